//! Cells of tables that follow from two others: shares of a total, and changes between two
//! columns.

use super::ClaimId;
use super::footing::{Direction, Footing, Head, List, Table, total_of};
use super::tables::{CHANGE_HEADS, NOT_CHANGE_HEADS, NOT_RATES, PAST_HEADS};

/// Finds the shares and changes of a table.
pub(super) fn find(table: &Table<'_>, footings: &mut Vec<Footing>) {
    for column in 0..table.column_heads.len() {
        let words = table.column_words[column].as_str();
        if table.column_heads[column] == Head::Share {
            find_shares(table, column, footings);
        } else if is_rate(words) {
            find_rates(table, column, footings);
        } else if is_change(words) {
            find_changes(table, column, footings);
        }
    }
}

fn is_change(words: &str) -> bool {
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    has(CHANGE_HEADS) && !has(NOT_CHANGE_HEADS)
}

/// 不合格率, 完成率(%): so much of another amount of its row.
fn is_rate(words: &str) -> bool {
    let bare = words.split('(').next().unwrap_or_default().trim_end();
    bare.ends_with('率') && !NOT_RATES.iter().any(|word| bare.ends_with(word))
}

/// 不合格率: of the column that it is named after (不合格), in the first other one of the same unit.
fn find_rates(table: &Table<'_>, column: usize, footings: &mut Vec<Footing>) {
    let words = &table.column_words[column];
    let bare = words.split('(').next().unwrap_or_default().trim_end();
    let Some(name) = bare.strip_suffix('率') else {
        return;
    };
    // What the others are counted in stands among the first columns.
    const FIRST: usize = 4;
    let stem = last_characters(name, 3).trim_start_matches(['总', '的']);
    let amounts = (0..column).filter(|at| is_amount(table, *at));
    let named = |at: &usize| {
        let head = table.column_words[*at].as_str();
        // 合格率 is not of what is 不合格.
        head.match_indices(stem)
            .any(|(start, _)| stem.starts_with('不') || !head[..start].ends_with(['不', '未']))
    };
    let Some(part) = amounts.clone().find(named).filter(|_| !stem.is_empty()) else {
        return;
    };
    let unit = &table.column_units[part];
    let Some(whole) = amounts
        .take(FIRST)
        .find(|at| *at != part && &table.column_units[*at] == unit)
    else {
        return;
    };
    for row in 1..table.rows.len() {
        let cells = [(row, column), (row, part), (row, whole)];
        footings.extend(derived(table, cells, Direction::Share));
    }
}

fn last_characters(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().nth(count.saturating_sub(1));
    start.map_or(text, |(start, _)| &text[start..])
}

/// 占比: of the nearest amounts to the left, in the row of the total.
fn find_shares(table: &Table<'_>, column: usize, footings: &mut Vec<Footing>) {
    // 占全省比重 is a share of what the table does not tell.
    let words = &table.column_words[column];
    let said = words.split_once('占').map(|(_, base)| base);
    if said.is_some_and(|base| !base.starts_with('比')) {
        return;
    }
    let Some((total, _)) = total_of(&table.row_heads) else {
        return;
    };
    let Some(amounts) = (0..column).rev().find(|at| is_amount(table, *at)) else {
        return;
    };
    for row in (1..table.rows.len()).filter(|row| *row != total) {
        if table.row_heads[row] != Head::Part {
            let cells = [(row, column), (row, amounts), (total, amounts)];
            footings.extend(derived(table, cells, Direction::Share));
        }
    }
}

/// 同比增长: of the two columns of amounts before it, one of them of the period before.
fn find_changes(table: &Table<'_>, column: usize, footings: &mut Vec<Footing>) {
    let mut amounts = (0..column).rev().take_while(|at| is_amount(table, *at));
    let (Some(second), Some(first), None) = (amounts.next(), amounts.next(), amounts.next()) else {
        return;
    };
    if table.column_units[first] != table.column_units[second] {
        return;
    }
    let pair = match times(&table.column_words[first], &table.column_words[second]) {
        Some(Order::Rising) => (second, first),
        Some(Order::Falling) => (first, second),
        None => return,
    };
    for row in 1..table.rows.len() {
        let cells = [(row, column), (row, pair.0), (row, pair.1)];
        footings.extend(derived(table, cells, Direction::Change));
    }
}

/// Which of two columns tells the earlier period.
enum Order {
    Rising,
    Falling,
}

fn times(first: &str, second: &str) -> Option<Order> {
    let past = |words: &str| PAST_HEADS.iter().any(|word| words.contains(word));
    match (year(first), year(second)) {
        (Some(a), Some(b)) if a < b => Some(Order::Rising),
        (Some(a), Some(b)) if a > b => Some(Order::Falling),
        (Some(_), Some(_)) => None,
        _ => match (past(first), past(second)) {
            (true, false) => Some(Order::Rising),
            (false, true) => Some(Order::Falling),
            _ => None,
        },
    }
}

/// The year that a head begins with: 2023年1—10月.
fn year(words: &str) -> Option<u32> {
    let digits: String = words
        .trim_start()
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    (digits.len() == 4).then(|| digits.parse().ok())?
}

fn is_amount(table: &Table<'_>, column: usize) -> bool {
    matches!(table.column_heads[column], Head::Plain | Head::Total)
        && !is_change(&table.column_words[column])
        && table.rows.iter().skip(1).any(|row| row[column].is_some())
}

/// The cell at the first place, which follows from those at the two others.
fn derived(
    table: &Table<'_>,
    [cell, first, second]: [(usize, usize); 3],
    direction: Direction,
) -> Option<Footing> {
    let figure = |(row, column): (usize, usize)| table.rows.get(row)?.get(column).copied()?;
    let parts: Vec<ClaimId> = vec![figure(first)?, figure(second)?];
    Some(Footing {
        total: figure(cell)?,
        direction,
        parts,
        list: List::Loose,
        table: table.number,
        column: cell.1 as u32,
    })
}

#[cfg(test)]
mod tests {
    use super::super::footing::tests::footings_of;
    use super::*;

    fn derived_cells(table: &str) -> Vec<(Direction, String)> {
        footings_of(table)
            .into_iter()
            .filter(|(direction, ..)| matches!(direction, Direction::Share | Direction::Change))
            .map(|(direction, sum, _)| (direction, sum))
            .collect()
    }

    #[test]
    fn a_share_is_of_the_total_of_its_column() {
        assert_eq!(
            derived_cells("|镇|户|占比|\n|-|-|-|\n|东|4|40%|\n|西|6|60%|\n|合计|10|100%|\n"),
            [
                (Direction::Share, "4+10=40%".to_owned()),
                (Direction::Share, "6+10=60%".to_owned()),
            ]
        );
        assert!(derived_cells("|镇|户|占全省比重|\n|-|-|-|\n|东|4|4%|\n|合计|10|9%|\n").is_empty());
    }

    #[test]
    fn a_rate_is_of_the_column_it_is_named_after() {
        assert_eq!(
            derived_cells(
                "|类|抽检（批）|合格（批）|不合格（批）|样品不合格率|\n|-|-|-|-|-|\n|粮|50|49|1|2%|\n"
            ),
            [(Direction::Share, "1+50=2%".to_owned())]
        );
        assert_eq!(
            derived_cells("|科|应到|实到|到|实到率（%）|\n|-|-|-|-|-|\n|甲科|50|49|1|98|\n"),
            [(Direction::Share, "49+50=98".to_owned())]
        );
        assert!(derived_cells("|镇|收入|利润|利润增长率|\n|-|-|-|-|\n|东|50|5|7%|\n").is_empty());
    }

    #[test]
    fn a_change_is_between_the_two_columns_before_it() {
        assert_eq!(
            derived_cells("|镇|2022年|2023年|增长|\n|-|-|-|-|\n|东|4|5|25%|\n"),
            [(Direction::Change, "5+4=25%".to_owned())]
        );
        assert_eq!(
            derived_cells("|镇|本期|上年同期|增减|\n|-|-|-|-|\n|东|4|5|-20%|\n"),
            [(Direction::Change, "4+5=-20%".to_owned())]
        );
        assert!(derived_cells("|镇|男|女|增长|\n|-|-|-|-|\n|东|4|5|25%|\n").is_empty());
        assert!(derived_cells("|镇|2022年|2023年|可比增长|\n|-|-|-|-|\n|东|4|5|25%|\n").is_empty());
    }
}
