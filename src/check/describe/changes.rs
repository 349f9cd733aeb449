//! Changes and what they are reckoned back from, with the figures as written.

use super::Writer;
use crate::claim::Cue;
use crate::rule::Expression;

impl Writer<'_> {
    /// `出口 ÷ (1 + 10.5%) + 进口 ÷ (1 − 4.3%)`, with the figures as written.
    pub(super) fn earlier(&self, arguments: &[Expression]) -> String {
        let &[Expression::Role(figures), Expression::Role(changes)] = arguments else {
            return String::new();
        };
        let bound = |role: usize| self.evaluation.binding.get(role);
        let (Some(figures), Some(changes)) = (bound(figures), bound(changes)) else {
            return String::new();
        };
        let pairs = figures.iter().zip(changes);
        let terms: Vec<String> = pairs
            .map(|(figure, change)| {
                let sign = match self.claim(*change).has(Cue::Decrease) {
                    true => '−',
                    false => '+',
                };
                let (figure, change) = (self.written(*figure), self.written(*change));
                format!("{figure} ÷ (1 {sign} {change})")
            })
            .collect();
        terms.join(" + ")
    }

    /// `10.5%, -4.3%`: changes with their signs, as what is reckoned has its own.
    pub(super) fn change(&self, arguments: &[Expression]) -> String {
        let Some(&Expression::Role(role)) = arguments.first() else {
            return String::new();
        };
        let Some(group) = self.evaluation.binding.get(role) else {
            return String::new();
        };
        let terms: Vec<String> = group
            .iter()
            .map(|id| match self.claim(*id).has(Cue::Decrease) {
                true => format!("-{}", self.written(*id)),
                false => self.written(*id).to_owned(),
            })
            .collect();
        terms.join(", ")
    }
}
