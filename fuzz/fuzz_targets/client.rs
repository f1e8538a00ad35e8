//! Whatever servers, network, disk and user do, the client does not panic, answers within bounds and waits for the future.
//!
//! Input: `!` where the HTTP gateway is to be used, dialect (`0`: all are offered), then steps parted by `FF`. The first
//! byte of each says what happens: `n` bytes from the notification server, `s` bytes from the newest switchboard, `g` bytes
//! from the gateway, `m` a command as JSON, `r` an HTTP answer (status, then headers as lines, then an empty line and a
//! body), `x` and `y` the two links are lost, `d` and `u` the network goes down and up, `k` what was to be kept is safe, `t`
//! time passes (as many ticks as there are bytes, at least one), `a` somebody connects directly, `c` bytes from the newest
//! direct connection, `z` it is lost. At the very beginning `o`, `l` and `h` are what an earlier run left, as JSON: an own
//! text, the list, what was remembered.
//! Links open at once, the disk does what it is told, and the services answer well unless the next step is `r` or `g`: the
//! account has no contacts.
#![no_main]

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use libfuzzer_sys::fuzz_target;
use msnp::auth::Secret;
use msnp::client::{Client, Config};
use msnp::dialect::Dialect;
use msnp::gateway::GatewayUse;
use msnp::io::{
    CloseReason, DirectAsk, DirectNews, DiskAsk, DiskNews, FileError, FileInfo, FinishedFile,
    HttpReply, HttpRequest, Input, LinkId, ListenerId, Now, Output, RequestId, TransferId,
};
use msnp::keep::State;
use msnp::wire::{Decoder, LinkKind, Reader};
use papilio_fuzz::{dialect, first, steps, whole};

fuzz_target!(|data: &[u8]| {
    let gateway = data.strip_prefix(b"!");
    let (digit, rest) = first(gateway.unwrap_or(data));
    let mut desk = Desk::new(digit, gateway.is_some());
    let mut steps = steps(rest).peekable();
    let mut state = State::default();
    while let Some((what, bytes)) = steps.next_if(|(what, _)| b"olh".contains(what)) {
        desk.taken += bytes.len();
        match what {
            b'o' => state.outbox.extend(serde_json::from_slice(bytes)),
            b'l' => state.roster = serde_json::from_slice(bytes).ok(),
            _ => state.session = serde_json::from_slice(bytes).unwrap_or_default(),
        }
    }
    desk.feed(Input::Restored(Box::new(state)));
    desk.feed(Input::Command(msnp::Command::SignIn {
        status: msnp::api::Status::Online,
    }));
    desk.open();
    while let Some((what, bytes)) = steps.next() {
        desk.taken += bytes.len();
        match what {
            b'n' => desk.receive(desk.ns, bytes),
            b's' => desk.receive(desk.sb, bytes),
            b'm' => {
                if let Ok(command) = serde_json::from_slice::<msnp::Command>(bytes) {
                    let written =
                        serde_json::to_vec(&command).expect("what was read can be written");
                    assert_eq!(
                        serde_json::from_slice(&written).ok().as_ref(),
                        Some(&command)
                    );
                    desk.feed(Input::Command(command));
                }
            }
            b'g' => desk.tunnelled(bytes),
            b'r' => desk.answer(Some(bytes)),
            b'a' => desk.accept(),
            b'c' => desk.receive(desk.peer, bytes),
            b'z' => desk.close(desk.peer, bytes),
            b'x' => desk.close(desk.ns, bytes),
            b'y' => desk.close(desk.sb, bytes),
            b'd' => desk.feed(Input::Network { up: false }),
            b'u' => desk.feed(Input::Network { up: true }),
            b'k' => desk.feed(Input::Kept { seq: desk.kept }),
            b't' => (0..bytes.len().clamp(1, 40)).for_each(|_| desk.pass()),
            _ => {}
        }
        desk.open();
        if steps.peek().is_none_or(|(what, _)| !b"rg".contains(what)) {
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
    /// The newest direct connection, and all that were ever opened.
    peer: Option<LinkId>,
    direct: BTreeSet<LinkId>,
    listener: Option<ListenerId>,
    /// The files that are received, and how long each is.
    files: BTreeMap<TransferId, u64>,
    /// What disk and network answer.
    news: VecDeque<Input>,
    /// What was asked, and what a content service answers.
    requests: VecDeque<(RequestId, HttpReply)>,
    /// That of the commands that are sent.
    dialect: Dialect,
    kept: u64,
}

impl Desk {
    fn new(digit: u8, gateway: bool) -> Self {
        let server = "messenger.example.com:1863";
        let mut config = Config::new("alice@example.com", Secret::new("secret"), server);
        if gateway {
            config.gateway = GatewayUse::Always;
            config.services.gateway = Some(GATEWAY.to_owned());
        }
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
            peer: None,
            direct: BTreeSet::new(),
            listener: None,
            files: BTreeMap::new(),
            news: VecDeque::new(),
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
                Output::Send { link, bytes } if self.direct.contains(&link) => {
                    assert!(bytes.len() <= 256 * 1024);
                    self.news.push_back(Input::Writable { link, room: ROOM });
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
                Output::Disk(ask) => {
                    let news = self.disk(ask);
                    self.news.extend(news.map(Input::Disk));
                }
                Output::Direct(ask) => self.network(ask),
                Output::Event(_) | Output::Page { .. } => {}
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
        for known in [&mut self.ns, &mut self.sb, &mut self.peer] {
            if *known == Some(link) {
                *known = None;
            }
        }
        self.opening.retain(|open| *open != link);
    }

    /// Links open, and disk and network answer.
    fn open(&mut self) {
        for _ in 0..10_000 {
            if let Some(link) = self.opening.pop_front() {
                self.feed(Input::Connected { link });
            } else if let Some(news) = self.news.pop_front() {
                self.feed(news);
            } else {
                return;
            }
        }
        panic!("disk and network are asked for ever");
    }

    /// A disk that does what it is told. Nothing is written beyond the size a file was told to have.
    fn disk(&mut self, ask: DiskAsk) -> Option<DiskNews> {
        Some(match ask {
            DiskAsk::Load { load, path, limit } => {
                let there = !path.starts_with("no") && limit >= PICTURE.len();
                let result = match there {
                    true => Ok(Bytes::from_static(PICTURE)),
                    false => Err(FileError::NotFound),
                };
                DiskNews::Loaded { load, result }
            }
            DiskAsk::Open { transfer, path } => {
                let info = FileInfo {
                    name: "readme.txt".to_owned(),
                    size: path.len() as u64 * 100,
                    sha256: None,
                    preview: None,
                };
                let result = Ok(info);
                DiskNews::Opened { transfer, result }
            }
            DiskAsk::Read { transfer, at, len } => {
                assert!(len <= 1024 * 1024);
                let bytes = Bytes::from(vec![7; len]);
                DiskNews::Piece {
                    transfer,
                    at,
                    bytes,
                }
            }
            DiskAsk::Create {
                transfer,
                size,
                name,
                ..
            } => {
                assert!(!name.contains(['/', '\\', '\0']) && !name.is_empty());
                self.files.insert(transfer, size);
                let result = Ok(0);
                DiskNews::Created { transfer, result }
            }
            DiskAsk::Write {
                transfer,
                at,
                bytes,
            } => {
                let upto = at + bytes.len() as u64;
                assert!(self.files.get(&transfer).is_some_and(|size| upto <= *size));
                DiskNews::Written { transfer, upto }
            }
            DiskAsk::Finish { transfer } => {
                let path = "/downloads/readme.txt".to_owned();
                let sha256 = [7; 32];
                let result = Ok(FinishedFile { path, sha256 });
                DiskNews::Finished { transfer, result }
            }
            DiskAsk::Drop { .. } => return None,
            DiskAsk::Recall { sha1d } => {
                let bytes = None;
                DiskNews::Recalled { sha1d, bytes }
            }
        })
    }

    fn network(&mut self, ask: DirectAsk) {
        match ask {
            DirectAsk::Listen { listener, .. } => {
                self.listener = Some(listener);
                let addresses = vec!["192.0.2.7:6891".parse().expect("an address")];
                let news = DirectNews::Listening {
                    listener,
                    addresses,
                };
                self.news.push_back(Input::Direct(news));
            }
            DirectAsk::MapPort { listener } => {
                let outer = None;
                let news = DirectNews::Mapped { listener, outer };
                self.news.push_back(Input::Direct(news));
            }
            DirectAsk::Unlisten { listener } => {
                self.listener = self.listener.filter(|known| *known != listener);
            }
            DirectAsk::Dial { link, address } => {
                let ip = address.ip();
                assert!(!ip.is_loopback() && !ip.is_multicast() && !ip.is_unspecified());
                assert!(address.port() >= 1024, "{address}");
                self.direct.insert(link);
                self.peer = Some(link);
                self.opening.push_back(link);
            }
        }
    }

    fn accept(&mut self) {
        let Some(listener) = self.listener else {
            return;
        };
        let link = LinkId(LinkId::ACCEPTED + self.direct.len() as u64);
        self.direct.insert(link);
        self.peer = Some(link);
        self.feed(Input::Direct(DirectNews::Accepted { listener, link }));
    }

    /// Bytes of a server behind the gateway: the answer to the oldest request there.
    fn tunnelled(&mut self, bytes: &[u8]) {
        let content = |reply: &HttpReply| reply.header("X-MSN-Messenger").is_some();
        let Some(at) = self.requests.iter().position(|(_, reply)| content(reply)) else {
            return;
        };
        if let Some((id, mut reply)) = self.requests.remove(at) {
            reply.body = Bytes::copy_from_slice(bytes);
            let result = Ok(reply);
            self.feed(Input::Reply { id, result });
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
    if request.url.starts_with(GATEWAY) {
        let session = "SessionID=7.8; GW-IP=192.0.2.10".to_owned();
        reply.headers.push(("X-MSN-Messenger".to_owned(), session));
    }
    if request.url.ends_with("/RST.srf") {
        reply.body = Bytes::from_static(TICKETS);
    } else if request.url.starts_with("https://ab.") {
        let action = request
            .headers
            .iter()
            .find(|(name, _)| name == "SOAPAction");
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

/// More may always be written to a direct connection.
const ROOM: usize = 64 * 1024;

const GATEWAY: &str = "https://gateway.example.com/gateway/gateway.dll";
const PICTURE: &[u8] = include_bytes!("../seeds/media/two-frames.gif");
const TICKETS: &[u8] = include_bytes!("../../crates/msnp/tests/data/auth/rst-multi.response.xml");
