//! One `papilio-cli` process: commands go in as lines, events come out as lines.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How long to wait for an event before calling it missing.
const PATIENCE: Duration = Duration::from_secs(25);

/// Where and how to sign in.
#[derive(Clone, Debug)]
pub struct Server {
    pub ns: String,
    pub service_base: String,
    pub ca: Option<PathBuf>,
    /// The profile whose quirks it has.
    pub profile: Option<String>,
}

/// The address and password of one person.
#[derive(Clone, Debug)]
pub struct Login {
    pub email: String,
    pub password: String,
}

pub struct Person {
    pub email: String,
    child: Child,
    stdin: Option<ChildStdin>,
    lines: Receiver<String>,
    seen: Vec<Value>,
    /// The first event of the present step.
    from: usize,
}

impl Person {
    /// Starts the program, which speaks this protocol and connects to others directly as it is told; nothing is connected
    /// yet.
    pub fn start(
        server: &Server,
        login: &Login,
        (protocol, direct): (&str, &str),
        home: &Path,
    ) -> Self {
        let mut command = Command::new(papilio_cli());
        command
            .args(["--server", &server.ns])
            .args(["--service-base", &server.service_base])
            .args(["--protocol", protocol])
            .args(["--direct", direct])
            .args(server.profile.iter().flat_map(|name| ["--profile", name]))
            .args(["--account", &login.email])
            .arg("--data-dir")
            .arg(home)
            .env("PAPILIO_PASSWORD", &login.password)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit());
        if let Some(ca) = &server.ca {
            command.arg("--ca").arg(ca);
        }
        let mut child = command.spawn().expect("papilio-cli starts");
        let stdout = child.stdout.take().expect("a piped stdout");
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Self {
            email: login.email.clone(),
            stdin: child.stdin.take(),
            child,
            lines,
            seen: Vec::new(),
            from: 0,
        }
    }

    /// Forgets what happened until now: the next `wait` looks only at what comes from here on.
    pub fn step(&mut self) {
        while let Ok(line) = self.lines.try_recv() {
            self.take(&line);
        }
        self.from = self.seen.len();
    }

    /// Sends one command.
    pub fn say(&mut self, command: &Value) -> Result<(), String> {
        let stdin = self.stdin.as_mut().ok_or("already told to quit")?;
        writeln!(stdin, "{command}").map_err(|error| format!("{}: {error}", self.email))
    }

    /// The first event of this step for which `wanted` holds.
    pub fn wait(&mut self, what: &str, wanted: impl Fn(&Value) -> bool) -> Result<Value, String> {
        self.wait_for(PATIENCE, what, wanted)
    }

    pub fn wait_for(
        &mut self,
        patience: Duration,
        what: &str,
        wanted: impl Fn(&Value) -> bool,
    ) -> Result<Value, String> {
        let end = Instant::now() + patience;
        let mut at = self.from;
        loop {
            while let Some(event) = self.seen.get(at) {
                if wanted(event) {
                    return Ok(event.clone());
                }
                at += 1;
            }
            let left = end.saturating_duration_since(Instant::now());
            match self.lines.recv_timeout(left) {
                Ok(line) => self.take(&line),
                Err(RecvTimeoutError::Timeout) => {
                    return Err(format!(
                        "{}: no {what} within {} s; of this step it saw {}",
                        self.email,
                        patience.as_secs(),
                        json!(self.seen.get(self.from..))
                    ));
                }
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(format!(
                        "{}: ended before {what}; of this step it saw {}",
                        self.email,
                        json!(self.seen.get(self.from..))
                    ));
                }
            }
        }
    }

    /// Everything seen so far, of all steps.
    pub fn seen(&self) -> &[Value] {
        &self.seen
    }

    /// What was seen in this step.
    pub fn seen_now(&self) -> &[Value] {
        self.seen.get(self.from..).unwrap_or_default()
    }

    /// Closes the input and gives the exit code.
    pub fn end(mut self) -> Result<i32, String> {
        self.stdin = None;
        let end = Instant::now() + PATIENCE;
        // The reader's channel closes when the process closes its stdout.
        loop {
            match self
                .lines
                .recv_timeout(end.saturating_duration_since(Instant::now()))
            {
                Ok(line) => self.take(&line),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    return Err(format!("{}: does not end", self.email));
                }
            }
        }
        let status = self.child.wait().map_err(|error| error.to_string())?;
        status
            .code()
            .ok_or_else(|| format!("{}: killed by a signal", self.email))
    }

    fn take(&mut self, line: &str) {
        // A line that is no JSON is kept as it is, so that it shows up in a failure.
        let event = serde_json::from_str(line).unwrap_or_else(|_| json!({ "not_json": line }));
        self.seen.push(event);
    }
}

impl Drop for Person {
    fn drop(&mut self) {
        // Already ended processes give an error here, which says nothing new.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program under test: `PAPILIO_CLI`, or the one in the target folder of this test; built when it is missing.
/// `cargo test --workspace` builds it anew each time.
fn papilio_cli() -> PathBuf {
    if let Some(path) = std::env::var_os("PAPILIO_CLI") {
        return path.into();
    }
    let test = std::env::current_exe().expect("the test knows where it is");
    let folder = test
        .parent()
        .and_then(Path::parent)
        .expect("target/debug/deps/interop-…");
    let path = folder.join(format!("papilio-cli{}", std::env::consts::EXE_SUFFIX));
    if !path.exists() {
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        let built = Command::new(cargo)
            .args(["build", "-p", "papilio-cli"])
            .status()
            .expect("cargo starts");
        assert!(built.success(), "papilio-cli does not build");
    }
    path
}
