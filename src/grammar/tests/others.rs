//! What holds numerals and is no quantity.

use super::read;

#[test]
fn names_codes_and_phrases_are_left_alone() {
    for text in [
        "统一部署，一律执行",
        "解决两不愁三保障问题",
        "一鼓作气，千方百计",
        "来自四面八方",
        "实行一对一帮扶",
        "家住三里屯和七里河",
        "重庆万州和千岛湖",
        "第一产业与第二产业",
        "“1+6”模式和“3+X”",
        "佩戴N95和3M口罩",
        "沿G25和105国道",
        "住在8号楼，乘2号线",
        "国发〔2020〕3号",
        "见注[2]",
        "电话：0431-88600000",
        "手机13904310000",
        "网址http://a.cn/2020/05/29/1234.html",
        "版本1.2.3",
        "千亿级产业",
        "亿元级项目",
        "百姓十分满意",
        "一般情况下一直如此",
        "一切为了唯一的目标",
        "上半年和下半年",
        "陆地和拾起",
        "半岛",
        "COVID-19疫情",
        "一村一策",
        "几个人和数字",
        "比分3:2",
        "不能一成不变",
        "演的是三打白骨精",
        "别来回半折腾",
        "三八节快到了",
    ] {
        assert_eq!(read(text), "", "{text}");
    }
}

#[test]
fn list_markers_are_left_alone() {
    for (text, expected) in [
        ("一、总体要求", ""),
        ("1.加强领导", ""),
        ("2、落实责任", ""),
        ("(三)共46家", "46家=46"),
        ("（1）有3人", "3人=3"),
        ("1.5亿元", "1.5亿元=150000000"),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn words_that_begin_like_a_unit_take_no_figure() {
    for (text, expected) in [
        ("第3名", "第3=3"),
        ("2016年级", ""),
        ("三成为主", ""),
        ("总数十万人", "十万人=100000"),
        ("附近3家", "3家=3"),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}
