//! Whatever way a value is spelt, it is read back.

use proptest::prelude::*;

use super::scan;
use crate::grammar::{Exact, Value};

const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const CAPITALS: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
const POWERS: [&str; 4] = ["", "十", "百", "千"];
const CAPITAL_POWERS: [&str; 4] = ["", "拾", "佰", "仟"];
const SCALES: [&str; 3] = ["", "万", "亿"];

/// Spells a value below 10^12 in full.
fn spell(value: u64, digits: &[&str; 10], powers: &[&str; 4]) -> String {
    if value == 0 {
        return "零".to_owned();
    }
    let mut text = String::new();
    let mut gap = false;
    for place in (0..12u32).rev() {
        let digit = (value / 10u64.pow(place)) % 10;
        let section = (value / 10u64.pow(place / 4 * 4)) % 10_000;
        if digit == 0 {
            gap |= !text.is_empty();
        } else {
            if gap {
                text.push('零');
                gap = false;
            }
            text.push_str(digits[digit as usize]);
            text.push_str(powers[(place % 4) as usize]);
        }
        if place % 4 == 0 && section > 0 {
            text.push_str(SCALES[(place / 4) as usize]);
            gap = gap && place > 0;
        }
    }
    text
}

/// The value of a text that is one figure and the unit 户.
fn value(figure: &str) -> Exact {
    let text = format!("共{figure}户");
    let (_, found) = scan(&text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    match found[0].value() {
        Value::Number(number) => number.value,
        other => panic!("{text}: {other:?}"),
    }
}

fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

proptest! {
    #[test]
    fn arabic_digits(number in 0u64..1_000_000_000_000) {
        let expected = Exact::integer(number.into());
        prop_assert_eq!(value(&number.to_string()), expected);
        prop_assert_eq!(value(&grouped(number)), expected);
    }

    #[test]
    fn chinese_and_capital_numerals(number in 2u64..1_000_000_000_000) {
        let expected = Exact::integer(number.into());
        prop_assert_eq!(value(&spell(number, &DIGITS, &POWERS)), expected);
        prop_assert_eq!(value(&spell(number, &CAPITALS, &CAPITAL_POWERS)), expected);
    }

    #[test]
    fn decimals_with_a_scale(mantissa in 1u64..1_000_000, places in 1u32..4, scale in 0usize..3) {
        let power = 10u64.pow(places);
        let width = places as usize;
        let figure = format!("{}.{:0width$}{}", mantissa / power, mantissa % power, SCALES[scale]);
        let step = i128::from(10_000u64.pow(scale as u32));
        let expected = Exact::ratio(i128::from(mantissa) * step, power.into()).unwrap();
        prop_assert_eq!(value(&figure), expected);
    }

    #[test]
    fn mixed_spellings(high in 1u64..10_000, low in 1_000u64..10_000, thousands in 1u64..10) {
        let expected = Exact::integer((high * 10_000 + low).into());
        prop_assert_eq!(value(&format!("{high}万{low}")), expected);
        let expected = Exact::integer((high * 10_000 + low % 1_000).into());
        prop_assert_eq!(value(&format!("{high}万0,{:03}", low % 1_000)), expected);
        let expected = Exact::integer((high * 10_000 + thousands * 1_000).into());
        prop_assert_eq!(value(&format!("{high}万{thousands}千")), expected);
        let expected = Exact::integer(i128::from(high) * 100_000_000 + i128::from(low) * 10_000);
        prop_assert_eq!(value(&format!("{high}亿{low}万")), expected);
        let expected = Exact::integer(i128::from(high) * 1_000_000_000_000 + i128::from(low) * 10_000_000);
        let grouped = format!("{},{:03}.{}", low / 10_000, low / 10 % 1_000, low % 10);
        let plain = format!("{}.{}", low / 10, low % 10);
        let part = if low >= 10_000 { grouped } else { plain };
        prop_assert_eq!(value(&format!("{high}兆{part}億")), expected);
    }

    #[test]
    fn digit_by_digit_around_a_scale(high in 920u64..1_000, low in 1u64..10_000) {
        let spelt = |number: &str| -> String {
            number.chars().filter_map(|c| "〇一二三四五六七八九".chars().nth(c.to_digit(10)? as usize)).collect()
        };
        // 三四五 and 一二 may be read otherwise; with a nought they are plain digits.
        let high = high * 10;
        let text = format!("{}万{}", spelt(&high.to_string()), spelt(&format!("{low:04}")));
        prop_assert_eq!(value(&text), Exact::integer((high * 10_000 + low).into()), "{}", text);
        let text = format!("{}亿", spelt(&high.to_string()));
        prop_assert_eq!(value(&text), Exact::integer(i128::from(high) * 100_000_000), "{}", text);
    }

    #[test]
    fn no_text_of_figures_and_words_breaks_the_scan(
        text in "[0-9一二两三十百千万亿半几多余点零第负年月日号:/.,%~分之至到 元人成折块角个-]{0,40}"
    ) {
        let (_, found) = scan(&text);
        for pair in found.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
        for quantity in &found {
            prop_assert!(text.get(quantity.span.range()).is_some());
            prop_assert!(text.get(quantity.number.range()).is_some());
            prop_assert!(text.get(quantity.extent.range()).is_some());
        }
    }
}
