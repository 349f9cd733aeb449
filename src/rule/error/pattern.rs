//! Faults of patterns, in both languages.

use super::fault::Known;
use super::{Words, chinese, english};
use crate::rule::PatternFault;

pub(super) fn chinese(fault: &PatternFault, known: &Known) -> Words {
    match fault {
        PatternFault::Unclosed(sign) => Words::new(
            "式样里的括号没有收尾",
            format!("这个 {sign} 没有配对"),
            "补上另一半；[甲|乙] 是其中一个词，{digits} 是一串数字",
        ),
        PatternFault::UnknownShape(shape) => Words::new(
            "没有这种字符",
            format!("没有叫 {shape} 的一类字符"),
            chinese::meant(known, "可用的有"),
        ),
        PatternFault::BadLength(length) => Words::new(
            "字数写得不对",
            format!("{length} 不是字数"),
            "写成 {digits:4}、{digits:1-3} 或 {digits:5-}，从 1 起，最多 40",
        ),
        PatternFault::EmptyChoice => Words::new(
            "方括号里有空的一项",
            "各项之间用 | 分开，每项至少一个字",
            "写成 [甲|乙]；可有可无的写成 [甲|乙]?",
        ),
    }
}

pub(super) fn english(fault: &PatternFault, known: &Known) -> Words {
    match fault {
        PatternFault::Unclosed(sign) => Words::new(
            "a bracket of the pattern is not closed",
            format!("this `{sign}` has no other half"),
            "close it; `[甲|乙]` is one of several words, `{digits}` a run of digits",
        ),
        PatternFault::UnknownShape(shape) => Words::new(
            "no such kind of character",
            format!("no kind of character is called `{shape}`"),
            english::meant(known, "there are"),
        ),
        PatternFault::BadLength(length) => Words::new(
            "a run has no such length",
            format!("`{length}` is no length"),
            "write `{digits:4}`, `{digits:1-3}` or `{digits:5-}`, from 1 up to 40",
        ),
        PatternFault::EmptyChoice => Words::new(
            "an empty choice",
            "the words are parted by `|`, and none may be empty",
            "write `[甲|乙]`, or `[甲|乙]?` for what may be left out",
        ),
    }
}
