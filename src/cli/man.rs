//! `heshu man`: the manual pages, made from the command line as it is.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use super::args::{Arguments, Common, Manual};
use super::console::complain;
use super::speech;
use super::status::Status;
use crate::language::{Language, Term};

/// The headings that `clap_mangen` writes, and what they say in either language. A line of text
/// never begins with `.SH`: roff escapes its dot.
const HEADINGS: &[(&str, Term)] = &[
    ("NAME", Term::new("名称", "NAME")),
    ("SYNOPSIS", Term::new("用法", "SYNOPSIS")),
    ("DESCRIPTION", Term::new("描述", "DESCRIPTION")),
    ("EXTRA", Term::new("说明", "NOTES")),
    ("VERSION", Term::new("版本", "VERSION")),
];

const MANUAL: Term = Term::new("核数手册", "heshu manual");

pub fn run(arguments: &Manual, common: &Common, out: &mut dyn Write) -> io::Result<Status> {
    let language = common.lang.into();
    let top = speech::in_language(Arguments::command(), language);
    if let Some(folder) = &arguments.output {
        return write_all(&top, folder, language, out);
    }
    let mut command = &top;
    for name in &arguments.command {
        match command.find_subcommand(name) {
            Some(below) => command = below,
            None => {
                complain(&no_such_command(&arguments.command, language));
                return Ok(Status::Failed);
            }
        }
    }
    out.write_all(page(command, language)?.as_bytes())?;
    Ok(Status::Clean)
}

/// The page of one command.
fn page(command: &Command, language: Language) -> io::Result<String> {
    let mut command = command.clone();
    // The line of help, rather than all options in a row.
    let usage = command.render_usage().to_string();
    let man = Man::new(command.override_usage(usage.trim_start_matches("Usage: ").to_owned()));
    let mut page = Vec::new();
    man.render(&mut page)?;
    let page = String::from_utf8(page).map_err(io::Error::other)?;
    let lines = page.lines().map(|line| {
        if line.starts_with(".TH ") {
            title(&man.get_filename(), language)
        } else if let Some(heading) = heading(line, language) {
            format!(".SH {heading}\n")
        } else {
            format!("{line}\n")
        }
    });
    Ok(lines.collect())
}

/// The title, with an empty date in its place, which `clap_mangen` leaves out, so that what follows
/// it moves up. Lines are not stretched: a Chinese one has few places for it. (`.nh` must not be
/// there: with it, groff 1.22 never ends on a line of Chinese when it has loaded `zh.tmac`.)
fn title(file: &str, language: Language) -> String {
    let name = file.trim_end_matches(".1");
    let version = env!("CARGO_PKG_VERSION");
    let manual = MANUAL.in_language(language);
    format!(".TH {name} 1 \"\" \"heshu {version}\" \"{manual}\"\n.ad l\n")
}

/// A heading of `clap_mangen` in the language.
fn heading(line: &str, language: Language) -> Option<&'static str> {
    let written = line.strip_prefix(".SH ")?;
    let (_, term) = HEADINGS.iter().find(|(known, _)| *known == written)?;
    Some(term.in_language(language))
}

/// The pages of a command and all below it, with the names of their files: `heshu-rules-test.1`.
fn pages(command: &Command, language: Language) -> io::Result<Vec<(String, String)>> {
    let file = Man::new(command.clone()).get_filename();
    let mut found = vec![(file, page(command, language)?)];
    for below in command
        .get_subcommands()
        .filter(|below| !below.is_hide_set())
    {
        found.extend(pages(below, language)?);
    }
    Ok(found)
}

fn write_all(
    top: &Command,
    folder: &Path,
    language: Language,
    out: &mut dyn Write,
) -> io::Result<Status> {
    let pages = pages(top, language)?;
    let written = fs::create_dir_all(folder).and_then(|()| {
        pages
            .iter()
            .try_for_each(|(file, page)| fs::write(folder.join(file), page))
    });
    let folder = folder.display();
    if let Err(error) = written {
        complain(&match language {
            Language::Chinese => {
                format!("错误：写不了 {folder}：{error}\n  建议：检查文件夹和写入权限")
            }
            Language::English => format!(
                "error: can't write {folder}: {error}\n  help: check the folder and its permissions"
            ),
        });
        return Ok(Status::Failed);
    }
    let count = pages.len();
    match language {
        Language::Chinese => writeln!(out, "已写好手册 {count} 页：{folder}")?,
        Language::English => writeln!(out, "Wrote {count} manual pages: {folder}")?,
    }
    Ok(Status::Clean)
}

fn no_such_command(names: &[String], language: Language) -> String {
    let names = names.join(" ");
    match language {
        Language::Chinese => format!("错误：没有命令 {names}\n  建议：heshu --help 列出所有命令"),
        Language::English => {
            format!("error: no command {names}\n  help: heshu --help lists all commands")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(language: Language) -> Vec<(String, String)> {
        let top = speech::in_language(Arguments::command(), language);
        pages(&top, language).unwrap()
    }

    #[test]
    fn every_command_has_a_page_of_its_own() {
        let pages = all(Language::Chinese);
        let names: Vec<&str> = pages.iter().map(|(name, _)| name.as_str()).collect();
        for name in ["heshu.1", "heshu-check.1", "heshu-rules-test.1"] {
            assert!(names.contains(&name), "{names:?}");
        }
        for (name, page) in &pages {
            let command = name.trim_end_matches(".1").replace('-', "\\-");
            assert!(page.contains(&format!("{command} \\- ")), "{page}");
            assert!(page.contains(concat!("heshu ", env!("CARGO_PKG_VERSION"))));
        }
    }

    #[test]
    fn chinese_pages_have_no_headings_in_english() {
        for (name, page) in all(Language::Chinese) {
            for line in page.lines().filter(|line| line.starts_with(".SH")) {
                assert!(line.chars().any(|c| c > '\u{3000}'), "{name}: {line}");
            }
        }
    }

    #[test]
    fn english_pages_have_no_chinese() {
        for (name, page) in all(Language::English) {
            let left = page
                .lines()
                .find(|line| line.chars().any(|c| c > '\u{3000}'));
            assert_eq!(left, None, "{name}");
        }
    }
}
