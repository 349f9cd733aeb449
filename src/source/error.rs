use std::fmt;

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
    Binary {
        offset: usize,
    },
    /// The bytes are in this encoding but for the one at `offset`.
    Malformed {
        encoding: &'static str,
        offset: usize,
    },
    /// In none of the encodings known; `offset` is the first byte that is not UTF-8.
    UnknownEncoding {
        offset: usize,
    },
    /// An encoding that is recognised but not read.
    Unsupported {
        encoding: &'static str,
    },
    TooLarge {
        bytes: u64,
        limit: u64,
    },
    /// The file system's word on a path that could not be opened or read.
    Unreadable {
        reason: String,
    },
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
                "这不像文本文件；若是 Word 或 PDF，请另存为 UTF-8 编码的 .txt 或 .md 再核对"
            }
            (Kind::Binary { .. }, Language::English) => {
                "this does not look like text; save a Word or PDF file as .txt or .md in UTF-8"
            }
            (Kind::TooLarge { .. }, Language::Chinese) => "请分成几个文件再核对",
            (Kind::TooLarge { .. }, Language::English) => "split it into several files",
            (Kind::Unreadable { .. }, Language::Chinese) => "请检查路径和读取权限",
            (Kind::Unreadable { .. }, Language::English) => "check the path and its permissions",
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
            Self::TooLarge { bytes, limit } => {
                format!("文件有 {bytes} 字节，超过上限 {limit} 字节")
            }
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
            Self::TooLarge { bytes, limit } => {
                format!("the file has {bytes} bytes, over the limit of {limit}")
            }
            Self::Unreadable { reason } => format!("cannot be read ({reason})"),
        }
    }
}

impl fmt::Display for SourceError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message(Language::English))
    }
}

impl std::error::Error for SourceError {}
