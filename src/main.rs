//! Papilio: a desktop messenger for the MSN network.

mod app;
mod assets;
mod clock;
mod executor;
mod fonts;
mod i18n;
mod ids;
mod link;
mod moving;
mod portrait;
#[cfg(test)]
mod samples;
mod screen;
#[cfg(test)]
mod screens;
mod services;
mod session;
mod shake;
mod sound;
mod start;
mod state_file;
mod theme;
mod widget;
mod words;

fn main() -> std::process::ExitCode {
    app::run()
}
