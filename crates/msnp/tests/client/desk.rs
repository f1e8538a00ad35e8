//! A client, its clock, and everything it wants of the world.

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use msnp::api::{Command, ConversationId, DeliveryState, Event, LinkState, MessageId, Status};
use msnp::auth::Secret;
use msnp::client::{Client, Config};
use msnp::dialect::{AuthKind, Dialect};
use msnp::io::{
    CloseReason, DirectAsk, DiskAsk, Endpoint, HttpError, HttpReply, HttpRequest, Input, LinkId,
    Now, Output,
};
use msnp::keep::{Record, State};
use msnp::wire::{Decoder, Frame, LinkKind, Reader};

pub const ALICE: &str = "alice@example.com";
pub const BOB: &str = "bob@example.net";
pub const CAROL: &str = "carol@example.net";

const TICKETS: &str = include_str!("../data/auth/rst-multi.response.xml");

pub struct Desk {
    pub client: Client,
    pub now: Now,
    /// Links that are being opened.
    pub opening: VecDeque<(LinkId, Endpoint)>,
    pub requests: VecDeque<HttpRequest>,
    pub records: Vec<Record>,
    /// Pages for the browser.
    pub pages: Vec<Secret>,
    /// What was asked of the disk and of the network between clients, not answered yet.
    pub disk: Vec<DiskAsk>,
    pub direct: Vec<DirectAsk>,
    pub closed: Vec<LinkId>,
    /// Whether records are safe at once.
    pub keeps: bool,
    unkept: Option<u64>,
    events: Vec<Event>,
    sent: BTreeMap<LinkId, (Decoder, Vec<Frame>)>,
    wait: Instant,
    pub dialect: Dialect,
}

pub fn config(dialects: &[Dialect]) -> Config {
    let mut config = Config::new(ALICE, Secret::new("secret"), "ns.example.com:1863");
    config.dialects = dialects.to_vec();
    config.services.nexus = Some("https://nexus.example.com/rdr/pprdr.asp".to_owned());
    if dialects
        .iter()
        .all(|dialect| dialect.auth() == AuthKind::Sso)
    {
        config.services.rst = Some("https://login.example.com/RST.srf".to_owned());
    }
    config.seed = 7;
    config
}

impl Desk {
    pub fn new(dialect: Dialect) -> Self {
        Self::with(config(&[dialect]), dialect)
    }

    pub fn with(config: Config, dialect: Dialect) -> Self {
        let now = Now {
            mono: Instant::now(),
            wall: SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000),
        };
        Self {
            client: Client::new(config, now),
            now,
            opening: VecDeque::new(),
            requests: VecDeque::new(),
            records: Vec::new(),
            pages: Vec::new(),
            disk: Vec::new(),
            direct: Vec::new(),
            closed: Vec::new(),
            keeps: true,
            unkept: None,
            events: Vec::new(),
            sent: BTreeMap::new(),
            wait: now.mono,
            dialect,
        }
    }

    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// What this machine was called at the last sign-in.
    pub fn restore_machine(&mut self, machine: &str) {
        let mut state = State::default();
        state.session.machine = Some(machine.to_owned());
        self.feed(Input::Restored(Box::new(state)));
    }

    pub fn feed(&mut self, input: Input) {
        self.client.handle(input, self.now);
        while let Some(output) = self.client.poll(self.now) {
            match output {
                Output::Connect { link, endpoint } => self.opening.push_back((link, endpoint)),
                Output::Send { link, bytes } => self.write(link, bytes),
                Output::Close { link } => self.closed.push(link),
                Output::Request(request) => self.requests.push_back(request),
                Output::Cancel { id } => self.requests.retain(|request| request.id != id),
                Output::Keep { seq, record } => {
                    self.records.push(record);
                    self.unkept = Some(seq);
                }
                Output::Page { html } => self.pages.push(html),
                Output::Disk(ask) => self.disk.push(ask),
                Output::Direct(ask) => self.direct.push(ask),
                Output::Event(timed) => self.events.push(timed.event),
                Output::Wait(at) => {
                    assert!(at > self.now.mono, "waits for the past");
                    self.wait = at;
                }
            }
        }
        if self.keeps {
            self.keep();
        }
    }

    /// What was to be kept is safe.
    pub fn keep(&mut self) {
        if let Some(seq) = self.unkept.take() {
            self.feed(Input::Kept { seq });
        }
    }

    fn write(&mut self, link: LinkId, bytes: Bytes) {
        let dialect = self.dialect;
        let (decoder, frames) = self.sent.entry(link).or_insert_with(|| {
            let kind = LinkKind::Notification;
            (Decoder::new(Reader::Server, kind, dialect), Vec::new())
        });
        decoder.push(bytes);
        while let Some(frame) = decoder.next().expect("we write what can be read") {
            frames.push(frame);
        }
    }

    /// Lets time pass, waking the client whenever it wants to be.
    pub fn pass(&mut self, by: Duration) {
        let end = self.now.after(by);
        while self.wait <= end.mono {
            let ahead = self.wait.saturating_duration_since(self.now.mono);
            self.now = self.now.after(ahead);
            self.feed(Input::Tick);
        }
        let ahead = end.mono.saturating_duration_since(self.now.mono);
        self.now = self.now.after(ahead);
        self.feed(Input::Tick);
    }

    pub fn seconds(&mut self, seconds: u64) {
        self.pass(Duration::from_secs(seconds));
    }

    pub fn command(&mut self, command: Command) {
        self.feed(Input::Command(command));
    }

    /// Opens the link the client wants next.
    pub fn open(&mut self) -> LinkId {
        let (link, _) = self.opening.pop_front().expect("the client opens a link");
        self.feed(Input::Connected { link });
        link
    }

    pub fn close(&mut self, link: LinkId, reason: CloseReason) {
        self.feed(Input::Closed { link, reason });
    }

    /// The server says these lines.
    pub fn say(&mut self, link: LinkId, lines: &[&str]) {
        if lines.is_empty() {
            return;
        }
        let mut text = lines.join("\r\n");
        text.push_str("\r\n");
        self.feed(Input::Received {
            link,
            bytes: Bytes::from(text),
        });
    }

    /// The server says a line with a payload; its length is added.
    pub fn say_with(&mut self, link: LinkId, line: &str, payload: &str) {
        let text = format!("{line} {}\r\n{payload}", payload.len());
        self.feed(Input::Received {
            link,
            bytes: Bytes::from(text),
        });
    }

    /// The lines that were sent since the last look.
    pub fn lines(&mut self, link: LinkId) -> Vec<String> {
        self.frames(link)
            .iter()
            .map(|frame| frame.line().to_owned())
            .collect()
    }

    /// The commands that were sent since the last look.
    pub fn frames(&mut self, link: LinkId) -> Vec<Frame> {
        self.sent
            .get_mut(&link)
            .map_or_else(Vec::new, |(_, frames)| std::mem::take(frames))
    }

    /// What happened since the last look.
    pub fn events(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }

    /// The codes of the errors since the last look, with the commands they answer.
    pub fn errors(&mut self) -> Vec<(String, String)> {
        self.events()
            .into_iter()
            .filter_map(|event| match event {
                Event::Error { code, command, .. } => {
                    Some((code.0.to_string(), command.unwrap_or_default()))
                }
                _ => None,
            })
            .collect()
    }

    /// What was told of deliveries since the last look.
    pub fn deliveries(&mut self) -> Vec<(String, DeliveryState, Option<String>)> {
        self.events()
            .into_iter()
            .filter_map(|event| match event {
                Event::Delivery {
                    id, state, reason, ..
                } => Some((id.to_string(), state, reason)),
                _ => None,
            })
            .collect()
    }

    pub fn state(&self) -> LinkState {
        self.client.snapshot().state
    }

    // --- whole steps ------------------------------------------------------------------------------------------------

    pub fn sign_in(&mut self) -> LinkId {
        let status = Status::Online;
        self.command(Command::SignIn { status });
        self.open()
    }

    /// The server takes the client in, up to the request for a ticket.
    pub fn begin(&mut self, link: LinkId) {
        let dialect = self.dialect;
        self.say(link, &[&format!("VER 1 {dialect}")]);
        if dialect.has_inf() {
            self.say(link, &["INF 2 MD5"]);
            return self.say(link, &["USR 3 MD5 S 989048851.1851137130"]);
        }
        self.say(
            link,
            &[
                "CVR 2 1.0.0000 1.0.0000 1.0.0000 http://x http://y",
                if dialect.auth() == AuthKind::Sso {
                    "USR 3 SSO S MBI_KEY_OLD AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4v"
                } else {
                    "USR 3 TWN S lc=1033,id=507"
                },
            ],
        );
    }

    /// The nexus and the login server answer, or the token service.
    pub fn give_ticket(&mut self) {
        if !self.dialect.auth().needs_ticket() {
            return;
        }
        if self.dialect.auth() == AuthKind::Sso {
            return self.answer(200, TICKETS);
        }
        self.reply(
            200,
            &[("PassportURLs", "DALogin=login.example.com/login2.srf")],
        );
        let info = "Passport1.4 da-status=success,from-PP='t=abc&p=def'";
        self.reply(200, &[("Authentication-Info", info)]);
    }

    pub fn reply(&mut self, status: u16, headers: &[(&str, &str)]) {
        let request = self.requests.pop_front().expect("a request is out");
        let headers = headers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        self.feed(Input::Reply {
            id: request.id,
            result: Ok(HttpReply {
                status,
                headers,
                body: Bytes::new(),
            }),
        });
    }

    /// A service answers the oldest request with this body.
    pub fn answer(&mut self, status: u16, body: &str) {
        let request = self.requests.pop_front().expect("a request is out");
        self.feed(Input::Reply {
            id: request.id,
            result: Ok(HttpReply {
                status,
                headers: Vec::new(),
                body: Bytes::from(body.to_owned()),
            }),
        });
    }

    pub fn fail_request(&mut self, error: HttpError) {
        let request = self.requests.pop_front().expect("a request is out");
        self.feed(Input::Reply {
            id: request.id,
            result: Err(error),
        });
    }

    /// The server proves the client, sends this list and takes the status. Where each list comes by itself (`LST 6 FL 1 1
    /// 2 …`), the lists that have no line are sent as empty.
    pub fn finish(&mut self, link: LinkId, list: &[&str]) {
        if !self.dialect.syn_has_counts() {
            return self.finish_by_lists(link, list);
        }
        let flags = if self.dialect.has_name_in_usr_ok() {
            "Alice 1 0"
        } else {
            "1 0"
        };
        self.say(link, &[&format!("USR 4 OK {ALICE} {flags}")]);
        let contacts = list.iter().filter(|line| line.starts_with("LST")).count();
        let groups = list.iter().filter(|line| line.starts_with("LSG")).count();
        let stamps = if self.dialect.syn_has_stamps() {
            "2005-04-23T18:57:44.8130000-07:00 2005-04-23T18:57:54.2070000-07:00"
        } else {
            "7"
        };
        let syn = format!("SYN 5 {stamps} {contacts} {groups}");
        let mut lines = vec![syn.as_str(), "GTC A", "BLP AL"];
        if self.dialect.own_name_by_prp() {
            lines.push("PRP MFN Alice");
        }
        lines.extend(list);
        self.say(link, &lines);
        self.say(link, &["CHG 6 NLN 32"]);
    }

    fn finish_by_lists(&mut self, link: LinkId, list: &[&str]) {
        let flag = ["", " 1"][self.dialect.usr_ok_flags()];
        self.say(link, &[&format!("USR 4 OK {ALICE} Alice{flag}")]);
        let mut lines = vec!["CVR 5 1.0 1.0 1.0 http://x http://y", "SYN 6 7"];
        lines.extend(["GTC 6 7 A", "BLP 6 7 AL"]);
        lines.extend(list.iter().filter(|line| line.starts_with("LSG")));
        let empty = ["FL", "AL", "BL", "RL"].map(|name| (name, format!("LST 6 {name} 7 0 0")));
        for (name, none) in &empty {
            let head = format!("LST 6 {name} ");
            let own = lines.len();
            lines.extend(list.iter().filter(|line| line.starts_with(&head)));
            if lines.len() == own {
                lines.push(none);
            }
        }
        self.say(link, &lines);
        self.say(link, &["CHG 7 NLN"]);
    }

    /// A client that is online, with its link to the notification server.
    pub fn online(dialect: Dialect, list: &[&str]) -> (Self, LinkId) {
        let mut desk = Self::new(dialect);
        let link = desk.sign_in_with(list);
        let _ = (desk.events(), desk.lines(link));
        (desk, link)
    }

    pub fn sign_in_with(&mut self, list: &[&str]) -> LinkId {
        let link = self.sign_in();
        self.begin(link);
        self.give_ticket();
        self.finish(link, list);
        assert_eq!(self.state(), LinkState::Online);
        link
    }

    /// The number of the command in the last line like this.
    pub fn trid(lines: &[String], command: &str) -> String {
        let line = lines.iter().rev().find(|line| line.starts_with(command));
        let line = line.unwrap_or_else(|| panic!("no {command} in {lines:?}"));
        line.split(' ').nth(1).unwrap_or_default().to_owned()
    }

    pub fn text(to: &str, text: &str, id: &str) -> Command {
        Command::SendText {
            to: ConversationId::new(to),
            text: text.to_owned(),
            format: Default::default(),
            id: Some(MessageId::new(id)),
        }
    }

    /// The notification server grants the switchboard that was asked for; the client enters it.
    pub fn grant(&mut self, ns: LinkId) -> LinkId {
        let lines = self.lines(ns);
        let trid = Self::trid(&lines, "XFR");
        self.say(ns, &[&format!("XFR {trid} SB 192.0.2.10:1863 CKI 123.456")]);
        let sb = self.open();
        assert_eq!(self.lines(sb), [format!("USR 1 {ALICE} 123.456")]);
        self.say(sb, &[&format!("USR 1 OK {ALICE} Alice")]);
        sb
    }

    /// A conversation with bob that is open because of this text, which is not acknowledged yet.
    pub fn chat(&mut self, ns: LinkId) -> LinkId {
        self.command(Self::text(BOB, "hello", "m1"));
        let sb = self.grant(ns);
        assert_eq!(self.lines(sb), [format!("CAL 2 {BOB}")]);
        self.say(sb, &["CAL 2 RINGING 11752013", &format!("JOI {BOB} Bob")]);
        sb
    }

    /// A conversation to which bob called us.
    pub fn called(&mut self, ns: LinkId, others: &[&str]) -> LinkId {
        self.say(
            ns,
            &[&format!("RNG 1175 192.0.2.10:1863 CKI 849.205 {BOB} Bob")],
        );
        let sb = self.open();
        assert_eq!(self.lines(sb), [format!("ANS 1 {ALICE} 849.205 1175")]);
        let count = others.len();
        let mut lines: Vec<String> = others
            .iter()
            .enumerate()
            .map(|(at, who)| format!("IRO 1 {} {count} {who} Name", at + 1))
            .collect();
        lines.push("ANS 1 OK".to_owned());
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        self.say(sb, &lines);
        sb
    }

    /// Somebody writes a text.
    pub fn writes(&mut self, sb: LinkId, who: &str, text: &str) {
        let payload =
            format!("MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n{text}");
        self.say_with(sb, &format!("MSG {who} Name"), &payload);
    }
}
