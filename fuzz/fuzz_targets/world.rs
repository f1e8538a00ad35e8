//! Whatever clients say, the network does not panic, answers within bounds and forgets those who left.
//!
//! Input: dialect, then steps parted by `FF`. The first byte of each: `0` and `1` bytes from Alice and Bob, who are signed
//! in and on each other's lists; `2` to `5` bytes from others, who connect with their first bytes; `w` a request to the web
//! services (`POST` or `GET`, a blank and a path, then headers as lines, then an empty line and a body); `t` time passes; `x`
//! to `z` the links `0` to `2` are lost. `@K` stands for the key last given out (`XFR SB` or `RNG`), `@S` for its number, `@C`
//! for Bob's ticket to the address book, `@R` to the storage, `@L` to leave messages, `@M` and `@P` for the two parts of that
//! to read them.
#![no_main]

use std::collections::BTreeMap;
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use libfuzzer_sys::fuzz_target;
use msnp::api::{Address, Lists};
use msnp::auth::{
    Domain, Secret, Tickets, TokenAnswer, TokenRequest, TokenService, Wanted, md5_proof,
    read_token_answer, sso_answer,
};
use msnp::dialect::{AuthKind, Dialect};
use msnp::io::{Endpoint, LinkId, Now};
use msnp::wire::{Decoder, LinkKind, Reader};
use msnp_server::{AccountSpec, Behaviour, Input, Output, WebRequest, World, WorldConfig};
use papilio_fuzz::{dialect, first, steps, whole};

const PEOPLE: [&str; 2] = ["alice@example.com", "bob@example.net"];

fuzz_target!(|data: &[u8]| {
    let (digit, rest) = first(data);
    let mut net = Net::new(digit);
    for (who, bytes) in steps(rest) {
        match who {
            b'0'..=b'5' => {
                let bytes = net.filled_in(bytes);
                net.taken += bytes.len();
                net.receive(u64::from(who - b'0'), bytes);
            }
            b'w' => net.web(bytes),
            b't' => (0..bytes.len().clamp(1, 40)).for_each(|_| net.pass()),
            b'x'..=b'z' => net.close(u64::from(who - b'x')),
            _ => {}
        }
    }
    for link in 0..6 {
        net.close(link);
    }
    // Sessions of the gateway have no link that is lost: they end when nobody asks for so long.
    if net.asked {
        (0..400).for_each(|_| net.pass());
    }
    let [links, rooms, ..] = net.world.load();
    assert_eq!((links, rooms), (0, 0), "somebody is still there");
});

struct Net {
    world: World,
    now: Now,
    dialect: Dialect,
    /// The links of the people, by their digit; each is made anew when it is used after its end.
    links: BTreeMap<u64, LinkId>,
    next: u64,
    taken: usize,
    wait: Option<Instant>,
    /// What stands for an `@` and this letter.
    words: BTreeMap<u8, Vec<u8>>,
    /// What was last to be proved at sign-in.
    challenge: String,
    /// Was anything asked of the web services?
    asked: bool,
}

impl Net {
    fn new(digit: u8) -> Self {
        let now = Now {
            mono: Instant::now(),
            wall: SystemTime::UNIX_EPOCH + Duration::from_secs(1_114_307_864),
        };
        let config = WorldConfig {
            address: Endpoint {
                host: "127.0.0.1".to_owned(),
                port: 1863,
            },
            http: "http://127.0.0.1:8080".to_owned(),
            dialects: Dialect::FINISHED.to_vec(),
            behaviour: Behaviour::default(),
        };
        let mut world = World::new(config, 7);
        for address in PEOPLE {
            let spec = AccountSpec {
                address: address.to_owned(),
                password: "secret".to_owned(),
                ..AccountSpec::default()
            };
            world.add_account(spec, now).expect("a free address");
        }
        let lists = Lists {
            forward: true,
            allow: true,
            ..Lists::default()
        };
        world.set_contact(PEOPLE[0], PEOPLE[1], lists, &[]);
        world.set_contact(PEOPLE[1], PEOPLE[0], lists, &[]);
        let mut net = Self {
            world,
            now,
            dialect: dialect(digit),
            links: BTreeMap::new(),
            next: 0,
            taken: 1024,
            wait: None,
            words: BTreeMap::new(),
            challenge: String::new(),
            asked: false,
        };
        for (link, address) in (0..).zip(PEOPLE) {
            net.sign_in(link, address);
        }
        net.take_tickets();
        net
    }

    fn sign_in(&mut self, link: u64, address: &str) {
        let dialect = self.dialect;
        let kind = dialect.auth();
        self.say(link, &format!("VER 1 {dialect} CVR0"));
        if kind == AuthKind::Md5 {
            self.say(link, "INF 2");
        } else {
            self.say(
                link,
                &format!("CVR 2 0x0409 winnt 5.1 i386 MSNMSGR 7.5.0324 MSMSGS {address}"),
            );
        }
        self.say(link, &format!("USR 3 {} I {address}", kind.word()));
        let password = Secret::new("secret");
        let proof = match kind {
            AuthKind::Md5 => md5_proof(&self.challenge, &password),
            AuthKind::Tweener => self.ticket_of_login(address),
            AuthKind::Sso => self.proof_of_tickets(address, &password),
        };
        self.say(link, &format!("USR 4 {} S {}", kind.word(), proof.expose()));
        if !dialect.has_syn() {
            self.receive(link, b"ADL 5 15\r\n<ml l=\"1\"></ml>".to_vec());
        }
        let capabilities = match dialect.caps_in_presence() {
            true if dialect.caps_are_pairs() => " 0:0",
            true => " 0",
            false => "",
        };
        self.say(link, &format!("CHG 6 NLN{capabilities}"));
        let standing = self.world.standing(Address::new(address).as_str());
        assert!(standing.is_some(), "{address} is signed in to {dialect}");
    }

    fn ticket_of_login(&mut self, address: &str) -> Secret {
        let encoded = msnp::wire::percent_encode(address);
        let mut request = WebRequest::get("/login2.srf").with(
            "Authorization",
            &format!(
                "Passport1.4 OrgVerb=GET,OrgURL=http%3A%2F%2Fmessenger%2Emsn%2Ecom,sign-in={encoded},pwd=secret,{}",
                self.challenge
            ),
        );
        let mut reply = self.world.web(&request, self.now);
        while reply.status == 302 {
            let place = reply.header("location").expect("a place");
            request.query = place.split_once('?').map(|(_, query)| query.to_owned());
            reply = self.world.web(&request, self.now);
        }
        let info = reply.header("authentication-info").expect("a ticket");
        info.split('\'').nth(1).expect("a ticket").into()
    }

    fn proof_of_tickets(&mut self, address: &str, password: &Secret) -> Secret {
        let domain = Domain::MessengerClear;
        let wanted = [(Domain::Passport, None), (domain, domain.policy())];
        let tickets = self.tickets(address, password, &wanted);
        let secret = tickets.secret(domain).expect("a secret");
        let proof = sso_answer(secret, &self.challenge, [7; 8]).expect("a proof");
        let ticket = tickets.get(domain).expect("a ticket").expose();
        let place = match self.dialect.has_endpoints() {
            true => " {11111111-1111-4111-8111-111111111111}",
            false => "",
        };
        Secret::new(format!("{ticket} {}{place}", proof.expose()))
    }

    /// Those of Bob for the services.
    fn take_tickets(&mut self) {
        let services = [
            (b'C', Domain::Contacts),
            (b'R', Domain::Storage),
            (b'L', Domain::MessengerSecure),
        ];
        let mut wanted = vec![(Domain::Passport, None)];
        let all = services.map(|(_, domain)| domain).into_iter();
        wanted.extend(
            all.chain([Domain::Messenger])
                .map(|one| (one, one.policy())),
        );
        let tickets = self.tickets(PEOPLE[1], &Secret::new("secret"), &wanted);
        for (letter, domain) in services {
            let ticket = tickets.get(domain).expect("a ticket").expose();
            self.words
                .insert(letter, ticket.replace('&', "&amp;").into());
        }
        let (t, p) = tickets.parts(Domain::Messenger).expect("both parts");
        for (letter, part) in [(b'M', t), (b'P', p)] {
            self.words
                .insert(letter, part.expose().replace('&', "&amp;").into());
        }
    }

    fn tickets(&mut self, email: &str, password: &Secret, wanted: &[Wanted<'_>]) -> Tickets {
        let request = TokenService::Rst.request(&TokenRequest {
            email,
            password,
            wanted,
            now: self.now.wall,
        });
        let request = WebRequest::post("/RST.srf", request.expose().to_owned());
        let reply = self.world.web(&request, self.now);
        match read_token_answer(&reply) {
            TokenAnswer::Tickets(tickets) => tickets,
            _ => panic!("no tickets"),
        }
    }

    fn web(&mut self, bytes: &[u8]) {
        self.asked = true;
        let bytes = self.filled_in(bytes);
        self.taken += bytes.len();
        let text = String::from_utf8_lossy(&bytes);
        let (head, body) = text.split_once("\n\n").unwrap_or((&text, ""));
        let mut lines = head.lines();
        let first = lines.next().unwrap_or_default();
        let mut request = match first.split_once(' ') {
            Some(("GET", path)) => WebRequest::get(path),
            Some((_, path)) => WebRequest::post(path, body.to_owned()),
            None => WebRequest::get(first),
        };
        for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
            request = request.with(name, value);
        }
        let reply = self.world.web(&request, self.now);
        assert!((200..600).contains(&reply.status));
        // An answer may hold a list that was made of all the others.
        assert!(reply.body.len() <= 64 * 1024 + self.taken * (self.taken + 1024));
        self.drain();
    }

    fn say(&mut self, who: u64, line: &str) {
        self.receive(who, format!("{line}\r\n").into_bytes());
    }

    fn receive(&mut self, who: u64, bytes: Vec<u8>) {
        let link = match self.links.get(&who) {
            Some(link) => *link,
            None => {
                self.next += 1;
                let link = LinkId(self.next);
                self.links.insert(who, link);
                self.input(Input::Accepted { link });
                link
            }
        };
        let bytes = Bytes::from(bytes);
        self.input(Input::Received { link, bytes });
    }

    fn close(&mut self, who: u64) {
        if let Some(link) = self.links.remove(&who) {
            self.input(Input::Closed { link });
        }
    }

    fn input(&mut self, input: Input) {
        self.world.handle(input, self.now);
        self.drain();
    }

    fn drain(&mut self) {
        let mut sent = 0;
        loop {
            match self.world.poll(self.now).expect("a world ends with Wait") {
                Output::Send { link, bytes } => {
                    let known = self.links.values().any(|known| *known == link);
                    assert!(known, "sent to somebody who is gone");
                    sent += bytes.len();
                    self.read(bytes);
                }
                Output::Close { link } => self.links.retain(|_, known| *known != link),
                Output::Reply { .. } => {}
                Output::Wait(at) => {
                    assert!(at.is_none_or(|at| at > self.now.mono), "waits for the past");
                    self.wait = at;
                    break;
                }
            }
        }
        // A line of eight bytes may ask for a list that was made of all the others.
        let most = 16 * 1024 + self.taken * (self.taken + 1024);
        assert!(sent <= most, "{sent} of {}", self.taken);
    }

    /// Notes keys; what is sent are whole commands.
    fn read(&mut self, bytes: Bytes) {
        let read = whole(
            Decoder::new(Reader::Client, LinkKind::Notification, self.dialect),
            bytes,
        );
        for frame in read {
            let word = |at| frame.word(at).unwrap_or_default();
            match (frame.command(), word(1)) {
                ("XFR", _) if word(2) == "SB" => {
                    self.words.insert(b'K', word(5).into());
                }
                ("RNG", number) => {
                    self.words.insert(b'S', number.into());
                    self.words.insert(b'K', word(4).into());
                }
                ("USR", _) if word(3) == "S" => {
                    // The nonce of single sign-on stands behind the policy.
                    let nonce = frame.word(5).unwrap_or(word(4));
                    self.challenge = nonce.to_owned();
                }
                _ => {}
            }
        }
    }

    fn filled_in(&self, bytes: &[u8]) -> Vec<u8> {
        let mut filled = Vec::with_capacity(bytes.len());
        let mut rest = bytes;
        while let Some((&byte, tail)) = rest.split_first() {
            let letter = tail.first().filter(|_| byte == b'@');
            match letter.and_then(|letter| self.words.get(letter)) {
                Some(word) => {
                    filled.extend_from_slice(word);
                    rest = &tail[1..];
                }
                None => {
                    filled.push(byte);
                    rest = tail;
                }
            }
        }
        filled
    }

    fn pass(&mut self) {
        if let Some(at) = self.wait {
            self.now = self.now.after(at.saturating_duration_since(self.now.mono));
            self.input(Input::Tick);
        }
    }
}
