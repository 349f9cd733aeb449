//! The page of a rule in the terminal.

use std::io::{self, Write};

use super::{Body, Item, RulePage};
use crate::language::Language;
use crate::report::layout::{printable_text, text_width, write_wrapped};
use crate::report::{Look, Style};

const INDENT: usize = 2;

/// Writes the page for the terminal.
///
/// # Errors
/// Those of `out`.
pub fn write_rule_page(out: &mut dyn Write, page: &RulePage, look: &Look) -> io::Result<()> {
    write!(
        out,
        "{}  ",
        look.paint(Style::Strong, printable_text(&page.id))
    )?;
    write_wrapped(
        out,
        &page.title,
        text_width(&page.id) + 2,
        INDENT,
        look.width,
    )?;
    let comma = match look.language {
        Language::Chinese => "，",
        Language::English => ", ",
    };
    let facts = page.facts.iter();
    let facts: Vec<String> = facts
        .map(|(name, value)| format!("{name} {value}"))
        .collect();
    write_wrapped(out, &facts.join(comma), 0, INDENT, look.width)?;
    if let Some(why) = &page.why {
        writeln!(out)?;
        write_wrapped(out, why, 0, 0, look.width)?;
    }
    for section in &page.sections {
        writeln!(out, "\n{}", look.paint(Style::Strong, section.heading))?;
        match &section.body {
            Body::Items(items) => write_items(out, items, look)?,
            Body::Yaml(yaml) => {
                for line in yaml.lines() {
                    writeln!(
                        out,
                        "{}",
                        format!("{:INDENT$}{}", "", printable_text(line)).trim_end()
                    )?;
                }
            }
        }
    }
    Ok(())
}

/// The items below each other; names, where they have one, in a column before them.
fn write_items(out: &mut dyn Write, items: &[Item], look: &Look) -> io::Result<()> {
    let names = items.iter().filter_map(|item| item.name.as_deref());
    let widest = names.map(text_width).max();
    let indent = widest.map_or(INDENT, |widest| INDENT + widest + 2);
    for item in items {
        let name = item.name.as_deref().unwrap_or_default();
        write!(out, "{:INDENT$}{}", "", printable_text(name))?;
        write!(out, "{:1$}", "", indent - INDENT - text_width(name))?;
        let mut head = indent;
        let lines = item.text.lines().filter(|line| !line.trim().is_empty());
        let mut lines = lines.peekable();
        while let Some(line) = lines.next() {
            let mark = match (&item.at, lines.peek()) {
                (Some(at), None) => format!("{line}  ← {at}"),
                _ => line.to_owned(),
            };
            write!(out, "{:1$}", "", indent - head)?;
            write_wrapped(out, &mark, indent, indent, look.width)?;
            head = 0;
        }
    }
    Ok(())
}
