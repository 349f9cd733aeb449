//! Messages: text with `{角色}` and `{expression}` in it.

use super::expression::{Scope, Wanted, compile};
use crate::rule::error::{Fault, Reporter};
use crate::rule::template::{Piece, Template};
use crate::rule::written::Placed;
use crate::text::Span;

/// Compiles a message. `{{` and `}}` stand for the braces themselves.
pub fn compile_template(
    source: &Placed<String>,
    scope: &Scope<'_>,
    reporter: &mut Reporter<'_>,
) -> Template {
    let text = source.value.as_str();
    let mut template = Template::default();
    let mut words = String::new();
    let mut offset = 0;
    while let Some(found) = text[offset..].find(['{', '}']) {
        let brace = offset + found;
        words.push_str(&text[offset..brace]);
        let sign = &text[brace..=brace];
        if text[brace + 1..].starts_with(sign) || sign == "}" {
            words.push_str(sign);
            let doubled = text[brace + 1..].starts_with(sign);
            offset = brace + 1 + usize::from(doubled);
            continue;
        }
        let Some(length) = text[brace..].find('}') else {
            let place = Span::new(brace as u32, brace as u32 + 1);
            reporter.inside(source, place, Fault::UnclosedBrace);
            return template;
        };
        if !words.is_empty() {
            template
                .pieces
                .push(Piece::Text(std::mem::take(&mut words)));
        }
        let inside = part(source, brace + 1, brace + length, reporter);
        if let Some(expression) = compile(&inside, Wanted::Value, scope, reporter) {
            template
                .pieces
                .push(Piece::Expression(expression, inside.value));
        }
        offset = brace + length + 1;
    }
    words.push_str(&text[offset..]);
    if !words.is_empty() {
        template.pieces.push(Piece::Text(words));
    }
    template
}

/// A part of a value as a value of its own.
fn part(
    source: &Placed<String>,
    start: usize,
    end: usize,
    reporter: &Reporter<'_>,
) -> Placed<String> {
    let span = Span::new(start as u32, end as u32);
    Placed {
        value: source.value[start..end].to_owned(),
        place: reporter.place(source, span),
    }
}
