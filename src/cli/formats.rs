//! The formats of `check`, by name.

use std::path::PathBuf;

use clap::ValueEnum;

use super::outputs::Selection;
use crate::report::{
    Concise, Detail, Github, Gitlab, Human, Json, JsonLines, Junit, Look, Markdown, Rdjson,
    Renderer, Root, Sarif, Verdicts,
};
use crate::rule::Rule;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormatName {
    Human,
    Concise,
    Json,
    Jsonl,
    Sarif,
    Github,
    Gitlab,
    Junit,
    Rdjson,
    Markdown,
}

/// `FORMAT=PATH`: what is also written, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputFile {
    pub format: FormatName,
    pub path: PathBuf,
}

/// The renderer of a format. `rules` are those that the run applies.
pub fn renderer<'a, I: Iterator<Item = &'a Rule>>(
    format: FormatName,
    look: Look,
    selection: &Selection,
    rules: impl FnOnce() -> I,
) -> Box<dyn Renderer> {
    let language = look.language;
    let root = || Root::new(std::env::current_dir().unwrap_or_default());
    let shown = selection.shown(Verdicts::NOTEWORTHY);
    match format {
        FormatName::Human => Box::new(Human {
            look,
            detail: Detail {
                shown: selection.shown(if selection.verbose {
                    Verdicts::ALL
                } else {
                    Verdicts::NOTEWORTHY
                }),
                wide_hints: selection.verbose,
            },
        }),
        FormatName::Concise => Box::new(Concise { shown, language }),
        FormatName::Json => Box::new(Json {
            shown: selection.shown(Verdicts::ALL),
        }),
        FormatName::Jsonl => Box::new(JsonLines { shown }),
        FormatName::Sarif => Box::new(Sarif::new(shown, language, root(), rules())),
        FormatName::Github => Box::new(Github {
            shown,
            language,
            root: root(),
        }),
        FormatName::Gitlab => Box::new(Gitlab {
            shown,
            language,
            root: root(),
        }),
        FormatName::Junit => Box::new(Junit {
            shown,
            language,
            root: root(),
        }),
        FormatName::Rdjson => Box::new(Rdjson {
            shown,
            language,
            root: root(),
        }),
        FormatName::Markdown => Box::new(Markdown {
            shown,
            language,
            root: root(),
        }),
    }
}

/// Reads `FORMAT=PATH`.
pub fn parse_output(text: &str) -> Result<OutputFile, String> {
    let Some((name, path)) = text.split_once('=').filter(|(_, path)| !path.is_empty()) else {
        return Err(
            "应为 格式=文件，如 sarif=heshu.sarif（a format and a file, as sarif=heshu.sarif）"
                .to_owned(),
        );
    };
    if path == "-" {
        return Err(
            "标准输出的格式用 --format 定（--format says what goes to standard output）".to_owned(),
        );
    }
    let Ok(format) = FormatName::from_str(name, false) else {
        return Err(format!(
            "没有格式 {name}，可取（the formats are）：{}",
            names()
        ));
    };
    Ok(OutputFile {
        format,
        path: PathBuf::from(path),
    })
}

fn names() -> String {
    let values = FormatName::value_variants().iter();
    let values = values.filter_map(ValueEnum::to_possible_value);
    let names: Vec<String> = values.map(|value| value.get_name().to_owned()).collect();
    names.join("、")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_and_a_file() {
        assert_eq!(
            parse_output("sarif=报告/a=b.sarif"),
            Ok(OutputFile {
                format: FormatName::Sarif,
                path: PathBuf::from("报告/a=b.sarif")
            })
        );
        for wrong in ["sarif", "sarif=", "sarif=-", "xml=a.xml", "=a"] {
            assert!(parse_output(wrong).is_err(), "{wrong}");
        }
        let unknown = parse_output("xml=a.xml").unwrap_err();
        assert!(unknown.contains("junit、rdjson"), "{unknown}");
    }
}
