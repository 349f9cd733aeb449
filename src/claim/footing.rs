//! The totals of tables: which cells a cell under or beside 合计 adds up.

use super::tables::{
    NOT_ADDED_HEADS, PART_HEADS, SHARE_HEADS, SUBTOTAL_HEADS, TOTAL_HEADS, WHOLE_HEADS,
};
use super::{Claim, ClaimId, Claims, derived, of_block};
use crate::text::{Block, BlockKind, Text};

/// Whether the cells that a total adds up stand in its column or in its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    Down,
    Across,
    /// No sum: a share, of the first part in the second.
    Share,
    /// No sum: the change from the second part to the first.
    Change,
}

/// A total of a table and the cells it adds up.
#[derive(Clone, Debug)]
pub struct Footing {
    pub total: ClaimId,
    pub direction: Direction,
    /// In reading order; at least two.
    pub parts: Vec<ClaimId>,
    pub list: List,
    /// Number of the table in the text.
    pub table: u32,
    /// Number of the column in which the total stands.
    pub column: u32,
}

/// How sure it is that the cells are all the parts of the total, each told once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// No cell is empty, no head tells of a part of another (其中), and the total closes the list.
    Closed,
    /// The same, but the total opens the list: what follows may divide the same whole twice
    /// (总计, 男, 女, 城镇, 乡村).
    Opened,
    /// Something is left out or told in another way.
    Loose,
}

impl List {
    fn told(all: bool, closes: bool) -> Self {
        match (all, closes) {
            (false, _) => List::Loose,
            (true, true) => List::Closed,
            (true, false) => List::Opened,
        }
    }
}

/// Finds the footings of all tables of a text, sorted by total and direction.
pub fn find(text: &Text, claims: &mut Claims) {
    let mut footings = Vec::new();
    let mut blocks = text.blocks.iter().enumerate().peekable();
    while let Some((first, block)) = blocks.next() {
        let Some(table) = table_of(block) else {
            continue;
        };
        let mut last = first;
        while let Some((index, _)) = blocks.next_if(|(_, next)| table_of(next) == Some(table)) {
            last = index;
        }
        let table = Table::read(text, claims, table, first..last + 1);
        table.find(&mut footings);
        derived::find(&table, &mut footings);
    }
    footings.sort_by_key(|footing| (footing.total, footing.direction));
    claims.footings = footings;
}

fn table_of(block: &Block) -> Option<u32> {
    match block.kind {
        BlockKind::Cell { table, .. } => Some(table),
        _ => None,
    }
}

/// What a row's or a column's head says of its cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    Plain,
    Total,
    /// The whole that the others may divide (全县).
    Whole,
    Subtotal,
    /// Part of another row or column (其中).
    Part,
    /// Shares, which may add up.
    Share,
    /// No amounts, or none that add up.
    NotAdded,
}

impl Head {
    fn read(words: &str) -> Head {
        let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
        let bare: String = words.chars().filter(|c| !c.is_whitespace()).collect();
        let bare = bare.split('(').next().unwrap_or_default();
        let ends = |list: &[&str]| list.iter().any(|word| bare.ends_with(word));
        if has(PART_HEADS) {
            Head::Part
        } else if has(SHARE_HEADS) {
            Head::Share
        } else if has(NOT_ADDED_HEADS) {
            Head::NotAdded
        } else if ends(TOTAL_HEADS) {
            Head::Total
        } else if WHOLE_HEADS.contains(&bare) {
            Head::Whole
        } else if ends(SUBTOTAL_HEADS) {
            Head::Subtotal
        } else {
            Head::Plain
        }
    }
}

/// One table: its figures by row and column, and what its heads say.
pub(super) struct Table<'a> {
    claims: &'a [Claim],
    pub number: u32,
    /// The figure of each cell that holds nothing else, row by row; row 0 is the header.
    pub rows: Vec<Vec<Option<ClaimId>>>,
    pub row_heads: Vec<Head>,
    pub column_heads: Vec<Head>,
    /// The unit that a column's head gives in brackets, to tell columns apart.
    pub column_units: Vec<String>,
    /// The heads of the columns as normalised.
    pub column_words: Vec<String>,
}

impl<'a> Table<'a> {
    fn read(text: &Text, claims: &'a Claims, number: u32, blocks: std::ops::Range<usize>) -> Self {
        let mut table = Table {
            claims: &claims.claims,
            number,
            rows: Vec::new(),
            row_heads: Vec::new(),
            column_heads: Vec::new(),
            column_units: Vec::new(),
            column_words: Vec::new(),
        };
        for index in blocks {
            let block = &text.blocks[index];
            if let BlockKind::Cell { row, column, .. } = block.kind {
                table.put(text, index, row as usize, column as usize);
            }
        }
        let width = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        table.column_heads.resize(width, Head::Plain);
        table.column_units.resize(width, String::new());
        table.column_words.resize(width, String::new());
        for row in &mut table.rows {
            row.resize(width, None);
        }
        table
    }

    fn put(&mut self, text: &Text, index: usize, row: usize, column: usize) {
        let words = text.blocks[index].span.of(&text.normal);
        while self.rows.len() <= row {
            self.rows.push(Vec::new());
            self.row_heads.push(Head::Plain);
        }
        if row == 0 {
            self.column_heads.resize(column, Head::Plain);
            self.column_heads.push(Head::read(words));
            self.column_units.resize(column, String::new());
            self.column_units.push(unit_in_brackets(words).to_owned());
            self.column_words.resize(column, String::new());
            self.column_words.push(words.to_owned());
            return;
        }
        let figure = self.sole_figure(index, words);
        if figure.is_none() && self.rows[row].iter().all(Option::is_none) {
            let head = Head::read(words);
            if head != Head::Plain {
                self.row_heads[row] = head;
            }
        }
        self.rows[row].resize(column, None);
        self.rows[row].push(figure);
    }

    /// The figure of a cell that holds one amount or share and nothing else.
    fn sole_figure(&self, block: usize, words: &str) -> Option<ClaimId> {
        let at = of_block(self.claims, block);
        let [claim] = &self.claims[at.clone()] else {
            return None;
        };
        let whole = claim.quantity.extent.range().len() == words.trim().len();
        let amount = claim.is_level() || claim.is_ratio();
        (whole && amount).then(|| ClaimId(u32::try_from(at.start).unwrap_or(u32::MAX)))
    }

    fn find(&self, footings: &mut Vec<Footing>) {
        for column in 0..self.column_heads.len() {
            if self.column_heads[column] != Head::NotAdded {
                self.find_down(column, footings);
            }
        }
        if let Some((total, named)) = total_of(&self.column_heads).or_else(|| self.total_column()) {
            for row in 1..self.rows.len() {
                self.find_across(row, total, named, footings);
            }
        }
    }

    /// 总奖牌数, 奖牌总数: the only column whose head says so; whether it adds up the others, another
    /// row has to show.
    fn total_column(&self) -> Option<(usize, bool)> {
        let says = |words: &String| {
            let bare = words.split('(').next().unwrap_or_default().trim();
            bare.starts_with('总') || bare.ends_with("总数")
        };
        let mut found = (0..self.column_words.len())
            .filter(|at| self.column_heads[*at] == Head::Plain && says(&self.column_words[*at]));
        let total = found.next()?;
        found.next().is_none().then_some((total, false))
    }

    /// The sums of a column: 合计 of the whole, 小计 of the rows since the last one.
    fn find_down(&self, column: usize, footings: &mut Vec<Footing>) {
        let shares = self.column_heads[column] == Head::Share;
        let subtotals = positions(&self.row_heads, Head::Subtotal);
        let closed = |at: usize| subtotals.contains(&(at - 1));
        let mut from = 1;
        for &at in &subtotals {
            let rows: Vec<usize> = (from..at).collect();
            self.sum_down(column, at, &rows, List::told(!shares, true), footings);
            from = at + 1;
        }
        let Some((total, named)) = total_of(&self.row_heads) else {
            return;
        };
        let last = total + 1 == self.rows.len();
        let rows: Vec<usize> = match (subtotals.len(), last) {
            (0, true) => (1..total).collect(),
            (0, false) if total == 1 => (2..self.rows.len()).collect(),
            (2.., true) if closed(total) => subtotals,
            _ => return,
        };
        self.sum_down(
            column,
            total,
            &rows,
            List::told(!shares, last && named),
            footings,
        );
    }

    fn sum_down(
        &self,
        column: usize,
        total: usize,
        rows: &[usize],
        list: List,
        footings: &mut Vec<Footing>,
    ) {
        let added = rows
            .iter()
            .filter(|row| self.row_heads[**row] != Head::Part);
        let all_plain = rows
            .iter()
            .all(|row| matches!(self.row_heads[*row], Head::Plain | Head::Subtotal));
        let cells: Vec<Option<ClaimId>> = added.map(|row| self.rows[*row][column]).collect();
        let total = self.rows[total][column];
        let list = if all_plain { list } else { List::Loose };
        footings.extend(self.footing((total, column), &cells, Direction::Down, list));
    }

    /// The sum of a row, in the column of 合计.
    fn find_across(&self, row: usize, total: usize, named: bool, footings: &mut Vec<Footing>) {
        let figures = |column: &usize| self.rows.iter().skip(1).any(|r| r[*column].is_some());
        let columns: Vec<usize> = (0..self.column_heads.len())
            .filter(|column| *column != total && figures(column))
            .filter(|column| self.column_heads[*column] != Head::NotAdded)
            .collect();
        let added: Vec<usize> = columns
            .iter()
            .copied()
            .filter(|column| self.column_heads[*column] == Head::Plain && *column != total)
            .collect();
        let unit = &self.column_units[total];
        if added
            .iter()
            .any(|column| &self.column_units[*column] != unit)
        {
            return;
        }
        let closes = named && added.iter().all(|column| *column < total);
        let all = added.len() == columns.len() && self.row_heads[row] != Head::Part;
        if matches!(self.row_heads[row], Head::NotAdded | Head::Share) {
            return;
        }
        let cells: Vec<Option<ClaimId>> =
            added.iter().map(|column| self.rows[row][*column]).collect();
        let list = List::told(all, closes);
        let cell = (self.rows[row][total], total);
        footings.extend(self.footing(cell, &cells, Direction::Across, list));
    }

    /// The footing of a total, when at least two cells in its unit are there to be added.
    fn footing(
        &self,
        (total, column): (Option<ClaimId>, usize),
        cells: &[Option<ClaimId>],
        direction: Direction,
        list: List,
    ) -> Option<Footing> {
        let total = total?;
        let unit = self.claims[total.index()].quantity.unit;
        let parts: Vec<ClaimId> = cells.iter().copied().flatten().collect();
        let alike = parts
            .iter()
            .all(|part| self.claims[part.index()].quantity.unit == unit);
        (parts.len() >= 2 && alike).then_some(Footing {
            total,
            direction,
            list: if parts.len() == cells.len() {
                list
            } else {
                List::Loose
            },
            parts,
            table: self.number,
            column: column as u32,
        })
    }
}

/// The only total among heads, else the only whole; and whether it is called a total.
pub(super) fn total_of(heads: &[Head]) -> Option<(usize, bool)> {
    match (
        &positions(heads, Head::Total)[..],
        &positions(heads, Head::Whole)[..],
    ) {
        ([total], []) => Some((*total, true)),
        ([], [whole]) => Some((*whole, false)),
        _ => None,
    }
}

fn positions(heads: &[Head], wanted: Head) -> Vec<usize> {
    heads
        .iter()
        .enumerate()
        .filter(|(_, head)| **head == wanted)
        .map(|(at, _)| at)
        .collect()
}

/// 投资额(万元) → 万元
fn unit_in_brackets(head: &str) -> &str {
    head.split_once('(')
        .and_then(|(_, rest)| rest.split_once(')'))
        .map_or("", |(unit, _)| unit.trim())
}

#[cfg(test)]
pub(super) mod tests {
    use super::Direction::{Across, Down};
    use super::List::{Closed, Loose, Opened};
    use super::*;
    use crate::claim::Reader;
    use crate::grammar::Grammar;
    use crate::source::{Document, Format};
    use crate::text::normalise;

    fn footings(table: &str) -> Vec<(Direction, String, List)> {
        let mut found = footings_of(table);
        found.retain(|(direction, ..)| matches!(direction, Across | Down));
        found
    }

    /// Every footing of a table: direction, the parts as written, the total, how sure.
    pub(crate) fn footings_of(table: &str) -> Vec<(Direction, String, List)> {
        let text = normalise(&Document {
            format: Format::Markdown,
            ..Document::plain("表.md", table)
        });
        let claims = Reader::new(&[], &[]).read(&Grammar::new(), &text, None);
        let words = |id: ClaimId| claims.get(id).quantity.extent.of(&text.normal);
        claims
            .footings
            .iter()
            .map(|footing| {
                let parts: Vec<&str> = footing.parts.iter().map(|id| words(*id)).collect();
                let sum = format!("{}={}", parts.join("+"), words(footing.total));
                (footing.direction, sum, footing.list)
            })
            .collect()
    }

    fn footing(direction: Direction, sum: &str, list: List) -> (Direction, String, List) {
        (direction, sum.to_owned(), list)
    }

    #[test]
    fn a_total_adds_up_its_column_and_its_row() {
        assert_eq!(
            footings("|镇|男|女|合计|\n|-|-|-|-|\n|东|1|2|3|\n|西|4|5|9|\n|合计|5|7|12|\n"),
            [
                footing(Across, "1+2=3", Closed),
                footing(Across, "4+5=9", Closed),
                footing(Down, "1+4=5", Closed),
                footing(Down, "2+5=7", Closed),
                footing(Down, "3+9=12", Closed),
                footing(Across, "5+7=12", Closed),
            ]
        );
    }

    #[test]
    fn a_total_that_opens_the_list_is_less_sure() {
        assert_eq!(
            footings("|镇|户|\n|-|-|\n|总计|9|\n|东|4|\n|西|5|\n"),
            [footing(Down, "4+5=9", Opened)]
        );
        assert_eq!(
            footings("|镇|户|\n|-|-|\n|东|4|\n|西|5|\n|全县|9|\n"),
            [footing(Down, "4+5=9", Opened)]
        );
    }

    #[test]
    fn what_is_part_of_another_row_or_missing_makes_it_loose() {
        assert_eq!(
            footings("|项|元|\n|-|-|\n|路|4|\n|其中：桥|1|\n|水|5|\n|合计|9|\n"),
            [footing(Down, "4+5=9", Loose)]
        );
        assert_eq!(
            footings("|项|元|\n|-|-|\n|路|4|\n|电|—|\n|水|5|\n|合计|9|\n"),
            [footing(Down, "4+5=9", Loose)]
        );
    }

    #[test]
    fn columns_of_rates_means_and_other_units_are_not_added() {
        assert!(
            footings("|校|升学率|人均|\n|-|-|-|\n|甲|90|3|\n|乙|80|4|\n|合计|85|3.5|\n").is_empty()
        );
        assert!(footings("|校|学生（人）|合计（元）|\n|-|-|-|\n|甲|90|300|\n").is_empty());
    }
}
