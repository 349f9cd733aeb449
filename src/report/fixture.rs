//! Drafts and checks made by hand, so that the renderers are tested without the engine.

use super::Results;
use crate::check::{BoundFigure, Check, Description, Draft, Verdict};
use crate::claim::{Claim, ClaimId, Claims, Cue, Cues};
use crate::grammar::{Exact, Form, Kind, Number, Quantity, Value};
use crate::rule::{Filter, Role, Rule, Scope, Severity, Template};
use crate::source::Document;
use crate::text::{self, Span};

/// A draft, the checks on it, and what they say.
pub struct Fixture {
    pub draft: Draft,
    pub rules: Vec<Rule>,
    checks: Vec<(Check, Description)>,
}

impl Fixture {
    /// A draft whose claims are the figures, each at its first place after the one before.
    pub fn new(name: &str, source: &str, figures: &[&str]) -> Self {
        let document = Document::plain(name, source);
        let text = text::normalise(&document);
        let mut from = 0;
        let mut claims = Claims::default();
        for figure in figures {
            let start = from
                + text.normal[from..]
                    .find(figure)
                    .expect("the figure is in the text");
            from = start + figure.len();
            claims
                .claims
                .push(claim(Span::new(start as u32, from as u32)));
        }
        let draft = Draft {
            document,
            text,
            claims,
        };
        Fixture {
            draft,
            rules: Vec::new(),
            checks: Vec::new(),
        }
    }

    /// Adds a rule and a check of it that binds the figures (by index) to roles.
    pub fn check(
        mut self,
        rule: (&str, &str, Severity),
        verdict: Verdict,
        figures: &[(&str, u32)],
        description: Description,
    ) -> Self {
        let bound = |(index, (_, claim)): (usize, &(&str, u32))| BoundFigure {
            role: index as u16,
            claim: ClaimId(*claim),
            document: None,
        };
        let number = self.rules.len() as u32;
        let bound = figures.iter().enumerate().map(bound).collect();
        let check = Check::of_figures(number, 0, verdict, bound);
        let roles = figures.iter().map(|(name, _)| role(name)).collect();
        self.rules.push(self::rule(rule.0, rule.1, rule.2, roles));
        self.checks.push((check, description));
        self
    }

    pub fn with<T>(&self, print: impl FnOnce(&Results<'_>) -> T) -> T {
        let checks: Vec<Check> = self.checks.iter().map(|(check, _)| check.clone()).collect();
        let describe = |check: &Check| self.checks[check.rule as usize].1.clone();
        print(&Results {
            draft: &self.draft,
            others: &[],
            rules: &self.rules,
            checks: &checks,
            describe: &describe,
            language: crate::language::Language::Chinese,
        })
    }
}

/// What a check says, without the values allowed.
pub fn description(equation: &str, message: &str, help: Option<&str>) -> Description {
    Description {
        equation: equation.to_owned(),
        message: message.to_owned(),
        help: help.map(str::to_owned),
        allowed: None,
        suggestion: None,
    }
}

fn rule(id: &str, title: &str, severity: Severity, roles: Vec<Role>) -> Rule {
    Rule {
        id: id.to_owned(),
        title: title.to_owned(),
        why: None,
        source: None,
        severity,
        pack: "test".to_owned(),
        within: Scope::Paragraph,
        roles,
        asserts: Vec::new(),
        usage: false,
        free: Vec::new(),
        report_ambiguous: false,
        confirm_only: false,
        when: Vec::new(),
        suggest: None,
        message: Template::default(),
        help: None,
        tests: Vec::new(),
        test_facts: crate::rule::FactSet::default(),
        origin: ("test.yaml".to_owned(), 1),
    }
}

fn role(name: &str) -> Role {
    Role {
        name: name.to_owned(),
        filter: Filter::default(),
        links: Vec::new(),
        optional: false,
        many: false,
        text: None,
    }
}

fn claim(span: Span) -> Claim {
    let number = Number {
        value: Exact::ONE,
        precision: Some(0),
        leading: 0,
    };
    let quantity = Quantity {
        span,
        number: span,
        extent: span,
        kind: Kind::Number,
        value: Value::Number(number).into(),
        unit: None,
        hedge: None,
        form: Form::ARABIC,
    };
    Claim {
        quantity,
        clause: 0,
        sentence: 0,
        block: 0,
        section: 0,
        bracket: None,
        heading: None,
        label: Span::default(),
        before: Span::default(),
        after: Span::default(),
        topic: Span::default(),
        cues: Cues::of(Cue::Total),
        negated: false,
        period: None,
        calendar: None,
        place: None,
        base: None,
        whole: None,
        subject: None,
        start: None,
        run: None,
        words: (0, 0),
    }
}
