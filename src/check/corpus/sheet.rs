//! Facts in the place of a draft, so that a claim is held against them as against another document.

use crate::check::Draft;
use crate::claim::{Claim, Claims};
use crate::grammar::{Grammar, Quantity};
use crate::rule::{Fact, FactSet};
use crate::source::Document;
use crate::text::{self, Span};

/// The facts of one file, as a draft whose claims they are.
#[derive(Clone, Debug)]
pub struct FactSheet {
    pub draft: Draft,
    /// The fact of each claim.
    pub(super) facts: Vec<Fact>,
}

/// The facts by the files that they are in.
pub(in crate::check) fn sheets(grammar: &Grammar, set: &FactSet) -> Vec<FactSheet> {
    let mut sheets = Vec::with_capacity(set.files.len());
    for (number, file) in set.files.iter().enumerate() {
        let document = Document::plain(&file.name, &*file.text);
        let text = text::normalise(&document);
        let mut claims = Claims::default();
        let mut facts = Vec::new();
        let mut found: Vec<Quantity> = Vec::new();
        for fact in set.facts.iter().filter(|fact| fact.file == number) {
            let start = text.normal_offset(fact.value.start);
            let end = text.normal_offset(fact.value.end).max(start);
            found.clear();
            grammar.scan(&text.normal, Span::new(start, end), &mut found);
            if let Some(quantity) = found.first() {
                claims.claims.push(Claim::bare(quantity.clone()));
                facts.push(fact.clone());
            }
        }
        let draft = Draft {
            document,
            text,
            claims,
        };
        sheets.push(FactSheet { draft, facts });
    }
    sheets
}
