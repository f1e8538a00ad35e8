//! Papilio: a desktop messenger for the MSN network.

mod app;
mod assets;
mod clock;
mod i18n;
mod ids;
mod screen;
mod session;
mod theme;
mod widget;

fn main() -> std::process::ExitCode {
    app::run()
}
