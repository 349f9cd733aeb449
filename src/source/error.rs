use std::fmt;

use super::MAX_BYTES;
use crate::language::Language;

/// Why a file could not be taken as a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceError {
    /// The path as given, or `-`.
    pub name: String,
    pub kind: SourceErrorKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceErrorKind {
    /// A NUL byte in what is not UTF-16: not a text file.
    Binary { offset: usize },
    /// The bytes are in this encoding but for the one at `offset`.
    Malformed {
        encoding: &'static str,
        offset: usize,
    },
    /// In none of the encodings known; `offset` is the first byte that is not UTF-8.
    UnknownEncoding { offset: usize },
    /// An encoding that is recognised but not read.
    Unsupported { encoding: &'static str },
    /// `bytes` where the size is known without reading all of it.
    TooLarge { bytes: Option<u64>, limit: u64 },
    /// The file had `expected` bytes when it was opened, and fewer when it was read.
    Shrank { expected: u64, read: u64 },
    /// Lists and quotations of a Markdown text stand inside each other more than `deepest` times;
    /// `line` counts from 1.
    TooNested { line: usize, deepest: usize },
    /// A Word document that is damaged, or packed in a way that Word does not use; in the words of what reads it.
    DamagedWord { reason: String },
    /// There is no such path.
    NotFound,
    /// No draft was named, and standard input is empty.
    NothingGiven,
    /// heshu itself failed at it; `report` says where.
    Defect { report: String },
    /// The file system's word on a path that could not be opened or read.
    Unreadable { reason: String },
}

impl SourceError {
    /// What is wrong, naming the file.
    pub fn message(&self, language: Language) -> String {
        let name = if self.name == "-" {
            match language {
                Language::Chinese => "标准输入",
                Language::English => "standard input",
            }
        } else {
            self.name.as_str()
        };
        match language {
            Language::Chinese => format!("{name}：{}", self.kind.reason(language)),
            Language::English => format!("{name}: {}", self.kind.reason(language)),
        }
    }

    /// What to do about it.
    pub fn help(&self, language: Language) -> &'static str {
        use SourceErrorKind as Kind;
        match (&self.kind, language) {
            (Kind::Binary { .. }, Language::Chinese) => {
                "这不像文本文件；若是 .doc、.wps 或 PDF，请另存为 .docx，或者 UTF-8 编码的 .txt 再核对"
            }
            (Kind::Binary { .. }, Language::English) => {
                "this does not look like text; save a .doc, .wps or PDF file as .docx, or as .txt in UTF-8"
            }
            (Kind::TooLarge { limit, .. }, Language::Chinese) if *limit < MAX_BYTES as u64 => {
                "请分成几个文件，或用 --max-size 放宽（最多 1GB）"
            }
            (Kind::TooLarge { limit, .. }, Language::English) if *limit < MAX_BYTES as u64 => {
                "split it into several files, or allow more with --max-size (1GB at most)"
            }
            (Kind::TooLarge { .. }, Language::Chinese) => "请分成几个文件再核对",
            (Kind::TooLarge { .. }, Language::English) => "split it into several files",
            (Kind::Shrank { .. }, Language::Chinese) => "可能正在写入：等写完再核对",
            (Kind::Shrank { .. }, Language::English) => {
                "it may be being written: check it again afterwards"
            }
            (Kind::TooNested { .. }, Language::Chinese) => {
                "删去行首多余的 > 和列表符号；不是 Markdown 的，另存为 .txt 再核对"
            }
            (Kind::TooNested { .. }, Language::English) => {
                "leave out needless > and list signs at the start of the line; save what is no Markdown as .txt"
            }
            (Kind::DamagedWord { .. }, Language::Chinese) => "请用 Word 打开，另存为 .docx 再核对",
            (Kind::DamagedWord { .. }, Language::English) => {
                "open it in Word and save it as .docx again"
            }
            (Kind::NothingGiven, Language::Chinese) => {
                "写出稿件或文件夹，如 heshu check .；读标准输入就写 -"
            }
            (Kind::NothingGiven, Language::English) => {
                "name drafts or folders, as in heshu check .; - is standard input"
            }
            (Kind::NotFound, Language::Chinese) => "请检查路径",
            (Kind::NotFound, Language::English) => "check the path",
            (Kind::Unreadable { .. }, Language::Chinese) => "请检查路径和读取权限",
            (Kind::Unreadable { .. }, Language::English) => "check the path and its permissions",
            (Kind::Defect { .. }, Language::Chinese) => {
                "这是 heshu 的缺陷，不是稿件的错：请把上面一行和能重现它的片段报告给维护者（没有任何内容自动发出）"
            }
            (Kind::Defect { .. }, Language::English) => {
                "this is a defect of heshu, not of the draft: please report the line above with a passage that shows it (nothing was sent)"
            }
            (_, Language::Chinese) => "请用编辑器打开，另存为 UTF-8 或 GB18030 编码",
            (_, Language::English) => "open it in an editor and save it as UTF-8 or GB18030",
        }
    }
}

impl SourceErrorKind {
    /// What is wrong, without the file's name.
    pub fn reason(&self, language: Language) -> String {
        match language {
            Language::Chinese => self.chinese(),
            Language::English => self.english(),
        }
    }

    fn chinese(&self) -> String {
        match self {
            Self::Binary { offset } => format!("第 {offset} 字节处是空字节（NUL），不是文本"),
            Self::Malformed { encoding, offset } => {
                format!("按 {encoding} 解码，第 {offset} 字节处出错")
            }
            Self::UnknownEncoding { offset } => {
                format!("认不出编码：第 {offset} 字节处不是 UTF-8，也不是 GB18030 或 UTF-16")
            }
            Self::Unsupported { encoding } => format!("编码是 {encoding}，不支持"),
            Self::TooLarge { bytes, limit } => match bytes {
                Some(bytes) => format!("有 {}，超过上限 {}", size(*bytes), size(*limit)),
                None => format!("超过上限 {}", size(*limit)),
            },
            Self::Shrank { expected, read } => {
                format!("读取时变短了：打开时有 {expected} 字节，只读到 {read} 字节")
            }
            Self::TooNested { line, deepest } => {
                format!("第 {line} 行的列表和引用嵌套超过 {deepest} 层")
            }
            Self::DamagedWord { reason } => format!("这份 Word 文档已损坏，读不出来（{reason}）"),
            Self::NotFound => "没有这个文件".to_owned(),
            Self::NothingGiven => "没有给出稿件，这里也是空的".to_owned(),
            Self::Defect { report } => format!("核对时 heshu 自身出错（{report}）"),
            Self::Unreadable { reason } => format!("无法读取（{reason}）"),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Binary { offset } => format!("NUL byte at byte offset {offset}, not text"),
            Self::Malformed { encoding, offset } => {
                format!("not valid {encoding} at byte offset {offset}")
            }
            Self::UnknownEncoding { offset } => format!(
                "unknown encoding: not UTF-8 at byte offset {offset}, nor GB18030 or UTF-16"
            ),
            Self::Unsupported { encoding } => format!("the encoding {encoding} is not supported"),
            Self::TooLarge { bytes, limit } => match bytes {
                Some(bytes) => format!("{} is over the limit of {}", size(*bytes), size(*limit)),
                None => format!("over the limit of {}", size(*limit)),
            },
            Self::Shrank { expected, read } => format!(
                "became shorter while it was read: {expected} bytes when opened, {read} read"
            ),
            Self::TooNested { line, deepest } => {
                format!("lists and quotations nested more than {deepest} deep in line {line}")
            }
            Self::DamagedWord { reason } => {
                format!("this Word document is damaged and can't be read ({reason})")
            }
            Self::NotFound => "no such file".to_owned(),
            Self::NothingGiven => "no draft was named, and this is empty".to_owned(),
            Self::Defect { report } => format!("heshu itself failed at it ({report})"),
            Self::Unreadable { reason } => format!("cannot be read ({reason})"),
        }
    }
}

/// A number of bytes for people: 256MB, 256.1MB; of a binary megabyte each.
fn size(bytes: u64) -> String {
    const KILO: u64 = 1 << 10;
    const MEGA: u64 = 1 << 20;
    let (unit, name) = match bytes {
        MEGA.. => (MEGA, "MB"),
        KILO.. => (KILO, "KB"),
        _ => return format!("{bytes}B"),
    };
    // Upwards, so that what is over a limit is seen to be over it.
    let tenths = bytes.div_ceil(unit / 10);
    match tenths % 10 {
        _ if bytes.is_multiple_of(unit) => format!("{}{name}", bytes / unit),
        tenth => format!("{}.{tenth}{name}", tenths / 10),
    }
}

impl fmt::Display for SourceError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message(Language::English))
    }
}

impl std::error::Error for SourceError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_so_that_more_than_the_limit_looks_like_more() {
        assert_eq!(size(256 << 20), "256MB");
        assert_eq!(size((256 << 20) + 1), "256.1MB");
        assert_eq!(size(3 << 29), "1536MB");
        assert_eq!(size(1500), "1.5KB");
        assert_eq!(size(12), "12B");
    }
}
