//! Faults in Chinese.

use super::fault::{Fault, Known, Type, WordSet};
use super::{Words, fact};
use crate::grammar::Dimension;
use crate::language::Language;
use crate::rule::words::{LINKS, word_of};
use crate::source::SourceErrorKind;

/// What is wrong and how to mend it.
pub fn words(fault: &Fault) -> Words {
    if let Fault::Config(fault) = fault {
        return fault.chinese();
    }
    file(fault)
        .or_else(|| yaml(fault))
        .or_else(|| structure(fault))
        .or_else(|| rule(fault))
        .unwrap_or_else(|| expression(fault))
}

fn file(fault: &Fault) -> Option<Words> {
    Some(match fault {
        Fault::NoSuchFile => Words::new("没有这个文件", "", "检查路径和文件名"),
        Fault::Unreadable(SourceErrorKind::Binary { .. }) => Words::new(
            "这不是文本文件",
            "",
            "规则和配置是手写的文本，文件名以 .yaml 结尾；请用文本编辑器（如记事本）写，不要用 Word",
        ),
        Fault::Unreadable(kind @ SourceErrorKind::Unreadable { .. }) => {
            Words::new(kind.reason(Language::Chinese), "", "检查路径和读取权限")
        }
        Fault::Unreadable(kind) => Words::new(
            format!("文件里有读不出的字：{}", kind.reason(Language::Chinese)),
            "",
            "用文本编辑器打开，另存为 UTF-8 编码",
        ),
        _ => return None,
    })
}

fn yaml(fault: &Fault) -> Option<Words> {
    Some(match fault {
        Fault::EmptyFile => Words::new(
            "规则文件是空的",
            "这里应有 rules:",
            "写上 rules: 和至少一条规则；heshu rules show 可以看内置规则的写法",
        ),
        Fault::FileTooLarge { bytes, most } => Words::new(
            "文件太大",
            format!("共 {bytes} 字节，上限是 {most} 字节"),
            "分成几个文件；如果这不是手写的规则或配置，请检查路径",
        ),
        Fault::ValueTooLong { characters, most } => Words::new(
            "这一项太长",
            format!("有 {characters} 个字，上限是 {most} 个字"),
            "缩短它；如果漏了收尾的引号，请补上",
        ),
        Fault::TabIndent => Words::new(
            "缩进用了制表符（Tab）",
            "这是一个制表符",
            "YAML 只能用空格缩进：把制表符换成两个空格",
        ),
        Fault::WideIndent => Words::new(
            "缩进用了全角空格",
            "这里的空格不是半角空格",
            "YAML 只能用半角空格缩进：把它换成半角空格",
        ),
        Fault::FullWidthColon => Words::new(
            "键后面用了全角冒号",
            "这个冒号是全角的",
            "改成半角冒号，后面加一个空格，如 title: 标题",
        ),
        Fault::NoBlankAfterColon => {
            Words::new("冒号后面缺空格", "冒号后面要有一个空格", "写成 键: 值")
        }
        Fault::NoBlankAfterDash => Words::new(
            "横线后面缺空格",
            "这一项以横线开头，横线后面却没有空格",
            "写成 - 值",
        ),
        Fault::UnclosedQuote => Words::new(
            "引号没有收尾",
            "这个引号没有配对",
            "在这一项的末尾补上同样的引号",
        ),
        Fault::UnclosedList => Words::new(
            "括号没有收尾",
            "这个括号没有配对",
            "补上 ] 或 }，各项之间用半角逗号分开",
        ),
        Fault::FullWidthComma => Words::new(
            "各项之间用了全角逗号",
            "这个逗号是全角的",
            "改成半角逗号，后面加一个空格，如 { unit: 家, label: 企业 }",
        ),
        Fault::UnquotedBrace => Words::new(
            "以 { 开头的文字要加引号",
            "YAML 把这个 { 当作映射的开头",
            "给整句话加上引号，如 message: \"{复工率}有误\"",
        ),
        Fault::UnquotedColon => Words::new(
            "这里不能再有冒号",
            "一行里有两个“键: 值”",
            "文字里有冒号时，给整句话加上引号；否则检查上一行是否缩进有误",
        ),
        Fault::UnquotedSign { sign } => Words::new(
            format!("以 {sign} 开头的值要加引号"),
            format!("{sign} 在 YAML 里有特别的意思"),
            "给这一项加上引号，如 value: \"> 1\"",
        ),
        Fault::FullWidthBracket { sign, half } => Words::new(
            "用了全角的括号",
            format!("这个 {sign} 是全角的"),
            format!("改成半角的 {half}，另一半括号也一样"),
        ),
        Fault::BadIndent => Words::new(
            "缩进对不齐",
            "这一行的缩进与上面各行都不一致",
            "同一层的键要左对齐，下一层多缩进两个空格",
        ),
        Fault::TooManyAliases => Words::new(
            "引用（*名字）展开后太大",
            "从这里展开的内容超出上限",
            "不要层层引用，直接写出内容",
        ),
        Fault::TooDeep => Words::new(
            "嵌套太深",
            "这里的层数超出上限",
            "规则和配置都只有几层：去掉多余的括号和缩进",
        ),
        Fault::SeveralDocuments => Words::new(
            "一个文件里有几份文档",
            "--- 之后又开始了一份文档",
            "去掉 ---，或者分成几个文件",
        ),
        Fault::UnknownAnchor => Words::new(
            "引用了没有定义的名字",
            "星号在 YAML 里表示引用",
            "如果本意是文字，给它加上引号",
        ),
        Fault::NotYaml { detail } => Words::new(
            "这不是有效的 YAML",
            "从这里读不下去",
            format!("检查这一行和上一行的缩进、冒号、引号、括号（解析器的原话：{detail}）"),
        ),
        _ => return None,
    })
}

fn structure(fault: &Fault) -> Option<Words> {
    Some(match fault {
        Fault::NotAMap => Words::new(
            "这里应是“键: 值”",
            "这不是一组“键: 值”",
            "写成 键: 值，每行一个，冒号用半角并带空格",
        ),
        Fault::NotAList => Words::new(
            "这里应是列表",
            "这不是列表",
            "每项以 - 和空格开头，或写成 [甲, 乙]",
        ),
        Fault::NotText => Words::new("这里应是文字", "这不是一段文字", "写一段文字，必要时加引号"),
        Fault::NotAFlag => Words::new(
            "这里应是 true 或 false",
            "只能写 true 或 false",
            "写 true 或 false",
        ),
        Fault::EmptyValue { key } => Words::new(
            "键后面没有值",
            format!("{key} 没有值"),
            "写上值，或者删去这个键",
        ),
        Fault::UnknownKey { key, known } => Words::new(
            "不认识的键",
            format!("没有叫 {key} 的键"),
            meant(known, "可用的键"),
        ),
        Fault::BadDate { text } => Words::new(
            "日期写错了",
            format!("{text} 不是日期"),
            "写成 年-月-日，如 2020-05-29",
        ),
        Fault::NoSuchDate { text } => {
            Words::new("没有这一天", format!("历上没有 {text}"), "检查月份和日期")
        }
        Fault::DuplicateKey { key } => Words::new(
            "同一个键写了两次",
            format!("{key} 前面已经写过"),
            "删去一个，或者合在一起",
        ),
        Fault::MissingKey { key } => Words::new(
            format!("缺少 {key}"),
            format!("这里没有 {key}"),
            format!("补上 {key}: …"),
        ),
        Fault::UnknownWord { set, word, known } => Words::new(
            format!("{}写错了", set_name(*set)),
            format!("没有叫 {word} 的{}", set_name(*set)),
            meant(known, "可以写"),
        ),
        _ => return None,
    })
}

fn rule(fault: &Fault) -> Option<Words> {
    Some(match fault {
        Fault::Fact(fault) => fact::chinese(fault),
        Fault::BadId { id } => Words::new(
            "规则编号的写法不对",
            format!("{id} 不是小写字母、数字和连字符"),
            "用小写英文字母、数字和连字符，字母开头，如 resumption-rate",
        ),
        Fault::DuplicateId { id, file, line } => Words::new(
            "规则编号重复",
            format!("{id} 已经用过"),
            format!("换一个编号；先前的在 {file} 第 {line} 行"),
        ),
        Fault::NoRoles => Words::new(
            "规则没有角色",
            "where 里至少要有一个角色",
            "如 where: { 总数: { unit: 家, cue: total } }",
        ),
        Fault::NotOneSuggestion => Words::new(
            "建议要写一个角色",
            "suggest 里写一个角色和它应有的式子",
            "如 suggest: { 复工率: 已复工 / 总数 }；式子里有逗号时要加引号",
        ),
        Fault::NoAssert => Words::new(
            "规则没有断言",
            "这条规则没有 assert，也没有 forbid",
            "补上 assert: 复工率 == 已复工 / 总数 这样的式子",
        ),
        Fault::AssertAndForbid => Words::new(
            "assert 与 forbid 不能并用",
            "这条规则已经有 assert",
            "分成两条规则",
        ),
        Fault::BadRoleName { name } => Words::new(
            "角色名的写法不对",
            format!("{name} 不能作角色名"),
            "角色名用文字、数字和下划线，不以数字开头，不用 and、or、且、或和函数名",
        ),
        Fault::FirstRoleOptional { role } => Words::new(
            "第一个角色不能是可选的",
            format!("{role} 是锚点，规则从它开始"),
            "把一个必有的角色移到最前面",
        ),
        Fault::UnusedRole { role } => Words::new(
            "角色没有用到",
            format!("断言里没有 {role}，用到的角色也不与它相连"),
            "写进断言，或者删去这个角色",
        ),
        Fault::UnknownUnit { word, known } => Words::new(
            "不认识的单位",
            format!("{word} 既不是单位，也不是别的角色"),
            meant(known, "例如"),
        ),
        Fault::UnknownRole { name, known } => Words::new(
            "没有这个角色",
            format!("where 里没有叫 {name} 的角色"),
            meant(known, "这条规则的角色"),
        ),
        Fault::RoleAmongWords { role } => Words::new(
            "角色不能与别的词并列",
            format!("{role} 是角色，与它一致和是其中之一不能同时要求"),
            "只写角色，或者只写单位（量纲）",
        ),
        Fault::ListWithoutMany { key } => Words::new(
            format!("{key} 只用于 many 角色"),
            "这个角色只代表一个数",
            format!("加上 many: true，或者去掉 {key}"),
        ),
        Fault::Pattern { fault, known } => super::pattern::chinese(fault, known),
        Fault::PatternWithoutWord => Words::new(
            "式样里没有可查找的字",
            "text 的每个式样至少要有一个写定的字",
            "加上字，如 \"{digits}几人\"；只看数的写法时用 surface",
        ),
        Fault::TextRoleAlone { role } => Words::new(
            "text 角色不能与别的角色同用",
            format!("{role} 是文字，不是数，与别的角色无从对照"),
            "把它写成单独一条规则；要与别的数对照时，用 surface、preceded_by 等条件",
        ),
        Fault::NotForText { key } => Words::new(
            "text 角色不能用这个条件",
            format!("{key} 说的是数，而 text 角色是一段文字"),
            "text 角色只用 preceded_by、followed_by、quoted、opens、heading、title、out_of_turn",
        ),
        Fault::OutOfTurnWithoutText => Words::new(
            "out_of_turn 只用于 text 角色",
            "这个角色没有写 text",
            "加上 text，写出带编号的文字，如 text: \"{chinese}是\"",
        ),
        Fault::TextWithoutValue { role } => Words::new(
            "text 角色没有数值",
            format!("{role} 是一段文字，不能比较和计算"),
            format!("写成 forbid: {role}，说明里用 {{{role}}}"),
        ),
        Fault::LinkToItself { role } => Words::new(
            "角色连到了自己",
            format!("{role} 不能与自己相连"),
            "改成另一个角色的名字",
        ),
        Fault::CircularLink { chain } => Words::new(
            "角色之间绕成一圈",
            format!("绕了一圈：{}", chain.join(" → ")),
            "去掉其中一个连接",
        ),
        Fault::ContraryLinks {
            role,
            other,
            first,
            second,
        } => Words::new(
            "两个连接互相矛盾，角色永远不会匹配",
            format!(
                "{role} 不能对 {other} 既是 {} 又是 {}",
                word_of(LINKS, first),
                word_of(LINKS, second)
            ),
            "去掉其中一个",
        ),
        Fault::DisjointFilters { first, second } => Words::new(
            "两个条件互相矛盾，角色永远不会匹配",
            format!("{first} 与 {second} 不可能同时成立"),
            "去掉其中一个，或者改成一致的",
        ),
        Fault::WordExcluded { label, not } => Words::new(
            "标签被排除词挡住，永远不会匹配",
            format!("label 里的“{label}”含有 not 里的“{not}”"),
            "去掉其中一个",
        ),
        Fault::CueExcluded { cue } => Words::new(
            "线索既要又不要，角色永远不会匹配",
            format!("{cue} 在 cue 和 without 里都有"),
            "去掉其中一个",
        ),
        Fault::EmptyRange { condition } => Words::new(
            "没有满足条件的数，角色永远不会匹配",
            format!("没有数满足 {condition}"),
            "检查大于号和小于号的方向",
        ),
        Fault::SameWordTwice { word } => Words::new(
            "同一个词写了两次",
            format!("“{word}”前面已经有了"),
            "删去一个",
        ),
        Fault::AtNotInText { at } => Words::new(
            "at 不在例句里",
            format!("例句里没有“{at}”"),
            "照抄例句中有误的那个数",
        ),
        Fault::TooManyWords { most } => Words::new(
            "标签词太多",
            format!("所有规则合计最多 {most} 个词"),
            "减少规则文件",
        ),
        _ => return None,
    })
}

fn expression(fault: &Fault) -> Words {
    match fault {
        Fault::ExpressionEmpty => Words::new(
            "式子是空的",
            "这里应有一个式子",
            "如 复工率 == 已复工 / 总数",
        ),
        Fault::ExpressionTooLong { longest } => {
            Words::new("式子太长", format!("上限是 {longest} 字节"), "分成几条断言")
        }
        Fault::ExpectedValue { found } => Words::new(
            "式子写错了",
            after(found, "这里应有角色、数或左括号"),
            "补上缺少的一项，或者去掉多余的运算符",
        ),
        Fault::UnitInExpression { unit } => Words::new(
            "式子里的数不带单位",
            format!("{unit} 不能写在数的后面"),
            "只写数：单位由角色的 unit 定；数后面可以带 %、‰、万、亿、倍、天、个月、年、小时",
        ),
        Fault::ExpectedOperator { found } => Words::new(
            "式子写错了",
            after(found, "这里应有运算符"),
            "两项之间写 + - * / 或 == != < <= > >=，两个条件之间写 and 或 or",
        ),
        Fault::UnclosedBracket { found } => Words::new(
            "式子的括号没有收尾",
            after(found, "这里应有右括号"),
            "补上 )",
        ),
        Fault::UnopenedBracket => Words::new(
            "式子多了右括号",
            "前面没有与它配对的左括号",
            "去掉它，或者补上左括号",
        ),
        Fault::SingleEquals => Words::new(
            "等号要写两个",
            "单个等号不是运算符",
            "相等写作 ==，如 复工率 == 已复工 / 总数",
        ),
        Fault::ForeignOperator { found, here } => Words::new(
            "没有这个运算符",
            format!("这里不用 {found}"),
            format!("改成 {here}"),
        ),
        Fault::ChainedComparison => Words::new(
            "比较不能连写",
            "一个式子只能有一个比较",
            "分开写：甲 <= 乙 and 乙 <= 丙",
        ),
        Fault::TooNested => Words::new("式子的括号嵌套太深", "到这里太深了", "分成几条断言"),
        Fault::NumberTooLong => Words::new(
            "数太长",
            "这个数超出精确计算的范围",
            "用 万、亿 写，或者减少小数位",
        ),
        Fault::NumberExpected => Words::new(
            "value 只能与数比较",
            "这里应是一个数",
            "写成 \"> 1\"、\"<= 100%\" 这样；角色之间的关系写进 assert",
        ),
        Fault::UnknownFunction { name, known } => Words::new(
            "没有这个函数",
            format!("没有叫 {name} 的函数"),
            meant(known, "可用的函数"),
        ),
        Fault::FunctionWithoutArguments { name } => Words::new(
            "函数缺少括号",
            format!("{name} 是函数名"),
            format!("写成 {name}(…)"),
        ),
        Fault::ArgumentNumber {
            function,
            least,
            most,
            given,
        } => Words::new(
            "参数个数不对",
            format!(
                "{function} 要{}，这里有 {given} 个",
                argument_number(*least, *most)
            ),
            "补上或者去掉参数，参数之间用逗号分开",
        ),
        Fault::ArgumentType {
            function,
            wanted,
            given,
        } => Words::new(
            "参数的类型不对",
            format!(
                "{function} 要{}，这里是{}",
                type_name(*wanted),
                type_name(*given)
            ),
            format!(
                "换成{}，或者检查角色的 dimension 和 kind",
                type_name(*wanted)
            ),
        ),
        Fault::NeedsMany { function } => Words::new(
            "参数应是 many 角色",
            format!("{function} 数的是一组并列的数"),
            "给这个角色加上 many: true",
        ),
        Fault::ManyOutside { role } => Words::new(
            "一组数不能直接计算",
            format!("{role} 是 many 角色，代表一组数"),
            format!("写成 sum({role})、min({role})、max({role}) 或 count({role})"),
        ),
        Fault::NotCompared { left, right } => Words::new(
            "两边不能比较",
            format!("左边是{}，右边是{}", type_name(*left), type_name(*right)),
            "两边要是同一类的数；时间之间的差用 days、months、years",
        ),
        Fault::NotCombined { left, right } => Words::new(
            "两项不能相加减",
            format!("左项是{}，右项是{}", type_name(*left), type_name(*right)),
            "只有同一类的数才能相加减",
        ),
        Fault::NotArithmetic { given } => Words::new(
            "这一项不能加减乘除",
            format!("这是{}", type_name(*given)),
            "日期相差用 days(起, 止)、months、years；星期用 weekday(日期) 比较",
        ),
        Fault::NotACondition => Words::new(
            "断言不是一个条件",
            "算出来是一个数，不是对错",
            "写成比较，如 甲 == 乙 + 丙",
        ),
        Fault::NotForbidden => Words::new(
            "forbid 里不能用这个函数",
            "这个条件没有可判断的反面",
            "改用 assert，写应当成立的条件",
        ),
        Fault::ConditionAsValue => Words::new(
            "条件不能当作数来算",
            "这是一个条件，这里应是一个数",
            "两个条件之间写 and 或 or",
        ),
        Fault::UnclosedBrace => Words::new(
            "花括号没有收尾",
            "这个 { 没有配对的 }",
            "补上 }；如果要写花括号本身，写成 {{",
        ),
        other => Words::new("文件有误", format!("{other:?}"), "检查这一处"),
    }
}

fn after(found: &str, expected: &str) -> String {
    if found.is_empty() {
        format!("{expected}，式子却到此为止")
    } else {
        format!("{expected}，却是 {found}")
    }
}

pub(super) fn meant(known: &Known, list: &str) -> String {
    if let Some((full, '"')) = known.full_width {
        return format!("这里的引号 {full} 是全角的，改成半角的 \"，或者不用引号");
    }
    if let Some((full, half)) = known.full_width {
        return format!("这里的“{full}”是全角的，改成半角的 {half} 再加一个空格");
    }
    match &known.nearest {
        Some(word) => format!("是不是 {word}？"),
        None => format!("{list}：{}", known.words.join("、")),
    }
}

fn set_name(set: WordSet) -> &'static str {
    match set {
        WordSet::Severity => "级别",
        WordSet::Scope => "范围",
        WordSet::Kind => "类型",
        WordSet::Dimension => "量纲",
        WordSet::Cue => "线索",
        WordSet::Aspect => "方面",
        WordSet::Ambiguous => "取值",
        WordSet::Hedge => "约数词",
        WordSet::Form => "形式",
        WordSet::Opening => "开头",
        WordSet::Suppression => "毛病",
        WordSet::Version => "版本",
    }
}

fn argument_number(least: usize, most: usize) -> String {
    match (least, most) {
        (0, 0) => "不带参数".to_owned(),
        (least, most) if least == most => format!(" {least} 个参数"),
        (least, usize::MAX) => format!("至少 {least} 个参数"),
        (least, most) => format!(" {least} 到 {most} 个参数"),
    }
}

fn type_name(given: Type) -> &'static str {
    match given {
        Type::Any => "一个数",
        Type::Number => "个数",
        Type::Date | Type::Dimension(Dimension::Date) => "日期",
        Type::Weekday => "星期",
        Type::Words => "文字",
        Type::Truth => "条件",
        Type::Dimension(dimension) => match dimension {
            Dimension::Count => "数量",
            Dimension::Money => "金额",
            Dimension::Ratio => "比率",
            Dimension::Area => "面积",
            Dimension::Mass => "重量",
            Dimension::Length => "长度",
            Dimension::Volume => "体积",
            Dimension::Energy => "能量",
            Dimension::Power => "功率",
            Dimension::Temperature => "温度",
            Dimension::Duration => "时长",
            Dimension::Speed => "速度",
            Dimension::Date => "日期",
            Dimension::Quotient => "单位量",
            Dimension::None => "没有单位的数",
        },
    }
}
