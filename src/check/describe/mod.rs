//! A check in words: the arithmetic with the figures as written, the allowed interval, the
//! message.

mod changes;
mod equation;
mod quantity_of;
mod remark;
mod side;
mod style;
mod suggest;
mod template;
#[cfg(test)]
mod tests;
mod values;

use self::suggest::suggestion;
use crate::check::context::Context;
use crate::check::evaluate::{Binding, Evaluation, Group};
use crate::check::outcome::{Check, Description, Verdict};
use crate::claim::{Claim, ClaimId};
use crate::grammar::Kind;
use crate::language::Language;
use crate::rule::{Expression, Function, Rule};
use crate::text::Span;

/// Puts a check into words.
pub(in crate::check) fn describe(
    context: &Context<'_>,
    rule: &Rule,
    check: &Check,
    language: Language,
) -> Description {
    let mut binding: Binding = rule.roles.iter().map(|_| Group::new()).collect();
    for figure in &check.figures {
        if let Some(group) = binding.get_mut(usize::from(figure.role)) {
            group.push(figure.claim);
        }
    }
    let writer = Writer {
        evaluation: Evaluation {
            context,
            binding: &binding,
            stretch: None,
        },
        rule,
        passages: check.passages(),
        language,
    };
    let expression = rule
        .asserts
        .get(check.assertion as usize)
        .map(|a| &a.expression);
    Description {
        equation: expression
            .filter(|e| first_role(e).is_some())
            .map(|e| writer.equation(e))
            .unwrap_or_default(),
        message: match check.remark() {
            Some(remark) => remark::message(&remark.fault, language),
            None => writer
                .template(&rule.message, expression)
                .unwrap_or_else(|| rule.title.clone()),
        },
        help: rule
            .help
            .as_ref()
            .and_then(|help| writer.template(help, expression)),
        allowed: expression.and_then(|e| writer.allowed(e)),
        suggestion: match check.verdict {
            Verdict::Contradiction | Verdict::Usage => {
                suggestion(&writer.evaluation, rule, |claim| writer.style_of(claim))
            }
            Verdict::Holds | Verdict::Rounding => None,
        },
    }
}

struct Writer<'a> {
    evaluation: Evaluation<'a>,
    rule: &'a Rule,
    /// What a `text` role stands for.
    passages: &'a [Span],
    language: Language,
}

impl<'a> Writer<'a> {
    fn context(&self) -> &Context<'a> {
        self.evaluation.context
    }

    fn claim(&self, id: ClaimId) -> &'a Claim {
        self.context().claim(id)
    }

    fn written(&self, id: ClaimId) -> &'a str {
        let quantity = &self.claim(id).quantity;
        // Hedge words are what many a usage rule is about.
        let span = if self.rule.usage {
            quantity.extent
        } else {
            quantity.span
        };
        span.of(&self.context().text.normal)
    }

    fn is_range(&self, arguments: &[Expression]) -> bool {
        let Some(Expression::Role(role)) = arguments.first() else {
            return false;
        };
        let claim = self.evaluation.binding.get(*role).and_then(|g| g.first());
        claim.is_some_and(|id| self.claim(*id).quantity.kind == Kind::Range)
    }

    /// The figures of a sum, with how many have each where 各 says so.
    fn terms(&self, role: usize) -> String {
        const JOINT: &str = " + ";
        let group = self.evaluation.binding.get(role);
        let is_each = |id: &ClaimId| self.context().names_of_each(*id).is_some();
        if !self.passages.is_empty() || !group.is_some_and(|group| group.iter().any(is_each)) {
            return self.group(role, JOINT);
        }
        let figures = group.into_iter().flatten();
        let terms = figures.map(|id| match self.context().names_of_each(*id) {
            Some(names) => format!("{} × {names}", self.written(*id)),
            None => self.written(*id).to_owned(),
        });
        terms.collect::<Vec<_>>().join(JOINT)
    }

    fn group(&self, role: usize, joint: &str) -> String {
        if !self.passages.is_empty() {
            let text = &self.context().text.normal;
            let passages: Vec<&str> = self.passages.iter().map(|span| span.of(text)).collect();
            return passages.join(joint);
        }
        let figures: Vec<&str> = self
            .evaluation
            .binding
            .get(role)
            .map(|group| group.iter().map(|id| self.written(*id)).collect())
            .unwrap_or_default();
        figures.join(joint)
    }
}

fn is_weekday(expression: &Expression) -> bool {
    matches!(expression, Expression::Call(Function::Weekday, _))
}

fn first_role(expression: &Expression) -> Option<usize> {
    match expression {
        Expression::Role(role) => Some(*role),
        Expression::Literal(_) => None,
        Expression::Negate(inner) => first_role(inner),
        Expression::Binary(_, left, right)
        | Expression::Compare(_, left, right)
        | Expression::And(left, right)
        | Expression::Or(left, right) => first_role(left).or_else(|| first_role(right)),
        Expression::Call(_, arguments) => arguments.iter().find_map(first_role),
    }
}
