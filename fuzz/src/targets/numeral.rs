//! The numeral grammar: any text, and numbers spelt in several ways.

use heshu::grammar::{Hedges, Quantity, Value, print, value_set, whole_number};
use heshu::text::Span;

use super::{grammar, invariant, text_of};

pub fn run(data: &[u8]) {
    let text = text_of(data);
    let found = scan(&text);
    invariant::quantities(&found, &text);
    for quantity in &found {
        printed(quantity);
    }
    if let Some(bytes) = data.first_chunk::<8>() {
        spelt(u64::from_le_bytes(*bytes) >> (data.len() % 64));
    }
}

fn scan(text: &str) -> Vec<Quantity> {
    let mut found = Vec::new();
    grammar().scan(text, Span::new(0, text.len() as u32), &mut found);
    found
}

/// What is printed of a figure is read as the same figure, and its values are a set.
fn printed(quantity: &Quantity) {
    let unit = quantity.unit.map(|id| grammar().unit(id));
    let hedges = Hedges::default();
    let out = print(quantity, unit, &hedges);
    if let Some(set) = value_set(quantity, unit, &hedges)
        && let (Some(low), Some(high)) = (set.low, set.high)
    {
        assert!(low.value <= high.value, "{out:?}: {set:?}");
    }
    let (Value::Number(number), Some(digits)) = (quantity.value(), out.number) else {
        return;
    };
    // More digits than a person writes are no figure, and neither are fractions so written.
    let readable = digits.len() <= 30
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
    if readable {
        let again = scan(&format!("共{digits}个"));
        let values: Vec<Value> = again.iter().map(Quantity::value).collect();
        let same = matches!(values.as_slice(), [Value::Number(read)] if read.value == number.value);
        assert!(same, "{digits} is read as {values:?}");
    }
}

/// A whole number in Chinese and in Arabic numerals is read as itself.
fn spelt(number: u64) {
    let number = number % 10_000_000_000_000_000;
    if let Ok(small) = u32::try_from(number) {
        assert_eq!(whole_number(&small.to_string()), Some(small));
        assert_eq!(
            whole_number(&chinese(number)),
            Some(small),
            "{}",
            chinese(number)
        );
    }
    for written in [number.to_string(), grouped(number), chinese(number)] {
        let found = scan(&format!("共{written}人"));
        let values: Vec<Value> = found.iter().map(Quantity::value).collect();
        let same = matches!(values.as_slice(),
            [Value::Number(read)] if read.value.to_string() == number.to_string());
        assert!(same, "{written} is read as {values:?}");
    }
}

/// Digits in threes.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number below 10^16 as it is spoken: 一万零五十.
fn chinese(number: u64) -> String {
    const SCALES: [&str; 4] = ["", "万", "亿", "万亿"];
    if number == 0 {
        return "零".to_owned();
    }
    let mut text = String::new();
    let mut gap = false;
    for (place, scale) in SCALES.iter().enumerate().rev() {
        let section = number / 10_000_u64.pow(place as u32) % 10_000;
        if section == 0 {
            gap = !text.is_empty();
            continue;
        }
        if !text.is_empty() && (gap || section < 1000) {
            text.push('零');
        }
        gap = false;
        text.push_str(&section_in_words(section));
        // 三万亿五千亿 is spoken 三万五千亿.
        let shared = place == 3 && !(number / 100_000_000).is_multiple_of(10_000);
        text.push_str(if shared { "万" } else { scale });
    }
    text
}

/// A number from 1 to 9999.
fn section_in_words(section: u64) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let mut text = String::new();
    let mut gap = false;
    for (power, word) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = (section / power % 10) as usize;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push_str(DIGITS[0]);
            gap = false;
        }
        text.push_str(DIGITS[digit]);
        text.push_str(word);
    }
    text
}
