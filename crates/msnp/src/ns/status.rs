//! The own status: `CHG`, not faster than servers bear, the last wish wins.

use std::time::{Duration, Instant};

use super::{Ask, Desk, REPLY_TIMEOUT, Session, Stage};
use crate::api::{Event, Status};
use crate::command::{Capabilities, ClientCommand, StatusWord, TrId};
use crate::dialect::Dialect;

/// Servers refuse changes that come faster (protocol reference, 04 section 1).
const PACE: Duration = Duration::from_secs(2);
/// After a refusal (`800`) it is quiet for so long.
const PENALTY: Duration = Duration::from_secs(5);
/// So long after the first `CHG` those who were not named are offline.
const SETTLED: Duration = Duration::from_secs(10);

/// Wishes for a status and when they may be told.
#[derive(Debug)]
pub(super) struct Changes {
    wanted: Status,
    /// The wish is not told yet; by which command it came.
    due: Option<Option<&'static str>>,
    not_before: Option<Instant>,
    /// The picture that was told with the last one.
    shown: Option<String>,
    /// When everybody who was not named since the move is offline.
    settles: Option<Instant>,
}

impl Changes {
    pub(super) fn new(wanted: Status) -> Self {
        Self {
            wanted,
            due: None,
            not_before: None,
            shown: None,
            settles: None,
        }
    }

    /// Whether a wish is not told yet.
    pub(super) fn is_due(&self) -> bool {
        self.due.is_some()
    }

    pub(super) fn wanted(&self) -> Status {
        self.wanted
    }

    pub(super) fn deadline(&self) -> Option<Instant> {
        let due = self.due.and(self.not_before);
        [due, self.settles].into_iter().flatten().min()
    }
}

impl Session {
    /// The status to begin with, before the first `CHG`.
    pub(crate) fn wish_status(&mut self, status: Status) {
        self.status.wanted = status;
    }

    /// Tells this status as soon as the pace allows.
    pub(crate) fn set_status(
        &mut self,
        status: Status,
        command: Option<&'static str>,
        desk: &mut Desk<'_>,
    ) {
        self.status.wanted = status;
        self.status.due = Some(command);
        self.send_due_status(desk);
    }

    pub(super) fn send_due_status(&mut self, desk: &mut Desk<'_>) {
        let now = desk.now.mono;
        if self.status.not_before.is_some_and(|at| now < at) {
            return;
        }
        let Some(command) = self.status.due.take() else {
            return;
        };
        self.status.not_before = Some(now + PACE);
        self.asks.begin_errand();
        self.tell_place(None, desk);
        let picture = desk.model.me.picture.as_ref();
        let object = picture.filter(|_| self.dialect.has_objects());
        let object = object.map(|picture| picture.to_xml().to_owned());
        let is_another = self.stage == Stage::Online && self.status.shown != object;
        self.status.shown = object;
        let wanted = self.status.wanted;
        let stays = wanted == desk.model.me.status && wanted != Status::Hidden;
        if is_another && stays && self.credentials.quirks.picture_with_status {
            // Both changes are one for whoever sees them: they come too fast to be told apart.
            let passing = match wanted {
                Status::Busy => Status::Away,
                _ => Status::Busy,
            };
            let trid = self.asks.add(Ask::Passing, None, now + REPLY_TIMEOUT);
            self.say_status(trid, passing, desk);
        }
        let trid = self.asks.add(Ask::Status, command, now + REPLY_TIMEOUT);
        self.say_status(trid, wanted, desk);
    }

    fn say_status(&mut self, trid: TrId, status: Status, desk: &mut Desk<'_>) {
        let caps = self.dialect.caps_in_presence();
        let object = self.status.shown.clone();
        let change = ClientCommand::Chg {
            trid,
            status: StatusWord::from(status),
            capabilities: caps.then(|| own_capabilities(self.dialect)),
            object: object.map(Into::into),
        };
        self.send(&change, desk);
    }

    /// The own picture changed: others see it with the status.
    pub(crate) fn picture_changed(&mut self, desk: &mut Desk<'_>) {
        if self.stage == Stage::Online {
            self.set_status(self.status.wanted, None, desk);
        }
        if self.stage >= Stage::Announcing {
            tell_me(desk);
            self.keep_memory(desk);
        }
    }

    /// The server tells our status: as we asked, or because it (or we, elsewhere) changed it.
    pub(super) fn status_told(&mut self, status: Status, asked: bool, desk: &mut Desk<'_>) {
        let first = self.stage == Stage::Announcing && asked;
        let changed = desk.model.me.status != status;
        desk.model.me.status = status;
        if !asked && self.status.due.is_none() {
            self.status.wanted = status;
        }
        if first {
            self.stage = Stage::Online;
            if self.quiet {
                self.status.settles = Some(desk.now.mono + SETTLED);
            }
            self.mailbox.seen_from(desk.now.mono);
            self.signals.push(super::Signal::Online);
        }
        if changed || first {
            tell_me(desk);
        }
    }

    /// `800`: too fast. The last wish is told again after a while.
    pub(super) fn status_too_fast(&mut self, command: Option<&'static str>, desk: &Desk<'_>) {
        self.status.not_before = Some(desk.now.mono + PENALTY);
        if self.status.due.is_none() {
            self.status.due = Some(command);
        }
    }

    /// After a silent move: who was not named since is offline.
    pub(super) fn settle_presence(&mut self, desk: &mut Desk<'_>) {
        if self.status.settles.is_some_and(|at| at <= desk.now.mono) {
            self.status.settles = None;
            for address in desk.model.roster.unnamed_offline() {
                if let Some(event) = desk.model.roster.presence_event(&address) {
                    desk.fx.event(event);
                }
            }
        }
    }
}

/// What this client can do in a dialect, and nothing it cannot: others conclude from the MSNC version that it exchanges
/// objects and files (protocol reference, 04 section 3).
pub(crate) fn own_capabilities(dialect: Dialect) -> Capabilities {
    let drawings = Capabilities::GIF_INK | Capabilities::ISF_INK;
    let drawings = if dialect.has_objects() { drawings } else { 0 };
    let extended = Capabilities::P2P_V2 | Capabilities::NUDGES | Capabilities::EMOTICONS;
    Capabilities {
        extended: dialect.caps_are_pairs().then_some(extended),
        ..Capabilities::new(dialect.msnc(), Capabilities::CHUNKING | drawings)
    }
}

/// Tells the own person anew.
pub(super) fn tell_me(desk: &mut Desk<'_>) {
    let me = &desk.model.me;
    desk.fx.event(Event::Me {
        display_name: me.display_name.clone(),
        status: me.status,
        personal_message: me.personal_message.clone(),
        media: me.media.clone(),
        allow_strangers: me.allow_strangers,
        phones: me.phones.clone(),
        mobile_paging: me.mobile_paging,
        picture_sha1d: me
            .picture
            .as_ref()
            .map(|picture| picture.sha1d.to_string().into()),
    });
}
