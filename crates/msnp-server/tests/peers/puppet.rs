//! Somebody whom the test plays in a switchboard: they keep to no rule unless they are told to.

use bytes::Bytes;
use msnp::api::{Command, ConversationId, Event};
use msnp::dialect::Dialect;
use msnp::io::LinkId;
use msnp::message::{Message, data_payload};
use msnp::p2p::body::{Application, SessionRequest};
use msnp::p2p::context::{ContextVersion, FileContext};
use msnp::p2p::link::{Bridge, Content as Blob, DataKind, Event as LinkEvent, Link};
use msnp::p2p::link::{Numbers, Version};
use msnp::p2p::slp::{Answer, Call, CallId, Content, Method, SlpMessage};
use msnp::p2p::{Guid, Peer};

use crate::town::{ALICE, BOB, Town};

/// Alice, played. Bob is the one who must bear it.
pub struct Puppet {
    pub link: Link,
    call: Call,
    board: LinkId,
    trid: u32,
    came: Vec<u8>,
    /// The session texts that came.
    pub said: Vec<SlpMessage>,
}

impl Puppet {
    /// Alice and Bob talk, and then it is no longer Alice.
    pub fn meet(dialect: Dialect) -> (Town, Self) {
        let mut town = Town::pair(dialect, dialect);
        let puppet = Self::take_over(&mut town);
        (town, puppet)
    }

    pub fn take_over(town: &mut Town) -> Self {
        let to = ConversationId::new(BOB);
        let text = Command::SendText {
            to,
            text: "hello".into(),
            format: Default::default(),
            id: None,
        };
        town.command(0, text);
        town.until("they talk", |town| {
            let mut events = town.people[1].events.iter();
            events.any(|event| matches!(event, Event::Text { .. }))
        });
        let place = |who: usize| {
            let places = town.people[who].client.snapshot().me.places;
            let this = places.into_iter().find(|place| place.this);
            this.map(|place| place.id)
        };
        let peer = |who: usize, name: &str| Peer {
            place: place(who),
            ..Peer::parse(name).expect("an address")
        };
        let (me, peer) = (peer(0, ALICE), peer(1, BOB));
        let version = match me.place {
            Some(_) => Version::V2,
            None => Version::V1,
        };
        let mut link = Link::new(version, Numbers::drawn([5, 6, 7]));
        link.moved(Bridge::switchboard(), town.now.mono);
        let id = CallId::from(Guid([1; 16]));
        Self {
            link,
            call: Call { me, peer, id },
            board: town.take_over(0),
            trid: 1000,
            came: Vec::new(),
            said: Vec::new(),
        }
    }

    /// A message with this payload.
    pub fn message(&mut self, town: &mut Town, payload: &[u8]) {
        self.trid += 1;
        let head = format!("MSG {} D {}\r\n", self.trid, payload.len());
        town.write(self.board, [head.as_bytes(), payload].concat());
    }

    pub fn packet(&mut self, town: &mut Town, packet: &[u8]) {
        let payload = data_payload(&self.call.peer, &self.call.me, packet);
        self.message(town, &payload);
    }

    /// What the link would send now, which is not sent.
    pub fn packets(&mut self, town: &Town) -> Vec<Bytes> {
        let mut all = Vec::new();
        while let Some(packet) = self.link.next_packet(town.now.mono) {
            self.link.carried(packet.token, town.now.mono);
            all.push(packet.bytes);
        }
        all
    }

    /// Sends what the link has, and takes in what comes, until it is quiet.
    pub fn pump(&mut self, town: &mut Town) {
        loop {
            let packets = self.packets(town);
            for packet in &packets {
                self.packet(town, packet);
            }
            if !self.hear(town) && packets.is_empty() {
                return;
            }
        }
    }

    /// Takes in what came.
    pub fn hear(&mut self, town: &mut Town) -> bool {
        self.came.extend(town.overheard());
        let mut heard = false;
        while let Some(payload) = next_message(&mut self.came) {
            if let Message::Data { packet, .. } = Message::read(&payload) {
                let packet = payload.slice_ref(packet);
                self.link.received(&packet, true, town.now.mono);
                heard = true;
            }
        }
        while let Some(event) = self.link.next_event() {
            if let LinkEvent::Slp(text) = event {
                self.said.extend(SlpMessage::parse(&text));
            }
        }
        heard
    }

    // --- what they say ----------------------------------------------------------------------------------------------

    pub fn say(&mut self, town: &mut Town, text: &SlpMessage) {
        self.link.send_slp(text.to_bytes(true), town.now.mono);
        self.pump(town);
    }

    /// A request of a call of its own.
    pub fn request(
        &mut self,
        number: u32,
        method: Method,
        content: impl Into<Content>,
    ) -> SlpMessage {
        let id = [number.to_le_bytes(); 4].concat();
        let guid = Guid(id.try_into().expect("sixteen bytes"));
        self.call.id = CallId::from(guid);
        self.call.request(method, guid, content)
    }

    /// Asks for a session with this number.
    pub fn invite(
        &mut self,
        town: &mut Town,
        (session_id, application): (u32, Application),
        context: &str,
    ) {
        let request = SessionRequest {
            application,
            session_id,
            app_id: 2,
            flags: None,
            context: Some(context.to_owned()),
        };
        let text = self.request(session_id, Method::Invite, &request);
        self.say(town, &text);
    }

    pub fn offer(&mut self, town: &mut Town, session: u32, file: &FileContext) {
        let context = file.to_context(ContextVersion::Three);
        self.invite(town, (session, Application::File), &context);
    }

    /// Puts a blob of a file into packets, as many as the window takes; nothing is sent.
    pub fn file(&mut self, town: &Town, session: u32, bytes: &[u8]) -> Vec<Bytes> {
        let blob = Blob::Whole(Bytes::copy_from_slice(bytes));
        let now = town.now.mono;
        self.link.send_data((session, 2), DataKind::File, blob, now);
        self.packets(town)
    }

    /// The codes of the answers that came.
    pub fn answers(&self) -> Vec<u16> {
        self.said.iter().filter_map(SlpMessage::code).collect()
    }

    /// Says yes to the last request that came.
    pub fn accept(&mut self, town: &mut Town) -> SessionRequest {
        let asked = self.said.iter().rev().find_map(|text| {
            let request = SessionRequest::read(&text.content)?;
            Some((text.clone(), request))
        });
        let (text, request) = asked.expect("somebody asks for a session");
        let answer = msnp::p2p::body::SessionAnswer {
            session_id: Some(request.session_id),
        };
        self.say(town, &text.answered(Answer::Ok, &answer));
        request
    }
}

/// The payload of the next message among the lines of a switchboard.
fn next_message(came: &mut Vec<u8>) -> Option<Bytes> {
    loop {
        let end = came.windows(2).position(|two| two == b"\r\n")?;
        let line = String::from_utf8_lossy(&came[..end]).into_owned();
        let len = line
            .strip_prefix("MSG ")
            .and_then(|rest| rest.rsplit(' ').next());
        let len: usize = len.map_or(0, |len| len.parse().expect("a length"));
        if came.len() < end + 2 + len {
            return None;
        }
        let payload: Vec<u8> = came.drain(..end + 2 + len).skip(end + 2).collect();
        if len > 0 {
            return Some(payload.into());
        }
    }
}
