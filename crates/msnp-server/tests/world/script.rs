//! Raw lines against a world, on a virtual clock.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant, UNIX_EPOCH};

use bytes::Bytes;
use msnp::api::Lists;
use msnp::dialect::Dialect;
use msnp::io::{Endpoint, HttpReply, LinkId, Now};
use msnp_server::{
    AccountSpec, Behaviour, Control, Input, Output, WebId, WebRequest, World, WorldConfig,
};

/// Server commands that carry a payload.
const WITH_PAYLOAD: [&str; 7] = ["MSG", "NOT", "UBX", "UBN", "UBM", "GCF", "IPG"];

/// The dialects that have their list by `SYN`, oldest first.
pub fn with_syn() -> impl Iterator<Item = &'static Dialect> {
    msnp_server::DIALECTS
        .iter()
        .filter(|dialect| dialect.has_syn())
}

/// A world and everybody connected to it.
pub struct Net {
    pub world: World,
    pub now: Now,
    arrived: BTreeMap<LinkId, Vec<u8>>,
    pub closed: BTreeSet<LinkId>,
    /// Answers to HTTP requests that came later.
    pub replies: BTreeMap<WebId, HttpReply>,
    next: u64,
    login: &'static str,
}

impl Net {
    /// Alice, Bob and Carol, all `@example.com`, with the password `secret, 100%`.
    pub fn new(behaviour: Behaviour) -> Self {
        let now = Now {
            mono: Instant::now(),
            wall: UNIX_EPOCH + Duration::from_millis(1_114_307_864_813),
        };
        let login = match behaviour.bare_nexus {
            true => "/login",
            false => "/login2.srf",
        };
        let config = WorldConfig {
            address: Endpoint {
                host: "127.0.0.1".into(),
                port: 1863,
            },
            http: "http://127.0.0.1:8080".into(),
            dialects: msnp_server::DIALECTS.to_vec(),
            behaviour,
        };
        let mut world = World::new(config, 7);
        for name in ["Alice", "Bob", "Carol"] {
            let spec = AccountSpec {
                address: address(name),
                password: "secret, 100%".into(),
                name: Some(format!("{name} é")),
                ..AccountSpec::default()
            };
            world.add_account(spec, now).expect("a free address");
        }
        Self {
            world,
            now,
            arrived: BTreeMap::new(),
            closed: BTreeSet::new(),
            replies: BTreeMap::new(),
            next: 0,
            login,
        }
    }

    /// Everybody has everybody else on the forward and the allow list.
    pub fn friends(behaviour: Behaviour) -> Self {
        let mut net = Self::new(behaviour);
        let lists = Lists {
            forward: true,
            allow: true,
            ..Lists::default()
        };
        for one in ["Alice", "Bob", "Carol"] {
            for other in ["Alice", "Bob", "Carol"] {
                net.world
                    .set_contact(&address(one), &address(other), lists, &[]);
            }
        }
        net
    }

    pub fn connect(&mut self) -> LinkId {
        self.next += 1;
        let link = LinkId(self.next);
        self.input(Input::Accepted { link });
        link
    }

    pub fn input(&mut self, input: Input) {
        self.world.handle(input, self.now);
        self.drain();
    }

    pub fn control(&mut self, control: Control) {
        self.input(Input::Control(control));
    }

    pub fn drain(&mut self) -> Option<Instant> {
        loop {
            match self.world.poll(self.now) {
                Some(Output::Send { link, bytes }) => {
                    assert!(!self.closed.contains(&link), "sent after closing");
                    self.arrived
                        .entry(link)
                        .or_default()
                        .extend_from_slice(&bytes);
                }
                Some(Output::Close { link }) => assert!(self.closed.insert(link)),
                Some(Output::Reply { id, reply }) => {
                    assert!(self.replies.insert(id, reply).is_none(), "answered twice");
                }
                Some(Output::Wait(at)) => return at,
                None => panic!("a world always ends with Wait"),
            }
        }
    }

    /// Lets time pass.
    pub fn pass(&mut self, time: Duration) {
        let end = self.now.mono + time;
        while let Some(at) = self.drain().filter(|at| *at <= end) {
            assert!(at > self.now.mono, "the world asks for a time that is past");
            self.now = self.now.after(at - self.now.mono);
            self.input(Input::Tick);
        }
        self.now = self.now.after(end - self.now.mono);
        self.input(Input::Tick);
    }

    /// Says a line.
    pub fn say(&mut self, link: LinkId, line: &str) {
        self.raw(link, format!("{line}\r\n").as_bytes());
    }

    /// Says a line with a payload, the length appended.
    pub fn say_with(&mut self, link: LinkId, line: &str, payload: &str) {
        self.raw(
            link,
            format!("{line} {}\r\n{payload}", payload.len()).as_bytes(),
        );
    }

    pub fn raw(&mut self, link: LinkId, bytes: &[u8]) {
        let bytes = Bytes::copy_from_slice(bytes);
        self.input(Input::Received { link, bytes });
    }

    /// What has arrived since the last time: lines, a payload behind ` | `.
    pub fn heard(&mut self, link: LinkId) -> Vec<String> {
        let bytes = self.arrived.remove(&link).unwrap_or_default();
        let mut rest = &bytes[..];
        let mut lines = Vec::new();
        while !rest.is_empty() {
            let end = rest
                .windows(2)
                .position(|two| two == b"\r\n")
                .expect("whole lines");
            let mut line = String::from_utf8(rest[..end].to_vec()).expect("UTF-8");
            rest = &rest[end + 2..];
            let words: Vec<&str> = line.split(' ').collect();
            let is_list = matches!(words[..], ["ADL" | "RML", "0", _] | ["FQY", ..]);
            let is_error = words.len() == 3 && words[0].bytes().all(|b| b.is_ascii_digit());
            if WITH_PAYLOAD.contains(&&line[..3]) || is_list || is_error {
                let length: usize = line.rsplit(' ').next().unwrap().parse().expect("a length");
                line.push_str(" | ");
                line.push_str(std::str::from_utf8(&rest[..length]).expect("UTF-8"));
                rest = &rest[length..];
            }
            lines.push(line);
        }
        lines
    }

    /// Says a line and returns what is heard on the same link.
    pub fn ask(&mut self, link: LinkId, line: &str) -> Vec<String> {
        self.heard(link);
        self.say(link, line);
        self.heard(link)
    }

    /// Fetches a ticket for this policy, following redirects; `Err`: the status and the header of the refusal.
    pub fn ticket(
        &mut self,
        user: &str,
        password: &str,
        policy: &str,
    ) -> Result<String, (u16, String)> {
        let encode = msnp::wire::percent_encode;
        let (user, password) = (encode(user), encode(password));
        let mut request = WebRequest::get(self.login).with(
            "Authorization",
            &format!(
                "Passport1.4 OrgVerb=GET,OrgURL=http%3A%2F%2Fmessenger%2Emsn%2Ecom,sign-in={user},pwd={password},{policy}"
            ),
        );
        loop {
            let reply = self.world.web(&request, self.now);
            match reply.status {
                200 => {
                    let info = reply.header("authentication-info").expect("a ticket");
                    let (_, after) = info.split_once("from-PP='").expect("a ticket");
                    return Ok(after.split('\'').next().unwrap().to_owned());
                }
                302 => {
                    let place = reply.header("location").expect("a place");
                    let (path, query) = place.split_once('?').expect("a query");
                    assert!(path.ends_with("/login2.srf"), "{place}");
                    request.query = Some(query.to_owned());
                }
                status => {
                    let why = reply.header("www-authenticate").unwrap_or_default();
                    return Err((status, why.to_owned()));
                }
            }
        }
    }

    /// Signs in without `SYN` and `CHG`; what `USR OK` brought is returned.
    pub fn log_in(&mut self, name: &str, dialect: Dialect) -> (LinkId, Vec<String>) {
        let (link, user) = (self.connect(), address(name));
        assert_eq!(
            self.ask(link, &format!("VER 1 {dialect} CVR0")),
            [format!("VER 1 {dialect}")]
        );
        if dialect.has_inf() {
            return self.log_in_by_hash(link, &user);
        }
        let cvr = format!("CVR 2 0x0409 winnt 5.1 i386 MSNMSGR 6.0.0602 msmsgs {user}");
        assert_eq!(self.ask(link, &cvr).len(), 1);
        let asked = self.ask(link, &format!("USR 3 TWN I {user}"));
        let policy = asked[0]
            .strip_prefix("USR 3 TWN S ")
            .expect("a policy")
            .to_owned();
        let ticket = self
            .ticket(&user, "secret, 100%", &policy)
            .expect("the right password");
        let answer = self.ask(link, &format!("USR 4 TWN S {ticket}"));
        assert!(answer[0].starts_with("USR 4 OK "), "{answer:?}");
        (link, answer)
    }

    /// MSNP2-7: `INF`, then a hash of the salt and the password.
    fn log_in_by_hash(&mut self, link: LinkId, user: &str) -> (LinkId, Vec<String>) {
        assert_eq!(self.ask(link, "INF 2"), ["INF 2 MD5"]);
        let asked = self.ask(link, &format!("USR 3 MD5 I {user}"));
        let salt = asked[0].strip_prefix("USR 3 MD5 S ").expect("a salt");
        let hash = hash(salt, "secret, 100%");
        let answer = self.ask(link, &format!("USR 4 MD5 S {hash}"));
        assert!(answer[0].starts_with("USR 4 OK "), "{answer:?}");
        (link, answer)
    }

    /// Signs in and comes online; nothing of that is left to be heard, and challenges are answered.
    pub fn sign_in(&mut self, name: &str, dialect: Dialect) -> LinkId {
        let (link, _) = self.log_in(name, dialect);
        let syn = if dialect.syn_has_stamps() {
            "SYN 5 0 0"
        } else {
            "SYN 5 0"
        };
        self.say(link, syn);
        self.say(
            link,
            match dialect.caps_in_presence() {
                true => "CHG 6 NLN 32 0",
                false => "CHG 6 NLN",
            },
        );
        let heard = self.heard(link);
        assert!(
            heard.iter().any(|line| line.starts_with("CHG 6 NLN")),
            "{heard:?}"
        );
        link
    }

    /// Opens a switchboard for somebody; the link to it.
    pub fn open(&mut self, ns: LinkId, name: &str) -> LinkId {
        let answer = self.ask(ns, "XFR 90 SB");
        let words: Vec<&str> = answer[0].split(' ').collect();
        assert_eq!(
            words[..5],
            ["XFR", "90", "SB", "127.0.0.1:1863", "CKI"],
            "{answer:?}"
        );
        let link = self.connect();
        let user = if name.contains('@') {
            name.to_owned()
        } else {
            address(name)
        };
        let said = self.ask(link, &format!("USR 1 {user} {}", words[5]));
        assert!(
            said[0].starts_with(&format!("USR 1 OK {user} ")),
            "{said:?}"
        );
        link
    }

    /// Calls somebody who answers; their link and what they heard.
    pub fn bring(&mut self, from: LinkId, ns: LinkId, name: &str) -> (LinkId, Vec<String>) {
        let user = address(name);
        self.heard(ns);
        let said = self.ask(from, &format!("CAL 2 {user}"));
        assert!(said[0].starts_with("CAL 2 RINGING "), "{said:?}");
        let ring = self.heard(ns);
        let words: Vec<&str> = ring[0].split(' ').collect();
        assert_eq!((words[0], words[3]), ("RNG", "CKI"), "{ring:?}");
        let link = self.connect();
        let heard = self.ask(link, &format!("ANS 1 {user} {} {}", words[4], words[1]));
        (link, heard)
    }
}

/// What proves the password in MSNP2-7.
pub fn hash(salt: &str, password: &str) -> String {
    use md5::{Digest, Md5};
    let hash = Md5::digest(format!("{salt}{password}"));
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub fn address(name: &str) -> String {
    format!("{}@example.com", name.to_lowercase())
}

/// A behaviour without challenges, for tests about something else.
pub fn quiet() -> Behaviour {
    Behaviour {
        challenges: None,
        ..Behaviour::original()
    }
}
