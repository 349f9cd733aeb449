//! Every relation checked in every draft: a change to any rule shows what it does to all.
//! `INSTA_UPDATE=always cargo test --test noise` takes the snapshots anew.

mod support;

use std::collections::BTreeMap;
use std::fmt::Write;

#[test]
fn every_check_of_every_draft() {
    let mut genres: BTreeMap<String, String> = BTreeMap::new();
    for draft in support::drafts().values() {
        let listing = genres.entry(draft.genre()).or_default();
        writeln!(listing, "{}", draft.name()).unwrap();
        for check in &draft.checks {
            let line = check
                .figures
                .iter()
                .map(|figure| figure.line)
                .min()
                .unwrap_or(0);
            writeln!(listing, "{line:4} {check}").unwrap();
        }
        listing.push('\n');
    }
    for (genre, listing) in genres {
        insta::assert_snapshot!(genre, listing);
    }
}
