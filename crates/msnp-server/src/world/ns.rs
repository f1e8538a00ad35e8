//! The notification server.

mod adl;
mod edit;
mod groups;
mod lists;
mod login;
mod message;
mod misc;
mod places;
mod presence;
mod settings;
mod sync;

use std::collections::BTreeMap;
use std::time::Instant;

use bytes::Bytes;
use msnp::api::Address;
use msnp::dialect::{ChallengeKind, Dialect};
use msnp::io::{LinkId, Now};

pub(super) use login::place_guid;
pub(super) use presence::capabilities_word;

use super::World;
use super::account::Account;
use super::links::{Kind, Link};

/// One client of the notification server.
#[derive(Debug, Default)]
pub(super) struct Session {
    /// What was agreed on by `VER`.
    pub dialect: Option<Dialect>,
    /// Who wants to sign in, after `USR I`: the handle as it was written.
    pub asked: Option<String>,
    /// What the password is to be hashed with, after `USR MD5 I`.
    pub salt: Option<String>,
    /// Who is signed in.
    pub account: Option<Address>,
    /// Whether the list was asked for.
    pub synced: bool,
    /// When the status changed last.
    pub status_changed: Option<Instant>,
    /// The challenge that awaits its answer, and until when.
    pub challenge: Option<(String, Instant)>,
    /// Whether it has come online: after the first `CHG`.
    pub shown: bool,
    /// The list as the client announced it, in dialects that do so: the bits by address.
    pub announced: Option<BTreeMap<Address, u32>>,
    /// What was sent to be mixed into the proof of who signs in.
    pub nonce: Option<String>,
    /// The sign-in its tickets come from.
    pub login: Option<u64>,
    /// The place it is, in dialects that have them.
    pub place: Place,
}

/// One of the places where a person is signed in (04 section 6).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// The GUID of the machine, without braces, in lower case; `None` in older dialects.
    pub guid: Option<String>,
    pub capabilities: (u32, u32),
    /// What only the other places of the person are told, as XML text.
    pub private: [String; 4],
}

/// A command of somebody who is signed in.
pub(super) struct Call<'a> {
    pub link: LinkId,
    pub me: &'a Address,
    pub dialect: Dialect,
    /// The transaction id.
    pub id: &'a str,
    /// What follows it.
    args: &'a [&'a str],
    payload: &'a Bytes,
    pub now: Now,
}

impl<'a> Call<'a> {
    pub(super) fn arg(&self, at: usize) -> Option<&'a str> {
        self.args.get(at).copied()
    }
}

impl World {
    /// The session of a link.
    fn session(&mut self, link: LinkId) -> Option<&mut Session> {
        match self.links.get_mut(&link) {
            Some(Link {
                kind: Kind::Ns(session),
                ..
            }) => Some(session),
            _ => None,
        }
    }

    /// Where an account is signed in, and in which dialects, in the order of signing in.
    pub(super) fn places(&self, account: &Address) -> Vec<(LinkId, Dialect)> {
        let place = |link: &LinkId| match &self.links.get(link)?.kind {
            Kind::Ns(session) => Some((*link, session.dialect?)),
            _ => None,
        };
        let account = self.accounts.get(account);
        let links = account.into_iter().flat_map(|account| &account.places);
        links.filter_map(place).collect()
    }

    /// The session of a link, to look at.
    pub(super) fn session_of(&self, link: LinkId) -> Option<&Session> {
        match &self.links.get(&link)?.kind {
            Kind::Ns(session) => Some(session),
            _ => None,
        }
    }

    pub(super) fn ns_request(&mut self, link: LinkId, words: &[&str], payload: &Bytes, now: Now) {
        let Some(session) = self.session(link) else {
            return;
        };
        let (dialect, account) = (session.dialect, session.account.clone());
        let seconds = self.config.behaviour.ping_seconds;
        match (words, dialect) {
            (["OUT", ..], _) => return self.close(link, now),
            (["PNG", ..], Some(dialect)) if dialect.ping_has_seconds() => {
                return self.send(link, &format!("QNG {seconds}"));
            }
            (["PNG", ..], Some(_)) => return self.send(link, "QNG"),
            _ => {}
        }
        let &[name, id, ref args @ ..] = words else {
            return self.misunderstood(link, "0", now);
        };
        if id.parse::<u32>().is_err() {
            return self.misunderstood(link, "0", now);
        }
        match (dialect, account) {
            (None, _) if name == "VER" => self.ver(link, id, args, now),
            (None, _) => self.close(link, now),
            (Some(dialect), None) => self.login_request(link, dialect, (name, id, args), now),
            (Some(dialect), Some(me)) => {
                let call = Call {
                    link,
                    me: &me,
                    dialect,
                    id,
                    args,
                    payload,
                    now,
                };
                self.signed_in_request(name, &call);
            }
        }
    }

    fn signed_in_request(&mut self, name: &str, call: &Call<'_>) {
        let dialect = call.dialect;
        let has_groups = dialect.has_groups() && dialect.has_syn();
        let result = match name {
            "VER" => Err(715),
            "USR" => Err(207),
            "CVR" => {
                self.cvr(call.link, call.id, call.args);
                Ok(())
            }
            "SYN" if dialect.has_syn() => self.syn(call),
            "CHG" => self.chg(call),
            "ADD" if dialect.changes_carry_version() => self.add(call),
            "ADC" if dialect.lists_by_guid() => self.adc(call),
            "REM" if dialect.has_syn() => self.rem(call),
            "REA" if dialect.changes_carry_version() => self.rea(call),
            "SBP" if dialect.lists_by_guid() => self.sbp(call),
            "ADG" if has_groups => self.adg(call),
            "REG" if has_groups => self.reg(call),
            "RMG" if has_groups => self.rmg(call),
            "BLP" => self.blp(call),
            "GTC" if dialect.has_syn() => self.gtc(call),
            "ADL" if dialect.has_adl() => self.adl(call),
            "RML" if dialect.has_adl() => self.rml(call),
            "FQY" if dialect.has_network_query() => self.fqy(call),
            "UUN" if dialect.has_user_notices() => self.uun(call),
            "UUM" if dialect.has_federated_messages() => self.uum(call),
            "PRP" if dialect.has_properties() => self.prp(call),
            "LST" if !dialect.syn_has_counts() => self.one_list(call),
            "UUX" if dialect.has_personal_message() => self.uux(call),
            "QRY" if dialect.challenge() != ChallengeKind::None => self.qry(call),
            "XFR" => self.xfr(call),
            "URL" | "GCF" | "SND" | "SDC" | "IMS" | "PGD" | "PAG" | "FND" | "LST" => {
                self.misc(name, call)
            }
            "ADD" | "REA" | "SYN" => Err(502),
            _ => return self.misunderstood(call.link, call.id, call.now),
        };
        if let Err(code) = result {
            self.refuse(call.link, code, call.id);
        }
    }

    /// Something that is no command of this place.
    fn misunderstood(&mut self, link: LinkId, id: &str, now: Now) {
        if !self.config.behaviour.silent {
            self.refuse(link, 200, id);
            self.close(link, now);
        }
    }

    /// A name as it is written to clients.
    pub(super) fn word(&self, text: &str) -> String {
        if !self.config.behaviour.plain_names {
            return msnp::wire::percent_encode(text);
        }
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '%' => out.push_str("%25"),
                ' ' => out.push_str("%20"),
                '\r' => out.push_str("%0D"),
                '\n' => out.push_str("%0A"),
                _ => out.push(c),
            }
        }
        out
    }

    /// The name of an account as it is written to clients.
    pub(super) fn name_word(&self, account: &Address) -> String {
        match self.accounts.get(account) {
            Some(account) => self.word(&account.name),
            None => account.to_string(),
        }
    }

    /// What `me` calls `other`, as it is written to clients.
    fn contact_word(&self, me: &Account, other: &Address) -> String {
        let own = self.config.behaviour.own_names_in_list;
        let given = me.contacts.get(other).and_then(|c| c.name.as_deref());
        match given.filter(|_| !own) {
            Some(name) => self.word(name),
            None => self.name_word(other),
        }
    }
}
