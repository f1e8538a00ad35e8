//! Reading a recorded run.

/// What happened on a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The client opened it.
    Opened,
    /// The server closed it.
    Closed,
    /// The client sent this.
    Client(Line),
    /// The server sent this.
    Server(Line),
}

/// A command line and its payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The words.
    pub words: Vec<String>,
    /// The payload, of exactly the length that the line tells.
    pub payload: Option<Vec<u8>>,
}

impl Line {
    pub fn command(&self) -> &str {
        &self.words[0]
    }

    /// As it was on the wire, with another transaction id.
    pub fn bytes(&self, trid: Option<&str>) -> Vec<u8> {
        let mut words = self.words.clone();
        if let Some(trid) = trid {
            words[1] = trid.to_owned();
        }
        let mut bytes = words.join(" ").into_bytes();
        bytes.extend_from_slice(b"\r\n");
        bytes.extend_from_slice(self.payload.as_deref().unwrap_or_default());
        bytes
    }

    pub fn text(&self) -> String {
        self.words.join(" ")
    }
}

/// Everything that happened, in order; each with the name of its connection.
pub struct Script {
    pub steps: Vec<(String, What)>,
}

impl Script {
    pub fn parse(text: &str) -> Self {
        let mut steps: Vec<(String, What)> = Vec::new();
        let mut payload: Vec<Vec<u8>> = Vec::new();
        for raw in text.lines() {
            let Some((name, mark, rest)) = connection(raw) else {
                continue;
            };
            if let Some(line) = rest.strip_prefix("  | ") {
                payload.push(unescape(line));
                continue;
            }
            finish(&mut steps, &mut payload);
            let line = || Line {
                words: rest.trim().split(' ').map(str::to_owned).collect(),
                payload: None,
            };
            let what = match mark {
                '>' => What::Client(line()),
                '<' => What::Server(line()),
                '=' if rest.contains("connected") => What::Opened,
                '!' => What::Closed,
                _ => continue,
            };
            steps.push((name.to_owned(), what));
        }
        finish(&mut steps, &mut payload);
        Self { steps }
    }

    /// The address that signs in on this connection.
    pub fn email(&self, connection: &str) -> Option<String> {
        self.steps.iter().find_map(|(name, what)| match what {
            What::Client(line) if name == connection && line.words.get(3)? == "I" => {
                line.words.get(4).cloned()
            }
            _ => None,
        })
    }
}

/// `A>`, `SB<`, `A2=` and what follows. Comments and HTTP are none.
fn connection(raw: &str) -> Option<(&str, char, &str)> {
    let at = raw.find(['>', '<', '=', '!'])?;
    let (name, rest) = raw.split_at(at);
    ["A", "B", "A2", "SA", "SB"].contains(&name).then(|| {
        let mut chars = rest.chars();
        let mark = chars.next().expect("found above");
        let rest = chars.as_str();
        (name, mark, rest.strip_prefix(' ').unwrap_or(rest))
    })
}

/// The payload lines that were gathered belong to the last command.
fn finish(steps: &mut [(String, What)], payload: &mut Vec<Vec<u8>>) {
    let lines = std::mem::take(payload);
    let Some((_, What::Client(line) | What::Server(line))) = steps.last_mut() else {
        return;
    };
    if lines.is_empty() {
        return;
    }
    let len: usize = line
        .words
        .last()
        .and_then(|word| word.parse().ok())
        .expect("a payload has a length");
    let mut bytes = lines.join(&b"\r\n"[..]);
    // XML of the server has lines of its own kind.
    if bytes.len() > len && bytes.first() == Some(&b'<') {
        bytes = lines.join(&b"\n"[..]);
    }
    // Tickets are left out of profiles and bytes are lost in P2P data: both are filled up. Nothing else may differ.
    let is_known = bytes.windows(8).any(|w| w == b"<ticket>")
        || bytes.windows(13).any(|w| w == b"x-msnmsgrp2p\r");
    assert!(
        bytes.len() == len || is_known || line.words[0] == "NOT",
        "{:?}: {} of {len} bytes",
        line.words,
        bytes.len()
    );
    bytes.resize(len, b'.');
    line.payload = Some(bytes);
}

/// `\x09` is a byte.
fn unescape(line: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("\\x") {
        out.extend_from_slice(before.as_bytes());
        let (digits, tail) = after.split_at(2);
        out.push(u8::from_str_radix(digits, 16).expect("two digits"));
        rest = tail;
    }
    out.extend_from_slice(rest.as_bytes());
    out
}
