//! `heshu 稿件.txt` is `heshu check 稿件.txt`.

use std::ffi::OsString;

use clap::CommandFactory;

use super::args::Arguments;

const DEFAULT: &str = "check";

/// The arguments with the default command put in when none is named.
pub fn with_default_command(arguments: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    if !names_command(arguments.get(1..).unwrap_or_default()) {
        arguments.insert(arguments.len().min(1), DEFAULT.into());
    }
    arguments
}

/// Whether the first argument that is no option, nor the value of one, names a command, or help
/// or the version of the whole tool is asked for.
fn names_command(arguments: &[OsString]) -> bool {
    let command = Arguments::command();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let Some(argument) = argument.to_str() else {
            return false;
        };
        if matches!(argument, "-h" | "--help" | "-V" | "--version") {
            return true;
        }
        if argument == "-" || !argument.starts_with('-') {
            return command
                .get_subcommands()
                .any(|known| known.get_name() == argument);
        }
        if takes_value(&command, argument) {
            arguments.next();
        }
    }
    false
}

/// Whether the option, of the tool or of the default command, has its value in the next argument.
fn takes_value(command: &clap::Command, option: &str) -> bool {
    let Some(long) = option.strip_prefix("--") else {
        return false;
    };
    let default = command.find_subcommand(DEFAULT);
    let options = command
        .get_arguments()
        .chain(default.into_iter().flat_map(|c| c.get_arguments()));
    let mut named = options.filter(|known| known.get_long() == Some(long));
    named.any(|known| known.get_action().takes_values())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn completed(line: &str) -> String {
        let arguments = line.split(' ').map(OsString::from);
        let completed = with_default_command(arguments);
        completed
            .iter()
            .map(|a| a.to_string_lossy())
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn check_is_put_in_only_when_no_command_is_named() {
        assert_eq!(completed("heshu a.txt"), "heshu check a.txt");
        assert_eq!(completed("heshu -"), "heshu check -");
        assert_eq!(completed("heshu"), "heshu check");
        assert_eq!(
            completed("heshu --format json claims.txt"),
            "heshu check --format json claims.txt"
        );
        assert_eq!(completed("heshu claims a.txt"), "heshu claims a.txt");
        assert_eq!(
            completed("heshu --lang en claims a.txt"),
            "heshu --lang en claims a.txt"
        );
        assert_eq!(
            completed("heshu --lang=en claims"),
            "heshu --lang=en claims"
        );
        assert_eq!(
            completed("heshu --rules check a"),
            "heshu check --rules check a"
        );
        assert_eq!(completed("heshu --help"), "heshu --help");
    }
}
