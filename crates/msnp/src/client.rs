//! The client: one account, its notification server, its switchboards and its outbox, as one pure machine.
//!
//! Like all machines here it has no sockets and no clock. The owner hands over one [`Input`] with the present [`Now`],
//! then drains [`Client::poll`] until it says [`Output::Wait`]:
//!
//! ```
//! # use std::time::{Instant, SystemTime};
//! # use msnp::{Command, Input, Now, Output, auth::Secret, client::{Client, Config}};
//! # let now = Now { mono: Instant::now(), wall: SystemTime::now() };
//! let mut client = Client::new(Config::new("alice@example.com", Secret::new("secret"), "127.0.0.1:1863"), now);
//! client.handle(Input::Command(Command::SignIn { status: Default::default() }), now);
//! while let Some(output) = client.poll(now) {
//!     match output {
//!         Output::Connect { .. } => {} // open a socket …
//!         Output::Wait(_until) => break,
//!         _ => {}
//!     }
//! }
//! ```
//!
//! Signing in happens on [`Command::SignIn`] and is told by `state` events. `signed_out` says that it is over for good
//! and is followed by `state: disconnected`; a connection that is remade by itself is told as `state: reconnecting`
//! (with the milliseconds to the next try) and only for *server going down* preceded by `signed_out: server_down`.
//! Conversations go on while the notification server is away.

mod awake;
mod chat;
mod commands;
mod config;
mod contacts;
mod fallback;
mod federated;
mod offline;
mod own;
mod peers;
mod places;
mod post;
mod roaming;
mod services;
mod signin;
mod snapshot;
mod switchboards;
mod way;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::api::{Command, ConversationId, DeliveryState};
use crate::command::TrId;
use crate::effects::Effects;
use crate::io::{DiskNews, Input, LinkId, Now, Output};
use crate::keep::{Record, State};
use crate::ns::{Desk, Model, Session};
use crate::outbox::Outbox;
use crate::p2p::Peer;
use crate::p2p::peers::Peers;
use crate::roster::Roster;
pub use crate::roster::{Contact, Group, Me, Presence};
use crate::sb::Switchboard;
pub use config::Config;
pub use offline::keeps_offline_texts;
pub use services::Services;
pub use snapshot::{ConversationInfo, DeliveryInfo, Snapshot};
pub use way::Connection;

use awake::Awake;
use chat::Chat;
use offline::{Deposit, Inbox};
use own::Loads;
use post::Posts;
use roaming::Roaming;
use signin::SignIn;
use way::Road;

/// With nothing else to wait for, look again after this.
const FAR: Duration = Duration::from_secs(24 * 60 * 60);
/// A changed list is kept after so long, so that many changes are kept at once.
const KEEP_ROSTER_AFTER: Duration = Duration::from_secs(5);

/// One account, signed in or not.
pub struct Client {
    config: Config,
    fx: Effects,
    now: Now,
    model: Model,
    outbox: Outbox,
    signin: SignIn,
    road: Road,
    ns: Option<Session>,
    /// Switchboards that were asked for, and for which conversation.
    asked: BTreeMap<TrId, ConversationId>,
    sbs: BTreeMap<LinkId, Switchboard>,
    chats: BTreeMap<ConversationId, Chat>,
    /// Offline messages that wait for us.
    inbox: Inbox,
    /// The text that is being left for somebody offline.
    deposit: Deposit,
    /// The name and the message that go from place to place.
    roaming: Roaming,
    /// Pictures, emoticons and files, from peer to peer.
    peers: Peers,
    /// Small files that are being read.
    loads: Loads,
    /// Requests to services.
    posts: Posts,
    /// When tickets were renewed because a service refused them.
    renewed_at: Option<Instant>,
    keep_roster_at: Option<Instant>,
    awake: Awake,
    /// When to look again, as last worked out.
    deadline: Instant,
    /// Something happened since then that may have changed it.
    stale: bool,
    drained: bool,
}

impl std::fmt::Debug for Client {
    /// Tells which account and how far it is: what is in it may hold tickets, cookies and words of people.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (account, state) = (&self.config.account, self.signin.told);
        write!(f, "Client({account}, {state:?})")
    }
}

impl Client {
    /// An account that is not signed in.
    #[must_use]
    pub fn new(config: Config, now: Now) -> Self {
        let me = Me::new(config.email.clone());
        Self {
            fx: Effects::new(config.seed, now),
            now,
            model: Model::new(me),
            outbox: Outbox::default(),
            signin: SignIn::default(),
            road: Road::default(),
            ns: None,
            asked: BTreeMap::new(),
            sbs: BTreeMap::new(),
            chats: BTreeMap::new(),
            inbox: Inbox::default(),
            deposit: Deposit::default(),
            roaming: Roaming::default(),
            peers: Peers::new(Peer::from(config.email.clone()), config.habits()),
            loads: Loads::default(),
            posts: Posts::default(),
            renewed_at: None,
            keep_roster_at: None,
            awake: Awake::new(now),
            deadline: now.mono,
            stale: true,
            drained: false,
            config,
        }
    }

    /// Takes in what happened, and the passing of time.
    pub fn handle(&mut self, mut input: Input, now: Now) {
        self.drained = false;
        // A piece of a message changes nothing yet, and such pieces may be many.
        if let Input::Received { link, bytes } = &mut input
            && !self.stale
            && now.mono < self.deadline
            && self.is_piece(*link, bytes)
        {
            return;
        }
        let slept = self.awake.has_slept(now, self.deadline);
        self.now = now;
        self.fx.set_time(now);
        if slept {
            self.stale = true;
            self.network(true);
        }
        if let Input::Received { link, bytes } = input {
            if self.link_received(link, bytes) {
                self.stale = true;
            }
        } else {
            self.stale = true;
            self.happened(input);
        }
        if self.stale || now.mono >= self.deadline {
            self.stale = true;
            self.tick();
        }
        if !self.fx.tunnels.is_empty() {
            self.stale = true;
            self.run_tunnels();
        }
    }

    /// Takes bytes in, and leaves none, if they come from a switchboard; whether they did, and end nothing.
    fn is_piece(&mut self, link: LinkId, bytes: &mut bytes::Bytes) -> bool {
        let switchboard = self.sbs.get_mut(&link);
        switchboard.is_some_and(|sb| !sb.received(std::mem::take(bytes)))
    }

    /// What came through the gateway is taken in, and what goes there is sent.
    #[inline(never)]
    fn run_tunnels(&mut self) {
        while let Some(news) = self.fx.tunnels.news() {
            if let Input::Received { link, bytes } = news {
                let _more = self.link_received(link, bytes);
            } else {
                self.happened(news);
            }
            self.tick();
        }
        self.fx.ask_gateway();
    }

    #[inline(never)]
    fn happened(&mut self, input: Input) {
        match input {
            Input::Connected { link } => self.link_connected(link),
            Input::Closed { link, reason } => self.link_closed(link, reason),
            Input::Reply { id, result } => {
                if let Some(result) = self.fx.reply(id, result)
                    && !self.service_reply(id, &result)
                {
                    self.with_session(|session, desk| {
                        let _ours = session.reply(id, &result, desk);
                    });
                }
            }
            Input::Kept { seq } => self.kept(seq),
            Input::Restored(state) => self.restored(*state),
            Input::Network { up } => self.network(up),
            Input::Command(command) => self.command(command),
            Input::Disk(DiskNews::Loaded { load, result }) => self.loaded(load, result),
            Input::Disk(news) => self.with_peers(|peers, work| peers.disk(news, work)),
            Input::Direct(news) => self.with_peers(|peers, work| peers.direct(news, work)),
            Input::Writable { link, room } => {
                self.with_peers(|peers, work| peers.socket_writable(link, room, work));
            }
            // What is on its way in a switchboard is bounded by its window of unacknowledged messages.
            Input::Received { .. } | Input::Tick => {}
        }
    }

    /// The next thing to do; ends with [`Output::Wait`], then `None` until the next input.
    pub fn poll(&mut self, now: Now) -> Option<Output> {
        if let Some(output) = self.fx.next() {
            return Some(output);
        }
        if self.drained {
            return None;
        }
        self.drained = true;
        if std::mem::take(&mut self.stale) {
            self.deadline = self.next_deadline().unwrap_or(now.mono + FAR);
        }
        Some(Output::Wait(self.deadline))
    }

    // --- links ------------------------------------------------------------------------------------------------------

    fn link_connected(&mut self, link: LinkId) {
        if let Some(sb) = self.sbs.get_mut(&link) {
            sb.connected(&mut self.fx, self.now);
        } else if self.is_session(link) {
            self.with_session(Session::connected);
        } else {
            let _ours = self.with_peers(|peers, work| peers.socket_connected(link, work));
        }
    }

    /// Tells whether anything but bytes came of it.
    fn link_received(&mut self, link: LinkId, bytes: bytes::Bytes) -> bool {
        if let Some(sb) = self.sbs.get_mut(&link) {
            return sb.received(bytes) && self.read_switchboard(link);
        }
        if self.is_session(link) {
            self.with_session(|session, desk| session.received(bytes, desk));
        } else {
            let _ours = self.with_peers(|peers, work| peers.socket_received(link, bytes, work));
        }
        true
    }

    fn link_closed(&mut self, link: LinkId, reason: crate::io::CloseReason) {
        if let Some(sb) = self.sbs.get_mut(&link) {
            sb.closed();
            self.switchboard_over(link, Some(0));
        } else if self.is_session(link) {
            self.with_session(|session, desk| session.closed(reason, desk));
        } else {
            let _ours = self.with_peers(|peers, work| peers.socket_closed(link, work));
        }
    }

    fn is_session(&self, link: LinkId) -> bool {
        self.ns
            .as_ref()
            .is_some_and(|session| session.link() == link)
    }

    /// Lets the session work, then deals with what it tells.
    fn with_session(&mut self, work: impl FnOnce(&mut Session, &mut Desk<'_>)) {
        let Some(session) = &mut self.ns else {
            return;
        };
        let mut desk = Desk {
            fx: &mut self.fx,
            model: &mut self.model,
            now: self.now,
        };
        work(session, &mut desk);
        let signals = session.take_signals();
        for signal in signals {
            self.session_signal(signal);
        }
    }

    // --- what is kept -----------------------------------------------------------------------------------------------

    fn kept(&mut self, seq: u64) {
        let due = self.outbox.kept(seq, &mut self.fx);
        for id in due {
            self.write_committed(&id);
        }
        self.mail_kept(seq);
        self.with_peers(|peers, work| peers.kept(seq, work));
        self.pump_all();
    }

    fn restored(&mut self, state: State) {
        if let Some(cache) = &state.roster {
            self.model.roster = Roster::from_cache(cache);
        }
        let memory = state.session;
        let me = &mut self.model.me;
        if let Some(name) = memory.display_name {
            me.display_name = name;
        }
        if let Some(text) = memory.personal_message {
            me.personal_message = text;
        }
        self.model.login_url = memory.login_url;
        self.model.machine = memory.machine;
        self.model.fallback = memory.fallback;
        self.model.roamed = memory.roamed;
        self.picture_restored(memory.picture.as_deref());
        for text in &state.outbox {
            // A group of an earlier run is called together again.
            if text.conversation.is_group() && text.state == DeliveryState::Queued {
                let chat = self.chat(&text.conversation);
                chat.members.clone_from(&text.to);
            }
        }
        self.outbox.restore(state.outbox, &mut self.fx);
    }

    fn keep_roster(&mut self) {
        if std::mem::take(&mut self.model.touched) && self.keep_roster_at.is_none() {
            self.keep_roster_at = Some(self.now.mono + KEEP_ROSTER_AFTER);
        }
        if self.keep_roster_at.is_some_and(|at| at <= self.now.mono) {
            self.keep_roster_at = None;
            let _ = self.fx.keep(Record::Roster(self.model.roster.to_cache()));
        }
    }

    /// The account signs out: what was changed is kept at once.
    fn flush_roster(&mut self) {
        if self.keep_roster_at.take().is_some() || std::mem::take(&mut self.model.touched) {
            let _ = self.fx.keep(Record::Roster(self.model.roster.to_cache()));
        }
        self.model.touched = false;
    }

    // --- time -------------------------------------------------------------------------------------------------------

    #[inline(never)]
    fn tick(&mut self) {
        if self
            .ns
            .as_ref()
            .and_then(Session::deadline)
            .is_some_and(|at| at <= self.now.mono)
        {
            self.with_session(Session::tick);
        }
        self.tick_signin();
        self.tick_switchboards();
        if self.outbox.deadline().is_some_and(|at| at <= self.now.mono) {
            self.outbox.expire(self.now.mono, &mut self.fx);
            self.pump_all();
        }
        self.tick_chats();
        self.tick_peers();
        self.tick_mail();
        self.tick_deposit();
        self.tick_posts();
        self.tick_roaming();
        self.keep_roster();
    }

    fn next_deadline(&self) -> Option<Instant> {
        let session = self.ns.as_ref().and_then(Session::deadline);
        let switchboards = self.sbs.values().filter_map(Switchboard::deadline).min();
        let chats = self.chats.values().filter_map(Chat::deadline).min();
        [
            session,
            switchboards,
            chats,
            self.inbox.deadline(),
            self.deposit.deadline(),
            self.posts.deadline(),
            self.roaming.deadline(),
            self.signin.deadline(),
            self.fx.tunnels.deadline(),
            self.outbox.deadline(),
            self.peers.deadline(),
            self.keep_roster_at,
        ]
        .into_iter()
        .flatten()
        .min()
    }

    /// The command was not done, and why.
    fn refuse(&mut self, code: &str, words: impl Into<String>, command: &Command) {
        self.fx.error(code, words, Some(command.name()));
    }
}
