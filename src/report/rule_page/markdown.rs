//! The page of a rule in Markdown.

use std::io::{self, Write};

use super::{Body, Item, RulePage};
use crate::language::Language;

/// Characters that Markdown takes for marks.
const MARKS: &str = r"\`*_[]<>#|~";

/// Writes the page in Markdown.
///
/// # Errors
/// Those of `out`.
pub fn write_rule_page_markdown(out: &mut dyn Write, page: &RulePage) -> io::Result<()> {
    writeln!(out, "# {}\n", escaped(&page.title))?;
    if let Some(why) = &page.why {
        writeln!(out, "{}\n", escaped(why))?;
    }
    let id = match page.language {
        Language::Chinese => "编号",
        Language::English => "id",
    };
    let (mut heads, mut rule, mut values) = (
        format!("| {id}"),
        "| ---".to_owned(),
        format!("| `{}`", page.id),
    );
    for (name, value) in &page.facts {
        heads.push_str(&format!(" | {name}"));
        rule.push_str(" | ---");
        values.push_str(&format!(" | {value}"));
    }
    writeln!(out, "{heads} |\n{rule} |\n{values} |")?;
    for section in &page.sections {
        writeln!(out, "\n## {}\n", section.heading)?;
        match &section.body {
            Body::Items(items) => items
                .iter()
                .try_for_each(|item| write_item(out, item, page.language))?,
            Body::Yaml(yaml) => writeln!(out, "```yaml\n{yaml}```")?,
        }
    }
    Ok(())
}

fn write_item(out: &mut dyn Write, item: &Item, language: Language) -> io::Result<()> {
    write!(out, "- ")?;
    if let Some(name) = &item.name {
        let colon = match language {
            Language::Chinese => "：",
            Language::English => ": ",
        };
        write!(out, "**{}**{colon}", escaped(name))?;
    }
    if item.text.contains('\n') {
        write_lines(out, item)
    } else {
        write!(out, "{}", escaped(&item.text))?;
        if let Some(at) = &item.at {
            write!(out, " → **{}**", escaped(at))?;
        }
        writeln!(out)
    }
}

/// A text of several lines stands as it is, in a block of its own.
fn write_lines(out: &mut dyn Write, item: &Item) -> io::Result<()> {
    if let Some(at) = &item.at {
        write!(out, "→ **{}**\n\n  ", escaped(at))?;
    }
    writeln!(out, "```text")?;
    for line in item.text.lines() {
        writeln!(out, "{}", format!("  {line}").trim_end())?;
    }
    writeln!(out, "  ```")
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if MARKS.contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(item: &Item) -> String {
        let mut out = Vec::new();
        write_item(&mut out, item, Language::Chinese).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn marks_in_examples_are_no_markdown() {
        let item = Item {
            name: None,
            text: "约*30%*左右".into(),
            at: Some("30%".into()),
        };
        assert_eq!(printed(&item), "- 约\\*30%\\*左右 → **30%**\n");
    }

    #[test]
    fn several_lines_stand_in_a_block() {
        let item = Item {
            name: None,
            text: "# 标题\n\n| 甲 | 乙 |".into(),
            at: None,
        };
        assert_eq!(
            printed(&item),
            "- ```text\n  # 标题\n\n  | 甲 | 乙 |\n  ```\n"
        );
    }
}
