//! Whole invocations: arguments, standard input, output, errors and exit code.
//! `TRYCMD=overwrite cargo test --test cli` takes what is printed as what is expected.

fn cases(columns: &str, pattern: &str) {
    trycmd::TestCases::new()
        .default_bin_name("heshu")
        .env("COLUMNS", columns)
        .env("NO_COLOR", "1")
        .case(pattern);
}

#[test]
fn command_line() {
    cases("80", "tests/cmd/*.toml");
}

#[test]
fn narrow_terminal() {
    cases("40", "tests/cmd/narrow/*.toml");
}
