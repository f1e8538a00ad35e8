//! The HTTP services, as pure request and reply.

mod abch;
mod gateway;
mod offline;
mod passport;
mod rst;
mod soap;
mod storage;
pub(super) mod tickets;

use bytes::Bytes;
use msnp::io::{HttpReply, Now};
use rand::Rng;

use super::types::{WebId, WebRequest};
use super::{Output, Timer, World};

pub(super) use gateway::Gateway;
pub use gateway::Unfetched;

/// The most requests that wait for their answers.
const MAX_WAITING: usize = 1024;

impl World {
    /// Answers a request to the HTTP services at once, however slow they are to be.
    pub fn web(&mut self, request: &WebRequest, now: Now) -> HttpReply {
        let reply = self.served(request, now);
        match self.config.behaviour.other_letter_case {
            true => in_capitals(reply),
            false => reply,
        }
    }

    fn served(&mut self, request: &WebRequest, now: Now) -> HttpReply {
        let bare = self.config.behaviour.bare_nexus;
        match request.path.as_str() {
            "/rdr/pprdr.asp" | "/nexus-mock" => self.nexus(),
            "/login" if bare => self.login(request, now),
            "/login2.srf" if !bare => self.login(request, now),
            "/RST.srf" | "/pp550/RST.srf" | "/RST2.srf" => self.rst(request, now),
            "/abservice/abservice.asmx" | "/abservice/SharingService.asmx" => {
                self.address_book(request, now)
            }
            "/OimWS/oim.asmx" => self.leave_message(request, now),
            "/rsi/rsi.asmx" => self.read_messages(request, now),
            "/storageservice/SchematizedStore.asmx" => self.storage(request, now),
            path if path.starts_with("/storage/usertile/") => self.picture(path),
            "/Config/MsgrConfig.asmx" | "/config/MsgrConfig.asmx" | "/etc/MsgrConfig" => {
                self.msgr_config(request)
            }
            "/gateway/gateway.dll" => self.gateway_at_once(request, now),
            "/" => reply(200, Vec::new(), ""),
            _ => reply(404, Vec::new(), "Not Found"),
        }
    }

    /// Takes in a request that is answered by [`Output::Reply`].
    pub(super) fn ask(&mut self, id: WebId, request: &WebRequest, now: Now) {
        if self.waiting.len() >= MAX_WAITING {
            let reply = reply(503, Vec::new(), "");
            return self.out.push_back(Output::Reply { id, reply });
        }
        let asked = String::from_utf8_lossy(&request.body);
        let mut mute = self.config.behaviour.mute_services.iter();
        if mute.any(|word| request.path.contains(word.as_str()) || asked.contains(word.as_str())) {
            return;
        }
        if request.path == "/gateway/gateway.dll" {
            return self.gateway(id, request, now);
        }
        let reply = self.web(request, now);
        match self.config.behaviour.service_delay {
            Some((least, most)) => {
                let wait = self.rng.random_range(least..=most.max(least));
                self.waiting.insert(id, reply);
                self.timers.insert((now.mono + wait, Timer::Reply(id)));
            }
            None => self.out.push_back(Output::Reply { id, reply }),
        }
    }

    /// Sends an answer that was held back.
    pub(super) fn answer_late(&mut self, id: WebId) {
        if let Some(reply) = self.waiting.remove(&id) {
            self.out.push_back(Output::Reply { id, reply });
        }
        self.gateway_late(id);
    }

    /// Nobody waits for this answer any more.
    pub(super) fn hung_up(&mut self, id: WebId) {
        self.waiting.remove(&id);
        self.gateway_hung_up(id);
    }
}

pub(super) fn reply(
    status: u16,
    headers: Vec<(&str, String)>,
    body: impl Into<Bytes>,
) -> HttpReply {
    let headers = headers
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    HttpReply {
        status,
        headers,
        body: body.into(),
    }
}

/// The same answer with the names of its headers and its truth values in capitals.
fn in_capitals(reply: HttpReply) -> HttpReply {
    let headers = reply.headers.into_iter();
    let body = match std::str::from_utf8(&reply.body) {
        Ok(text) if text.starts_with("<?xml") => text
            .replace(">true<", ">TRUE<")
            .replace(">false<", ">FALSE<")
            .into(),
        _ => reply.body,
    };
    HttpReply {
        status: reply.status,
        headers: headers
            .map(|(name, value)| (name.to_ascii_uppercase(), value))
            .collect(),
        body,
    }
}
