//! Clause text → [`Quantity`]: the nom grammar of numerals, units, rates, ranges, hedges and
//! dates, and the exact value sets of what it reads.

mod arabic;
mod bounds;
mod clock;
mod context;
mod date;
mod date_span;
mod exact;
mod fraction;
mod half;
mod hedge;
mod lexicon;
mod measure;
mod numeral;
mod print;
mod quantity;
mod range;
mod scan;
mod sets;
mod small;
mod stored;
mod tables;
#[cfg(test)]
mod tests;
mod unit;
mod value_set;
mod vocabulary;
mod words;

pub use exact::Exact;
pub use numeral::whole_number;
pub use print::{Printed, iso, print};
pub use quantity::{Date, Form, Hedge, HedgeKind, Kind, Number, Quantity, Value};
pub use sets::{Hedges, factor, mean_set, nominal, value_set};
pub use stored::Stored;
pub use unit::{Dimension, Unit, UnitId};
pub use value_set::{Bound, ValueSet};
pub use vocabulary::{OwnUnit, Vocabulary, first_numeral, is_numeral, larger_unit};

use lexicon::Lexicon;
use scan::Scanner;
use tables::units::UNITS;

use crate::text::Span;

/// The grammar with its lookups, built once and shared.
#[derive(Debug)]
pub struct Grammar {
    lexicon: Lexicon,
}

impl Default for Grammar {
    fn default() -> Self {
        Self::new()
    }
}

impl Grammar {
    pub fn new() -> Self {
        Self::with(&Vocabulary::default())
    }

    /// The grammar with units and phrases besides those of the tables.
    pub fn with(vocabulary: &Vocabulary) -> Self {
        Grammar {
            lexicon: Lexicon::new(vocabulary),
        }
    }

    /// Appends every quantity in `text[within]`, in order. `within` is a block of the normalised
    /// text; one that does not lie on character boundaries holds nothing. The cost is linear in
    /// the block's length, whatever it holds.
    pub fn scan(&self, text: &str, within: Span, out: &mut Vec<Quantity>) {
        if let Some(mut scanner) = Scanner::new(&self.lexicon, text, within) {
            scanner.run(out);
        }
    }

    /// The unit with this id. An id that no unit has is the first one's.
    pub fn unit(&self, id: UnitId) -> &'static Unit {
        self.lexicon.unit(id).unwrap_or(&UNITS[0])
    }

    /// All units by their ids, those of the table first.
    pub fn units(&self) -> impl Iterator<Item = &'static Unit> + Clone + use<> {
        self.lexicon.units()
    }

    /// The unit that a word names: 人 and 名 give the same.
    pub fn unit_named(&self, word: &str) -> Option<UnitId> {
        self.lexicon.unit_named(word)
    }
}
