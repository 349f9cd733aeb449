//! heshu (核数) checks the numbers in a Chinese draft before it is published.
//!
//! Text flows one way through the stages, each a module that knows only those before it:
//! [`source`] → [`text`] → [`grammar`] → [`claim`] → [`rule`] → [`check`] → [`review`] → [`report`], driven by
//! [`cli`]. `docs/design.md` fixes the vocabulary and the meaning of a verdict.

pub mod check;
pub mod claim;
pub mod cli;
pub mod config;
pub mod grammar;
pub mod language;
pub mod report;
pub mod review;
pub mod rule;
pub mod source;
pub mod text;
