//! Expressions in plain words: `sum(分项) <= 总数` is 「分项之和不大于总数」.

use super::expression::{
    Comparison, FUNCTIONS, Function, Operator, Parsed, Rank, Term as Part, parse, parse_filter,
};
use super::meaning;
use crate::language::{Language, Term};

/// The expression in words; as it is when it can't be parsed.
pub fn spoken(source: &str, language: Language) -> String {
    let speaker = Speaker {
        source,
        subject: "",
        language,
    };
    parse(source).map_or_else(
        |_| source.to_owned(),
        |parsed| speaker.say(&parsed, Rank::Or),
    )
}

/// A condition on the value of a figure in words: `> 1` is 「数值大于1」, where `subject` is 数值.
pub fn spoken_condition(source: &str, subject: &str, language: Language) -> String {
    let speaker = Speaker {
        source,
        subject,
        language,
    };
    parse_filter(source).map_or_else(
        |_| source.to_owned(),
        |parsed| speaker.say(&parsed, Rank::Or),
    )
}

/// The roles that an expression names, in order; none when it can't be parsed.
pub fn names_in(source: &str) -> Vec<String> {
    fn gather(part: &Parsed<'_>, names: &mut Vec<String>) {
        match &part.term {
            Part::Name(name) => names.push((*name).to_owned()),
            Part::Literal(..) => {}
            Part::Negate(inner) => gather(inner, names),
            Part::Binary(_, a, b) | Part::Compare(_, a, b) | Part::And(a, b) | Part::Or(a, b) => {
                gather(a, names);
                gather(b, names);
            }
            Part::Call(_, arguments) => {
                arguments
                    .iter()
                    .for_each(|argument| gather(argument, names));
            }
        }
    }
    let mut names = Vec::new();
    if let Ok(parsed) = parse(source) {
        gather(&parsed, &mut names);
    }
    names
}

struct Speaker<'s> {
    source: &'s str,
    /// What the name that a condition leaves out stands for.
    subject: &'s str,
    language: Language,
}

impl Speaker<'_> {
    fn say(&self, part: &Parsed<'_>, least: Rank) -> String {
        let said = match &part.term {
            Part::Literal(..) => part.span.of(self.source).trim().to_owned(),
            Part::Name("") => self.subject.to_owned(),
            Part::Name(name) => (*name).to_owned(),
            Part::Negate(inner) => format!("−{}", self.say(inner, Rank::Unary)),
            Part::Binary(operator, a, b) => {
                let (sign, left, right) = arithmetic(*operator);
                format!("{} {sign} {}", self.say(a, left), self.say(b, right))
            }
            Part::Compare(comparison, a, b) => {
                let sign = comparison_words(*comparison).in_language(self.language);
                self.joined(a, Rank::Sum, sign, b, Rank::Sum)
            }
            Part::And(a, b) => {
                let sign = Term::new("，并且", "and").in_language(self.language);
                self.joined(a, Rank::And, sign, b, Rank::Compare)
            }
            Part::Or(a, b) => {
                let sign = Term::new("，或者", "or").in_language(self.language);
                self.joined(a, Rank::Or, sign, b, Rank::And)
            }
            Part::Call(name, arguments) => self.call(name, arguments),
        };
        if rank(&part.term) < least {
            format!("({said})")
        } else {
            said
        }
    }

    /// Chinese words need no blanks around them.
    fn joined(
        &self,
        a: &Parsed<'_>,
        left: Rank,
        sign: &str,
        b: &Parsed<'_>,
        right: Rank,
    ) -> String {
        let (a, b) = (self.say(a, left), self.say(b, right));
        match self.language {
            Language::Chinese => format!("{a}{sign}{b}"),
            Language::English => format!("{a} {sign} {b}"),
        }
    }

    fn call(&self, name: &str, arguments: &[Parsed<'_>]) -> String {
        let Some(signature) = FUNCTIONS.iter().find(|known| known.name == name) else {
            return name.to_owned();
        };
        let words = meaning::function(signature.function).in_language(self.language);
        let said = arguments
            .iter()
            .map(|argument| self.say(argument, Rank::Unary));
        let said: Vec<String> = said.collect();
        if let ([first, second], true) = (&said[..], words.contains("{1}")) {
            return words.replace("{0}", first).replace("{1}", second);
        }
        let between = match signature.function {
            Function::Days | Function::Months | Function::Years => Term::new("到", " to "),
            _ => Term::new("、", ", "),
        };
        words.replace("{0}", &said.join(between.in_language(self.language)))
    }
}

fn rank(part: &Part<'_>) -> Rank {
    match part {
        Part::Or(..) => Rank::Or,
        Part::And(..) => Rank::And,
        Part::Compare(..) => Rank::Compare,
        Part::Binary(Operator::Add | Operator::Subtract, ..) => Rank::Sum,
        Part::Binary(..) => Rank::Product,
        _ => Rank::Unary,
    }
}

/// The sign, and what holds together enough to stand on its left and right without brackets.
const fn arithmetic(operator: Operator) -> (&'static str, Rank, Rank) {
    match operator {
        Operator::Add => ("+", Rank::Sum, Rank::Product),
        Operator::Subtract => ("−", Rank::Sum, Rank::Product),
        Operator::Multiply => ("×", Rank::Product, Rank::Unary),
        Operator::Divide => ("÷", Rank::Product, Rank::Unary),
    }
}

const fn comparison_words(comparison: Comparison) -> Term {
    match comparison {
        Comparison::Equal => Term::new("等于", "equals"),
        Comparison::NotEqual => Term::new("不等于", "does not equal"),
        Comparison::Less => Term::new("小于", "is less than"),
        Comparison::LessOrEqual => Term::new("不大于", "is not greater than"),
        Comparison::Greater => Term::new("大于", "is greater than"),
        Comparison::GreaterOrEqual => Term::new("不小于", "is not less than"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relations_are_told_in_words() {
        let chinese = |source| spoken(source, Language::Chinese);
        assert_eq!(chinese("sum(分项) <= 总数"), "分项之和不大于总数");
        assert_eq!(
            chinese("甲 == 乙 / (丙 - 100%) or weekday(甲) != 丁"),
            "甲等于乙 ÷ (丙 − 100%)，或者甲那天的星期不等于丁"
        );
        assert_eq!(
            chinese("days(起, 止) + 1 == 天数"),
            "起到止之间的天数 + 1等于天数"
        );
        assert_eq!(chinese("power(2, 番数) > 1"), "2的番数次方大于1");
        assert_eq!(
            spoken_condition("> 2年 and <= 1万", "数值", Language::Chinese),
            "数值大于2年，并且数值不大于1万"
        );
    }

    #[test]
    fn the_roles_of_an_expression_are_in_order() {
        assert_eq!(
            names_in("乙 / (丙 - 1) == sum(甲) or 丁 > 0"),
            ["乙", "丙", "甲", "丁"]
        );
        assert_eq!(names_in("甲 ==").len(), 0);
    }

    #[test]
    fn in_english_words_are_set_apart() {
        let english = |source| spoken(source, Language::English);
        assert_eq!(
            english("max(甲, 乙) == 丙"),
            "the greatest of 甲, 乙 equals 丙"
        );
        assert_eq!(english("甲 =="), "甲 ==");
    }
}
