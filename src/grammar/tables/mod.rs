//! The grammar's words as data: numerals, units, hedges, and the phrases that hold numerals
//! without being quantities. Nothing here runs; [`super::lexicon`] builds the lookups.

pub mod compounds;
pub mod context;
pub mod eras;
pub mod hedges;
pub mod numerals;
pub mod phrases;
pub mod units;
