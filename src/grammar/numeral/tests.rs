use super::*;

fn value(text: &str) -> String {
    let (rest, numeral) = numeral(text).unwrap();
    let low = numeral.number.unwrap();
    match numeral.high {
        None => format!("{}{rest}", low.value),
        Some(high) => format!("{}..{}{rest}", low.value, high.value),
    }
}

#[test]
fn reads_every_spelling() {
    for (text, expected) in [
        ("四十六", "46"),
        ("廿二", "22"),
        ("一百零八", "108"),
        ("一万零十二", "10012"),
        ("三万五", "35000"),
        ("一百二", "120"),
        ("一千一百一", "1110"),
        ("百三", "130"),
        ("七千零二十万", "70200000"),
        ("一万五千亿", "1500000000000"),
        ("二十万亿", "20000000000000"),
        ("10万万", "1000000000"),
        ("壹拾贰万叁仟", "123000"),
        ("二〇二〇", "2020"),
        ("八点二五", "8.25"),
        ("一点五万", "15000"),
        ("六四〇.五亿", "64050000000"),
        ("3万4000", "34000"),
        ("25万6千", "256000"),
        ("5万4千6百", "54600"),
        ("2亿5000万", "250000000"),
        ("1,100万", "11000000"),
        ("3.5万亿", "3500000000000"),
        ("7 万 5千", "75000"),
        ("三四十", "30..40"),
        ("两三百", "200..300"),
        ("一两百", "100..200"),
        ("一万六七千", "16000..17000"),
        ("一万六七", "16000..17000"),
        ("四十五六", "45..46"),
        ("数十亿", "1000000000..10000000000"),
        ("十几万", "100000"),
        ("二十几", "20"),
        ("三十万多亿", "30000000000000"),
        ("500余万", "5000000"),
        ("1千多万", "10000000"),
        ("十来", "10"),
    ] {
        assert_eq!(value(text), expected, "{text}");
    }
}

#[test]
fn stops_before_what_does_not_belong() {
    for (text, expected) in [
        ("一百三千", "100三千"),
        ("十三.五规划", "13.五规划"),
        ("三.一季度", "3.一季度"),
        ("一万二万", "10000二万"),
        ("八点三十分", "8点三十分"),
        ("三万台", "30000台"),
        ("500万千瓦时", "5000000千瓦时"),
        ("46家", "46家"),
        ("三十一一对一", "31一对一"),
        ("3多样", "3多样"),
    ] {
        assert_eq!(value(text), expected, "{text}");
    }
}

#[test]
fn knows_the_last_written_digit() {
    for (text, precision, leading) in [
        ("658百万", 6, 6),
        ("1.6百万", 5, 5),
        ("五百万", 4, 6),
        ("1.67万", 2, 2),
        ("46", 0, 0),
        ("20", 0, 1),
        ("1.1万余", 3, 3),
        ("3.5万亿", 11, 11),
        ("三万五", 3, 3),
        ("3万4000", 0, 3),
        ("二十万", 4, 5),
    ] {
        let number = numeral(text).unwrap().1.number.unwrap();
        assert_eq!(
            (number.precision, number.leading),
            (Some(precision), leading),
            "{text}"
        );
    }
}

#[test]
fn a_figure_beyond_arithmetic_has_no_number() {
    for text in ["9".repeat(5000), "九".repeat(5000)] {
        let (rest, numeral) = numeral(&text).unwrap();
        assert_eq!((rest, numeral.number), ("", None));
    }
}
