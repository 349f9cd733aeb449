//! A rule as it stands in its file.

/// The key under which the examples stand.
const EXAMPLES: &str = "tests:";

/// The YAML of the rule whose `id` stands in this line (counted from 1), moved to the left margin
/// and without its examples. `None` when the rule is not an item of a block list.
pub fn as_written(text: &str, id_line: u32) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let id_line = usize::try_from(id_line).ok()?.checked_sub(1)?;
    let is_start = |line: &&str| line.trim_start().starts_with("- ");
    let start = lines.get(..=id_line)?.iter().rposition(is_start)?;
    let margin = indent(lines.get(start)?);
    let mut kept: Vec<&str> = Vec::new();
    let mut examples_at = None;
    for (index, line) in lines.get(start..)?.iter().enumerate() {
        if line.trim().is_empty() {
            kept.extend(examples_at.is_none().then_some(""));
            continue;
        }
        let column = indent(line);
        if index > 0 && column <= margin {
            break;
        }
        if examples_at.is_some_and(|key| column <= key) {
            examples_at = None;
        }
        if line.trim() == EXAMPLES {
            examples_at = Some(column);
        }
        if examples_at.is_none() {
            kept.push(line.get(margin..)?);
        }
    }
    let mut yaml = kept.join("\n");
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
    fn what_is_no_block_list_has_no_lines_of_its_own() {
        assert_eq!(as_written("rules: [{ id: a, title: 甲 }]\n", 1), None);
        assert_eq!(as_written("", 1), None);
        assert_eq!(as_written("- id: a", 9), None);
    }
}
