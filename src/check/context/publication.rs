//! The year of a date that is written without one, told by the day of publication.

use super::Context;
use crate::check::value::calendar;
use crate::claim::{ClaimId, years_before};
use crate::grammar::{Date, Exact, Value};

/// A date without a year lies no farther from publication, in days; else it may be of any year.
const FARTHEST: i64 = 120;
/// Claims looked through, to either side, for another year.
const REACH: usize = 48;

impl Context<'_> {
    /// The date with its year, written or told by a word before it (去年9月).
    pub fn dated(&self, id: ClaimId, date: Date) -> Option<Date> {
        if date.year.is_some() {
            return Some(date);
        }
        let before = &self.text.normal[..self.claim(id).quantity.number.start as usize];
        let years = years_before(before.trim_end())?;
        let year = self.claims.published?.date.year? + years;
        Some(Date {
            year: Some(year),
            ..date
        })
    }

    /// The same; without such a word, the date of this name nearest to publication, if that is near
    /// and no other year is spoken of around it.
    pub fn dated_near(&self, id: ClaimId, date: Date) -> Option<Date> {
        if let Some(dated) = self.dated(id, date) {
            return Some(dated);
        }
        date.month.and(date.day)?;
        let published = self.claims.published?.date;
        let year = published.year?;
        let candidates = [year - 1, year, year + 1].map(|year| Date {
            year: Some(year),
            ..date
        });
        let near = |candidate: &Date| {
            let days = calendar::days(published, *candidate).map(Exact::absolute);
            days.is_some_and(|days| days <= Exact::from(FARTHEST))
        };
        let nearest = candidates.into_iter().find(near)?;
        (!self.speaks_of_other_year(id, year)).then_some(nearest)
    }

    /// Whether a claim of the same paragraph or the one before names another year, or there are too
    /// many to say.
    fn speaks_of_other_year(&self, id: ClaimId, year: i32) -> bool {
        let block = self.claim(id).block;
        let claims = &self.claims.claims;
        let near =
            |claim: &&crate::claim::Claim| (block.saturating_sub(1)..=block).contains(&claim.block);
        let (before, after) = claims.split_at(id.index().min(claims.len()));
        let other = |claim: &crate::claim::Claim| {
            let named = match claim.quantity.value() {
                Value::Date(date) => date.year,
                Value::DateRange(from, to) => from.year.or(to.year),
                _ => None,
            };
            named.is_some_and(|named| named != year)
        };
        let before: Vec<_> = before.iter().rev().take_while(near).take(REACH).collect();
        let after: Vec<_> = after.iter().take_while(near).take(REACH).collect();
        before.len() == REACH || after.len() == REACH || before.into_iter().chain(after).any(other)
    }
}
