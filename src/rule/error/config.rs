//! What can be wrong with a configuration besides what can be wrong with any file, in both
//! languages.

use super::fault::{Fault, Known};
use super::{Words, chinese, english};

/// One thing that is wrong with a configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigFault {
    UnknownPack {
        name: String,
        known: Known,
    },
    /// A key of `severity` that is neither a rule nor a pack.
    UnknownRule {
        name: String,
        known: Known,
    },
    /// A severity for a rule or pack that no `packs` takes up.
    RuleNotUsed {
        name: String,
    },
    /// A rule file or folder that cannot be read, and what is wrong with it.
    UnreadableRules {
        path: String,
        reason: Box<Fault>,
    },
    /// A folder of `rules` without a rule file in it.
    NoRulesInFolder {
        path: String,
    },
    BadFraction {
        text: String,
    },
    /// Below zero, above one, or zero where that leaves nothing.
    FractionOutOfRange {
        text: String,
        zero_allowed: bool,
    },
    /// A unit that begins with a numeral or has blanks in it.
    BadUnitWord {
        word: String,
    },
    UnitTaken {
        word: String,
        unit: String,
    },
    UnitWithoutDimension,
    /// `dimension: area` with `of: 吨`.
    DimensionOfAnother {
        unit: String,
        dimension: &'static str,
    },
    /// `date` and `none`, which no unit has.
    NotADimensionOfUnits {
        dimension: String,
    },
    UnknownBaseUnit {
        word: String,
        known: Known,
    },
    BadFactor {
        text: String,
    },
    CueTaken {
        word: String,
    },
    /// A cue word or phrase that no text can hold as one: with digits, blanks or brackets.
    BadCueWord {
        word: String,
    },
    PhraseWithoutNumeral {
        phrase: String,
    },
    /// With a bracket that is not closed, or a range that runs backwards.
    BadPattern {
        pattern: String,
    },
    /// An absolute path, or one that leads out of the configuration's folder.
    PatternOutside {
        pattern: String,
    },
    EmptyOverride,
    /// A key of an override that can only be set for all drafts.
    OnlyAtTop {
        key: String,
    },
    WordTooLong {
        word: String,
        most: usize,
    },
}

impl ConfigFault {
    /// What is wrong and how to mend it, in Chinese.
    pub(super) fn chinese(&self) -> Words {
        match self {
            Self::UnknownPack { name, known } => Words::new(
                "没有这个规则包",
                format!("内置规则里没有叫 {name} 的包"),
                chinese::meant(known, "可用的规则包"),
            ),
            Self::UnknownRule { name, known } => Words::new(
                "没有这条规则，也没有这个规则包",
                format!("没有编号或包名叫 {name} 的规则"),
                if known.nearest.is_some() || known.full_width.is_some() {
                    chinese::meant(known, "")
                } else {
                    "heshu rules list 列出所有规则的编号和包名".to_owned()
                },
            ),
            Self::RuleNotUsed { name } => Words::new(
                "这条设置不起作用",
                format!("packs 里没有选用 {name}"),
                "删去这一行，或者把它的规则包写进 packs",
            ),
            Self::UnreadableRules { path, reason } => Words::new(
                "规则文件读不了",
                format!("{path}：{}", chinese::words(reason).title),
                "检查路径：它从配置文件所在的文件夹算起；规则文件是手写的文本，以 .yaml 结尾",
            ),
            Self::NoRulesInFolder { path } => Words::new(
                "文件夹里没有规则文件",
                format!("{path} 里没有 .yaml 或 .yml 文件"),
                "检查路径，或者把规则文件放进去",
            ),
            Self::BadFraction { text } => Words::new(
                "比例写错了",
                format!("{text} 不是比例"),
                "写成 10%、0.1 或 1/10",
            ),
            Self::FractionOutOfRange { text, zero_allowed } => Words::new(
                "比例超出范围",
                format!("{text} 不在范围内"),
                if *zero_allowed {
                    "写 0% 到 100% 之间的比例，如 10%"
                } else {
                    "写大于 0%、不超过 100% 的比例，如 50%"
                },
            ),
            Self::BadUnitWord { word } => Words::new(
                "单位的写法不对",
                format!("“{word}”不能作单位"),
                "单位不能以数字开头，里面不能有空格、标点和数字，如 菌棒",
            ),
            Self::UnitTaken { word, unit } => Words::new(
                "已经有这个单位",
                format!("“{word}”已经是单位（{unit}）"),
                "删去它，或者换一个词；内置的单位不能改",
            ),
            Self::UnitWithoutDimension => Words::new(
                "单位缺少量纲",
                "不知道这个单位量的是什么",
                "补上 dimension: count（数个数的单位都是 count），或者用 of 写出它相当于哪个单位",
            ),
            Self::DimensionOfAnother { unit, dimension } => Words::new(
                "两个量纲对不上",
                format!("{unit} 的量纲是 {dimension}"),
                format!("改成 dimension: {dimension}，或者删去 dimension"),
            ),
            Self::NotADimensionOfUnits { dimension } => Words::new(
                "单位不能是这种量纲",
                format!("单位量的不是 {dimension}"),
                "数个数的单位写 count；其他如 money、mass、area、length、volume",
            ),
            Self::UnknownBaseUnit { word, known } => Words::new(
                "不认识的单位",
                format!("没有叫 {word} 的单位"),
                chinese::meant(known, "例如"),
            ),
            Self::BadFactor { text } => Words::new(
                "倍数写错了",
                format!("{text} 不是大于 0 的数"),
                "写成 1.5、20 或 1/3，表示一个这种单位等于多少",
            ),
            Self::CueTaken { word } => Words::new(
                "已经有这个线索词",
                format!("“{word}”已经表示这个线索"),
                "删去它",
            ),
            Self::BadCueWord { word } => Words::new(
                "线索词的写法不对",
                format!("“{word}”里有空格、数字或括号，文中永远找不到"),
                "只写词语本身，如 统共",
            ),
            Self::PhraseWithoutNumeral { phrase } => Words::new(
                "固定词语里没有数字",
                format!("“{phrase}”里没有数字，本来就不会当作数量"),
                "删去它；这里只写含数字而不是数量的名称，如 八千里路",
            ),
            Self::BadPattern { pattern } => Words::new(
                "路径写错了",
                format!("“{pattern}”里的括号不成对，或者方括号里的写法不对"),
                "写成 简报/** 或 *.md：* 代表任意文字，** 代表任意层文件夹；方括号要成对",
            ),
            Self::PatternOutside { pattern } => Words::new(
                "路径在配置文件的文件夹之外，永远不会匹配",
                format!("“{pattern}”不在这个文件夹里"),
                "从配置文件所在的文件夹写起，如 简报/**",
            ),
            Self::EmptyOverride => Words::new(
                "这一项什么也没有改",
                "只有 paths，没有要改的设置",
                "写上要改的设置，如 severity: { usage: off }；或者删去这一项",
            ),
            Self::OnlyAtTop { key } => Words::new(
                "这个键只能写在最外层",
                format!("{key} 不能只对一部分稿件起作用"),
                format!("把 {key} 移到最外层，与 overrides 左对齐"),
            ),
            Self::WordTooLong { word, most } => Words::new(
                "词太长",
                format!("“{word}”超过 {most} 个字"),
                "只写词语本身，不要写整句话",
            ),
        }
    }

    /// The same in English.
    pub(super) fn english(&self) -> Words {
        match self {
            Self::UnknownPack { name, known } => Words::new(
                "no such pack",
                format!("no built-in pack is called {name}"),
                english::meant(known, "the packs are"),
            ),
            Self::UnknownRule { name, known } => Words::new(
                "neither a rule nor a pack",
                format!("no rule or pack is called {name}"),
                if known.nearest.is_some() || known.full_width.is_some() {
                    english::meant(known, "")
                } else {
                    "`heshu rules list` shows all rules and packs".to_owned()
                },
            ),
            Self::RuleNotUsed { name } => Words::new(
                "this setting has no effect",
                format!("`packs` leaves {name} out"),
                "delete the line, or add its pack to `packs`",
            ),
            Self::UnreadableRules { path, reason } => Words::new(
                "the rule file cannot be read",
                format!("{path}: {}", english::words(reason).title),
                "check the path, which starts at the folder of the configuration; rule files are text and end in .yaml",
            ),
            Self::NoRulesInFolder { path } => Words::new(
                "no rule file in the folder",
                format!("{path} has no .yaml or .yml file"),
                "check the path, or put rule files there",
            ),
            Self::BadFraction { text } => Words::new(
                "this is not a fraction",
                format!("{text} is not a fraction"),
                "write 10%, 0.1 or 1/10",
            ),
            Self::FractionOutOfRange { text, zero_allowed } => Words::new(
                "the fraction is out of range",
                format!("{text} is out of range"),
                if *zero_allowed {
                    "write a fraction from 0% to 100%, such as 10%"
                } else {
                    "write a fraction above 0% and up to 100%, such as 50%"
                },
            ),
            Self::BadUnitWord { word } => Words::new(
                "this cannot be a unit",
                format!("“{word}” cannot be a unit"),
                "a unit begins with no numeral and has no blanks, signs or digits in it: 菌棒",
            ),
            Self::UnitTaken { word, unit } => Words::new(
                "the unit is there already",
                format!("“{word}” is a unit already ({unit})"),
                "delete it, or take another word; built-in units cannot be changed",
            ),
            Self::UnitWithoutDimension => Words::new(
                "the unit has no dimension",
                "what the unit measures is not known",
                "add `dimension: count` for a unit that counts, or say with `of` what unit it is so many of",
            ),
            Self::DimensionOfAnother { unit, dimension } => Words::new(
                "the dimensions differ",
                format!("the dimension of {unit} is {dimension}"),
                format!("write `dimension: {dimension}`, or delete it"),
            ),
            Self::NotADimensionOfUnits { dimension } => Words::new(
                "no unit has this dimension",
                format!("no unit has the dimension {dimension}"),
                "`count` for units that count; others are money, mass, area, length, volume",
            ),
            Self::UnknownBaseUnit { word, known } => Words::new(
                "unknown unit",
                format!("no unit is called {word}"),
                english::meant(known, "for example"),
            ),
            Self::BadFactor { text } => Words::new(
                "this is not a factor",
                format!("{text} is not a number above 0"),
                "write 1.5, 20 or 1/3: how many base units one of it is",
            ),
            Self::CueTaken { word } => Words::new(
                "the cue word is there already",
                format!("“{word}” says this cue already"),
                "delete it",
            ),
            Self::BadCueWord { word } => Words::new(
                "this cannot be a cue word",
                format!("“{word}” has blanks, digits or brackets and is never found"),
                "write the word alone",
            ),
            Self::PhraseWithoutNumeral { phrase } => Words::new(
                "the phrase has no numeral",
                format!("“{phrase}” has no numeral and is no quantity anyway"),
                "delete it: only names that hold numerals belong here",
            ),
            Self::BadPattern { pattern } => Words::new(
                "this is not a path pattern",
                format!("a bracket of “{pattern}” has no partner, or what is in it is wrong"),
                "write 简报/** or *.md: * stands for any text, ** for any folders; close brackets",
            ),
            Self::PatternOutside { pattern } => Words::new(
                "the path lies outside and never matches",
                format!("“{pattern}” is not in this folder"),
                "start at the folder of the configuration: 简报/**",
            ),
            Self::EmptyOverride => Words::new(
                "this override changes nothing",
                "`paths` alone",
                "add what is to change, such as `severity: { usage: off }`, or delete it",
            ),
            Self::OnlyAtTop { key } => Words::new(
                "this key belongs at the top",
                format!("{key} cannot be set for some drafts only"),
                format!("move {key} to the top level, beside `overrides`"),
            ),
            Self::WordTooLong { word, most } => Words::new(
                "the word is too long",
                format!("“{word}” has more than {most} characters"),
                "write the word alone, not a sentence",
            ),
        }
    }
}
