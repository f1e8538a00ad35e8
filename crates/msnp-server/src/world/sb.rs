//! Switchboards: who is in which, and what they say to each other.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use bytes::Bytes;
use msnp::api::Address;
use msnp::dialect::Dialect;
use msnp::io::{LinkId, Now};

use super::account::Code;
use super::keys::Right;
use super::links::{Kind, Link};
use super::ns::{capabilities_word, place_guid};
use super::people::is_address;
use super::{Timer, World, keys, text};

/// The largest message.
const MAX_MESSAGE: usize = 1664;
/// The most people in one switchboard, called ones included.
const MAX_MEMBERS: usize = 50;

/// The number of a switchboard inside this world.
pub(super) type RoomId = u64;

/// A conversation.
#[derive(Debug)]
pub(super) struct Room {
    /// Its name on the wire.
    name: String,
    /// Who is here, in the order they came.
    members: Vec<Member>,
    /// Who was called and has not come yet, and until when they may.
    called: BTreeMap<Address, Instant>,
    /// When something was said last.
    active: Instant,
}

/// Somebody in a conversation, at one of the places they are signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Member {
    link: LinkId,
    account: Address,
    dialect: Dialect,
    /// The GUID of the place.
    place: Option<String>,
}

/// One client of a switchboard.
#[derive(Clone, Debug, Default)]
pub(super) struct Seat {
    /// Where it sits, once it has shown its key.
    place: Option<(RoomId, Member)>,
}

impl World {
    /// `XFR SB`: the way to a new switchboard.
    pub(super) fn xfr(&mut self, call: &super::ns::Call<'_>) -> Result<(), Code> {
        if call.arg(0) != Some("SB") {
            return Err(201);
        }
        let may = self
            .accounts
            .get(call.me)
            .and_then(|account| account.presence.status.as_deref())
            .is_some_and(|status| status != "HDN" || call.dialect.chats_while_hidden());
        if !may {
            return Err(913);
        }
        let key = self.give_key(call.me, (call.link, call.dialect), None, call.now);
        let mut line = format!("XFR {} SB {} CKI {key}", call.id, self.config.address);
        for word in call.dialect.switchboard_suffix(false) {
            line.push_str(&format!(" {word}"));
        }
        self.send(call.link, &line);
        Ok(())
    }

    fn give_key(
        &mut self,
        account: &Address,
        (link, dialect): (LinkId, Dialect),
        room: Option<RoomId>,
        now: Now,
    ) -> String {
        let key = match self.config.behaviour.hex_session_ids {
            true => text::hex_digits(&mut self.rng, 20),
            false => format!(
                "{}.{}.{}",
                text::digits(&mut self.rng, 8),
                text::unix(now.wall),
                text::digits(&mut self.rng, 9)
            ),
        };
        let right = Right {
            account: account.clone(),
            dialect,
            place: self.session_of(link).and_then(|s| s.place.guid.clone()),
            room,
        };
        self.keys.give(key.clone(), right, now);
        key
    }

    /// Takes a key; it is spent whatever comes of it.
    fn take_key(&mut self, key: &str, handle: &str, now: Now) -> Option<Right> {
        let right = self.keys.take(key, now)?;
        let (handle, place) = match handle.split_once(';') {
            Some((handle, word)) => (handle, Some(place_guid(word)?)),
            None => (handle, None),
        };
        let is_right = right.account == Address::new(handle)
            && (!self.config.behaviour.exact_accounts || right.account.spelled() == handle)
            && (place.is_none() || place == right.place);
        is_right.then_some(right)
    }

    pub(super) fn sb_request(&mut self, link: LinkId, words: &[&str], payload: &Bytes, now: Now) {
        let place = match self.links.get(&link) {
            Some(Link {
                kind: Kind::Sb(seat),
                ..
            }) => seat.place.clone(),
            _ => return,
        };
        match (words, place) {
            (["OUT", ..], _) => self.close(link, now),
            (["USR", id, handle, key, ..], None) => self.open(link, id, handle, key, now),
            (["ANS", id, handle, key, name, ..], None) => {
                self.answer(link, (id, handle, key, name), now);
            }
            (["CAL", id, handle, ..], Some((room, me))) => {
                if let Err(code) = self.call((room, &me), (id, handle), now) {
                    self.refuse(link, code, id);
                }
            }
            (["MSG", id, kind, _], Some((room, me))) => {
                self.say((room, &me), (id, kind, payload), now);
            }
            // A key that was not shown, or words of another place.
            (_, None) => self.close(link, now),
            (_, Some(_)) if self.config.behaviour.silent => {}
            (_, Some(_)) => {
                let id = words.get(1).filter(|id| id.parse::<u32>().is_ok());
                self.refuse(link, 200, id.unwrap_or(&"0"));
                self.close(link, now);
            }
        }
    }

    /// `USR`: somebody opens a new switchboard.
    fn open(&mut self, link: LinkId, id: &str, handle: &str, key: &str, now: Now) {
        let Some(right) = self.take_key(key, handle, now).filter(|c| c.room.is_none()) else {
            self.refuse(link, 911, id);
            return self.close(link, now);
        };
        let room = self.rooms.last_key_value().map_or(1, |(last, _)| last + 1);
        let name = match self.config.behaviour.hex_session_ids {
            true => text::hex_digits(&mut self.rng, 31),
            false => text::digits(&mut self.rng, 8),
        };
        self.rooms.insert(
            room,
            Room {
                name,
                members: Vec::new(),
                called: BTreeMap::new(),
                active: now.mono,
            },
        );
        if let Some(idle) = self.config.behaviour.switchboard_idle {
            self.timers.insert((now.mono + idle, Timer::Room(room)));
        }
        let me = self.sit(link, room, right);
        let line = format!(
            "USR {id} OK {} {}",
            me.handle(),
            self.name_word(&me.account)
        );
        self.send(link, &line);
    }

    /// `ANS`: somebody who was called comes in.
    fn answer(
        &mut self,
        link: LinkId,
        (id, handle, key, name): (&str, &str, &str, &str),
        now: Now,
    ) {
        let right = self.take_key(key, handle, now);
        let entered = right.and_then(|right| {
            let room = right.room?;
            let is_right = self.rooms.get(&room)?.name == name;
            is_right.then_some((room, right))
        });
        let Some((room, right)) = entered else {
            self.refuse(link, 911, id);
            return self.close(link, now);
        };
        let others: Vec<Member> = self
            .rooms
            .get(&room)
            .map(|room| room.members.clone())
            .unwrap_or_default();
        let me = self.sit(link, room, right);
        let first = self.config.behaviour.join_before_roster;
        if first {
            self.join(&others, &me);
        }
        let lines = roster(&others, me.dialect);
        for (at, (handle, account)) in lines.iter().enumerate() {
            let words = self.member_words(handle, account, me.dialect);
            let line = format!("IRO {id} {} {} {words}", at + 1, lines.len());
            self.send(link, &line);
        }
        self.send(link, &format!("ANS {id} OK"));
        if me.dialect.has_endpoints() && self.config.behaviour.echo_own_presence {
            let words = self.member_words(me.account.as_str(), &me.account, me.dialect);
            self.send(link, &format!("JOI {words}"));
        }
        if !first {
            self.join(&others, &me);
        }
    }

    fn sit(&mut self, link: LinkId, room: RoomId, right: Right) -> Member {
        let member = Member {
            link,
            account: right.account,
            dialect: right.dialect,
            place: right.place,
        };
        if let Some(entry) = self.links.get_mut(&link) {
            entry.kind = Kind::Sb(Seat {
                place: Some((room, member.clone())),
            });
        }
        if let Some(room) = self.rooms.get_mut(&room) {
            room.called.remove(&member.account);
            room.members.push(member.clone());
        }
        member
    }

    /// Tells the others that somebody has come: where there are places, which one, and the first time that it is them.
    fn join(&mut self, others: &[Member], me: &Member) {
        let is_first = others.iter().all(|other| other.account != me.account);
        for other in others {
            for handle in me.handles(other.dialect, is_first) {
                let words = self.member_words(&handle, &me.account, other.dialect);
                self.send(other.link, &format!("JOI {words}"));
            }
        }
    }

    /// Handle, name and, in dialects that have them here, capabilities.
    fn member_words(&self, handle: &str, who: &Address, viewer: Dialect) -> String {
        let mut words = format!("{handle} {}", self.name_word(who));
        if viewer.caps_in_switchboard() {
            let account = self.accounts.get(who);
            let pair = account.map_or((0, 0), |account| account.presence.capabilities);
            words.push(' ');
            words.push_str(&capabilities_word(pair, viewer));
        }
        words
    }

    /// `CAL`: somebody is asked to come, at every place they are.
    fn call(
        &mut self,
        (number, me): (RoomId, &Member),
        (id, handle): (&str, &str),
        now: Now,
    ) -> Result<(), Code> {
        let handle = handle.split(';').next().unwrap_or_default();
        if !is_address(handle) {
            return Err(208);
        }
        let who = Address::new(handle);
        let account = self.accounts.get(&me.account);
        let status = account.and_then(|account| account.presence.status.as_deref());
        if status == Some("HDN") && !me.dialect.chats_while_hidden() {
            return Err(913);
        }
        // Who is at several places may bring the others in.
        let is_self = who == me.account && me.dialect.has_endpoints();
        let room = self.rooms.get_mut(&number).ok_or(280u16)?;
        room.called.retain(|_, until| *until > now.mono);
        let room = self.rooms.get(&number).ok_or(280u16)?;
        let is_here = room.members.iter().any(|member| member.account == who);
        let is_called = room.called.contains_key(&who) && !self.config.behaviour.silent;
        if (is_here && !is_self) || is_called {
            return Err(215);
        }
        if room.members.len() + room.called.len() >= MAX_MEMBERS {
            return Err(713);
        }
        let account = self.accounts.get(&who).ok_or(217u16)?;
        if !account.presence.is_shown() && !is_self {
            return Err(217);
        }
        if !account.admits(&me.account) && !is_self {
            return Err(216);
        }
        let sitting: Vec<&Option<String>> = room
            .members
            .iter()
            .filter(|member| member.account == who)
            .map(|member| &member.place)
            .collect();
        let rings = |link: &LinkId| {
            self.session_of(*link)
                .is_some_and(|session| session.shown && !sitting.contains(&&session.place.guid))
        };
        let bells: Vec<(LinkId, Dialect)> = self
            .places(&who)
            .into_iter()
            .filter(|(link, _)| rings(link))
            .collect();
        if bells.is_empty() && !is_self {
            return Err(217);
        }
        let name = room.name.clone();
        self.send(me.link, &format!("CAL {id} RINGING {name}"));
        if is_self && self.config.behaviour.echo_own_presence {
            let words = self.member_words(who.as_str(), &who, me.dialect);
            self.send(me.link, &format!("JOI {words}"));
        }
        let room = self.rooms.get_mut(&number).ok_or(280u16)?;
        if !bells.is_empty() {
            room.called.insert(who.clone(), now.mono + keys::LIFE);
        }
        room.active = now.mono;
        for (bell, dialect) in bells {
            let key = self.give_key(&who, (bell, dialect), Some(number), now);
            let mut line = format!(
                "RNG {name} {} CKI {key} {} {}",
                self.config.address,
                me.account,
                self.name_word(&me.account)
            );
            for word in dialect.switchboard_suffix(false) {
                line.push_str(&format!(" {word}"));
            }
            self.send(bell, &line);
        }
        Ok(())
    }

    /// `MSG`: something is said.
    fn say(
        &mut self,
        (number, me): (RoomId, &Member),
        (id, kind, payload): (&str, &str, &Bytes),
        now: Now,
    ) {
        let link = me.link;
        let is_p2p = || {
            let head = payload.get(..payload.len().min(200)).unwrap_or_default();
            String::from_utf8_lossy(head).contains("application/x-msnmsgrp2p")
        };
        if payload.len() > MAX_MESSAGE
            || !matches!(kind, "U" | "N" | "A" | "D")
            || (kind != "D" && is_p2p())
        {
            return self.close(link, now);
        }
        let Some(room) = self.rooms.get_mut(&number) else {
            return self.close(link, now);
        };
        room.active = now.mono;
        let others: Vec<LinkId> = room
            .members
            .iter()
            .map(|member| member.link)
            .filter(|member| *member != link)
            .collect();
        // The other places of the sender hear it, too, but that is not what was wanted.
        let heard = room
            .members
            .iter()
            .any(|member| member.account != me.account);
        let me = &me.account;
        let line = format!("MSG {me} {} {}", self.name_word(me), payload.len());
        for other in &others {
            self.send_with(*other, &line, payload);
        }
        let always = self.config.behaviour.ack_in_empty_room;
        match (kind, heard || always) {
            ("A" | "D", true) => self.send(link, &format!("ACK {id}")),
            ("A" | "D" | "N", false) => self.send(link, &format!("NAK {id}")),
            _ => {}
        }
    }

    /// Somebody has left a switchboard; `idle`: because nothing was said.
    pub(super) fn left(&mut self, link: LinkId, seat: &Seat, idle: bool, _now: Now) {
        let Some((number, me)) = &seat.place else {
            return;
        };
        let Some(room) = self.rooms.get_mut(number) else {
            return;
        };
        room.members.retain(|member| member.link != link);
        let others = room.members.clone();
        if others.is_empty() {
            self.rooms.remove(number);
        }
        let is_last = others.iter().all(|other| other.account != me.account);
        let reason = if idle { " 1" } else { "" };
        for other in others {
            for handle in me.handles(other.dialect, is_last) {
                self.send(other.link, &format!("BYE {handle}{reason}"));
            }
        }
    }

    /// Ends a switchboard in which nothing is said.
    pub(super) fn check_room(&mut self, number: RoomId, now: Now) {
        let (Some(idle), Some(room)) = (
            self.config.behaviour.switchboard_idle,
            self.rooms.get(&number),
        ) else {
            return;
        };
        let due = room.active + idle;
        if due > now.mono {
            self.timers.insert((due, Timer::Room(number)));
            return;
        }
        let members = room.members.clone();
        for member in &members {
            let others: BTreeSet<&Address> = members
                .iter()
                .map(|other| &other.account)
                .filter(|other| **other != member.account)
                .collect();
            for other in others {
                self.send(member.link, &format!("BYE {other} 1"));
            }
        }
        // Nobody hears of the others leaving now: they were all told.
        self.rooms.remove(&number);
        for member in members {
            self.close(member.link, now);
        }
    }
}

impl Member {
    /// The handle with its place, if it has one.
    fn handle(&self) -> String {
        match &self.place {
            Some(guid) => format!("{};{{{guid}}}", self.account),
            None => self.account.to_string(),
        }
    }

    /// What a viewer is told of this member: the place, where it knows of such, and the person, where that is new.
    fn handles(&self, viewer: Dialect, person: bool) -> Vec<String> {
        let place = self.place.is_some() && viewer.has_endpoints();
        place
            .then(|| self.handle())
            .into_iter()
            .chain(person.then(|| self.account.to_string()))
            .collect()
    }
}

/// Who is there, as one who comes in is told: each place, and each person once.
fn roster(members: &[Member], viewer: Dialect) -> Vec<(String, Address)> {
    let mut out = Vec::new();
    let mut seen = BTreeSet::new();
    for member in members {
        let is_first = seen.insert(&member.account);
        for handle in member.handles(viewer, is_first) {
            out.push((handle, member.account.clone()));
        }
    }
    out
}
