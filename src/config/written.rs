//! A configuration as its author writes it: every value with its place, nothing resolved. The JSON
//! Schema is derived from these types, so a key is described where it is declared.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::claim::Cue;
use crate::grammar::Dimension;
use crate::rule::{DIMENSIONS, OneOrMore, Placed, SEVERITIES, Texts};

/// heshu 的配置
#[derive(Clone, Debug, Default, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct WrittenConfig {
    /// 自己的规则文件或文件夹，路径从配置文件所在的文件夹算起；这些规则总是启用
    #[schemars(with = "Option<OneOrMore>")]
    pub rules: Texts,
    /// 自己的单位
    #[schemars(with = "Option<Vec<WrittenUnit>>")]
    pub units: Vec<WrittenUnit>,
    /// Whether some unit could not be read.
    #[schemars(skip)]
    pub units_faulty: bool,
    /// 自己的线索词：线索 → 词语，如 total: [统共]
    #[schemars(default, schema_with = "cues")]
    pub cues: Vec<(Placed<String>, Texts)>,
    /// 固定词语：含数字而不是数量的名称，如 八千里路
    #[schemars(with = "Option<OneOrMore>")]
    pub phrases: Texts,
    /// 不核对哪些稿件，写法同 overrides 的 paths；点名核对的文件不受此限，除非加了 --force-exclude
    #[schemars(with = "Option<OneOrMore>")]
    pub exclude: Texts,
    /// 只对一部分稿件起作用的设置；几项都对得上时，后写的优先
    #[schemars(with = "Option<Vec<WrittenOverride>>")]
    pub overrides: Vec<WrittenOverride>,
    #[schemars(flatten)]
    pub settings: WrittenSettings,
}

/// 只对一部分稿件起作用的设置
#[derive(Clone, Debug, Default, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct WrittenOverride {
    /// 对哪些稿件起作用，路径从配置文件所在的文件夹算起：* 代表任意文字，** 代表任意层文件夹；不含 / 的写法对任何文件夹里的文件都有效
    #[schemars(with = "OneOrMore")]
    pub paths: Texts,
    #[schemars(flatten)]
    pub settings: WrittenSettings,
}

/// Settings that may stand at the top and in an override.
#[derive(Clone, Debug, Default, JsonSchema)]
pub struct WrittenSettings {
    /// 选用哪些内置规则包；不写就全用
    #[schemars(with = "Option<OneOrMore>")]
    pub packs: Option<Texts>,
    /// 级别：规则编号或包名 → error、warning、info，或 off（不查）；写编号的比写包名的优先
    #[schemars(default, schema_with = "severities")]
    pub severity: Vec<(Placed<String>, Placed<String>)>,
    /// 约数有多宽
    pub hedges: Option<WrittenHedges>,
    /// 是否承认截尾的写法（70.9% 写成 70%），默认 true；false 表示只承认四舍五入
    pub truncation: Option<Placed<bool>>,
    /// 见报或发布的日期，如 2020-05-29；今年、去年、本月等按它推算。不写就看稿件的电头和落款
    #[schemars(default, schema_with = "date")]
    pub date: Option<Placed<String>>,
}

/// 约数有多宽
#[derive(Clone, Debug, Default, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct WrittenHedges {
    /// 约、左右、上下：上下各差多少仍算相符，占数值的比例，默认 10%
    #[schemars(default, schema_with = "fraction")]
    pub about: Option<Placed<String>>,
    /// 近、将近、接近：比所写的数最多小多少，占末位非零数字一个单位的比例，默认 50%（近4万即大于 3.5万、不超过 4万）
    #[schemars(default, schema_with = "fraction")]
    pub near: Option<Placed<String>>,
}

/// 自己的单位
#[derive(Clone, Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct WrittenUnit {
    /// 单位的名称，如 菌棒
    pub name: Placed<String>,
    /// 同一个单位的别的写法，如 菌包
    #[schemars(with = "Option<OneOrMore>")]
    pub aliases: Texts,
    /// 量纲；数个数的单位都是 count。写了 of 就不必写
    #[schemars(default, schema_with = "dimension")]
    pub dimension: Option<Placed<String>>,
    /// 一个这种单位等于多少个 of 的单位（没有 of 时，等于多少个基本单位），默认 1
    #[schemars(default, schema_with = "factor")]
    pub factor: Option<Placed<String>>,
    /// 相当于哪个内置单位，如 公斤；量纲随它
    pub of: Option<Placed<String>>,
}

/// The keys that a mapping of the file may have.
pub mod keys {
    pub const CONFIG: &[&str] = &[
        "packs",
        "rules",
        "severity",
        "date",
        "hedges",
        "truncation",
        "units",
        "cues",
        "phrases",
        "exclude",
        "overrides",
    ];
    pub const OVERRIDE: &[&str] = &["paths", "packs", "severity", "date", "hedges", "truncation"];
    pub const HEDGES: &[&str] = &["about", "near"];
    pub const UNIT: &[&str] = &["name", "aliases", "dimension", "factor", "of"];
}

/// What `severity` says of a rule that is not to be checked.
pub const OFF: &str = "off";

/// Dimensions that figures have by themselves and no unit gives them.
pub fn is_of_units(dimension: Dimension) -> bool {
    !matches!(dimension, Dimension::Date | Dimension::None)
}

fn severities(_: &mut SchemaGenerator) -> Schema {
    let mut words: Vec<&str> = SEVERITIES.iter().map(|(_, word)| *word).collect();
    words.push(OFF);
    // `off` is a flag to some editors.
    let level = json_schema!({ "anyOf": [{ "enum": words }, { "const": false }] });
    json_schema!({ "type": "object", "minProperties": 1, "additionalProperties": level })
}

fn date(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "format": "date" })
}

fn fraction(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "number"] })
}

fn factor(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "number"] })
}

fn dimension(_: &mut SchemaGenerator) -> Schema {
    let of_units = DIMENSIONS.iter().filter(|(member, _)| is_of_units(*member));
    let words: Vec<&str> = of_units.map(|(_, word)| *word).collect();
    json_schema!({ "type": "string", "enum": words })
}

fn cues(generator: &mut SchemaGenerator) -> Schema {
    let words = OneOrMore::json_schema(generator);
    let properties: serde_json::Map<String, serde_json::Value> = Cue::ALL
        .iter()
        .map(|(_, word)| ((*word).to_owned(), words.as_value().clone()))
        .collect();
    json_schema!({ "type": "object", "properties": properties, "additionalProperties": false })
}
