//! Playing a recorded run: our clients in the place of the recorded ones.

use std::collections::BTreeMap;
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use msnp::api::{Address, Command, ConversationId, Event, Status, TextFormat};
use msnp::client::Client;
use msnp::command::ClientCommand;
use msnp::dialect::Dialect;
use msnp::io::{Input, LinkId, Now, Output};
use msnp::wire::{Frame, LinkKind};

use crate::player::{Logged, Player};
use crate::script::{Line, Script, What};

/// Where our client does otherwise than the recorded one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Difference {
    /// `CVR` names the client code from MSNP4 on (02 section 1); the probe did so before, too.
    ClientCode,
    /// We put new contacts on the allow list first: some servers tell their presence only then.
    AllowFirst,
    /// Until MSNP9 we name group 0 when we add somebody; the probe left it out once.
    GroupZero,
    /// We clear the pending list once we have decided, and where it is found at a sign-in; the probe did not.
    PendingCleared,
    /// From MSNP9 on we end `CHG` with `0` when we have no picture; the probe left it out at times.
    NoObject,
    /// The nudge of a dialect that has none is refused to the user, not sent.
    NoNudge,
    /// We say what program we are before the first text.
    Introduction,
    /// We decline invitations to what we do not have; the probe was silent.
    Declined,
    /// Objects, P2P data, invitations, emoticons: not written by this client.
    NotOurs,
    /// `URL` and the like: nothing we ask for.
    Unused,
    /// We leave a switchboard that everybody else left; the probe went on in it.
    LeftWhenAlone,
}

/// A run in progress.
pub struct Driver {
    script: Script,
    dialect: Dialect,
    players: BTreeMap<&'static str, Player>,
    links: BTreeMap<String, LinkId>,
    /// The recorded transaction ids and ours, a connection.
    trids: BTreeMap<(String, String), String>,
    differences: BTreeMap<Difference, usize>,
    texts: usize,
}

/// A run that was played to its end.
pub struct Played {
    players: BTreeMap<&'static str, Player>,
    differences: BTreeMap<Difference, usize>,
    script: Script,
}

impl Driver {
    pub fn new(script: Script, dialect: Dialect) -> Self {
        Self {
            script,
            dialect,
            players: BTreeMap::new(),
            links: BTreeMap::new(),
            trids: BTreeMap::new(),
            differences: BTreeMap::new(),
            texts: 0,
        }
    }

    pub fn play(mut self) -> Played {
        let now = Now {
            mono: Instant::now(),
            wall: SystemTime::UNIX_EPOCH,
        };
        for (seed, account) in [(1, "A"), (2, "B"), (3, "A2")] {
            let player = Player::new(&self.script.email(account), self.dialect, now, seed);
            let _ = self.players.insert(account, player);
        }
        for (connection, what) in self.script.steps.clone() {
            match what {
                What::Opened => self.opened(&connection),
                What::Closed => self.closed(&connection),
                What::Client(line) => self.client_line(&connection, &line),
                What::Server(line) => self.server_line(&connection, &line),
            }
        }
        Played {
            players: self.players,
            differences: self.differences,
            script: self.script,
        }
    }

    fn player(&mut self, connection: &str) -> &mut Player {
        let account = match connection {
            "A" | "SA" => "A",
            "B" | "SB" => "B",
            _ => "A2",
        };
        self.players.get_mut(account).expect("made at the start")
    }

    fn differs(&mut self, difference: Difference) {
        *self.differences.entry(difference).or_default() += 1;
    }

    fn opened(&mut self, connection: &str) {
        let player = self.player(connection);
        if !connection.starts_with('S') {
            let status = Status::Online;
            player.feed(Logged::Command(Command::SignIn { status }));
        }
        let link = player.opening.pop_front();
        let link = link.unwrap_or_else(|| panic!("{connection}: we opened nothing"));
        player.feed(Logged::Connected(link));
        let _ = self.links.insert(connection.to_owned(), link);
        self.trids.retain(|(own, _), _| own != connection);
    }

    fn closed(&mut self, connection: &str) {
        let link = self.links[connection];
        let player = self.player(connection);
        if !player.closed.contains(&link) {
            player.feed(Logged::Closed(link));
        }
    }

    /// Whether we closed this connection ourselves.
    fn is_left(&mut self, connection: &str) -> bool {
        let link = self.links[connection];
        self.player(connection).closed.contains(&link)
    }

    fn server_line(&mut self, connection: &str, line: &Line) {
        if self.is_left(connection) {
            return;
        }
        let link = self.links[connection];
        let key = (
            connection.to_owned(),
            line.words.get(1).cloned().unwrap_or_default(),
        );
        let ours = self.trids.get(&key).cloned();
        // Lines without a transaction id, or with that of something we did not ask, stay as they are.
        let is_reply = ours.is_some() && has_trid(line);
        let unasked = has_trid(line) && ours.is_none() && key.1 != "0";
        let trid = match (is_reply, unasked) {
            (true, _) => ours,
            (_, true) => Some("999999".to_owned()),
            _ => None,
        };
        let bytes = Bytes::from(line.bytes(trid.as_deref()));
        self.player(connection).feed(Logged::Received(link, bytes));
    }

    fn client_line(&mut self, connection: &str, line: &Line) {
        if let Some(difference) = self.is_not_ours(connection, line) {
            return self.differs(difference);
        }
        let link = self.links[connection];
        if self.next_frame(connection, link).is_none() {
            self.want(connection, line);
        }
        let frame = self.take_frame(connection, link, line);
        let ours: Vec<&str> = frame.words().collect();
        let (mut expected, mut found) = (line.words.len(), ours.len());
        if line.command() == "CVR" && !self.dialect.has_client_code() {
            self.differs(Difference::ClientCode);
            expected -= 1;
        }
        if line.words.get(2).map(String::as_str) == Some("MD5") {
            // The password is known: the whole line must be the same.
            assert_eq!(line.words[2..], ours[2..]);
        }
        if line.command() == "CHG" && expected + 1 == found && ours.last() == Some(&"0") {
            self.differs(Difference::NoObject);
            expected += 1;
        }
        if line.command() == "ADD" && ours.last() == Some(&"0") && expected + 1 == found {
            self.differs(Difference::GroupZero);
            found -= 1;
        }
        // Ours carries no picture where the probe had one: the place is taken by `0`.
        assert_eq!(
            (line.command(), expected),
            (ours[0], found),
            "{} / {frame:?}",
            line.text()
        );
        if let Some(trid) = line.words.get(1) {
            let key = (connection.to_owned(), trid.clone());
            let _ = self.trids.insert(key, ours[1].to_owned());
        }
    }

    /// Our next line on this connection, without those that the recorded client has no counterpart of.
    fn next_frame(&mut self, connection: &str, link: LinkId) -> Option<Frame> {
        loop {
            let player = self.player(connection);
            let (_, frames) = player.sent.get_mut(&link)?;
            let frame = frames.front()?.clone();
            let extra = match ClientCommand::read(&frame, Dialect::Msnp12, LinkKind::Switchboard) {
                ClientCommand::Msg { payload, .. } if contains(payload, b"x-clientcaps") => {
                    Some(Difference::Introduction)
                }
                ClientCommand::Msg { payload, .. }
                    if contains(payload, b"REJECT_NOT_INSTALLED") =>
                {
                    Some(Difference::Declined)
                }
                _ if frame.line().starts_with("REM") && frame.word(2) == Some("PL") => {
                    Some(Difference::PendingCleared)
                }
                _ => None,
            };
            let Some(difference) = extra else {
                return Some(frame);
            };
            let _ = frames.pop_front();
            self.differs(difference);
        }
    }

    fn take_frame(&mut self, connection: &str, link: LinkId, line: &Line) -> Frame {
        let next = self.next_frame(connection, link);
        let next = next.unwrap_or_else(|| panic!("{connection}: nothing for {}", line.text()));
        let player = self.player(connection);
        let frames = &mut player.sent.get_mut(&link).expect("looked at").1;
        // The two lists of a new contact may come in either order.
        let is_addition = matches!(line.command(), "ADD" | "ADC");
        if is_addition && next.word(2) != line.words.get(2).map(String::as_str) {
            let at = frames
                .iter()
                .position(|frame| frame.word(2) == line.words.get(2).map(String::as_str));
            if let Some(frame) = at.and_then(|at| frames.remove(at)) {
                self.differs(Difference::AllowFirst);
                return frame;
            }
        }
        frames.pop_front().expect("looked at")
    }

    /// What the recorded client did and ours never does.
    fn is_not_ours(&mut self, connection: &str, line: &Line) -> Option<Difference> {
        let payload = line.payload.clone().unwrap_or_default();
        let has = |what: &str| contains(&payload, what.as_bytes());
        if self.is_left(connection) {
            return Some(Difference::LeftWhenAlone);
        }
        match line.command() {
            "URL" | "GCF" => Some(Difference::Unused),
            "MSG" if has("x-msnmsgrp2p") || has("x-mms-emoticon") || has("x-msmsgsinvite") => {
                Some(Difference::NotOurs)
            }
            "MSG" if has("x-clientcaps") => Some(Difference::NotOurs),
            "MSG" if has("datacast") && !self.dialect.has_nudge() => {
                let to = self.peer(connection);
                self.player(connection)
                    .feed(Logged::Command(Command::Nudge { to }));
                let told = self.player(connection).events.last().cloned();
                assert!(
                    matches!(&told, Some(Event::Error { code, .. }) if &*code.0 == "not_in_dialect"),
                    "{told:?}"
                );
                Some(Difference::NoNudge)
            }
            _ => None,
        }
    }

    /// The conversation with the other account.
    fn peer(&self, connection: &str) -> ConversationId {
        let other = if connection.ends_with('A') { "B" } else { "A" };
        ConversationId::new(&self.script.email(other))
    }

    /// Has our client do what the recorded one does next.
    fn want(&mut self, connection: &str, line: &Line) {
        let to = self.peer(connection);
        let email = Address::new(to.as_str());
        let payload = line.payload.clone().unwrap_or_default();
        let word = |at: usize| line.words.get(at).map_or("", String::as_str);
        let command = match (line.command(), word(2)) {
            ("ADD" | "ADC", "FL" | "AL") if connection == "A" => Command::AddContact {
                email,
                message: None,
                group: None,
            },
            ("ADD" | "ADC", "FL" | "AL") => Command::AcceptContact { email },
            ("REM", "AL") => Command::Block { email },
            ("REM", "BL") => Command::Unblock { email },
            ("CHG", status) => Command::SetStatus {
                status: msnp::command::StatusWord(status).status(),
            },
            ("PRP", "MFN") | ("REA", _) => Command::SetDisplayName {
                name: "New Name é".to_owned(),
            },
            ("UUX", _) => Command::SetPersonalMessage {
                text: "on the & phone".to_owned(),
            },
            ("XFR", _) => self.text(to),
            ("MSG", _) if contains(&payload, b"text/plain") => self.text(to),
            ("MSG", _) if contains(&payload, b"x-msmsgscontrol") => Command::Typing { to },
            ("MSG", _) if contains(&payload, b"datacast") => Command::Nudge { to },
            ("OUT", _) if connection.starts_with('S') => Command::Leave { conversation: to },
            ("OUT", _) => Command::SignOut,
            ("PNG", _) => {
                let player = self.player(connection);
                player.now = player.now.after(Duration::from_secs(51));
                return player.feed(Logged::Tick);
            }
            _ => panic!("{connection}: no command for {}", line.text()),
        };
        let player = self.player(connection);
        // Status changes keep a pace.
        player.now = player.now.after(Duration::from_secs(3));
        player.feed(Logged::Tick);
        player.feed(Logged::Command(command));
    }

    fn text(&mut self, to: ConversationId) -> Command {
        self.texts += 1;
        Command::SendText {
            to,
            text: "Hello é 你好".to_owned(),
            format: TextFormat::default(),
            id: Some(msnp::api::MessageId::new(&format!("m{}", self.texts))),
        }
    }
}

/// Server commands whose second word is a transaction id.
fn has_trid(line: &Line) -> bool {
    let first = line.words.get(1).map_or("", String::as_str);
    first.bytes().all(|b| b.is_ascii_digit())
        && !matches!(
            line.command(),
            "LSG" | "LST" | "IRO" | "NOT" | "RNG" | "BPR" | "QNG" | "GTC" | "BLP"
        )
        || (line.command() == "IRO")
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|w| w == needle)
}

impl Played {
    pub fn client(&self, account: &str) -> &Client {
        &self.players[account].client
    }

    pub fn email(&self, account: &str) -> String {
        self.script.email(account)
    }

    pub fn events(&self, account: &str) -> Vec<Event> {
        self.players[account].events.clone()
    }

    pub fn differences(&self) -> &BTreeMap<Difference, usize> {
        &self.differences
    }

    /// The commands of ours that nothing in the record answers to.
    pub fn left_over(&self) -> Vec<&str> {
        let frames = self
            .players
            .values()
            .flat_map(|player| player.sent.values());
        frames
            .flat_map(|(_, frames)| frames.iter().map(Frame::command))
            .collect()
    }
}

/// The events of an account when everything it receives arrives in pieces of this length.
pub fn replay_cut(played: &Played, account: &str, len: usize) -> Vec<Event> {
    let player = &played.players[account];
    let start = player.log.first().expect("something happened").1;
    let mut config = player.config.clone();
    config.seed = player.seed;
    let mut client = Client::new(config, start);
    let mut events = Vec::new();
    let mut give = |input: Input, now: Now| {
        client.handle(input, now);
        while let Some(output) = client.poll(now) {
            if let Output::Event(timed) = output {
                events.push(timed.event);
            }
        }
    };
    for (logged, now) in player.log.clone() {
        match logged {
            Logged::Received(link, bytes) => {
                for piece in bytes.chunks(len) {
                    let bytes = Bytes::copy_from_slice(piece);
                    give(Input::Received { link, bytes }, now);
                }
            }
            other => give(other.input(), now),
        }
    }
    events
}
