//! The sessions of one client, each in the place of a link.

use std::collections::{BTreeMap, VecDeque};
use std::time::Instant;

use bytes::Bytes;

use super::tunnel::Tunnel;
use super::{Gate, Server};
use crate::io::{CloseReason, HttpError, HttpReply, HttpRequest, Input, LinkId, RequestId};

/// Every link that goes through the gateway.
#[derive(Default)]
pub(crate) struct Tunnels {
    /// The gateway that new links go through; without one they go directly.
    pub(crate) gate: Option<Gate>,
    /// The gateway to what is reached no other way.
    pub(crate) only_gate: Option<Gate>,
    open: BTreeMap<LinkId, Tunnel>,
    news: VecDeque<Input>,
}

impl Tunnels {
    /// Plays a link to the server on this host. False when it goes directly.
    pub(crate) fn connect(
        &mut self,
        link: LinkId,
        (server, host): (Server, &str),
        gateway_only: bool,
        now: Instant,
    ) -> bool {
        let only = self.only_gate.as_ref().filter(|_| gateway_only);
        let Some(gate) = self.gate.as_ref().or(only).cloned() else {
            return false;
        };
        let tunnel = Tunnel::new(gate, server, host.to_owned(), now);
        let _ = self.open.insert(link, tunnel);
        // The first bytes go along with the request that opens the session, so there is nothing to wait for.
        self.news.push_back(Input::Connected { link });
        true
    }

    /// Queues bytes on a link that is played here; gives them back for any other.
    pub(crate) fn send(&mut self, link: LinkId, bytes: Bytes) -> Option<Bytes> {
        let Some(tunnel) = self.open.get_mut(&link) else {
            return Some(bytes);
        };
        if !tunnel.push(bytes) {
            let _ = self.open.remove(&link);
            let reason = CloseReason::Broken;
            self.news.push_back(Input::Closed { link, reason });
        }
        None
    }

    /// Closes a link once its bytes are on their way. False when it is not played here.
    pub(crate) fn close(&mut self, link: LinkId) -> bool {
        self.news.retain(|news| !is_about(news, link));
        match self.open.get_mut(&link) {
            Some(tunnel) => {
                tunnel.close();
                true
            }
            None => false,
        }
    }

    /// Whether the link is played here.
    pub(crate) fn plays(&self, link: LinkId) -> bool {
        self.open.contains_key(&link)
    }

    /// Takes in an answer; gives it back when it is for somebody else.
    pub(crate) fn reply(
        &mut self,
        id: RequestId,
        result: Result<HttpReply, HttpError>,
        now: Instant,
    ) -> Option<Result<HttpReply, HttpError>> {
        let ours = self
            .open
            .iter_mut()
            .find(|(_, one)| one.waits_for() == Some(id));
        let Some((&link, tunnel)) = ours else {
            return Some(result);
        };
        let brought = tunnel.answer(result, now);
        if !tunnel.is_closing() {
            if !brought.bytes.is_empty() {
                let bytes = brought.bytes;
                self.news.push_back(Input::Received { link, bytes });
            }
            if let Some(reason) = brought.over {
                self.news.push_back(Input::Closed { link, reason });
            }
        }
        if brought.over.is_some() {
            let _ = self.open.remove(&link);
        }
        None
    }

    /// What happened on a link, in order.
    pub(crate) fn news(&mut self) -> Option<Input> {
        self.news.pop_front()
    }

    /// The next request that is due; it is given this number.
    pub(crate) fn request(&mut self, id: RequestId, now: Instant) -> Option<HttpRequest> {
        self.open
            .values_mut()
            .find_map(|tunnel| tunnel.request(id, now))
    }

    /// Forgets the links that were closed and have said their last. Gives the requests that nobody waits for any more.
    pub(crate) fn forget_done(&mut self) -> Vec<RequestId> {
        let mut idle = Vec::new();
        self.open.retain(|_, tunnel| {
            let done = tunnel.is_done();
            if done {
                idle.extend(tunnel.waits_for());
            }
            !done
        });
        idle
    }

    /// Whether there is nothing to do, now or later.
    pub(crate) fn is_empty(&self) -> bool {
        self.open.is_empty() && self.news.is_empty()
    }

    /// When the next request is due.
    pub(crate) fn deadline(&self) -> Option<Instant> {
        self.open.values().filter_map(Tunnel::deadline).min()
    }
}

fn is_about(news: &Input, about: LinkId) -> bool {
    match news {
        Input::Connected { link } | Input::Received { link, .. } | Input::Closed { link, .. } => {
            *link == about
        }
        _ => false,
    }
}
