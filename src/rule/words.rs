//! The words that rule authors write for the closed sets of the rule language.

use super::compiled::{LinkKind, Scope, Severity, SuppressionState};
use super::writing::Opening;
use crate::grammar::{Dimension, Form, HedgeKind, Kind};

/// A closed set: each member with its word.
pub type Words<T> = &'static [(T, &'static str)];

pub const SEVERITIES: Words<Severity> = &[
    (Severity::Error, "error"),
    (Severity::Warning, "warning"),
    (Severity::Info, "info"),
];

/// What can be wrong with a comment that allows findings.
pub const SUPPRESSIONS: Words<SuppressionState> = &[
    (SuppressionState::Unused, "unused"),
    (SuppressionState::Unknown, "unknown"),
    (SuppressionState::Reasonless, "reasonless"),
];

pub const SCOPES: Words<Scope> = &[
    (Scope::Clause, "clause"),
    (Scope::Sentence, "sentence"),
    (Scope::Paragraph, "paragraph"),
    (Scope::Section, "section"),
    (Scope::Document, "document"),
    (Scope::Corpus, "corpus"),
];

/// Whether an ambiguous contradiction is reported.
pub const AMBIGUOUS: Words<bool> = &[(true, "report"), (false, "silent")];

pub const KINDS: Words<Kind> = &[
    (Kind::Count, "count"),
    (Kind::Money, "money"),
    (Kind::Ratio, "ratio"),
    (Kind::Measure, "measure"),
    (Kind::Ordinal, "ordinal"),
    (Kind::Date, "date"),
    (Kind::DateRange, "date_range"),
    (Kind::Weekday, "weekday"),
    (Kind::Time, "time"),
    (Kind::Duration, "duration"),
    (Kind::Range, "range"),
    (Kind::Number, "number"),
];

/// How hedges change the set of true values.
pub const HEDGES: Words<HedgeKind> = &[
    (HedgeKind::About, "about"),
    (HedgeKind::Near, "near"),
    (HedgeKind::Odd, "odd"),
    (HedgeKind::Above, "above"),
    (HedgeKind::AtLeast, "at_least"),
    (HedgeKind::Below, "below"),
    (HedgeKind::AtMost, "at_most"),
];

/// How figures are written.
pub const FORMS: Words<Form> = &[
    (Form::ARABIC, "arabic"),
    (Form::CHINESE, "chinese"),
    (Form::CHINESE.with(Form::ARABIC), "mixed"),
    (Form::CAPITAL, "capital"),
    (Form::SCALED, "scaled"),
    (Form::SHARED_SCALE, "shared_scale"),
    (Form::INDEFINITE, "indefinite"),
    (Form::OPEN_HIGH, "adjacent"),
    (Form::FRACTION, "fraction"),
    (Form::PERMILLE, "permille"),
    (Form::POINTS, "points"),
    (Form::TIMES, "times"),
    (Form::TENTHS, "tenths"),
    (Form::DISCOUNT, "discount"),
    (Form::DOUBLINGS, "doublings"),
];

/// What a figure can stand at the beginning of.
pub const OPENINGS: Words<Opening> = &[
    (Opening::Clause, "clause"),
    (Opening::Sentence, "sentence"),
    (Opening::Block, "paragraph"),
];

pub const DIMENSIONS: Words<Dimension> = &[
    (Dimension::Count, "count"),
    (Dimension::Money, "money"),
    (Dimension::Ratio, "ratio"),
    (Dimension::Area, "area"),
    (Dimension::Mass, "mass"),
    (Dimension::Length, "length"),
    (Dimension::Volume, "volume"),
    (Dimension::Energy, "energy"),
    (Dimension::Power, "power"),
    (Dimension::Temperature, "temperature"),
    (Dimension::Duration, "duration"),
    (Dimension::Speed, "speed"),
    (Dimension::Date, "date"),
    (Dimension::Quotient, "quotient"),
    (Dimension::None, "none"),
];

/// The links written as keys of their own; `unit` and `dimension` make the other two.
pub const LINKS: Words<LinkKind> = &[
    (LinkKind::PartOf, "part_of"),
    (LinkKind::WholeOf, "whole_of"),
    (LinkKind::SubjectOf, "subject_of"),
    (LinkKind::About, "about"),
    (LinkKind::BaseOf, "base_of"),
    (LinkKind::StartOf, "start_of"),
    (LinkKind::Like, "like"),
    (LinkKind::SameLabel, "same_label"),
    (LinkKind::After, "after"),
    (LinkKind::Before, "before"),
    (LinkKind::NextTo, "next_to"),
    (LinkKind::NotLessThan, "not_less_than"),
    (LinkKind::Touching, "touching"),
    (LinkKind::SiblingOf, "sibling_of"),
    (LinkKind::SameSubject, "same_subject"),
    (LinkKind::AddsDown, "adds_down"),
    (LinkKind::AddsAcross, "adds_across"),
    (LinkKind::CellPartOf, "cell_part_of"),
    (LinkKind::CellWholeOf, "cell_whole_of"),
    (LinkKind::CellNowOf, "cell_now_of"),
    (LinkKind::CellBeforeOf, "cell_before_of"),
    (LinkKind::ChangesOf, "changes_of"),
    (LinkKind::OtherUnit, "other_unit"),
    (LinkKind::SameSentence, "same_sentence"),
    (LinkKind::Unparted, "unparted"),
    (LinkKind::SameBase, "same_base"),
    (LinkKind::Dated, "dated"),
    (LinkKind::Per, "per"),
    (LinkKind::RatioTo, "ratio_to"),
    (LinkKind::SameMatter, "same_matter"),
    (LinkKind::FactOf, "fact_of"),
];

/// The key of a link that has one of its own.
pub fn link_word(kind: LinkKind) -> &'static str {
    word_of(LINKS, &kind)
}

/// The member that `word` names.
pub fn named<T: Copy>(words: &[(T, &str)], word: &str) -> Option<T> {
    words
        .iter()
        .find(|(_, written)| *written == word)
        .map(|(member, _)| *member)
}

/// The word of `member`.
pub fn word_of<T: PartialEq>(words: Words<T>, member: &T) -> &'static str {
    words
        .iter()
        .find(|(known, _)| known == member)
        .map_or("", |(_, word)| word)
}
