//! Figures that stand beside the one that could be a whole.

use super::opened::labels_look_alike;
use super::whole::is_less;
use super::{JOINERS, back, is_visible};
use crate::claim::Claim;
use crate::grammar::UnitId;

/// How the figure before a whole stands beside it.
#[derive(PartialEq)]
pub(super) enum Beside {
    /// 医生20名、护士80名
    Joined,
    /// 死亡54人，受伤9人
    Comma,
}

/// 医生20名、护士80名，其中党员35名: figures told side by side are the whole together, unless the part is named like the
/// last of them (死亡2人、受伤9人，其中重伤3人). Behind a mere comma the last stands alone, unless the part exceeds it
/// (死亡54人，受伤9人，其中学生12名).
pub(super) fn is_one_of_several(
    text: &str,
    list: &[Claim],
    first: usize,
    (at, whole): (usize, &Claim),
    claim: &Claim,
) -> bool {
    match told_beside(text, list, first, (at, whole), claim) {
        Some(Beside::Joined) => true,
        Some(Beside::Comma) => is_less(whole, claim) && !labels_look_alike(text, whole, claim),
        None => false,
    }
}

/// Whether another figure in the unit of the whole stands right before it, and the part is named like none or like both.
pub(super) fn told_beside(
    text: &str,
    list: &[Claim],
    first: usize,
    (at, whole): (usize, &Claim),
    claim: &Claim,
) -> Option<Beside> {
    let before = back(list, first, at)
        .map(|(_, c)| c)
        .find(|c| c.is_level() && is_visible(c, claim))
        .filter(|c| c.sentence == whole.sentence && c.counts_like(whole))?;
    let between = before.words_to(whole, text);
    // 分布在甲、乙、丙7个省: a list of names joins no figures.
    let parted = between.contains(';') || between.matches(['、', ',']).nth(1).is_some();
    let alike = |other: &Claim| labels_look_alike(text, other, claim);
    if parted || alike(whole) && !alike(before) {
        return None;
    }
    match between.contains(',') {
        true => Some(Beside::Comma),
        false => JOINERS
            .iter()
            .any(|word| between.contains(word))
            .then_some(Beside::Joined),
    }
}

/// 保护物种64种；发现196个新物种，其中100种有药用价值: a figure that the part exceeds, and past which another stands with a
/// classifier that is said of anything.
pub(super) fn is_passed_by(
    general: Option<UnitId>,
    whole: &Claim,
    nearest: &Claim,
    claim: &Claim,
) -> bool {
    nearest.quantity.unit == general
        && claim.quantity.unit != general
        && nearest.clause != whole.clause
        && is_less(whole, claim)
}
