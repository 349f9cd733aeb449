//! SARIF 2.1.0: the static analysis format that code scanning services and editors read.

mod message;
mod model;
mod rules;

use std::collections::BTreeMap;
use std::io::{self, Write};

use message::Text;
use model::{
    ArtifactChange, ArtifactLocation, Content, Fix, Invocation, Location, Notification,
    PhysicalLocation, Region, Replacement, Result, SarifSuppression,
};
use rules::{Descriptors, level};

use super::Verdicts;
use super::finding::{Finding, Findings};
use super::path::Root;
use super::place::Place;
use super::renderer::{Renderer, Run, write_separated};
use crate::check::{FINGERPRINT_KEY, Fingerprint, Origin, Suppression, Verdict};
use crate::language::Language;
use crate::rule::Rule;

/// What relative paths are told from: the folder that the run was started in.
const ROOT: &str = "%SRCROOT%";

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// One run, with a descriptor of every rule that was applied. Columns count characters.
pub struct Sarif {
    shown: Verdicts,
    language: Language,
    root: Root,
    rules: Descriptors,
}

impl Sarif {
    /// `rules` are those of all drafts; of rules with the same id the first is described.
    pub fn new<'a>(
        shown: Verdicts,
        language: Language,
        root: Root,
        rules: impl Iterator<Item = &'a Rule>,
    ) -> Self {
        Sarif {
            shown,
            language,
            root,
            rules: Descriptors::new(rules, language),
        }
    }
}

impl Renderer for Sarif {
    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        write!(
            out,
            "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\n\
             \"tool\":{{\"driver\":{{\"name\":\"heshu\",\"semanticVersion\":\"{}\",\"rules\":[\n",
            env!("CARGO_PKG_VERSION")
        )?;
        write_separated(out, self.separator(), self.rules.all(), |out, rule| {
            serde_json::to_writer(out, rule).map_err(io::Error::from)
        })?;
        let language = match self.language {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        };
        write!(
            out,
            "\n]}}}},\n\"language\":\"{language}\",\"columnKind\":\"unicodeCodePoints\",\n\"results\":[\n"
        )
    }

    fn separator(&self) -> &'static str {
        ",\n"
    }

    fn draft(&self, out: &mut dyn Write, findings: &Findings<'_>) -> io::Result<()> {
        let shown = findings.shown(self.shown);
        let shown = shown.chain(findings.suppressed(self.shown));
        write_separated(out, self.separator(), shown, |out, finding| {
            let result = self.result(findings, &finding);
            serde_json::to_writer(out, &result).map_err(io::Error::from)
        })
    }

    fn end(&self, out: &mut dyn Write, run: &Run<'_>) -> io::Result<()> {
        let notifications = run.errors.iter().map(|error| Notification {
            level: "error",
            message: Text::new(&format!(
                "{}\n{}",
                error.message(self.language),
                error.help(self.language)
            )),
            locations: vec![self.location(&error.name, None)],
        });
        let invocation = Invocation {
            execution_successful: run.errors.is_empty(),
            tool_execution_notifications: notifications.collect(),
        };
        out.write_all(b"\n],\n\"invocations\":[")?;
        serde_json::to_writer(&mut *out, &invocation).map_err(io::Error::from)?;
        out.write_all(b"]}]}\n")
    }
}

fn suppression(suppression: &Suppression) -> SarifSuppression<'_> {
    SarifSuppression {
        kind: match suppression.origin {
            Origin::Inline => "inSource",
            Origin::Sidecar | Origin::Baseline => "external",
        },
        justification: &suppression.reason,
    }
}

impl Sarif {
    fn result<'f>(&'f self, findings: &'f Findings<'_>, finding: &'f Finding<'_>) -> Result<'f> {
        let fingerprint = findings.fingerprint(finding).map(Fingerprint::as_str);
        Result {
            rule_id: &finding.rule.id,
            rule_index: self.rules.index(&finding.rule.id),
            kind: match finding.verdict {
                Verdict::Holds => "pass",
                _ => "fail",
            },
            level: match finding.verdict {
                Verdict::Holds => "none",
                _ => level(finding.severity),
            },
            message: Text::new(&finding.told(self.language)),
            locations: [self.location(findings.path(), Some(&finding.at))],
            related_locations: self.related(findings, finding),
            fixes: self.fix(findings, finding).into_iter().collect(),
            partial_fingerprints: fingerprint
                .map(|fingerprint| (FINGERPRINT_KEY, fingerprint))
                .into_iter()
                .collect::<BTreeMap<_, _>>(),
            suppressions: finding.suppression.map(suppression).into_iter().collect(),
        }
    }

    /// Every figure, with its role.
    fn related<'f>(&self, findings: &Findings<'_>, finding: &'f Finding<'_>) -> Vec<Location<'f>> {
        let figures = finding.figures.iter().enumerate();
        let located = figures.map(|(id, figure)| {
            let path = figure.document.unwrap_or(findings.path());
            Location {
                id: Some(id),
                message: Some(Text::new(figure.role)),
                ..self.location(path, Some(&figure.place))
            }
        });
        located.collect()
    }

    /// The correction, where the other figures leave one.
    fn fix<'f>(&self, findings: &Findings<'_>, finding: &'f Finding<'_>) -> Option<Fix<'f>> {
        let (figure, text) = finding.correction()?;
        let description = match self.language {
            Language::Chinese => format!("其他数无误时，应写作{text}"),
            Language::English => format!("if the other figures are right, write {text}"),
        };
        Some(Fix {
            description: Text::new(&description),
            artifact_changes: [ArtifactChange {
                artifact_location: self.artifact(figure.document.unwrap_or(findings.path())),
                replacements: [Replacement {
                    deleted_region: region(&figure.place),
                    inserted_content: Content { text },
                }],
            }],
        })
    }

    fn location<'f>(&self, path: &str, place: Option<&Place<'f>>) -> Location<'f> {
        Location {
            id: None,
            physical_location: PhysicalLocation {
                artifact_location: self.artifact(path),
                region: place.map(region),
            },
            message: None,
        }
    }

    fn artifact(&self, path: &str) -> ArtifactLocation {
        let uri = self.root.uri(path);
        ArtifactLocation {
            uri: uri.text,
            uri_base_id: uri.is_relative.then_some(ROOT),
        }
    }
}

fn region<'f>(place: &Place<'f>) -> Region<'f> {
    Region {
        start_line: place.line,
        start_column: place.column,
        end_line: place.end_line(),
        end_column: place.end_column(),
        char_offset: place.start,
        char_length: place.end - place.start,
        snippet: (!place.text.is_empty()).then_some(Content { text: place.text }),
    }
}
