//! Why a rule said nothing of an example: how it fared where it came nearest to speaking, and why
//! the figures there can't fill the role that was left empty.

use std::io::{self, Write};

use super::outcome::Run;
use crate::check::{Attempt, Check, Checker, Outcome, Silence};
use crate::claim::ClaimId;
use crate::language::{Language, Term};
use crate::report::{self, Explanation, Look, Places};

/// Figures of which it is said why they can't fill a role.
const SHOWN: usize = 12;

/// Says why the rule with this index was silent.
pub fn write(
    out: &mut dyn Write,
    checker: &Checker,
    rule: u32,
    run: &Run,
    look: Look,
) -> io::Result<()> {
    let attempts = checker.explain(&run.draft, &|index, _| index == rule);
    let filled = |attempt: &&Attempt| {
        let candidates = attempt.candidates.iter();
        candidates.filter(|role| !role.claims.is_empty()).count()
    };
    let teller = Teller {
        checker,
        rule,
        run,
        look,
    };
    let Some(attempt) = attempts.iter().max_by_key(filled) else {
        let none = Term::new("没有数能作第一个角色", "no figure can be the first role");
        writeln!(out, "{}", none.in_language(look.language))?;
        return teller.unmet(out, 0, None);
    };
    let describe = |check: &Check| checker.describe(&run.draft, check, look.language);
    let explanation = Explanation {
        places: &Places::new(&run.draft),
        rules: &checker.rules.rules,
        describe: &describe,
        look,
    };
    report::write_attempt(out, &explanation, attempt)?;
    match attempt.outcome {
        Outcome::Silent(Silence::NoCandidate(role)) => {
            teller.unmet(out, role, Some(attempt.anchor))
        }
        _ => Ok(()),
    }
}

struct Teller<'a> {
    checker: &'a Checker,
    rule: u32,
    run: &'a Run,
    look: Look,
}

impl Teller<'_> {
    /// `作「总数」：32家 不合 cue；70% 不合 unit`
    fn unmet(&self, out: &mut dyn Write, role: u16, anchor: Option<ClaimId>) -> io::Result<()> {
        let rule = self.checker.rules.rules.get(self.rule as usize);
        let Some(name) = rule.and_then(|rule| Some(&rule.roles.get(usize::from(role))?.name))
        else {
            return Ok(());
        };
        let places = Places::new(&self.run.draft);
        let unmet = self.checker.unmet(&self.run.draft, self.rule, role);
        let others = unmet
            .into_iter()
            .filter(|(claim, _)| Some(*claim) != anchor);
        let said = others.take(SHOWN).filter_map(|(claim, key)| {
            let text = places.claim(claim)?.text;
            Some(match (key, self.look.language) {
                (Some(key), Language::Chinese) => format!("{text} 不合 {key}"),
                (Some(key), Language::English) => format!("{text} does not meet {key}"),
                (None, Language::Chinese) => format!("{text} 条件都合，但连接或范围不合"),
                (None, Language::English) => {
                    format!("{text} meets all filters, but no link or not within reach")
                }
            })
        });
        let said: Vec<String> = said.collect();
        match self.look.language {
            _ if said.is_empty() => Ok(()),
            Language::Chinese => writeln!(out, "作「{name}」：{}", said.join("；")),
            Language::English => writeln!(out, "as {name}: {}", said.join("; ")),
        }
    }
}
