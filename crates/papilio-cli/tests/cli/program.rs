//! Running the program: lines in, events out.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::SocketAddr;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use msnp_server::{Network, NetworkConfig};
use serde_json::Value;
use tokio::runtime::Runtime;

pub const PASSWORD: &str = "swordfish&co";

/// How long anything may take before the test fails.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A network with accounts, in this process.
pub struct Town {
    network: Network,
    runtime: Runtime,
}

impl Town {
    pub fn with(people: &[&str]) -> Self {
        let defaults = NetworkConfig::default();
        Self::at(people, defaults.listen, defaults.http)
    }

    /// At an address that is known already.
    pub fn at(people: &[&str], listen: SocketAddr, http: SocketAddr) -> Self {
        let runtime = Runtime::new().unwrap();
        let accounts = people
            .iter()
            .map(|email| ((*email).to_owned(), PASSWORD.to_owned()))
            .collect();
        let config = NetworkConfig {
            accounts,
            seed: 1,
            listen,
            http,
            ..NetworkConfig::default()
        };
        let network = runtime.block_on(Network::start(config)).unwrap();
        Self { network, runtime }
    }

    /// Ends the network, and tells where it was.
    pub fn stop(self) -> (SocketAddr, SocketAddr) {
        let place = (self.network.ns(), self.network.http());
        self.runtime.block_on(self.network.stop());
        place
    }

    /// The arguments that lead to this network.
    pub fn way(&self, email: &str) -> Vec<String> {
        way(
            &self.network.ns().to_string(),
            &self.network.http().to_string(),
            email,
        )
    }

    /// Somebody at the program, signed in.
    pub fn online(&self, email: &str) -> Program {
        self.online_with(email, &[])
    }

    pub fn online_with(&self, email: &str, more: &[&str]) -> Program {
        let mut arguments = self.way(email);
        arguments.extend(more.iter().map(|&word| word.to_owned()));
        let mut program = Program::start(&arguments);
        program.say(r#"{"cmd":"sign_in"}"#);
        program.state("online");
        program
    }
}

pub fn way(server: &str, http: &str, email: &str) -> Vec<String> {
    let base = format!("http://{http}");
    [
        "--server",
        server,
        "--service-base",
        &base,
        "--account",
        email,
    ]
    .map(str::to_owned)
    .to_vec()
}

/// The running program.
pub struct Program {
    child: Child,
    input: Option<ChildStdin>,
    lines: Receiver<String>,
    errors: Option<JoinHandle<String>>,
    /// Everything it has written so far.
    pub output: String,
    last_t: u64,
}

/// How the program ended.
pub struct End {
    pub code: Option<i32>,
    pub output: String,
    pub errors: String,
}

impl Program {
    pub fn start<S: AsRef<str>>(arguments: &[S]) -> Self {
        Self::start_with(arguments, &[("PAPILIO_PASSWORD", PASSWORD)])
    }

    pub fn start_with<S: AsRef<str>>(arguments: &[S], environment: &[(&str, &str)]) -> Self {
        let (listen, deaf) = channel();
        listen.send(()).unwrap();
        Self::start_deaf(arguments, environment, deaf)
    }

    /// What it writes is not read before `deaf` says so.
    pub fn start_deaf<S: AsRef<str>>(
        arguments: &[S],
        environment: &[(&str, &str)],
        deaf: Receiver<()>,
    ) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_papilio-cli"))
            .args(arguments.iter().map(AsRef::as_ref))
            .env_remove("PAPILIO_PASSWORD")
            .env_remove("PAPILIO_LOG")
            .envs(environment.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (sender, lines) = channel();
        let output = BufReader::new(child.stdout.take().unwrap());
        thread::spawn(move || {
            // A test that failed says nothing more.
            let _ = deaf.recv();
            for line in output.lines() {
                if sender.send(line.unwrap()).is_err() {
                    return;
                }
            }
        });
        let mut stderr = child.stderr.take().unwrap();
        let errors = thread::spawn(move || {
            let mut text = String::new();
            stderr.read_to_string(&mut text).unwrap();
            text
        });
        Self {
            input: child.stdin.take(),
            child,
            lines,
            errors: Some(errors),
            output: String::new(),
            last_t: 0,
        }
    }

    pub fn say(&mut self, line: &str) {
        self.say_bytes(line.as_bytes());
    }

    pub fn say_bytes(&mut self, line: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(line).unwrap();
        input.write_all(b"\n").unwrap();
    }

    /// Sends it a signal, as a terminal or a system that goes down does.
    #[cfg(unix)]
    pub fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill")
            .args(["-s", name, &id])
            .status()
            .unwrap();
        assert!(sent.success());
    }

    /// Ends the input.
    pub fn hang_up(&mut self) {
        self.input = None;
    }

    fn line(&mut self, until: Instant) -> Option<Value> {
        let line = self
            .lines
            .recv_timeout(until.saturating_duration_since(Instant::now()))
            .ok()?;
        self.output.push_str(&line);
        self.output.push('\n');
        let event: Value =
            serde_json::from_str(&line).unwrap_or_else(|error| panic!("{line}: {error}"));
        let t = event["t"]
            .as_u64()
            .unwrap_or_else(|| panic!("no time: {line}"));
        assert!(t >= self.last_t, "time runs backwards: {line}");
        assert!(event["event"].is_string(), "{line}");
        self.last_t = t;
        Some(event)
    }

    /// The next event of this kind for which the test holds; those before it are gone.
    pub fn hears(&mut self, kind: &str, holds: impl Fn(&Value) -> bool) -> Value {
        match self.hears_within(PATIENCE, kind, holds) {
            Some(event) => event,
            None => panic!("no such {kind} event in:\n{}", self.digest()),
        }
    }

    /// The same, if it comes in this time.
    pub fn hears_within(
        &mut self,
        time: Duration,
        kind: &str,
        holds: impl Fn(&Value) -> bool,
    ) -> Option<Value> {
        let until = Instant::now() + time;
        loop {
            let event = self.line(until)?;
            if event["event"] == kind && holds(&event) {
                return Some(event);
            }
        }
    }

    /// Whether such an event comes before the program ends.
    pub fn tries(&mut self, kind: &str, holds: impl Fn(&Value) -> bool) -> bool {
        let until = Instant::now() + PATIENCE;
        while let Some(event) = self.line(until) {
            if event["event"] == kind && holds(&event) {
                return true;
            }
        }
        false
    }

    pub fn state(&mut self, state: &str) {
        self.hears("state", |event| event["state"] == state);
    }

    pub fn sees(&mut self, who: &str, status: &str) -> Value {
        self.hears("presence", |event| {
            event["email"] == who && event["status"] == status
        })
    }

    /// The next error: its code and the line it answers.
    pub fn error(&mut self) -> (String, String) {
        let event = self.hears("error", |_| true);
        let text = |key: &str| event[key].as_str().unwrap_or_default().to_owned();
        (text("code"), text("command"))
    }

    /// What it has written, without the bulk of texts.
    fn digest(&self) -> String {
        let lines = self.output.lines().rev();
        let telling = lines.filter(|line| !line.starts_with(r#"{"event":"text""#));
        let mut last: Vec<_> = telling.take(100).collect();
        last.reverse();
        last.join("\n")
    }

    /// Lets it write so many events, or all until it is silent for a moment.
    pub fn goes_on(&mut self, events: usize) {
        const MOMENT: Duration = Duration::from_millis(300);
        for _ in 0..events {
            if self.line(Instant::now() + MOMENT).is_none() {
                return;
            }
        }
    }

    /// Kills it, as `kill -9` does; everything it has written, perhaps not to the end of the last line.
    pub fn kill(mut self) -> String {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        while let Ok(line) = self.lines.recv_timeout(PATIENCE) {
            self.output.push_str(&line);
            self.output.push('\n');
        }
        std::mem::take(&mut self.output)
    }

    pub fn end(mut self) -> End {
        let until = Instant::now() + PATIENCE;
        while self.line(until).is_some() {}
        assert!(Instant::now() < until, "it does not end:\n{}", self.output);
        let code = self.child.wait().unwrap().code();
        End {
            code,
            output: std::mem::take(&mut self.output),
            errors: self.errors.take().unwrap().join().unwrap(),
        }
    }

    /// Quits, and must end well.
    pub fn quit(mut self) -> End {
        self.say(r#"{"cmd":"quit"}"#);
        let end = self.end();
        assert_eq!(end.code, Some(0), "{}{}", end.output, end.errors);
        end
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // A test that failed leaves nothing running; one that passed has seen the end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
