//! One session with a gateway: what goes out next, and what an answer means (16 sections 2 and 3).
//!
//! What may be sent again after a failure: everything that cannot have arrived, since no connection was made; and a
//! poll, which carries nothing. Whether bytes that were on their way have arrived cannot be known, so they are never
//! sent again: the link is over then.

use std::collections::VecDeque;
use std::net::IpAddr;
use std::time::{Duration, Instant};

use bytes::{Bytes, BytesMut};

use super::{Answer, Errand, Gate, HEADERS, Server};
use crate::io::{CloseReason, HttpError, HttpReply, HttpRequest, Method, RequestId};

/// The largest body of a request; more goes with the next one. A command longer than that goes alone.
const MAX_BODY: usize = 32_767;
/// The largest body of an answer: a list of some ten thousand contacts.
const MAX_ANSWER: usize = 4 * 1024 * 1024;
/// More may not be queued.
const MAX_QUEUED: usize = 1024 * 1024;
/// Opening a session may take so long.
const OPEN_LIMIT: Duration = Duration::from_secs(25);
/// Bringing bytes may.
const POST_LIMIT: Duration = Duration::from_secs(40);
/// A poll may, besides its life span.
const POLL_LIMIT: Duration = Duration::from_secs(20);
/// The last bytes of a link that was closed may.
const LAST_LIMIT: Duration = Duration::from_secs(10);
/// The pause before the next poll after traffic.
const SHORT_PAUSE: Duration = Duration::from_secs(1);
/// The same with a server that holds polls back until it has something to say.
const HELD_PAUSE: Duration = Duration::from_millis(250);
/// The longest pause where people talk.
const TALK_PAUSE: Duration = Duration::from_secs(2);
/// The longest pause.
const LONG_PAUSE: Duration = Duration::from_secs(5);
/// After so long without traffic nobody talks any more.
const TALK: Duration = Duration::from_secs(60);
/// How long the server may hold a poll back once it is quiet, in seconds. Commands have to wait as long.
const LIFESPAN: u32 = 3;
/// An empty answer that took so long was held back.
const HELD: Duration = Duration::from_secs(2);
/// So many failures after each other are survived.
const MAX_FAILURES: u32 = 3;
/// So many redirects after each other are followed.
const MAX_HOPS: u8 = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Open,
    Post,
    Poll,
}

/// A request that is not answered yet.
struct Flight {
    id: RequestId,
    kind: Kind,
    body: Bytes,
    since: Instant,
}

/// What an answer brought.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Brought {
    /// Bytes of the server.
    pub(super) bytes: Bytes,
    /// The session is over, and why.
    pub(super) over: Option<CloseReason>,
}

impl Brought {
    fn nothing() -> Self {
        Self::default()
    }

    fn over(reason: CloseReason) -> Self {
        Self {
            bytes: Bytes::new(),
            over: Some(reason),
        }
    }
}

/// One session.
pub(super) struct Tunnel {
    server: Server,
    host: String,
    /// The gateway that was configured.
    home: Gate,
    /// The gateway that the last answer named.
    gate: Gate,
    session: Option<String>,
    queue: VecDeque<Bytes>,
    queued: usize,
    flight: Option<Flight>,
    /// When the next poll is due.
    poll_at: Instant,
    /// After a failure nothing goes out before.
    not_before: Instant,
    pause: Duration,
    /// When bytes last went either way.
    used: Instant,
    /// The server has held a poll back.
    holds: bool,
    failures: u32,
    hops: u8,
    closing: bool,
}

impl Tunnel {
    pub(super) fn new(gate: Gate, server: Server, host: String, now: Instant) -> Self {
        Self {
            server,
            host,
            home: gate.clone(),
            gate,
            session: None,
            queue: VecDeque::new(),
            queued: 0,
            flight: None,
            poll_at: now,
            not_before: now,
            pause: SHORT_PAUSE,
            used: now,
            holds: false,
            failures: 0,
            hops: 0,
            closing: false,
        }
    }

    /// Queues bytes; false when there are too many.
    pub(super) fn push(&mut self, bytes: Bytes) -> bool {
        self.queued += bytes.len();
        self.queue.push_back(bytes);
        self.queued <= MAX_QUEUED
    }

    /// Nothing more is to be heard; what is queued still goes out.
    pub(super) fn close(&mut self) {
        self.closing = true;
    }

    /// Whether it was closed by us.
    pub(super) fn is_closing(&self) -> bool {
        self.closing
    }

    /// Whether it was closed and has nothing left to say.
    pub(super) fn is_done(&self) -> bool {
        let at_rest = match &self.flight {
            Some(flight) => flight.kind != Kind::Post && self.queue.is_empty(),
            None => self.session.is_none() || self.queue.is_empty(),
        };
        self.closing && at_rest
    }

    /// The request whose answer is awaited.
    pub(super) fn waits_for(&self) -> Option<RequestId> {
        self.flight.as_ref().map(|flight| flight.id)
    }

    /// When [`Tunnel::request`] has something to send.
    pub(super) fn deadline(&self) -> Option<Instant> {
        if self.flight.is_some() || self.is_done() {
            return None;
        }
        let at_once = self.session.is_none() || !self.queue.is_empty();
        let due = if at_once {
            self.not_before
        } else {
            self.poll_at
        };
        Some(due.max(self.not_before))
    }

    /// The next request, if one is due; it is given this number.
    pub(super) fn request(&mut self, id: RequestId, now: Instant) -> Option<HttpRequest> {
        if self.deadline().is_none_or(|at| at > now) {
            return None;
        }
        let mut limit = POLL_LIMIT;
        let (kind, url, body) = match &self.session {
            None => {
                limit = OPEN_LIMIT;
                let errand = Errand::Open {
                    server: self.server,
                    host: &self.host,
                };
                (Kind::Open, self.gate.url(errand), self.take_body())
            }
            Some(session) if !self.queue.is_empty() => {
                limit = POST_LIMIT;
                let url = self.gate.url(Errand::Post { session });
                (Kind::Post, url, self.take_body())
            }
            Some(session) => {
                let lifespan = (self.pause == LONG_PAUSE).then_some(LIFESPAN);
                let url = self.gate.url(Errand::Poll { session, lifespan });
                (Kind::Poll, url, Bytes::new())
            }
        };
        if self.closing {
            limit = LAST_LIMIT;
        }
        self.flight = Some(Flight {
            id,
            kind,
            body: body.clone(),
            since: now,
        });
        Some(HttpRequest {
            id,
            method: Method::Post,
            url,
            headers: HEADERS
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
            body,
            deadline: now + limit,
            max_body: MAX_ANSWER,
        })
    }

    fn take_body(&mut self) -> Bytes {
        let mut pieces = Vec::new();
        let mut length = 0;
        while let Some(next) = self.queue.front() {
            if length > 0 && length + next.len() > MAX_BODY {
                break;
            }
            length += next.len();
            pieces.extend(self.queue.pop_front());
        }
        self.queued -= length;
        if pieces.len() == 1 {
            return pieces.pop().unwrap_or_default();
        }
        let mut body = BytesMut::with_capacity(length);
        for piece in pieces {
            body.extend_from_slice(&piece);
        }
        body.freeze()
    }

    /// The answer to the request on its way.
    pub(super) fn answer(&mut self, result: Result<HttpReply, HttpError>, now: Instant) -> Brought {
        let Some(flight) = self.flight.take() else {
            return Brought::nothing();
        };
        match result {
            Ok(reply) => self.reply(flight, reply, now),
            Err(error) => self.failure(flight, &error, now),
        }
    }

    fn reply(&mut self, flight: Flight, reply: HttpReply, now: Instant) -> Brought {
        match reply.status {
            200..=299 => self.success(&flight, reply, now),
            301 | 302 | 307 | 308 => self.redirect(flight, &reply, now),
            // The session is not known any more: for a link, the end of the stream.
            400 | 404 | 410 if flight.kind != Kind::Open => Brought::over(CloseReason::Peer),
            403 => Brought::over(CloseReason::ProxyRefused),
            407 => Brought::over(CloseReason::ProxyAuth),
            408 | 429 | 502..=504 if flight.kind == Kind::Poll => {
                self.once_more(flight, CloseReason::Gateway, now)
            }
            _ => Brought::over(CloseReason::Gateway),
        }
    }

    fn success(&mut self, flight: &Flight, reply: HttpReply, now: Instant) -> Brought {
        let Some(answer) = reply.header(Answer::HEADER).map(Answer::read) else {
            // Somebody on the way answers in its place.
            return Brought::over(CloseReason::Gateway);
        };
        match answer.session {
            Some(session) => self.session = Some(session.to_owned()),
            None if self.session.is_none() && !answer.closed => {
                return Brought::over(CloseReason::Gateway);
            }
            None => {}
        }
        if let Some(host) = answer.host.filter(|host| self.is_gateway(*host)) {
            self.gate = self.home.at(host);
        }
        let over = answer.closed.then_some(CloseReason::Peer);
        self.failures = 0;
        self.hops = 0;
        let held = now >= flight.since + HELD;
        self.set_pace(flight.kind, !reply.body.is_empty(), held, now);
        Brought {
            bytes: reply.body,
            over,
        }
    }

    /// Whether an answer that names this host may be followed. Some servers repeat the host of the request that opened
    /// the session. Names for this computer or for many are no gateway, unless ours is on this computer.
    fn is_gateway(&self, host: IpAddr) -> bool {
        let ours = self.home.host();
        let at_home = ours.eq_ignore_ascii_case("localhost")
            || ours.parse().is_ok_and(|ours: IpAddr| ours.is_loopback());
        let elsewhere = !host.is_loopback() && !host.is_unspecified() && !host.is_multicast();
        // A certificate is for a name.
        !self.home.is_encrypted() && self.host.parse() != Ok(host) && (at_home || elsewhere)
    }

    fn set_pace(&mut self, kind: Kind, brought: bool, held: bool, now: Instant) {
        let empty_poll = kind == Kind::Poll && !brought;
        self.holds |= empty_poll && held;
        if !empty_poll {
            self.used = now;
            self.pause = SHORT_PAUSE;
        } else if self.pause < LONG_PAUSE {
            let talks = self.server == Server::Switchboard && now < self.used + TALK;
            let longest = if talks { TALK_PAUSE } else { LONG_PAUSE };
            self.pause = (self.pause * 2).min(longest);
        }
        let wait = match self.holds {
            true if held || brought => HELD_PAUSE,
            _ => self.pause,
        };
        self.poll_at = now + wait;
    }

    fn redirect(&mut self, flight: Flight, reply: &HttpReply, now: Instant) -> Brought {
        self.hops += 1;
        let to = reply.header("Location").and_then(|to| self.gate.moved(to));
        match to {
            Some(to) if self.hops <= MAX_HOPS => {
                self.home = to.clone();
                self.gate = to;
                self.put_back(flight, now);
                Brought::nothing()
            }
            _ => Brought::over(CloseReason::Gateway),
        }
    }

    fn failure(&mut self, flight: Flight, error: &HttpError, now: Instant) -> Brought {
        let reason = match error {
            HttpError::Link(reason) => *reason,
            HttpError::TimedOut => CloseReason::TimedOut,
            // Bytes of the server are lost.
            HttpError::Cut => return Brought::over(CloseReason::Broken),
            HttpError::TooLarge | HttpError::Invalid => {
                return Brought::over(CloseReason::Gateway);
            }
        };
        let unsent = matches!(
            reason,
            CloseReason::Refused | CloseReason::UnknownHost | CloseReason::ProxyUnreachable
        );
        if unsent && self.gate != self.home {
            // Not where the last answer sent us, then.
            self.gate = self.home.clone();
            self.put_back(flight, now);
            return Brought::nothing();
        }
        let opening = flight.kind == Kind::Open;
        let hopeless = matches!(
            reason,
            CloseReason::Certificate | CloseReason::ProxyAuth | CloseReason::ProxyRefused
        );
        if opening || hopeless || !(unsent || flight.kind == Kind::Poll) {
            return Brought::over(reason);
        }
        self.once_more(flight, reason, now)
    }

    /// The same again after a pause, unless it has failed too often.
    fn once_more(&mut self, flight: Flight, reason: CloseReason, now: Instant) -> Brought {
        self.failures += 1;
        if self.failures > MAX_FAILURES {
            return Brought::over(reason);
        }
        let pause = SHORT_PAUSE * (1 << (self.failures - 1));
        self.put_back(flight, now + pause);
        Brought::nothing()
    }

    fn put_back(&mut self, flight: Flight, at: Instant) {
        self.not_before = at;
        self.poll_at = at;
        if !flight.body.is_empty() {
            self.queued += flight.body.len();
            self.queue.push_front(flight.body);
        }
    }
}

#[cfg(test)]
mod tests;
