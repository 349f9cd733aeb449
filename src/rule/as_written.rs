//! A rule as it stands in its file.

/// The key under which the examples stand.
const EXAMPLES: &str = "tests:";

/// An item of a block list: the lines it stands in and the column of its dash.
struct Item<'t> {
    lines: Vec<&'t str>,
    first: usize,
    margin: usize,
}

/// The item with the `id` in this line (counted from 1); the lines end with its last that is not
/// empty. `None` when the rule is not an item of a block list.
fn item(text: &str, id_line: u32) -> Option<Item<'_>> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let id_line = usize::try_from(id_line).ok()?.checked_sub(1)?;
    let is_start = |line: &&str| line.trim_start().starts_with("- ");
    let first = lines.get(..=id_line)?.iter().rposition(is_start)?;
    let margin = indent(lines.get(first)?);
    let ends = |line: &&str| !line.trim().is_empty() && indent(line) <= margin;
    let rest = lines.get(first + 1..)?;
    let rest = rest.get(..rest.iter().position(ends).unwrap_or(rest.len()))?;
    let count = rest.iter().rposition(|line| !line.trim().is_empty());
    let lines = lines.get(first..=first + count.map_or(0, |last| last + 1))?;
    Some(Item {
        lines: lines.to_vec(),
        first,
        margin,
    })
}

/// The byte after the last line of the rule whose `id` stands in this line (counted from 1), and
/// the column in which its list begins. `None` when it is not an item of a block list.
pub fn end_of_item(text: &str, id_line: u32) -> Option<(usize, usize)> {
    let item = item(text, id_line)?;
    let count = item.first + item.lines.len();
    let bytes = text.split_inclusive('\n').take(count).map(str::len).sum();
    Some((bytes, item.margin))
}

/// The YAML of the rule whose `id` stands in this line (counted from 1), moved to the left margin
/// and without its examples. `None` when the rule is not an item of a block list.
pub fn as_written(text: &str, id_line: u32) -> Option<String> {
    let item = item(text, id_line)?;
    let mut yaml = String::new();
    let mut examples_at = None;
    for line in item.lines.iter().map(|line| line.trim_end()) {
        let column = indent(line);
        if examples_at.is_some_and(|key| !line.is_empty() && column <= key) {
            examples_at = None;
        }
        if line.trim() == EXAMPLES {
            examples_at = Some(column);
        }
        if examples_at.is_none() {
            yaml.push_str(line.get(item.margin..).unwrap_or_default());
            yaml.push('\n');
        }
    }
    yaml.truncate(yaml.trim_end().len());
    yaml.push('\n');
    Some(yaml)
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
rules:
  # first
  - title: 甲
    id: a
    where:
      数: {}
    tests:
      ok:
        - 一句
      bad: 又一句
    assert: 数 > 0

  # second
  - id: b
    title: 乙
";

    #[test]
    fn a_rule_is_cut_out_without_its_examples() {
        assert_eq!(
            as_written(FILE, 4).as_deref(),
            Some("- title: 甲\n  id: a\n  where:\n    数: {}\n  assert: 数 > 0\n")
        );
        assert_eq!(
            as_written(FILE, 14).as_deref(),
            Some("- id: b\n  title: 乙\n")
        );
    }

    #[test]
    fn a_rule_ends_before_what_follows_it() {
        let after = |line| end_of_item(FILE, line).map(|(end, margin)| (&FILE[end..], margin));
        let (rest, margin) = after(4).unwrap();
        assert!(rest.starts_with("\n  # second\n"), "{rest:?}");
        assert_eq!(margin, 2);
        assert_eq!(after(14), Some(("", 2)));
        assert_eq!(end_of_item("- id: a\n\npack: b\n", 1), Some((8, 0)));
    }

    #[test]
    fn what_is_no_block_list_has_no_lines_of_its_own() {
        assert_eq!(as_written("rules: [{ id: a, title: 甲 }]\n", 1), None);
        assert_eq!(as_written("", 1), None);
        assert_eq!(as_written("- id: a", 9), None);
    }
}
