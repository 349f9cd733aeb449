//! Messages with their roles and expressions filled in, and the interval that is allowed.

use super::style::{PLAIN, Style, as_written};
use super::{Writer, is_weekday};
use crate::check::outcome::Allowed;
use crate::language::Language;
use crate::rule::{Comparison, Expression, Function, Piece, Template};

impl Writer<'_> {
    /// The interval that the rounding of the other figures allows for the written side.
    pub(super) fn allowed(&self, expression: &Expression) -> Option<Allowed> {
        match expression {
            // Of a role that no figure fills, nothing is allowed.
            Expression::Compare(Comparison::Equal, left, right)
                if self.evaluation.is_bound(expression) =>
            {
                self.allowed_by(left, right)
            }
            Expression::Or(left, right) => match (self.allowed(left), self.allowed(right)) {
                (Some(left), Some(right)) if is_negative(&right) => Some(left),
                (Some(left), Some(right)) if is_negative(&left) => Some(right),
                (Some(left), Some(right)) => Some(self.either(left, &right)),
                (left, right) => left.or(right),
            },
            _ => None,
        }
    }

    fn allowed_by(&self, left: &Expression, right: &Expression) -> Option<Allowed> {
        let (written, computed) = match (left, right) {
            (_, Expression::Role(_)) if !matches!(left, Expression::Role(_)) => (right, left),
            _ => (left, right),
        };
        let told = is_weekday(computed) || self.is_plain(computed);
        if told || matches!(computed, Expression::Literal(_)) {
            return None;
        }
        let operand = self.evaluation.operand(computed)?;
        let style = self.style(written);
        let mut text = self.set(&operand.set, style);
        if operand.set.low == operand.set.high {
            let rounded = operand.nominal.and_then(|value| as_written(value, style));
            match (rounded.filter(|rounded| *rounded != text), self.language) {
                (Some(rounded), Language::Chinese) => text.push_str(&format!("（写作{rounded}）")),
                (Some(rounded), Language::English) => {
                    text.push_str(&format!(" (written {rounded})"))
                }
                (None, _) => {}
            }
        }
        Some(Allowed {
            values: operand.set,
            text,
            role: match written {
                Expression::Role(role) => Some(*role),
                _ => None,
            },
        })
    }

    /// What one or the other of two alternatives allows.
    fn either(&self, mut one: Allowed, other: &Allowed) -> Allowed {
        let same = one.values == other.values;
        if one.role == other.role && !same {
            one.text.push_str(match self.language {
                Language::Chinese => "或",
                Language::English => " or ",
            });
            one.text.push_str(&other.text);
            one.values = one.values.hull(&other.values);
        }
        one
    }

    /// The text with its roles filled in. `None` when it speaks of one that no figure fills, as an
    /// optional role may be.
    pub(super) fn template(
        &self,
        template: &Template,
        assertion: Option<&Expression>,
    ) -> Option<String> {
        let style = assertion.map_or(PLAIN, |expression| self.style(expression));
        let mut out = String::new();
        for piece in &template.pieces {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Expression(Expression::Role(role), _) => {
                    let figures = self.group(*role, "、");
                    if figures.is_empty() {
                        return None;
                    }
                    out.push_str(&figures);
                }
                Piece::Expression(expression, _) => {
                    out.push_str(&self.computed(expression, style, assertion))
                }
            }
        }
        Some(out)
    }

    pub(super) fn computed(
        &self,
        expression: &Expression,
        style: Style<'_>,
        assertion: Option<&Expression>,
    ) -> String {
        if is_weekday(expression) {
            return self.weekday(expression);
        }
        if let Expression::Call(Function::Source, arguments) = expression {
            return self.source(arguments);
        }
        if let Expression::Call(Function::Listed | Function::Named, _) = expression {
            let operand = self.evaluation.operand(expression);
            return operand.map_or(String::from("?"), |o| self.set(&o.set, PLAIN));
        }
        let style = if self.is_plain(expression) {
            PLAIN
        } else {
            self.own_style(expression, assertion).unwrap_or(style)
        };
        match self.evaluation.operand(expression) {
            Some(operand) => self.value(&operand, style),
            None => String::from("?"),
        }
    }
}

/// An alternative below zero is a subtraction the wrong way round, and no figure is written so.
fn is_negative(allowed: &Allowed) -> bool {
    let high = allowed.values.high;
    high.is_some_and(|bound| bound.value.is_negative())
}

#[cfg(test)]
mod tests {
    use crate::check::Checker;
    use crate::grammar::Grammar;
    use crate::language::Language;
    use crate::rule::{RuleFile, load};
    use crate::source::Document;

    /// The rate need not be told.
    const RULE: &str = "\
rules:
  - id: part
    title: 部分不大于总数
    where:
      部分: { unit: 人 }
      总数: { whole_of: 部分, unit: 部分 }
      率: { kind: ratio, about: 部分, optional: true }
    assert: [部分 <= 总数, 率 <= 100%]
    message: 「{部分}大于{总数}，率是{率}」
    help: 核对{率}
";

    const DRAFT: &str = "全队共20人，其中队员30人。";

    fn told(rule: &str) -> Vec<(String, Option<String>)> {
        let file = RuleFile::new("a.yaml", rule.to_owned());
        let checker = Checker::new(load(&[file], &Grammar::new()).unwrap());
        let draft = checker.read(Document::plain("", DRAFT));
        let describe = |check: &_| {
            let description = checker.describe(&draft, check, Language::Chinese);
            (description.message, description.help)
        };
        checker.check(&draft).iter().map(describe).collect()
    }

    #[test]
    fn what_speaks_of_a_figure_that_is_not_there_is_not_said() {
        let title = "部分不大于总数".to_owned();
        assert_eq!(told(RULE), [(title, None)]);
        let rule = RULE
            .replace("，率是{率}", "")
            .replace("核对{率}", "核对{部分}");
        let message = "「30人大于20人」".to_owned();
        assert_eq!(told(&rule), [(message, Some("核对30人".to_owned()))]);
    }
}
