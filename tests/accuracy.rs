//! The numbers in `docs/accuracy.md` are those measured.
//! `HESHU_UPDATE=1 cargo test --test accuracy` puts the present ones there.

mod support;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use support::Draft;
use support::expectation::Expected;
use support::score::Score;

/// What stands between these lines of the page is measured.
const BEGIN: &str = "<!-- measured -->\n";
const END: &str = "<!-- end of what is measured -->\n";

/// What the kinds of relations in the expectations are about.
const KINDS: &[(&str, &str)] = &[
    ("change", "changes and their end points"),
    ("complement", "shares that make 100%"),
    ("date", "dates that exist"),
    ("direction", "the direction of a change"),
    ("duration", "durations and their end points"),
    ("enumeration", "lists and the number that announces them"),
    ("feasible", "rates that some whole number gives"),
    ("households", "households and people"),
    ("part_whole", "parts within wholes"),
    ("per_unit", "means, prices, yields (每, 人均, 单价)"),
    ("points", "percentage points"),
    ("rate", "rates (…率)"),
    ("repeat", "the same fact told twice"),
    ("share", "shares (占)"),
    ("sum", "parts and totals"),
    ("times", "multiples (倍, 翻番)"),
    ("weekday", "dates and weekdays"),
];

#[test]
fn the_page_says_what_is_measured() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/accuracy.md");
    let text = fs::read_to_string(&page).unwrap();
    let (before, rest) = text.split_once(BEGIN).unwrap();
    let (said, after) = rest.split_once(END).unwrap();
    let measured = measure();
    if std::env::var_os("HESHU_UPDATE").is_some() {
        fs::write(page, [before, BEGIN, &measured, END, after].concat()).unwrap();
        return;
    }
    assert!(
        said == measured,
        "docs/accuracy.md is out of date: HESHU_UPDATE=1 cargo test --test accuracy\n{measured}"
    );
}

fn measure() -> String {
    let drafts = support::drafts();
    let score = Score::of(drafts.values());
    [findings(&score), relations(&score), gaps(drafts.values())].concat()
}

fn findings(score: &Score) -> String {
    format!(
        "\n## Findings\n\n| | |\n| --- | --- |\n\
         | drafts, of them without a fault | {}, {} |\n\
         | figures read, of them in a check | {}, {} |\n\
         | faults found | {} of {} |\n\
         | findings explained by a fault | {} of {} |\n\
         | false alarms | {} |\n\
         | clean drafts with a false alarm | {} |\n",
        score.drafts,
        score.clean.all,
        score.figures.all,
        score.figures.met,
        score.faults.met,
        score.faults.all,
        score.findings.met,
        score.findings.all,
        score.findings.all - score.findings.met,
        score.clean.all - score.clean.met,
    )
}

fn relations(score: &Score) -> String {
    let mut table = "\n## Relations verified\n\n\
         | kind | | verified | in the drafts |\n| --- | --- | --- | --- |\n"
        .to_owned();
    for (kind, share) in &score.relations {
        let known = KINDS.iter().find(|(key, _)| key == kind);
        let (_, about) = known.unwrap_or_else(|| panic!("{kind} is no kind of relation"));
        writeln!(
            table,
            "| `{kind}` | {about} | {} | {} |",
            share.met, share.all
        )
        .unwrap();
    }
    let all = score.verified();
    writeln!(table, "| all | | {} | {} |", all.met, all.all).unwrap();
    table
}

fn gaps<'d>(drafts: impl Iterator<Item = &'d Draft>) -> String {
    let mut table = "\n## Known gaps\n\n\
         | draft | gap | reason |\n| --- | --- | --- |\n"
        .to_owned();
    for draft in drafts {
        let expectation = Expected::of(draft).expectation;
        let name = format!("[{}](../{})", draft.name(), draft.expectation().display());
        for gap in &expectation.missing {
            writeln!(table, "| {name} | {} is missed | {} |", gap.at, gap.reason).unwrap();
        }
        for noise in &expectation.noisy {
            let (rule, at) = (&noise.rule, &noise.at);
            writeln!(
                table,
                "| {name} | `{rule}` alarms at {at} | {} |",
                noise.reason
            )
            .unwrap();
        }
    }
    table
}
