//! Characters that figures are made of, and the table that finds them at one look.

/// What a character can be in a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// ASCII digit.
    Arabic,
    /// 一 二 … 九, 〇.
    Digit(u8),
    /// 壹 贰 … 玖.
    Capital(u8),
    /// 两: a two that no decimal and no digit run holds.
    Two,
    /// 十 百 千, with the exponent of ten.
    Power(i8),
    /// 拾 佰 仟.
    CapitalPower(i8),
    /// 万 亿 兆.
    Scale(i8),
    /// 廿 卅 卌: so many tens.
    Tens(u8),
    Half,
    /// 几, 数: a digit left open.
    Some,
    /// 多 余 来 after a round figure.
    Odd,
    /// The decimal point 点.
    Point,
    /// 星 周 礼, where a weekday may begin.
    Week,
    /// 首: the first.
    First,
    /// 对 翻, where 对折 or 翻番 may begin.
    Special,
    /// `:` of a URL, 〔 of a document number, where no quantity is to be looked for.
    Opaque,
}

/// Words of shares, which a decimal with a space behind its point must have: 四点 五个百分点.
pub const SHARE_WORDS: &[&str] = &["个百分点", "個百分點", "个点", "成", "折", "倍", "%"];

/// Every character of a figure. The second field says whether a figure can start with it.
pub const SIGNS: &[(char, Sign, bool)] = &[
    ('0', Sign::Arabic, true),
    ('1', Sign::Arabic, true),
    ('2', Sign::Arabic, true),
    ('3', Sign::Arabic, true),
    ('4', Sign::Arabic, true),
    ('5', Sign::Arabic, true),
    ('6', Sign::Arabic, true),
    ('7', Sign::Arabic, true),
    ('8', Sign::Arabic, true),
    ('9', Sign::Arabic, true),
    ('零', Sign::Digit(0), true),
    ('〇', Sign::Digit(0), true),
    ('○', Sign::Digit(0), false),
    ('一', Sign::Digit(1), true),
    ('二', Sign::Digit(2), true),
    ('三', Sign::Digit(3), true),
    ('四', Sign::Digit(4), true),
    ('五', Sign::Digit(5), true),
    ('六', Sign::Digit(6), true),
    ('七', Sign::Digit(7), true),
    ('八', Sign::Digit(8), true),
    ('九', Sign::Digit(9), true),
    ('两', Sign::Two, true),
    ('兩', Sign::Two, true),
    ('俩', Sign::Two, true),
    ('倆', Sign::Two, true),
    ('壹', Sign::Capital(1), true),
    ('贰', Sign::Capital(2), true),
    ('貳', Sign::Capital(2), true),
    ('叁', Sign::Capital(3), true),
    ('参', Sign::Capital(3), true),
    ('參', Sign::Capital(3), true),
    ('叄', Sign::Capital(3), true),
    ('肆', Sign::Capital(4), true),
    ('伍', Sign::Capital(5), true),
    ('陆', Sign::Capital(6), true),
    ('陸', Sign::Capital(6), true),
    ('柒', Sign::Capital(7), true),
    ('捌', Sign::Capital(8), true),
    ('玖', Sign::Capital(9), true),
    ('十', Sign::Power(1), true),
    ('百', Sign::Power(2), true),
    ('千', Sign::Power(3), true),
    ('拾', Sign::CapitalPower(1), true),
    ('佰', Sign::CapitalPower(2), true),
    ('仟', Sign::CapitalPower(3), true),
    ('万', Sign::Scale(4), true),
    ('萬', Sign::Scale(4), true),
    ('亿', Sign::Scale(8), true),
    ('億', Sign::Scale(8), true),
    ('兆', Sign::Scale(12), false),
    ('廿', Sign::Tens(2), true),
    ('卅', Sign::Tens(3), true),
    ('卌', Sign::Tens(4), true),
    ('半', Sign::Half, true),
    ('几', Sign::Some, true),
    ('幾', Sign::Some, true),
    ('数', Sign::Some, true),
    ('數', Sign::Some, true),
    ('多', Sign::Odd, false),
    ('余', Sign::Odd, false),
    ('餘', Sign::Odd, false),
    ('来', Sign::Odd, false),
    ('來', Sign::Odd, false),
    ('点', Sign::Point, false),
    ('點', Sign::Point, false),
    ('星', Sign::Week, true),
    ('周', Sign::Week, true),
    ('礼', Sign::Week, true),
    ('首', Sign::First, true),
    ('对', Sign::Special, true),
    ('對', Sign::Special, true),
    ('翻', Sign::Special, true),
    (':', Sign::Opaque, true),
    ('〔', Sign::Opaque, true),
    ('[', Sign::Opaque, true),
];

/// The code points that [`sign`] knows: the basic plane as far as the last Han character.
const COVERED: usize = 0xA000;

/// For every covered code point, 0 or one more than its place in [`SIGNS`].
static PLACES: [u8; COVERED] = {
    let mut places = [0u8; COVERED];
    let mut at = 0;
    while at < SIGNS.len() {
        places[SIGNS[at].0 as usize] = at as u8 + 1;
        at += 1;
    }
    places
};

/// Looks a code point up.
#[inline]
fn sign_of(code: u32) -> Option<&'static (char, Sign, bool)> {
    match PLACES.get(code as usize) {
        None | Some(0) => None,
        Some(place) => SIGNS.get(usize::from(*place) - 1),
    }
}

/// What `character` is at the start of a figure, if one can start with it.
pub fn starting_sign(character: char) -> Option<Sign> {
    let (_, sign, starts) = sign_of(u32::from(character))?;
    starts.then_some(*sign)
}

/// For each byte that a character can start with, a bit for each of the second bytes behind which
/// a figure may start, by its six lowest bits. A character of one byte that starts a figure has
/// all bits, one that does not has none.
pub static STARTS: [u64; 256] = {
    let mut starts = [0u64; 256];
    let mut at = 0;
    while at < SIGNS.len() {
        let (character, _, may_start) = SIGNS[at];
        let mut bytes = [0u8; 4];
        let length = character.encode_utf8(&mut bytes).len();
        if may_start {
            starts[bytes[0] as usize] |= match length {
                1 => u64::MAX,
                _ => 1 << (bytes[1] & 0x3F),
            };
        }
        at += 1;
    }
    starts
};

/// What `character` can be in a figure.
pub fn sign(character: char) -> Option<Sign> {
    sign_of(character as u32).map(|entry| entry.1)
}
