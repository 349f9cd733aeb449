use std::path::Path;

/// Runs the commands of a page and compares what they print. They run in the folder that bears the
/// name of the page.
pub fn run(page: &Path) {
    let cases = trycmd::TestCases::new();
    // The outputs are compared when the cases are dropped.
    cases
        .default_bin_name("heshu")
        .env("COLUMNS", "90")
        .env("NO_COLOR", "1")
        .case(page);
}
