//! How the program is started: its options, and whether there is a display.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use crate::link::Link;
use crate::t;

/// What was asked for on the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Start the network inside the program and sign in to it.
    pub demo: bool,
    /// Where everything is kept, instead of the usual place.
    pub data_dir: Option<PathBuf>,
    /// A file that always tells what the windows show: for tests that drive the program from outside.
    pub state_file: Option<PathBuf>,
    /// Show no window in front of anything.
    pub hidden: bool,
    /// Links to follow, each of which makes sense.
    pub links: Vec<String>,
}

impl Options {
    /// The links, read.
    pub fn links(&self) -> Vec<Link> {
        let links = self.links.iter();
        links.filter_map(|link| Link::parse(link)).collect()
    }
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    Run(Options),
    /// Print this and end.
    Say(String),
}

/// Reads the arguments that come after the program's name.
///
/// # Errors
/// With words, when they make no sense.
pub fn options(arguments: impl IntoIterator<Item = OsString>) -> Result<Start, String> {
    let mut options = Options::default();
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        let mut path = |name: &str| {
            arguments
                .next()
                .map(PathBuf::from)
                .ok_or_else(|| t!("usage-no-path", option = name))
        };
        match argument.to_str() {
            Some("--demo") => options.demo = true,
            Some("--hidden") => options.hidden = true,
            Some("--data-dir") => options.data_dir = Some(path("--data-dir")?),
            Some("--state-file") => options.state_file = Some(path("--state-file")?),
            Some("--help" | "-h") => return Ok(Start::Say(t!("usage"))),
            Some("--version" | "-V") => {
                return Ok(Start::Say(format!("papilio {}", env!("CARGO_PKG_VERSION"))));
            }
            Some(link) if Link::parse(link).is_some() => options.links.push(link.to_owned()),
            _ => {
                let argument = argument.to_string_lossy().into_owned();
                return Err(t!("usage-unknown", argument = argument));
            }
        }
    }
    Ok(Start::Run(options))
}

/// Whether a window can be shown, by the environment.
pub fn has_display(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    if cfg!(any(windows, target_os = "macos")) {
        return true;
    }
    let set = |name| variable(name).is_some_and(|value| value != OsStr::new(""));
    set("DISPLAY") || set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET")
}

/// Sends what the program has to say about itself to stderr: warnings, or what `PAPILIO_LOG` wants.
pub fn log() {
    use tracing::level_filters::LevelFilter;
    use tracing_subscriber::filter::Targets;
    use tracing_subscriber::{fmt, prelude::*, registry};
    let wanted = std::env::var("PAPILIO_LOG").ok();
    let filter = wanted.and_then(|words| words.parse().ok());
    let filter = filter.unwrap_or_else(|| {
        let ours = ["papilio", "msnp_client", "msnp_server"];
        Targets::new().with_targets(ours.map(|target| (target, LevelFilter::WARN)))
    });
    let lines = fmt::layer().with_writer(std::io::stderr);
    let _ = registry().with(lines.with_filter(filter)).try_init();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Result<Start, String> {
        options(arguments.iter().map(OsString::from))
    }

    #[test]
    fn options_are_read() {
        let all = ["--demo", "--hidden", "--data-dir", "d", "--state-file", "s"];
        assert_eq!(
            read(&all),
            Ok(Start::Run(Options {
                demo: true,
                data_dir: Some("d".into()),
                state_file: Some("s".into()),
                hidden: true,
                links: Vec::new(),
            }))
        );
        let link = "msnim:chat?contact=bob@example.com";
        assert_eq!(
            read(&[link]),
            Ok(Start::Run(Options {
                links: vec![link.to_owned()],
                ..Options::default()
            }))
        );
        assert_eq!(read(&[]), Ok(Start::Run(Options::default())));
        let Ok(Start::Say(help)) = read(&["--help"]) else {
            panic!("no help")
        };
        assert!(help.contains("--demo"), "{help}");
    }

    #[test]
    fn what_makes_no_sense_is_named() {
        for (arguments, named) in [
            (vec!["--dmeo"], "--dmeo"),
            (vec!["--data-dir"], "--data-dir"),
            (vec!["file"], "file"),
            (vec!["msnim:chat"], "msnim:chat"),
        ] {
            let words = read(&arguments).expect_err("it makes no sense");
            assert!(words.contains(named), "{words}");
        }
    }

    #[test]
    #[cfg(not(any(windows, target_os = "macos")))]
    fn without_a_display_the_headless_program_is_named() {
        let with = |set: &'static str| {
            has_display(move |name| (name == set).then(|| OsString::from(":0")))
        };
        assert!(with("DISPLAY"));
        assert!(with("WAYLAND_DISPLAY"));
        assert!(!with("HOME"));
        assert!(!has_display(|_| Some(OsString::new())));
        assert!(t!("no-display").contains("papilio-cli --demo"));
    }
}
