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
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::{fmt, prelude::*, registry};
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
    let wanted = std::env::var("PAPILIO_LOG").ok();
    let filter = wanted.and_then(|words| words.parse().ok());
    let filter = filter.unwrap_or_else(|| Targets::new().with_default(LevelFilter::WARN));
    let lines = fmt::layer().with_writer(std::io::stderr).with_ansi(false);
    registry().with(lines.with_filter(filter)).init();
}
