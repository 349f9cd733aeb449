//! What was worked out about the claims seen last, for the bindings that look at them again.

use super::operand::Operand;
use crate::claim::{Agreement, ClaimId};

/// No claim has this number.
const NONE: u32 = u32::MAX;

/// The operands of the claims seen last.
#[derive(Debug, Default)]
pub(super) struct Operands {
    slots: Vec<(u32, Option<Operand>)>,
}

impl Operands {
    /// A few times as many as a binding looks at around its anchor.
    const SLOTS: usize = 256;

    pub fn get(&mut self, id: ClaimId, read: impl FnOnce() -> Option<Operand>) -> &Option<Operand> {
        if self.slots.is_empty() {
            self.slots = vec![(NONE, None); Self::SLOTS];
        }
        let slot = &mut self.slots[id.index() % Self::SLOTS];
        if slot.0 != id.0 {
            *slot = (id.0, read());
        }
        &slot.1
    }
}

/// How far the labels of two claims agree, of the pairs compared last.
#[derive(Debug, Default)]
pub(super) struct Agreements {
    slots: Vec<(u32, u32, Agreement)>,
}

impl Agreements {
    /// Sixty-four by sixty-four claims, more than the reach of a binding.
    const SIDE: usize = 64;

    pub fn get(&mut self, a: ClaimId, b: ClaimId, read: impl FnOnce() -> Agreement) -> Agreement {
        if self.slots.is_empty() {
            self.slots = vec![(NONE, NONE, Agreement::None); Self::SIDE * Self::SIDE];
        }
        let slot = &mut self.slots[a.index() % Self::SIDE * Self::SIDE + b.index() % Self::SIDE];
        if (slot.0, slot.1) != (a.0, b.0) {
            *slot = (a.0, b.0, read());
        }
        slot.2
    }
}
