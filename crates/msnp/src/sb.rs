//! A session in a switchboard: one conversation on one connection (protocol reference, 05).
//!
//! A [`Switchboard`] enters, calls people, writes and reads. Which conversation it belongs to, and what is to be written,
//! is the client's: it takes one [`Step`] at a time.

mod calls;
mod emoticons;
mod receive;
mod write;

use std::time::{Duration, Instant};

use bytes::Bytes;

use crate::api::{Address, ConversationId};
use crate::auth::Secret;
use crate::command::{Capabilities, ClientCommand, Handle, Private, ServerCommand, TrId};
use crate::dialect::Dialect;
use crate::effects::Effects;
use crate::gateway::Server;
use crate::io::{Endpoint, LinkId, Now};
use crate::message::Joiner;
use crate::ns::{CONNECT_TIMEOUT, Door, REPLY_TIMEOUT};
use crate::wire::{Decoder, LinkKind, Reader};

pub(crate) use receive::{Heard, What};
pub(crate) use write::Outgoing;

/// After so long without a word a conversation of two is left; the next text opens a new one.
const IDLE: Duration = Duration::from_secs(5 * 60);
/// After so long without data one that was never of use for anything else (07 section 2.7).
const IDLE_AFTER_DATA: Duration = Duration::from_secs(60);
/// More places of one person than are counted.
const MAX_PLACES: usize = 32;
/// More people than any switchboard holds; more are not listed.
const MAX_PEOPLE: usize = 200;

/// Somebody in the switchboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Person {
    /// Who.
    pub(crate) address: Address,
    /// The name they have now.
    pub(crate) name: String,
    /// What they can do, where the dialect tells it.
    pub(crate) capabilities: Option<Capabilities>,
    /// The places they are here from, `{guid}` in small letters (MSNP16+).
    pub(crate) places: Vec<String>,
}

/// Who enters a switchboard, and how.
#[derive(Clone, Debug)]
pub(crate) struct Entrant {
    /// The own address.
    pub(crate) me: Address,
    /// The place we are at, `{guid}` (MSNP16+).
    pub(crate) machine: Option<String>,
    /// Whether our other places are called in, so that they hear what is said (MSNP16+).
    pub(crate) elsewhere: bool,
    /// What is spoken.
    pub(crate) dialect: Dialect,
    /// The largest message, in bytes.
    pub(crate) max_message: usize,
}

/// How we got in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// We asked for it.
    Host,
    /// Somebody called us.
    Guest {
        /// The session to answer.
        session: String,
        /// It was another place of our own that called: the others are still to come.
        by_us: bool,
    },
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Connecting,
    Entering,
    Ready,
    Closed,
}

/// What the client is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Nothing more for now.
    Idle,
    /// A frame was dealt with.
    Done,
    /// We are in.
    Ready,
    /// Somebody came in.
    Joined(Address),
    /// Somebody who is here came in from one more place (MSNP16+).
    Nearer,
    /// Somebody left; `idle`: the server dropped them.
    Left {
        /// Who.
        who: Address,
        /// Dropped, not gone.
        idle: bool,
    },
    /// A call came to nothing (0: no answer).
    CallFailed {
        /// Who was called.
        who: Address,
        /// The code of the server.
        code: u16,
        /// The command of the user behind the call.
        command: Option<&'static str>,
    },
    /// Somebody sent what the client has to deal with.
    Heard(Heard),
    /// The server has this message.
    Acknowledged(TrId),
    /// The server did not deliver this message.
    Refused {
        /// Which.
        trid: TrId,
        /// Why.
        code: Option<u16>,
    },
    /// It is over; with the code of the refusal when we were not let in.
    Over(Option<u16>),
}

/// One connection to a switchboard.
#[derive(Debug)]
pub(crate) struct Switchboard {
    link: LinkId,
    stage: Stage,
    role: Role,
    endpoint: Endpoint,
    cookie: Secret,
    me: Address,
    machine: Option<String>,
    elsewhere: bool,
    dialect: Dialect,
    max_message: usize,
    decoder: Decoder,
    /// The conversation it belongs to; a guest's is known once we are in.
    pub(crate) conversation: Option<ConversationId>,
    people: Vec<Person>,
    calls: Vec<calls::Call>,
    last: TrId,
    joiner: Joiner,
    caps_told: bool,
    typed: Option<Instant>,
    declined: Vec<u32>,
    shortcuts: emoticons::Shortcuts,
    /// People said something, or were said something.
    spoken: bool,
    /// Data went through.
    carried: bool,
    /// When the last one who was called came in.
    came: Option<Instant>,
    used: Instant,
    began: Instant,
}

impl Switchboard {
    /// Opens a connection and enters.
    pub(crate) fn open(
        door: Door,
        role: Role,
        entrant: Entrant,
        (fx, now): (&mut Effects, Now),
    ) -> Self {
        let endpoint = door.endpoint.clone();
        let link = fx.connect(Server::Switchboard, door.endpoint, door.gateway_only);
        Self {
            link,
            stage: Stage::Connecting,
            role,
            endpoint,
            cookie: door.cookie,
            me: entrant.me,
            machine: entrant.machine.filter(|_| entrant.dialect.has_endpoints()),
            elsewhere: entrant.elsewhere,
            dialect: entrant.dialect,
            max_message: entrant.max_message,
            decoder: Decoder::new(Reader::Client, LinkKind::Switchboard, entrant.dialect),
            conversation: None,
            people: Vec::new(),
            calls: Vec::new(),
            last: 0,
            joiner: Joiner::default(),
            caps_told: false,
            typed: None,
            declined: Vec::new(),
            shortcuts: emoticons::Shortcuts::default(),
            spoken: false,
            carried: false,
            came: None,
            used: now.mono,
            began: now.mono,
        }
    }

    /// The connection.
    pub(crate) fn link(&self) -> LinkId {
        self.link
    }

    /// Whether somebody called us here.
    pub(crate) fn is_guest(&self) -> bool {
        self.role != Role::Host
    }

    /// Whether this is the session, on that server, to which somebody calls us.
    pub(crate) fn answers(&self, door: &Door, called: &str) -> bool {
        let Role::Guest { session, .. } = &self.role else {
            return false;
        };
        session == called && self.endpoint == door.endpoint && self.stage != Stage::Closed
    }

    /// Whether another place of our own called us here, and calls the others next.
    pub(crate) fn is_called_by_us(&self) -> bool {
        matches!(self.role, Role::Guest { by_us: true, .. })
    }

    /// Who is here besides us.
    pub(crate) fn people(&self) -> &[Person] {
        &self.people
    }

    /// The addresses of those who are here.
    pub(crate) fn addresses(&self) -> Vec<Address> {
        self.people.iter().map(|p| p.address.clone()).collect()
    }

    /// Whether a text can be written and somebody would read it.
    pub(crate) fn has_readers(&self) -> bool {
        self.stage == Stage::Ready && !self.people.is_empty()
    }

    /// When the last one who was called came in, from their first place.
    pub(crate) fn came(&self) -> Option<Instant> {
        self.came
    }

    /// When it was last of use.
    pub(crate) fn last_used(&self) -> Instant {
        self.used
    }

    /// The connection is open: says who we are.
    pub(crate) fn connected(&mut self, fx: &mut Effects, now: Now) {
        if self.stage != Stage::Connecting {
            return;
        }
        self.stage = Stage::Entering;
        self.began = now.mono;
        let trid = self.next_trid();
        let me = self.me.clone();
        let machine = self.machine.clone();
        let handle = Handle {
            endpoint: machine.as_deref(),
            ..Handle::from(me.spelled())
        };
        let cookie = std::mem::take(&mut self.cookie);
        let command = match &self.role {
            Role::Host => ClientCommand::UsrSb {
                trid,
                handle,
                cookie: Private(cookie.expose()),
            },
            Role::Guest { session, .. } => ClientCommand::Ans {
                trid,
                handle,
                cookie: Private(cookie.expose()),
                session,
            },
        };
        fx.send(self.link, command.to_bytes(self.dialect));
    }

    /// Bytes arrived; tells whether [`Switchboard::step`] has anything to deal with.
    pub(crate) fn received(&mut self, bytes: Bytes) -> bool {
        self.decoder.push(bytes);
        self.decoder.may_have_frame()
    }

    /// Deals with the next frame.
    pub(crate) fn step(&mut self, fx: &mut Effects, now: Now) -> Step {
        if self.stage == Stage::Closed {
            return Step::Idle;
        }
        let frame = match self.decoder.next() {
            Ok(Some(frame)) => frame,
            Ok(None) => return Step::Idle,
            Err(_) => return self.over(None, fx),
        };
        let command = ServerCommand::read(&frame, self.dialect, LinkKind::Switchboard);
        match command {
            ServerCommand::Msg {
                handle,
                name,
                payload,
            } => {
                let heard = self.message(&handle, &name, payload, (fx, now));
                heard.map_or(Step::Done, Step::Heard)
            }
            ServerCommand::Ack { trid } => Step::Acknowledged(trid),
            ServerCommand::Nak { trid } => Step::Refused { trid, code: None },
            ServerCommand::UsrOk { .. } | ServerCommand::Ans { .. } => {
                if self.stage != Stage::Entering {
                    return Step::Done;
                }
                self.stage = Stage::Ready;
                self.used = now.mono;
                if self.role == Role::Host && self.elsewhere {
                    self.call_in_elsewhere(fx);
                }
                Step::Ready
            }
            ServerCommand::Iro {
                handle,
                name,
                capabilities,
                ..
            } => {
                let _new = self.person(&handle, &name, capabilities);
                Step::Done
            }
            ServerCommand::Joi {
                handle,
                name,
                capabilities,
            } => match self.person(&handle, &name, capabilities) {
                Some(address) => {
                    self.used = now.mono;
                    self.came = Some(now.mono);
                    self.arrived(&address);
                    Step::Joined(address)
                }
                None => Step::Nearer,
            },
            ServerCommand::Bye { handle, idle } => self.left(&handle, idle),
            ServerCommand::Cal { trid, .. } => {
                self.ringing(trid, now);
                Step::Done
            }
            ServerCommand::Error(error) => {
                let trid = error.trid.unwrap_or(0);
                if self.stage == Stage::Entering {
                    return self.over(Some(error.code), fx);
                }
                self.call_refused(trid, error.code, now)
                    .unwrap_or(Step::Refused {
                        trid,
                        code: Some(error.code),
                    })
            }
            ServerCommand::Out(_) => self.over(None, fx),
            _ => Step::Done,
        }
    }

    /// The connection is gone.
    pub(crate) fn closed(&mut self) {
        self.stage = Stage::Closed;
    }

    /// Leaves politely.
    pub(crate) fn leave(&mut self, fx: &mut Effects) {
        if self.stage == Stage::Closed {
            return;
        }
        if self.stage != Stage::Connecting {
            fx.send(self.link, ClientCommand::Out.to_bytes(self.dialect));
        }
        let _over = self.over(None, fx);
    }

    /// Whether nobody has said anything for so long that a conversation of two is to be left.
    pub(crate) fn is_idle(&self, now: Now) -> bool {
        self.stage == Stage::Ready && self.calls.is_empty() && now.mono >= self.idle_at()
    }

    fn idle_at(&self) -> Instant {
        let only_data = self.carried && !self.spoken;
        self.used + if only_data { IDLE_AFTER_DATA } else { IDLE }
    }

    /// Time has passed: calls are repeated or given up, a server that says nothing is left.
    pub(crate) fn tick(&mut self, fx: &mut Effects, now: Now) -> Step {
        match self.stage {
            Stage::Connecting if now.mono >= self.began + CONNECT_TIMEOUT => self.over(Some(0), fx),
            Stage::Entering if now.mono >= self.began + REPLY_TIMEOUT => self.over(Some(0), fx),
            Stage::Ready => self.calls_due(fx, now),
            _ => Step::Idle,
        }
    }

    /// When [`Switchboard::tick`] or [`Switchboard::is_idle`] has something to say.
    pub(crate) fn deadline(&self) -> Option<Instant> {
        match self.stage {
            Stage::Connecting => Some(self.began + CONNECT_TIMEOUT),
            Stage::Entering => Some(self.began + REPLY_TIMEOUT),
            Stage::Ready => {
                // A group is not left by itself: it could not be called together again as it was.
                let in_group = self
                    .conversation
                    .as_ref()
                    .is_some_and(ConversationId::is_group);
                let idle = (!in_group).then(|| self.idle_at());
                self.next_call().or(idle)
            }
            Stage::Closed => None,
        }
    }

    /// Puts somebody among those who are here; `None` when they were here before, or it is ourselves.
    fn person(
        &mut self,
        handle: &Handle<'_>,
        name: &str,
        capabilities: Option<Capabilities>,
    ) -> Option<Address> {
        let address = Address::new(handle.address);
        let place = handle.endpoint.map(str::to_ascii_lowercase);
        let known = self.people.iter_mut().find(|p| p.address == address);
        if let Some(person) = known {
            if let Some(place) = place
                && person.places.len() < MAX_PLACES
                && !person.places.contains(&place)
            {
                person.places.push(place);
            }
            name.clone_into(&mut person.name);
            person.capabilities = capabilities.or(person.capabilities);
            return None;
        }
        if address == self.me || self.people.len() >= MAX_PEOPLE {
            return None;
        }
        self.people.push(Person {
            address: address.clone(),
            name: name.to_owned(),
            capabilities,
            places: place.into_iter().collect(),
        });
        Some(address)
    }

    fn left(&mut self, handle: &Handle<'_>, idle: bool) -> Step {
        let who = Address::new(handle.address);
        let Some(at) = self.people.iter().position(|person| person.address == who) else {
            return Step::Done;
        };
        // From MSNP16 on somebody is here as long as one of their places is; the line without a place is the last.
        if let (Some(place), Some(person)) = (handle.endpoint, self.people.get_mut(at)) {
            person.places.retain(|own| !own.eq_ignore_ascii_case(place));
            if !person.places.is_empty() {
                return Step::Done;
            }
        }
        let _gone = self.people.remove(at);
        self.joiner.forget(who.as_str());
        self.shortcuts.forget(&who);
        Step::Left { who, idle }
    }

    fn over(&mut self, code: Option<u16>, fx: &mut Effects) -> Step {
        if self.stage == Stage::Closed {
            return Step::Idle;
        }
        self.stage = Stage::Closed;
        fx.close(self.link);
        Step::Over(code)
    }

    fn next_trid(&mut self) -> TrId {
        self.last = self.last.checked_add(1).unwrap_or(1);
        self.last
    }
}
