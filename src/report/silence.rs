//! Why a rule said nothing: a key for machines and a sentence for people.

use super::words;
use crate::check::Silence;
use crate::language::Language;
use crate::rule::{Function, Rule};

/// The name of a reason in machine output.
pub(super) const fn key(silence: Silence) -> &'static str {
    match silence {
        Silence::NoCandidate(_) => "no_candidate",
        Silence::Ambiguous(_) => "ambiguous",
        Silence::NotComputable => "not_computable",
        Silence::Excused(_) => "excused",
        Silence::Unmet => "unmet",
        Silence::Unconfirmed => "unconfirmed",
        Silence::WellWritten => "well_written",
        Silence::Covered => "covered",
        Silence::Rivalled => "rivalled",
        Silence::Answered => "answered",
    }
}

/// The reason in a sentence.
pub(super) fn reason(rule: &Rule, silence: Silence, language: Language) -> String {
    match language {
        Language::Chinese => in_chinese(rule, silence),
        Language::English => in_english(rule, silence),
    }
}

fn in_chinese(rule: &Rule, silence: Silence) -> String {
    match silence {
        Silence::NoCandidate(role) => {
            let scope = words::scope(rule.within).chinese;
            format!("找遍{scope}，没有能作「{}」的数字", rule.role_name(role))
        }
        Silence::Ambiguous(count) => {
            format!("有 {count} 种说得通的绑定，都不成立，无法断定作者指哪一种")
        }
        Silence::NotComputable => {
            "算式在此算不出来（除数可为零、数值过大，或文中缺所需的列举）".to_owned()
        }
        Silence::Excused(function) => format!("合不上也说明不了什么：{}", excuse(function).0),
        Silence::Unmet => "不合规则的前提（when），无可核对".to_owned(),
        Silence::Unconfirmed => "这条规则只核实、不报错，而这里没有核实到".to_owned(),
        Silence::WellWritten => "写法没有问题".to_owned(),
        Silence::Covered => "另一条规则已经报告了同样的数字".to_owned(),
        Silence::Rivalled => "其中一个数换成同一处的另一个数，关系就成立".to_owned(),
        Silence::Answered => "这几个数算出的已有另一个数写明，与这个数无关".to_owned(),
    }
}

/// What a function of a rule found that excuses a disagreement, in Chinese and in English.
const fn excuse(function: Function) -> (&'static str, &'static str) {
    match function {
        Function::OwnWholes => (
            "各个占比可能各有各的总数",
            "each of the shares may be of a whole of its own",
        ),
        Function::LargerWhole => (
            "各个占比同属一个更大的总数，所列的不是全部",
            "the shares are all of one greater whole, of which the list leaves something out",
        ),
        Function::MayOverlap => ("各项可能有交叉", "some of the parts may be the same"),
        _ => (
            "这个数说的是别的一部分、别的时候或别的地方",
            "the figure is of another part, another time or another place",
        ),
    }
}

fn in_english(rule: &Rule, silence: Silence) -> String {
    match silence {
        Silence::NoCandidate(role) => {
            let scope = words::scope(rule.within).english;
            format!(
                "no figure within the {scope} can be {}",
                rule.role_name(role)
            )
        }
        Silence::Ambiguous(count) => format!(
            "{count} bindings are plausible and none holds; which one is meant cannot be told"
        ),
        Silence::NotComputable => "the arithmetic cannot be done here: a divisor may be zero, a \
                                   value is too large, or the text has no list to count"
            .to_owned(),
        Silence::Excused(function) => {
            format!("a disagreement would prove nothing: {}", excuse(function).1)
        }
        Silence::Unmet => "no binding met the rule's conditions (when)".to_owned(),
        Silence::Unconfirmed => {
            "this rule only confirms, and found nothing to confirm here".to_owned()
        }
        Silence::WellWritten => "the figure is written as it should be".to_owned(),
        Silence::Covered => "another rule already reports the same figures".to_owned(),
        Silence::Rivalled => {
            "with another figure nearby in place of one of these the relation holds".to_owned()
        }
        Silence::Answered => {
            "what these figures come to is told by another figure, so this one is of others"
                .to_owned()
        }
    }
}
