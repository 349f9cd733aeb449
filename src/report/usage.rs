//! Findings about how figures are written: one heading a rule, one line a place, so that they
//! never bury a contradiction.

use std::io::{self, Write};

use super::human::{HELP, Printer};
use super::layout::{printable_text, text_width, write_wrapped};
use super::paint::Style;
use super::words::Term;
use crate::check::{Check, Remark};
use crate::language::Language;
use crate::rule::{Piece, Rule};
use crate::text::Span;

/// Places of one rule that are printed; the rest is counted.
const MOST_PLACES: usize = 3;
/// Characters shown to either side of what is at fault.
const AROUND: usize = 14;

impl Printer<'_> {
    /// Prints the findings of usage rules, rule by rule in the order in which they first come up.
    /// With `all`, every place is printed.
    pub(super) fn usage(
        &self,
        out: &mut dyn Write,
        checks: &[&Check],
        all: bool,
    ) -> io::Result<()> {
        let mut printed: Vec<u32> = Vec::new();
        for check in checks {
            if printed.contains(&check.rule) {
                continue;
            }
            printed.push(check.rule);
            let of_rule: Vec<&Check> = checks
                .iter()
                .copied()
                .filter(|other| other.rule == check.rule)
                .collect();
            self.usage_of_rule(out, &of_rule, all)?;
        }
        Ok(())
    }

    fn usage_of_rule(&self, out: &mut dyn Write, checks: &[&Check], all: bool) -> io::Result<()> {
        let Some(first) = checks.first() else {
            return Ok(());
        };
        let Some(rule) = self.results.rules.get(first.rule as usize) else {
            return Ok(());
        };
        self.heading(out, first.verdict, rule)?;
        let shown = if all { checks.len() } else { MOST_PLACES };
        for check in checks.iter().take(shown) {
            self.usage_place(out, rule, check)?;
        }
        let more = checks.len().saturating_sub(shown);
        if more > 0 {
            let line = match self.look.language {
                Language::Chinese => format!("另有 {more} 处，--verbose 全部列出"),
                Language::English => format!("{more} more; --verbose lists all"),
            };
            writeln!(out, "  {}", self.look.paint(Style::Faint, &line))?;
        }
        if let Some(help) = self.results.description(first).help {
            self.note(out, HELP, &help)?;
        }
        writeln!(out)
    }

    /// `draft.txt:3:12 …全程【约30公里左右】，…`
    fn usage_place(&self, out: &mut dyn Write, rule: &Rule, check: &Check) -> io::Result<()> {
        if let Some(remark) = check.remark() {
            return self.remark(out, check, remark);
        }
        let Some(span) = self.at_fault(check) else {
            return Ok(());
        };
        let mut line = self.marked(span);
        let speaks = |piece: &Piece| matches!(piece, Piece::Expression(..));
        if rule.message.pieces.iter().any(speaks) {
            let message = self.results.description(check).message;
            let dash = Term::new("——", " – ").in_language(self.look.language);
            line = format!("{line}{dash}{message}");
        }
        let at = self.place_name(self.places.own.span(span));
        write!(out, "  {at} ")?;
        write_wrapped(out, &line, text_width(&at) + 3, 5, self.look.width)
    }

    /// `draft.md:3:1 没有编号为 sum 的规则`
    fn remark(&self, out: &mut dyn Write, check: &Check, remark: &Remark) -> io::Result<()> {
        let at = self.place_name(self.places.own.original(remark.span));
        write!(out, "  {at} ")?;
        let message = printable_text(&self.results.description(check).message);
        write_wrapped(out, &message, text_width(&at) + 3, 5, self.look.width)
    }

    /// The figure at fault with its hedge words, or the text.
    fn at_fault(&self, check: &Check) -> Option<Span> {
        let draft = self.results.draft;
        let figure = check.figures.iter().min_by_key(|figure| figure.role);
        let claim = figure.and_then(|figure| draft.claims.claims.get(figure.claim.index()));
        claim
            .map(|claim| claim.quantity.extent)
            .or_else(|| check.passages().last().copied())
    }

    /// What is at fault, marked, with a little of the block around it.
    fn marked(&self, span: Span) -> String {
        let text = &self.results.draft.text;
        let block = text
            .blocks
            .partition_point(|block| block.span.start <= span.start);
        let block = block
            .checked_sub(1)
            .and_then(|index| text.blocks.get(index))
            .map_or(span, |block| block.span);
        let before = Span::new(block.start.min(span.start), span.start).of(&text.normal);
        let after = Span::new(span.end, block.end.max(span.end)).of(&text.normal);
        let start = before
            .char_indices()
            .rev()
            .take(AROUND)
            .last()
            .map_or(before.len(), |(at, _)| at);
        let end = after
            .char_indices()
            .nth(AROUND)
            .map_or(after.len(), |(at, _)| at);
        let original = |from: u32, to: u32| {
            self.places
                .own
                .text(Span::new(from, to))
                .unwrap_or_default()
        };
        let head = span.start - (before.len() - start) as u32;
        let tail = span.end + end as u32;
        let left = if start > 0 { "…" } else { "" };
        let right = if end < after.len() { "…" } else { "" };
        let joined = format!(
            "{left}{}【{}】{}{right}",
            original(head, span.start),
            original(span.start, span.end),
            original(span.end, tail)
        );
        joined.replace(['\r', '\n'], "")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Checker, Draft};
    use crate::grammar::Grammar;
    use crate::report::human::write_checks;
    use crate::report::{Detail, Findings, Look, Results, Verdicts};
    use crate::rule::{RuleFile, load};
    use crate::source::Document;

    const RULES: &str = "\
rules:
  - id: doubled-about
    title: 约数词不应重复
    severity: warning
    where:
      数: { hedge: about, preceded_by: 约, followed_by: 左右 }
    forbid: 数
    help: 删去其中一个
  - id: part
    title: 部分不大于总数
    where:
      部分: {}
      总数: { whole_of: 部分, unit: 部分 }
    assert: 部分 <= 总数
";

    fn printed(text: &str, all: bool, language: Language) -> String {
        let file = RuleFile::new("a.yaml", RULES);
        let checker = Checker::new(load(&[file], &Grammar::new()).unwrap());
        let draft: Draft = checker.read(Document::plain("稿.txt", text));
        let checks = checker.check(&draft);
        let describe = |check: &Check| checker.describe(&draft, check, language);
        let results = Results {
            draft: &draft,
            others: &[],
            rules: &checker.rules.rules,
            checks: &checks,
            describe: &describe,
            language,
        };
        let look = Look {
            language,
            colour: false,
            width: 80,
        };
        let detail = Detail {
            shown: Verdicts::NOTEWORTHY,
            wide_hints: all,
        };
        let mut out = Vec::new();
        write_checks(&mut out, &Findings::new(&results), &look, detail).unwrap();
        String::from_utf8(out).unwrap()
    }

    const DRAFT: &str = "全程约３０公里左右，约20分钟左右。\n\n来了约50人左右，带来约60件左右展品，\
                         全队共30人，其中队员40人。\n\n住了约5天左右。\n";

    #[test]
    fn usage_comes_last_and_is_folded() {
        insta::assert_snapshot!("usage_folded", printed(DRAFT, false, Language::Chinese));
    }

    #[test]
    fn every_place_is_listed_on_demand() {
        insta::assert_snapshot!("usage_all", printed(DRAFT, true, Language::English));
    }
}
