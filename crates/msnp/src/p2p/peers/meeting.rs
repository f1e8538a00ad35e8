//! Direct connections: agreed on, tried, used (10 sections 4 and 5).
//!
//! Whoever sends a file asks for one as soon as it is accepted. The other listens, or else whoever asked does. What has
//! no connection in time goes over the switchboard; what loses one goes on there.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use bytes::Bytes;

use super::lines::{LineId, Wire};
use super::session::SessionKey;
use super::{Peers, Work, notices};
use crate::api::TransferWay;
use crate::io::{DirectAsk, DirectNews, DirectUse, LinkId, ListenerId, Output};
use crate::p2p::body::{NonceField, Spelling, TransportRequest, TransportResponse};
use crate::p2p::direct::{Direct, Event, Nonces, Role};
use crate::p2p::link::{Bridge, Content as Blob, DataKind};
use crate::p2p::slp::{Answer, BodyKind, Content, Method, SlpMessage};
use crate::p2p::{Guid, nonce};

/// Whoever sends waits so long for a connection, then begins on the switchboard.
const SENDER: Duration = Duration::from_secs(5);
/// Whoever receives lets the sender try for so long.
const RECEIVER: Duration = Duration::from_secs(17);
/// The router is given so long to open a port before the other side is told where we are.
const ROUTER: Duration = Duration::from_millis(1500);
/// Connections that may be tried at a time in one meeting, in or out.
const MAX_SOCKETS: usize = 8;

/// Two places that try to connect.
#[derive(Debug)]
pub(super) struct Meeting {
    session: SessionKey,
    /// What we will prove ourselves with.
    own: Guid,
    theirs: NonceField,
    listener: Option<ListenerId>,
    /// What is answered once it is known where we listen; without it we asked, and tell in a request.
    request: Option<SlpMessage>,
    /// Whether the other side hears the notification server about connections.
    by_notice: bool,
    /// Whether the other side waits to be told where we listen.
    owes: bool,
    inner: Vec<SocketAddr>,
    outer: Option<SocketAddr>,
    /// Until when the router is waited for.
    router: Option<Instant>,
    /// Connections that are opened, and those that are and prove themselves.
    sockets: BTreeMap<LinkId, Option<Direct>>,
    /// What begins once it is clear what carries it.
    waiting: Vec<(SessionKey, u64)>,
    until: Instant,
}

impl Meeting {
    fn new((session, own): (SessionKey, Guid), theirs: NonceField, until: Instant) -> Self {
        Self {
            session,
            own,
            theirs,
            listener: None,
            request: None,
            by_notice: false,
            owes: false,
            inner: Vec::new(),
            outer: None,
            router: None,
            sockets: BTreeMap::new(),
            waiting: Vec::new(),
            until,
        }
    }

    pub(super) fn deadline(&self) -> Instant {
        let sockets = self.sockets.values().flatten();
        let sockets = sockets.filter_map(Direct::deadline);
        sockets.chain(self.router).fold(self.until, Instant::min)
    }

    /// What both prove themselves with, as far as it is agreed.
    fn nonces(&self) -> Nonces {
        match self.theirs {
            NonceField::Hashed(announced) => Nonces::Hashed {
                own: self.own,
                announced,
            },
            NonceField::Plain(nonce) if nonce != Guid::NIL => Nonces::Plain(nonce),
            NonceField::Plain(_) | NonceField::None => Nonces::Plain(self.own),
        }
    }

    /// What we tell of our nonce.
    fn told(&self) -> NonceField {
        match self.nonces() {
            Nonces::Hashed { own, .. } => NonceField::Hashed(nonce::hashed(own)),
            Nonces::Plain(nonce) => NonceField::Plain(nonce),
        }
    }

    /// Where we listen, as the other side is told.
    fn response(&self, session_id: u32) -> TransportResponse {
        let v4 = self.inner.iter().copied().filter(SocketAddr::is_ipv4);
        let v6 = self.inner.iter().copied().filter(SocketAddr::is_ipv6);
        TransportResponse {
            tcp: !self.inner.is_empty(),
            listening: !self.inner.is_empty(),
            nonce: self.told(),
            internal: v4.collect(),
            external: self.outer.into_iter().filter(SocketAddr::is_ipv4).collect(),
            ipv6: v6.collect(),
            session_id: Some(session_id),
        }
    }
}

impl Peers {
    /// Sends a file in a session, over a direct connection if there is one or will be soon.
    pub(super) fn begin_file(&mut self, (key, total): (SessionKey, u64), work: &mut Work<'_>) {
        let Some(id) = self.sessions.get(&key).map(|session| session.line) else {
            return;
        };
        let has_one = self.lines.get(&id).is_some_and(|line| line.wire.is_some());
        if has_one || self.direct_use == DirectUse::Never {
            return self.send_in(key, DataKind::File, Blob::Pieces { total }, work);
        }
        if let Some(meeting) = self.meetings.get_mut(&id) {
            return meeting.waiting.push((key, total));
        }
        let own = Guid::random(work.fx.bytes());
        let until = work.now.mono + SENDER;
        let mut meeting = Meeting::new((key, own), NonceField::None, until);
        meeting.waiting.push((key, total));
        let _ = self.meetings.insert(id, meeting);
        let Some(session) = self.sessions.get(&key) else {
            return;
        };
        let request = TransportRequest {
            tcp: true,
            nonce: NonceField::Hashed(nonce::hashed(own)),
            session_id: Some(session.id),
            ..TransportRequest::default()
        };
        if let Some(call) = self.call_of(session) {
            let branch = Guid::random(work.fx.bytes());
            let text = call.request(Method::Invite, branch, self.with_hearing((&request).into()));
            self.say(id, &text, work);
        }
    }

    /// Somebody asks for a connection, or tells where they listen.
    pub(super) fn transport_invited(
        &mut self,
        id: LineId,
        (key, text): (SessionKey, SlpMessage),
        work: &mut Work<'_>,
    ) {
        match text.content.kind {
            BodyKind::TransportRequest => self.connection_asked_for(id, (key, text), work),
            _ => {
                let told = TransportResponse::read(&text.content);
                let answer = TransportResponse {
                    tcp: true,
                    ..TransportResponse::default()
                };
                self.answer_transport(id, (&text, &answer), work);
                if let Some(told) = told {
                    self.dial(id, &told, work);
                }
            }
        }
    }

    fn connection_asked_for(
        &mut self,
        id: LineId,
        (key, text): (SessionKey, SlpMessage),
        work: &mut Work<'_>,
    ) {
        let request = TransportRequest::read(&text.content).filter(|request| request.tcp);
        let has_one = self.lines.get(&id).is_some_and(|line| line.wire.is_some());
        let free = self.direct_use != DirectUse::Never && !has_one;
        let Some(request) = request.filter(|_| free && !self.meetings.contains_key(&id)) else {
            return self.answer_transport(id, (&text, &TransportResponse::default()), work);
        };
        let own = Guid::random(work.fx.bytes());
        let until = work.now.mono + RECEIVER;
        let mut meeting = Meeting::new((key, own), request.nonce, until);
        meeting.by_notice = notices::hears(&text.content);
        meeting.request = Some(text);
        let _ = self.meetings.insert(id, meeting);
        self.listen(id, work);
    }

    fn answer_transport(
        &mut self,
        id: LineId,
        (text, answer): (&SlpMessage, &TransportResponse),
        work: &Work<'_>,
    ) {
        let content = answer.to_content(self.spelling(id));
        self.say(id, &text.answered(Answer::Ok, content), work);
    }

    fn spelling(&self, id: LineId) -> Spelling {
        match self.lines.get(&id) {
            Some(line) if line.peer.place.is_some() => Spelling::Reversed,
            _ => Spelling::Plain,
        }
    }

    fn listen(&mut self, id: LineId, work: &mut Work<'_>) {
        let Some(meeting) = self.meetings.get_mut(&id) else {
            return;
        };
        self.last_listener += 1;
        let listener = ListenerId(self.last_listener);
        meeting.listener = Some(listener);
        meeting.owes = true;
        let ports = self.direct_use.ports();
        work.fx
            .ask(Output::Direct(DirectAsk::Listen { listener, ports }));
    }

    /// What the other side says to our request.
    pub(super) fn transport_answered(
        &mut self,
        id: LineId,
        answer: Option<&Content>,
        work: &mut Work<'_>,
    ) {
        let Some(meeting) = self.meetings.get_mut(&id) else {
            return;
        };
        if meeting.request.is_some() {
            return;
        }
        meeting.by_notice = answer.is_some_and(notices::hears);
        match answer.and_then(TransportResponse::read) {
            Some(told) if told.listening => self.dial(id, &told, work),
            // They do not listen: perhaps we can. They were told if we do already.
            Some(told) if told.tcp || told.nonce != NonceField::None => {
                if meeting.listener.is_none() {
                    meeting.theirs = told.nonce;
                    self.listen(id, work);
                }
            }
            _ => self.meeting_over(id, work),
        }
    }

    fn dial(&mut self, id: LineId, told: &TransportResponse, work: &mut Work<'_>) {
        let loopback = self.loopback;
        let Some(meeting) = self.meetings.get_mut(&id) else {
            return;
        };
        if told.nonce != NonceField::None {
            meeting.theirs = told.nonce;
        }
        for address in told.candidates(loopback) {
            if meeting.sockets.len() < MAX_SOCKETS {
                let link = work.fx.dial(address);
                let _ = meeting.sockets.insert(link, None);
            }
        }
        if meeting.sockets.is_empty() && meeting.request.is_none() {
            self.meeting_over(id, work);
        }
    }

    /// The network tells something.
    pub(crate) fn direct(&mut self, news: DirectNews, work: &mut Work<'_>) {
        if self.ftp_direct(&news, work) {
            return;
        }
        let (DirectNews::Listening { listener, .. }
        | DirectNews::Mapped { listener, .. }
        | DirectNews::Accepted { listener, .. }) = news;
        let found = self.meetings.iter_mut();
        let found = found.filter(|(_, meeting)| meeting.listener == Some(listener));
        let Some((id, meeting)) = found.map(|(id, meeting)| (*id, meeting)).next() else {
            if let DirectNews::Accepted { link, .. } = news {
                work.fx.close(link);
            }
            return;
        };
        match news {
            DirectNews::Listening { addresses, .. } if addresses.is_empty() => {
                meeting.listener = None;
                self.tell_where(id, work);
            }
            DirectNews::Listening { addresses, .. } => {
                meeting.inner = addresses;
                meeting.router = Some(work.now.mono + ROUTER);
                work.fx.ask(Output::Direct(DirectAsk::MapPort { listener }));
            }
            DirectNews::Mapped { outer, .. } => {
                meeting.outer = outer;
                self.tell_where(id, work);
            }
            DirectNews::Accepted { link, .. } => {
                if meeting.sockets.len() >= MAX_SOCKETS {
                    return work.fx.close(link);
                }
                let _ = meeting.sockets.insert(link, None);
                self.socket_open(id, link, Role::Listens, work);
            }
        }
    }

    /// Tells the other side where we listen, if it does not know.
    fn tell_where(&mut self, id: LineId, work: &mut Work<'_>) {
        let spelling = self.spelling(id);
        let Some(meeting) = self.meetings.get_mut(&id) else {
            return;
        };
        meeting.router = None;
        if !std::mem::take(&mut meeting.owes) {
            return;
        }
        let Some(session) = self.sessions.get(&meeting.session) else {
            return self.meeting_over(id, work);
        };
        let content = meeting.response(session.id).to_content(spelling);
        let (by_notice, has_port) = (meeting.by_notice, !meeting.inner.is_empty());
        let request = meeting.request.clone();
        let call = self.call_of(session).filter(|_| has_port);
        let content = self.with_hearing(content);
        let text = match (request, call) {
            (Some(request), _) => request.answered(Answer::Ok, content),
            (None, Some(call)) => {
                let branch = Guid::random(work.fx.bytes());
                call.request(Method::Invite, branch, content)
            }
            // Neither of us can listen.
            (None, None) => return self.meeting_over(id, work),
        };
        match by_notice {
            true => self.notice(id, text, work),
            false => self.say(id, &text, work),
        }
    }

    // --- sockets ----------------------------------------------------------------------------------------------------

    /// The line whose connection this is, or may become.
    fn line_of_socket(&self, link: LinkId) -> Option<LineId> {
        let wired = self.lines.iter();
        let mut wired =
            wired.filter(|(_, line)| line.wire.as_ref().is_some_and(|w| w.link == link));
        let tried = self.meetings.iter();
        let mut tried = tried.filter(|(_, meeting)| meeting.sockets.contains_key(&link));
        wired
            .next()
            .map(|(id, _)| *id)
            .or_else(|| tried.next().map(|(id, _)| *id))
    }

    /// A connection that we opened is there; `false` when it is none of ours.
    pub(crate) fn socket_connected(&mut self, link: LinkId, work: &mut Work<'_>) -> bool {
        let Some(id) = self.line_of_socket(link) else {
            return self.ftp_connected(link, work);
        };
        self.socket_open(id, link, Role::Connects, work);
        true
    }

    fn socket_open(&mut self, id: LineId, link: LinkId, role: Role, work: &mut Work<'_>) {
        let (Some(meeting), Some(line)) = (self.meetings.get_mut(&id), self.lines.get_mut(&id))
        else {
            return;
        };
        let nonces = meeting.nonces();
        if let Some(socket @ None) = meeting.sockets.get_mut(&link) {
            let of = (line.link.version(), line.link.take_identifier());
            *socket = Some(Direct::new(of, role, nonces, work.now.mono));
        }
        self.socket_events(id, link, work);
    }

    /// Bytes came over a connection; `false` when it is none of ours.
    pub(crate) fn socket_received(
        &mut self,
        link: LinkId,
        bytes: Bytes,
        work: &mut Work<'_>,
    ) -> bool {
        let Some(id) = self.line_of_socket(link) else {
            return self.ftp_received(link, bytes, work);
        };
        if let Some(socket) = self.socket(id, link) {
            socket.received(bytes);
        }
        self.socket_events(id, link, work);
        true
    }

    fn socket(&mut self, id: LineId, link: LinkId) -> Option<&mut Direct> {
        let wire = self.lines.get_mut(&id).and_then(|line| line.wire.as_mut());
        match wire {
            Some(wire) if wire.link == link => Some(&mut wire.socket),
            _ => self.meetings.get_mut(&id)?.sockets.get_mut(&link)?.as_mut(),
        }
    }

    fn socket_events(&mut self, id: LineId, link: LinkId, work: &mut Work<'_>) {
        while let Some(event) = self.socket(id, link).and_then(Direct::next_event) {
            match event {
                Event::Write(bytes) => work.fx.send(link, bytes),
                Event::Open => self.met(id, link, work),
                Event::Packet(packet) => {
                    if let Some(line) = self.lines.get_mut(&id) {
                        line.used = work.now.mono;
                        line.link.received(&packet, false, work.now.mono);
                    }
                    self.drain(id, work);
                }
                Event::Close(_) => {
                    work.fx.close(link);
                    return self.socket_over(id, link, work);
                }
            }
        }
    }

    /// Both are who is meant: the line moves to this connection.
    fn met(&mut self, id: LineId, link: LinkId, work: &mut Work<'_>) {
        let socket = self.meetings.get_mut(&id);
        let socket = socket.and_then(|meeting| meeting.sockets.remove(&link).flatten());
        if let (Some(socket), Some(line)) = (socket, self.lines.get_mut(&id)) {
            line.link.moved(Bridge::direct(), work.now.mono);
            line.wire = Some(Wire::new(link, socket));
        }
        self.meeting_over(id, work);
        self.tell_way(id, TransferWay::Direct);
    }

    /// A connection closed; `false` when it is none of ours.
    pub(crate) fn socket_closed(&mut self, link: LinkId, work: &mut Work<'_>) -> bool {
        let Some(id) = self.line_of_socket(link) else {
            return self.ftp_closed(link, work);
        };
        self.socket_over(id, link, work);
        true
    }

    fn socket_over(&mut self, id: LineId, link: LinkId, work: &mut Work<'_>) {
        if let Some(meeting) = self.meetings.get_mut(&id)
            && meeting.sockets.remove(&link).is_some()
        {
            // While we listen another may come.
            if meeting.sockets.is_empty() && meeting.listener.is_none() && !meeting.owes {
                self.meeting_over(id, work);
            }
            return;
        }
        self.unwire(id, work);
    }

    /// The connection of a line is gone: the switchboard carries it on.
    fn unwire(&mut self, id: LineId, work: &Work<'_>) {
        let bridge = self.switchboard_bridge();
        if let Some(line) = self.lines.get_mut(&id)
            && line.wire.take().is_some()
        {
            line.link.lost();
            if line.over.is_some() {
                line.link.moved(bridge, work.now.mono);
            }
        }
        self.tell_way(id, TransferWay::Switchboard);
    }

    /// The connection takes so many bytes.
    pub(crate) fn socket_writable(&mut self, link: LinkId, room: usize, work: &mut Work<'_>) {
        self.ftp_writable(link, room, work);
        let wires = self.lines.values_mut();
        for wire in wires.filter_map(|line| line.wire.as_mut()) {
            if wire.link == link {
                wire.room = room;
            }
        }
    }

    /// It is clear what carries what waits: it begins.
    pub(super) fn meeting_over(&mut self, id: LineId, work: &mut Work<'_>) {
        let Some(meeting) = self.meetings.remove(&id) else {
            return;
        };
        for link in meeting.sockets.into_keys() {
            work.fx.close(link);
        }
        if let Some(listener) = meeting.listener {
            work.fx
                .ask(Output::Direct(DirectAsk::Unlisten { listener }));
        }
        if meeting.owes
            && let Some(request) = &meeting.request
        {
            self.answer_transport(id, (request, &TransportResponse::default()), work);
        }
        for (key, total) in meeting.waiting {
            self.send_in(key, DataKind::File, Blob::Pieces { total }, work);
        }
    }

    /// Files on this line go another way now.
    fn tell_way(&mut self, id: LineId, via: TransferWay) {
        for file in self.files.values_mut() {
            let session = file.sessions.first().and_then(|key| self.sessions.get(key));
            if session.is_some_and(|session| session.line == id) {
                file.info.via = via;
            }
        }
    }

    pub(super) fn tick_meetings(&mut self, work: &mut Work<'_>) {
        let now = work.now.mono;
        let due = self.meetings.iter();
        let due = due.filter(|(_, meeting)| meeting.deadline() <= now);
        let due: Vec<LineId> = due.map(|(id, _)| *id).collect();
        for id in due {
            let Some(meeting) = self.meetings.get_mut(&id) else {
                continue;
            };
            if meeting.until <= now {
                self.meeting_over(id, work);
                continue;
            }
            let links: Vec<LinkId> = meeting.sockets.keys().copied().collect();
            for socket in meeting.sockets.values_mut().flatten() {
                socket.tick(now);
            }
            if meeting.router.is_some_and(|at| at <= now) {
                self.tell_where(id, work);
            }
            for link in links {
                self.socket_events(id, link, work);
            }
        }
        let unused = self.lines.iter();
        let unused = unused.filter(|(id, line)| {
            line.wire.is_some()
                && line.unused_at().is_some_and(|at| at <= now)
                && !self.has_session(**id)
        });
        let unused: Vec<LineId> = unused.map(|(id, _)| *id).collect();
        for id in unused {
            let wire = self.lines.get(&id).and_then(|line| line.wire.as_ref());
            if let Some(link) = wire.map(|wire| wire.link) {
                work.fx.close(link);
            }
            self.unwire(id, work);
        }
    }
}
