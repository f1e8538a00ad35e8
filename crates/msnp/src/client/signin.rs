//! Signing in, staying signed in, and coming back.

use std::time::{Duration, Instant};

use super::Client;
use super::fallback::FellBack;
use crate::api::{Command, Event, LinkState, SignOutReason, Status};
use crate::command::OutReason;
use crate::dialect::Dialect;
use crate::io::Endpoint;
use crate::ns::{Credentials, Desk, Over, Services, Session, Signal, Stage};

/// How often a server may send us on before we have been online for [`STEADY`].
const MAX_MOVES: u8 = 5;
/// After so long online the next loss begins with the shortest delay again.
const STEADY: Duration = Duration::from_secs(60);
/// The first delay.
const FIRST_DELAY: Duration = Duration::from_secs(1);
/// The longest delay.
const LAST_DELAY: Duration = Duration::from_secs(5 * 60);
/// After *server going down* it is left alone for so long.
const SERVER_DOWN_DELAY: Duration = Duration::from_secs(60);
/// A connection that ends so soon after the network has returned did not survive that: it is remade without a pause.
const RETURN: Duration = Duration::from_secs(15);
/// A server may send us away for so long at most.
const LONGEST_AWAY: Duration = Duration::from_secs(24 * 60 * 60);

/// What the account is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Phase {
    /// Not signed in and not trying.
    #[default]
    Out,
    /// There is a session.
    In,
    /// The next try comes by itself.
    Waiting {
        /// When.
        until: Instant,
    },
}

/// How signing in goes.
#[derive(Debug, Default)]
pub(super) struct SignIn {
    phase: Phase,
    status: Status,
    pub(super) offered: Vec<Dialect>,
    /// Whether better dialects were tried first.
    pub(super) fell_back: FellBack,
    /// Since the user signed in there was a time online: from then on tries come by themselves.
    was_online: bool,
    online_since: Option<Instant>,
    failures: u32,
    /// When the network of this computer returned; `None` once a try was made because of that.
    returned_at: Option<Instant>,
    moves: u8,
    /// The list is there: commands may come.
    pub(super) ready: bool,
    /// The state that was last told.
    pub(super) told: LinkState,
    /// The dialect of the last sign-in.
    pub(super) dialect: Option<Dialect>,
}

impl SignIn {
    /// Whether the account is signed in, or will be without anybody's help.
    pub(super) fn is_active(&self) -> bool {
        self.phase != Phase::Out
    }

    pub(super) fn online_since(&self) -> Option<Instant> {
        self.online_since
    }

    pub(super) fn deadline(&self) -> Option<Instant> {
        match self.phase {
            Phase::Waiting { until } => Some(until),
            _ => None,
        }
    }
}

impl Client {
    pub(super) fn sign_in(&mut self, status: Status, command: &Command) {
        if self.signin.phase == Phase::In {
            return self.refuse("already_signed_in", "signed in, or on the way", command);
        }
        if status == Status::Offline {
            return self.refuse("bad_command", "nobody signs in as offline", command);
        }
        if self.signin.phase == Phase::Out {
            self.model.listed = false;
            self.signin.was_online = false;
        }
        self.signin.failures = 0;
        self.signin.moves = 0;
        self.signin.status = status;
        self.signin.offered = self.first_offer();
        self.signin.fell_back = FellBack::No;
        if self.signin.offered.is_empty() {
            return self.refuse(
                "service_unavailable",
                "the server profile allows no dialect that this program speaks and has services for",
                command,
            );
        }
        if self.lacks_gateway() {
            return self.refuse(
                "gateway",
                "the server profile names no gateway, or only a plain one, which it does not allow",
                command,
            );
        }
        self.forget_way();
        self.connect(self.config.server.clone(), false);
    }

    pub(super) fn sign_out(&mut self) {
        self.stop_fetching_mail();
        self.with_session(Session::sign_out);
        self.end_session();
        self.leave_all_switchboards();
        self.signed_out(SignOutReason::Requested, None);
    }

    /// The dialects to offer, best first: allowed, and with every service they need. Those that prove who we are in a
    /// plainer way than others are offered beside these only where the profile allows it.
    pub(super) fn dialects(&self) -> Vec<Dialect> {
        let services = self.ticket_services();
        let mut dialects: Vec<Dialect> = self
            .config
            .dialects
            .iter()
            .copied()
            .filter(|dialect| services.is_complete(*dialect))
            .collect();
        dialects.sort_unstable_by(|a, b| b.cmp(a));
        dialects.dedup();
        if !self.config.allow_plain && dialects.iter().any(|d| d.auth().needs_ticket()) {
            dialects.retain(|dialect| dialect.auth().needs_ticket());
        }
        dialects
    }

    fn ticket_services(&self) -> Services {
        let services = &self.config.services;
        Services {
            nexus: services.nexus.clone(),
            login: services.login.clone(),
            rst: services.rst.clone(),
            rst2: services.rst2.clone(),
            address_book: services.address_book.clone(),
            sharing: services.sharing.clone(),
            allow_plain: self.config.allow_plain,
        }
    }

    fn connect(&mut self, endpoint: Endpoint, quiet: bool) {
        self.signin.phase = Phase::In;
        if !quiet {
            // A silent move that failed leaves people as they were on the server before.
            self.everybody_offline();
        }
        let credentials = Credentials {
            email: self.config.email.spelled().to_owned(),
            password: self.config.password.clone(),
            services: self.ticket_services(),
            offered: self.signin.offered.clone(),
            quirks: self.config.quirks.clone(),
            place: self.config.place.clone(),
            several_places: self.config.several_places,
        };
        self.choose_way();
        let mut desk = Desk {
            fx: &mut self.fx,
            model: &mut self.model,
            now: self.now,
        };
        let how = (self.signin.status, quiet);
        self.ns = Some(Session::open(endpoint, credentials, how, &mut desk));
        self.tell_link_state();
    }

    /// Tells how far the session is, if that is news. A silent move is none.
    pub(super) fn tell_link_state(&mut self) {
        let Some(session) = &self.ns else {
            return;
        };
        let state = session.link_state();
        if state != LinkState::Disconnected && !session.is_quiet() {
            self.tell_state(state, None);
        }
    }

    fn tell_state(&mut self, state: LinkState, detail: Option<String>) {
        if self.signin.told != state || detail.is_some() {
            self.signin.told = state;
            self.fx.state(state, detail);
        }
    }

    // --- what the session tells -------------------------------------------------------------------------------------

    pub(super) fn session_signal(&mut self, signal: Signal) {
        match signal {
            Signal::Begun => self.tell_link_state(),
            Signal::Proved => {
                self.signin.dialect = self.ns.as_ref().map(Session::dialect);
                self.tell_way();
                self.remember_dialect();
                self.tell_link_state();
            }
            Signal::SignedIn => self.signin.ready = true,
            Signal::Online => {
                self.signin.was_online = true;
                self.signin.online_since = Some(self.now.mono);
                self.tell_link_state();
                self.tell_state_online();
                self.tell_peers_who_we_are();
                self.begin_run();
                self.begin_fetching_mail();
                self.begin_roaming();
                self.pump_all();
            }
            Signal::Present(who) | Signal::Dropped(who) => self.hold_ends(&who),
            Signal::SessionText { from, text } => {
                self.with_peers(|peers, work| peers.session_text(&from, &text, work));
            }
            Signal::Picture(who) => self.picture_changed(&who),
            Signal::Places => self.places_told(),
            Signal::Moved(endpoint) => self.moved(endpoint),
            Signal::Renew => self.renew(),
            Signal::TicketRefused => {
                if !self.renew_refused() {
                    self.with_session(|session, desk| session.with_ticket(None, desk));
                }
            }
            Signal::MailWaits { waiting, early } => self.mail_waits(waiting, early),
            Signal::Left { trid, outcome } => self.text_left(trid, outcome),
            Signal::Switchboard { trid, door } => self.switchboard_answer(trid, door),
            Signal::Federated { trid, refused } => {
                if let Some(link) = self.ns.as_ref().map(Session::link) {
                    self.federated_answer(link, trid, refused);
                }
            }
            Signal::Called {
                from,
                door,
                session,
            } => self.called(from, door, session),
            Signal::Over(over) => self.session_over(over),
        }
    }

    fn tell_state_online(&mut self) {
        // After a silent move nothing was told in between.
        if self.signin.told != LinkState::Online {
            self.tell_state(LinkState::Online, None);
        }
        if let Some(session) = &mut self.ns {
            session.end_quiet();
        }
    }

    fn moved(&mut self, endpoint: Endpoint) {
        let was_in = self.signin.ready;
        if self.was_steady() {
            self.signin.moves = 0;
        }
        self.signin.moves += 1;
        let status = self.ns.as_ref().map(Session::wanted_status);
        let quiet = was_in || self.ns.as_ref().is_some_and(Session::is_quiet);
        self.end_session();
        self.signin.status = status.unwrap_or(self.signin.status);
        if self.signin.moves > MAX_MOVES {
            let words = "the servers send us in circles".to_owned();
            return self.session_over(Over::Protocol(words));
        }
        self.connect(endpoint, quiet);
    }

    /// The tickets end soon: signs in again where we are, and nobody hears of it. Single tickets are never renewed: they
    /// would not belong to the session (12 section 8).
    pub(super) fn renew(&mut self) {
        self.sign_in_anew(true);
    }

    fn sign_in_anew(&mut self, quiet: bool) {
        let Some(endpoint) = self.ns.as_ref().map(|session| session.endpoint().clone()) else {
            return;
        };
        self.with_session(Session::sign_out);
        self.end_session();
        self.connect(endpoint, quiet);
    }

    /// Nothing of the session is left but its wish for a status.
    fn end_session(&mut self) {
        self.with_session(|session, desk| session.fail_asks(desk));
        if let Some(session) = &self.ns {
            // What was said past switchboards went with it.
            let link = session.link();
            self.outbox.link_lost(link, &mut self.fx);
        }
        if let Some(session) = self.ns.take() {
            self.signin.status = session.wanted_status();
        }
        self.signin.ready = false;
        self.stop_roaming();
        self.deposit_link_lost();
        self.forget_asked();
    }

    fn was_steady(&self) -> bool {
        self.signin
            .online_since
            .is_some_and(|since| self.now.mono >= since + STEADY)
    }

    fn session_over(&mut self, over: Over) {
        let ended = self.ns.as_ref().map_or(Stage::Closed, Session::ended_at);
        let dialect = self.ns.as_ref().map(Session::dialect);
        self.end_session();
        if self.was_steady() {
            self.signin.failures = 0;
        }
        self.signin.online_since = None;
        if self.takes_gateway(&over, ended) || self.falls_back(&over, ended, dialect) {
            return self.connect(self.config.server.clone(), false);
        }
        let over = self.gateway_failed(over, ended);
        self.everybody_offline();
        match over {
            Over::Out(OutReason::Elsewhere) => {
                self.leave_all_switchboards();
                self.fx.error(
                    "signed_in_elsewhere",
                    "the account was signed in at another place",
                    None,
                );
                self.signed_out(SignOutReason::Elsewhere, Some("signed_in_elsewhere"));
            }
            Over::SentAway => {
                self.leave_all_switchboards();
                let words = "the account was signed out from another place";
                self.fx.error("signed_out_elsewhere", words, None);
                self.signed_out(SignOutReason::Elsewhere, Some("signed_out_elsewhere"));
            }
            Over::Out(OutReason::ServerDown) if self.signin.was_online => {
                self.fx.event(Event::SignedOut {
                    reason: SignOutReason::ServerDown,
                });
                let delay = self.jittered(SERVER_DOWN_DELAY).max(SERVER_DOWN_DELAY);
                self.wait(delay);
            }
            Over::Out(OutReason::Migrated) if self.signin.was_online => self.wait(FIRST_DELAY),
            Over::Out(OutReason::ComeBack { minutes }) if self.signin.was_online => {
                let away = Duration::from_secs(60).saturating_mul(minutes);
                self.wait(away.clamp(FIRST_DELAY, LONGEST_AWAY));
            }
            over => {
                let stops = matches!(
                    over,
                    Over::Credentials { .. } | Over::Out(OutReason::TermsOfUse)
                );
                if self.signin.was_online && !stops {
                    self.back_off();
                } else {
                    self.give_up(&over);
                }
            }
        }
    }

    fn back_off(&mut self) {
        let returned = self.signin.returned_at.take();
        if returned.is_some_and(|at| self.now.mono < at + RETURN) {
            return self.try_again();
        }
        let doubled = FIRST_DELAY.saturating_mul(1 << self.signin.failures.min(10));
        self.signin.failures = self.signin.failures.saturating_add(1);
        let delay = self.jittered(doubled.min(LAST_DELAY));
        self.wait(delay);
    }

    fn wait(&mut self, delay: Duration) {
        self.signin.phase = Phase::Waiting {
            until: self.now.mono + delay,
        };
        let detail = delay.as_millis().to_string();
        self.tell_state(LinkState::Reconnecting, Some(detail));
    }

    /// 80 % to 120 % of it.
    fn jittered(&mut self, delay: Duration) -> Duration {
        let millis = u64::try_from(delay.as_millis()).unwrap_or(u64::MAX);
        let fifth = millis / 5;
        Duration::from_millis(millis - fifth + self.fx.random_below(2 * fifth + 1))
    }

    /// There will be no other try.
    fn give_up(&mut self, over: &Over) {
        let (code, words) = told(over);
        let command = (!self.signin.was_online).then_some("sign_in");
        self.fx.error(&code, words, command);
        self.leave_all_switchboards();
        let reason = match over {
            Over::Out(OutReason::ServerDown) => SignOutReason::ServerDown,
            _ => SignOutReason::Lost,
        };
        self.signed_out(reason, Some(&code));
    }

    fn signed_out(&mut self, reason: SignOutReason, detail: Option<&str>) {
        self.signin.phase = Phase::Out;
        self.signin.was_online = false;
        self.road.told = None;
        self.flush_roster();
        self.everybody_offline();
        self.fx.event(Event::SignedOut { reason });
        self.tell_state(LinkState::Disconnected, detail.map(str::to_owned));
    }

    fn everybody_offline(&mut self) {
        self.model.me.status = Status::Offline;
        if !std::mem::take(&mut self.model.me.places).is_empty() {
            let endpoints = Vec::new();
            self.fx.event(Event::Endpoints { endpoints });
        }
        for address in self.model.roster.all_offline() {
            if let Some(event) = self.model.roster.presence_event(&address) {
                self.fx.event(event);
            }
        }
    }

    /// The next try.
    pub(super) fn tick_signin(&mut self) {
        if let Phase::Waiting { until } = self.signin.phase
            && until <= self.now.mono
        {
            self.try_again();
        }
    }

    fn try_again(&mut self) {
        self.signin.offered = self.first_offer();
        self.signin.fell_back = FellBack::No;
        self.signin.moves = 0;
        self.connect(self.config.server.clone(), false);
    }

    /// The network of this computer is gone, or has returned, perhaps as another one. The first tries in it come fast,
    /// however long it was gone.
    pub(super) fn network(&mut self, up: bool) {
        if !up {
            return;
        }
        let on_the_way = |session: &Session| session.stage() < Stage::Announcing;
        match self.signin.phase {
            Phase::Out => {}
            Phase::Waiting { .. } => {
                self.signin.failures = 0;
                self.forget_way();
                self.try_again();
            }
            // What was begun before would be waited for in vain.
            Phase::In if self.ns.as_ref().is_some_and(on_the_way) => {
                self.signin.failures = 0;
                self.forget_way();
                self.sign_in_anew(self.ns.as_ref().is_some_and(Session::is_quiet));
            }
            Phase::In => {
                self.signin.returned_at = Some(self.now.mono);
                self.with_session(Session::check);
            }
        }
    }

    /// The status to have from the next sign-in on.
    pub(super) fn wish_status(&mut self, status: Status) {
        self.signin.status = status;
    }
}

/// The code and the words for the end of a session.
fn told(over: &Over) -> (String, String) {
    let (code, words) = match over {
        Over::Link(reason) => (reason.slug(), reason.words()),
        Over::Silent => ("timed_out", "the server does not answer"),
        Over::Version => ("protocol", "the server speaks none of our dialects"),
        Over::Out(OutReason::TermsOfUse) => (
            "service_unavailable",
            "terms of use must be accepted on the service's web page first",
        ),
        Over::Out(_) => ("service_unavailable", "the server does not take us in now"),
        Over::SentAway => ("signed_out_elsewhere", "signed out from another place"),
        Over::Credentials { code, words } | Over::Service { code, words, .. } => {
            (code.as_str(), words.as_str())
        }
        Over::Protocol(words) => ("protocol", words.as_str()),
    };
    (code.to_owned(), words.to_owned())
}
