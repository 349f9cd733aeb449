//! What the words of the rule language mean, in the words of people: for editors, for the pages of
//! rules and for reports.

use super::compiled::{LinkKind, Scope, Severity, SuppressionState};
use super::expression::Function;
use super::writing::Opening;
use crate::claim::{Aspect, Cue};
use crate::grammar::{Dimension, Form, HedgeKind, Kind};
use crate::language::Term;

pub const fn severity(severity: Severity) -> Term {
    match severity {
        Severity::Info => Term::new("信息", "info"),
        Severity::Warning => Term::new("警告", "warning"),
        Severity::Error => Term::new("错误", "error"),
    }
}

pub const fn suppression(state: SuppressionState) -> Term {
    match state {
        SuppressionState::Unused => Term::new("已经用不着", "of no use any more"),
        SuppressionState::Unknown => Term::new("规则编号有误", "naming no known rule"),
        SuppressionState::Reasonless => Term::new("没有写原因", "without a reason"),
    }
}

pub const fn scope(scope: Scope) -> Term {
    match scope {
        Scope::Clause => Term::new("同一分句", "same clause"),
        Scope::Sentence => Term::new("同一句", "same sentence"),
        Scope::Paragraph => Term::new("同一段", "same paragraph"),
        Scope::Section => Term::new("同一节", "same section"),
        Scope::Document => Term::new("全文", "same document"),
        Scope::Corpus => Term::new("各篇之间", "across documents"),
    }
}

pub const fn kind(kind: Kind) -> Term {
    match kind {
        Kind::Count => Term::new("计数", "count"),
        Kind::Money => Term::new("金额", "money"),
        Kind::Ratio => Term::new("比率", "ratio"),
        Kind::Measure => Term::new("计量", "measure"),
        Kind::Ordinal => Term::new("序数", "ordinal"),
        Kind::Date => Term::new("日期", "date"),
        Kind::DateRange => Term::new("起止日期", "dates"),
        Kind::Weekday => Term::new("星期", "weekday"),
        Kind::Time => Term::new("时刻", "time"),
        Kind::Duration => Term::new("时长", "duration"),
        Kind::Range => Term::new("范围", "range"),
        Kind::Number => Term::new("数", "number"),
    }
}

/// Whether an ambiguous contradiction is reported.
pub const fn ambiguous(reported: bool) -> Term {
    if reported {
        Term::new("也报告", "reported too")
    } else {
        Term::new("不作声", "not reported")
    }
}

pub const fn hedge(hedge: HedgeKind) -> Term {
    match hedge {
        HedgeKind::About => Term::new("约、左右", "about (约, 左右)"),
        HedgeKind::Near => Term::new("近、将近", "near (近, 将近)"),
        HedgeKind::Odd => Term::new("余、多、来", "odd (余, 多, 来)"),
        HedgeKind::Above => Term::new("超过、逾", "above (超过, 逾)"),
        HedgeKind::AtLeast => Term::new("至少、以上", "at least (至少, 以上)"),
        HedgeKind::Below => Term::new("不到、不足", "below (不到, 不足)"),
        HedgeKind::AtMost => Term::new("最多、以下", "at most (最多, 以下)"),
    }
}

const FORMS: &[(Form, Term)] = &[
    (Form::ARABIC, Term::new("阿拉伯数字", "Arabic digits")),
    (Form::CHINESE, Term::new("汉字数字", "Chinese numerals")),
    (
        Form::CHINESE.with(Form::ARABIC),
        Term::new("阿拉伯数字夹汉字数字", "both kinds of numerals"),
    ),
    (Form::CAPITAL, Term::new("大写数字", "capital numerals")),
    (Form::SCALED, Term::new("万、亿", "万 or 亿")),
    (
        Form::SHARED_SCALE,
        Term::new(
            "前一个数省略万、亿或%的范围",
            "a range whose first figure leaves out 万, 亿 or %",
        ),
    ),
    (
        Form::INDEFINITE,
        Term::new(
            "没有确数的概数（数十、几百）",
            "no digit of its own (数十, 几百)",
        ),
    ),
    (
        Form::OPEN_HIGH,
        Term::new(
            "相邻两个数连用（三四十）",
            "two digits side by side (三四十)",
        ),
    ),
    (Form::FRACTION, Term::new("分数", "a fraction")),
    (Form::PERMILLE, Term::new("千分数", "permille")),
    (Form::POINTS, Term::new("百分点", "percentage points")),
    (Form::TIMES, Term::new("倍", "times (倍)")),
    (Form::TENTHS, Term::new("成", "tenths (成)")),
    (Form::DISCOUNT, Term::new("折", "a discount (折)")),
    (Form::DOUBLINGS, Term::new("番", "doublings (番)")),
];

/// One of the forms that rules have a word for.
pub fn form(form: Form) -> Term {
    FORMS
        .iter()
        .find(|(known, _)| *known == form)
        .map_or(Term::new("", ""), |(_, term)| *term)
}

pub const fn opening(opening: Opening) -> Term {
    match opening {
        Opening::Clause => Term::new("分句的开头", "a clause"),
        Opening::Sentence => Term::new("句子的开头", "a sentence"),
        Opening::Block => Term::new("段落的开头", "a paragraph"),
    }
}

pub const fn dimension(dimension: Dimension) -> Term {
    match dimension {
        Dimension::Count => Term::new("计数", "count"),
        Dimension::Money => Term::new("金额", "money"),
        Dimension::Ratio => Term::new("比率", "ratio"),
        Dimension::Area => Term::new("面积", "area"),
        Dimension::Mass => Term::new("重量", "mass"),
        Dimension::Length => Term::new("长度", "length"),
        Dimension::Volume => Term::new("容积", "volume"),
        Dimension::Energy => Term::new("能量", "energy"),
        Dimension::Power => Term::new("功率", "power"),
        Dimension::Temperature => Term::new("温度", "temperature"),
        Dimension::Duration => Term::new("时长", "duration"),
        Dimension::Speed => Term::new("速度", "speed"),
        Dimension::Date => Term::new("日期", "date"),
        Dimension::Quotient => Term::new("单位之商（元/亩、人/平方公里）", "quotient of units"),
        Dimension::None => Term::new("没有单位的数", "number without a unit"),
    }
}

/// Words that say the cue, as they stand in drafts.
pub const fn cue(cue: Cue) -> Term {
    match cue {
        Cue::Total => Term::new("共、总、合计", "total (共, 总, 合计)"),
        Cue::Part => Term::new("其中、包括、含", "part (其中, 包括, 含)"),
        Cue::Share => Term::new("占、占比、比重", "share (占, 占比, 比重)"),
        Cue::Rate => Term::new("…率", "rate (…率)"),
        Cue::Increase => Term::new("增长、增加、提高", "increase (增长, 增加, 提高)"),
        Cue::Decrease => Term::new("下降、减少、降低", "decrease (下降, 减少, 降低)"),
        Cue::From => Term::new("从、由", "from (从, 由)"),
        Cue::To => Term::new("到、至、达", "to (到, 至, 达)"),
        Cue::Per => Term::new("每、人均、户均、平均", "per (每, 人均, 户均, 平均)"),
        Cue::Remainder => Term::new("剩余、其余、还剩", "remainder (剩余, 其余, 还剩)"),
        Cue::All => Term::new("全部、均、所有", "all (全部, 均, 所有)"),
        Cue::Respectively => Term::new("分别", "respectively (分别)"),
        Cue::Other => Term::new("其他、另外、另有", "other (其他, 另外, 另有)"),
        Cue::Plan => Term::new("计划、拟、将、目标", "plan (计划, 拟, 将, 目标)"),
        Cue::Forecast => Term::new("预计、预期、有望", "forecast (预计, 预期, 有望)"),
        Cue::Done => Term::new("完成、实现、已", "done (完成, 实现, 已)"),
        Cue::Cumulative => Term::new("累计", "cumulative (累计)"),
        Cue::New => Term::new("新增", "new (新增)"),
        Cue::YearOnYear => Term::new("同比、比上年", "year on year (同比, 比上年)"),
        Cue::MonthOnMonth => Term::new("环比", "month on month (环比)"),
        Cue::Compared => Term::new("比…、较…、与…相比", "compared (比…, 较…, 与…相比)"),
        Cue::Comparable => Term::new(
            "可比口径、不变价格",
            "comparable basis (可比口径, 不变价格)",
        ),
        Cue::Real => Term::new("实际", "real (实际)"),
        Cue::Nominal => Term::new("名义", "nominal (名义)"),
        Cue::Since => Term::new("起、以来、自", "since (起, 以来, 自)"),
        Cue::AsOf => Term::new("截至、末、底", "as of (截至, 末, 底)"),
        Cue::Anaphor => Term::new("这、该、上述", "anaphor (这, 该, 上述)"),
        Cue::Exceeds => Term::new("超过、突破、高于", "exceeds (超过, 突破, 高于)"),
        Cue::Mean => Term::new("平均", "mean (平均)"),
        Cue::Etc => Term::new("等", "etc (等)"),
        Cue::Is => Term::new("为、是", "is (为, 是)"),
        Cue::Except => Term::new("除…外", "except (除…外)"),
    }
}

pub const fn aspect(aspect: Aspect) -> Term {
    match aspect {
        Aspect::Period => Term::new("时段", "period"),
        Aspect::Place => Term::new("地点", "place"),
        Aspect::Comparison => Term::new("比较（同比、环比）", "comparison (同比, 环比)"),
        Aspect::Basis => Term::new("口径（可比口径、实际）", "basis (可比口径, 实际)"),
        Aspect::State => Term::new("状态（计划、完成）", "state (计划, 完成)"),
    }
}

/// What the link says of the role that holds it; `{}` stands for the other role.
pub const fn link(kind: LinkKind) -> Term {
    match kind {
        LinkKind::SameUnit => Term::new("与{}同单位", "in the same unit as {}"),
        LinkKind::SameDimension => Term::new("与{}是同一种量", "of the same dimension as {}"),
        LinkKind::PartOf => Term::new(
            "是{}的一部分（其中、括号、「X中，」）",
            "part of {} (其中, brackets, 「X中，」)",
        ),
        LinkKind::WholeOf => Term::new(
            "是{}的总体（其中、括号、「X中，」之前的数）",
            "the whole of {} (the figure before 其中, brackets, 「X中，」)",
        ),
        LinkKind::SubjectOf => Term::new("{}说的就是它", "what {} is said of"),
        LinkKind::About => Term::new("说的是{}", "said of {}"),
        LinkKind::BaseOf => Term::new("是{}的分母", "what {} is a share of"),
        LinkKind::StartOf => Term::new(
            "是{}变化之前的值（由…增至…）",
            "the value from which {} changed (由…增至…)",
        ),
        LinkKind::Like => Term::new("标签与{}相合", "with a label that agrees with that of {}"),
        LinkKind::SameLabel => Term::new(
            "标签与{}说的是同一件事",
            "with a label that says the same as that of {}",
        ),
        LinkKind::After => Term::new("在{}之后", "after {}"),
        LinkKind::Before => Term::new("在{}之前", "before {}"),
        LinkKind::NextTo => Term::new(
            "紧挨着{}，中间没有别的数",
            "next to {}, with no other figure between",
        ),
        LinkKind::NotLessThan => Term::new("数值不小于{}", "not less than {}"),
        LinkKind::Touching => Term::new(
            "与{}之间只隔虚字、括号或换行",
            "with nothing but filler, brackets or a line end between it and {}",
        ),
        LinkKind::SiblingOf => Term::new("与{}并列", "in the same list as {}"),
        LinkKind::AddsDown => Term::new(
            "是表格里{}在本列所加的各格",
            "is a cell of the table that {} adds up in its column",
        ),
        LinkKind::CellPartOf => Term::new(
            "是表格里占比{}所说的那一项",
            "is the amount of which the share {} of a table is told",
        ),
        LinkKind::CellWholeOf => Term::new(
            "是表格里占比{}的总数",
            "is the total in which the share {} of a table is reckoned",
        ),
        LinkKind::CellNowOf => Term::new(
            "是表格里增减{}的本期数",
            "is the later amount of the change {} of a table",
        ),
        LinkKind::CellBeforeOf => Term::new(
            "是表格里增减{}的上期数",
            "is the earlier amount of the change {} of a table",
        ),
        LinkKind::ChangesOf => Term::new(
            "是紧接在{}各项之后所说的增减幅，一项一个",
            "is the percentage of change told right behind each of {}",
        ),
        LinkKind::AddsAcross => Term::new(
            "是表格里{}在本行所加的各格",
            "is a cell of the table that {} adds up in its row",
        ),
        LinkKind::SameSubject => Term::new(
            "所在的句子与{}的句子主语相同",
            "in a sentence with the same subject as that of {}",
        ),
        LinkKind::OtherUnit => Term::new("与{}单位不同", "in another unit than {}"),
        LinkKind::SameSentence => Term::new("与{}在同一句", "in the sentence of {}"),
        LinkKind::Unparted => Term::new(
            "与{}之间没有分号、句号",
            "with no semicolon or full stop between it and {}",
        ),
        LinkKind::SameBase => Term::new("与{}占的是同一个总体", "a share of the same whole as {}"),
        LinkKind::Dated => Term::new("说的是{}的事", "told of {}"),
        LinkKind::Per => Term::new(
            "是按{}的单位平均的（户均、每人、元/亩）",
            "told per one of what {} counts (户均, 每人, 元/亩)",
        ),
        LinkKind::RatioTo => Term::new(
            "与{}写成比（3∶2），它是前一项",
            "the first of a ratio with {} (3∶2)",
        ),
        LinkKind::SameMatter => Term::new(
            "在别的稿件里与{}说同一件事",
            "in another document, telling the same thing as {}",
        ),
        LinkKind::FactOf => Term::new(
            "是与{}说同一件事的事实",
            "a fact about the same thing as {}",
        ),
    }
}

/// What the function gives; `{0}` and `{1}` stand for its arguments.
pub const fn function(function: Function) -> Term {
    match function {
        Function::Sum => Term::new("{0}之和", "the sum of {0}"),
        Function::Min => Term::new("{0}中最小的", "the least of {0}"),
        Function::Max => Term::new("{0}中最大的", "the greatest of {0}"),
        Function::Count => Term::new("{0}的个数", "the number of {0}"),
        Function::Abs => Term::new("{0}的绝对值", "the absolute value of {0}"),
        Function::Days => Term::new("{0}之间的天数", "the days from {0}"),
        Function::Months => Term::new("{0}之间的月数", "the months from {0}"),
        Function::Years => Term::new("{0}之间的年数", "the years from {0}"),
        Function::Year => Term::new("{0}的年份", "the year of {0}"),
        Function::Month => Term::new("{0}的月份", "the month of {0}"),
        Function::Figure => Term::new(
            "{0}的数字（不计单位）",
            "the number of {0} without its unit",
        ),
        Function::Slip => Term::new(
            "{0}与{1}像是同一个数的手误（两位颠倒或「万」「亿」写错）",
            "{0} and {1} look like one figure with a slip of the hand",
        ),
        Function::Reached => Term::new(
            "{0}的前几项加起来正好是{1}",
            "the first of {0} come to just {1}",
        ),
        Function::DigitOff => Term::new(
            "{0}之和与{1}只差一个写错的数字",
            "one wrong digit keeps {0} from coming to {1}",
        ),
        Function::EditOff => Term::new(
            "{0}改正一处笔误（错一位、多一位、少一位或两位颠倒）就是{1}",
            "one slip of the hand keeps {0} from being {1}",
        ),
        Function::LargerWhole => Term::new(
            "各个{0}同属一个比所列各项之和还大的总数",
            "{0} are all of one whole, greater than the parts told come to",
        ),
        Function::OwnWholes => Term::new(
            "各个{0}可能各有各的总数：从文字和数都看不出同属一个总数",
            "each of {0} may be of a whole of its own: neither words nor figures show one whole",
        ),
        Function::MayOverlap => Term::new(
            "各个{0}可能有交叉：从文字看不出互相排斥",
            "some of {0} may be the same: no words show that they shut each other out",
        ),
        Function::OfAnother => Term::new(
            "{0}中头一个另有所指：它前面的话说到别的一部分、别的时候或别的地方",
            "the words before the first of {0} tell of another part, time or place",
        ),
        Function::Earlier => Term::new(
            "{0}按{1}倒推的上期数（之和）",
            "what {0} came to before the change by {1}",
        ),
        Function::Change => Term::new("{0}（下降的为负）", "{0}, below nothing for a fall"),
        Function::Weekday => Term::new("{0}那天的星期", "the weekday of {0}"),
        Function::Exists => Term::new("{0}这一天存在", "there is such a day as {0}"),
        Function::Whole => Term::new("{0}可以是整数", "{0} can be a whole number"),
        Function::Named => Term::new(
            "{0}之前「分别」所列的项数",
            "the number of names that 分别 lists before {0}",
        ),
        Function::Dealt => Term::new(
            "从{0}起「分别」给出的数字个数",
            "the number of figures that 分别 gives from {0} on",
        ),
        Function::Listed => Term::new("{0}所列举的项数", "the number of items listed for {0}"),
        Function::Low => Term::new("{0}的下限", "the low end of {0}"),
        Function::High => Term::new("{0}的上限", "the high end of {0}"),
        Function::Power => Term::new("{0}的{1}次方", "{0} to the power of {1}"),
        Function::Today => Term::new(
            "见报的日期（不知道时，文中写明年份的最晚日期）",
            "the day of publication (where it is not known, the latest date that the draft gives with its year)",
        ),
        Function::Published => Term::new(
            "用 --date 或配置写明的见报日期",
            "the day of publication as --date or the configuration has it",
        ),
        Function::Source => Term::new("{0}的来源", "the source of {0}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::words;

    #[test]
    fn every_form_that_rules_name_has_a_meaning() {
        for (known, word) in words::FORMS {
            assert!(!form(*known).chinese.is_empty(), "{word}");
        }
    }
}
