//! What is understood of figures in sentences.

use super::*;
use crate::grammar::Grammar;
use crate::source::Document;
use crate::text::{self, Text};

struct Reading {
    text: Text,
    claims: Claims,
}

fn read(text: &str) -> Reading {
    let text = text::normalise(&Document::plain("test", text));
    let claims = Reader::new(&["复工".to_owned()], &[]).read(&Grammar::new(), &text, None);
    Reading { text, claims }
}

impl Reading {
    fn id(&self, figure: &str) -> ClaimId {
        let found = self
            .claims
            .claims
            .iter()
            .position(|claim| claim.quantity.span.of(&self.text.normal) == figure);
        ClaimId(found.unwrap_or_else(|| panic!("no figure {figure}")) as u32)
    }

    fn claim(&self, figure: &str) -> &Claim {
        self.claims.get(self.id(figure))
    }

    fn words(&self, id: Option<ClaimId>) -> Option<&str> {
        id.map(|id| self.claims.get(id).quantity.span.of(&self.text.normal))
    }

    fn label(&self, figure: &str) -> &str {
        self.claim(figure).label.of(&self.text.normal)
    }
}

#[test]
fn words_that_hide_a_cue_stay_in_a_label() {
    let reading = read("较大火灾65起，高速公路5公里，至少12家。66起较大火灾中，城市30起。");
    assert_eq!(reading.label("65起"), "较大火灾");
    assert_eq!(reading.label("5公里"), "高速公路");
    assert_eq!(reading.label("12家"), "");
    assert_eq!(reading.label("66起"), "较大火灾中");
}

#[test]
fn labels_stand_before_or_after_the_figure() {
    let reading = read("宁海县合作企业共46家，帮助43930名贫困人口实现脱贫。");
    assert_eq!(reading.label("46家"), "宁海县合作企业");
    assert_eq!(reading.label("43930名"), "贫困人口");
}

#[test]
fn cues_belong_to_the_figure_they_stand_by() {
    let reading = read("产量共46吨，同比增长5%，占全县的三成。");
    assert!(reading.claim("46吨").has(Cue::Total));
    assert!(reading.claim("5%").has(Cue::Increase));
    assert!(reading.claim("5%").has(Cue::YearOnYear));
    assert!(!reading.claim("5%").has(Cue::Share));
    assert!(reading.claim("三成").has(Cue::Share));
}

#[test]
fn words_that_hold_a_cue_are_none() {
    let reading = read("第三产业增加值388.9亿元，公共预算支出20亿元。");
    assert!(!reading.claim("388.9亿元").has(Cue::Increase));
    assert!(!reading.claim("20亿元").has(Cue::Total));
}

#[test]
fn a_clause_without_figures_hands_its_basis_on() {
    let reading = read("生产总值22.7万亿元，按可比价格计算，同比增长7.8%。");
    assert!(reading.claim("7.8%").has(Cue::Comparable));
}

#[test]
fn joined_figures_share_their_cues() {
    let reading = read("起诉人数同比分别上升18.5%、6.8%。");
    assert!(reading.claim("6.8%").has(Cue::Increase));
    assert!(reading.claim("6.8%").has(Cue::Respectively));
}

#[test]
fn parts_know_their_whole() {
    let reading =
        read("新增病例19例，其中境外输入11例（山东4例，上海7例），本土8例；新增治愈56例。");
    assert_eq!(reading.words(reading.claim("11例").whole), Some("19例"));
    assert_eq!(reading.words(reading.claim("4例").whole), Some("11例"));
    assert_eq!(reading.words(reading.claim("8例").whole), Some("19例"));
    assert_eq!(reading.claim("56例").whole, None);
}

#[test]
fn figures_told_side_by_side_are_no_whole_each() {
    for draft in [
        "医生20名、护士80名，其中党员35名。",
        "死亡54人，受伤9人，其中学生12名。",
        "确诊327例和无症状感染者12例，其中转归15例。",
        "教师120人、职工30人。其中，男性35人。",
    ] {
        let reading = read(draft);
        let last = reading.claims.claims.last().expect("a figure");
        assert_eq!(last.whole, None, "{draft}");
    }
    let reading = read("死亡2人、受伤9人，其中重伤3人。");
    assert_eq!(reading.words(reading.claim("3人").whole), Some("9人"));
    let reading = read("共63人，其中53人当场死亡、10人获救，后1人不治。");
    assert_eq!(reading.claim("1人").whole, None);
}

#[test]
fn no_share_is_said_of_places_of_a_ranking() {
    let reading = read("共19889名学生，13853人获派首三个志愿学校，占69.7%。");
    let subject = reading.claim("69.7%").subject;
    assert_eq!(reading.words(subject), Some("13853人"));
    let reading = read("全市企业20家，目前3家停产，占15%。");
    assert_eq!(reading.words(reading.claim("15%").subject), Some("3家"));
}

#[test]
fn what_joins_two_parts_is_in_no_label() {
    let reading = read("新增202名病人，包括145名男性及87名女性。");
    assert_eq!(reading.words(reading.claim("87名").whole), Some("202名"));
}

#[test]
fn the_time_of_day_parts_a_date_from_no_words() {
    let reading = read("于2021年5月22日13时07分在长沙逝世。");
    let date = reading.claim("2021年5月22日");
    assert!(date.after.of(&reading.text.normal).contains("逝世"));
}

#[test]
fn a_list_under_a_whole_ends_where_the_talk_turns() {
    let reading =
        read("新增铁路639公里、其中高铁370公里，新增高速公路2600公里、农村公路3000公里。");
    assert_eq!(
        reading.words(reading.claim("370公里").whole),
        Some("639公里")
    );
    assert_eq!(reading.claim("2600公里").whole, None);
    assert_eq!(reading.claim("3000公里").whole, None);
}

#[test]
fn rates_told_together_follow_the_changes_before_them() {
    let reading = read("事故19568起、死亡17312人，同比分别减少5172起、1874人，下降20.9%和9.8%。");
    for (rate, level) in [("20.9%", "19568起"), ("9.8%", "17312人")] {
        let subject = reading.claim(rate).subject;
        assert_eq!(reading.words(subject), Some(level), "{rate}");
    }
}

#[test]
fn a_share_is_not_said_of_the_other_class() {
    let reading = read("农村网民规模达3.01亿人，占网民的27.9%，城镇网民占网民的72.1%。");
    assert_eq!(
        reading.words(reading.claim("27.9%").subject),
        Some("3.01亿人")
    );
    assert_eq!(reading.claim("72.1%").subject, None);
}

#[test]
fn words_before_a_remark_are_those_of_the_figure_behind_it() {
    for filler in ["为", ""] {
        let text = format!("城镇人口20万人，占总人口的比重（常住人口城镇化率）{filler}60%。");
        let reading = read(&text);
        let share = reading.claim("60%");
        assert!(share.has(Cue::Share) && share.has(Cue::Rate));
        let base = share.base.map(|base| base.of(&reading.text.normal));
        assert_eq!(base, Some("总人口"), "{text}");
    }
}

#[test]
fn who_does_it_is_no_start() {
    let reading = read("建议612件，其中由省政府办理548件、由法院办理64件。");
    assert!(!reading.claim("548件").has(Cue::From));
    let reading = read("企业由548家增加到612家。");
    assert!(reading.claim("548家").has(Cue::From));
}

#[test]
fn the_whole_of_the_next_sentence_is_what_is_named_most_alike() {
    let reading =
        read("广东常住人口12657万人，户籍人口10050万人。其中城镇常住人口9465万人、农村3192万人。");
    assert_eq!(
        reading.words(reading.claim("9465万人").whole),
        Some("12657万人")
    );
    let reading = read("粮食产量900万吨，夏粮产量300万吨。其中小麦产量280万吨。");
    assert_eq!(
        reading.words(reading.claim("280万吨").whole),
        Some("300万吨")
    );
}

#[test]
fn a_mean_has_no_parts() {
    let reading =
        read("零售额426亿元；居民人均收入58642元，其中城镇居民63218元、农村居民36842元。");
    assert_eq!(reading.claim("63218元").whole, None);
    assert_eq!(reading.claim("36842元").whole, None);
}

#[test]
fn swapped_digits_do_not_end_a_list() {
    let reading = read("减税11482亿元，其中降费8219亿元，退税2046亿元，缓缴1199亿元。");
    assert_eq!(
        reading.words(reading.claim("1199亿元").whole),
        Some("11482亿元")
    );
}

#[test]
fn a_topic_is_the_whole_of_its_sentence() {
    let reading = read("6起重大火灾中，城市4起，农村2起；65起较大火灾中，农村34起。");
    assert_eq!(reading.words(reading.claim("4起").whole), Some("6起"));
    assert_eq!(reading.words(reading.claim("34起").whole), Some("65起"));
    let reading =
        read("企业法人单位1857.0万个，社会团体30.5万个。企业法人单位中，内资企业1834.8万个。");
    assert_eq!(
        reading.words(reading.claim("1834.8万个").whole),
        Some("1857.0万个")
    );
}

#[test]
fn shares_and_changes_know_what_they_are_said_of() {
    let reading = read("幼儿园28.92万所，比上年减少5610所，下降1.90%。");
    assert_eq!(
        reading.words(reading.claim("5610所").subject),
        Some("28.92万所")
    );
    assert_eq!(
        reading.words(reading.claim("1.90%").subject),
        Some("28.92万所")
    );
    let reading = read("火灾12.5万起，亡1071人，起数占总数的44.3%，亡人数占总数的77.1%。");
    assert_eq!(
        reading.words(reading.claim("44.3%").subject),
        Some("12.5万起")
    );
    assert_eq!(
        reading.words(reading.claim("77.1%").subject),
        Some("1071人")
    );
}

#[test]
fn respectively_goes_in_order() {
    let reading = read("查处酒驾1395起、醉驾465起，分别占75%和25%。");
    assert_eq!(reading.words(reading.claim("75%").subject), Some("1395起"));
    assert_eq!(reading.words(reading.claim("25%").subject), Some("465起"));
}

#[test]
fn joined_shares_go_in_order_without_respectively() {
    let reading = read("总人口421人，其中男性216人，女性205人，各占总人口的51.3%和48.7%。");
    assert_eq!(reading.words(reading.claim("51.3%").subject), Some("216人"));
    assert_eq!(reading.words(reading.claim("48.7%").subject), Some("205人"));
    let base = reading.claim("48.7%").base;
    assert_eq!(
        base.map(|span| span.of(&reading.text.normal)),
        Some("总人口")
    );
    let reading = read("全市有22个民族，其中汉族808人，其他民族76人，占91.4%、8.6%。");
    assert_eq!(reading.words(reading.claim("91.4%").subject), Some("808人"));
    // Which of the three is meant nothing says.
    let reading = read("甲镇300人，乙镇200人，丙镇100人，占50%和30%。");
    assert_eq!(reading.claim("50%").subject, None);
}

#[test]
fn a_mark_that_opens_a_sentence_finds_the_whole_that_can_hold_the_part() {
    let reading = read("受理案件1100件，结案874件。其中，受理执行案件951件。");
    assert_eq!(reading.words(reading.claim("951件").whole), Some("1100件"));
    let reading = read("不合格食品347批次。其中，市局完成的4068批次抽检中，农产品960批次。");
    assert_eq!(reading.claim("4068批次").whole, None);
    assert_eq!(
        reading.words(reading.claim("960批次").whole),
        Some("4068批次")
    );
}

#[test]
fn a_bracketed_list_within_a_list_is_its_own() {
    let reading = read("病例82例（甲省30例，其中东市28例、西市2例；乙省18例）。");
    assert_eq!(reading.words(reading.claim("28例").whole), Some("30例"));
    assert_eq!(reading.words(reading.claim("2例").whole), Some("30例"));
    assert_eq!(reading.words(reading.claim("18例").whole), Some("82例"));
}

#[test]
fn a_figure_per_something_is_told_per() {
    assert!(read("抽检量达到5.36批次/千人。").claims.claims[0].has(Cue::Per));
}

#[test]
fn a_change_knows_where_it_started() {
    let reading = read("贫困人口已由2015年的493万减少到30.8万。");
    assert_eq!(reading.words(reading.claim("30.8万").start), Some("493万"));
}

#[test]
fn bases_are_read_and_others_left_out() {
    let reading = read("国有企业7.2万个，占全部企业法人单位的0.4%。");
    let base = reading
        .claim("0.4%")
        .base
        .map(|span| span.of(&reading.text.normal));
    assert_eq!(base, Some("全部企业法人单位"));
    assert_eq!(read("其中女性12人，占25%。").claim("25%").base, None);
}

#[test]
fn negation_and_headings_are_told() {
    let reading = read("# 返岗61人\n\n除5人没有返岗，其余返岗。未开工14家。\n");
    assert!(reading.claim("5人").negated);
    assert!(reading.claim("14家").negated);
    assert_eq!(reading.claim("61人").heading, Some(1));
}

#[test]
fn lists_are_counted_where_a_figure_announces_them() {
    let count = |text: &str, figure: &str| {
        let reading = read(text);
        let id = reading.id(figure);
        reading
            .claims
            .listings_of(id)
            .first()
            .map(|(_, l)| (l.low, l.high, l.open, l.certain))
    };
    assert_eq!(
        count("帮扶四川、贵州、湖北、吉林4省。", "4省"),
        Some((4, 4, false, true))
    );
    assert_eq!(
        count("北京、上海等12个城市参加。", "12个"),
        Some((2, 2, true, true))
    );
    assert_eq!(
        count("有3个点在列，分别为：恩施、利川、建始。", "3个"),
        Some((3, 3, false, true))
    );
    assert_eq!(
        count("洪涝、滑坡等灾害已造成江苏、安徽、云南3省受灾。", "3省"),
        Some((3, 3, false, true))
    );
    assert_eq!(
        count("麻城（285毫米）、荆门（273毫米）等6县雨量破纪录。", "6县"),
        Some((2, 2, true, true))
    );
    assert_eq!(count("麻城285毫米、荆门273毫米、江夏3县。", "3县"), None);
    assert_eq!(count("沪杭高铁、西湖大学三期开工。", "三期"), None);
    assert_eq!(count("建成4个区县、51个乡镇的8个站点。", "8个"), None);
}

#[test]
fn lines_behind_a_paragraph_that_ends_in_qizhong_are_its_parts() {
    let reading = read(
        "全县有学校80所，其中：\n\n小学51所；\n\n中学18所，学生2万人；\n\n高中11所。\n\n教师3000人。",
    );
    let whole = reading.id("80所");
    let run = reading.claim("51所").run;
    for figure in ["51所", "18所", "11所"] {
        assert_eq!(reading.claim(figure).whole, Some(whole));
        assert_eq!(reading.claim(figure).run, run);
    }
    assert_eq!(reading.claim("3000人").whole, None);
    let other = read("全县有学校80所，其中：\n\n学生2万人；\n\n教师3000人。");
    assert_eq!(other.claim("3000人").whole, None);
}

#[test]
fn completeness_is_said_by_the_list_itself() {
    let complete = |text: &str, figures: &[&str]| {
        let reading = read(text);
        let members: Vec<&Claim> = figures.iter().map(|figure| reading.claim(figure)).collect();
        is_complete(&reading.text.normal, &reading.claims, &members)
    };
    assert!(complete(
        "城镇人口22万人，乡村人口33万人。",
        &["22万人", "33万人"]
    ));
    assert!(complete(
        "桃园3亩，梨园4亩，其他果园5亩。",
        &["3亩", "4亩", "5亩"]
    ));
    assert!(complete("已复工32家，未开工14家。", &["32家", "14家"]));
    assert!(!complete("国有企业20家，民营企业50家。", &["20家", "50家"]));
    assert!(complete(
        "35岁以下3人，36至50岁4人，51岁及以上5人。",
        &["3人", "4人", "5人"]
    ));
    assert!(!complete("35岁以下3人，40至50岁4人。", &["3人", "4人"]));
}

#[test]
fn parts_shut_each_other_out_by_their_words() {
    let apart = |text: &str, figures: &[&str]| {
        let reading = read(text);
        let members: Vec<&Claim> = figures.iter().map(|figure| reading.claim(figure)).collect();
        shut_each_other_out(&reading.text.normal, &reading.claims, &members)
    };
    assert!(apart("来自甲国60吨，来自乙国50吨。", &["60吨", "50吨"]));
    assert!(apart("上海3例，广东2例。", &["3例", "2例"]));
    assert!(apart("甲类药30种，乙类药20种。", &["30种", "20种"]));
    assert!(apart("小学教师30人，中学教师20人。", &["30人", "20人"]));
    assert!(apart("城镇用户30户，农村用户20户。", &["30户", "20户"]));
    assert!(apart(
        "超过5万人的3个，3万人至5万人的2个。",
        &["3个", "2个"]
    ));
    assert!(!apart("手机用户30户，农村用户20户。", &["30户", "20户"]));
    assert!(!apart("3人获省级奖，2人获国家级奖。", &["3人", "2人"]));
    assert!(!apart(
        "一季度末30亿元，二季度末20亿元。",
        &["30亿元", "20亿元"]
    ));
    assert!(!apart("来自农村30人，来自山区20人。", &["30人", "20人"]));
    assert!(apart("初中生30人，小学生20人。", &["30人", "20人"]));
    assert!(apart("副教授30人，教授20人。", &["30人", "20人"]));
    assert!(apart("大专以下30人，本科20人。", &["30人", "20人"]));
    assert!(!apart("大专以上30人，本科20人。", &["30人", "20人"]));
    assert!(apart("民警30人，辅警20人。", &["30人", "20人"]));
    assert!(!apart("民警30人，党员20人。", &["30人", "20人"]));
    assert!(apart("田30亩，地20亩。", &["30亩", "20亩"]));
    assert!(!apart("稻田30亩，基地20亩。", &["30亩", "20亩"]));
    assert!(apart("泉州3例，漳州2例。", &["3例", "2例"]));
    assert!(apart("一季度30吨，二季度20吨。", &["30吨", "20吨"]));
    assert!(!apart("前三季度30吨，二季度20吨。", &["30吨", "20吨"]));
}

#[test]
fn what_lies_above_two_bounds_is_told_twice() {
    let across = |text: &str, figures: &[&str]| {
        let reading = read(text);
        let members: Vec<&Claim> = figures.iter().map(|figure| reading.claim(figure)).collect();
        cut_across(&reading.text.normal, &members)
    };
    assert!(across(
        "其中，百兆及以上用户6万户；千兆及以上用户2万户。",
        &["6万户", "2万户"]
    ));
    assert!(!across(
        "规模以上水泥厂6家，规模以上玻璃厂2家。",
        &["6家", "2家"]
    ));
}

#[test]
fn rule_words_are_found_beside_their_figure() {
    let reading = read("已复工32家，未开工14家。");
    assert_eq!(reading.claims.words_of(reading.claim("32家")).len(), 1);
    assert!(reading.claims.words_of(reading.claim("14家")).is_empty());
}

#[test]
fn a_list_goes_on_over_figures_in_other_units() {
    let reading =
        read("到会48人，代表2.4亿股。其中现场12人，代表2.1亿股；网络36人，代表3000万股。");
    assert_eq!(reading.words(reading.claim("36人").whole), Some("48人"));
    assert_eq!(
        reading.words(reading.claim("3000万股").whole),
        Some("2.4亿股")
    );
    let reading = read("收受财物1860万元，其中现金1420万元、房产两套价值360万元，退缴1302万元。");
    assert_eq!(
        reading.words(reading.claim("360万元").whole),
        Some("1860万元")
    );
    assert_eq!(reading.claim("1302万元").whole, None);
}

#[test]
fn items_that_come_to_the_whole_are_its_parts_whatever_they_are_called() {
    let reading = read("共有企业46家，其中国企12家，民营30家，外资4家，今年开工8家。");
    assert_eq!(reading.words(reading.claim("30家").whole), Some("46家"));
    assert_eq!(reading.words(reading.claim("4家").whole), Some("46家"));
    assert_eq!(reading.claim("8家").whole, None);
}

#[test]
fn a_colon_opens_a_list_that_its_head_is_no_item_of() {
    let reading = read("落实去向7590人，落实率92%：就业4290人，升学2640人，创业660人。");
    assert_ne!(reading.claim("7590人").run, reading.claim("4290人").run);
    assert_eq!(reading.claim("4290人").run, reading.claim("660人").run);
}

#[test]
fn a_change_is_said_of_what_it_is_measured_like() {
    let reading = read("报告45820例，死亡36人，较上月的38183例增加7637例，上升20.0%。");
    assert_eq!(
        reading.words(reading.claim("20.0%").subject),
        Some("45820例")
    );
    let reading = read("发送5.13亿人次，日均1282万人次，比上年的4.84亿人次增加2900万人次。");
    assert_eq!(
        reading.words(reading.claim("2900万人次").subject),
        Some("5.13亿人次")
    );
}

#[test]
fn a_bare_figure_counts_what_it_is_compared_in() {
    let reading = read("报名人数438万，比去年的474万减少36万人。");
    assert_eq!(
        reading.claim("438万").quantity.unit,
        reading.claim("36万人").quantity.unit
    );
    assert_eq!(
        reading.words(reading.claim("36万人").subject),
        Some("438万")
    );
}

#[test]
fn a_change_is_of_the_comparison_that_its_base_is_told_with() {
    let reading = read("订单484.0亿元，较上月的438.1亿元增加45.9亿元。");
    assert!(reading.claim("45.9亿元").has(Cue::MonthOnMonth));
}

#[test]
fn words_that_deal_shares_out_are_no_base() {
    let reading = read("水电93亿千瓦时、火电65.1亿千瓦时，占比分别为50%和35%。");
    assert_eq!(reading.claim("50%").base, None);
}

#[test]
fn a_list_may_come_to_a_figure_told_before_its_whole() {
    let reading =
        read("受理案件52.6万件，执结47.34万件；其中，首次执行31.56万件，恢复执行21.04万件。");
    assert_eq!(
        reading.words(reading.claim("31.56万件").whole),
        Some("52.6万件")
    );
}

#[test]
fn a_period_told_aside_ends_with_its_clause() {
    let reading = read("今年立案18640起，去年同期为21182起；破案8388起。");
    let period = |figure: &str| {
        let id = reading.claim(figure).period;
        id.map(|id| reading.claims.periods[id.0 as usize].of(&reading.text.normal))
    };
    assert_eq!(period("21182起"), Some("去年同期"));
    assert_eq!(period("8388起"), Some("今年"));
}

#[test]
fn what_stands_for_a_year_hands_its_comparison_on() {
    let reading = read("新生16.4万人，比112学年度的20.2万人减少3.8万人，减幅18.8%。");
    assert!(reading.claim("20.2万人").has(Cue::Compared));
    assert_eq!(
        reading.words(reading.claim("18.8%").subject),
        Some("16.4万人")
    );
}

#[test]
fn degrees_have_no_parts() {
    let reading = read("平均气温28.4℃，较常年的26.9℃偏高1.5℃；高温31天，其中40℃以上8天。");
    assert_eq!(reading.claim("40℃").whole, None);
    assert_eq!(reading.words(reading.claim("8天").whole), None);
}

#[test]
fn a_date_with_its_end_of_year_is_one_period() {
    let reading =
        read("到2020年末，企业82家。到2022年末，企业339家，比2019年末多20家，其中外资5家。");
    let period = |figure: &str| {
        let id = reading.claim(figure).period.expect("a period");
        reading.claims.periods[id.0 as usize].of(&reading.text.normal)
    };
    assert_eq!(period("82家"), "2020年");
    assert_eq!(period("339家"), "2022年");
    assert_eq!(period("5家"), "2022年");
}

#[test]
fn a_share_of_a_class_is_not_said_of_another_class() {
    let reading = read("女教师数量为2000人，占教师总数的25%；硕士教师占6.5%。");
    assert_eq!(reading.words(reading.claim("25%").subject), Some("2000人"));
    assert_eq!(reading.claim("6.5%").subject, None);
    let reading = read("共1200份，其中1140份有人受理，零受理申请占5%。");
    assert_eq!(reading.claim("5%").subject, None);
}

#[test]
fn the_hedge_of_a_share_may_stand_before_its_verb() {
    let reading = read("约占总户数的30%，约占国土的51.9%，占全县的20%。");
    assert!(reading.claim("30%").quantity.hedge.is_some());
    assert!(reading.claim("51.9%").quantity.hedge.is_none());
    assert!(reading.claim("20%").quantity.hedge.is_none());
}

#[test]
fn what_a_name_before_among_says_is_part_of_what_has_that_name() {
    let reading = read(
        "林地900万亩，其中乔木林700万亩；乔木林中，天然林520万亩，人工林180万亩；灌木林200万亩。",
    );
    let whole = |figure: &str| reading.words(reading.claim(figure).whole);
    assert_eq!(whole("700万亩"), Some("900万亩"));
    assert_eq!(whole("520万亩"), Some("700万亩"));
    assert_eq!(whole("180万亩"), Some("700万亩"));
    assert_eq!(whole("200万亩"), Some("900万亩"));
    let reading = read("股东631人，其中网络投票628人，现场投票中小股东1人。");
    assert_ne!(reading.words(reading.claim("1人").whole), Some("628人"));
}

#[test]
fn a_base_within_an_item_is_no_part_of_what_was_done() {
    let reading = read("已复课学校30所，其中50所小学复课20所，15所中学复课10所。");
    assert_eq!(reading.claim("50所").whole, None);
    assert_eq!(reading.words(reading.claim("20所").whole), Some("30所"));
    let reading = read("共有工地100个，其中40个房建工地复工35个。");
    assert_eq!(reading.words(reading.claim("40个").whole), Some("100个"));
    assert_eq!(reading.words(reading.claim("35个").whole), Some("40个"));
}

#[test]
fn repeated_marks_have_one_whole() {
    let reading = read("募集资金80亿元，其中20亿元补充流动资金；其中50亿元用于项目建设。");
    assert_eq!(reading.words(reading.claim("50亿元").whole), Some("80亿元"));
    let reading = read("死亡20人(男14人，女6人，含儿童8人)。");
    assert_ne!(reading.words(reading.claim("8人").whole), Some("6人"));
}

#[test]
fn what_is_dealt_out_is_part_of_what_has_its_name() {
    let reading = read("酒驾3000起，醉驾400起，其中城区酒驾和醉驾分别为1200起和150起。");
    assert_eq!(reading.words(reading.claim("1200起").whole), Some("3000起"));
    assert_eq!(reading.words(reading.claim("150起").whole), Some("400起"));
}

#[test]
fn a_change_with_a_name_of_its_own_is_not_said_of_the_figure_before() {
    for text in [
        "远山科技收报31.2元，涨1.3元，近水科技涨2.6%。",
        "远山科技(600001)报31.2元，涨1.3元，近水科技(600002)涨2.6%。",
        "NYMEX原油期货收于81.4美元，涨1.1美元，INE原油期货涨2.6%。",
        "轿车销量9万辆，增加1万辆，其中出口增长2.6%。",
        "募资120亿元，增加20亿元，REITs增长2.6%。",
    ] {
        assert_eq!(read(text).claim("2.6%").subject, None, "{text}");
    }
    let reading = read("远山科技(600001)报31.2元，涨1.3元，涨幅2.6%。");
    assert_eq!(reading.words(reading.claim("2.6%").subject), Some("31.2元"));
}

#[test]
fn what_a_dash_begins_has_no_verb_of_before() {
    let reading = read("净利润31.5亿元，增速回落——全年净利润142.8亿元，增长3.15%。");
    assert!(!reading.claim("142.8亿元").is_change());
    assert_eq!(reading.label("142.8亿元"), "全年净利润");
    assert_eq!(
        reading.words(reading.claim("3.15%").subject),
        Some("142.8亿元")
    );
}

#[test]
fn a_comparison_goes_on_behind_a_remark() {
    let reading = read("总市值88.6亿元，较上月底(10月31日)市值80.4亿元增加8.2亿元。");
    assert!(reading.claim("80.4亿元").has(Cue::Compared));
    assert_eq!(
        reading.words(reading.claim("8.2亿元").subject),
        Some("88.6亿元")
    );
}

#[test]
fn what_is_told_besides_is_no_part() {
    let whole = |text: &str, figure: &str| read(text).claim(figure).whole;
    for (text, figure) in [
        (
            "造成84人遇难，其中甲县57人，乙县17人，另有13人失踪。",
            "13人",
        ),
        ("抓获26人，其中甲县10人，乙县8人，另有5人在逃。", "5人"),
        ("31个乡镇中有26个达标，其中东部10个，还有5个未达标。", "5个"),
        (
            "31个项目26个开工。其中工业10个，其余5个项目年底前开工。",
            "5个",
        ),
        (
            "确诊84例，其中甲县57例，乙县27例，另有治愈病例13例。",
            "13例",
        ),
        ("粮食面积800公顷。其中小麦500公顷；蔬菜120公顷。", "120公顷"),
    ] {
        assert_eq!(whole(text, figure), None, "{text}");
    }
    assert!(whole("奖牌26枚，其中金牌10枚，另有铜牌5枚。", "5枚").is_some());
}

#[test]
fn a_part_belongs_to_the_figure_of_its_own_name() {
    let reading = read("进出口总额100亿元，出口60亿元。其中三季度进出口总额70亿元，出口42亿元。");
    let whole = reading.claim("42亿元").whole.map(|id| id.index());
    let value = whole.map(|at| reading.claims.claims[at].quantity.span);
    assert_eq!(value, Some(reading.claim("60亿元").quantity.span));
}

#[test]
fn figures_that_items_begin_with_are_parts_of_what_they_come_to() {
    let parts = |text: &str, whole: &str, parts: &[&str]| {
        let reading = read(text);
        for part in parts {
            let claim = reading.claim(part);
            assert_eq!(reading.words(claim.whole), Some(whole), "{part} in {text}");
            assert_eq!(claim.run, reading.claim(parts[0]).run, "{part} in {text}");
        }
    };
    let students =
        "全县共有学生1100人。高中310人，教师40人；职高90人，教师12人；初中700人，教师61人。";
    parts(students, "1100人", &["310人", "90人", "700人"]);
    assert_eq!(read(students).claim("40人").whole, None);
    assert_ne!(
        read(students).claim("40人").run,
        read(students).claim("310人").run
    );
    parts(
        "税收完成412.6亿元，增长3.4%。情况如下：\n增值税186.2亿元，增长5.1%；\n所得税136.7亿元；\n其他各税89.7亿元。",
        "412.6亿元",
        &["186.2亿元", "136.7亿元", "89.7亿元"],
    );
    parts(
        "全县生产总值300亿元。分产业看，第一产业增加值18亿元，增长1.1%，第二产业增加值217亿元；第三产业增加值65亿元。",
        "300亿元",
        &["18亿元", "217亿元", "65亿元"],
    );
    let new = "新增病例89例。其中输入病例19例，含2例由无症状转为确诊；本土病例70例。";
    parts(new, "89例", &["19例", "70例"]);
    assert_eq!(read(new).words(read(new).claim("2例").whole), Some("19例"));
}

#[test]
fn what_comes_to_a_figure_by_accident_is_no_part_of_it() {
    let untied = |text: &str, figure: &str| {
        let reading = read(text);
        assert_eq!(reading.words(reading.claim(figure).whole), None, "{text}");
    };
    // One of several, and the first of a list.
    untied("甲队30人。乙队10人。丙队20人。", "10人");
    untied(
        "已解决64件；正在解决38件；列入计划21件；已说明5件。",
        "38件",
    );
    // The list goes on: one of them is wrong, and nothing says that it is the last.
    untied(
        "全县投资235亿元。东片18亿元，增长1%，西片217亿元，增长2%，南片65亿元。",
        "18亿元",
    );
}

#[test]
fn the_classes_right_behind_a_total_are_its_parts() {
    let whole = |text: &str, figure: &str| {
        let reading = read(text);
        reading
            .words(reading.claim(figure).whole)
            .map(str::to_owned)
    };
    let told = |text: &str, figure: &str, total: &str| {
        assert_eq!(whole(text, figure).as_deref(), Some(total), "{text}");
    };
    told("全校教师120人，男56人，女64人。", "64人", "120人");
    told("现有贫困户15户，已脱贫12户，未脱贫5户。", "5户", "15户");
    told(
        "男生56人，占46.7%，女生64人，全校120人。教师30人，男12人，占40%，女18人。",
        "18人",
        "30人",
    );
    let untied = |text: &str, figure: &str| assert_eq!(whole(text, figure), None, "{text}");
    // Others were dealt with, more than two are told of, and the first is one of them.
    untied("走访农户35户，已脱贫12户，未脱贫5户。", "5户");
    untied("新增45608例，男性242例，女性228例。", "228例");
    untied(
        "第一产业95.7亿元，第二产业53.8亿元，第三产业38.9亿元。",
        "53.8亿元",
    );
    untied("教师120人，男56人，女60人，外籍4人。", "60人");
}

#[test]
fn a_list_may_divide_its_whole_anew() {
    let reading =
        read("户籍人口200人。其中，城镇人口120人，乡村人口80人；男性人口103人，女性人口97人。");
    for part in ["120人", "80人", "103人", "97人"] {
        assert_eq!(
            reading.words(reading.claim(part).whole),
            Some("200人"),
            "{part}"
        );
    }
    assert_ne!(reading.claim("120人").run, reading.claim("103人").run);
}

#[test]
fn a_currency_named_before_one_sum_holds_for_the_bare_sums_behind_it() {
    let reading =
        read("市值为新台币52亿元，较前周51亿元增加1亿元，折合人民币12亿元，手续费为3亿元。");
    let unit = |figure: &str| reading.claim(figure).quantity.unit;
    assert_eq!(unit("51亿元"), unit("新台币52亿元"));
    assert_eq!(unit("1亿元"), unit("新台币52亿元"));
    assert_ne!(unit("人民币12亿元"), unit("新台币52亿元"));
    assert_eq!(unit("3亿元"), unit("人民币12亿元"));
}

#[test]
fn a_rate_or_change_tells_of_what_its_words_name() {
    let of_another = |text: &str, figure: &str, others: [&str; 2]| {
        let reading = read(text);
        let others = others.map(|other| reading.id(other));
        tells_of_another(&reading.text, &reading.claims, reading.id(figure), &others)
    };
    for rate in [
        "一审结案率95%",
        "其中速裁案件结案率95%",
        "去年结案率95%",
        "外省结案率95%",
        "五日结案率95%",
        "剔除旧存后，结案率95%",
        "结案率95%升至97%",
        "结案率目标为95%",
    ] {
        let text = format!("受理案件1000件，审结900件，{rate}。");
        assert!(of_another(&text, "95%", ["1000件", "900件"]), "{rate}");
    }
    for rate in [
        "结案率95%",
        "案件结案率达到95%",
        "综合结案率95%",
        "截至目前，结案率95%",
        "全市法院结案率95%",
    ] {
        let text = format!("全市法院受理案件1000件，审结900件，{rate}。");
        assert!(!of_another(&text, "95%", ["1000件", "900件"]), "{rate}");
    }
    for change in [
        "2019年增长8%",
        "今年预计增长8%",
        "其中出口增长8%",
        "比上月增长8%",
        "增速比上年回落8%",
        "净增用户比上年增长8%",
    ] {
        let text = format!("五年来，用户由200万户增加到300万户，{change}。");
        assert!(of_another(&text, "8%", ["200万户", "300万户"]), "{change}");
    }
    for change in ["增长8%", "比2015年增长8%", "五年增长8%", "用户增长8%"] {
        let text = format!("五年来，用户由200万户增加到300万户，{change}。");
        assert!(!of_another(&text, "8%", ["200万户", "300万户"]), "{change}");
    }
}
