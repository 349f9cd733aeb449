//! What can be wrong with a rule file. Every variant has its words in both languages beside it,
//! in `chinese.rs` and `english.rs`.

use super::super::compiled::LinkKind;
use super::FactFault;
use super::config::ConfigFault;
use crate::source::SourceErrorKind;

/// One thing that is wrong, with what the message needs to say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    // The file itself.
    NoSuchFile,
    /// It cannot be read, or is no text.
    Unreadable(SourceErrorKind),
    // The file as YAML.
    EmptyFile,
    FileTooLarge {
        bytes: usize,
        most: usize,
    },
    ValueTooLong {
        characters: usize,
        most: usize,
    },
    TabIndent,
    /// Full-width blanks, or such as do not break, before a key.
    WideIndent,
    /// `：` after a key.
    FullWidthColon,
    /// `key:value`.
    NoBlankAfterColon,
    /// `-item`.
    NoBlankAfterDash,
    UnclosedQuote,
    /// `[甲, 乙` or `{ unit: 人`.
    UnclosedList,
    /// `{ unit: 人， label: 学生 }`.
    FullWidthComma,
    /// An unquoted value that begins with `{角色}`.
    UnquotedBrace,
    /// An unquoted value with `: ` in it.
    UnquotedColon,
    /// An unquoted value that begins with a sign that means something to YAML.
    UnquotedSign {
        sign: char,
    },
    /// `｛`, `【` or `［` where a mapping or list begins.
    FullWidthBracket {
        sign: char,
        half: char,
    },
    BadIndent,
    TooManyAliases,
    TooDeep,
    SeveralDocuments,
    UnknownAnchor,
    NotYaml {
        detail: String,
    },
    // Its structure.
    NotAMap,
    NotAList,
    NotText,
    NotAFlag,
    EmptyValue {
        key: String,
    },
    UnknownKey {
        key: String,
        known: Known,
    },
    DuplicateKey {
        key: String,
    },
    MissingKey {
        key: &'static str,
    },
    UnknownWord {
        set: WordSet,
        word: String,
        known: Known,
    },
    BadDate {
        text: String,
    },
    NoSuchDate {
        text: String,
    },
    // The rule.
    BadId {
        id: String,
    },
    DuplicateId {
        id: String,
        file: String,
        line: u32,
    },
    NoRoles,
    NotOneSuggestion,
    NoAssert,
    AssertAndForbid,
    BadRoleName {
        name: String,
    },
    FirstRoleOptional {
        role: String,
    },
    UnusedRole {
        role: String,
    },
    UnknownUnit {
        word: String,
        known: Known,
    },
    UnknownRole {
        name: String,
        known: Known,
    },
    /// `unit: [家, 总数]`, where 总数 is a role.
    RoleAmongWords {
        role: String,
    },
    /// A key that asks something of a list, on a role that is one figure.
    ListWithoutMany {
        key: &'static str,
    },
    LinkToItself {
        role: String,
    },
    CircularLink {
        chain: Vec<String>,
    },
    ContraryLinks {
        role: String,
        other: String,
        first: LinkKind,
        second: LinkKind,
    },
    DisjointFilters {
        first: String,
        second: String,
    },
    WordExcluded {
        label: String,
        not: String,
    },
    CueExcluded {
        cue: &'static str,
    },
    EmptyRange {
        condition: String,
    },
    SameWordTwice {
        word: String,
    },
    AtNotInText {
        at: String,
    },
    /// A pattern of `surface`, `preceded_by` … that can't be read.
    Pattern {
        fault: crate::rule::PatternFault,
        known: Known,
    },
    /// A pattern of `text` without a word to look for.
    PatternWithoutWord,
    /// A rule with a `text` role has no other.
    TextRoleAlone {
        role: String,
    },
    /// A key that asks something of a figure, in a `text` role.
    NotForText {
        key: &'static str,
    },
    /// `out_of_turn` in a role without `text`.
    OutOfTurnWithoutText,
    /// A `text` role has no value to compare or reckon with.
    TextWithoutValue {
        role: String,
    },
    TooManyWords {
        most: usize,
    },
    Fact(FactFault),
    // Expressions.
    ExpressionEmpty,
    ExpressionTooLong {
        longest: usize,
    },
    ExpectedValue {
        found: String,
    },
    /// `5元`: a number in an expression takes no unit.
    UnitInExpression {
        unit: String,
    },
    ExpectedOperator {
        found: String,
    },
    UnclosedBracket {
        found: String,
    },
    UnopenedBracket,
    SingleEquals,
    ForeignOperator {
        found: &'static str,
        here: &'static str,
    },
    ChainedComparison,
    TooNested,
    NumberTooLong,
    /// `value` compares with numbers only.
    NumberExpected,
    UnknownFunction {
        name: String,
        known: Known,
    },
    FunctionWithoutArguments {
        name: String,
    },
    ArgumentNumber {
        function: &'static str,
        least: usize,
        most: usize,
        given: usize,
    },
    ArgumentType {
        function: &'static str,
        wanted: Type,
        given: Type,
    },
    NeedsMany {
        function: &'static str,
    },
    ManyOutside {
        role: String,
    },
    NotCompared {
        left: Type,
        right: Type,
    },
    NotCombined {
        left: Type,
        right: Type,
    },
    NotArithmetic {
        given: Type,
    },
    NotACondition,
    ConditionAsValue,
    /// A condition in `forbid` that has no contrary.
    NotForbidden,
    UnclosedBrace,
    /// What only a configuration can have wrong.
    Config(ConfigFault),
}

/// The words that could stand there, and the one most likely meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// A full-width sign in the word, and the half-width one that was meant: `sum，share`.
    pub full_width: Option<(char, char)>,
    pub nearest: Option<String>,
    /// Shown when nothing is near; may be cut.
    pub words: Vec<String>,
}

/// A closed set of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordSet {
    Severity,
    Scope,
    Kind,
    Dimension,
    Cue,
    Aspect,
    Ambiguous,
    Hedge,
    Form,
    Opening,
    Suppression,
    Version,
}

/// What a part of an expression gives, as far as the filters say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Nothing is known.
    Any,
    /// A bare number or a number of things: compares with counts, durations and bare numbers.
    Number,
    Dimension(crate::grammar::Dimension),
    Date,
    Weekday,
    /// Words for a message.
    Words,
    /// A condition.
    Truth,
}

/// Signs of lists that an input method writes in full width.
const FULL_WIDTH_SIGNS: &[(char, char)] = &[
    ('【', '['),
    ('】', ']'),
    ('［', '['),
    ('］', ']'),
    ('｛', '{'),
    ('｝', '}'),
    ('“', '"'),
    ('”', '"'),
    ('，', ','),
    ('、', ','),
    ('；', ','),
];

impl Known {
    /// What is near `word` among `words`.
    pub fn of<'k>(word: &str, words: impl IntoIterator<Item = &'k str> + Clone) -> Known {
        /// More words than this are not read.
        const SHOWN: usize = 40;
        let sign_in = |(sign, _): &&(char, char)| word.contains(*sign);
        Known {
            full_width: FULL_WIDTH_SIGNS.iter().find(sign_in).copied(),
            nearest: crate::rule::suggest::nearest(word, words.clone()),
            words: words.into_iter().take(SHOWN).map(str::to_owned).collect(),
        }
    }
}
