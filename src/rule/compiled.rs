//! A rule as compiled: every reference resolved, every word interned, nothing left that can
//! fail when a draft is checked.

use super::expression::Expression;
use super::fact::FactSet;
use super::pattern::Pattern;
use super::template::Template;
use super::writing::Writing;
use crate::claim::{Aspect, Cues, WordId};
use crate::grammar::{Date, Dimension, Kind, UnitId};

/// The rules of one run and the label words they ask for.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    pub rules: Vec<Rule>,
    /// Label words of all rules; [`WordId`] indexes this list. They are searched in one pass.
    pub words: Vec<String>,
    pub facts: FactSet,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Info,
    Warning,
    Error,
}

/// How far apart the claims of a binding may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    Clause,
    Sentence,
    Paragraph,
    Section,
    Document,
    Corpus,
}

#[derive(Clone, Debug)]
pub struct Rule {
    /// kebab-case and unique; printed with every finding.
    pub id: String,
    pub title: String,
    /// Why it matters, in a sentence.
    pub why: Option<String>,
    /// The standard or regulation it rests on, with the clause.
    pub source: Option<String>,
    pub severity: Severity,
    /// The pack it belongs to: the stem of its file unless the file says `pack:`.
    pub pack: String,
    pub within: Scope,
    /// The first role is the anchor.
    pub roles: Vec<Role>,
    /// Every assertion must hold; one whose optional roles are unbound is skipped. What a usage
    /// rule forbids is compiled to its contrary, so that here too what must hold is written.
    pub asserts: Vec<Assertion>,
    /// Written with `forbid`; findings have the verdict `usage`.
    pub usage: bool,
    /// Aspects on which the bound claims need not agree.
    pub free: Vec<Aspect>,
    /// The rule confirms relations and never reports that one fails: its binding is too loose to
    /// prove anything when it does not hold.
    pub confirm_only: bool,
    /// What must hold of a binding for it to be plausible at all.
    pub when: Vec<Assertion>,
    /// What the figure of a role should be, given the others.
    pub suggest: Option<Suggest>,
    /// Report a contradiction even when several bindings were plausible and none held.
    pub report_ambiguous: bool,
    pub message: Template,
    pub help: Option<Template>,
    pub tests: Vec<Example>,
    /// Facts that hold for the examples.
    pub test_facts: FactSet,
    /// The file it was read from, or `builtin:NAME`, and the line of its `id`.
    pub origin: (String, u32),
}

impl Rule {
    /// The name of a role by its index, empty for one that the rule has not.
    pub fn role_name(&self, role: u16) -> &str {
        let role = self.roles.get(usize::from(role));
        role.map_or("", |role| role.name.as_str())
    }

    /// Whether it is about what allows findings, and not about the draft.
    pub fn is_about_suppressions(&self) -> bool {
        let mut texts = self.roles.iter().filter_map(|role| role.text.as_ref());
        texts.any(|text| text.suppression.is_some())
    }

    /// Whether some role is filled from outside the document.
    pub fn reaches_out(&self) -> bool {
        let mut links = self.roles.iter().flat_map(|role| &role.links);
        links.any(|link| matches!(link.kind, LinkKind::SameMatter | LinkKind::FactOf))
    }
}

/// One assertion and the expression as its author wrote it.
#[derive(Clone, Debug)]
pub struct Assertion {
    pub expression: Expression,
    pub source: String,
}

/// The figure that a finding would have replaced, by its role, and what its value follows from.
#[derive(Clone, Debug)]
pub struct Suggest {
    pub role: usize,
    pub expression: Expression,
    /// The expression as its author wrote it.
    pub source: String,
}

/// A named variable of a rule, and which claims can fill it.
#[derive(Clone, Debug)]
pub struct Role {
    pub name: String,
    pub filter: Filter,
    /// What ties it to other roles, by index into [`Rule::roles`].
    pub links: Vec<Link>,
    pub optional: bool,
    /// Filled with a run of siblings instead of one claim.
    pub many: bool,
    /// Filled with a stretch of text, figure or not. The rule has no other role then.
    pub text: Option<TextRole>,
}

/// Which stretches of text fill a role.
#[derive(Clone, Debug)]
pub struct TextRole {
    /// Those that one of these covers; each has words to be looked for.
    pub patterns: Vec<Pattern>,
    /// Only those whose number does not go on from that of the one before.
    pub out_of_turn: bool,
    /// Not text of the draft but what allows findings in it, where that is at fault.
    pub suppression: Option<SuppressionState>,
}

/// What can be wrong with a comment or entry that allows findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuppressionState {
    /// There is nothing left to allow.
    Unused,
    /// It names no rule, or one that is not known.
    Unknown,
    Reasonless,
}

/// What a claim must be by itself. An empty list asks nothing.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub units: Vec<UnitId>,
    pub dimensions: Vec<Dimension>,
    pub kinds: Vec<Kind>,
    /// Some of these words stand in the label.
    pub labels: Vec<WordId>,
    /// None of these words stands in the label.
    pub not: Vec<WordId>,
    /// Some of these cues.
    pub cues: Cues,
    /// None of these cues.
    pub without: Cues,
    pub negated: Option<bool>,
    pub hedged: Option<bool>,
    /// Whether it is in percentage points.
    pub points: Option<bool>,
    /// Whether it is part of a whole (其中, brackets, 「X中，」).
    pub part: Option<bool>,
    /// Whether it stands in brackets.
    pub bracketed: Option<bool>,
    /// Whether the words behind it end in 中, and what follows is told of those that it counts.
    pub among: Option<bool>,
    /// Whether words of its own say what is counted.
    pub labelled: Option<bool>,
    /// Whether it stands in a title or heading.
    pub heading: Option<bool>,
    /// Whether it stands in the title.
    pub title: Option<bool>,
    /// Whether the draft is written in Traditional script.
    pub traditional: Option<bool>,
    /// Whether it stands in a table.
    pub in_table: Option<bool>,
    /// Whether a rate that names what it counts is said of it.
    pub based: Option<bool>,
    pub rated: Option<bool>,
    /// For a `many` role: whether the members' own words show that they are all the parts.
    pub complete: Option<bool>,
    /// For a `many` role: whether the members shut each other out, as far as their words tell.
    pub apart: Option<bool>,
    /// Whether it stands with nothing of its own before it, neither topic nor place (共计, 合计).
    pub bare: Option<bool>,
    /// A condition on the nominal value: `> 1`, `<= 100%`, `> 0 and < 1万`. The value stands in
    /// it as role 0, whatever the index of the role itself.
    pub value: Option<Assertion>,
    /// How it is written, and the words that touch it.
    pub writing: Writing,
}

/// A tie from the role that holds it to another role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    pub kind: LinkKind,
    pub role: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// `unit: 角色` — counted in the same unit.
    SameUnit,
    /// `dimension: 角色` — of the same dimension.
    SameDimension,
    /// `part_of: 角色` — by 其中, brackets or 「X中，」.
    PartOf,
    /// `whole_of: 角色` — the other way round.
    WholeOf,
    /// `subject_of: 角色` — the level that a share, change or rate is said of.
    SubjectOf,
    /// `about: 角色` — a share, change or rate said of it.
    About,
    /// `base_of: 角色` — what the share is a share of (占全国总数的…).
    BaseOf,
    /// `start_of: 角色` — the value from which it changed (由/从 … 到).
    StartOf,
    /// `like: 角色` — the labels agree.
    Like,
    /// `same_label: 角色` — the labels say the same, subject and head.
    SameLabel,
    /// `after: 角色`, `before: 角色` — in reading order.
    After,
    Before,
    /// `next_to: 角色` — no other figure between, in one clause group (1307户4274人).
    NextTo,
    /// `not_less_than: 角色` — its nominal value is not below that of the other.
    NotLessThan,
    /// `touching: 角色` — nothing but filler between, brackets and line ends too (日期与星期).
    Touching,
    /// `sibling_of: 角色` — a member of the same run.
    SiblingOf,
    /// `adds_down: 角色`, `adds_across: 角色` — the cells that this total of a table adds up, in
    /// its column or its row.
    AddsDown,
    AddsAcross,
    /// `cell_part_of: 角色`, `cell_whole_of: 角色` — the amount and the total in a table that this
    /// cell of a column of shares follows from.
    CellPartOf,
    CellWholeOf,
    /// `cell_now_of: 角色`, `cell_before_of: 角色` — the later and the earlier amount in a table that
    /// this cell of a column of changes follows from.
    CellNowOf,
    CellBeforeOf,
    /// `changes_of: 角色` — for each member of that list the percentage by which it changed, told
    /// right behind it.
    ChangesOf,
    /// `same_subject: 角色` — the sentences begin by naming the same one.
    SameSubject,
    /// `other_unit: 角色` — in another unit.
    OtherUnit,
    /// `same_sentence: 角色` — in the same sentence, where the rule looks further.
    SameSentence,
    /// `unparted: 角色` — no semicolon and no full stop between.
    Unparted,
    /// `same_base: 角色` — both are shares of what is said to be, or not said not to be, one whole.
    SameBase,
    /// `dated: 角色` — the date says when it was.
    Dated,
    /// `per: 角色` — told per one of what that counts (户均, 每人, 元/亩).
    Per,
    /// `ratio_to: 角色` — the two are written as a ratio: 3∶2.
    RatioTo,
    /// `same_matter: 角色` — another document tells the same of the same, see `claim::Matter`.
    SameMatter,
    /// `fact_of: 角色` — a fact that speaks of the same.
    FactOf,
}

/// A test that travels with its rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    pub text: String,
    pub expect: Expect,
    /// The day on which it is published.
    pub date: Option<Date>,
    /// Line of the example in its file, counted from 1.
    pub line: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expect {
    /// The rule reports no contradiction and no usage finding.
    Ok,
    /// The rule reports one, and a figure of it covers `at` when that is given.
    Bad { at: Option<String> },
}
