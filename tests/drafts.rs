//! What is found in the drafts of `fixtures/`, against what is known of them.
//! `cargo test --test drafts -- --nocapture` prints the counts, and with `HESHU_UNVERIFIED=1` the
//! relations that no check brings together.

#[path = "support/expectation.rs"]
mod expectation;
mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use expectation::{Expected, Noise};
use support::{Check, Draft};

/// How many are as expected, of how many there are.
#[derive(Clone, Copy, Default)]
struct Share {
    met: usize,
    all: usize,
}

impl Share {
    fn count(&mut self, met: bool) {
        self.all += 1;
        self.met += usize::from(met);
    }
}

/// Fails with all complaints at once.
fn report(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

fn findings(draft: &Draft) -> Vec<&Check> {
    draft
        .checks
        .iter()
        .filter(|check| check.is_finding())
        .collect()
}

#[test]
fn every_fault_is_found() {
    let mut complaints = Vec::new();
    let mut faults = Share::default();
    for draft in support::drafts().values() {
        find_faults(draft, &mut faults, &mut complaints);
    }
    println!("faults found {}/{}", faults.met, faults.all);
    report(&complaints);
}

fn find_faults(draft: &Draft, faults: &mut Share, complaints: &mut Vec<String>) {
    let expected = Expected::of(draft);
    let path = draft.path.display();
    let findings = findings(draft);
    let missing = &expected.expectation.missing;
    for fault in &expected.expectation.contradictions {
        let at = &fault.at;
        let is_found = findings.iter().any(|check| expected.touches(check, at));
        let is_gap = missing.iter().any(|gap| gap.at == *at);
        faults.count(is_found);
        if !is_found && !is_gap {
            let figures = fault.figures.join(" ");
            complaints.push(format!(
                "{path}: {} {at} is not found ({figures})",
                fault.kind
            ));
        }
        if is_found && is_gap {
            complaints.push(format!(
                "{path}: {at} is found now, remove it from `missing`"
            ));
        }
    }
    for gap in missing {
        let at = &gap.at;
        assert!(
            !gap.reason.is_empty(),
            "{path}: `missing` {at} needs a reason"
        );
        if expected
            .expectation
            .contradictions
            .iter()
            .all(|fault| fault.at != *at)
        {
            complaints.push(format!("{path}: `missing` {at} is no expected fault"));
        }
    }
}

#[test]
fn every_finding_is_explained() {
    let mut complaints = Vec::new();
    let mut explained = Share::default();
    for draft in support::drafts().values() {
        explain_findings(draft, &mut explained, &mut complaints);
    }
    println!("findings explained {}/{}", explained.met, explained.all);
    report(&complaints);
}

fn explain_findings(draft: &Draft, explained: &mut Share, complaints: &mut Vec<String>) {
    let expected = Expected::of(draft);
    let path = draft.path.display();
    let is_of = |noise: &Noise, check: &Check| {
        noise.rule == check.rule && expected.touches(check, &noise.at)
    };
    let noisy = &expected.expectation.noisy;
    let mut alarms = Vec::new();
    for finding in findings(draft) {
        let is_explained = expected.explains(finding);
        explained.count(is_explained);
        if !is_explained {
            alarms.push(finding);
        }
    }
    for alarm in &alarms {
        if !noisy.iter().any(|noise| is_of(noise, alarm)) {
            complaints.push(format!("{path}: false alarm: {alarm}"));
        }
    }
    for noise in noisy {
        let Noise { rule, at, reason } = noise;
        assert!(!reason.is_empty(), "{path}: `noisy` {at} needs a reason");
        if !alarms.iter().any(|alarm| is_of(noise, alarm)) {
            complaints.push(format!(
                "{path}: {rule} is silent at {at} now, remove it from `noisy`"
            ));
        }
    }
}

#[test]
fn as_many_relations_are_verified_as_before() {
    let list = std::env::var_os("HESHU_UNVERIFIED").is_some();
    let mut kinds: BTreeMap<String, Share> = BTreeMap::new();
    for draft in support::drafts().values() {
        let expected = Expected::of(draft);
        let relations = expected
            .expectation
            .holds
            .iter()
            .chain(&expected.expectation.rounding);
        for relation in relations {
            let verified = expected.is_verified(relation, &draft.checks);
            kinds
                .entry(relation.kind.clone())
                .or_default()
                .count(verified);
            kinds.entry("total".to_owned()).or_default().count(verified);
            if list && !verified {
                let figures = relation.figures.join(" ");
                println!("{}: {} {figures}", draft.path.display(), relation.kind);
            }
        }
    }
    for (kind, share) in &kinds {
        println!("{kind:12} {:4}/{}", share.met, share.all);
    }
    let below = |(kind, floor): (&String, &usize)| {
        let verified = kinds.get(kind).copied().unwrap_or_default().met;
        (verified < *floor).then(|| format!("{kind}: {verified} verified, floor {floor}"))
    };
    report(&floors().iter().filter_map(below).collect::<Vec<_>>());
}

/// The least number of relations to be verified, by kind.
fn floors() -> BTreeMap<String, usize> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/floors.yaml");
    serde_yaml::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}
