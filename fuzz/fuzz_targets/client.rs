//! Whatever servers, network, disk and user do, the client does not panic, answers within bounds and waits for the future.
//!
//! Input: dialect (`0`: all are offered), then steps parted by `FF`. The first byte of each says what happens:
//! `n` bytes from the notification server, `s` bytes from the newest switchboard, `m` a command as JSON, `r` an HTTP
//! answer (status, then headers as lines, then an empty line and a body), `x` and `y` the two links are lost, `d` and `u` the network goes down and up,
//! `k` what was to be kept is safe, `t` time passes (as many ticks as there are bytes, at least one).
//! Links open at once, and the services answer well unless the next step is `r`: the account has no contacts.
#![no_main]

use std::collections::VecDeque;
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use libfuzzer_sys::fuzz_target;
use msnp::auth::Secret;
use msnp::client::{Client, Config};
use msnp::dialect::Dialect;
use msnp::io::{CloseReason, HttpReply, HttpRequest, Input, LinkId, Now, Output, RequestId};
use msnp::wire::{Decoder, LinkKind, Reader};
use papilio_fuzz::{dialect, first, steps, whole};

fuzz_target!(|data: &[u8]| {
    let (digit, rest) = first(data);
    let mut desk = Desk::new(digit);
    desk.feed(Input::Command(msnp::Command::SignIn {
        status: msnp::api::Status::Online,
    }));
    let mut steps = steps(rest).peekable();
    while let Some((what, bytes)) = steps.next() {
        desk.taken += bytes.len();
        match what {
            b'n' => desk.receive(desk.ns, bytes),
            b's' => desk.receive(desk.sb, bytes),
            b'm' => {
                if let Ok(command) = serde_json::from_slice(bytes) {
                    desk.feed(Input::Command(command));
                }
            }
            b'r' => desk.answer(Some(bytes)),
            b'x' => desk.close(desk.ns, bytes),
            b'y' => desk.close(desk.sb, bytes),
            b'd' => desk.feed(Input::Network { up: false }),
            b'u' => desk.feed(Input::Network { up: true }),
            b'k' => desk.feed(Input::Kept { seq: desk.kept }),
            b't' => (0..bytes.len().clamp(1, 40)).for_each(|_| desk.pass()),
            _ => {}
        }
        desk.open();
        if steps.peek().is_none_or(|(what, _)| *what != b'r') {
            desk.answer(None);
            desk.open();
        }
    }
    // Left alone it comes to rest, or goes on trying ever more seldom.
    (0..20).for_each(|_| desk.pass());
    let _ = desk.client.snapshot();
});

struct Desk {
    client: Client,
    now: Now,
    wait: Instant,
    /// Bytes of the input taken in so far.
    taken: usize,
    ns: Option<LinkId>,
    sb: Option<LinkId>,
    opening: VecDeque<LinkId>,
    /// What was asked, and what a content service answers.
    requests: VecDeque<(RequestId, HttpReply)>,
    /// That of the commands that are sent.
    dialect: Dialect,
    kept: u64,
}

impl Desk {
    fn new(digit: u8) -> Self {
        let mut config = Config::new("alice@example.com", Secret::new("secret"), "127.0.0.1:1863");
        config.services.nexus = Some("https://nexus.example.com/rdr/pprdr.asp".to_owned());
        config.seed = 7;
        config.services.rst = Some("https://login.example.com/RST.srf".to_owned());
        config.services.address_book = Some("https://ab.example.com/abservice.asmx".to_owned());
        config.services.sharing = Some("https://ab.example.com/SharingService.asmx".to_owned());
        config.dialects = match digit {
            b'0' => Dialect::FINISHED.to_vec(),
            _ => vec![dialect(digit)],
        };
        let now = Now {
            mono: Instant::now(),
            wall: SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000),
        };
        Self {
            client: Client::new(config, now),
            now,
            wait: now.mono,
            taken: 0,
            ns: None,
            sb: None,
            opening: VecDeque::new(),
            requests: VecDeque::new(),
            dialect: dialect(digit),
            kept: 0,
        }
    }

    fn feed(&mut self, input: Input) {
        self.client.handle(input, self.now);
        let (mut outputs, mut sent, mut waits) = (0_usize, 0_usize, false);
        while let Some(output) = self.client.poll(self.now) {
            assert!(!waits, "something comes after Wait: {output:?}");
            outputs += 1;
            match output {
                Output::Connect { link, endpoint } => {
                    assert!(!endpoint.host.is_empty() && endpoint.port != 0);
                    // The first link of a run is the session's; what is opened beside one is a switchboard.
                    if self.ns.is_none() {
                        self.ns = Some(link);
                    } else {
                        self.sb = Some(link);
                    }
                    self.opening.push_back(link);
                }
                Output::Send { bytes, .. } => {
                    sent += bytes.len();
                    let notification = LinkKind::Notification;
                    whole(
                        Decoder::new(Reader::Server, notification, self.dialect),
                        bytes,
                    );
                }
                Output::Close { link } => self.gone(link),
                Output::Request(request) => {
                    assert!(request.url.starts_with("https://"), "{}", request.url);
                    assert!(request.deadline > self.now.mono);
                    let reply = content(&request);
                    self.requests.push_back((request.id, reply));
                }
                Output::Cancel { id } => self.requests.retain(|(open, _)| *open != id),
                Output::Keep { seq, .. } => {
                    assert!(seq > self.kept, "records are numbered upwards");
                    self.kept = seq;
                }
                Output::Event(_) | Output::Page { .. } | Output::Disk(_) | Output::Direct(_) => {}
                Output::Wait(at) => {
                    assert!(at > self.now.mono, "waits for the past");
                    self.wait = at;
                    waits = true;
                }
            }
        }
        assert!(waits, "poll ends with Wait");
        // A list can be told anew, a text sent anew; nothing more than that comes of one input.
        assert!(
            outputs <= 300 + 8 * self.taken,
            "{outputs} of {}",
            self.taken
        );
        assert!(
            sent <= 8 * 1024 + 200 * self.taken,
            "{sent} of {}",
            self.taken
        );
    }

    fn receive(&mut self, link: Option<LinkId>, bytes: &[u8]) {
        if let Some(link) = link {
            let bytes = Bytes::copy_from_slice(bytes);
            self.feed(Input::Received { link, bytes });
        }
    }

    fn close(&mut self, link: Option<LinkId>, why: &[u8]) {
        use CloseReason::{Broken, Certificate, Peer, Refused, TimedOut, UnknownHost};
        let Some(link) = link else {
            return;
        };
        let all = [Peer, Broken, UnknownHost, Refused, TimedOut, Certificate];
        let reason = all[usize::from(first(why).0) % all.len()];
        self.gone(link);
        self.feed(Input::Closed { link, reason });
    }

    fn gone(&mut self, link: LinkId) {
        for known in [&mut self.ns, &mut self.sb] {
            if *known == Some(link) {
                *known = None;
            }
        }
        self.opening.retain(|open| *open != link);
    }

    fn open(&mut self) {
        while let Some(link) = self.opening.pop_front() {
            self.feed(Input::Connected { link });
        }
    }

    /// Answers the oldest request; `None`: all of them, as services that are content.
    fn answer(&mut self, told: Option<&[u8]>) {
        while let Some((id, content)) = self.requests.pop_front() {
            let reply = match told {
                None => content,
                Some(told) => reply(&String::from_utf8_lossy(told)),
            };
            self.feed(Input::Reply {
                id,
                result: Ok(reply),
            });
            if told.is_some() {
                return;
            }
        }
    }

    /// Time passes until the client wants to be woken.
    fn pass(&mut self) {
        self.now = self
            .now
            .after(self.wait.saturating_duration_since(self.now.mono));
        self.feed(Input::Tick);
        self.open();
    }
}

/// The answer of a service that is content.
fn content(request: &HttpRequest) -> HttpReply {
    let mut reply = reply(
        "200\nPassportURLs: DALogin=https://login.example.com/login2.srf\n\
         Authentication-Info: Passport1.4 da-status=success,from-PP='t=1&p=2'",
    );
    if request.url.ends_with("/RST.srf") {
        reply.body = Bytes::from_static(TICKETS);
    } else if request.url.starts_with("https://ab.") {
        let action = request.headers.iter().find(|(name, _)| name == "SOAPAction");
        let name = action.and_then(|(_, action)| action.rsplit('/').next());
        let name = name.unwrap_or_default().trim_matches('"');
        reply.body = Bytes::from(format!(
            "<Envelope><Body><{name}Response><{name}Result/></{name}Response></Body></Envelope>"
        ));
    }
    reply
}

/// A status, headers as lines, and behind an empty line a body.
fn reply(text: &str) -> HttpReply {
    let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
    let mut lines = head.lines();
    HttpReply {
        status: lines
            .next()
            .and_then(|line| line.parse().ok())
            .unwrap_or(500),
        headers: lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        body: Bytes::from(body.to_owned()),
    }
}

const TICKETS: &[u8] = include_bytes!("../../crates/msnp/tests/data/auth/rst-multi.response.xml");
