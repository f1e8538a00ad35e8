//! The HTTP gateway: a link cut into requests and their answers (16).

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use bytes::{Bytes, BytesMut};
use msnp::io::{HttpReply, LinkId, Now};

use super::super::links::Link;
use super::super::types::{WebId, WebRequest};
use super::super::{Output, Timer, World, text};
use super::reply;

/// The most sessions at once.
const MAX_SESSIONS: usize = 512;
/// A session without a request for this long is over.
const SESSION_LIFE: Duration = Duration::from_secs(60);
/// The longest a poll is held.
const MAX_LIFESPAN: u64 = 30;
/// The largest body of a request.
const MAX_BODY: usize = 64 * 1024;
/// The most bytes that wait to be fetched.
const MAX_QUEUED: usize = 1 << 20;
/// The links of sessions are numbered from here, those of sockets below.
const FIRST_LINK: u64 = 1 << 61;

/// The sessions of the gateway.
#[derive(Debug, Default)]
pub(in super::super) struct Gateway {
    sessions: BTreeMap<LinkId, Session>,
    /// What a session is called now.
    names: BTreeMap<String, LinkId>,
    opened: u64,
    /// Polls that wait for something to tell, with the link and until when.
    held: BTreeMap<WebId, (LinkId, Instant)>,
    /// How often something has become of the sessions, or of what waits in them.
    changes: u64,
}

/// One session.
#[derive(Debug)]
struct Session {
    /// The number before the dot.
    number: String,
    counter: u64,
    name: String,
    /// What it was called before: the answer that told the new name may have been lost.
    before: String,
    /// What its answers say where the gateway is.
    address: String,
    asked: Instant,
    queue: BytesMut,
    /// The world has closed the link; what is queued is still to be fetched.
    over: bool,
    /// So many polls are still to go without an answer.
    to_lose: u8,
    /// The last change of what is queued.
    change: u64,
}

/// What a session of the HTTP gateway has not fetched yet.
#[derive(Clone, Copy, Debug)]
pub struct Unfetched<'a> {
    /// The link that the session is played on; later ones have greater numbers.
    pub link: LinkId,
    /// The number the session is called by.
    pub number: &'a str,
    /// What waits.
    pub bytes: &'a [u8],
    /// The number of the change that made it so.
    pub change: u64,
}

impl Gateway {
    /// Whether a link is one of the gateway's.
    pub(in super::super) fn has(&self, link: LinkId) -> bool {
        self.sessions.contains_key(&link)
    }

    /// How many polls are held.
    pub(in super::super) fn held(&self) -> usize {
        self.held.len()
    }

    fn change(&mut self) -> u64 {
        self.changes += 1;
        self.changes
    }

    /// The network has lost its power.
    pub(in super::super) fn lose_all(&mut self) {
        *self = Self {
            changes: self.changes + 1,
            ..Self::default()
        };
    }
}

impl World {
    /// What sessions of the HTTP gateway have not fetched yet, with the number each session is called by. It is lost when
    /// the session ends. Sessions are told in the order they were opened.
    pub fn unfetched(&self) -> impl Iterator<Item = Unfetched<'_>> {
        let sessions = self.gateway.sessions.iter();
        sessions.map(|(link, session)| Unfetched {
            link: *link,
            number: &session.number,
            bytes: &session.queue,
            change: session.change,
        })
    }

    /// The number of the last change of what [`World::unfetched`] tells; a session that ends is one, too.
    #[must_use]
    pub fn last_unfetched_change(&self) -> u64 {
        self.gateway.changes
    }

    /// Takes in a request to the gateway.
    pub(super) fn gateway(&mut self, id: WebId, request: &WebRequest, now: Now) {
        let Ok((link, is_poll)) = self.gateway_take(request, now) else {
            let reply = reply(400, Vec::new(), "");
            return self.out.push_back(Output::Reply { id, reply });
        };
        let Some(session) = self.gateway.sessions.get_mut(&link) else {
            return;
        };
        if is_poll && session.to_lose > 0 {
            session.to_lose -= 1;
            return;
        }
        let lifespan: u64 = request
            .query("Lifespan")
            .and_then(|word| word.parse().ok())
            .unwrap_or(0);
        let waits = is_poll && lifespan > 0 && !self.config.behaviour.no_long_poll;
        if waits && session.queue.is_empty() && !session.over {
            let until = now.mono + Duration::from_secs(lifespan.min(MAX_LIFESPAN));
            self.gateway.held.insert(id, (link, until));
            self.timers.insert((until, Timer::Reply(id)));
            return;
        }
        let reply = self.gateway_reply(link);
        self.out.push_back(Output::Reply { id, reply });
    }

    /// The same for who cannot wait.
    pub(super) fn gateway_at_once(&mut self, request: &WebRequest, now: Now) -> HttpReply {
        match self.gateway_take(request, now) {
            Ok((link, _)) => self.gateway_reply(link),
            Err(()) => reply(400, Vec::new(), ""),
        }
    }

    /// Takes in what a request brings; its session, and whether it is a poll.
    fn gateway_take(&mut self, request: &WebRequest, now: Now) -> Result<(LinkId, bool), ()> {
        if request.body.len() > MAX_BODY {
            return Err(());
        }
        let (link, is_poll) = match (request.query("Action"), request.query("SessionID")) {
            (Some("open"), _) => (self.gateway_open(request, now)?, false),
            (action, Some(name)) => {
                let link = *self.gateway.names.get(name).ok_or(())?;
                (link, action == Some("poll"))
            }
            _ => return Err(()),
        };
        let Some(session) = self.gateway.sessions.get_mut(&link) else {
            return Err(());
        };
        session.asked = now.mono;
        // One request at a time: an older poll is answered by this one.
        let older: Vec<WebId> = self
            .gateway
            .held
            .iter()
            .filter(|(_, (held, _))| *held == link)
            .map(|(id, _)| *id)
            .collect();
        for id in older {
            self.gateway.held.remove(&id);
            let reply = self.gateway_reply(link);
            self.out.push_back(Output::Reply { id, reply });
        }
        if !request.body.is_empty() {
            self.received(link, &request.body, now);
        }
        self.gateway_gather(link, now);
        Ok((link, is_poll))
    }

    fn gateway_open(&mut self, request: &WebRequest, now: Now) -> Result<LinkId, ()> {
        if self.gateway.sessions.len() >= MAX_SESSIONS {
            return Err(());
        }
        let steady = self.config.behaviour.steady_gateway_ids;
        let here = match steady {
            true => request.query("IP").unwrap_or_default().to_owned(),
            false => self.config.address.host.clone(),
        };
        let number = match steady {
            true => text::guid(&mut self.rng),
            false => text::digits(&mut self.rng, 10),
        };
        self.gateway.opened += 1;
        let change = self.gateway.change();
        let link = LinkId(FIRST_LINK + self.gateway.opened);
        let name = number.clone();
        self.gateway.names.insert(name.clone(), link);
        self.gateway.sessions.insert(
            link,
            Session {
                number,
                counter: 0,
                name,
                before: String::new(),
                address: here,
                asked: now.mono,
                queue: BytesMut::new(),
                over: false,
                to_lose: self.config.behaviour.lost_polls,
                change,
            },
        );
        self.accepted(link, now);
        self.timers
            .insert((now.mono + SESSION_LIFE, Timer::Gateway(link)));
        Ok(link)
    }

    /// Takes over what the world has for a session.
    fn gateway_gather(&mut self, link: LinkId, now: Now) {
        let Some(bytes) = self.links.get_mut(&link).and_then(Link::take_output) else {
            return;
        };
        let change = self.gateway.change();
        let Some(session) = self.gateway.sessions.get_mut(&link) else {
            return;
        };
        session.queue.extend_from_slice(&bytes);
        session.change = change;
        if session.queue.len() > MAX_QUEUED {
            self.gateway_forget(link);
            self.lost(link, now);
        }
    }

    /// There is something for a session: a poll that waits is answered.
    pub(in super::super) fn gateway_flush(&mut self, link: LinkId, now: Now) {
        self.gateway_gather(link, now);
        let mut held = self.gateway.held.iter();
        let id = held.find(|(_, (of, _))| *of == link).map(|(id, _)| *id);
        if let Some(id) = id {
            self.gateway.held.remove(&id);
            let reply = self.gateway_reply(link);
            self.out.push_back(Output::Reply { id, reply });
        }
    }

    /// The world has closed the link of a session, with these last words.
    pub(in super::super) fn gateway_close(&mut self, link: LinkId, last: Option<Bytes>, now: Now) {
        let change = self.gateway.change();
        if let Some(session) = self.gateway.sessions.get_mut(&link) {
            session.queue.extend_from_slice(&last.unwrap_or_default());
            session.over = true;
            session.change = change;
            self.gateway_flush(link, now);
        }
    }

    /// What is queued, with the name of the session from now on.
    fn gateway_reply(&mut self, link: LinkId) -> HttpReply {
        let steady = self.config.behaviour.steady_gateway_ids;
        let most = self.config.behaviour.cut_gateway.unwrap_or(usize::MAX);
        let Some(session) = self.gateway.sessions.get_mut(&link) else {
            return reply(400, Vec::new(), "");
        };
        let body = session
            .queue
            .split_to(session.queue.len().min(most))
            .freeze();
        if !body.is_empty() {
            self.gateway.changes += 1;
            session.change = self.gateway.changes;
        }
        if !steady {
            self.gateway.names.remove(&session.before);
            session.counter += 1;
            let name = format!("{}.{}", session.number, session.counter);
            session.before = std::mem::replace(&mut session.name, name);
            self.gateway.names.insert(session.name.clone(), link);
        }
        let ends = session.over && session.queue.is_empty();
        let close = if ends && !steady {
            "; Session=close"
        } else {
            ""
        };
        let state = format!(
            "SessionID={}; GW-IP={}{close}",
            session.name, session.address
        );
        if ends && !steady {
            self.gateway_forget(link);
        }
        reply(
            200,
            vec![
                ("Cache-Control", "no-store,no-cache".to_owned()),
                ("X-MSN-Messenger", state),
                ("Content-Type", "application/x-msn-messenger".to_owned()),
            ],
            body,
        )
    }

    pub(in super::super) fn gateway_forget(&mut self, link: LinkId) {
        if let Some(session) = self.gateway.sessions.remove(&link) {
            self.gateway.changes += 1;
            self.gateway.names.remove(&session.name);
            self.gateway.names.remove(&session.before);
        }
    }

    /// A poll that was held has waited for as long as it asked for.
    pub(super) fn gateway_late(&mut self, id: WebId) {
        if let Some((link, _)) = self.gateway.held.remove(&id) {
            let reply = self.gateway_reply(link);
            self.out.push_back(Output::Reply { id, reply });
        }
    }

    pub(super) fn gateway_hung_up(&mut self, id: WebId) {
        self.gateway.held.remove(&id);
    }

    /// Ends a session nobody asks about any more.
    pub(in super::super) fn check_gateway(&mut self, link: LinkId, now: Now) {
        let Some(session) = self.gateway.sessions.get(&link) else {
            return;
        };
        let held = self.gateway.held.values().any(|(of, _)| *of == link);
        let due = session.asked + SESSION_LIFE;
        if due > now.mono || held {
            let next = due.max(now.mono + Duration::from_secs(1));
            self.timers.insert((next, Timer::Gateway(link)));
            return;
        }
        self.gateway_forget(link);
        self.lost(link, now);
    }
}
