//! Nexus and login (12 sections 2 and 3), as pure request and reply.

use std::collections::{BTreeMap, VecDeque};
use std::time::Instant;

use bytes::Bytes;
use md5::{Digest, Md5};
use msnp::api::Address;
use msnp::io::{HttpReply, Now};
use msnp::wire::{percent_decode, percent_encode};
use rand::Rng;
use rand::rngs::StdRng;

use super::challenge::hex;
use super::types::WebRequest;
use super::{World, text};

/// The policy of a server that does not check it.
pub(super) const BARE_POLICY: &str = "ct=1,rver=1,wp=FS_40SEC_0_COMPACT,lc=1,id=1";
/// The most tickets of one account that are good at once.
const MAX_TICKETS: usize = 8;

/// Tickets given out, and the key policies are sealed with.
#[derive(Debug)]
pub(super) struct Tickets {
    seal: u128,
    given: BTreeMap<Address, VecDeque<(String, Instant)>>,
}

impl Tickets {
    pub(super) fn new(rng: &mut StdRng) -> Self {
        Self {
            seal: rng.random(),
            given: BTreeMap::new(),
        }
    }

    /// The last word of `USR TWN S`: what the client hands to the login service as it is.
    pub(super) fn policy(&self, now: Now) -> String {
        let text = format!(
            "lc=1033,id=507,tw=40,fs=1,ru=http%3A%2F%2Fmessenger%2Emsn%2Ecom,ct={},kpp=1,kv=5,ver=2.1.0173.1",
            text::unix(now.wall)
        );
        let seal = self.sealed(&text);
        format!("{text},tpf={seal}")
    }

    fn sealed(&self, text: &str) -> String {
        let hash = Md5::new()
            .chain_update(self.seal.to_le_bytes())
            .chain_update(text);
        hex(&hash.finalize())
    }

    /// Whether this is a policy of ours, byte for byte.
    fn is_policy(&self, text: &str) -> bool {
        text.rsplit_once(",tpf=")
            .is_some_and(|(text, seal)| self.sealed(text) == seal)
    }

    fn give(&mut self, account: &Address, ticket: String, until: Instant) {
        let tickets = self.given.entry(account.clone()).or_default();
        if tickets.len() >= MAX_TICKETS {
            tickets.pop_front();
        }
        tickets.push_back((ticket, until));
    }

    pub(super) fn is_good(&self, ticket: &str, account: &Address, now: Now) -> bool {
        self.given.get(account).is_some_and(|tickets| {
            tickets
                .iter()
                .any(|(good, until)| good == ticket && *until > now.mono)
        })
    }
}

impl World {
    /// Answers a request to the HTTP services.
    pub fn web(&mut self, request: &WebRequest, now: Now) -> HttpReply {
        let bare = self.config.behaviour.bare_nexus;
        match request.path.as_str() {
            "/rdr/pprdr.asp" | "/nexus-mock" => self.nexus(),
            "/login" if bare => self.login(request, now),
            "/login2.srf" if !bare => self.login(request, now),
            _ => reply(404, Vec::new(), "Not Found"),
        }
    }

    fn nexus(&self) -> HttpReply {
        let base = &self.config.http;
        let (name, value) = if self.config.behaviour.bare_nexus {
            ("Passporturls", format!("DALogin={base}/login"))
        } else {
            let value = format!(
                "DARealm=Passport.Net,DALogin={base}/login2.srf,DAReg={base}/register.srf,Properties={base}/profile.srf,\
                 Privacy={base}/privacy.asp,GeneralRedir={base}/redir.srf,Help={base}/help.asp,ConfigVersion=11"
            );
            ("PassportURLs", value)
        };
        let headers = vec![(name, value), ("Cache-Control", "private".to_owned())];
        reply(200, headers, "")
    }

    fn login(&mut self, request: &WebRequest, now: Now) -> HttpReply {
        let Some(authorization) = &request.authorization else {
            return reply(500, Vec::new(), "");
        };
        let Some(items) = authorization.strip_prefix("Passport1.4 ") else {
            return self.failed();
        };
        let value = |name: &str| {
            items
                .split(',')
                .find_map(|item| item.strip_prefix(name)?.strip_prefix('='))
                .map(|value| percent_decode(value).into_owned())
        };
        let hop: u8 = request
            .query
            .as_deref()
            .and_then(|query| query.split('&').find_map(|item| item.strip_prefix("hop=")))
            .and_then(|hop| hop.parse().ok())
            .unwrap_or(0);
        if hop < self.config.behaviour.login_redirects {
            let place = format!("{}/login2.srf?lc=1033&hop={}", self.config.http, hop + 1);
            let headers = vec![
                (
                    "Authentication-Info",
                    "Passport1.4 da-status=redir".to_owned(),
                ),
                ("Location", place),
            ];
            return reply(302, headers, "");
        }
        let (Some(handle), Some(password)) = (value("sign-in"), value("pwd")) else {
            return self.failed();
        };
        let address = Address::new(&handle);
        let is_right = self
            .accounts
            .get(&address)
            .is_some_and(|account| account.password.0 == password);
        // The policy follows the password, with commas of its own.
        let policy = items
            .split_once(",pwd=")
            .and_then(|(_, rest)| rest.split_once(','))
            .map(|(_, policy)| policy);
        let bare = self.config.behaviour.bare_tickets;
        if !is_right || !(bare || policy.is_some_and(|policy| self.tickets.is_policy(policy))) {
            return self.failed();
        }
        let until = now.mono + self.config.behaviour.ticket_life;
        let info = if bare {
            let ticket = text::hex_digits(&mut self.rng, 20);
            let info = format!("Passport1.4 da-status=success,from-PP='{ticket}'");
            self.tickets.give(&address, ticket, until);
            info
        } else {
            let ticket = format!(
                "t=53*{}&p={}",
                text::hex_digits(&mut self.rng, 64),
                text::hex_digits(&mut self.rng, 16)
            );
            let info = format!(
                "Passport1.4 da-status=success,tname=MSPAuth,tname=MSPProf,tname=MSPSec,from-PP='{ticket}',\
                 ru=http://messenger.msn.com"
            );
            self.tickets.give(&address, ticket, until);
            info
        };
        reply(200, vec![("Authentication-Info", info)], "")
    }

    /// Wrong name or password.
    fn failed(&self) -> HttpReply {
        let value = if self.config.behaviour.bare_tickets {
            "Passport1.4 da-status=failed".to_owned()
        } else {
            format!(
                "Passport1.4 da-status=failed,srealm=Passport.NET,ts=-3,prompt,cburl={}/logo.gif,cbtxt={}",
                self.config.http,
                percent_encode("The e-mail address or password is incorrect. Please try again.")
            )
        };
        reply(401, vec![("WWW-Authenticate", value)], "")
    }
}

fn reply(status: u16, headers: Vec<(&str, String)>, body: &'static str) -> HttpReply {
    let headers = headers
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    HttpReply {
        status,
        headers,
        body: Bytes::from_static(body.as_bytes()),
    }
}
