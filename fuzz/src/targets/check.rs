//! The whole check: any bytes as plain text, as Markdown and as a page, against the built-in rules.

use std::path::PathBuf;

use heshu::check::{Check, Draft};
use heshu::language::Language;
use heshu::report::{
    self, Concise, Detail, Findings, Github, Gitlab, Human, Json, JsonLines, Junit, Markdown,
    Rdjson, Renderer, Results, Root, Run, Sarif, Summary, Verdicts,
};
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
        let findings = Findings::new(&results);
        for (renderer, is_json) in renderers(language) {
            let written = written(renderer.as_ref(), &findings);
            if is_json {
                in_place(&written, &draft.document.text);
            }
        }
    }
    let mut json = Vec::new();
    assert!(report::write_claims_json(&mut json, checker(), draft).is_ok());
    in_place(&String::from_utf8_lossy(&json), &draft.document.text);
}

/// One of each format, and whether what it writes is one JSON value.
fn renderers(language: Language) -> Vec<(Box<dyn Renderer>, bool)> {
    let shown = Verdicts::ALL;
    let root = || Root::new(PathBuf::from("/work"));
    let look = look(language);
    let detail = Detail {
        shown,
        wide_hints: true,
    };
    let rules = checker().rules.rules.iter();
    vec![
        (Box::new(Human { look, detail }), false),
        (Box::new(Concise { shown, language }), false),
        (Box::new(Json { shown }), true),
        (Box::new(JsonLines { shown }), false),
        (Box::new(Sarif::new(shown, language, root(), rules)), true),
        (
            Box::new(Github {
                shown,
                language,
                root: root(),
            }),
            false,
        ),
        (
            Box::new(Gitlab {
                shown,
                language,
                root: root(),
            }),
            true,
        ),
        (
            Box::new(Junit {
                shown,
                language,
                root: root(),
            }),
            false,
        ),
        (
            Box::new(Rdjson {
                shown,
                language,
                root: root(),
            }),
            true,
        ),
        (
            Box::new(Markdown {
                shown,
                language,
                root: root(),
            }),
            false,
        ),
    ]
}

/// The whole report on one draft.
fn written(renderer: &dyn Renderer, findings: &Findings<'_>) -> String {
    let mut draft = Vec::new();
    let mut out = Vec::new();
    let done = renderer
        .begin(&mut out)
        .and_then(|()| renderer.draft(&mut draft, findings));
    assert!(done.is_ok(), "a report in memory can be written");
    let mut kept = String::from_utf8(draft).unwrap_or_else(|error| panic!("{error}"));
    if !renderer.totals_first() {
        out.extend(kept.as_bytes());
        kept.clear();
    }
    let results = findings.results;
    let summary = Summary::of(&results.draft.claims, results.checks);
    let run = Run {
        drafts: &[(findings.path().to_owned(), summary)],
        errors: &[],
        kept: &kept,
    };
    assert!(renderer.end(&mut out, &run).is_ok());
    String::from_utf8(out).unwrap_or_else(|error| panic!("{error}"))
}

/// Every figure of a report in JSON stands in the draft from `start` to `end`, where the JSON says
/// what stands there.
fn in_place(json: &str, text: &str) {
    let report: Value = serde_json::from_str(json).unwrap_or_default();
    assert!(!report.is_null(), "the report is JSON: {json}");
    let offsets: Vec<usize> = text
        .char_indices()
        .map(|(offset, _)| offset)
        .chain([text.len()])
        .collect();
    each_figure(&report, &mut |figure, start, end| {
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
