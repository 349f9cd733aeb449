//! Loading files of rules, facts and configuration.

use heshu::check::Checker;
use heshu::config;
use heshu::grammar::Grammar;
use heshu::report;
use heshu::rule::{self, RuleError, RuleFile};
use heshu::source::Document;

use super::{LANGUAGES, grammar, look};

/// What rules that load are tried on.
const DRAFT: &str = "全县共有企业46家，其中已复工32家，复工率70%。2020年5月29日（星期五），\
    贫困人口由1.2万人减至3000余人，下降75%；甲、乙、丙3省合计约占20%。";

pub fn run(data: &[u8]) {
    let Ok(file) = RuleFile::decode("rules.yaml", data.to_vec()) else {
        return;
    };
    match rule::load(std::slice::from_ref(&file), grammar()) {
        Ok(rules) => {
            let checker = Checker::new(rules);
            let draft = checker.read(Document::plain("draft.txt", DRAFT));
            for check in checker.check(&draft) {
                for language in LANGUAGES {
                    checker.describe(&draft, &check, language);
                }
            }
            checker.explain(&draft, &|_, _| true);
            let drafts = [&draft];
            let corpus = checker.corpus(&drafts);
            corpus.add_to(&mut [Vec::new()], |_| true);
        }
        Err(errors) => told(&errors),
    }
    let unfinished = config::read(file);
    let own = Grammar::with(&unfinished.words().vocabulary);
    if unfinished.has_units()
        && let Ok(rules) = rule::load(&[], &own)
    {
        match unfinished.finish(&rules) {
            Ok(config) => drop(config.overrides_for("a/b.txt")),
            Err(errors) => told(&errors),
        }
    } else {
        told(&unfinished.into_errors());
    }
}

/// Every error can be told.
fn told(errors: &[RuleError]) {
    assert!(!errors.is_empty(), "what is refused has an error");
    for language in LANGUAGES {
        assert!(!report::rule_errors(errors, &look(language)).is_empty());
    }
}
