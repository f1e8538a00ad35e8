//! The notification server.

mod edit;
mod groups;
mod lists;
mod login;
mod misc;
mod presence;
mod settings;
mod sync;

use std::time::Instant;

use bytes::Bytes;
use msnp::api::Address;
use msnp::dialect::Dialect;
use msnp::io::{LinkId, Now};

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
    /// Who is signed in.
    pub account: Option<Address>,
    /// Whether the list was asked for.
    pub synced: bool,
    /// When the status changed last.
    pub status_changed: Option<Instant>,
    /// The challenge that awaits its answer, and until when.
    pub challenge: Option<(String, Instant)>,
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

    /// Where an account is signed in, and in which dialect.
    pub(super) fn whereabouts(&self, account: &Address) -> Option<(LinkId, Dialect)> {
        let link = self.accounts.get(account)?.session?;
        match &self.links.get(&link)?.kind {
            Kind::Ns(session) => Some((link, session.dialect?)),
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
        let result = match name {
            "VER" => Err(715),
            "USR" => Err(207),
            "CVR" => {
                self.cvr(call.link, call.id, call.args);
                Ok(())
            }
            "SYN" => self.syn(call),
            "CHG" => self.chg(call),
            "ADD" if dialect.changes_carry_version() => self.add(call),
            "ADC" if dialect.lists_by_guid() => self.adc(call),
            "REM" => self.rem(call),
            "REA" if dialect.changes_carry_version() => self.rea(call),
            "SBP" if dialect.lists_by_guid() => self.sbp(call),
            "ADG" => self.adg(call),
            "REG" => self.reg(call),
            "RMG" => self.rmg(call),
            "BLP" => self.blp(call),
            "GTC" => self.gtc(call),
            "PRP" => self.prp(call),
            "UUX" if dialect.has_personal_message() => self.uux(call),
            "QRY" => self.qry(call),
            "XFR" => self.xfr(call),
            "URL" | "GCF" | "SND" | "SDC" | "IMS" | "PGD" | "PAG" | "FND" | "LST" => {
                self.misc(name, call)
            }
            "ADD" | "REA" => Err(502),
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
