//! What is found in the drafts of `fixtures/`, against what is known of them.
//! `HESHU_UNVERIFIED=1 cargo test --test drafts -- --nocapture` prints the relations that no check
//! brings together.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use support::expectation::{Expected, Noise};
use support::score::Score;
use support::{Check, Draft};

/// Fails with all complaints at once.
fn report(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn every_fault_is_found() {
    let mut complaints = Vec::new();
    for draft in support::drafts().values() {
        find_faults(draft, &mut complaints);
    }
    report(&complaints);
}

fn find_faults(draft: &Draft, complaints: &mut Vec<String>) {
    let expected = Expected::of(draft);
    let path = draft.path.display();
    let findings = draft.findings();
    let missing = &expected.expectation.missing;
    for fault in &expected.expectation.contradictions {
        let at = &fault.at;
        let is_found = findings.iter().any(|check| expected.touches(check, at));
        let is_gap = missing.iter().any(|gap| gap.at == *at);
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
    for draft in support::drafts().values() {
        explain_findings(draft, &mut complaints);
    }
    report(&complaints);
}

fn explain_findings(draft: &Draft, complaints: &mut Vec<String>) {
    let expected = Expected::of(draft);
    let path = draft.path.display();
    let is_of = |noise: &Noise, check: &Check| {
        noise.rule == check.rule && expected.touches(check, &noise.at)
    };
    let noisy = &expected.expectation.noisy;
    let mut alarms = draft.findings();
    alarms.retain(|finding| !expected.explains(finding));
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
    let score = Score::of(support::drafts().values());
    if std::env::var_os("HESHU_UNVERIFIED").is_some() {
        for (path, kind, figures) in &score.unverified {
            println!("{}: {kind} {figures}", path.display());
        }
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/floors.yaml");
    let floors: BTreeMap<String, usize> =
        serde_yaml::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let verified = score.verified();
    println!("verified {}/{}", verified.met, verified.all);
    assert!(
        verified.met >= floors["verified"],
        "{} verified, {floors:?}",
        verified.met
    );
}
