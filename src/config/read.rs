//! The YAML tree → the configuration as written, with a fault for all that is not as it should be.

use super::written::{
    WrittenConfig, WrittenHedges, WrittenOverride, WrittenSettings, WrittenUnit, keys,
};
use crate::rule::{ConfigFault, Content, Fault, Fields, Key, Node, Placed, Reporter, Texts, load};

/// Keys that make the rules and words of a configuration, which all its drafts share.
const ONLY_AT_TOP: &[&str] = &["rules", "units", "cues", "phrases", "exclude", "overrides"];

/// The whole file. One without content sets nothing.
pub fn file(node: &Node<'_>, reporter: &mut Reporter<'_>) -> Option<WrittenConfig> {
    if node.content == Content::Empty {
        return Some(WrittenConfig::default());
    }
    let fields = Fields::read(node, keys::CONFIG, reporter)?;
    let faults = reporter.count();
    let units = each(&fields, "units", reporter, unit);
    Some(WrittenConfig {
        units_faulty: reporter.count() > faults,
        units,
        rules: fields.texts("rules", reporter),
        cues: cues(&fields, reporter),
        phrases: fields.texts("phrases", reporter),
        exclude: fields.texts("exclude", reporter),
        overrides: each(&fields, "overrides", reporter, override_),
        settings: settings(&fields, reporter),
    })
}

/// The items of a list that can be read.
fn each<T>(
    fields: &Fields<'_>,
    key: &str,
    reporter: &mut Reporter<'_>,
    read: fn(&Node<'_>, &mut Reporter<'_>) -> Option<T>,
) -> Vec<T> {
    let Some(node) = fields.present(key, reporter) else {
        return Vec::new();
    };
    load::items(node, reporter)
        .iter()
        .filter_map(|item| read(item, reporter))
        .collect()
}

fn settings(fields: &Fields<'_>, reporter: &mut Reporter<'_>) -> WrittenSettings {
    WrittenSettings {
        packs: fields
            .get("packs")
            .is_some()
            .then(|| fields.texts("packs", reporter)),
        severity: severity(fields, reporter),
        hedges: fields
            .present("hedges", reporter)
            .and_then(|node| hedges(node, reporter)),
        truncation: fields.flag("truncation", reporter),
        date: fields.text("date", reporter),
    }
}

fn severity(
    fields: &Fields<'_>,
    reporter: &mut Reporter<'_>,
) -> Vec<(Placed<String>, Placed<String>)> {
    pairs(fields, "severity", reporter)
        .into_iter()
        .filter_map(|(key, node)| Some((load::owned(key), load::scalar(key, node, reporter)?)))
        .collect()
}

fn cues(fields: &Fields<'_>, reporter: &mut Reporter<'_>) -> Vec<(Placed<String>, Texts)> {
    pairs(fields, "cues", reporter)
        .into_iter()
        .map(|(key, node)| (load::owned(key), load::texts(key, node, reporter)))
        .collect()
}

/// The entries of a mapping whose keys are not fixed, each key once.
fn pairs<'n>(
    fields: &Fields<'n>,
    key: &str,
    reporter: &mut Reporter<'_>,
) -> Vec<(&'n Key<'n>, &'n Node<'n>)> {
    let Some(entries) = fields
        .present(key, reporter)
        .and_then(|node| load::entries(node, reporter))
    else {
        return Vec::new();
    };
    let mut pairs: Vec<(&Key<'_>, &Node<'_>)> = Vec::with_capacity(entries.len());
    for (key, value) in entries {
        if pairs.iter().any(|(earlier, _)| earlier.value == key.value) {
            let key_said = key.value.to_string();
            reporter.at(key.place, Fault::DuplicateKey { key: key_said });
        } else {
            pairs.push((key, value));
        }
    }
    pairs
}

fn hedges(node: &Node<'_>, reporter: &mut Reporter<'_>) -> Option<WrittenHedges> {
    let fields = Fields::read(node, keys::HEDGES, reporter)?;
    Some(WrittenHedges {
        about: fields.text("about", reporter),
        near: fields.text("near", reporter),
    })
}

fn unit(node: &Node<'_>, reporter: &mut Reporter<'_>) -> Option<WrittenUnit> {
    let fields = Fields::read(node, keys::UNIT, reporter)?;
    Some(WrittenUnit {
        aliases: fields.texts("aliases", reporter),
        dimension: fields.text("dimension", reporter),
        factor: fields.text("factor", reporter),
        of: fields.text("of", reporter),
        name: fields.required_text("name", reporter)?,
    })
}

fn override_(node: &Node<'_>, reporter: &mut Reporter<'_>) -> Option<WrittenOverride> {
    let known = [keys::OVERRIDE, ONLY_AT_TOP].concat();
    let fields = Fields::read(node, &known, reporter)?;
    if fields.get("paths").is_none() {
        fields.missing("paths", reporter);
    }
    if fields.entries.iter().all(|entry| entry.name == "paths") {
        reporter.at(fields.place, Fault::Config(ConfigFault::EmptyOverride));
    }
    for entry in &fields.entries {
        if ONLY_AT_TOP.contains(&entry.name) {
            let fault = ConfigFault::OnlyAtTop {
                key: entry.key.value.to_string(),
            };
            reporter.at(entry.key.place, Fault::Config(fault));
        }
    }
    Some(WrittenOverride {
        paths: fields.texts("paths", reporter),
        settings: settings(&fields, reporter),
    })
}
