//! What is wrong with the arguments, in Chinese.

use std::error::Error as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// What is said of each kind of error. A context in braces is filled in; a sentence with one that
/// the error lacks is passed over for the next of its kind.
const SENTENCES: &[(ErrorKind, &str)] = &[
    (ErrorKind::UnknownArgument, "没有参数 {argument}"),
    (ErrorKind::InvalidSubcommand, "没有命令 {command}"),
    (
        ErrorKind::InvalidValue,
        "{argument} 不能取 {value}，可取：{values}",
    ),
    (ErrorKind::InvalidValue, "{argument} 不能取 {value}"),
    (
        ErrorKind::InvalidValue,
        "{argument} 后面缺一个值，可取：{values}",
    ),
    (ErrorKind::InvalidValue, "{argument} 后面缺一个值"),
    (
        ErrorKind::ValueValidation,
        "{argument} 不能取 {value}：{cause}",
    ),
    (ErrorKind::MissingRequiredArgument, "缺少 {argument}"),
    (ErrorKind::MissingSubcommand, "缺少命令，可用：{commands}"),
    (
        ErrorKind::ArgumentConflict,
        "{argument} 不能与 {prior} 同时用",
    ),
    (ErrorKind::ArgumentConflict, "{argument} 只能写一次"),
    (
        ErrorKind::TooManyValues,
        "{argument} 的值太多，多出 {value}",
    ),
    (ErrorKind::TooFewValues, "{argument} 的值太少"),
    (ErrorKind::WrongNumberOfValues, "{argument} 的值个数不对"),
    (ErrorKind::NoEquals, "{argument} 与值之间要有等号"),
    (ErrorKind::InvalidUtf8, "参数不是 UTF-8 文字"),
];

/// What is said of a kind that is not listed.
const UNKNOWN: &str = "参数有误";

const CONTEXTS: &[(&str, ContextKind)] = &[
    ("argument", ContextKind::InvalidArg),
    ("command", ContextKind::InvalidSubcommand),
    ("value", ContextKind::InvalidValue),
    ("values", ContextKind::ValidValue),
    ("commands", ContextKind::ValidSubcommand),
    ("prior", ContextKind::PriorArg),
];

/// Where clap puts what the user may have meant.
const SUGGESTIONS: [ContextKind; 3] = [
    ContextKind::SuggestedArg,
    ContextKind::SuggestedSubcommand,
    ContextKind::SuggestedValue,
];

/// The error in Chinese, as the tool's other errors are told.
pub fn refusal(error: &clap::Error) -> String {
    let sentence = SENTENCES
        .iter()
        .filter(|(kind, _)| *kind == error.kind())
        .find_map(|(_, sentence)| filled(sentence, error))
        .unwrap_or_else(|| UNKNOWN.to_owned());
    let meant = SUGGESTIONS.iter().find_map(|kind| words(error, *kind));
    let mend = match meant {
        Some(meant) => format!("是不是 {meant}？"),
        None => "加 --help 查看用法".to_owned(),
    };
    format!("错误：{sentence}\n  建议：{mend}")
}

fn filled(sentence: &str, error: &clap::Error) -> Option<String> {
    let mut text = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        text.push_str(before);
        text.push_str(&context(error, name)?);
        rest = after;
    }
    text.push_str(rest);
    Some(text)
}

fn context(error: &clap::Error, name: &str) -> Option<String> {
    if name == "cause" {
        return error.source().map(ToString::to_string);
    }
    let (_, kind) = CONTEXTS.iter().find(|(known, _)| *known == name)?;
    let found = words(error, *kind);
    // clap says of an argument written twice that it conflicts with itself.
    let is_itself =
        *kind == ContextKind::PriorArg && found == words(error, ContextKind::InvalidArg);
    found.filter(|_| !is_itself)
}

/// The words of a context; `None` when there are none.
fn words(error: &clap::Error, kind: ContextKind) -> Option<String> {
    let words = match error.get(kind)? {
        ContextValue::String(word) => word.clone(),
        ContextValue::Strings(words) => words.join("、"),
        _ => return None,
    };
    (!words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use clap::{Command, CommandFactory};

    use super::*;
    use crate::cli::args::Arguments;
    use crate::cli::speech;
    use crate::language::Language;

    fn said(line: &str) -> String {
        let command: Command = speech::in_language(Arguments::command(), Language::Chinese);
        let parsed = command.try_get_matches_from(line.split(' '));
        refusal(&parsed.expect_err("the arguments are wrong"))
    }

    #[test]
    fn every_mistake_is_told_in_chinese_with_a_mend() {
        for (line, expected) in [
            (
                "heshu check --fromat json",
                "错误：没有参数 --fromat\n  建议：是不是 --format？",
            ),
            (
                "heshu chekc a.txt",
                "错误：没有命令 chekc\n  建议：是不是 check？",
            ),
            (
                "heshu ledger --format xml",
                "错误：--format <格式> 不能取 xml，可取：human、json\n  建议：加 --help 查看用法",
            ),
            (
                "heshu ledger --format",
                "错误：--format <格式> 后面缺一个值，可取：human、json\n  建议：加 --help 查看用法",
            ),
            (
                "heshu explain",
                "错误：缺少 <路径>\n  建议：加 --help 查看用法",
            ),
            (
                "heshu check --format json --format json",
                "错误：--format <格式> 只能写一次\n  建议：加 --help 查看用法",
            ),
        ] {
            assert_eq!(said(line), expected, "{line}");
        }
        assert!(said("heshu explain a --at 3").starts_with("错误：--at <行:列> 不能取 3：应为"));
    }
}
