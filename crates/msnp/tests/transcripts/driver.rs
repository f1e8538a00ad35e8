//! Playing a recorded run: our clients in the place of the recorded ones.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use msnp::api::{Address, Command, ConversationId, Event, Status, TextFormat};
use msnp::command::{ClientCommand, Members};
use msnp::dialect::Dialect;
use msnp::io::{LinkId, Now};
use msnp::wire::{Frame, LinkKind};

use crate::abch::Abch;
use crate::difference::Difference;
use crate::played::Played;
use crate::player::{Logged, Player};
use crate::script::{Line, Script, What};

/// What the probe called its machines, from MSNP16 on.
const MACHINE_A: &str = "{11111111-1111-1111-1111-111111111111}";
const MACHINE_B: &str = "{22222222-2222-2222-2222-222222222222}";

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
        let mut books = BTreeMap::new();
        for (seed, account, machine) in [
            (1, "A", MACHINE_A),
            (2, "B", MACHINE_B),
            (3, "A2", MACHINE_A),
        ] {
            // Not every record has the second sign-in of A.
            let Some(email) = self.script.email(account) else {
                continue;
            };
            // Both programs of A have the same address book.
            let book = books.entry(email.clone()).or_insert_with(|| {
                let mut book = Abch::new();
                book.own_name = format!("Friendly {account}");
                Rc::new(RefCell::new(book))
            });
            let mut player = Player::new(&email, self.dialect, Rc::clone(book), (now, seed));
            player.feed(Logged::Machine(machine));
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
        if line.text().starts_with("ADL 0 ") {
            self.added(connection);
        }
        let bytes = Bytes::from(line.bytes(trid.as_deref()));
        self.player(connection).feed(Logged::Received(link, bytes));
    }

    /// The other one added this account: its membership lists say so, too.
    fn added(&mut self, connection: &str) {
        let who = self.peer(connection);
        let mut book = self.player(connection).services.borrow_mut();
        book.member("Reverse", who.as_str(), "");
        book.member("Pending", who.as_str(), "");
    }

    fn client_line(&mut self, connection: &str, line: &Line) {
        if let Some(difference) = self.is_not_ours(connection, line) {
            return self.differs(difference);
        }
        let link = self.links[connection];
        if self.next_frame(connection, link).is_none() {
            self.want(connection, line);
        }
        self.answer_ours(connection, link, line);
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
                ClientCommand::Msg { payload, .. } if contains(payload, b"Cancel-Code: REJECT") => {
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

    /// What only we ask and tell is answered as the server does.
    fn answer_ours(&mut self, connection: &str, link: LinkId, line: &Line) {
        while let Some(frame) = self.next_frame(connection, link) {
            let payload = frame.payload().map_or(&b""[..], |payload| payload);
            let trid = frame.word(1).unwrap_or_default();
            let (difference, answer) = match frame.command() {
                own if own == line.command() => return,
                "FQY" => {
                    let asked = Members::read(payload).expect("we write what can be read");
                    let mut told = asked.entries[0].clone();
                    told.network = Some(1);
                    let payload = told.server_payload();
                    let mut answer = format!("FQY {trid} {}\r\n", payload.len()).into_bytes();
                    answer.extend_from_slice(&payload);
                    (Difference::NetworkQuery, answer)
                }
                "UUX" if contains(payload, b"<PrivateEndpointData>") => (
                    Difference::PlaceTold,
                    format!("UUX {trid} 0\r\n").into_bytes(),
                ),
                _ => return,
            };
            let player = self.player(connection);
            let _ = player.sent.get_mut(&link).expect("looked at").1.pop_front();
            player.feed(Logged::Received(link, Bytes::from(answer)));
            self.differs(difference);
        }
    }

    fn take_frame(&mut self, connection: &str, link: LinkId, line: &Line) -> Frame {
        let next = self.next_frame(connection, link);
        let player = self.player(connection);
        let next = next.unwrap_or_else(|| panic!("{connection}: nothing for {}", line.text()));
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
            "XFR" if connection == "B" && self.dialect.chats_while_hidden() => {
                Some(Difference::GrantUnused)
            }
            "CAL" if line.words.get(2) == Some(&self.own_email(connection)) => {
                Some(Difference::SelfCalled)
            }
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

    fn email(&self, account: &str) -> String {
        let email = self.script.email(account);
        email.expect("both accounts sign in")
    }

    /// The address of who is on this connection.
    fn own_email(&self, connection: &str) -> String {
        self.email(if connection.ends_with('B') { "B" } else { "A" })
    }

    /// The conversation with the other account.
    fn peer(&self, connection: &str) -> ConversationId {
        let other = if connection.ends_with('A') { "B" } else { "A" };
        ConversationId::new(&self.own_email(other))
    }

    /// Has our client do what the recorded one does next.
    fn want(&mut self, connection: &str, line: &Line) {
        let to = self.peer(connection);
        let email = Address::new(to.as_str());
        let payload = line.payload.clone().unwrap_or_default();
        let word = |at: usize| line.words.get(at).map_or("", String::as_str);
        let lists = |mask: &str| contains(&payload, format!("l=\"{mask}\"").as_bytes());
        let command = match (line.command(), word(2)) {
            ("FQY", _) => Command::AddContact {
                email,
                message: None,
                group: None,
            },
            ("ADL", _) if connection == "A" => Command::AddContact {
                email,
                message: None,
                group: None,
            },
            ("ADL", _) if lists("3") => Command::AcceptContact { email, add: true },
            ("RML", _) if lists("2") => Command::Block { email },
            ("RML", _) if lists("4") => Command::Unblock { email },
            ("ADD" | "ADC", "FL" | "AL") if connection == "A" => Command::AddContact {
                email,
                message: None,
                group: None,
            },
            ("ADD" | "ADC", "FL" | "AL") => Command::AcceptContact { email, add: true },
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
            ("OUT", _) if connection.starts_with('S') => {
                self.decline_files(connection);
                Command::Leave { conversation: to }
            }
            ("OUT", _) => Command::SignOut,
            ("PNG", _) => {
                let player = self.player(connection);
                player.now = player.now.after(Duration::from_secs(51));
                return player.feed(Logged::Tick);
            }
            _ => panic!("{connection}: no command for {}", line.text()),
        };
        let player = self.player(connection);
        // Status changes keep a pace; who added us is told once the address book said what they wrote.
        let is_knocked =
            matches!(&command, Command::AcceptContact { .. } if line.command() == "ADL");
        let seconds = if is_knocked { 16 } else { 3 };
        player.now = player.now.after(Duration::from_secs(seconds));
        player.feed(Logged::Tick);
        player.feed(Logged::Command(command));
    }

    /// A conversation is not left while somebody waits for an answer about a file.
    fn decline_files(&mut self, connection: &str) {
        let player = self.player(connection);
        let offered = player.events.iter().filter_map(|event| match event {
            Event::TransferOffer { transfer, .. } => Some(*transfer),
            _ => None,
        });
        for transfer in offered.collect::<Vec<_>>() {
            player.feed(Logged::Command(Command::DeclineFile { transfer }));
        }
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
