//! Values in the way of the figures that they are held against.

use super::quantity_of::{Quantity, quantity_of};
use super::style::{EXACT, PERCENT, PLAIN, Style, number};
use super::{Writer, first_role};
use crate::check::value::operand::Operand;
use crate::claim::ClaimId;
use crate::grammar::{Bound, Exact, Form, ValueSet, factor, is_numeral, larger_unit};
use crate::language::Language;
use crate::rule::{Expression, Function};

impl<'a> Writer<'a> {
    /// How to write values that are held against `expression`.
    pub(super) fn style(&self, expression: &Expression) -> Style<'a> {
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
    pub(super) fn own_style(
        &self,
        expression: &Expression,
        assertion: Option<&Expression>,
    ) -> Option<Style<'a>> {
        if let Some(other) = assertion.and_then(|whole| held_against(whole, expression)) {
            return first_role(other).map(|_| self.style(other));
        }
        let first = |role: usize| self.evaluation.binding.get(role)?.first().copied();
        let is_ratio = |role| first(role).is_some_and(|id| self.claim(id).is_ratio());
        let beside_ratio = is_ratio(first_role(assertion?)?);
        match quantity_of(expression, &is_ratio)? {
            Quantity::Like(role) if beside_ratio => Some(self.style_of(first(role)?)),
            Quantity::Ratio if !beside_ratio && first_role(expression).is_some() => Some(PLAIN),
            _ => None,
        }
    }

    pub(super) fn style_of(&self, id: ClaimId) -> Style<'a> {
        let claim = self.claim(id);
        if claim.is_date() {
            return PLAIN;
        }
        let text = &self.context().text.normal;
        let number = claim.quantity.number.of(text);
        let unit = &text[claim.quantity.number.range().end..claim.quantity.span.range().end];
        let grammar = self.context().grammar;
        let of_unit = claim.quantity.unit.map(|id| grammar.unit(id));
        let operand = Operand::of_claim(claim, grammar, self.context().hedges);
        let grain = operand.and_then(|operand| operand.grain);
        // An exact figure, 半小时, is not rounded, and yet in its unit.
        let factor = grain.map_or_else(|| factor(of_unit), |grain| grain.factor);
        let mut precision = grain.map_or(EXACT, |grain| i32::from(grain.precision));
        let form = claim.quantity.form;
        if unit.is_empty() && (form.has(Form::FRACTION) || form.has(Form::TENTHS)) {
            return PERCENT;
        }
        // 3元5角, 5年8个月 and 百分之三十 have their unit among the digits.
        let within = unit.is_empty() && number.chars().any(is_word);
        let unit = match of_unit.and_then(|unit| unit.words.first()) {
            Some(name) if within => name,
            _ => unit,
        };
        const SCALES: [(&str, i32); 3] = [("万亿", 12), ("亿", 8), ("万", 4)];
        let mut style = Style {
            factor,
            scale: "",
            unit,
            precision,
            larger: larger_unit(unit, number).filter(|_| within),
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

    pub(super) fn value(&self, operand: &Operand, style: Style<'_>) -> String {
        match operand.nominal {
            Some(value) => number(value, style),
            None => self.set(&operand.set, style),
        }
    }

    pub(super) fn set(&self, set: &ValueSet, style: Style<'_>) -> String {
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

    /// Whether the expression is about numbers without units, years say, whatever it is held
    /// against.
    pub(super) fn is_plain(&self, expression: &Expression) -> bool {
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

    pub(super) fn weekday(&self, expression: &Expression) -> String {
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

/// The other side of the comparison that an expression is a side of.
fn held_against<'a>(assertion: &'a Expression, side: &Expression) -> Option<&'a Expression> {
    match assertion {
        Expression::Compare(_, left, right) if **left == *side => Some(right),
        Expression::Compare(_, left, right) if **right == *side => Some(left),
        Expression::And(left, right) | Expression::Or(left, right) => {
            held_against(left, side).or_else(|| held_against(right, side))
        }
        _ => None,
    }
}

/// Whether the character is of a word, not of a number.
fn is_word(character: char) -> bool {
    character.is_alphabetic() && !is_numeral(character)
}
