//! What the server says once it is proved who we are.

use std::time::Duration;

use super::asks::Waiting;
use super::inbox::Site;
use super::status::tell_me;
use super::{Ask, Desk, Door, Leaving, Over, REPLY_TIMEOUT, Session, Signal, Stage};
use crate::api::{Address, Event, GroupId, LinkState};
use crate::auth::{Secret, answer_challenge};
use crate::book::Book;
use crate::command::{
    ClientCommand, ErrorClass, ErrorReply, ListEntry, OutReason, ServerCommand, Stamps, TrId,
    property,
};
use crate::io::Endpoint;
use crate::keep::{Record, SessionMemory};
use crate::roster::{Listed, Sync};

impl Session {
    /// A line after it is proved who we are.
    pub(super) fn line(&mut self, command: ServerCommand<'_>, desk: &mut Desk<'_>) {
        match command {
            ServerCommand::Syn {
                trid,
                stamps,
                counts,
            } => self.list_begins(trid, (stamps, counts), desk),
            ServerCommand::Lsg { id, name, .. } => {
                if let Some(sync) = &mut self.sync {
                    sync.group(GroupId::new(id), name.into_owned());
                    self.list_goes_on(desk);
                }
            }
            ServerCommand::Lst(entry) => self.listed(entry, desk),
            ServerCommand::Blp { trid, allow, .. } => {
                self.answered(trid);
                desk.model.me.allow_strangers = allow;
                self.me_changed(desk);
            }
            ServerCommand::Prp {
                trid, kind, value, ..
            } => {
                self.answered(trid);
                match value {
                    Some(name) if kind == property::NAME => {
                        desk.model.me.display_name = name.into_owned();
                        self.me_changed(desk);
                    }
                    value => self.own_property(kind, value.as_deref(), desk),
                }
            }
            ServerCommand::Rea {
                trid, handle, name, ..
            } => {
                self.answered(Some(trid));
                if Address::new(handle) == desk.model.me.email {
                    desk.model.me.display_name = name.into_owned();
                    self.me_changed(desk);
                }
            }
            ServerCommand::Bpr {
                handle: Some(handle),
                kind,
                value,
                ..
            } if kind == property::NAME => {
                if let Some(name) = value {
                    self.renamed(handle, name.into_owned(), desk);
                }
            }
            ServerCommand::Bpr {
                handle,
                kind,
                value,
                ..
            } => self.property_told(handle, (kind, value.as_deref()), desk),
            ServerCommand::Url {
                trid,
                target,
                form,
                site,
            } => {
                let asked = self.asks.take(trid);
                if let Some(asked) = asked.filter(|asked| asked.ask == Ask::Inbox) {
                    let site = Site { target, form, site };
                    self.inbox_is_at(site, asked.command, desk);
                }
            }
            ServerCommand::Uux { trid } => self.personal_message_set(trid, desk),
            ServerCommand::Chg { trid, status, .. } => {
                let waiting = self.asks.take(trid);
                let asked = waiting.is_some();
                if waiting.is_some_and(|waiting| waiting.ask == Ask::Passing) {
                    return;
                }
                if asked {
                    self.list_complete(desk);
                }
                self.status_told(status.status(), asked, desk);
            }
            ServerCommand::Cvr { trid, .. } => self.answered(Some(trid)),
            ServerCommand::Chl { challenge } => self.challenged(challenge, desk),
            ServerCommand::Qry { trid } => self.answered(Some(trid)),
            ServerCommand::Qng { seconds } => {
                self.ping.answered(seconds);
                self.heard_fence();
                self.mailbox_passed();
                self.list_passed(desk);
            }
            ServerCommand::XfrNs { address, .. } => self.moved(address, desk),
            ServerCommand::XfrSb {
                trid,
                address,
                cookie,
                gateway_only,
            } => {
                let door = door(address, cookie.0, gateway_only);
                self.switchboard_granted(trid, door);
            }
            ServerCommand::Rng {
                session,
                address,
                cookie,
                handle,
                gateway_only,
                ..
            } => {
                if let Some(door) = door(address, cookie.0, gateway_only) {
                    self.signals.push(Signal::Called {
                        from: Address::new(handle.address),
                        door,
                        session: session.to_owned(),
                    });
                }
            }
            ServerCommand::Out(reason) => self.put_out(reason, desk),
            ServerCommand::Error(error) => self.refused(&error, desk),
            ServerCommand::Msg { payload, .. } => self.mail(payload, desk),
            ServerCommand::Iln { presence, .. } | ServerCommand::Nln(presence) => {
                self.presence(&presence, desk);
            }
            ServerCommand::Fln { handle, .. } => self.gone_offline(&handle, desk),
            ServerCommand::Uun { trid } => self.answered(Some(trid)),
            ServerCommand::Ubn {
                handle,
                kind,
                payload,
            } => self.notice_told(&handle, (kind, payload), desk),
            ServerCommand::Ubm {
                handle, payload, ..
            } => self.federated_told(&handle, payload, desk),
            ServerCommand::Ubx { handle, payload } => {
                self.personal_message_told(&handle, payload, desk);
            }
            other => self.list_changed(other, desk),
        }
    }

    /// The server shows us out.
    fn put_out(&mut self, reason: OutReason, desk: &mut Desk<'_>) {
        self.finish(Over::Out(reason), desk);
    }

    /// A command is answered as hoped.
    pub(super) fn answered(&mut self, trid: Option<TrId>) {
        if let Some(trid) = trid {
            let _ = self.asks.take(trid);
        }
    }

    /// A new number for a command of the user, or of our own.
    pub(super) fn ask(&mut self, ask: Ask, command: Option<&'static str>, desk: &Desk<'_>) -> TrId {
        self.asks.add(ask, command, desk.now.mono + REPLY_TIMEOUT)
    }

    /// Asks for a switchboard; the answer comes as [`Signal::Switchboard`].
    pub(crate) fn ask_switchboard(&mut self, desk: &mut Desk<'_>) -> TrId {
        self.asks.begin_errand();
        let trid = self.ask(Ask::Switchboard, None, desk);
        self.send(&ClientCommand::XfrSb { trid }, desk);
        trid
    }

    fn switchboard_granted(&mut self, trid: TrId, door: Option<Door>) {
        if self
            .asks
            .take(trid)
            .is_none_or(|waiting| waiting.ask != Ask::Switchboard)
        {
            return;
        }
        self.signals.push(Signal::Switchboard {
            trid,
            door: door.ok_or(0),
        });
    }

    // --- the whole list ---------------------------------------------------------------------------------------------

    fn list_begins(
        &mut self,
        trid: TrId,
        (stamps, counts): (Stamps<'_>, Option<(u32, u32)>),
        desk: &mut Desk<'_>,
    ) {
        if self.stage != Stage::Syncing
            || self
                .asks
                .get(trid)
                .is_none_or(|waiting| !matches!(waiting.ask, Ask::Sync { .. }))
        {
            return;
        }
        self.asks.extend(trid, desk.now.mono + REPLY_TIMEOUT);
        match counts {
            Some((contacts, groups)) => {
                // What does not fit the machine cannot come, either.
                let fit = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
                self.sync = Some(Sync::expecting(fit(contacts), fit(groups)));
                if contacts == 0 && groups == 0 {
                    // The own settings still follow: all is told once CHG is answered.
                    self.announce(desk);
                }
            }
            // Without counts each list comes by itself, unless the number is the one that we have.
            None if !self.dialect.syn_has_counts() && stamps.contacts != Stamps::NONE.contacts => {
                self.sync = Some(Sync::list_by_list());
            }
            None => {
                self.sync = Some(Sync::unchanged(&desk.model.roster));
                self.list_goes_on(desk);
            }
        }
    }

    fn listed(&mut self, entry: ListEntry<'_>, desk: &mut Desk<'_>) {
        let Some(sync) = &mut self.sync else {
            return;
        };
        let listed = entry.handle.map(|handle| Listed {
            address: Address::new(handle),
            guid: entry.guid,
            bits: entry.lists,
            groups: entry.groups().map(GroupId::new).collect(),
            name: entry.name.as_deref().map(str::to_owned),
        });
        self.last_listed = listed.as_ref().map(|listed| listed.address.clone());
        match (entry.part, listed) {
            (None, Some(listed)) => sync.contact(listed),
            (None, None) => return,
            (Some(part), listed) => {
                if let Some(listed) = listed {
                    sync.part(part.list, listed);
                }
                if part.index >= part.total {
                    sync.list_ends(part.list);
                }
            }
        }
        if let Some(trid) = self.asks.find(|ask| matches!(ask, Ask::Sync { .. })) {
            self.asks.extend(trid, desk.now.mono + REPLY_TIMEOUT);
        }
        self.list_goes_on(desk);
    }

    /// Whether this changes the list and has to wait until all of it is there.
    pub(super) fn is_deferred(&mut self, command: &ServerCommand<'_>, desk: &mut Desk<'_>) -> bool {
        let changes = matches!(
            command,
            ServerCommand::Add(_)
                | ServerCommand::Rem { .. }
                | ServerCommand::Adg(_)
                | ServerCommand::Reg(_)
                | ServerCommand::Rmg(_)
        );
        if !changes {
            return false;
        }
        if self.sync.as_ref().is_some_and(Sync::is_complete) {
            // An empty list: its end is here.
            self.list_complete(desk);
        }
        self.sync.is_some()
    }

    fn list_goes_on(&mut self, desk: &mut Desk<'_>) {
        if self.stage == Stage::Syncing && self.sync.as_ref().is_some_and(Sync::is_complete) {
            self.list_complete(desk);
            self.announce(desk);
        }
    }

    /// The list stopped half-way. Whether the rest is still on its way, the answer to a ping tells, which comes behind it.
    fn list_stops(&mut self, trid: TrId, mut waiting: Waiting, desk: &mut Desk<'_>) {
        let fence = Some(self.ping.fence(desk.now.mono));
        waiting.ask = Ask::Sync { fence };
        self.asks
            .put_back(trid, waiting, desk.now.mono + REPLY_TIMEOUT);
        self.send(&ClientCommand::Png, desk);
    }

    /// A ping was answered: no more of the list comes. What has come is better than nothing.
    fn list_passed(&mut self, desk: &mut Desk<'_>) {
        let passed = |ask: &Ask| matches!(ask, Ask::Sync { fence: Some(fence) } if self.ping.has_passed(*fence));
        if self.asks.find(passed).is_none() {
            return;
        }
        desk.fx.error(
            "protocol",
            "the server announced a longer list than it sent",
            None,
        );
        self.list_complete(desk);
        if self.stage == Stage::Syncing {
            self.announce(desk);
        }
    }

    /// The list is there: tells who is signed in and who is on it.
    pub(super) fn list_complete(&mut self, desk: &mut Desk<'_>) {
        let Some(sync) = self.sync.take() else {
            return;
        };
        if let Some(trid) = self.asks.find(|ask| matches!(ask, Ask::Sync { .. })) {
            let _ = self.asks.take(trid);
        }
        if !self.quiet {
            desk.fx.event(Event::SignedIn {
                email: desk.model.me.email.clone(),
                display_name: desk.model.me.display_name.clone(),
                dialect: self.dialect.to_string(),
            });
        }
        let changes_only = std::mem::replace(&mut desk.model.listed, true);
        for event in sync.finish(&mut desk.model.roster, changes_only) {
            desk.fx.event(event);
        }
        desk.fx.event(Event::Roster {
            contacts: desk.model.roster.contacts().len(),
            groups: desk.model.roster.group_count(),
        });
        if !changes_only {
            let roster = &desk.model.roster;
            for contact in roster.contacts() {
                if let Some(event) = roster.request_event(&contact.address) {
                    desk.fx.event(event);
                }
            }
        }
        let cache = desk.model.roster.to_cache();
        let _ = desk.fx.keep(Record::Roster(cache));
        self.keep_memory(desk);
        self.signals.push(Signal::SignedIn);
        self.clear_pending(desk);
        for frame in std::mem::take(&mut self.deferred) {
            self.frame(&frame, desk);
        }
    }

    /// The list is there, or soon will be: lets others see us.
    pub(super) fn announce(&mut self, desk: &mut Desk<'_>) {
        self.stage = Stage::Announcing;
        if self.quiet {
            desk.model.roster.forget_named();
        }
        self.set_status(self.status.wanted(), None, desk);
        self.repeat_personal_message(desk);
    }

    /// Keeps what is to be remembered of the server and the account.
    pub(crate) fn keep_memory(&self, desk: &mut Desk<'_>) {
        let me = &desk.model.me;
        let _ = desk.fx.keep(Record::Session(SessionMemory {
            dialect: Some(self.dialect.to_string()),
            display_name: Some(me.display_name.clone()),
            personal_message: Some(me.personal_message.clone()),
            login_url: desk.model.login_url.clone(),
            machine: desk.model.machine.clone(),
            fallback: desk.model.fallback.clone(),
            roamed: desk.model.roamed.clone(),
            picture: me
                .picture
                .as_ref()
                .map(|picture| picture.to_xml().to_owned()),
        }));
    }

    pub(super) fn me_changed(&mut self, desk: &mut Desk<'_>) {
        // Before that the first `CHG` tells all at once.
        if self.stage == Stage::Online {
            tell_me(desk);
            self.keep_memory(desk);
        }
    }

    // --- what goes wrong --------------------------------------------------------------------------------------------

    fn refused(&mut self, error: &ErrorReply<'_>, desk: &mut Desk<'_>) {
        let info = error.info();
        let Some(waiting) = error.trid.and_then(|trid| self.asks.take(trid)) else {
            if info.class != ErrorClass::Ignore {
                let words = error.detail.unwrap_or(info.name);
                desk.fx.error(&error.code.to_string(), words, None);
            }
            return;
        };
        match &waiting.ask {
            Ask::Sync { .. } => {
                let over = Over::Service {
                    code: error.code.to_string(),
                    words: info.name.to_owned(),
                    passing: info.class == ErrorClass::Retry,
                };
                self.finish(over, desk);
            }
            // What the server thinks of the program says nothing about the rest.
            Ask::Client => {}
            Ask::DropGroup {
                group,
                emptied: false,
            } if error.code == 227 => {
                let group = group.clone();
                self.empty_group(&group, waiting.command, desk);
            }
            Ask::Challenge => self.finish(
                Over::Protocol(format!("{}: {}", error.code, info.name)),
                desk,
            ),
            Ask::Switchboard => self.signals.push(Signal::Switchboard {
                trid: error.trid.unwrap_or(0),
                door: Err(error.code),
            }),
            Ask::Federated => self.signals.push(Signal::Federated {
                trid: error.trid.unwrap_or(0),
                refused: Some(error.code),
            }),
            Ask::Network(address) => self.network_known(&address.clone(), None, desk),
            Ask::Lists { initial: true } => self.lists_told(desk),
            Ask::Leave { .. } => self.signals.push(Signal::Left {
                trid: error.trid.unwrap_or(0),
                outcome: Leaving::Refused(error.code),
            }),
            // Whoever hears no answer goes on over a switchboard.
            Ask::Passing | Ask::Notice => {}
            Ask::Status if info.class == ErrorClass::Slow => {
                self.status_too_fast(waiting.command, desk);
            }
            ask if is_done(ask, error.code) => {
                let ask = ask.clone();
                self.done(ask, None, desk);
            }
            _ => self.tell_failure(&waiting, &error.code.to_string(), info.name, desk),
        }
    }

    /// A command was not answered in time.
    pub(super) fn unanswered(&mut self, trid: TrId, waiting: Waiting, desk: &mut Desk<'_>) {
        match waiting.ask {
            // A server need not answer these.
            Ask::Client | Ask::Place | Ask::SendAway | Ask::Notice | Ask::Passing => {}
            Ask::Federated => self.signals.push(Signal::Federated {
                trid,
                refused: None,
            }),
            Ask::Version | Ask::Package | Ask::Begin | Ask::Prove | Ask::Challenge => {
                self.finish(Over::Silent, desk);
            }
            Ask::Sync { fence: None } if self.sync.is_some() => {
                self.list_stops(trid, waiting, desk)
            }
            Ask::Sync { .. } => self.finish(Over::Silent, desk),
            Ask::Network(address) => self.network_known(&address, None, desk),
            Ask::Lists { initial: true } => self.lists_told(desk),
            Ask::Status if self.stage == Stage::Announcing => self.finish(Over::Silent, desk),
            Ask::Switchboard => self
                .signals
                .push(Signal::Switchboard { trid, door: Err(0) }),
            Ask::Leave { .. } => self.not_refused(trid, waiting, desk),
            // Silence is consent.
            Ask::Page => {}
            _ => self.tell_failure(&waiting, "timed_out", "the server did not answer", desk),
        }
    }

    /// The session ends: what waits will not be answered any more.
    pub(crate) fn fail_asks(&mut self, desk: &mut Desk<'_>) {
        for waiting in self.asks.take_all() {
            if waiting.command.is_some() {
                self.tell_failure(&waiting, "timed_out", "the connection was lost", desk);
            }
        }
        let unfinished = self.book.as_mut().map(Book::unfinished);
        for command in unfinished.unwrap_or_default() {
            desk.fx
                .error("timed_out", "the connection was lost", Some(command));
        }
    }

    pub(super) fn tell_failure(
        &mut self,
        waiting: &Waiting,
        code: &str,
        words: &str,
        desk: &mut Desk<'_>,
    ) {
        if waiting.command.is_none() && matches!(waiting.ask, Ask::Remove { .. }) {
            // Nobody asked for this: the next sign-in tries again.
            return;
        }
        if self.asks.tells(waiting.errand) {
            desk.fx.error(code, words, waiting.command);
        }
    }

    fn challenged(&mut self, question: &str, desk: &mut Desk<'_>) {
        let Some((product, answer)) = answer_challenge(self.dialect, question) else {
            return;
        };
        let answer = bytes::Bytes::from(answer);
        let until = desk.now.mono + Duration::from_secs(50);
        let trid = self.asks.add(Ask::Challenge, None, until);
        let reply = ClientCommand::Qry {
            trid,
            product: product.id,
            answer: &answer,
        };
        self.send(&reply, desk);
    }

    /// How far a session in this stage is, for the window.
    pub(crate) fn link_state(&self) -> LinkState {
        match self.stage {
            Stage::Connecting => LinkState::Connecting,
            Stage::Version | Stage::Proving => LinkState::Authenticating,
            Stage::Syncing | Stage::Announcing => LinkState::Syncing,
            Stage::Online => LinkState::Online,
            Stage::Closed => LinkState::Disconnected,
        }
    }
}

/// Whether the refusal says that what was asked for is so already (protocol reference, 01 section 6; some servers say
/// `205` or `208` of somebody who is gone).
fn is_done(ask: &Ask, code: u16) -> bool {
    match ask {
        Ask::Add { .. } => code == 215,
        Ask::Remove { .. } => matches!(code, 205 | 208 | 216 | 225),
        Ask::Privacy(_) => code == 218,
        // That place is gone already.
        Ask::SendAway => code == 217,
        _ => false,
    }
}

/// `None` where the address is none.
fn door(address: &str, cookie: &str, gateway_only: bool) -> Option<Door> {
    Some(Door {
        endpoint: Endpoint::parse(address)?,
        cookie: Secret::new(cookie),
        gateway_only,
    })
}
