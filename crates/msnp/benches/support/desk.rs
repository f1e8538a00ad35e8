//! A client that was brought online by a server played by hand.

#[path = "counted.rs"]
mod counting;

use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use msnp::api::{Command, Event, Status};
use msnp::auth::Secret;
use msnp::client::{Client, Config};
use msnp::dialect::Dialect;
use msnp::io::{HttpReply, Input, LinkId, Now, Output, RequestId};

/// What came out of a client while it dealt with one input.
#[derive(Default)]
pub struct Came {
    pub link: Option<LinkId>,
    pub request: Option<RequestId>,
    pub texts: usize,
    pub contacts: usize,
    /// What it sent.
    pub said: Vec<u8>,
}

impl Came {
    /// The transaction ids of the commands of this name that it sent.
    #[allow(dead_code, reason = "only one of the benchmarks answers by number")]
    pub fn asked(&self, command: &str) -> Vec<u32> {
        let said = String::from_utf8_lossy(&self.said);
        let after = said.split(command).skip(1);
        let numbers = after.filter_map(|rest| rest.split_whitespace().next()?.parse().ok());
        numbers.collect()
    }
}

pub struct Bench {
    pub client: Client,
    pub now: Now,
    dialect: Dialect,
}

impl Bench {
    pub fn new() -> Self {
        Self::speaking(Dialect::Msnp12)
    }

    pub fn speaking(dialect: Dialect) -> Self {
        let now = Now {
            mono: Instant::now(),
            wall: SystemTime::UNIX_EPOCH,
        };
        let mut config = Config::new("alice@example.com", Secret::new("x"), "127.0.0.1:1863");
        config.dialects = vec![dialect];
        config.services.nexus = Some("https://nexus.example.com/rdr/pprdr.asp".to_owned());
        config.services.address_book = Some("https://ab.example.com/ab".to_owned());
        config.services.sharing = Some("https://ab.example.com/sharing".to_owned());
        Self {
            client: Client::new(config, now),
            now,
            dialect,
        }
    }

    pub fn feed(&mut self, input: Input) -> Came {
        self.client.handle(input, self.now);
        let mut came = Came::default();
        let mut kept = None;
        while let Some(output) = self.client.poll(self.now) {
            match output {
                Output::Connect { link, .. } => came.link = Some(link),
                Output::Request(request) => came.request = Some(request.id),
                Output::Send { bytes, .. } => came.said.extend_from_slice(&bytes),
                Output::Keep { seq, .. } => kept = Some(seq),
                Output::Event(timed) => match timed.event {
                    Event::Text { .. } => came.texts += 1,
                    Event::Contact { .. } => came.contacts += 1,
                    _ => {}
                },
                _ => {}
            }
        }
        if let Some(seq) = kept {
            self.client.handle(Input::Kept { seq }, self.now);
            while self.client.poll(self.now).is_some() {}
        }
        came
    }

    pub fn say(&mut self, link: LinkId, bytes: impl Into<Bytes>) -> Came {
        let bytes = bytes.into();
        self.feed(Input::Received { link, bytes })
    }

    /// Bytes arrive in a switchboard; tells how many texts that were.
    #[allow(dead_code, reason = "only one of the benchmarks reads texts")]
    pub fn read(&mut self, link: LinkId, bytes: Bytes) -> usize {
        let mut texts = 0;
        let mut kept = None;
        self.client
            .handle(Input::Received { link, bytes }, self.now);
        // Outputs are large, and most of them say only that there is nothing to do: none is moved before it is looked at.
        loop {
            match self.client.poll(self.now) {
                None | Some(Output::Wait(_)) => break,
                Some(Output::Keep { seq, .. }) => kept = Some(seq),
                Some(Output::Event(timed)) => {
                    texts += usize::from(matches!(timed.event, Event::Text { .. }));
                }
                Some(_) => {}
            }
        }
        if let Some(seq) = kept {
            self.client.handle(Input::Kept { seq }, self.now);
            while self.client.poll(self.now).is_some() {}
        }
        texts
    }

    /// A web service answers.
    #[allow(dead_code, reason = "only one of the benchmarks has web services")]
    pub fn answer(&mut self, id: RequestId, body: Bytes) -> Came {
        let result = Ok(HttpReply {
            status: 200,
            headers: Vec::new(),
            body,
        });
        self.feed(Input::Reply { id, result })
    }

    fn reply(&mut self, id: RequestId, header: (&str, &str)) -> Came {
        self.feed(Input::Reply {
            id,
            result: Ok(HttpReply {
                status: 200,
                headers: vec![(header.0.to_owned(), header.1.to_owned())],
                body: Bytes::new(),
            }),
        })
    }

    /// Signs in, up to the request for the list.
    pub fn prove(&mut self) -> LinkId {
        let status = Status::Online;
        let came = self.feed(Input::Command(Command::SignIn { status }));
        let link = came.link.expect("it connects");
        let _ = self.feed(Input::Connected { link });
        let _ = self.say(link, format!("VER 1 {}\r\n", self.dialect));
        let came = self.say(link, "CVR 2 1 1 1 x x\r\nUSR 3 TWN S lc=1033\r\n");
        let nexus = came.request.expect("it asks the nexus");
        let came = self.reply(nexus, ("PassportURLs", "DALogin=login.example.com/x"));
        let login = came.request.expect("it asks the login server");
        let info = "Passport1.4 da-status=success,from-PP='t=1&p='";
        let _ = self.reply(login, ("Authentication-Info", info));
        link
    }

    /// Takes the client in and sends it this list.
    pub fn list(&mut self, link: LinkId, lines: &str, contacts: usize) -> Came {
        let _ = self.say(link, "USR 4 OK alice@example.com 1 0\r\n");
        let mut text =
            format!("SYN 5 2005-04-23T18:57:44-07:00 2005-04-23T18:57:44-07:00 {contacts} 0\r\n");
        text.push_str("GTC A\r\nBLP AL\r\nPRP MFN Alice\r\n");
        text.push_str(lines);
        text.push_str("CHG 6 NLN 32 0\r\n");
        self.say(link, text)
    }
}

/// The time this thread has spent computing, which other programs on the machine do not change; elsewhere than on Linux
/// the time that passed.
pub fn cpu_time(start: Instant) -> Duration {
    std::fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|text| text.split(' ').next()?.parse().ok())
        .map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// How long `run` computes.
pub fn measure(run: impl FnOnce()) -> Duration {
    let start = Instant::now();
    let before = cpu_time(start);
    counting::counted(run);
    cpu_time(start).saturating_sub(before)
}
