//! What figures that are set against each other share.

use super::{back, is_joiner};
use crate::claim::Claim;
use crate::claim::cue::{Cue, Cues};
use crate::grammar::{Form, Kind};

/// Gives a bare figure of so many 万 or 亿 that something is compared with the unit of the change told right
/// behind it, and so the bare figure that is compared: 报名438万，比去年的474万减少36万人.
pub(super) fn share_units(text: &str, list: &mut [Claim], first: usize) {
    share_last_unit(text, list, first);
    for at in first..list.len().saturating_sub(1) {
        let (base, change) = (&list[at], &list[at + 1]);
        let is_base = is_bare(base) && base.has(Cue::Compared) && base.clause == change.clause;
        let counts = change.is_change() && change.quantity.kind == Kind::Count;
        if !is_base || !counts || !change.quantity.form.has(Form::SCALED) {
            continue;
        }
        let level = back(list, first, at)
            .take_while(|(_, c)| c.sentence == base.sentence)
            .find(|(_, c)| !c.is_date())
            .filter(|(_, c)| is_bare(c) && c.is_level())
            .map(|(index, _)| index);
        let unit = change.quantity.unit;
        for index in level.into_iter().chain([at]) {
            list[index].quantity.unit = unit;
            list[index].quantity.kind = Kind::Count;
        }
    }
}

/// Gives bare figures of so many 万 or 亿, and those that 分别 deals out, the unit that stands behind the last of them: 1.2万、2.3万、
/// 0.8万人次.
fn share_last_unit(text: &str, list: &mut [Claim], first: usize) {
    for at in (first..list.len().saturating_sub(1)).rev() {
        let (bare, next) = (&list[at], &list[at + 1]);
        let counts = matches!(
            next.quantity.kind,
            Kind::Count | Kind::Money | Kind::Measure
        );
        let scaled = is_bare(bare) && next.quantity.form.has(Form::SCALED);
        // 分别为1200、900、800件
        let dealt = is_unitless(bare) && !bare.is_change() && next.has(Cue::Respectively);
        if !counts || !(scaled || dealt) {
            continue;
        }
        if is_joiner(bare.words_to(next, text)) {
            let (unit, kind) = (next.quantity.unit, next.quantity.kind);
            list[at].quantity.unit = unit;
            list[at].quantity.kind = kind;
        }
    }
}

/// Gives what is told of another term or period the comparison that stands before that: 比112学年度的20万人, where 比
/// speaks of the year.
pub(super) fn hand_on_comparisons(text: &str, list: &mut [Claim], first: usize) {
    for at in first + 1..list.len() {
        let (named, told) = (&list[at - 1], &list[at]);
        // 较110年12月时的2337万人: the year before its month.
        let year = list[first..at - 1].last();
        let year = year.filter(|year| year.quantity.extent.end == named.quantity.extent.start);
        let of_another = (named.has(Cue::Compared) || year.is_some_and(|y| y.has(Cue::Compared)))
            && named.clause == told.clause
            && named.quantity.unit != told.quantity.unit
            && told.before.start == named.quantity.extent.end
            && told.before.of(text).ends_with('的');
        if of_another && told.is_level() {
            list[at].cues = list[at].cues.union(Cues::of(Cue::Compared));
        }
    }
}

/// Gives a change the comparison of the figure that it is told against: 较上月的438亿美元增加46亿美元 is a change on the month.
pub(super) fn share_comparisons(list: &mut [Claim], first: usize) {
    const COMPARISONS: Cues = Cues::of(Cue::YearOnYear).with(Cue::MonthOnMonth);
    for at in first + 1..list.len() {
        let (base, change) = (&list[at - 1], &list[at]);
        let told_against =
            base.is_level() && base.has(Cue::Compared) && base.clause == change.clause;
        if told_against && change.is_change() {
            let shared = Cues(base.cues.0 & COMPARISONS.0);
            list[at].cues = list[at].cues.union(shared);
        }
    }
}

fn is_unitless(claim: &Claim) -> bool {
    claim.quantity.kind == Kind::Number && claim.quantity.unit.is_none()
}

fn is_bare(claim: &Claim) -> bool {
    is_unitless(claim) && claim.quantity.form.has(Form::SCALED)
}
