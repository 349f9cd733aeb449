//! The whole check: any bytes as plain text and as Markdown, against the built-in rules.

use heshu::check::{Check, Draft};
use heshu::report::{self, Detail, Results, Verdicts};
use heshu::source::decode;
use serde_json::Value;

use super::{LANGUAGES, NAMES, checker, invariant, look};

pub fn run(data: &[u8]) {
    for name in NAMES {
        let Ok(document) = decode(name, data.to_vec()) else {
            continue;
        };
        let draft = checker().read(document.clone());
        invariant::text(&draft.text, &draft.document.text);
        invariant::claims(&draft);
        let checks = checker().check(&draft);
        for size in [1, 40] {
            let parted = checker().read_in_portions(document.clone(), size);
            assert_eq!(
                format!("{:?}", draft.claims),
                format!("{:?}", parted.claims)
            );
        }
        let parted = checker().check_in_portions(&draft, 1);
        assert_eq!(format!("{checks:?}"), format!("{parted:?}"));
        told(&draft, &checks);
    }
}

/// Every report can be written, and its figures stand where it says.
fn told(draft: &Draft, checks: &[Check]) {
    for language in LANGUAGES {
        let describe = |check: &Check| checker().describe(draft, check, language);
        let results = Results {
            draft,
            others: &[draft],
            rules: &checker().rules.rules,
            checks,
            describe: &describe,
            language,
        };
        let mut json = Vec::new();
        let written = report::write_checks_json(&mut json, &results, Verdicts::ALL);
        assert!(written.is_ok(), "a report in memory can be written");
        in_place(&json, &draft.document.text, "checks");
        let detail = Detail {
            shown: Verdicts::ALL,
            wide_hints: true,
        };
        let mut human = Vec::new();
        assert!(report::write_checks(&mut human, &results, &look(language), detail).is_ok());
        assert!(String::from_utf8(human).is_ok());
    }
    let mut json = Vec::new();
    assert!(report::write_claims_json(&mut json, checker(), draft).is_ok());
    in_place(&json, &draft.document.text, "claims");
}

/// Every figure of a report in JSON stands in the draft from `start` to `end`, where the JSON says
/// what stands there.
fn in_place(json: &[u8], text: &str, key: &str) {
    let report: Value = serde_json::from_slice(json).unwrap_or_default();
    assert!(report[key].is_array(), "the report is JSON");
    let offsets: Vec<usize> = text
        .char_indices()
        .map(|(offset, _)| offset)
        .chain([text.len()])
        .collect();
    each_figure(&report[key], &mut |figure, start, end| {
        let (from, to) = (offsets.get(start as usize), offsets.get(end as usize));
        let stands = from.zip(to).and_then(|(from, to)| text.get(*from..*to));
        assert_eq!(stands, Some(figure), "from {start} to {end}");
    });
}

fn each_figure(value: &Value, take: &mut impl FnMut(&str, u64, u64)) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| each_figure(item, take)),
        Value::Object(entries) => {
            let place = (
                entries.get("start"),
                entries.get("end"),
                entries.get("text"),
            );
            if let (Some(start), Some(end), Some(Value::String(text))) = place
                && let (Some(start), Some(end)) = (start.as_u64(), end.as_u64())
            {
                take(text, start, end);
            }
            entries.values().for_each(|entry| each_figure(entry, take));
        }
        _ => {}
    }
}
