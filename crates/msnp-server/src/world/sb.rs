//! Switchboards: who is in which, and what they say to each other.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use bytes::Bytes;
use msnp::api::Address;
use msnp::dialect::Dialect;
use msnp::io::{LinkId, Now};

use super::account::Code;
use super::links::{Kind, Link};
use super::people::is_address;
use super::{Timer, World, text};

/// How long a key to a switchboard is good for (05 section 1).
const COOKIE_LIFE: Duration = Duration::from_secs(120);
/// Above so many unused keys the old ones are looked for.
const MANY_COOKIES: usize = 1024;
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
    members: Vec<(LinkId, Address)>,
    /// Who was called and has not come yet, and until when they may.
    called: BTreeMap<Address, Instant>,
    /// When something was said last.
    active: Instant,
}

/// A key to a switchboard.
#[derive(Debug)]
pub(super) struct Cookie {
    /// Whom it is for.
    account: Address,
    dialect: Dialect,
    /// Which switchboard; `None`: a new one.
    room: Option<RoomId>,
    until: Instant,
}

/// One client of a switchboard.
#[derive(Clone, Debug, Default)]
pub(super) struct Seat {
    /// Where it sits, once it has shown its key.
    place: Option<(RoomId, Address, Dialect)>,
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
        let key = self.give_key(call.me, call.dialect, None, call.now);
        let line = format!("XFR {} SB {} CKI {key}", call.id, self.config.address);
        self.send(call.link, &line);
        Ok(())
    }

    fn give_key(
        &mut self,
        account: &Address,
        dialect: Dialect,
        room: Option<RoomId>,
        now: Now,
    ) -> String {
        if self.cookies.len() >= MANY_COOKIES {
            self.cookies.retain(|_, cookie| cookie.until > now.mono);
        }
        let key = match self.config.behaviour.hex_session_ids {
            true => text::hex_digits(&mut self.rng, 20),
            false => format!(
                "{}.{}.{}",
                text::digits(&mut self.rng, 8),
                text::unix(now.wall),
                text::digits(&mut self.rng, 9)
            ),
        };
        let cookie = Cookie {
            account: account.clone(),
            dialect,
            room,
            until: now.mono + COOKIE_LIFE,
        };
        self.cookies.insert(key.clone(), cookie);
        key
    }

    /// Takes a key; it is spent whatever comes of it.
    fn take_key(&mut self, key: &str, handle: &str, now: Now) -> Option<Cookie> {
        let cookie = self.cookies.remove(key)?;
        (cookie.until > now.mono && cookie.account == Address::new(handle)).then_some(cookie)
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
            (["CAL", id, handle, ..], Some((room, me, _))) => {
                if let Err(code) = self.call(link, (room, &me), (id, handle), now) {
                    self.refuse(link, code, id);
                }
            }
            (["MSG", id, kind, _], Some((room, me, _))) => {
                self.say(link, (room, &me), (id, kind, payload), now);
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
        let Some(cookie) = self.take_key(key, handle, now).filter(|c| c.room.is_none()) else {
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
        let me = cookie.account.clone();
        self.sit(link, room, cookie);
        let line = format!("USR {id} OK {me} {}", self.name_word(&me));
        self.send(link, &line);
    }

    /// `ANS`: somebody who was called comes in.
    fn answer(
        &mut self,
        link: LinkId,
        (id, handle, key, name): (&str, &str, &str, &str),
        now: Now,
    ) {
        let cookie = self.take_key(key, handle, now);
        let entered = cookie.and_then(|cookie| {
            let room = cookie.room?;
            let is_right = self.rooms.get(&room)?.name == name;
            is_right.then_some((room, cookie))
        });
        let Some((room, cookie)) = entered else {
            self.refuse(link, 911, id);
            return self.close(link, now);
        };
        let (me, dialect) = (cookie.account.clone(), cookie.dialect);
        let others: Vec<(LinkId, Address)> = self
            .rooms
            .get(&room)
            .map(|room| room.members.clone())
            .unwrap_or_default();
        self.sit(link, room, cookie);
        let first = self.config.behaviour.join_before_roster;
        if first {
            self.join(&others, &me);
        }
        for (at, (_, other)) in others.iter().enumerate() {
            let words = self.member_words(other, dialect);
            let line = format!("IRO {id} {} {} {words}", at + 1, others.len());
            self.send(link, &line);
        }
        self.send(link, &format!("ANS {id} OK"));
        if !first {
            self.join(&others, &me);
        }
    }

    fn sit(&mut self, link: LinkId, room: RoomId, cookie: Cookie) {
        if let Some(entry) = self.links.get_mut(&link) {
            entry.kind = Kind::Sb(Seat {
                place: Some((room, cookie.account.clone(), cookie.dialect)),
            });
        }
        if let Some(room) = self.rooms.get_mut(&room) {
            room.called.remove(&cookie.account);
            room.members.push((link, cookie.account));
        }
    }

    fn join(&mut self, others: &[(LinkId, Address)], me: &Address) {
        for (link, _) in others {
            let dialect = match self.links.get(link) {
                Some(Link {
                    kind:
                        Kind::Sb(Seat {
                            place: Some((_, _, dialect)),
                        }),
                    ..
                }) => *dialect,
                _ => continue,
            };
            let line = format!("JOI {}", self.member_words(me, dialect));
            self.send(*link, &line);
        }
    }

    /// Handle, name and, in dialects that have them here, capabilities.
    fn member_words(&self, who: &Address, viewer: Dialect) -> String {
        let mut words = format!("{who} {}", self.name_word(who));
        if viewer.caps_in_switchboard() {
            let account = self.accounts.get(who);
            let number = account.map_or(0, |account| account.presence.capabilities);
            words.push_str(&format!(" {number}"));
        }
        words
    }

    /// `CAL`: somebody is asked to come.
    fn call(
        &mut self,
        link: LinkId,
        (number, me): (RoomId, &Address),
        (id, handle): (&str, &str),
        now: Now,
    ) -> Result<(), Code> {
        if !is_address(handle) {
            return Err(208);
        }
        let who = Address::new(handle);
        let account = self.accounts.get(me);
        let status = account.and_then(|account| account.presence.status.as_deref());
        if status == Some("HDN") {
            return Err(913);
        }
        let room = self.rooms.get_mut(&number).ok_or(280u16)?;
        room.called.retain(|_, until| *until > now.mono);
        let room = &*room;
        let is_here = room.members.iter().any(|(_, member)| *member == who);
        if is_here
            || who == *me
            || (room.called.contains_key(&who) && !self.config.behaviour.silent)
        {
            return Err(215);
        }
        if room.members.len() + room.called.len() >= MAX_MEMBERS {
            return Err(713);
        }
        let account = self.accounts.get(&who).ok_or(217u16)?;
        if !account.presence.is_shown() {
            return Err(217);
        }
        if !account.admits(me) {
            return Err(216);
        }
        let (bell, dialect) = self.whereabouts(&who).ok_or(217u16)?;
        let key = self.give_key(&who, dialect, Some(number), now);
        let room = self.rooms.get_mut(&number).ok_or(280u16)?;
        room.called.insert(who, now.mono + COOKIE_LIFE);
        room.active = now.mono;
        let name = room.name.clone();
        self.send(link, &format!("CAL {id} RINGING {name}"));
        let line = format!(
            "RNG {name} {} CKI {key} {me} {}",
            self.config.address,
            self.name_word(me)
        );
        self.send(bell, &line);
        Ok(())
    }

    /// `MSG`: something is said.
    fn say(
        &mut self,
        link: LinkId,
        (number, me): (RoomId, &Address),
        (id, kind, payload): (&str, &str, &Bytes),
        now: Now,
    ) {
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
            .map(|(member, _)| *member)
            .filter(|member| *member != link)
            .collect();
        let line = format!("MSG {me} {} {}", self.name_word(me), payload.len());
        for other in &others {
            self.send_with(*other, &line, payload);
        }
        let heard = !others.is_empty();
        let always = self.config.behaviour.ack_in_empty_room;
        match (kind, heard || always) {
            ("A" | "D", true) => self.send(link, &format!("ACK {id}")),
            ("A" | "D" | "N", false) => self.send(link, &format!("NAK {id}")),
            _ => {}
        }
    }

    /// Somebody has left a switchboard; `idle`: because nothing was said.
    pub(super) fn left(&mut self, link: LinkId, seat: &Seat, idle: bool, _now: Now) {
        let Some((number, me, _)) = &seat.place else {
            return;
        };
        let Some(room) = self.rooms.get_mut(number) else {
            return;
        };
        room.members.retain(|(member, _)| *member != link);
        let others: Vec<LinkId> = room.members.iter().map(|(member, _)| *member).collect();
        if others.is_empty() {
            self.rooms.remove(number);
        }
        let reason = if idle { " 1" } else { "" };
        for other in others {
            self.send(other, &format!("BYE {me}{reason}"));
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
        for (link, account) in room.members.clone() {
            let others: Vec<Address> = self
                .rooms
                .get(&number)
                .into_iter()
                .flat_map(|room| &room.members)
                .filter(|(_, other)| *other != account)
                .map(|(_, other)| other.clone())
                .collect();
            for other in others {
                self.send(link, &format!("BYE {other} 1"));
            }
        }
        // Nobody hears of the others leaving now: they were all told.
        let Some(room) = self.rooms.remove(&number) else {
            return;
        };
        for (link, _) in room.members {
            self.close(link, now);
        }
    }
}
