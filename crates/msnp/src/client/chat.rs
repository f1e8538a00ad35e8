//! Conversations, which outlive their switchboards.
//!
//! A [`Chat`] is what the window shows as one: with one person, or a group. It may have several switchboards at a time
//! (both sides may open one at the same moment): all are read, the newest is written to. When it has none and something
//! is to be said, it asks for one.

use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;

use super::Client;
use crate::api::{Address, ConversationId, Event, MessageId, Status};
use crate::command::TrId;
use crate::io::LinkId;
use crate::keep::{Notice, NoticeKind, Record};
use crate::message::OwnEmoticon;
use crate::ns::Stage;
use crate::object::Sha1d;
use crate::outbox::Stage as TextStage;
use crate::sb::{Outgoing, Person, Switchboard};

/// Everything that waits in a conversation is told as failed when there is no way after so long.
const WAY_TIMEOUT: Duration = Duration::from_secs(75);
/// How long a text waits for the other places of who reads it. One of them may be out of reach without the server knowing.
const GATHERING: Duration = Duration::from_secs(1);
/// How often a switchboard is asked for before it is given up.
const TRIES: u8 = 3;
/// After a failure of the server, or of those who come and go, it is tried again after so long.
pub(super) const RETRY_PAUSE: Duration = Duration::from_secs(3);
/// Above so many conversations those without a switchboard are forgotten.
const MAX_CHATS: usize = 1_000;
/// How many switchboards may be asked for at a time.
const MAX_ASKED: usize = 8;
/// How many remarks may wait for their way.
const MAX_REMARKS: usize = 3;

/// What is said without being a text, and is not kept for another time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Remark {
    /// A nudge.
    Nudge,
    /// A line about what we do.
    Action(String),
    /// Something drawn by hand, a GIF.
    Ink(Bytes),
}

/// How far a switchboard is that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// The notification server is asked.
    Asking(TrId),
    /// It will be asked again.
    Pausing(Instant),
    /// It is being entered, and people called.
    Entering(LinkId),
}

/// One conversation.
#[derive(Debug)]
pub(super) struct Chat {
    pub(super) id: ConversationId,
    /// Who belongs to it: the other one, or the group, also while there is no switchboard.
    pub(super) members: Vec<Address>,
    /// Its switchboards, the newest last.
    pub(super) links: Vec<LinkId>,
    pub(super) opening: Option<Opening>,
    /// Since when there is something to be said and no way.
    pub(super) since: Option<Instant>,
    pub(super) tries: u8,
    /// Texts wait until then for the other places of who reads them.
    pub(super) gathers_until: Option<Instant>,
    /// The server says that the other one is offline: believed until then.
    pub(super) absent_until: Option<Instant>,
    /// The other one is offline: no way is looked for until they come, or the user wants something.
    pub(super) held: bool,
    /// Remarks that wait for their way.
    pub(super) remarks: Vec<Remark>,
    /// People to be invited once there is a way.
    pub(super) invites: Vec<Address>,
    /// To be left once nothing is under way any more.
    pub(super) leaving: bool,
    /// The participants that were last told.
    pub(super) told: Vec<Address>,
}

impl Chat {
    pub(super) fn new(id: ConversationId) -> Self {
        let members = if id.is_group() {
            Vec::new()
        } else {
            vec![Address::new(id.as_str())]
        };
        Self {
            id,
            members,
            links: Vec::new(),
            opening: None,
            since: None,
            tries: 0,
            gathers_until: None,
            absent_until: None,
            held: false,
            remarks: Vec::new(),
            invites: Vec::new(),
            leaving: false,
            told: Vec::new(),
        }
    }

    pub(super) fn deadline(&self) -> Option<Instant> {
        let pause = match self.opening {
            Some(Opening::Pausing(until)) => Some(until),
            _ => None,
        };
        let given_up = self.since.map(|since| since + WAY_TIMEOUT);
        let waits = [pause, given_up, self.gathers_until];
        waits.into_iter().flatten().min()
    }
}

impl Client {
    /// The conversation with this id, made if there is none.
    pub(super) fn chat(&mut self, id: &ConversationId) -> &mut Chat {
        self.chats
            .entry(id.clone())
            .or_insert_with(|| Chat::new(id.clone()))
    }

    /// The newest switchboard of a conversation that somebody reads.
    pub(super) fn way(&self, id: &ConversationId) -> Option<LinkId> {
        let chat = self.chats.get(id)?;
        chat.links.iter().rev().copied().find(|link| {
            self.sbs.get(link).is_some_and(|sb| {
                // A group that is called together again waits for the rest of it.
                let gathers = id.is_group() && sb.called().any(|who| chat.members.contains(who));
                sb.has_readers() && !gathers
            })
        })
    }

    /// Until when a text is held back for who reads it: they are signed in at more places than have come in, and what is
    /// said before that the others would not hear (MSNP16+).
    fn gathers_until(&self, link: LinkId) -> Option<Instant> {
        let sb = self.sbs.get(&link)?;
        let until = sb.came()? + GATHERING;
        let is_missed = |person: &Person| {
            let contact = self.model.roster.contact(&person.address);
            let places = contact.map_or(0, |contact| contact.places.len());
            person.places.len() < places
        };
        (until > self.now.mono && sb.people().iter().any(is_missed)).then_some(until)
    }

    /// Says what waits to be said in any conversation.
    pub(super) fn pump_all(&mut self) {
        let mut ids = self.outbox.waiting();
        ids.extend(
            self.chats
                .values()
                .filter(|chat| !chat.remarks.is_empty() || !chat.invites.is_empty() || chat.leaving)
                .map(|chat| chat.id.clone()),
        );
        for id in ids {
            self.pump(&id);
        }
    }

    /// Says what waits to be said in a conversation, or looks for a way.
    pub(super) fn pump(&mut self, id: &ConversationId) {
        if self.federated(id).is_some() {
            return self.pump_federated(id);
        }
        // What is being left for them comes first: it may have to be said after all.
        let has_text = self.outbox.has_waiting(id) && !self.is_leaving_text(id);
        let way = self.way(id);
        let now = self.now;
        let leaves = has_text && way.is_none() && self.leaves_texts(id);
        let gathers_until = way.and_then(|link| self.gathers_until(link));
        let chat = self.chat(id);
        let wants = (has_text && !leaves) || !chat.remarks.is_empty() || !chat.invites.is_empty();
        let Some(link) = way else {
            if wants {
                self.look_for_way(id);
            }
            if leaves {
                self.leave_texts(id);
            }
            return self.leave_if_done(id);
        };
        chat.since = None;
        chat.tries = 0;
        chat.absent_until = None;
        chat.held = false;
        if chat.opening == Some(Opening::Entering(link)) {
            chat.opening = None;
        }
        let remarks = std::mem::take(&mut chat.remarks);
        let invites = std::mem::take(&mut chat.invites);
        for remark in remarks {
            self.write_remark(id, link, remark);
        }
        if let Some(sb) = self.sbs.get_mut(&link) {
            for email in &invites {
                sb.call(email, Some("invite"), (&mut self.fx, now));
            }
        }
        self.chat(id).gathers_until = gathers_until.filter(|_| has_text);
        if has_text && gathers_until.is_none() {
            self.outbox.commit(id, link, &mut self.fx);
        }
        self.leave_if_done(id);
    }

    /// Asks for a switchboard, unless one is on its way or there is nobody to ask.
    pub(super) fn look_for_way(&mut self, id: &ConversationId) {
        let now = self.now.mono;
        let online = self
            .ns
            .as_ref()
            .is_some_and(|ns| ns.stage() == Stage::Online);
        let Some(chat) = self.chats.get_mut(id) else {
            return;
        };
        // One that was opened and is still calling people is a way to be.
        let gathers = chat
            .links
            .iter()
            .any(|link| self.sbs.get(link).is_some_and(Switchboard::is_calling));
        if chat.held {
            // What became safe on disk only now waits with the rest.
            return self.outbox.hold_waiting(id, &mut self.fx);
        }
        if !online || gathers || chat.opening.is_some() {
            return;
        }
        let since = *chat.since.get_or_insert(now);
        if self.asked.len() >= MAX_ASKED {
            // Servers refuse who asks for many at once: the next answer makes room.
            return;
        }
        let Some(chat) = self.chats.get_mut(id) else {
            return;
        };
        if now >= since + WAY_TIMEOUT || chat.tries >= TRIES {
            return self.no_way(id, "timed_out");
        }
        chat.tries += 1;
        let mut asked = None;
        self.with_session(|session, desk| asked = Some(session.ask_switchboard(desk)));
        if let Some(trid) = asked {
            let _ = self.asked.insert(trid, id.clone());
            self.chat(id).opening = Some(Opening::Asking(trid));
        }
    }

    /// There is no way to the people of a conversation: what waits is told as failed; or, when the other one is offline
    /// and it will be told when they come, as waiting for that.
    pub(super) fn no_way(&mut self, id: &ConversationId, reason: &str) {
        // Whether somebody is offline or does not want us is their secret.
        let reason = if reason == "216" { "217" } else { reason };
        let holds = reason == "217" && self.waits_for_people(id);
        let shown = holds && self.is_shown_online(id);
        let now = self.now.mono;
        self.no_way_for_peers(id, reason);
        let Some(chat) = self.chats.get_mut(id) else {
            return;
        };
        if shown && chat.tries < TRIES {
            // They come or go at this very moment: soon both servers will say the same.
            chat.opening = Some(Opening::Pausing(now + RETRY_PAUSE));
            return;
        }
        chat.opening = None;
        chat.since = None;
        chat.tries = 0;
        let remarks = std::mem::take(&mut chat.remarks);
        let invites = std::mem::take(&mut chat.invites);
        for remark in remarks {
            let command = match remark {
                Remark::Nudge => "nudge",
                Remark::Action(_) => "send_action",
                Remark::Ink(_) => "send_ink",
            };
            let words = "nobody is there to see it";
            self.fx.error(reason, words, Some(command));
        }
        for email in invites {
            let words = format!("{email} could not be invited");
            self.fx.error(reason, words, Some("invite"));
        }
        if reason == "217" && self.found_absent(id) {
            self.leave_texts(id);
        } else if holds {
            self.chat(id).held = true;
            self.outbox.hold_waiting(id, &mut self.fx);
        } else {
            self.outbox.fail_waiting(id, reason, &mut self.fx);
        }
        self.leave_if_done(id);
    }

    /// Whether texts to somebody offline wait here: the server does not keep them, and will tell when that person comes
    /// online.
    fn waits_for_people(&self, id: &ConversationId) -> bool {
        let person = self.model.roster.contact(&Address::new(id.as_str()));
        !id.is_group()
            && self.offline_way().is_none()
            && person.is_some_and(|contact| contact.lists.forward)
    }

    fn is_shown_online(&self, id: &ConversationId) -> bool {
        let person = self.model.roster.contact(&Address::new(id.as_str()));
        person.is_some_and(|contact| contact.presence.status != Status::Offline)
    }

    /// Somebody is online, or it will never be told: what waits for them tries its way.
    pub(super) fn hold_ends(&mut self, who: &Address) {
        let id = ConversationId::with(who);
        if let Some(chat) = self.chats.get_mut(&id).filter(|chat| chat.held) {
            chat.held = false;
            self.pump(&id);
        }
    }

    /// The user wants something of these people: it is tried whatever was found before.
    pub(super) fn try_anew(&mut self, id: &ConversationId) {
        if let Some(chat) = self.chats.get_mut(id) {
            chat.held = false;
        }
    }

    /// That the text is sent is on record: writes it, unless the way is gone meanwhile.
    pub(super) fn write_committed(&mut self, id: &MessageId) {
        if self.write_federated(id) {
            return;
        }
        let overtakes = self.outbox.is_overtaking(id);
        let Some(text) = self.outbox.get(id) else {
            return;
        };
        let TextStage::Committing { link, .. } = text.stage else {
            return self.write_deposit(id);
        };
        let now = self.now;
        let (body, format) = (text.record.text.clone(), text.record.format.clone());
        let told = text.record.emoticons.clone();
        // Somebody may have come in meanwhile, and made it another conversation.
        let chat = self.chats.get(&text.record.conversation);
        let is_its_own = chat.is_some_and(|chat| chat.links.contains(&link));
        let ready = self
            .sbs
            .get(&link)
            .filter(|sb| sb.has_readers() && is_its_own && !overtakes);
        let Some(people) = ready.map(Switchboard::people) else {
            return self.outbox.put_back(id, &mut self.fx);
        };
        let chunks = people.iter().all(|person| {
            let told = self.model.roster.contact(&person.address);
            let listed = told.map(|contact| contact.presence.capabilities);
            let here = person.capabilities.map(|caps| caps.flags);
            // The low half is the first number, which holds the bit.
            let flags = here.or(listed.map(|caps| caps as u32));
            flags.is_some_and(|flags| flags & crate::command::Capabilities::CHUNKING != 0)
        });
        let witnesses: Vec<Address> = people.iter().map(|p| p.address.clone()).collect();
        let emoticons = self.told_emoticons(&told, people);
        let emoticons: Vec<OwnEmoticon<'_>> = emoticons
            .iter()
            .map(|(shortcut, object, animated)| OwnEmoticon {
                shortcut,
                object,
                animated: *animated,
            })
            .collect();
        let outgoing = Outgoing {
            text: &body,
            format: &format,
            chunks,
            emoticons: &emoticons,
        };
        if let Some(sb) = self.sbs.get_mut(&link) {
            let parts = sb.write_text(outgoing, (&mut self.fx, now));
            let on = (link, parts);
            self.outbox
                .sent(id, on, witnesses, (now.mono, &mut self.fx));
        }
    }

    // --- who is in it -----------------------------------------------------------------------------------------------

    /// Tells who is in the conversation, if that changed.
    pub(super) fn tell_chat(&mut self, id: &ConversationId, was: Option<ConversationId>) {
        let Some(chat) = self.chats.get_mut(id) else {
            return;
        };
        let mut participants: Vec<Address> = Vec::new();
        for sb in chat.links.iter().filter_map(|link| self.sbs.get(link)) {
            for person in sb.people() {
                if !participants.contains(&person.address) {
                    participants.push(person.address.clone());
                }
            }
        }
        if participants == chat.told && was.is_none() {
            return;
        }
        chat.told.clone_from(&participants);
        let closed = participants.is_empty() && (!id.is_group() || chat.members.is_empty());
        self.fx.event(Event::Conversation {
            conversation: id.clone(),
            participants,
            was,
            closed,
        });
    }

    pub(super) fn keep_notice(&mut self, id: &ConversationId, kind: NoticeKind, who: Address) {
        let notice = Notice {
            id: self.fx.message_id(),
            conversation: id.clone(),
            who,
            kind,
            at: self.now.wall,
        };
        let _ = self.fx.keep(Record::Notice(notice));
    }

    // --- leaving ----------------------------------------------------------------------------------------------------

    /// Leaves a conversation once nothing is under way in it.
    pub(super) fn leave_chat(&mut self, id: &ConversationId) {
        if let Some(chat) = self.chats.get_mut(id) {
            chat.leaving = true;
            chat.remarks.clear();
            chat.invites.clear();
        }
        self.leave_if_done(id);
    }

    pub(super) fn leave_if_done(&mut self, id: &ConversationId) {
        let Some(chat) = self.chats.get_mut(id).filter(|chat| chat.leaving) else {
            return;
        };
        let one = Address::new(id.as_str());
        if self.outbox.is_busy(id) || (!id.is_group() && self.peers.is_busy_with(&one)) {
            return;
        }
        chat.leaving = false;
        chat.members.retain(|_| !id.is_group());
        chat.opening = None;
        let links = std::mem::take(&mut chat.links);
        for link in links {
            if let Some(mut sb) = self.sbs.remove(&link) {
                sb.leave(&mut self.fx);
                self.outbox.link_lost(link, &mut self.fx);
                self.peers.way_lost(link, None);
            }
        }
        self.tell_chat(id, None);
        let _ = self.chats.remove(id);
    }

    /// Time has passed: what has no way is told so, and what nobody needs is forgotten.
    pub(super) fn tick_chats(&mut self) {
        let now = self.now.mono;
        let due: Vec<ConversationId> = self
            .chats
            .values()
            .filter(|chat| chat.deadline().is_some_and(|at| at <= now))
            .map(|chat| chat.id.clone())
            .collect();
        let any = !due.is_empty();
        for id in due {
            let Some(chat) = self.chats.get_mut(&id) else {
                continue;
            };
            if chat.since.is_some_and(|since| now >= since + WAY_TIMEOUT) {
                self.give_up_opening(&id);
                self.no_way(&id, "timed_out");
            } else {
                chat.gathers_until.take_if(|until| *until <= now);
                if let Some(Opening::Pausing(until)) = chat.opening
                    && until <= now
                {
                    chat.opening = None;
                }
                self.pump(&id);
            }
        }
        if any {
            // Somebody else may have room now.
            self.pump_all();
        }
        let outbox = &self.outbox;
        let many = self.chats.len() > MAX_CHATS;
        self.chats.retain(|id, chat| {
            let used = !chat.links.is_empty()
                || chat.opening.is_some()
                || !chat.remarks.is_empty()
                || !chat.invites.is_empty()
                || outbox.is_busy(id);
            used || (id.is_group() && !chat.members.is_empty() && !many)
        });
    }

    /// The switchboard that is being entered is not waited for any more.
    fn give_up_opening(&mut self, id: &ConversationId) {
        let opening = self.chats.get(id).and_then(|chat| chat.opening);
        match opening {
            Some(Opening::Entering(link)) => self.leave_switchboard(link),
            Some(Opening::Asking(trid)) => {
                let _ = self.asked.remove(&trid);
            }
            _ => {}
        }
    }

    /// One more remark waits for its way; `false` when too many do.
    pub(super) fn queue_remark(&mut self, id: &ConversationId, remark: Remark) -> bool {
        let chat = self.chat(id);
        if chat.remarks.len() >= MAX_REMARKS {
            return false;
        }
        chat.remarks.push(remark);
        true
    }

    fn write_remark(&mut self, id: &ConversationId, link: LinkId, remark: Remark) {
        let shows = self.shows_drawings(link);
        let on = (&mut self.fx, self.now);
        let Some(sb) = self.sbs.get_mut(&link) else {
            return;
        };
        match remark {
            Remark::Nudge => {
                sb.write_nudge(on);
                self.keep_notice(id, NoticeKind::Nudge, self.model.me.email.clone());
            }
            Remark::Action(text) => {
                sb.write_action(&text, on);
                let kind = NoticeKind::Action(text.into());
                self.keep_notice(id, kind, self.model.me.email.clone());
            }
            Remark::Ink(gif) if shows => {
                sb.write_ink(&gif, on);
                let sha1d: Arc<str> = Sha1d::of(&gif).to_string().into();
                let _ = self.fx.keep(Record::Object {
                    sha1d: Arc::clone(&sha1d),
                    bytes: gif,
                });
                self.keep_notice(id, NoticeKind::Ink(sha1d), self.model.me.email.clone());
            }
            Remark::Ink(_) => {
                let words = "nobody here can be shown drawings";
                self.fx.error("not_in_dialect", words, Some("send_ink"));
            }
        }
    }
}
