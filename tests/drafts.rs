//! What is found in the drafts of `fixtures/`, against what is known of them.

#[path = "support/expectation.rs"]
mod expectation;
mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use expectation::{Expected, Noise};
use support::{Check, Draft};

/// How many relations of a kind are verified, of how many there are.
#[derive(Clone, Copy, Default)]
struct Share {
    verified: usize,
    all: usize,
}

fn findings(draft: &Draft) -> Vec<&Check> {
    draft
        .checks
        .iter()
        .filter(|check| check.is_finding())
        .collect()
}

/// Fails with all complaints at once, each with the draft it is about.
fn report(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn every_fault_is_found() {
    let mut complaints = Vec::new();
    for draft in support::drafts().values() {
        let expected = Expected::of(draft);
        let found = findings(draft);
        let path = draft.path.display();
        for fault in &expected.expectation.contradictions {
            let known = expected
                .expectation
                .missing
                .iter()
                .any(|entry| entry.at == fault.at);
            match (
                found.iter().any(|check| expected.touches(check, &fault.at)),
                known,
            ) {
                (false, false) => complaints.push(format!(
                    "{path}: {} {} is not found ({})",
                    fault.kind,
                    fault.at,
                    fault.figures.join(" ")
                )),
                (true, true) => complaints.push(format!(
                    "{path}: {} is found now, remove it from `missing`",
                    fault.at
                )),
                _ => {}
            }
        }
        for entry in &expected.expectation.missing {
            assert!(
                !entry.reason.is_empty(),
                "{path}: `missing` {} needs a reason",
                entry.at
            );
            if !expected
                .expectation
                .contradictions
                .iter()
                .any(|fault| fault.at == entry.at)
            {
                complaints.push(format!(
                    "{path}: `missing` {} is no expected fault",
                    entry.at
                ));
            }
        }
    }
    report(&complaints);
}

#[test]
fn every_finding_is_explained() {
    let mut complaints = Vec::new();
    for draft in support::drafts().values() {
        let expected = Expected::of(draft);
        let path = draft.path.display();
        let matches = |noise: &Noise, check: &Check| {
            noise.rule == check.rule && expected.touches(check, &noise.at)
        };
        let alarms: Vec<&Check> = findings(draft)
            .into_iter()
            .filter(|check| !expected.explains(check))
            .collect();
        let noisy = &expected.expectation.noisy;
        for alarm in &alarms {
            if !noisy.iter().any(|noise| matches(noise, alarm)) {
                complaints.push(format!("{path}: false alarm: {alarm}"));
            }
        }
        for noise in noisy {
            assert!(
                !noise.reason.is_empty(),
                "{path}: `noisy` {} needs a reason",
                noise.at
            );
            if !alarms.iter().any(|alarm| matches(noise, alarm)) {
                complaints.push(format!(
                    "{path}: {} is silent at {} now, remove it from `noisy`",
                    noise.rule, noise.at
                ));
            }
        }
    }
    report(&complaints);
}

/// `cargo test --test drafts -- --nocapture verified` prints the counts, and with
/// `HESHU_UNVERIFIED=1` the relations that no check brings together.
#[test]
fn as_many_relations_are_verified_as_before() {
    let list = std::env::var_os("HESHU_UNVERIFIED").is_some();
    let mut shares: BTreeMap<String, Share> = BTreeMap::new();
    for draft in support::drafts().values() {
        let expected = Expected::of(draft);
        let relations = expected
            .expectation
            .holds
            .iter()
            .chain(&expected.expectation.rounding);
        for relation in relations {
            let verified = expected.is_verified(relation, &draft.checks);
            for kind in [relation.kind.as_str(), "total"] {
                let share = shares.entry(kind.to_owned()).or_default();
                share.all += 1;
                share.verified += usize::from(verified);
            }
            if list && !verified {
                let figures = relation.figures.join(" ");
                println!("{}: {} {figures}", draft.path.display(), relation.kind);
            }
        }
    }
    for (kind, share) in &shares {
        println!("{kind:12} {:4}/{}", share.verified, share.all);
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/floors.yaml");
    let floors: BTreeMap<String, usize> =
        serde_yaml::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let complaints: Vec<String> = floors
        .iter()
        .filter_map(|(kind, floor)| {
            let verified = shares.get(kind).copied().unwrap_or_default().verified;
            (verified < *floor).then(|| format!("{kind}: {verified} verified, floor {floor}"))
        })
        .collect();
    report(&complaints);
}
