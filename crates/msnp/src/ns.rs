//! A session with a notification server: from `VER` to `OUT`.
//!
//! One [`Session`] is one connection. It signs in, fetches the list, keeps the model of roster and self up to date, asks
//! for what the user wants, and tells its [`Signal`]s to the client, who owns links, switchboards and the next try.

mod asks;
mod book;
mod change;
mod federated;
mod inbox;
mod leave;
mod login;
mod mailbox;
mod phone;
mod ping;
mod places;
mod presence;
mod replies;
mod status;
mod ticket;

use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;

pub(crate) use asks::{Ask, Asks};
pub(crate) use change::ChangeError;
pub(crate) use leave::Leaving;
pub(crate) use phone::contact_property;
pub(crate) use ticket::Services;

use crate::api::{Address, CurrentMedia, Status};
use crate::auth::{Secret, Tickets, TokenService};
use crate::book::Book;
use crate::command::{ClientCommand, OutReason, ServerCommand, TrId};
use crate::dialect::{Dialect, Quirks};
use crate::effects::Effects;
use crate::gateway::Server;
use crate::io::{CloseReason, Endpoint, HttpError, HttpReply, LinkId, Now, RequestId};
use crate::keep::{Fallback, Roamed};
use crate::message::MailCounts;
use crate::oim::Waiting;
use crate::roster::{Me, Roster, Sync};
use crate::wire::{Decoder, Frame, LinkKind, Reader};

/// How long to wait for the answer to a command.
pub(crate) const REPLY_TIMEOUT: Duration = Duration::from_secs(30);
/// How long a connection may take to open.
pub(crate) const CONNECT_TIMEOUT: Duration = Duration::from_secs(20);
/// From the beginning of a connection to the first answer: a server that says nothing is told within 30 s.
const FIRST_ANSWER: Duration = Duration::from_secs(28);
/// How long the answer to a ping is waited for when the network of this computer has just returned: few connections
/// survive that, and one that is remade costs little.
const SURVIVES: Duration = Duration::from_secs(2);
/// The same through the gateway, where an answer may have to wait for a poll that is held.
const SURVIVES_GATEWAY: Duration = Duration::from_secs(10);

/// More changes than this are not made while a list arrives.
const MAX_DEFERRED: usize = 1_000;

/// What both ends know: the list and the own person.
#[derive(Debug)]
pub(crate) struct Model {
    /// The list.
    pub(crate) roster: Roster,
    /// The own person.
    pub(crate) me: Me,
    /// The current media as it was asked for, to be told again after a reconnect.
    pub(crate) media: Option<CurrentMedia>,
    /// The list was told since the user signed in: from now on changes only.
    pub(crate) listed: bool,
    /// Unread mail.
    pub(crate) unread: MailCounts,
    /// The list was changed since it was kept.
    pub(crate) touched: bool,
    /// The address of the login server that the nexus told.
    pub(crate) login_url: Option<String>,
    /// Where the token service gave tickets last.
    pub(crate) token_url: Option<(TokenService, String)>,
    /// What the clock of the server showed at a moment, where it differs from ours.
    pub(crate) clock: Option<(SystemTime, Instant)>,
    /// The GUID of this place, in braces: made once and kept (MSNP16+).
    pub(crate) machine: Option<String>,
    /// The dialect that worked where better ones did not.
    pub(crate) fallback: Option<Fallback>,
    /// What this place and the roaming profile last agreed on.
    pub(crate) roamed: Option<Roamed>,
    /// The tickets of the last sign-in.
    pub(crate) tickets: Tickets,
    /// What opens web pages, as the profile has it.
    pub(crate) web: Option<inbox::WebLogin>,
}

impl Model {
    /// Nothing is known yet but who we are.
    pub(crate) fn new(me: Me) -> Self {
        Self {
            roster: Roster::default(),
            me,
            media: None,
            listed: false,
            unread: MailCounts::default(),
            touched: false,
            login_url: None,
            token_url: None,
            clock: None,
            machine: None,
            fallback: None,
            roamed: None,
            tickets: Tickets::default(),
            web: None,
        }
    }
}

/// What a session works on while it handles one input.
pub(crate) struct Desk<'a> {
    /// Where its outputs go.
    pub(crate) fx: &'a mut Effects,
    /// The list and the own person.
    pub(crate) model: &'a mut Model,
    /// The present moment.
    pub(crate) now: Now,
}

/// Who signs in, and how.
#[derive(Clone, Debug)]
pub(crate) struct Credentials {
    /// The address as the user wrote it: some servers compare its letter case.
    pub(crate) email: String,
    /// The password.
    pub(crate) password: Secret,
    /// Where tickets come from.
    pub(crate) services: Services,
    /// The dialects to offer, best first.
    pub(crate) offered: Vec<Dialect>,
    /// What the server does differently.
    pub(crate) quirks: Quirks,
    /// What this place is called (MSNP16+).
    pub(crate) place: String,
    /// Whether the account may be at several places at once (MSNP16+).
    pub(crate) several_places: bool,
}

impl Credentials {
    /// The password as this server takes it.
    pub(crate) fn cut_password(&self) -> Secret {
        match self.quirks.password_limit {
            Some(limit) => self.password.cut(limit),
            None => self.password.clone(),
        }
    }
}

/// How far the session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Stage {
    /// The connection is being opened.
    Connecting,
    /// `VER` is out.
    Version,
    /// Who we are is being proved.
    Proving,
    /// The list is on its way.
    Syncing,
    /// The list is there; the first `CHG` is not answered yet.
    Announcing,
    /// Others see us, or could.
    Online,
    /// Over.
    Closed,
}

/// Why a session is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Over {
    /// The connection could not be opened, or went away.
    Link(CloseReason),
    /// The server does not answer any more.
    Silent,
    /// There is no dialect in common.
    Version,
    /// The password, or the account, is not accepted; with the words of the server.
    Credentials {
        /// The code of the error event.
        code: String,
        /// The words of the server.
        words: String,
    },
    /// A service that sign-in needs does not work; with its words, or a code of the server.
    Service {
        /// The code of the error event.
        code: String,
        /// What went wrong.
        words: String,
        /// It was not reached, or is in trouble for the moment: that says nothing of how we wanted to sign in.
        passing: bool,
    },
    /// The server ended it.
    Out(OutReason),
    /// Another place of ours ended it.
    SentAway,
    /// The server broke the rules.
    Protocol(String),
}

/// Where a switchboard is, and the word that opens it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Door {
    /// The server.
    pub(crate) endpoint: Endpoint,
    /// The word.
    pub(crate) cookie: Secret,
    /// Only the HTTP gateway leads there.
    pub(crate) gateway_only: bool,
}

/// What the client is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Signal {
    /// The connection is open; signing in begins.
    Begun,
    /// It is proved who we are; the list is asked for.
    Proved,
    /// The list is there: the user's commands may come.
    SignedIn,
    /// Others see us: switchboards may be asked for.
    Online,
    /// A contact is told to be online.
    Present(Address),
    /// Somebody is no contact any more: their presence will not be told.
    Dropped(Address),
    /// Somebody's client sends a text about a session, past switchboards.
    SessionText {
        /// Who.
        from: Address,
        /// The text.
        text: Bytes,
    },
    /// A contact has another display picture.
    Picture(Address),
    /// At which places we are was told.
    Places,
    /// Another server is to be used from now on.
    Moved(Endpoint),
    /// The tickets end soon: sign in again, without a word about it.
    Renew,
    /// A service does not take our ticket.
    TicketRefused,
    /// Offline messages wait for us.
    MailWaits {
        /// These.
        waiting: Waiting,
        /// What all waits is announced later, after others can see us; then this comes again, be it with nothing.
        early: bool,
    },
    /// What became of a part of a text left with [`Session::leave_text`].
    Left {
        /// The transaction.
        trid: TrId,
        /// What became of it.
        outcome: Leaving,
    },
    /// The switchboard that was asked for, or the code of the refusal (0: no answer).
    Switchboard {
        /// The transaction that asked.
        trid: TrId,
        /// What came of it.
        door: Result<Door, u16>,
    },
    /// A message to somebody of another network was refused, or taken (`None`).
    Federated {
        /// The message.
        trid: TrId,
        /// The code of the refusal.
        refused: Option<u16>,
    },
    /// Somebody calls us to a switchboard.
    Called {
        /// Who.
        from: Address,
        /// Where.
        door: Door,
        /// The session there.
        session: String,
    },
    /// The session is over.
    Over(Over),
}

/// One connection to a notification server.
pub(crate) struct Session {
    link: LinkId,
    endpoint: Endpoint,
    stage: Stage,
    began: Instant,
    credentials: Credentials,
    dialect: Dialect,
    decoder: Decoder,
    asks: Asks,
    sync: Option<Sync>,
    /// Whom the last line of the list was about.
    last_listed: Option<Address>,
    /// Changes of the list that came while it was still arriving.
    deferred: Vec<Frame>,
    ticket: Option<ticket::Fetch>,
    /// What keeps the list (MSNP13+).
    book: Option<Book>,
    /// The ticket for it.
    book_ticket: Option<crate::book::Ticket>,
    /// The list was not there yet since we signed in.
    awaits_list: bool,
    /// The tickets were refused as stale once.
    was_stale: bool,
    /// When the tickets are to be renewed, by signing in again.
    renew_at: Option<Instant>,
    ping: ping::Ping,
    places: places::Places,
    status: status::Changes,
    /// Nothing is shown as gone: the server only moved us.
    quiet: bool,
    mailbox: mailbox::Mailbox,
    /// How far it was when it ended.
    ended_at: Stage,
    signals: Vec<Signal>,
}

impl Session {
    /// Opens a connection and signs in over it. With `quiet` contacts are not shown as offline meanwhile.
    pub(crate) fn open(
        endpoint: Endpoint,
        credentials: Credentials,
        (status, quiet): (Status, bool),
        desk: &mut Desk<'_>,
    ) -> Self {
        let link = desk
            .fx
            .connect(Server::Notification, endpoint.clone(), false);
        let now = desk.now.mono;
        // The caller offers at least one.
        let lowest = credentials.offered.last().copied();
        let dialect = lowest.unwrap_or(Dialect::Msnp8);
        Self {
            link,
            endpoint,
            stage: Stage::Connecting,
            began: now,
            credentials,
            dialect,
            decoder: Decoder::new(Reader::Client, LinkKind::Notification, dialect),
            asks: Asks::default(),
            sync: None,
            last_listed: None,
            deferred: Vec::new(),
            ticket: None,
            book: None,
            book_ticket: None,
            awaits_list: false,
            was_stale: false,
            renew_at: None,
            ping: ping::Ping::new(now),
            places: places::Places::default(),
            status: status::Changes::new(status),
            quiet,
            mailbox: mailbox::Mailbox::default(),
            ended_at: Stage::Closed,
            signals: Vec::new(),
        }
    }

    /// The connection.
    pub(crate) fn link(&self) -> LinkId {
        self.link
    }

    /// The server.
    pub(crate) fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// How far it is.
    pub(crate) fn stage(&self) -> Stage {
        self.stage
    }

    /// The dialect that is spoken; meaningful once `VER` is answered.
    pub(crate) fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// How far it was when it ended.
    pub(crate) fn ended_at(&self) -> Stage {
        self.ended_at
    }

    /// Whether the server only moved us, which nobody needs to know.
    pub(crate) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// The move is over.
    pub(crate) fn end_quiet(&mut self) {
        self.quiet = false;
    }

    /// The status that was last asked for.
    pub(crate) fn wanted_status(&self) -> Status {
        self.status.wanted()
    }

    /// Whether more may be asked before some of it is answered.
    pub(crate) fn has_room(&self) -> bool {
        self.asks.has_room()
    }

    /// What happened since the last call.
    pub(crate) fn take_signals(&mut self) -> Vec<Signal> {
        std::mem::take(&mut self.signals)
    }

    /// The connection is open.
    pub(crate) fn connected(&mut self, desk: &mut Desk<'_>) {
        if self.stage == Stage::Connecting {
            self.begin(desk);
        }
    }

    /// Bytes arrived.
    pub(crate) fn received(&mut self, bytes: Bytes, desk: &mut Desk<'_>) {
        self.ping.heard(desk.now.mono);
        self.decoder.push(bytes);
        while self.stage != Stage::Closed {
            match self.decoder.next() {
                Ok(Some(frame)) => self.frame(&frame, desk),
                Ok(None) => break,
                Err(error) => self.finish(Over::Protocol(error.to_string()), desk),
            }
        }
    }

    /// The connection is gone; nothing is to be closed any more.
    pub(crate) fn closed(&mut self, reason: CloseReason, desk: &mut Desk<'_>) {
        if self.stage != Stage::Closed {
            self.stop_fetching(desk);
            self.ended_at = std::mem::replace(&mut self.stage, Stage::Closed);
            self.signals.push(Signal::Over(Over::Link(reason)));
        }
    }

    /// An HTTP request was answered. Tells whether it was one of this session.
    pub(crate) fn reply(
        &mut self,
        id: RequestId,
        result: &Result<HttpReply, HttpError>,
        desk: &mut Desk<'_>,
    ) -> bool {
        let Some(fetch) = self.ticket.as_mut().filter(|fetch| fetch.waits_for(id)) else {
            return self.book_reply(id, result, desk);
        };
        let step = fetch.answer(result, &self.credentials, desk);
        self.fetched(step, desk);
        true
    }

    /// Time has passed.
    pub(crate) fn tick(&mut self, desk: &mut Desk<'_>) {
        let now = desk.now.mono;
        match self.stage {
            Stage::Closed => return,
            Stage::Connecting if now >= self.began + CONNECT_TIMEOUT => {
                return self.finish(Over::Link(CloseReason::TimedOut), desk);
            }
            _ => {}
        }
        for (trid, ask) in self.asks.take_late(now) {
            self.unanswered(trid, ask, desk);
        }
        self.with_book(desk, Book::tick);
        if self.stage < Stage::Announcing || self.stage == Stage::Closed {
            return;
        }
        match self.ping.tick(now) {
            ping::Due::Nothing => {}
            ping::Due::Ping => self.send(&ClientCommand::Png, desk),
            ping::Due::Dead => return self.finish(Over::Silent, desk),
        }
        if self.renew_at.is_some_and(|at| at <= now) && self.stage == Stage::Online {
            self.renew_at = None;
            self.signals.push(Signal::Renew);
            return;
        }
        self.send_due_status(desk);
        self.settle_presence(desk);
        self.ask_for_all_mail(desk);
    }

    /// When [`Session::tick`] has something to do.
    pub(crate) fn deadline(&self) -> Option<Instant> {
        match self.stage {
            Stage::Closed => None,
            Stage::Connecting => Some(self.began + CONNECT_TIMEOUT),
            Stage::Announcing | Stage::Online => [
                self.asks.deadline(),
                self.book_deadline(),
                self.renew_at.filter(|_| self.stage == Stage::Online),
                Some(self.ping.deadline()),
                self.status.deadline(),
                self.mailbox.deadline(),
            ]
            .into_iter()
            .flatten()
            .min(),
            _ => [self.asks.deadline(), self.book_deadline()]
                .into_iter()
                .flatten()
                .min(),
        }
    }

    /// Signs out and closes.
    pub(crate) fn sign_out(&mut self, desk: &mut Desk<'_>) {
        if self.stage == Stage::Closed {
            return;
        }
        if self.stage > Stage::Connecting {
            self.send(&ClientCommand::Out, desk);
        }
        self.stop_fetching(desk);
        desk.fx.close(self.link);
        self.stage = Stage::Closed;
    }

    /// The network came back: is the server still there?
    pub(crate) fn check(&mut self, desk: &mut Desk<'_>) {
        if self.stage < Stage::Announcing || self.stage == Stage::Closed {
            return;
        }
        let patience = match desk.fx.tunnels.plays(self.link) {
            true => SURVIVES_GATEWAY,
            false => SURVIVES,
        };
        if self.ping.check(desk.now.mono, patience) {
            self.send(&ClientCommand::Png, desk);
        }
    }

    fn frame(&mut self, frame: &Frame, desk: &mut Desk<'_>) {
        let command = ServerCommand::read(frame, self.dialect, LinkKind::Notification);
        let stage = self.stage;
        match stage {
            Stage::Connecting | Stage::Closed => {}
            Stage::Version | Stage::Proving => self.login_line(command, desk),
            Stage::Syncing | Stage::Announcing | Stage::Online
                if self.is_deferred(&command, desk) =>
            {
                if self.deferred.len() < MAX_DEFERRED {
                    self.deferred.push(frame.clone());
                }
            }
            Stage::Syncing | Stage::Announcing | Stage::Online => self.line(command, desk),
        }
    }

    fn send(&self, command: &ClientCommand<'_>, desk: &mut Desk<'_>) {
        desk.fx.send(self.link, command.to_bytes(self.dialect));
    }

    /// Ends the session from our side.
    fn finish(&mut self, over: Over, desk: &mut Desk<'_>) {
        if self.stage != Stage::Closed {
            self.stop_fetching(desk);
            desk.fx.close(self.link);
            self.ended_at = std::mem::replace(&mut self.stage, Stage::Closed);
            self.signals.push(Signal::Over(over));
        }
    }

    fn stop_fetching(&mut self, desk: &mut Desk<'_>) {
        if let Some(fetch) = self.ticket.take() {
            fetch.cancel(desk);
        }
        if let Some(book) = &mut self.book {
            book.stop(desk);
        }
    }
}
