//! What is wrong with the allowing of a finding, in words.

use crate::check::outcome::SuppressionFault;
use crate::language::Language;

pub(super) fn message(fault: &SuppressionFault, language: Language) -> String {
    match language {
        Language::Chinese => in_chinese(fault),
        Language::English => in_english(fault),
    }
}

fn in_chinese(fault: &SuppressionFault) -> String {
    match fault {
        SuppressionFault::Unused { rule } => {
            format!("这里允许规则 {rule} 的发现，可是没有这样的发现")
        }
        SuppressionFault::NoSuchPassage { quote } => {
            format!("稿件里没有「{quote}」这段话")
        }
        SuppressionFault::UnknownRule {
            written,
            nearest: Some(nearest),
        } => format!("没有编号为 {written} 的规则；是不是 {nearest}？"),
        SuppressionFault::UnknownRule {
            written,
            nearest: None,
        } => format!("没有编号为 {written} 的规则"),
        SuppressionFault::NoRule => "没有写明允许哪条规则的发现".to_owned(),
        SuppressionFault::NoReason { rule } => {
            format!("允许规则 {rule} 的发现，却没有写明原因，所以不作数")
        }
        SuppressionFault::UnknownWord { written } => {
            format!("看不懂「{written}」，应是 allow 或 allow-file（允许、全文允许）")
        }
    }
}

fn in_english(fault: &SuppressionFault) -> String {
    match fault {
        SuppressionFault::Unused { rule } => {
            format!("findings of {rule} are allowed here, and there are none")
        }
        SuppressionFault::NoSuchPassage { quote } => {
            format!("the draft has no passage `{quote}`")
        }
        SuppressionFault::UnknownRule {
            written,
            nearest: Some(nearest),
        } => format!("there is no rule `{written}`; do you mean `{nearest}`?"),
        SuppressionFault::UnknownRule {
            written,
            nearest: None,
        } => format!("there is no rule `{written}`"),
        SuppressionFault::NoRule => "it does not say of which rule findings are allowed".to_owned(),
        SuppressionFault::NoReason { rule } => {
            format!("findings of {rule} are allowed without a reason, so they are reported")
        }
        SuppressionFault::UnknownWord { written } => {
            format!("`{written}` means nothing here; `allow` or `allow-file` does")
        }
    }
}
