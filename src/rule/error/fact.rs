//! What can be wrong with a fact, in both languages.

use super::Words;

/// One thing that is wrong with a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactFault {
    /// No figure, or more than one.
    NotOneFigure {
        value: String,
    },
    /// A date, a range or a bare number.
    NotMeasured {
        value: String,
    },
    /// 去年, 上半年, or no period at all.
    UnclearPeriod {
        period: String,
    },
    UnknownPlace {
        place: String,
    },
    /// Nothing of the label is a name.
    EmptyName {
        label: String,
    },
    /// No day, month or year.
    BadUntil {
        until: String,
    },
    /// Another fact says something else of the same.
    Disagree {
        label: String,
        file: String,
        line: u32,
    },
}

pub(super) fn chinese(fault: &FactFault) -> Words {
    match fault {
        FactFault::NotOneFigure { value } => Words::new(
            "事实的值读不懂",
            format!("“{value}”里应当正好有一个数"),
            "照文件原样写一个带单位的数，如 519.81万公里",
        ),
        FactFault::NotMeasured { value } => Words::new(
            "事实的值不能核对",
            format!("“{value}”没有单位，或者是日期、区间"),
            "写一个带单位的数，如 28个、18652元、63.89%",
        ),
        FactFault::UnclearPeriod { period } => Words::new(
            "事实的时段不明确",
            format!("“{period}”定不到哪一年"),
            "写明年份，如 2020年、2020年末、2020年上半年；与时间无关的写 any",
        ),
        FactFault::UnknownPlace { place } => Words::new(
            "事实的地点读不懂",
            format!("“{place}”不像地名"),
            "写 全国，或以省、市、县、区、镇、村等结尾的名字；不限地点的写 any；单位、企业的名字写进 label",
        ),
        FactFault::EmptyName { label } => Words::new(
            "事实没有名称",
            format!("“{label}”没有说清数的是什么"),
            "写数所指的事物，如 公路总里程",
        ),
        FactFault::BadUntil { until } => Words::new(
            "到期日读不懂",
            format!("“{until}”不是日期"),
            "写成 2027-03-01、2027-03 或 2027",
        ),
        FactFault::Disagree { label, file, line } => Words::new(
            "两条事实互相矛盾",
            format!("“{label}”在别处有不同的值"),
            format!("核对来源，删去一条；先前的在 {file} 第 {line} 行"),
        ),
    }
}

pub(super) fn english(fault: &FactFault) -> Words {
    match fault {
        FactFault::NotOneFigure { value } => Words::new(
            "the value of the fact cannot be read",
            format!("‘{value}’ should hold exactly one figure"),
            "write one figure with its unit as the source does, such as 519.81万公里",
        ),
        FactFault::NotMeasured { value } => Words::new(
            "the value of the fact cannot be checked against",
            format!("‘{value}’ has no unit, or is a date or a range"),
            "write one figure with its unit, such as 28个, 18652元, 63.89%",
        ),
        FactFault::UnclearPeriod { period } => Words::new(
            "the period of the fact is not clear",
            format!("‘{period}’ is of no known year"),
            "name the year, such as 2020年, 2020年末, 2020年上半年; write any where time does not matter",
        ),
        FactFault::UnknownPlace { place } => Words::new(
            "the place of the fact cannot be read",
            format!("‘{place}’ does not look like a place"),
            "write 全国, or a name that ends in 省, 市, 县, 区, 镇, 村 and the like; any for any place; the names of organisations belong in label",
        ),
        FactFault::EmptyName { label } => Words::new(
            "the fact has no name",
            format!("‘{label}’ does not say what is counted"),
            "write what the figure is of, such as 公路总里程",
        ),
        FactFault::BadUntil { until } => Words::new(
            "the date of expiry cannot be read",
            format!("‘{until}’ is no date"),
            "write 2027-03-01, 2027-03 or 2027",
        ),
        FactFault::Disagree { label, file, line } => Words::new(
            "two facts contradict each other",
            format!("‘{label}’ has another value elsewhere"),
            format!("check the sources and drop one; the other is in {file}, line {line}"),
        ),
    }
}
