//! The grammar as a whole: texts and what is read in them.

mod families;
mod hostile;
mod others;
mod spellings;

use super::{Grammar, Hedges, Quantity, print};
use crate::text::Span;

fn scan(text: &str) -> (Grammar, Vec<Quantity>) {
    let grammar = Grammar::new();
    let mut found = Vec::new();
    let end = u32::try_from(text.len()).unwrap();
    grammar.scan(text, Span::new(0, end), &mut found);
    (grammar, found)
}

/// Every quantity of `text` as `text=value`, a range as `text=low..high`, a hedge behind `~`.
fn read(text: &str) -> String {
    let (grammar, found) = scan(text);
    let show = |quantity: &Quantity| {
        let unit = quantity.unit.map(|id| grammar.unit(id));
        let printed = print(quantity, unit, &Hedges::default());
        let value = printed.value.unwrap_or_else(|| {
            format!(
                "{}..{}",
                printed.low.unwrap_or_default(),
                printed.high.unwrap_or_default()
            )
        });
        let hedge = printed
            .hedge
            .map_or(String::new(), |hedge| format!("~{hedge}"));
        format!("{}={value}{hedge}", quantity.span.of(text))
    };
    found.iter().map(show).collect::<Vec<_>>().join(" ")
}
