//! A message bus for tests, without anything of the computer on it.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use zbus::Connection;

// Not the session's own configuration: it would start whatever service is installed here.
const CONFIG: &str = "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>\
    <policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>\
    <allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>";

/// A bus of its own, gone with it.
pub struct Bus(Child, String);

impl Bus {
    /// `None`, and a line that says so, where there is no program for it.
    pub fn start() -> Option<Self> {
        let config = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(config.path(), CONFIG).expect("it is written");
        let started = Command::new("dbus-daemon")
            .arg(format!("--config-file={}", config.path().display()))
            .args(["--nofork", "--nopidfile", "--print-address"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let Ok(mut child) = started else {
            eprintln!("there is no dbus-daemon here: nothing was tried");
            return None;
        };
        let mut address = String::new();
        let out = child.stdout.take().expect("it is piped");
        let _ = BufReader::new(out).read_line(&mut address).expect("a line");
        Some(Self(child, address.trim().to_owned()))
    }

    pub async fn join(&self) -> Connection {
        let builder = zbus::connection::Builder::address(self.1.as_str());
        builder.expect("an address").build().await.expect("a bus")
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Waits for what the bus brings, but not for ever.
pub async fn within<T>(tried: impl Future<Output = T>) -> T {
    let tried = tokio::time::timeout(std::time::Duration::from_secs(60), tried);
    tried.await.expect("the bus answers")
}
