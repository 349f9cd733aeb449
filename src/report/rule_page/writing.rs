//! What a role asks of how a figure is written, in plain words.

use super::roles::{Quoted, Teller};
use crate::language::Term;
use crate::rule::{Pattern, TextRole, Writing, meaning};

impl Teller<'_> {
    /// How the figure is written and what touches it.
    pub(super) fn writing(&self, writing: &Writing) -> Vec<String> {
        let mut said = self.manner_of_writing(writing);
        let any = Term::new("」或「", " or ");
        let none = Term::new("」「", " or ");
        let sources = |patterns: &[Pattern]| -> Vec<String> {
            patterns.iter().map(|p| p.source.clone()).collect()
        };
        let units = writing.unit_text.clone();
        let lists = [
            (Term::new("单位写作", "with the unit written"), any, units),
            (
                Term::new("写法里有", "written with"),
                any,
                sources(&writing.surface),
            ),
            (
                Term::new("写法里没有", "written without"),
                none,
                sources(&writing.not_surface),
            ),
            (
                Term::new("前面紧挨着", "directly after"),
                any,
                sources(&writing.preceded_by),
            ),
            (
                Term::new("前面没有紧挨着", "not directly after"),
                none,
                sources(&writing.not_preceded_by),
            ),
            (
                Term::new("后面紧挨着", "directly before"),
                any,
                sources(&writing.followed_by),
            ),
            (
                Term::new("后面没有紧挨着", "not directly before"),
                none,
                sources(&writing.not_followed_by),
            ),
        ];
        for (head, between, words) in &lists {
            let words = words.iter().map(String::as_str).collect();
            let list: Quoted<'_> = (*head, *between, words);
            said.extend(self.quoted(&list));
        }
        said
    }

    /// Hedges, forms, quotes and openings.
    fn manner_of_writing(&self, writing: &Writing) -> Vec<String> {
        let mut said = Vec::new();
        let mut add = |head: Term, terms: Vec<Term>| {
            if !terms.is_empty() {
                let words: Vec<&str> = terms.iter().map(|t| t.in_language(self.language)).collect();
                let head = head.in_language(self.language);
                said.push(format!("{head}{}", self.either(&words)));
            }
        };
        let hedges = writing.hedges.iter().map(|hedge| meaning::hedge(*hedge));
        add(Term::new("带有", "hedged with "), hedges.collect());
        let forms = writing.forms.iter().map(|form| meaning::form(*form));
        add(Term::new("写成", "written as "), forms.collect());
        let not = writing.not_forms.iter().map(|form| meaning::form(*form));
        add(Term::new("不写成", "not written as "), not.collect());
        let opens = writing.opens.iter().map(|one| meaning::opening(*one));
        add(Term::new("在", "at the beginning of "), opens.collect());
        let quoted = writing.quoted.map(|wanted| match wanted {
            true => Term::new("在引号或书名号里", "in quotation or title marks"),
            false => Term::new("不在引号或书名号里", "not in quotation or title marks"),
        });
        said.extend(quoted.map(|term| self.say(term)));
        said
    }

    /// The text that fills the role.
    pub(super) fn text(&self, text: &TextRole) -> Vec<String> {
        let words = text.patterns.iter().map(|p| p.source.as_str()).collect();
        let list: Quoted<'_> = (
            Term::new("是文字", "the text"),
            Term::new("」或「", " or "),
            words,
        );
        let turn = Term::new(
            "其中的编号没有接着前一个往下数",
            "whose number does not go on from the one before",
        );
        let turn = text.out_of_turn.then(|| self.say(turn));
        let allowing = text.suppression.map(|state| {
            let head = Term::new("允许某条发现的话", "what allows a finding");
            format!(
                "{}，{}",
                self.say(head),
                self.say(meaning::suppression(state))
            )
        });
        let said = self.quoted(&list).into_iter();
        said.chain(turn).chain(allowing).collect()
    }
}
