use std::process::ExitCode;

fn main() -> ExitCode {
    heshu::cli::main()
}
