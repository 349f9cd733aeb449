//! Expressions: names to roles and functions, and types as far as the roles' filters tell them.

use super::names::Names;
use crate::grammar::Dimension;
use crate::rule::compiled::Role;
use crate::rule::error::{Fault, Known, Reporter, Type};
use crate::rule::expression::{
    Arguments, Expression, FUNCTIONS, Function, Operator, Parsed, Signature, Term, parse,
};
use crate::rule::written::Placed;

/// What an expression can speak of.
pub struct Scope<'a> {
    pub names: &'a Names<'a>,
    pub roles: &'a [Role],
    /// By role.
    pub types: &'a [Type],
}

/// What an expression must give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    Condition,
    /// In `forbid` a role alone is the condition that it is bound.
    ConditionOrRole,
    /// In messages: anything that can be printed.
    Value,
}

const RATIO: Type = Type::Dimension(Dimension::Ratio);

/// Compiles an expression; `None` when a fault was reported.
pub fn compile(
    source: &Placed<String>,
    wanted: Wanted,
    scope: &Scope<'_>,
    reporter: &mut Reporter<'_>,
) -> Option<Expression> {
    let parsed = match parse(&source.value) {
        Ok(parsed) => parsed,
        Err((span, fault)) => {
            reporter.inside(source, span, fault);
            return None;
        }
    };
    let before = reporter.count();
    let mut resolver = Resolver {
        source,
        scope,
        reporter,
    };
    let role_alone = matches!(parsed.term, Term::Name(_)) && wanted != Wanted::Condition;
    let (expression, given) = if role_alone {
        resolver.name_of(&parsed, true)
    } else {
        resolver.term(&parsed)
    };
    let is_condition = given == Type::Truth;
    if reporter.count() > before {
        return None;
    }
    let fault = match wanted {
        Wanted::Condition if !is_condition => Fault::NotACondition,
        Wanted::ConditionOrRole if !is_condition && !role_alone => Fault::NotACondition,
        Wanted::Value if is_condition => Fault::ConditionAsValue,
        _ => return Some(expression),
    };
    reporter.inside(source, parsed.span, fault);
    None
}

struct Resolver<'a, 'r, 'f> {
    source: &'a Placed<String>,
    scope: &'a Scope<'a>,
    reporter: &'r mut Reporter<'f>,
}

impl Resolver<'_, '_, '_> {
    /// The compiled part and its type. After a fault the type is `Any`, so that it is not reported
    /// again further up.
    fn term(&mut self, parsed: &Parsed<'_>) -> (Expression, Type) {
        match &parsed.term {
            Term::Literal(value, ratio) => (
                Expression::Literal(*value),
                if *ratio { RATIO } else { Type::Any },
            ),
            Term::Name(_) => self.name_of(parsed, false),
            Term::Negate(inner) => {
                let (expression, given) = self.operand(inner);
                (Expression::Negate(Box::new(expression)), given)
            }
            Term::Binary(operator, a, b) => {
                let ((left, p), (right, q)) = (self.operand(a), self.operand(b));
                let given = self.arithmetic(*operator, p, q, parsed);
                (
                    Expression::Binary(*operator, Box::new(left), Box::new(right)),
                    given,
                )
            }
            Term::Compare(comparison, a, b) => {
                let ((left, p), (right, q)) = (self.value(a), self.value(b));
                if !agree(p, q) {
                    self.fault(parsed, Fault::NotCompared { left: p, right: q });
                }
                (
                    Expression::Compare(*comparison, Box::new(left), Box::new(right)),
                    Type::Truth,
                )
            }
            Term::And(a, b) => {
                let (left, right) = (self.condition(a), self.condition(b));
                (
                    Expression::And(Box::new(left), Box::new(right)),
                    Type::Truth,
                )
            }
            Term::Or(a, b) => {
                let (left, right) = (self.condition(a), self.condition(b));
                (Expression::Or(Box::new(left), Box::new(right)), Type::Truth)
            }
            Term::Call(name, arguments) => self.call(name, arguments, parsed),
        }
    }

    fn fault(&mut self, parsed: &Parsed<'_>, fault: Fault) {
        self.reporter.inside(self.source, parsed.span, fault);
    }

    /// A role by name; a `many` role only where `many` is true.
    fn name_of(&mut self, parsed: &Parsed<'_>, many: bool) -> (Expression, Type) {
        let Term::Name(name) = parsed.term else {
            return self.term(parsed);
        };
        let Some(role) = self.scope.names.find(name) else {
            let fault = if FUNCTIONS.iter().any(|function| function.name == name) {
                let name = name.to_owned();
                Some(Fault::FunctionWithoutArguments { name })
            } else {
                self.scope.names.unknown(name)
            };
            if let Some(fault) = fault {
                self.fault(parsed, fault);
            }
            return (Expression::Role(0), Type::Any);
        };
        if !many && self.is_many(role) {
            self.fault(
                parsed,
                Fault::ManyOutside {
                    role: name.to_owned(),
                },
            );
        }
        let given = self.scope.types.get(role).copied().unwrap_or(Type::Any);
        (Expression::Role(role), given)
    }

    fn is_many(&self, role: usize) -> bool {
        self.scope.roles.get(role).is_some_and(|role| role.many)
    }

    /// Anything but a condition.
    fn value(&mut self, parsed: &Parsed<'_>) -> (Expression, Type) {
        let (expression, given) = self.term(parsed);
        if given == Type::Truth {
            self.fault(parsed, Fault::ConditionAsValue);
            return (expression, Type::Any);
        }
        (expression, given)
    }

    /// What can be reckoned with.
    fn operand(&mut self, parsed: &Parsed<'_>) -> (Expression, Type) {
        let (expression, given) = self.value(parsed);
        if matches!(given, Type::Date | Type::Weekday | Type::Words) {
            self.fault(parsed, Fault::NotArithmetic { given });
            return (expression, Type::Any);
        }
        (expression, given)
    }

    fn condition(&mut self, parsed: &Parsed<'_>) -> Expression {
        let before = self.reporter.count();
        let (expression, given) = self.term(parsed);
        if given != Type::Truth && self.reporter.count() == before {
            self.fault(parsed, Fault::NotACondition);
        }
        expression
    }

    fn arithmetic(
        &mut self,
        operator: Operator,
        left: Type,
        right: Type,
        parsed: &Parsed<'_>,
    ) -> Type {
        match operator {
            Operator::Add | Operator::Subtract => {
                if !agree(left, right) {
                    self.fault(parsed, Fault::NotCombined { left, right });
                    return Type::Any;
                }
                if left == Type::Any { right } else { left }
            }
            Operator::Multiply if left == RATIO => right,
            Operator::Multiply if right == RATIO => left,
            Operator::Divide if right == RATIO => left,
            // 2.39 is a plain number as much as a share: 城乡收入比为2.39.
            Operator::Divide if left == Type::Number && right == Type::Number => Type::Any,
            Operator::Divide if left == right && left != Type::Any => RATIO,
            // Anything else gives a quantity of its own (元 ÷ 人), which goes with anything.
            Operator::Multiply | Operator::Divide => Type::Any,
        }
    }

    fn call(
        &mut self,
        name: &str,
        arguments: &[Parsed<'_>],
        parsed: &Parsed<'_>,
    ) -> (Expression, Type) {
        let nothing = (Expression::Role(0), Type::Any);
        let Some(signature) = FUNCTIONS.iter().find(|function| function.name == name) else {
            let known = Known::of(name, FUNCTIONS.iter().map(|function| function.name));
            self.fault(
                parsed,
                Fault::UnknownFunction {
                    name: name.to_owned(),
                    known,
                },
            );
            return nothing;
        };
        let (least, most) = signature.arguments.number();
        if arguments.len() < least || arguments.len() > most {
            let (function, given) = (signature.name, arguments.len());
            self.fault(
                parsed,
                Fault::ArgumentNumber {
                    function,
                    least,
                    most,
                    given,
                },
            );
            return nothing;
        }
        let mut expressions = Vec::with_capacity(arguments.len());
        let mut types: Vec<Type> = Vec::with_capacity(arguments.len());
        for argument in arguments {
            let (expression, given) = self.argument(signature, argument, expressions.is_empty());
            if matches!(
                signature.arguments,
                Arguments::Figures | Arguments::TwoFigures | Arguments::ManyAndFigure
            ) && let Some(first) = types.first().copied().filter(|first| !agree(*first, given))
            {
                self.fault(
                    argument,
                    Fault::NotCombined {
                        left: first,
                        right: given,
                    },
                );
            }
            expressions.push(expression);
            types.push(given);
        }
        let given = result(signature.function, types.first().copied());
        (Expression::Call(signature.function, expressions), given)
    }

    fn argument(
        &mut self,
        signature: &Signature,
        parsed: &Parsed<'_>,
        first: bool,
    ) -> (Expression, Type) {
        match signature.arguments {
            Arguments::ManyAndFigure if first => self.many(signature, parsed),
            Arguments::Figures | Arguments::FiguresAndChanges | Arguments::Role
                if matches!(parsed.term, Term::Name(_)) =>
            {
                self.name_of(parsed, true)
            }
            Arguments::Many => self.many(signature, parsed),
            Arguments::Date | Arguments::Dates => self.date(signature, parsed),
            Arguments::Figure if matches!(signature.function, Function::Low | Function::High) => {
                self.value(parsed)
            }
            _ => self.operand(parsed),
        }
    }

    fn many(&mut self, signature: &Signature, parsed: &Parsed<'_>) -> (Expression, Type) {
        let before = self.reporter.count();
        let (expression, given) = self.name_of(parsed, true);
        let many = matches!(expression, Expression::Role(role) if self.is_many(role));
        if !many && self.reporter.count() == before {
            self.fault(
                parsed,
                Fault::NeedsMany {
                    function: signature.name,
                },
            );
        }
        (expression, given)
    }

    fn date(&mut self, signature: &Signature, parsed: &Parsed<'_>) -> (Expression, Type) {
        let (expression, given) = self.value(parsed);
        if !agree(given, Type::Date) {
            let fault = Fault::ArgumentType {
                function: signature.name,
                wanted: Type::Date,
                given,
            };
            self.fault(parsed, fault);
        }
        (expression, given)
    }
}

/// What a function gives.
fn result(function: Function, first: Option<Type>) -> Type {
    match function {
        Function::Sum
        | Function::Min
        | Function::Max
        | Function::Abs
        | Function::Earlier
        | Function::Change
        | Function::Low
        | Function::High
        | Function::Power => first.unwrap_or(Type::Any),
        Function::Count
        | Function::Listed
        | Function::Named
        | Function::Dealt
        | Function::Days
        | Function::Months
        | Function::Years
        | Function::Year
        | Function::Month
        | Function::Figure => Type::Number,
        Function::Weekday => Type::Weekday,
        Function::Exists
        | Function::Whole
        | Function::Slip
        | Function::Reached
        | Function::DigitOff
        | Function::EditOff
        | Function::LargerWhole
        | Function::OwnWholes
        | Function::MayOverlap
        | Function::OfAnother => Type::Truth,
        Function::Today | Function::Published => Type::Any,
        Function::Source => Type::Words,
    }
}

/// Whether values of the two types can be the same.
fn agree(left: Type, right: Type) -> bool {
    let number_like = |given| {
        matches!(
            given,
            Type::Number | Type::Dimension(Dimension::Count | Dimension::Duration)
        )
    };
    left == Type::Any
        || right == Type::Any
        || left == right
        || left == Type::Number && number_like(right)
        || right == Type::Number && number_like(left)
}
