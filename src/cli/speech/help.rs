//! The command line with its help in one language.

use clap::{Arg, Command};

use super::english;
use crate::language::Language;

const CHINESE_TEMPLATE: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";
const ENGLISH_TEMPLATE: &str = "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}";

/// Headings of arguments that name none.
const ARGUMENTS: &str = "参数";
const OPTIONS: &str = "选项";

/// What clap writes for the options in a line of usage, and the same in Chinese.
const ANY_OPTIONS: (&str, &str) = ("[OPTIONS]", "[选项]");

/// The command, described in Chinese, and all below it with help and usage in the language.
pub fn in_language(mut command: Command, language: Language) -> Command {
    describe(&mut command, language);
    // Only a command that is built knows its line of usage.
    command.build();
    if language == Language::Chinese {
        say_usage_in_chinese(&mut command);
    }
    command
}

fn describe(command: &mut Command, language: Language) {
    let described = std::mem::take(command).mut_args(with_heading);
    *command = match language {
        Language::Chinese => described
            .help_template(CHINESE_TEMPLATE)
            .mut_args(with_values_in_chinese),
        Language::English => in_english(described),
    };
    for below in command.get_subcommands_mut() {
        describe(below, language);
    }
}

fn with_heading(argument: Arg) -> Arg {
    let heading = match argument.get_help_heading() {
        Some(_) => return argument,
        None if argument.is_positional() => ARGUMENTS,
        None => OPTIONS,
    };
    argument.help_heading(heading)
}

/// `输出格式 [默认：human；可取：human、json]`
fn with_values_in_chinese(argument: Arg) -> Arg {
    if !argument.get_action().takes_values() {
        return argument;
    }
    let defaults: Vec<String> = argument
        .get_default_values()
        .iter()
        .map(|value| value.to_string_lossy().into_owned())
        .collect();
    let possible: Vec<String> = argument
        .get_possible_values()
        .iter()
        .filter(|value| !value.is_hide_set())
        .map(|value| value.get_name().to_owned())
        .collect();
    let notes: Vec<String> = [("默认", defaults), ("可取", possible)]
        .into_iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(name, values)| format!("{name}：{}", values.join("、")))
        .collect();
    if notes.is_empty() {
        return argument;
    }
    let help = argument.get_help().map(ToString::to_string);
    let help = format!("{} [{}]", help.unwrap_or_default(), notes.join("；"));
    argument
        .help(help)
        .hide_default_value(true)
        .hide_possible_values(true)
}

fn in_english(command: Command) -> Command {
    let text = |styled: Option<&clap::builder::StyledStr>| {
        styled.and_then(|text| english::of(&text.to_string()))
    };
    let about = text(command.get_about());
    let after = text(command.get_after_help());
    let mut command = command
        .help_template(ENGLISH_TEMPLATE)
        .mut_args(argument_in_english);
    if let Some(about) = about {
        command = command.about(about);
    }
    if let Some(after) = after {
        command = command.after_help(after);
    }
    if command.has_subcommands() {
        command = command
            .subcommand_help_heading("Commands")
            .subcommand_value_name("COMMAND");
    }
    command
}

fn argument_in_english(mut argument: Arg) -> Arg {
    let help = argument.get_help().map(ToString::to_string);
    if let Some(help) = help.as_deref().and_then(english::of) {
        argument = argument.help(help);
    }
    if let Some(heading) = argument.get_help_heading().and_then(english::of) {
        argument = argument.help_heading(heading);
    }
    let names = argument.get_value_names();
    let names: Option<Vec<&'static str>> =
        names.and_then(|names| names.iter().map(|name| english::of(name)).collect());
    match names {
        Some(names) if argument.get_action().takes_values() => argument.value_names(names),
        _ => argument,
    }
}

fn say_usage_in_chinese(command: &mut Command) {
    let usage = command.render_usage().to_string();
    let line = usage.trim_start_matches("Usage: ").to_owned();
    let line = line.replace(ANY_OPTIONS.0, ANY_OPTIONS.1);
    *command = std::mem::take(command).override_usage(line);
    for below in command.get_subcommands_mut() {
        say_usage_in_chinese(below);
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::args::Arguments;

    fn is_chinese(text: &str) -> bool {
        text.chars().any(|c| ('\u{3000}'..='\u{ffef}').contains(&c))
    }

    /// The help of a command and all below it.
    fn all_help(command: &mut Command) -> Vec<String> {
        let mut help = vec![command.render_long_help().to_string()];
        for below in command.get_subcommands_mut() {
            help.extend(all_help(below));
        }
        help
    }

    #[test]
    fn english_help_has_no_chinese_left() {
        let mut command = in_language(Arguments::command(), Language::English);
        for help in all_help(&mut command) {
            let untranslated: Vec<_> = help.lines().filter(|line| is_chinese(line)).collect();
            assert!(
                untranslated.is_empty(),
                "add the English to speech/english.rs: {untranslated:#?}"
            );
        }
    }

    #[test]
    fn chinese_help_has_none_of_claps_words_left() {
        let mut command = in_language(Arguments::command(), Language::Chinese);
        for help in all_help(&mut command) {
            for word in [
                "Usage",
                "OPTIONS",
                "Options",
                "Arguments",
                "Commands",
                "default",
                "possible",
            ] {
                assert!(!help.contains(word), "{word} in {help}");
            }
        }
    }
}
