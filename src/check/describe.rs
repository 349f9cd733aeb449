//! A check in words: the arithmetic with the figures as written, the allowed interval, the
//! message.

use super::context::Context;
use super::evaluate::{Binding, Evaluation, Group};
use super::operand::Operand;
use super::outcome::{Check, Description, Verdict};
use super::quantity_of::{Quantity, quantity_of};
use super::remark;
use super::style::{PLAIN, Style, as_written, decimal, number};
use super::suggest::suggestion;
use crate::claim::{Claim, ClaimId};
use crate::grammar::{Bound, Date, Exact, Form, Kind, ValueSet, iso};
use crate::language::Language;
use crate::rule::{Comparison, Expression, Function, Operator, Piece, Rule, Template};
use crate::text::Span;

/// Puts a check into words.
pub(super) fn describe(
    context: &Context<'_>,
    rule: &Rule,
    check: &Check,
    language: Language,
) -> Description {
    let mut binding: Binding = rule.roles.iter().map(|_| Group::new()).collect();
    for figure in &check.figures {
        if let Some(group) = binding.get_mut(usize::from(figure.role)) {
            group.push(figure.claim);
        }
    }
    let writer = Writer {
        evaluation: Evaluation {
            context,
            binding: &binding,
            stretch: None,
        },
        rule,
        passages: check.passages(),
        language,
    };
    let expression = rule
        .asserts
        .get(check.assertion as usize)
        .map(|a| &a.expression);
    Description {
        equation: expression
            .filter(|e| first_role(e).is_some())
            .map(|e| writer.equation(e))
            .unwrap_or_default(),
        message: match check.remark() {
            Some(remark) => remark::message(&remark.fault, language),
            None => writer
                .template(&rule.message, expression)
                .unwrap_or_else(|| rule.title.clone()),
        },
        help: rule
            .help
            .as_ref()
            .and_then(|help| writer.template(help, expression)),
        allowed: expression.and_then(|e| writer.allowed(e)),
        suggestion: match check.verdict {
            Verdict::Contradiction | Verdict::Usage => {
                suggestion(&writer.evaluation, rule, |claim| writer.style_of(claim))
            }
            Verdict::Holds | Verdict::Rounding => None,
        },
    }
}

struct Writer<'a> {
    evaluation: Evaluation<'a>,
    rule: &'a Rule,
    /// What a `text` role stands for.
    passages: &'a [Span],
    language: Language,
}

impl<'a> Writer<'a> {
    fn context(&self) -> &Context<'a> {
        self.evaluation.context
    }

    fn claim(&self, id: ClaimId) -> &'a Claim {
        self.context().claim(id)
    }

    fn written(&self, id: ClaimId) -> &'a str {
        let quantity = &self.claim(id).quantity;
        // Hedge words are what many a usage rule is about.
        let span = if self.rule.usage {
            quantity.extent
        } else {
            quantity.span
        };
        span.of(&self.context().text.normal)
    }

    /// `32家 ÷ 46家 = 69.57% → 70%`, `88人 ≤ 134人`.
    fn equation(&self, expression: &Expression) -> String {
        match expression {
            Expression::Compare(comparison, left, right) => {
                let fails = self.evaluation.verdict(expression) == Some(Verdict::Contradiction);
                if *comparison == Comparison::Equal {
                    return self.equality(left, right, fails);
                }
                let comparison = if fails {
                    comparison.contrary()
                } else {
                    *comparison
                };
                let sign = sign(comparison);
                format!(
                    "{} {sign} {}",
                    self.beside(left, right),
                    self.beside(right, left)
                )
            }
            Expression::Or(left, right) => self.better_side(left, right),
            Expression::And(left, right) => self.both_sides(left, right),
            Expression::Call(Function::Exists | Function::Whole | Function::Reached, _) => {
                self.truth(expression)
            }
            other => self.side(other),
        }
    }

    /// Of two alternatives, the one that was met; else the first that can be computed.
    fn better_side(&self, left: &Expression, right: &Expression) -> String {
        let verdicts = (
            self.evaluation.verdict(left),
            self.evaluation.verdict(right),
        );
        match verdicts {
            (Some(a), Some(b)) if b < a => self.equation(right),
            (None, Some(_)) => self.equation(right),
            _ => self.equation(left),
        }
    }

    /// Both conditions, or the one that is not met.
    fn both_sides(&self, left: &Expression, right: &Expression) -> String {
        let verdicts = (
            self.evaluation.verdict(left),
            self.evaluation.verdict(right),
        );
        match verdicts {
            (Some(a), Some(b)) if a > b => self.equation(left),
            (Some(a), Some(b)) if b > a => self.equation(right),
            _ => format!("{}; {}", self.equation(left), self.equation(right)),
        }
    }

    /// `4月31日存在`, `7人 ÷ 55% 无整数解`.
    fn truth(&self, expression: &Expression) -> String {
        let Expression::Call(function, arguments) = expression else {
            return String::new();
        };
        let what = match (arguments.first(), function) {
            (Some(Expression::Role(role)), Function::Reached) => self.group(*role, " + "),
            (Some(argument), _) => self.side(argument),
            (None, _) => String::new(),
        };
        let total = || {
            arguments
                .get(1)
                .map_or(String::new(), |argument| self.side(argument))
        };
        let holds = self.evaluation.verdict(expression) == Some(Verdict::Holds);
        match (function, self.language, holds) {
            (Function::Exists, Language::Chinese, true) => format!("{what}存在"),
            (Function::Exists, Language::Chinese, false) => format!("{what}不存在"),
            (Function::Exists, Language::English, true) => format!("{what} exists"),
            (Function::Exists, Language::English, false) => format!("{what} does not exist"),
            (Function::Reached, Language::Chinese, true) => {
                format!("{what} 的前几项之和 = {}", total())
            }
            (Function::Reached, Language::Chinese, false) => {
                format!("{what} 的前几项之和 ≠ {}", total())
            }
            (Function::Reached, Language::English, true) => {
                format!("the first of {what} = {}", total())
            }
            (Function::Reached, Language::English, false) => {
                format!("the first of {what} ≠ {}", total())
            }
            (_, Language::Chinese, true) => format!("{what} 有整数解"),
            (_, Language::Chinese, false) => format!("{what} 无整数解"),
            (_, Language::English, true) => format!("{what} has a whole solution"),
            (_, Language::English, false) => format!("{what} has no whole solution"),
        }
    }

    /// A side of a comparison; a literal is written in the way of the other side's figures.
    fn beside(&self, side: &Expression, other: &Expression) -> String {
        match side {
            Expression::Literal(value) => number(*value, self.style(other)),
            _ => self.side(side),
        }
    }

    fn equality(&self, left: &Expression, right: &Expression, fails: bool) -> String {
        let (written, computed) = match (left, right) {
            (_, Expression::Role(_)) if !matches!(left, Expression::Role(_)) => (right, left),
            _ => (left, right),
        };
        let equals = if fails { "≠" } else { "=" };
        let bare = |side: &Expression| {
            use Function::{Month, Year};
            matches!(
                side,
                Expression::Role(_) | Expression::Literal(_) | Expression::Call(Year | Month, _)
            )
        };
        if bare(computed) && bare(written) {
            return format!(
                "{} {equals} {}",
                self.side(written),
                self.beside(computed, written)
            );
        }
        let (written, computed) = if bare(written) && !bare(computed) {
            (written, computed)
        } else {
            (computed, written)
        };
        let style = match written {
            _ if self.is_plain(computed) => PLAIN,
            Expression::Literal(_) => self.style(computed),
            _ => self.style(written),
        };
        let value = match self.evaluation.operand(computed) {
            _ if is_weekday(computed) => self.weekday(computed),
            Some(operand) => self.value(&operand, style),
            None => String::from("?"),
        };
        let becomes = if fails { "≠" } else { "→" };
        let end = self.beside(written, computed);
        format!("{} = {value} {becomes} {end}", self.side(computed))
    }

    /// An expression with its figures as written.
    fn side(&self, expression: &Expression) -> String {
        match expression {
            Expression::Literal(value) => decimal(*value, 4),
            Expression::Role(role) => self.group(*role, "、"),
            Expression::Binary(Operator::Add, left, right) if is_days(left) => {
                // Days are held in seconds, the base unit of durations.
                const DAY: Exact = Exact::integer(86_400);
                let more = self
                    .evaluation
                    .operand(right)
                    .and_then(|o| o.nominal?.divide(DAY));
                let more = more.map_or(String::from("?"), |days| decimal(days, 2));
                format!("{} + {more}天", self.side(left))
            }
            Expression::Negate(inner) => format!("−{}", self.side(inner)),
            Expression::Binary(operator, left, right) => {
                let sign = match operator {
                    Operator::Add => "+",
                    Operator::Subtract => "−",
                    Operator::Multiply => "×",
                    Operator::Divide => "÷",
                };
                let wrap = |side: &Expression| self.wrapped(side, *operator);
                let divisor = |side: &Expression| match (operator, side) {
                    (
                        Operator::Divide,
                        Expression::Binary(Operator::Multiply | Operator::Divide, ..),
                    ) => {
                        format!("({})", self.side(side))
                    }
                    _ => wrap(side),
                };
                format!(
                    "{} {sign} {}",
                    wrap(left),
                    self.duration(right, left).unwrap_or_else(|| divisor(right))
                )
            }
            Expression::Call(function, arguments) => self.call(*function, arguments),
            other => self.equation(other),
        }
    }

    /// A literal beside a duration, which is held in seconds, in the duration's own unit.
    fn duration(&self, side: &Expression, other: &Expression) -> Option<String> {
        let Expression::Literal(value) = side else {
            return None;
        };
        if is_days(other) {
            const DAY: Exact = Exact::integer(86_400);
            return Some(format!("{}天", decimal(value.divide(DAY)?, 2)));
        }
        if matches!(other, Expression::Call(Function::Years, _)) {
            const YEAR: Exact = Exact::integer(31_536_000);
            return Some(format!("{}年", decimal(value.divide(YEAR)?, 2)));
        }
        let Expression::Role(role) = other else {
            return None;
        };
        let claim = self.evaluation.binding.get(*role)?.first()?;
        let is_duration = self.claim(*claim).quantity.kind == Kind::Duration;
        is_duration.then(|| number(*value, self.style_of(*claim)))
    }

    fn wrapped(&self, side: &Expression, outer: Operator) -> String {
        let inner = self.side(side);
        let tight = matches!(outer, Operator::Multiply | Operator::Divide);
        let is_sum = matches!(
            side,
            Expression::Binary(Operator::Add | Operator::Subtract, ..)
        ) || matches!(side, Expression::Call(Function::Sum, _));
        if tight && is_sum {
            format!("({inner})")
        } else {
            inner
        }
    }

    fn call(&self, function: Function, arguments: &[Expression]) -> String {
        let list = |joint: &str| {
            let sides: Vec<String> = arguments
                .iter()
                .map(|argument| match argument {
                    Expression::Role(role) => self.group(*role, joint),
                    other => self.side(other),
                })
                .collect();
            sides.join(joint)
        };
        let zh = self.language == Language::Chinese;
        match function {
            Function::Sum => list(" + "),
            Function::Min => format!("min({})", list(", ")),
            Function::Max => format!("max({})", list(", ")),
            Function::Abs => format!("|{}|", list(", ")),
            Function::Source => self.source(arguments),
            Function::Count if zh => format!("{}的个数", list("、")),
            Function::Count => format!("count of {}", list(", ")),
            Function::Days | Function::Months | Function::Years if zh => {
                format!("从{}", list("到"))
            }
            Function::Days | Function::Months | Function::Years => {
                format!("from {}", list(" to "))
            }
            Function::Year | Function::Month => self.plain(function, arguments),
            Function::Figure | Function::Slip => list(" "),
            Function::Weekday if zh => format!("{}的星期", list("、")),
            Function::Weekday => format!("weekday of {}", list(", ")),
            Function::Exists | Function::Whole | Function::Reached => list(" "),
            Function::Listed => self.listed(arguments),
            Function::Named => self.named(arguments),
            Function::Dealt => self.plain(function, arguments),
            Function::Low | Function::High if self.is_range(arguments) => {
                self.plain(function, arguments)
            }
            Function::Low | Function::High => list(" "),
            Function::Power => match arguments {
                [base, exponent] => format!("{}^{}", self.side(base), self.side(exponent)),
                _ => String::new(),
            },
            Function::Today => year(self.context().today()),
            Function::Published => self.context().published().map_or(String::new(), iso),
        }
    }

    /// What a function gives as a plain number: the year of a date, the end of a range.
    fn plain(&self, function: Function, arguments: &[Expression]) -> String {
        let call = Expression::Call(function, arguments.to_vec());
        let value = self.evaluation.operand(&call);
        value.map_or(String::from("?"), |operand| self.value(&operand, PLAIN))
    }

    fn is_range(&self, arguments: &[Expression]) -> bool {
        let Some(Expression::Role(role)) = arguments.first() else {
            return false;
        };
        let claim = self.evaluation.binding.get(*role).and_then(|g| g.first());
        claim.is_some_and(|id| self.claim(*id).quantity.kind == Kind::Range)
    }

    /// Where a fact was taken from.
    fn source(&self, arguments: &[Expression]) -> String {
        let Some(Expression::Role(role)) = arguments.first() else {
            return String::new();
        };
        let bound = self.evaluation.binding.get(*role);
        let source = bound
            .and_then(|group| group.first())
            .and_then(|id| self.context().tellings?.source(*id));
        source.unwrap_or_default().to_owned()
    }

    fn listed(&self, arguments: &[Expression]) -> String {
        let Some(Expression::Role(role)) = arguments.first() else {
            return String::new();
        };
        let Some(&claim) = self.evaluation.binding.get(*role).and_then(|g| g.first()) else {
            return String::new();
        };
        let Some((_, listing)) = self.context().claims.listings_of(claim).first() else {
            return String::new();
        };
        let span = listing.span.of(&self.context().text.normal);
        match self.language {
            Language::Chinese => format!("所列「{}」", shorten(span)),
            Language::English => format!("the items listed ‘{}’", shorten(span)),
        }
    }

    /// The names before 分别, in quotes.
    fn named(&self, arguments: &[Expression]) -> String {
        let Some(Expression::Role(role)) = arguments.first() else {
            return String::new();
        };
        let claim = self.evaluation.binding.get(*role).and_then(|g| g.first());
        let dealing = claim.and_then(|id| self.context().claims.dealing_of(*id));
        dealing.map_or(String::new(), |dealing| {
            let names = shorten(dealing.span.of(&self.context().text.normal));
            match self.language {
                Language::Chinese => format!("「{names}」分别"),
                Language::English => format!("‘{names}’ 分别"),
            }
        })
    }

    fn group(&self, role: usize, joint: &str) -> String {
        if !self.passages.is_empty() {
            let text = &self.context().text.normal;
            let passages: Vec<&str> = self.passages.iter().map(|span| span.of(text)).collect();
            return passages.join(joint);
        }
        let figures: Vec<&str> = self
            .evaluation
            .binding
            .get(role)
            .map(|group| group.iter().map(|id| self.written(*id)).collect())
            .unwrap_or_default();
        figures.join(joint)
    }

    /// How to write values that are held against `expression`.
    fn style(&self, expression: &Expression) -> Style<'a> {
        let Some(role) = first_role(expression) else {
            return PLAIN;
        };
        let Some(&id) = self
            .evaluation
            .binding
            .get(role)
            .and_then(|group| group.first())
        else {
            return PLAIN;
        };
        self.style_of(id)
    }

    /// The style of an expression that is of another kind than what it is held against: `人数 /
    /// 占比` beside a share is a number of people, and the ratio of two counts is no count.
    fn own_style(
        &self,
        expression: &Expression,
        assertion: Option<&Expression>,
    ) -> Option<Style<'a>> {
        let first = |role: usize| self.evaluation.binding.get(role)?.first().copied();
        let is_ratio = |role| first(role).is_some_and(|id| self.claim(id).is_ratio());
        let beside_ratio = is_ratio(first_role(assertion?)?);
        match quantity_of(expression, &is_ratio)? {
            Quantity::Like(role) if beside_ratio => Some(self.style_of(first(role)?)),
            Quantity::Ratio if !beside_ratio && first_role(expression).is_some() => Some(PLAIN),
            _ => None,
        }
    }

    fn style_of(&self, id: ClaimId) -> Style<'a> {
        let claim = self.claim(id);
        if claim.is_date() {
            return PLAIN;
        }
        let text = &self.context().text.normal;
        let number = claim.quantity.number.of(text);
        let unit = &text[claim.quantity.number.range().end..claim.quantity.span.range().end];
        let operand = Operand::of_claim(claim, self.context().grammar, self.context().hedges);
        let grain = operand.and_then(|operand| operand.grain);
        let factor = grain.map_or(Exact::ONE, |grain| grain.factor);
        let mut precision = grain.map_or(0, |grain| i32::from(grain.precision));
        if claim.is_ratio() && claim.quantity.form.has(Form::FRACTION) {
            return Style {
                factor: Exact::ONE,
                scale: "",
                unit: "",
                precision: -4,
            };
        }
        const SCALES: [(&str, i32); 3] = [("万亿", 12), ("亿", 8), ("万", 4)];
        let mut style = Style {
            factor,
            scale: "",
            unit,
            precision,
        };
        for (scale, exponent) in SCALES {
            if let Some(at) = number.rfind(scale) {
                let power = Exact::power_of_ten(exponent).unwrap_or(Exact::ONE);
                precision -= exponent;
                style.factor = factor.multiply(power).unwrap_or(factor);
                style.scale = &number[at..at + scale.len()];
                style.precision = precision;
                break;
            }
        }
        style
    }

    fn value(&self, operand: &Operand, style: Style<'_>) -> String {
        match operand.nominal {
            Some(value) => number(value, style),
            None => self.set(&operand.set, style),
        }
    }

    fn set(&self, set: &ValueSet, style: Style<'_>) -> String {
        let end = |bound: Option<Bound>| bound.map(|b| number(b.value, style));
        let zh = self.language == Language::Chinese;
        match (end(set.low), end(set.high)) {
            (Some(low), Some(high)) if low == high => low,
            (Some(low), Some(high)) => format!("{low}～{high}"),
            (Some(low), None) if zh => format!("{low}以上"),
            (Some(low), None) => format!("{low} or more"),
            (None, Some(high)) if zh => format!("{high}以下"),
            (None, Some(high)) => format!("{high} or less"),
            (None, None) => String::from("?"),
        }
    }

    /// The interval that the rounding of the other figures allows for the written side.
    fn allowed(&self, expression: &Expression) -> Option<(ValueSet, String)> {
        let Expression::Compare(Comparison::Equal, left, right) = expression else {
            if let Expression::Or(left, right) = expression {
                return self.allowed(left).or_else(|| self.allowed(right));
            }
            return None;
        };
        let (written, computed) = match (&**left, &**right) {
            (_, Expression::Role(_)) if !matches!(**left, Expression::Role(_)) => (right, left),
            _ => (left, right),
        };
        let told = is_weekday(computed) || self.is_plain(computed);
        if told || matches!(**computed, Expression::Literal(_)) {
            return None;
        }
        let operand = self.evaluation.operand(computed)?;
        let style = self.style(written);
        let mut words = self.set(&operand.set, style);
        if operand.set.low == operand.set.high {
            let rounded = operand.nominal.and_then(|value| as_written(value, style));
            match (rounded, self.language) {
                (Some(rounded), Language::Chinese) => words.push_str(&format!("（写作{rounded}）")),
                (Some(rounded), Language::English) => {
                    words.push_str(&format!(" (written {rounded})"));
                }
                (None, _) => {}
            }
        }
        Some((operand.set, words))
    }

    /// The text with its roles filled in. `None` when it speaks of one that no figure fills, as an
    /// optional role may be.
    fn template(&self, template: &Template, assertion: Option<&Expression>) -> Option<String> {
        let style = assertion.map_or(PLAIN, |expression| self.style(expression));
        let mut out = String::new();
        for piece in &template.pieces {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Expression(Expression::Role(role), _) => {
                    let figures = self.group(*role, "、");
                    if figures.is_empty() {
                        return None;
                    }
                    out.push_str(&figures);
                }
                Piece::Expression(expression, _) => {
                    out.push_str(&self.computed(expression, style, assertion))
                }
            }
        }
        Some(out)
    }

    fn computed(
        &self,
        expression: &Expression,
        style: Style<'_>,
        assertion: Option<&Expression>,
    ) -> String {
        if is_weekday(expression) {
            return self.weekday(expression);
        }
        if let Expression::Call(Function::Source, arguments) = expression {
            return self.source(arguments);
        }
        if let Expression::Call(Function::Listed | Function::Named, _) = expression {
            let operand = self.evaluation.operand(expression);
            return operand.map_or(String::from("?"), |o| self.set(&o.set, PLAIN));
        }
        let style = if self.is_plain(expression) {
            PLAIN
        } else {
            self.own_style(expression, assertion).unwrap_or(style)
        };
        match self.evaluation.operand(expression) {
            Some(operand) => self.value(&operand, style),
            None => String::from("?"),
        }
    }

    /// Whether the expression is about numbers without units, years say, whatever it is held
    /// against.
    fn is_plain(&self, expression: &Expression) -> bool {
        use Function::{Count, Dealt, High, Low, Month, Named, Today, Year};
        match expression {
            Expression::Call(Count | Year | Month | Named | Dealt | Today, _) => true,
            Expression::Call(Low | High, arguments) => self.is_range(arguments),
            // Each side is looked into once: sums may be as long as an expression may be.
            Expression::Binary(_, left, right) => {
                let bare = |side: &Expression| matches!(side, Expression::Literal(_));
                match (self.is_plain(left), self.is_plain(right)) {
                    (true, true) => true,
                    (true, false) => bare(right),
                    (false, true) => bare(left),
                    (false, false) => false,
                }
            }
            _ => false,
        }
    }

    fn weekday(&self, expression: &Expression) -> String {
        const CHINESE: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
        const ENGLISH: [&str; 7] = [
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
        ];
        let day = self
            .evaluation
            .operand(expression)
            .and_then(|operand| operand.nominal);
        let index = day
            .and_then(|day| usize::try_from(day.numerator() - 1).ok())
            .unwrap_or(7);
        match self.language {
            Language::Chinese => CHINESE
                .get(index)
                .map_or(String::from("?"), |d| format!("星期{d}")),
            Language::English => ENGLISH
                .get(index)
                .map_or(String::from("?"), |d| (*d).to_string()),
        }
    }
}

fn year(date: Option<Date>) -> String {
    date.and_then(|date| date.year)
        .map_or(String::new(), |year| year.to_string())
}

fn is_weekday(expression: &Expression) -> bool {
    matches!(expression, Expression::Call(Function::Weekday, _))
}

fn is_days(expression: &Expression) -> bool {
    matches!(expression, Expression::Call(Function::Days, _))
}

fn first_role(expression: &Expression) -> Option<usize> {
    match expression {
        Expression::Role(role) => Some(*role),
        Expression::Literal(_) => None,
        Expression::Negate(inner) => first_role(inner),
        Expression::Binary(_, left, right)
        | Expression::Compare(_, left, right)
        | Expression::And(left, right)
        | Expression::Or(left, right) => first_role(left).or_else(|| first_role(right)),
        Expression::Call(_, arguments) => arguments.iter().find_map(first_role),
    }
}

fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "=",
        Comparison::NotEqual => "≠",
        Comparison::Less => "<",
        Comparison::LessOrEqual => "≤",
        Comparison::Greater => ">",
        Comparison::GreaterOrEqual => "≥",
    }
}

/// The head and tail of a long list.
fn shorten(words: &str) -> String {
    const MOST: usize = 36;
    const END: usize = 14;
    let count = words.chars().count();
    if count <= MOST {
        return words.to_string();
    }
    let head: String = words.chars().take(END).collect();
    let tail: String = words.chars().skip(count - END).collect();
    format!("{head}……{tail}")
}

#[cfg(test)]
mod tests {
    use crate::check::Checker;
    use crate::grammar::Grammar;
    use crate::language::Language;
    use crate::rule::{RuleFile, load};
    use crate::source::Document;

    /// The rate need not be told.
    const RULE: &str = "\
rules:
  - id: part
    title: 部分不大于总数
    where:
      部分: { unit: 人 }
      总数: { whole_of: 部分, unit: 部分 }
      率: { kind: ratio, about: 部分, optional: true }
    assert: [部分 <= 总数, 率 <= 100%]
    message: 「{部分}大于{总数}，率是{率}」
    help: 核对{率}
";

    const DRAFT: &str = "全队共20人，其中队员30人。";

    fn told(rule: &str) -> Vec<(String, Option<String>)> {
        let file = RuleFile::new("a.yaml", rule.to_owned());
        let checker = Checker::new(load(&[file], &Grammar::new()).unwrap());
        let draft = checker.read(Document::plain("", DRAFT));
        let describe = |check: &_| {
            let description = checker.describe(&draft, check, Language::Chinese);
            (description.message, description.help)
        };
        checker.check(&draft).iter().map(describe).collect()
    }

    #[test]
    fn what_speaks_of_a_figure_that_is_not_there_is_not_said() {
        let title = "部分不大于总数".to_owned();
        assert_eq!(told(RULE), [(title, None)]);
        let rule = RULE
            .replace("，率是{率}", "")
            .replace("核对{率}", "核对{部分}");
        let message = "「30人大于20人」".to_owned();
        assert_eq!(told(&rule), [(message, Some("核对30人".to_owned()))]);
    }
}
