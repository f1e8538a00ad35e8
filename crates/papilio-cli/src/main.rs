//! Papilio without a window: commands in, events out, one JSON object a line. The contract is `docs/headless.md`.

mod args;
mod input;
mod objects;
mod output;
mod resync;
mod session;
mod start;
mod watch;

use std::process::ExitCode;

use args::{Ask, USAGE};
use tracing_subscriber::EnvFilter;
use watch::Exit;

fn main() -> ExitCode {
    log_to_stderr();
    let options = match Ask::read(std::env::args_os().skip(1).collect()) {
        Ok(Ask::Run(options)) => options,
        Ok(Ask::Help) => {
            print!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Ok(Ask::Version) => {
            println!("papilio-cli {}", env!("CARGO_PKG_VERSION"));
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("papilio-cli: {error}\n\n{USAGE}");
            return code(Exit::Usage);
        }
    };
    let exit = match start::run(options) {
        Ok(exit) => exit,
        Err(error) => {
            eprintln!("papilio-cli: {error}");
            error.exit()
        }
    };
    code(exit)
}

fn code(exit: Exit) -> ExitCode {
    ExitCode::from(exit as u8)
}

fn log_to_stderr() {
    let filter = EnvFilter::try_from_env("PAPILIO_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .init();
}
