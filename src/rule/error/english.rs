//! Faults in English.

use super::fault::{Fault, Known, Type, WordSet};
use super::{Words, fact};
use crate::language::Language;
use crate::rule::words::{DIMENSIONS, LINKS, word_of};
use crate::source::SourceErrorKind;

/// What is wrong and how to mend it.
pub fn words(fault: &Fault) -> Words {
    if let Fault::Config(fault) = fault {
        return fault.english();
    }
    file(fault)
        .or_else(|| yaml(fault))
        .or_else(|| structure(fault))
        .or_else(|| rule(fault))
        .unwrap_or_else(|| expression(fault))
}

fn file(fault: &Fault) -> Option<Words> {
    Some(match fault {
        Fault::NoSuchFile => Words::new("there is no such file", "", "check the path and the name"),
        Fault::Unreadable(SourceErrorKind::Binary { .. }) => Words::new(
            "this is no text file",
            "",
            "rules and configurations are written by hand in a text editor and end in .yaml",
        ),
        Fault::Unreadable(kind @ SourceErrorKind::Unreadable { .. }) => Words::new(
            kind.reason(Language::English),
            "",
            "check the path and its permissions",
        ),
        Fault::Unreadable(kind) => Words::new(
            format!(
                "something in the file cannot be read: {}",
                kind.reason(Language::English)
            ),
            "",
            "open it in a text editor and save it as UTF-8",
        ),
        _ => return None,
    })
}

fn yaml(fault: &Fault) -> Option<Words> {
    Some(match fault {
        Fault::EmptyFile => Words::new(
            "the rule file is empty",
            "`rules:` is expected here",
            "write `rules:` and at least one rule; see `heshu rules show` for an example",
        ),
        Fault::FileTooLarge { bytes, most } => Words::new(
            "the file is too large",
            format!("{bytes} bytes, at most {most} are read"),
            "split it over several files; check the path if nobody wrote it by hand",
        ),
        Fault::ValueTooLong { characters, most } => Words::new(
            "the value is too long",
            format!("{characters} characters, at most {most} are read"),
            "shorten it; close the quote if one was left open",
        ),
        Fault::TabIndent => Words::new(
            "a tab is used to indent",
            "this is a tab",
            "YAML is indented with spaces: replace the tab by two spaces",
        ),
        Fault::WideIndent => Words::new(
            "a full-width blank is used to indent",
            "this blank is no plain space",
            "YAML is indented with plain spaces: replace it",
        ),
        Fault::FullWidthColon => Words::new(
            "a full-width colon follows the key",
            "this colon is full-width",
            "write a half-width colon and a space: `title: …`",
        ),
        Fault::NoBlankAfterColon => Words::new(
            "no space after the colon",
            "a space must follow",
            "write `key: value`",
        ),
        Fault::NoBlankAfterDash => Words::new(
            "no space after the dash",
            "a space must follow the dash",
            "write `- value`",
        ),
        Fault::UnclosedQuote => Words::new(
            "the quote is not closed",
            "this quote has no partner",
            "write the same quote at the end of the value",
        ),
        Fault::UnclosedList => Words::new(
            "the bracket is not closed",
            "this bracket has no partner",
            "write `]` or `}`; separate the items with commas",
        ),
        Fault::FullWidthComma => Words::new(
            "a full-width comma between items",
            "this comma is full-width",
            "write a half-width comma and a space: `{ unit: 家, label: 企业 }`",
        ),
        Fault::UnquotedBrace => Words::new(
            "text that begins with { must be quoted",
            "YAML takes this { for the start of a mapping",
            "put the whole text in quotes",
        ),
        Fault::UnquotedColon => Words::new(
            "a colon cannot stand here",
            "two `key: value` on one line",
            "put text with a colon in quotes, or else check the indentation of the line above",
        ),
        Fault::UnquotedSign { sign } => Words::new(
            format!("a value that begins with {sign} must be quoted"),
            format!("{sign} has a meaning of its own in YAML"),
            "put the value in quotes, as in `value: \"> 1\"`",
        ),
        Fault::FullWidthBracket { sign, half } => Words::new(
            "a full-width bracket",
            format!("this {sign} is full-width"),
            format!("write {half}, and its partner in half width too"),
        ),
        Fault::BadIndent => Words::new(
            "the indentation does not line up",
            "this line lines up with none above it",
            "keys of one level start in one column, the next level two spaces further",
        ),
        Fault::TooManyAliases => Words::new(
            "aliases (*name) grow too large",
            "what is repeated from here is over the limit",
            "write the content out",
        ),
        Fault::TooDeep => Words::new(
            "too many levels",
            "this level is over the limit",
            "rules and configurations have few levels: remove brackets and indentation",
        ),
        Fault::SeveralDocuments => Words::new(
            "several documents in one file",
            "another document starts after ---",
            "remove ---, or split the file",
        ),
        Fault::UnknownAnchor => Words::new(
            "an alias to an unknown name",
            "the asterisk makes an alias in YAML",
            "put it in quotes if text was meant",
        ),
        Fault::NotYaml { detail } => Words::new(
            "this is not valid YAML",
            "cannot be read from here on",
            format!(
                "check indentation, colons, quotes and brackets of this line and the one above ({detail})"
            ),
        ),
        _ => return None,
    })
}

fn structure(fault: &Fault) -> Option<Words> {
    Some(match fault {
        Fault::NotAMap => Words::new(
            "`key: value` is expected",
            "this is not a set of `key: value`",
            "write one `key: value` a line",
        ),
        Fault::NotAList => Words::new(
            "a list is expected",
            "this is not a list",
            "write `- item` lines, or [a, b]",
        ),
        Fault::NotText => Words::new(
            "text is expected",
            "this is not text",
            "write text, quoted if need be",
        ),
        Fault::NotAFlag => Words::new(
            "true or false is expected",
            "only true or false",
            "write true or false",
        ),
        Fault::EmptyValue { key } => Words::new(
            "the key has no value",
            format!("`{key}` has no value"),
            "write a value, or remove the key",
        ),
        Fault::UnknownKey { key, known } => Words::new(
            "unknown key",
            format!("there is no key `{key}`"),
            meant(known, "keys"),
        ),
        Fault::BadDate { text } => Words::new(
            "this is not a date",
            format!("{text} is not a date"),
            "write year-month-day, such as 2020-05-29",
        ),
        Fault::NoSuchDate { text } => Words::new(
            "there is no such day",
            format!("{text} is not in the calendar"),
            "check month and day",
        ),
        Fault::DuplicateKey { key } => Words::new(
            "the key is written twice",
            format!("`{key}` stands above already"),
            "remove one, or join them",
        ),
        Fault::MissingKey { key } => Words::new(
            format!("`{key}` is missing"),
            format!("there is no `{key}` here"),
            format!("add `{key}: …`"),
        ),
        Fault::UnknownWord { set, word, known } => Words::new(
            format!("unknown {}", set_name(*set)),
            format!("there is no {} `{word}`", set_name(*set)),
            meant(known, "words"),
        ),
        _ => return None,
    })
}

fn rule(fault: &Fault) -> Option<Words> {
    Some(match fault {
        Fault::Fact(fault) => fact::english(fault),
        Fault::BadId { id } => Words::new(
            "malformed rule id",
            format!("`{id}` is not of small letters, digits and hyphens"),
            "write it in kebab-case: resumption-rate",
        ),
        Fault::DuplicateId { id, file, line } => Words::new(
            "the rule id is taken",
            format!("`{id}` is used already"),
            format!("choose another; the first is in {file}, line {line}"),
        ),
        Fault::NoRoles => Words::new(
            "the rule has no roles",
            "`where` needs at least one role",
            "as in `where: { total: { unit: 家, cue: total } }`",
        ),
        Fault::NotOneSuggestion => Words::new(
            "a suggestion is for one role",
            "`suggest` takes one role and the expression for it",
            "as in `suggest: { rate: part / total }`; quote an expression with a comma in it",
        ),
        Fault::NoAssert => Words::new(
            "the rule asserts nothing",
            "this rule has neither `assert` nor `forbid`",
            "add `assert: rate == part / total` or the like",
        ),
        Fault::AssertAndForbid => Words::new(
            "`assert` and `forbid` cannot go together",
            "this rule has an `assert`",
            "make two rules of it",
        ),
        Fault::BadRoleName { name } => Words::new(
            "malformed role name",
            format!("`{name}` cannot name a role"),
            "use letters, digits and _, no digit first, and no function name or and, or, 且, 或",
        ),
        Fault::FirstRoleOptional { role } => Words::new(
            "the first role cannot be optional",
            format!("`{role}` is the anchor the rule starts from"),
            "move a required role to the top",
        ),
        Fault::UnusedRole { role } => Words::new(
            "unused role",
            format!("no assertion uses `{role}`, nor is a used role tied to it"),
            "use it in the assertion, or remove it",
        ),
        Fault::UnknownUnit { word, known } => Words::new(
            "unknown unit",
            format!("`{word}` is neither a unit nor another role"),
            meant(known, "for example"),
        ),
        Fault::UnknownRole { name, known } => Words::new(
            "unknown role",
            format!("`where` has no role `{name}`"),
            meant(known, "roles of this rule"),
        ),
        Fault::RoleAmongWords { role } => Words::new(
            "a role cannot stand in a list with other words",
            format!(
                "`{role}` is a role; to agree with it and to be one of a list exclude each other"
            ),
            "write the role alone, or only units (dimensions)",
        ),
        Fault::ListWithoutMany { key } => Words::new(
            format!("`{key}` is for `many` roles"),
            "this role stands for one figure",
            format!("add `many: true`, or remove `{key}`"),
        ),
        Fault::Pattern { fault, known } => super::pattern::english(fault, known),
        Fault::PatternWithoutWord => Words::new(
            "the pattern has nothing to look for",
            "each pattern of `text` needs a literal word",
            "add one, as in \"{digits}几人\"; use `surface` for the form of a figure alone",
        ),
        Fault::TextRoleAlone { role } => Words::new(
            "a `text` role stands alone",
            format!("`{role}` is text and no figure: nothing can be held against it"),
            "make it a rule of its own; use `surface`, `preceded_by` and the like to relate figures",
        ),
        Fault::NotForText { key } => Words::new(
            "a `text` role cannot have this key",
            format!("`{key}` asks something of a figure, and a `text` role is a stretch of text"),
            "`text` goes with `preceded_by`, `followed_by`, `quoted`, `opens`, `heading`, `title` and \
             `out_of_turn` only",
        ),
        Fault::OutOfTurnWithoutText => Words::new(
            "`out_of_turn` is for `text` roles",
            "this role has no `text`",
            "add `text` with the numbered words, as in `text: \"{chinese}是\"`",
        ),
        Fault::TextWithoutValue { role } => Words::new(
            "a `text` role has no value",
            format!("`{role}` is a stretch of text: it cannot be compared or reckoned with"),
            format!("write `forbid: {role}`, and `{{{role}}}` in the message"),
        ),
        Fault::LinkToItself { role } => Words::new(
            "a role is tied to itself",
            format!("`{role}` cannot be tied to itself"),
            "name another role",
        ),
        Fault::CircularLink { chain } => Words::new(
            "roles are tied in a circle",
            format!("the circle: {}", chain.join(" → ")),
            "remove one of the ties",
        ),
        Fault::ContraryLinks {
            role,
            other,
            first,
            second,
        } => Words::new(
            "contrary ties: the role can never match",
            format!(
                "`{role}` cannot be both {} and {} of `{other}`",
                word_of(LINKS, first),
                word_of(LINKS, second)
            ),
            "remove one of them",
        ),
        Fault::DisjointFilters { first, second } => Words::new(
            "contrary filters: the role can never match",
            format!("{first} and {second} exclude each other"),
            "remove one, or make them agree",
        ),
        Fault::WordExcluded { label, not } => Words::new(
            "the label is excluded: it can never match",
            format!("`{label}` of label holds `{not}` of not"),
            "remove one of them",
        ),
        Fault::CueExcluded { cue } => Words::new(
            "the cue is both wanted and excluded: the role can never match",
            format!("`{cue}` is in cue and in without"),
            "remove one of them",
        ),
        Fault::EmptyRange { condition } => Words::new(
            "no number satisfies the condition: the role can never match",
            format!("no number is {condition}"),
            "check the direction of < and >",
        ),
        Fault::SameWordTwice { word } => Words::new(
            "the word is written twice",
            format!("`{word}` stands before"),
            "remove one",
        ),
        Fault::AtNotInText { at } => Words::new(
            "`at` is not in the example",
            format!("the example does not hold `{at}`"),
            "copy the faulty figure from the example",
        ),
        Fault::TooManyWords { most } => Words::new(
            "too many label words",
            format!("all rules together may have {most}"),
            "load fewer rule files",
        ),
        _ => return None,
    })
}

fn expression(fault: &Fault) -> Words {
    match fault {
        Fault::ExpressionEmpty => Words::new(
            "the expression is empty",
            "an expression is expected",
            "as in `rate == part / total`",
        ),
        Fault::ExpressionTooLong { longest } => Words::new(
            "the expression is too long",
            format!("at most {longest} bytes are read"),
            "make several assertions",
        ),
        Fault::ExpectedValue { found } => Words::new(
            "malformed expression",
            after(found, "a role, number or opening bracket is expected"),
            "add what is missing, or remove the operator",
        ),
        Fault::UnitInExpression { unit } => Words::new(
            "a number in an expression has no unit",
            format!("{unit} can't stand behind a number"),
            "write the number alone: the unit is that of the role; what may follow is %, ‰, 万, 亿, 倍, 天, 个月, 年, 小时",
        ),
        Fault::ExpectedOperator { found } => Words::new(
            "malformed expression",
            after(found, "an operator is expected"),
            "write + - * / or == != < <= > >= between values, and or or between conditions",
        ),
        Fault::UnclosedBracket { found } => Words::new(
            "the bracket is not closed",
            after(found, "a closing bracket is expected"),
            "add )",
        ),
        Fault::UnopenedBracket => Words::new(
            "a closing bracket too many",
            "no bracket is open here",
            "remove it, or add an opening one",
        ),
        Fault::SingleEquals => Words::new(
            "equality is written ==",
            "a single = is no operator",
            "write ==",
        ),
        Fault::ForeignOperator { found, here } => Words::new(
            "no such operator",
            format!("`{found}` is not used here"),
            format!("write `{here}`"),
        ),
        Fault::ChainedComparison => Words::new(
            "comparisons cannot be chained",
            "one comparison at a time",
            "write `a <= b and b <= c`",
        ),
        Fault::TooNested => Words::new(
            "the expression is nested too deeply",
            "too deep here",
            "make several assertions",
        ),
        Fault::NumberTooLong => Words::new(
            "the number is too long",
            "this is beyond exact arithmetic",
            "use 万 or 亿, or fewer decimals",
        ),
        Fault::NumberExpected => Words::new(
            "`value` compares with numbers only",
            "a number is expected",
            "write \"> 1\" or \"<= 100%\"; relations between roles belong in `assert`",
        ),
        Fault::UnknownFunction { name, known } => Words::new(
            "no such function",
            format!("there is no function `{name}`"),
            meant(known, "functions"),
        ),
        Fault::FunctionWithoutArguments { name } => Words::new(
            "a function without brackets",
            format!("`{name}` is a function"),
            format!("write `{name}(…)`"),
        ),
        Fault::ArgumentNumber {
            function,
            least,
            most,
            given,
        } => Words::new(
            "wrong number of arguments",
            format!(
                "`{function}` takes {}, {given} given",
                argument_number(*least, *most)
            ),
            "add or remove arguments, separated by commas",
        ),
        Fault::ArgumentType {
            function,
            wanted,
            given,
        } => Words::new(
            "wrong kind of argument",
            format!(
                "`{function}` takes {}, this is {}",
                type_name(*wanted),
                type_name(*given)
            ),
            "give another, or check the dimension and kind of the role",
        ),
        Fault::NeedsMany { function } => Words::new(
            "a `many` role is expected",
            format!("`{function}` counts a run of figures"),
            "add `many: true` to the role",
        ),
        Fault::ManyOutside { role } => Words::new(
            "a run of figures is no single value",
            format!("`{role}` is a `many` role"),
            format!("write sum({role}), min({role}), max({role}) or count({role})"),
        ),
        Fault::NotCompared { left, right } => Words::new(
            "the sides cannot be compared",
            format!(
                "the left is {}, the right is {}",
                type_name(*left),
                type_name(*right)
            ),
            "compare like with like; days, months and years give the time between dates",
        ),
        Fault::NotCombined { left, right } => Words::new(
            "these cannot be added or subtracted",
            format!(
                "the left is {}, the right is {}",
                type_name(*left),
                type_name(*right)
            ),
            "only like can be added to like",
        ),
        Fault::NotArithmetic { given } => Words::new(
            "this cannot be reckoned with",
            format!("this is {}", type_name(*given)),
            "use days(from, to), months or years for dates, and compare weekday(date)",
        ),
        Fault::NotACondition => Words::new(
            "the assertion is not a condition",
            "this gives a value, not true or false",
            "write a comparison: a == b + c",
        ),
        Fault::NotForbidden => Words::new(
            "this function cannot be forbidden",
            "this condition has no contrary that can be judged",
            "use `assert` and write what must hold",
        ),
        Fault::ConditionAsValue => Words::new(
            "a condition is no value",
            "this is a condition where a value is expected",
            "write and or or between conditions",
        ),
        Fault::UnclosedBrace => Words::new(
            "the brace is not closed",
            "this { has no }",
            "add }; write {{ for a brace itself",
        ),
        other => Words::new(
            "error in a rule file",
            format!("{other:?}"),
            "check this place",
        ),
    }
}

fn after(found: &str, expected: &str) -> String {
    if found.is_empty() {
        format!("{expected}, but the expression ends")
    } else {
        format!("{expected}, not `{found}`")
    }
}

pub(super) fn meant(known: &Known, list: &str) -> String {
    if let Some((full, '"')) = known.full_width {
        return format!("the quote {full} is full-width: write \", or no quotes");
    }
    if let Some((full, half)) = known.full_width {
        return format!("“{full}” is full-width: write {half} and a space");
    }
    match &known.nearest {
        Some(word) => format!("did you mean `{word}`?"),
        None => format!("{list}: {}", known.words.join(", ")),
    }
}

fn set_name(set: WordSet) -> &'static str {
    match set {
        WordSet::Severity => "severity",
        WordSet::Scope => "scope",
        WordSet::Kind => "kind",
        WordSet::Dimension => "dimension",
        WordSet::Cue => "cue",
        WordSet::Aspect => "aspect",
        WordSet::Ambiguous => "value",
        WordSet::Hedge => "hedge",
        WordSet::Form => "form",
        WordSet::Opening => "opening",
        WordSet::Suppression => "fault",
        WordSet::Version => "version",
    }
}

fn argument_number(least: usize, most: usize) -> String {
    match (least, most) {
        (0, 0) => "no argument".to_owned(),
        (least, most) if least == most => format!("{least} argument(s)"),
        (least, usize::MAX) => format!("at least {least}"),
        (least, most) => format!("{least} to {most} arguments"),
    }
}

fn type_name(given: Type) -> &'static str {
    match given {
        Type::Any => "a value",
        Type::Number => "a number of things",
        Type::Date => "a date",
        Type::Weekday => "a weekday",
        Type::Words => "words",
        Type::Truth => "a condition",
        Type::Dimension(dimension) => word_of(DIMENSIONS, &dimension),
    }
}
