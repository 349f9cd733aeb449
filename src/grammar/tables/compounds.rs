//! Units that go on with a smaller one: 3元5角, 2小时30分, 3年6个月.

/// A larger unit, the words of the smaller one, and how many of it make one of the larger.
#[derive(Clone, Copy, Debug)]
pub struct Compound {
    pub larger: &'static str,
    pub smaller: &'static [&'static str],
    pub ratio: i64,
    /// The unit that the whole figure is given in.
    pub result: &'static str,
}

const fn compound(
    larger: &'static str,
    smaller: &'static [&'static str],
    ratio: i64,
    result: &'static str,
) -> Compound {
    Compound {
        larger,
        smaller,
        ratio,
        result,
    }
}

/// Durations go over to the smaller unit, the others keep the larger. `larger` and `result` are
/// canonical words of the unit table.
pub const COMPOUNDS: &[Compound] = &[
    compound("元", &["角", "毛"], 10, "元"),
    compound("元", &["分钱", "分"], 100, "元"),
    compound("美元", &["美分", "分"], 100, "美元"),
    compound("港元", &["角", "毛", "毫"], 10, "港元"),
    compound("港元", &["分", "仙"], 100, "港元"),
    compound("新台币", &["角", "毛"], 10, "新台币"),
    compound("欧元", &["欧分", "分"], 100, "欧元"),
    compound("英镑", &["便士"], 100, "英镑"),
    compound("日元", &["钱", "日本钱", "日本銭", "銭"], 100, "日元"),
    compound("卢布", &["戈比"], 100, "卢布"),
    compound("加元", &["加分", "分"], 100, "加元"),
    compound("澳元", &["澳分", "分"], 100, "澳元"),
    compound("丈", &["尺"], 10, "丈"),
    compound("尺", &["寸"], 10, "尺"),
    compound("米", &["厘米", "公分"], 100, "米"),
    compound("斤", &["两"], 10, "斤"),
    compound("公斤", &["克"], 1000, "公斤"),
    compound("吨", &["公斤", "千克"], 1000, "吨"),
    compound("亩", &["分地", "分"], 10, "亩"),
    compound("年", &["个月", "個月"], 12, "个月"),
    compound("个月", &["天"], 30, "天"),
    compound("天", &["个小时", "小时", "小時"], 24, "小时"),
    compound("小时", &["分钟", "分鐘", "分"], 60, "分钟"),
    compound("小时", &["秒钟", "秒鐘", "秒"], 3600, "秒"),
    compound("分钟", &["秒钟", "秒鐘", "秒"], 60, "秒"),
    compound("分", &["秒钟", "秒鐘", "秒"], 60, "秒"),
];

/// What may stand between the two: 一小时零五分, 两美元又三美分.
pub const COMPOUND_LINKS: &[&str] = &["零", "又", "〇"];
