//! Connections: what arrives goes to its session, what a session says is gathered until it is asked for.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use msnp::io::{LinkId, Now};

use super::ns::Session;
use super::reader::{Reader, Request};
use super::sb::Seat;
use super::{Output, Timer, World};

/// How long a link may stay without signing in, from its last word.
const LOGIN_TIME: Duration = Duration::from_secs(60);
/// How long a session may be silent. Clients ping every minute or so.
const SESSION_SILENCE: Duration = Duration::from_secs(15 * 60);

/// One connection.
#[derive(Debug)]
pub(super) struct Link {
    reader: Reader,
    out: BytesMut,
    heard: std::time::Instant,
    pub kind: Kind,
}

/// What a connection turned out to be.
#[derive(Debug)]
pub(super) enum Kind {
    /// Nothing was said yet.
    Fresh,
    /// A client of the notification server: it said `VER`.
    Ns(Box<Session>),
    /// A client of a switchboard: it said `USR` or `ANS`.
    Sb(Seat),
}

impl Link {
    /// What is to be sent, if anything.
    pub(super) fn take_output(&mut self) -> Option<Bytes> {
        (!self.out.is_empty()).then(|| self.out.split().freeze())
    }

    /// How long it may stay silent from now on; `None`: for ever.
    fn patience(&self) -> Option<Duration> {
        match &self.kind {
            Kind::Ns(session) if session.account.is_some() => Some(SESSION_SILENCE),
            Kind::Fresh | Kind::Ns(_) => Some(LOGIN_TIME),
            Kind::Sb(_) => None,
        }
    }
}

impl World {
    pub(super) fn accepted(&mut self, link: LinkId, now: Now) {
        self.links.insert(
            link,
            Link {
                reader: Reader::default(),
                out: BytesMut::new(),
                heard: now.mono,
                kind: Kind::Fresh,
            },
        );
        self.timers
            .insert((now.mono + LOGIN_TIME, Timer::Silence(link)));
    }

    pub(super) fn received(&mut self, link: LinkId, bytes: &[u8], now: Now) {
        let Some(entry) = self.links.get_mut(&link) else {
            return;
        };
        entry.heard = now.mono;
        entry.reader.push(bytes);
        // A command may close the link, its own or another.
        while let Some(entry) = self.links.get_mut(&link) {
            match entry.reader.next() {
                Ok(Some(request)) => self.request(link, &request, now),
                Ok(None) => return,
                Err(_) => self.close(link, now),
            }
        }
    }

    fn request(&mut self, link: LinkId, request: &Request, now: Now) {
        let words = request.words();
        let Some(entry) = self.links.get_mut(&link) else {
            return;
        };
        if matches!(entry.kind, Kind::Fresh) {
            entry.kind = match words.first().copied() {
                Some("VER") => Kind::Ns(Box::default()),
                Some("USR" | "ANS") => Kind::Sb(Seat::default()),
                _ => return self.close(link, now),
            };
        }
        match entry.kind {
            Kind::Sb(_) => self.sb_request(link, &words, &request.payload, now),
            _ => self.ns_request(link, &words, &request.payload, now),
        }
    }

    /// The link is gone.
    pub(super) fn lost(&mut self, link: LinkId, now: Now) {
        let Some(entry) = self.links.remove(&link) else {
            return;
        };
        match entry.kind {
            Kind::Fresh => {}
            Kind::Ns(session) => {
                if let Some(account) = session.account {
                    self.signed_out(&account, link);
                }
            }
            Kind::Sb(seat) => self.left(link, &seat, false, now),
        }
    }

    /// Closes the link after what was said to it.
    pub(super) fn close(&mut self, link: LinkId, now: Now) {
        let last = self.links.get_mut(&link).and_then(Link::take_output);
        if self.gateway.has(link) {
            self.gateway_close(link, last, now);
            return self.lost(link, now);
        }
        if let Some(bytes) = last {
            self.out.push_back(Output::Send { link, bytes });
        }
        if self.links.contains_key(&link) {
            self.lost(link, now);
            self.out.push_back(Output::Close { link });
        }
    }

    /// Sends a line.
    pub(super) fn send(&mut self, link: LinkId, line: &str) {
        self.send_with(link, line, b"");
    }

    /// Sends a line and its payload; the line has the length already.
    pub(super) fn send_with(&mut self, link: LinkId, line: &str, payload: &[u8]) {
        let Some(entry) = self.links.get_mut(&link) else {
            return;
        };
        if entry.out.is_empty() {
            self.dirty.push_back(link);
        }
        entry.out.extend_from_slice(line.as_bytes());
        entry.out.extend_from_slice(b"\r\n");
        entry.out.extend_from_slice(payload);
    }

    /// Sends an error line.
    pub(super) fn refuse(&mut self, link: LinkId, code: u16, id: &str) {
        self.send(link, &format!("{code} {id}"));
    }

    pub(super) fn check_silence(&mut self, link: LinkId, now: Now) {
        let Some(entry) = self.links.get(&link) else {
            return;
        };
        let Some(patience) = entry.patience() else {
            return;
        };
        let due = entry.heard + patience;
        if due <= now.mono {
            self.close(link, now);
        } else {
            self.timers.insert((due, Timer::Silence(link)));
        }
    }
}
