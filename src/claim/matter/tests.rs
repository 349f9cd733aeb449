use super::*;
use crate::claim::Reader;
use crate::source::Document;
use crate::text;

/// The name, period and place of each claim that has a matter.
fn told(source: &str) -> Vec<(String, String, String)> {
    let text = text::normalise(&Document::plain("t", source));
    let grammar = Grammar::new();
    let claims = Reader::new(&[], &[]).read(&grammar, &text, None);
    let matters = MatterReader::new().read(&grammar, &text, &claims);
    let shown = |matter: Matter| {
        let when = format!("{:?}", matter.when);
        (matter.name, when, format!("{:?}", matter.place))
    };
    matters.into_iter().flatten().map(shown).collect()
}

fn only(source: &str) -> (String, String, String) {
    let mut told = told(source);
    assert_eq!(told.len(), 1, "{source}: {told:?}");
    told.remove(0)
}

const LEVEL: fn(i32, &str) -> String =
    |year, part| format!("Said(When {{ year: {year}, part: {part}, as_of: false }})");

#[test]
fn a_name_is_what_is_left_without_period_place_and_verbs() {
    for source in [
        "2023年，青川县农村居民人均可支配收入达到18652元。",
        "2023年青川县农村居民人均可支配收入为18652元。",
        "青川县2023年农村居民人均可支配收入18652元，比上年增长8.2%。",
    ] {
        let (name, when, place) = told(source).remove(0);
        assert_eq!(name, "农村居民人均可支配收入", "{source}");
        assert_eq!(when, LEVEL(2023, "Year"), "{source}");
        assert_eq!(place, "Said(Named(['青', '川', '县']))", "{source}");
    }
    let behind = only("青川县共有28个扶贫车间。").0;
    assert_eq!(behind, only("青川县扶贫车间28个。").0);
}

#[test]
fn the_same_period_is_the_same_however_written() {
    let end = LEVEL(2020, "EndOf(12)");
    for source in [
        "2020年末全国公路总里程519.81万公里。",
        "截至2020年底，全国公路总里程达519.81万公里。",
        "截至2020年12月31日，全国公路总里程达519.81万公里。",
        "2020年，公路建设加快，年末全国公路总里程达519.81万公里。",
    ] {
        assert_eq!(only(source).1, end, "{source}");
    }
    let half = LEVEL(2020, "Months(1, 6)");
    assert_eq!(only("2020年上半年全市生产总值300亿元。").1, half);
    assert_eq!(only("2020年1—6月，全市生产总值300亿元。").1, half);
    assert_eq!(
        only("2020年前三季度全省出口30亿元。").1,
        LEVEL(2020, "Months(1, 9)")
    );
}

#[test]
fn a_period_without_its_year_is_left_open() {
    for source in [
        "去年，全县贫困人口3000人。",
        "自2016年以来，全县建成水库300座。",
        "2016年起，全县建成水库300座。",
        "上半年，全市生产总值300亿元。",
    ] {
        assert_eq!(only(source).1, "Unclear", "{source}");
    }
    assert_eq!(only("全县贫困人口3000人。").1, "Silent");
}

#[test]
fn a_level_stands_for_the_place_of_it_named_last() {
    let told = told("龙泉市与青川县结对。青川县木鱼镇，全县扶贫车间28个。");
    assert_eq!(told[0].2, "Said(Named(['青', '川', '县']))");
    assert_eq!(only("全县扶贫车间28个。").2, "Unclear");
    assert_eq!(only("我国公路总里程519万公里。").2, "Said(Country)");
    assert_eq!(
        only("四川省公路总里程39万公里。").2,
        only("四川公路总里程39万公里。").2
    );
}

#[test]
fn what_only_ends_like_a_place_is_none() {
    for source in [
        "贫困地区公路总里程39万公里。",
        "全部行政村通车1230个。",
        "城市居民家庭230户。",
        "县域公路总里程39万公里。",
    ] {
        assert_eq!(only(source).2, "Silent", "{source}");
    }
}

#[test]
fn an_actor_behind_the_place_keeps_its_name_or_leaves_the_place_open() {
    assert_eq!(only("青川县人民医院门诊量39万人次。").0, "人民医院门诊量");
    let (name, _, place) = only("华兴公司在青川县的固定资产投资3亿元。");
    assert_eq!(
        (name.as_str(), place.as_str()),
        ("华兴公司在固定资产投资", "Said(Named(['青', '川', '县']))")
    );
}

#[test]
fn parts_plans_and_shares_tell_nothing_by_themselves() {
    for source in [
        "其中女职工30人。",
        "计划投资3亿元。",
        "占总数的30%。",
        "没有复工的企业3家。",
    ] {
        assert!(told(source).is_empty(), "{source}");
    }
}
