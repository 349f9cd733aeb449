//! A rule file as its author writes it: flat, every value with its place, nothing resolved.
//!
//! `load::read` fills these from the YAML tree; the JSON Schema that editors use is derived from
//! them, so a key is described where it is declared.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::meaning;
use super::words::{
    AMBIGUOUS, DIMENSIONS, FORMS, HEDGES, KINDS, LINKS, OPENINGS, SCOPES, SEVERITIES, SUPPRESSIONS,
};
use crate::claim::{Aspect, Cue};
use crate::language::Term;

pub use super::placed::Placed;

/// One or more words, each with its place.
pub type Texts = Vec<Placed<String>>;

/// 规则文件
#[derive(Clone, Debug, Default, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct WrittenFile {
    /// 规则包的名字；不写就用文件名
    pub pack: Option<Placed<String>>,
    /// 规则列表
    #[schemars(default)]
    pub rules: Vec<WrittenRule>,
    /// 事实：稿件里说到同一件事的数要与它相符
    #[schemars(default)]
    pub facts: Vec<WrittenFact>,
}

/// 一条事实
#[derive(Clone, Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct WrittenFact {
    /// 数的是什么：一个或几个名称，不含时间、地点
    #[schemars(with = "OneOrMore", required)]
    pub label: Texts,
    /// 值，照来源原样写，带单位；写到几位就精确到几位
    pub value: Placed<String>,
    /// 时段，写明年份，如 2020年、2020年末、2020年上半年；与时间无关的写 any
    #[schemars(schema_with = "scalar")]
    pub period: Placed<String>,
    /// 地点，如 全国、青川县；不限地点的写 any；不写则稿件里也不能说到地点
    pub place: Option<Placed<String>>,
    /// 来源，印在发现里
    pub source: Placed<String>,
    /// 有效期的最后一天，如 2027-03-01；过期的事实不用
    #[schemars(default, schema_with = "scalar")]
    pub until: Option<Placed<String>>,
}

/// 一条规则
#[derive(Clone, Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct WrittenRule {
    /// 编号：小写字母、数字和连字符，全部规则里不重复；每条发现都印出它
    #[schemars(regex(pattern = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"))]
    pub id: Placed<String>,
    /// 标题：一句话说明数字之间应有的关系
    pub title: Placed<String>,
    /// 为什么要查：一句话
    pub why: Option<Placed<String>>,
    /// 依据：标准、法规的名称和条款
    pub source: Option<Placed<String>>,
    /// 级别，默认 error
    #[schemars(default, schema_with = "severity")]
    pub severity: Option<Placed<String>>,
    /// 各角色最远相隔多远，默认 paragraph
    #[schemars(default, schema_with = "scope")]
    pub within: Option<Placed<String>>,
    /// 角色：名字 → 条件。第一个角色是锚点，规则从它开始
    #[schemars(rename = "where", schema_with = "roles", required)]
    pub roles: Vec<WrittenRole>,
    /// 断言：一个或几个应当成立的式子，如 复工率 == 已复工 / 总数
    #[schemars(with = "Option<OneOrMore>")]
    pub assert: Texts,
    /// 禁止：不应当成立的式子，或一个不应出现的角色；用于写法规则
    #[schemars(with = "Option<OneOrMore>")]
    pub forbid: Texts,
    /// 各角色不必一致的方面
    #[schemars(default, schema_with = "aspects")]
    pub free: Texts,
    /// 几种搭配都可能、都不成立时：report 报告，silent 不报（默认）
    #[schemars(default, schema_with = "ambiguous")]
    pub ambiguous: Option<Placed<String>>,
    /// 只核实、不报错：关系成立时记为已核实，不成立时不作声（凑得上才算数的宽松搭配）
    pub confirm_only: Option<Placed<bool>>,
    /// 前提：各角色配齐以后，这些式子成立才算一种可能的搭配；不成立就当没有配上
    #[schemars(with = "Option<OneOrMore>")]
    pub when: Texts,
    /// 建议：角色 → 式子。别的数算得出这个数唯一的写法时，报告里给出改法；绝不自动改
    #[schemars(default, schema_with = "suggestion")]
    pub suggest: Option<WrittenSuggestion>,
    /// 发现的说明，可用 {角色} 和 {式子}
    pub message: Option<Placed<String>>,
    /// 怎样改
    pub help: Option<Placed<String>>,
    /// 随规则走的例句
    pub tests: Option<WrittenTests>,
}

/// A suggestion as written: the role whose figure it would replace, and the expression for it.
#[derive(Clone, Debug)]
pub struct WrittenSuggestion {
    pub role: Placed<String>,
    pub expression: Placed<String>,
}

/// 例句
#[derive(Clone, Debug, Default, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct WrittenTests {
    /// 不该报的例句
    #[schemars(with = "Option<OneOrMore>")]
    pub ok: Texts,
    /// 该报的例句
    #[schemars(with = "Option<Vec<BadExample>>")]
    pub bad: Vec<WrittenExample>,
    /// 例句的见报日期，如 2020-05-29；用 published() 的规则要写
    pub date: Option<Placed<String>>,
    /// 只在例句里有效的事实
    #[schemars(default)]
    pub facts: Vec<WrittenFact>,
}

/// 该报的例句
#[derive(Clone, Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct WrittenExample {
    /// 例句
    #[schemars(schema_with = "scalar")]
    pub text: Placed<String>,
    /// 例句中有误的那个数，照抄
    #[schemars(default, schema_with = "scalar")]
    pub at: Option<Placed<String>>,
}

/// A role with its filters. Keys that name links are kept together, in the order written.
#[derive(Clone, Debug)]
pub struct WrittenRole {
    pub name: Placed<String>,
    pub filter: WrittenFilter,
    pub links: Vec<WrittenLink>,
}

/// A link as written: its key (an entry of `words::LINKS`) and the role it names.
#[derive(Clone, Debug)]
pub struct WrittenLink {
    pub key: Placed<String>,
    pub role: Placed<String>,
}

/// 角色的条件，各条都要满足
#[derive(Clone, Debug, Default, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct WrittenFilter {
    /// 单位，其中之一；写别的角色的名字表示与它同单位
    #[schemars(with = "Option<OneOrMore>")]
    pub unit: Texts,
    /// 量纲，其中之一；写别的角色的名字表示与它同量纲
    #[schemars(default, schema_with = "dimensions")]
    pub dimension: Texts,
    /// 数的类型，其中之一
    #[schemars(default, schema_with = "kinds")]
    pub kind: Texts,
    /// 标签里有其中一个词
    #[schemars(with = "Option<OneOrMore>")]
    pub label: Texts,
    /// 标签里没有这些词
    #[schemars(with = "Option<OneOrMore>")]
    pub not: Texts,
    /// 有其中一个线索
    #[schemars(default, schema_with = "cues")]
    pub cue: Texts,
    /// 没有这些线索
    #[schemars(default, schema_with = "cues")]
    pub without: Texts,
    /// 是否在否定句里（没有、未、尚未）
    pub negated: Option<Placed<bool>>,
    /// 是否带约、近、余之类的词
    pub hedged: Option<Placed<bool>>,
    /// 是否以百分点、千分点计
    pub points: Option<Placed<bool>>,
    /// 是否是某个总数的一部分（其中、括号、「X中，」）
    pub part: Option<Placed<bool>>,
    /// 是否在括号里
    pub bracketed: Option<Placed<bool>>,
    /// 后面的词是否以「中」收尾（12名评委中，……）
    pub among: Option<Placed<bool>>,
    /// 是否自带说明它数的是什么的词（标签）
    pub labelled: Option<Placed<bool>>,
    /// 是否在标题里（大标题、小标题都算）
    pub heading: Option<Placed<bool>>,
    /// 是否在全文的大标题里
    pub title: Option<Placed<bool>>,
    /// 稿件是否是繁体
    pub traditional: Option<Placed<bool>>,
    /// 是否在表格里
    pub in_table: Option<Placed<bool>>,
    /// 占比：是否写明了占的是什么（占全部金牌的15%）
    pub based: Option<Placed<bool>>,
    /// 同一句里是否另有说它的率（448人完赛，完赛率93%）
    pub rated: Option<Placed<bool>>,
    /// 前面是否没有自己的名目、地点，只有共计、合计一类的词
    pub bare: Option<Placed<bool>>,
    /// 并列的一组：各项是否互不相容（「妇女」与「党员」可以是同一人）
    pub apart: Option<Placed<bool>>,
    /// 用于 many 角色：原文是否看得出各部分已经列全
    pub complete: Option<Placed<bool>>,
    /// 数值的范围，如 "> 1"、"<= 100%"、"> 0 and < 1万"
    #[schemars(default, schema_with = "scalar")]
    pub value: Option<Placed<String>>,
    /// 带其中一种约数词：about 约、左右，near 近，odd 余、多，above 超过，at_least 至少、以上，below 不到，at_most 最多、以下
    #[schemars(default, schema_with = "hedges")]
    pub hedge: Texts,
    /// 写成其中一种形式
    #[schemars(default, schema_with = "forms")]
    pub form: Texts,
    /// 不写成这些形式
    #[schemars(default, schema_with = "forms")]
    pub not_form: Texts,
    /// 单位照原文写作其中一个词（公分，而不是厘米）
    #[schemars(with = "Option<OneOrMore>")]
    pub unit_text: Texts,
    /// 这个数连单位和约数词在内的写法里有其中一个式样
    #[schemars(with = "Option<OneOrMore>")]
    pub surface: Texts,
    /// 写法里没有这些式样
    #[schemars(with = "Option<OneOrMore>")]
    pub not_surface: Texts,
    /// 前面紧挨着其中一个式样
    #[schemars(with = "Option<OneOrMore>")]
    pub preceded_by: Texts,
    /// 前面没有紧挨着这些式样
    #[schemars(with = "Option<OneOrMore>")]
    pub not_preceded_by: Texts,
    /// 后面（单位之后）紧挨着其中一个式样
    #[schemars(with = "Option<OneOrMore>")]
    pub followed_by: Texts,
    /// 后面没有紧挨着这些式样
    #[schemars(with = "Option<OneOrMore>")]
    pub not_followed_by: Texts,
    /// 是否在引号或书名号里
    pub quoted: Option<Placed<bool>>,
    /// 是否在分句、句子或段落的开头
    #[schemars(default, schema_with = "openings")]
    pub opens: Texts,
    /// 不是数，而是合乎其中一个式样的文字；这样的规则只有这一个角色
    #[schemars(with = "Option<OneOrMore>")]
    pub text: Texts,
    /// 用于 text 角色：文字里的编号没有接着前一个往下数（一是、二是、四是）
    pub out_of_turn: Option<Placed<bool>>,
    /// 不是稿件里的文字，而是稿件里（或同名的 .heshu.yaml 里）允许某条发现的话：unused 已用不着，unknown 规则编号有误，reasonless 没写原因
    #[schemars(default, schema_with = "suppressions")]
    pub suppression: Option<Placed<String>>,
    /// 可以没有；断言里用到它而它没有时，跳过那一条断言
    pub optional: Option<Placed<bool>>,
    /// 代表一组并列的数，用 sum、min、max、count 计算
    pub many: Option<Placed<bool>>,
}

/// The keys that a mapping of the file may have.
pub mod keys {
    pub const FILE: &[&str] = &["pack", "rules", "facts"];
    pub const FACT: &[&str] = &["label", "value", "period", "place", "source", "until"];
    pub const RULE: &[&str] = &[
        "id",
        "title",
        "why",
        "source",
        "severity",
        "within",
        "where",
        "assert",
        "forbid",
        "free",
        "ambiguous",
        "confirm_only",
        "when",
        "suggest",
        "message",
        "help",
        "tests",
    ];
    pub const TESTS: &[&str] = &["ok", "bad", "date", "facts"];
    pub const EXAMPLE: &[&str] = &["text", "at"];
    pub const FILTER: &[&str] = &[
        "unit",
        "dimension",
        "kind",
        "label",
        "not",
        "cue",
        "without",
        "negated",
        "hedged",
        "points",
        "part",
        "bracketed",
        "among",
        "labelled",
        "heading",
        "title",
        "traditional",
        "in_table",
        "based",
        "rated",
        "bare",
        "apart",
        "complete",
        "value",
        "hedge",
        "form",
        "not_form",
        "unit_text",
        "surface",
        "not_surface",
        "preceded_by",
        "not_preceded_by",
        "followed_by",
        "not_followed_by",
        "quoted",
        "opens",
        "text",
        "out_of_turn",
        "suppression",
        "optional",
        "many",
        "part_of",
        "whole_of",
        "subject_of",
        "about",
        "base_of",
        "start_of",
        "like",
        "same_label",
        "after",
        "before",
        "next_to",
        "not_less_than",
        "touching",
        "sibling_of",
        "same_subject",
        "adds_down",
        "adds_across",
        "cell_part_of",
        "cell_whole_of",
        "cell_now_of",
        "cell_before_of",
        "changes_of",
        "same_base",
        "other_unit",
        "same_sentence",
        "unparted",
        "dated",
        "per",
        "ratio_to",
        "same_matter",
        "fact_of",
    ];
}

impl<T: JsonSchema> JsonSchema for Placed<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// Text or a list of texts.
pub(crate) struct OneOrMore;

impl JsonSchema for OneOrMore {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "OneOrMore".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        // A plain number or flag is text too: `label: 2020` is a word of the label.
        let scalar = ["string", "number", "boolean"];
        json_schema!({ "anyOf": [
            { "type": scalar },
            { "type": "array", "items": { "type": scalar } },
        ] })
    }
}

/// Text, or `{text, at}`.
struct BadExample;

impl JsonSchema for BadExample {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "BadExample".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let written = generator.subschema_for::<WrittenExample>();
        json_schema!({ "anyOf": [{ "type": "string" }, written] })
    }
}

/// Text, or a number, which is read as text.
fn scalar(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "number"] })
}

/// The words of a closed set, and what each means, which editors show beside it.
fn set<T: Copy>(words: &[(T, &'static str)], meaning: fn(T) -> Term) -> Schema {
    let meanings: Vec<&str> = words
        .iter()
        .map(|(member, _)| meaning(*member).chinese)
        .collect();
    let words: Vec<&str> = words.iter().map(|(_, word)| *word).collect();
    json_schema!({ "type": "string", "enum": words, "enumDescriptions": meanings })
}

fn one_or_more(schema: &Schema) -> Schema {
    json_schema!({ "anyOf": [schema, { "type": "array", "items": schema }] })
}

fn severity(_: &mut SchemaGenerator) -> Schema {
    set(SEVERITIES, meaning::severity)
}

fn scope(_: &mut SchemaGenerator) -> Schema {
    set(SCOPES, meaning::scope)
}

fn ambiguous(_: &mut SchemaGenerator) -> Schema {
    set(AMBIGUOUS, meaning::ambiguous)
}

fn kinds(_: &mut SchemaGenerator) -> Schema {
    one_or_more(&set(KINDS, meaning::kind))
}

fn cues(_: &mut SchemaGenerator) -> Schema {
    one_or_more(&set(&Cue::ALL, meaning::cue))
}

fn hedges(_: &mut SchemaGenerator) -> Schema {
    one_or_more(&set(HEDGES, meaning::hedge))
}

fn forms(_: &mut SchemaGenerator) -> Schema {
    one_or_more(&set(FORMS, meaning::form))
}

fn suppressions(_: &mut SchemaGenerator) -> Schema {
    set(SUPPRESSIONS, meaning::suppression)
}

fn openings(_: &mut SchemaGenerator) -> Schema {
    one_or_more(&set(OPENINGS, meaning::opening))
}

fn aspects(_: &mut SchemaGenerator) -> Schema {
    one_or_more(&set(&Aspect::ALL, meaning::aspect))
}

/// 角色 → 式子, of one role.
fn suggestion(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": { "type": ["string", "number"] },
    })
}

/// A dimension, or the name of another role.
fn dimensions(_: &mut SchemaGenerator) -> Schema {
    let set = set(DIMENSIONS, meaning::dimension);
    let items = set.clone();
    json_schema!({ "anyOf": [
        set,
        { "type": "string", "description": "别的角色的名字：与它是同一种量" },
        { "type": "array", "items": items },
    ] })
}

/// 角色名 → 条件与连接.
fn roles(generator: &mut SchemaGenerator) -> Schema {
    let mut filter = WrittenFilter::json_schema(generator);
    if let Some(properties) = filter
        .ensure_object()
        .get_mut("properties")
        .and_then(|properties| properties.as_object_mut())
    {
        for (kind, key) in LINKS {
            let said = meaning::link(*kind).chinese.replace("{}", "那个角色");
            let description = format!("{said}；写那个角色的名字");
            let link = json_schema!({ "type": "string", "description": description });
            properties.insert((*key).to_owned(), link.to_value());
        }
    }
    json_schema!({ "type": "object", "minProperties": 1, "additionalProperties": filter })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn properties<T: JsonSchema>() -> Vec<String> {
        let schema = SchemaGenerator::default().into_root_schema_for::<T>();
        let mut names: Vec<String> = schema
            .get("properties")
            .unwrap()
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect();
        names.sort();
        names
    }

    fn sorted(words: &[&str]) -> Vec<String> {
        let mut words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        words.sort();
        words
    }

    #[test]
    fn the_keys_read_are_the_keys_of_the_schema() {
        assert_eq!(properties::<WrittenFile>(), sorted(keys::FILE));
        assert_eq!(properties::<WrittenRule>(), sorted(keys::RULE));
        assert_eq!(properties::<WrittenFact>(), sorted(keys::FACT));
        assert_eq!(properties::<WrittenTests>(), sorted(keys::TESTS));
        assert_eq!(properties::<WrittenExample>(), sorted(keys::EXAMPLE));
        let mut filter = properties::<WrittenFilter>();
        filter.extend(LINKS.iter().map(|(_, word)| (*word).to_owned()));
        filter.sort();
        assert_eq!(filter, sorted(keys::FILTER));
    }
}
