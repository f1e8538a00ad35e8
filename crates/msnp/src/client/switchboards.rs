//! Switchboards: opened, answered, read, left.

use std::time::Duration;

use super::Client;
use super::chat::{Chat, Opening, RETRY_PAUSE};
use crate::api::{Address, ConversationId};
use crate::command::{ErrorClass, TrId, error_info};
use crate::io::LinkId;
use crate::keep::NoticeKind;
use crate::ns::Door;
use crate::sb::{Entrant, Role, Step, Switchboard};

/// How many switchboards one account may be in.
const MAX_SWITCHBOARDS: usize = 128;
/// A switchboard that was of no use for so long may be dead: a call to it is answered anew.
const CALLED_AGAIN: Duration = Duration::from_secs(60);
/// After *too fast* nobody is asked for so long.
const SLOW_PAUSE: Duration = Duration::from_secs(10);

impl Client {
    /// The notification server grants or refuses a switchboard.
    pub(super) fn switchboard_answer(&mut self, trid: TrId, door: Result<Door, u16>) {
        if let Some(id) = self.asked.remove(&trid) {
            self.granted(&id, trid, door);
            // There is room to ask for another.
            self.pump_all();
        }
    }

    fn granted(&mut self, id: &ConversationId, trid: TrId, door: Result<Door, u16>) {
        let waits = |chat: &Chat| chat.opening == Some(Opening::Asking(trid));
        if !self.chats.get(id).is_some_and(waits) {
            return;
        }
        match door {
            Ok(door) => {
                let link = self.enter(door, Role::Host, Some(id.clone()));
                self.chat(id).opening = Some(Opening::Entering(link));
            }
            Err(code) => {
                let pause = match error_info(code).class {
                    _ if code == 0 => Some(Duration::ZERO),
                    _ if code == 913 => None,
                    ErrorClass::Slow => Some(SLOW_PAUSE),
                    ErrorClass::Retry => Some(RETRY_PAUSE),
                    _ => None,
                };
                match pause {
                    Some(pause) => {
                        let until = self.now.mono + pause;
                        self.chat(id).opening = Some(Opening::Pausing(until));
                    }
                    None => self.no_way(id, &code.to_string()),
                }
            }
        }
    }

    /// Somebody calls us.
    pub(super) fn called(&mut self, from: Address, door: Door, session: String) {
        let blocked = self
            .model
            .roster
            .contact(&from)
            .is_some_and(|contact| contact.lists.block);
        let now = self.now.mono;
        let mut there = self.sbs.values();
        // Whoever calls cannot see yet that we are on our way, or the call was long on its own. A second link would get
        // everything twice.
        let is_answered =
            there.any(|sb| sb.answers(&door, &session) && now < sb.last_used() + CALLED_AGAIN);
        if !blocked && !is_answered && self.has_room() {
            let by_us = from == self.model.me.email;
            let _link = self.enter(door, Role::Guest { session, by_us }, None);
        }
    }

    /// Makes room by leaving the switchboard that was longest of no use, if it must be.
    fn has_room(&mut self) -> bool {
        if self.sbs.len() < MAX_SWITCHBOARDS {
            return true;
        }
        let oldest = self
            .sbs
            .values()
            .min_by_key(|sb| sb.last_used())
            .map(Switchboard::link);
        if let Some(link) = oldest {
            self.leave_switchboard(link);
        }
        self.sbs.len() < MAX_SWITCHBOARDS
    }

    /// Places of ours that were not known when a switchboard was opened are called in now.
    pub(super) fn places_told(&mut self) {
        let elsewhere = self.model.me.places.iter().any(|place| !place.this);
        for sb in self.sbs.values_mut() {
            sb.set_elsewhere(elsewhere, &mut self.fx);
        }
    }

    fn enter(&mut self, door: Door, role: Role, conversation: Option<ConversationId>) -> LinkId {
        let dialect = self
            .signin
            .dialect
            .unwrap_or(crate::dialect::Dialect::Msnp8);
        let me = &self.model.me;
        let entrant = Entrant {
            me: me.email.clone(),
            machine: self.model.machine.clone(),
            elsewhere: me.places.iter().any(|place| !place.this),
            dialect,
            max_message: self.config.quirks.max_message,
        };
        let mut sb = Switchboard::open(door, role, entrant, (&mut self.fx, self.now));
        sb.conversation = conversation;
        let link = sb.link();
        let _ = self.sbs.insert(link, sb);
        link
    }

    /// Deals with everything that arrived in a switchboard; tells whether that was anything.
    pub(super) fn read_switchboard(&mut self, link: LinkId) -> bool {
        let mut any = false;
        loop {
            let Some(sb) = self.sbs.get_mut(&link) else {
                return any;
            };
            match sb.step(&mut self.fx, self.now) {
                Step::Idle => return any,
                Step::Done => {}
                step => self.switchboard_step(link, step),
            }
            any = true;
        }
    }

    fn switchboard_step(&mut self, link: LinkId, step: Step) {
        match step {
            Step::Idle | Step::Done => {}
            Step::Ready => self.switchboard_ready(link),
            Step::Joined(who) => self.joined(link, &who),
            Step::Nearer => self.pump_link(link),
            Step::Left { who, idle } => self.left(link, &who, idle),
            Step::CallFailed { who, code, command } => {
                self.call_failed(link, &who, (code, command));
            }
            Step::Heard(heard) => self.heard(link, heard),
            Step::Acknowledged(trid) => {
                if self.packet_answered((link, trid), true) {
                    return;
                }
                if self.outbox.acknowledged(link, trid, &mut self.fx) {
                    self.pump_link(link);
                }
            }
            Step::Refused { trid, code } => {
                if self.packet_answered((link, trid), false) {
                    return;
                }
                let reason = code.map_or_else(|| "nak".to_owned(), |code| code.to_string());
                if self.outbox.refused((link, trid), &reason, &mut self.fx) {
                    self.pump_link(link);
                }
            }
            Step::Over(code) => self.switchboard_over(link, code),
        }
    }

    fn conversation_of(&self, link: LinkId) -> Option<ConversationId> {
        self.sbs.get(&link)?.conversation.clone()
    }

    fn pump_link(&mut self, link: LinkId) {
        if let Some(id) = self.conversation_of(link) {
            self.pump(&id);
        }
    }

    /// We are in: calls those who belong to the conversation, or finds out which one it is.
    fn switchboard_ready(&mut self, link: LinkId) {
        let now = self.now;
        let Some(sb) = self.sbs.get_mut(&link) else {
            return;
        };
        if sb.is_guest() {
            return self.guest_ready(link);
        }
        let Some(chat) = sb
            .conversation
            .as_ref()
            .and_then(|id| self.chats.get_mut(id))
        else {
            return self.leave_switchboard(link);
        };
        chat.links.push(link);
        // As the server spells them, where it has.
        let roster = &self.model.roster;
        let known = |who: &Address| {
            roster
                .contact(who)
                .map_or(who.clone(), |c| c.address.clone())
        };
        for who in &chat.members {
            sb.call(&known(who), None, (&mut self.fx, now));
        }
        for who in std::mem::take(&mut chat.invites) {
            sb.call(&known(&who), Some("invite"), (&mut self.fx, now));
        }
    }

    fn guest_ready(&mut self, link: LinkId) {
        let people = self
            .sbs
            .get(&link)
            .map_or_else(Vec::new, Switchboard::addresses);
        let id = match people.as_slice() {
            // We called from another place, and call others from there next.
            [] if self
                .sbs
                .get(&link)
                .is_some_and(Switchboard::is_called_by_us) =>
            {
                return;
            }
            // Whoever called is gone again.
            [] => return self.leave_switchboard(link),
            [one] => ConversationId::with(one),
            several => self.group_of(several),
        };
        self.attach(link, &id);
        self.tell_chat(&id, None);
        self.pump(&id);
    }

    /// The group of these people that has lost its switchboard, or a new one.
    fn group_of(&mut self, people: &[Address]) -> ConversationId {
        let is_same = |chat: &&Chat| {
            chat.id.is_group()
                && chat.links.is_empty()
                && chat.members.len() == people.len()
                && people.iter().all(|who| chat.members.contains(who))
        };
        if let Some(chat) = self.chats.values().find(is_same) {
            return chat.id.clone();
        }
        let id = ConversationId::new(&self.fx.group_name());
        self.chat(&id).members = people.to_vec();
        id
    }

    fn attach(&mut self, link: LinkId, id: &ConversationId) {
        if let Some(sb) = self.sbs.get_mut(&link) {
            sb.conversation = Some(id.clone());
        }
        let chat = self.chat(id);
        if !chat.links.contains(&link) {
            chat.links.push(link);
        }
    }

    fn joined(&mut self, link: LinkId, who: &Address) {
        let Some(id) = self.conversation_of(link) else {
            // The first one to come where we were called to by ourselves.
            return self.guest_ready(link);
        };
        let chat = self.chat(&id);
        if id.is_group() {
            if !chat.members.contains(who) {
                chat.members.push(who.clone());
                self.keep_notice(&id, NoticeKind::Joined, who.clone());
            }
            self.tell_chat(&id, None);
            return self.pump(&id);
        }
        if chat.members.contains(who) {
            self.tell_chat(&id, None);
            return self.pump(&id);
        }
        self.become_group(link, &id, who);
    }

    /// Somebody else is in a conversation of two: the switchboard is that of a group from now on, and cannot be made one
    /// of two again.
    fn become_group(&mut self, link: LinkId, was: &ConversationId, who: &Address) {
        let mut members = self.chat(was).members.clone();
        members.push(who.clone());
        let group = self.group_of(&members);
        let chat = self.chat(was);
        chat.links.retain(|own| *own != link);
        if chat.opening == Some(Opening::Entering(link)) {
            chat.opening = None;
        }
        chat.told.clear();
        self.attach(link, &group);
        self.keep_notice(&group, NoticeKind::Joined, who.clone());
        self.tell_chat(&group, Some(was.clone()));
        self.pump(was);
        self.pump(&group);
    }

    fn left(&mut self, link: LinkId, who: &Address, idle: bool) {
        self.outbox.left(link, who);
        self.peers.way_lost(link, Some(who));
        let Some(id) = self.conversation_of(link) else {
            return;
        };
        if id.is_group() && !idle {
            self.chat(&id).members.retain(|member| member != who);
            self.keep_notice(&id, NoticeKind::Left, who.clone());
        }
        let alone = self
            .sbs
            .get(&link)
            .is_some_and(|sb| sb.people().is_empty() && !sb.is_calling());
        if alone {
            // Nothing can be said here any more.
            self.leave_switchboard(link);
        } else {
            self.tell_chat(&id, None);
        }
    }

    fn call_failed(&mut self, link: LinkId, who: &Address, why: (u16, Option<&'static str>)) {
        let (code, command) = why;
        let reason = match code {
            0 => "timed_out".to_owned(),
            // Whether somebody is offline or does not want us is their secret.
            216 => "217".to_owned(),
            code => code.to_string(),
        };
        if command.is_some() {
            let words = format!("{who} could not be invited");
            self.fx.error(&reason, words, command);
        }
        let Some(id) = self.conversation_of(link) else {
            return;
        };
        let hopeless = self
            .sbs
            .get(&link)
            .is_some_and(|sb| sb.people().is_empty() && !sb.is_calling());
        if hopeless {
            self.leave_quietly(link);
            self.no_way(&id, &reason);
        } else {
            self.pump(&id);
        }
    }

    // --- the end ----------------------------------------------------------------------------------------------------

    /// Leaves one switchboard; what waits in its conversation looks for another.
    pub(super) fn leave_switchboard(&mut self, link: LinkId) {
        if let Some(sb) = self.sbs.get_mut(&link) {
            sb.leave(&mut self.fx);
            self.switchboard_over(link, None);
        }
    }

    /// Leaves one switchboard that was of no use.
    fn leave_quietly(&mut self, link: LinkId) {
        if let Some(mut sb) = self.sbs.remove(&link) {
            sb.leave(&mut self.fx);
            self.outbox.link_lost(link, &mut self.fx);
            self.peers.way_lost(link, None);
            if let Some(chat) = sb.conversation.and_then(|id| self.chats.get_mut(&id)) {
                chat.links.retain(|own| *own != link);
                chat.opening = None;
            }
        }
    }

    /// A switchboard is gone; `refused` when it was not our wish.
    pub(super) fn switchboard_over(&mut self, link: LinkId, refused: Option<u16>) {
        let Some(sb) = self.sbs.remove(&link) else {
            return;
        };
        self.outbox.link_lost(link, &mut self.fx);
        self.peers.way_lost(link, None);
        let Some(id) = sb.conversation else {
            return;
        };
        let until = self.now.mono + RETRY_PAUSE;
        if let Some(chat) = self.chats.get_mut(&id) {
            chat.links.retain(|own| *own != link);
            if chat.opening == Some(Opening::Entering(link)) {
                // Not let in, or thrown out before anybody came: another one after a pause.
                chat.opening = refused.map(|_| Opening::Pausing(until));
            }
        }
        self.tell_chat(&id, None);
        self.pump(&id);
    }

    /// The account signs out: nobody is talked to any more.
    pub(super) fn leave_all_switchboards(&mut self) {
        // Whoever a file goes to or comes from is told before.
        self.with_peers(|peers, work| peers.cancel_all("not_signed_in", work));
        self.tick_peers();
        let links: Vec<LinkId> = self.sbs.keys().copied().collect();
        for link in links {
            self.leave_switchboard(link);
        }
    }

    /// Somebody was blocked: they are not talked to any more.
    pub(super) fn leave_those_with(&mut self, who: &Address) {
        let links: Vec<LinkId> = self
            .sbs
            .values()
            .filter(|sb| sb.people().iter().any(|person| person.address == *who))
            .map(Switchboard::link)
            .collect();
        for link in links {
            let id = self.conversation_of(link);
            self.leave_switchboard(link);
            if let Some(id) = id.filter(ConversationId::is_group) {
                self.leave_chat(&id);
            }
        }
    }

    /// The session that switchboards were asked of is over: they are asked for anew when there is another.
    pub(super) fn forget_asked(&mut self) {
        self.asked.clear();
        for chat in self.chats.values_mut() {
            if !matches!(chat.opening, Some(Opening::Entering(_))) {
                chat.opening = None;
                chat.since = None;
                chat.tries = 0;
                chat.held = false;
            }
        }
    }

    pub(super) fn tick_switchboards(&mut self) {
        let now = self.now;
        let due: Vec<LinkId> = self
            .sbs
            .values()
            .filter(|sb| sb.deadline().is_some_and(|at| at <= now.mono))
            .map(Switchboard::link)
            .collect();
        for link in due {
            // Several calls may be due at once.
            while let Some(sb) = self.sbs.get_mut(&link)
                && sb.deadline().is_some_and(|at| at <= now.mono)
            {
                let in_group = sb
                    .conversation
                    .as_ref()
                    .is_some_and(ConversationId::is_group);
                if sb.is_idle(now) && !in_group {
                    self.leave_switchboard(link);
                    break;
                }
                match sb.tick(&mut self.fx, now) {
                    Step::Idle => break,
                    step => self.switchboard_step(link, step),
                }
            }
        }
    }
}
