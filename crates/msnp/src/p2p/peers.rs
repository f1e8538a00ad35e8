//! Everything that goes on between us and others by P2P: objects fetched and given, files sent and received.
//!
//! [`Peers`] has one logical link a place of a person, sessions on them (08), and what the sessions are for. What carries
//! a link is the client's: it looks for ways to whom [`Peers::wants_way`] names, writes what [`Peers::next_parcel`]
//! gives it, and tells what became of that.

mod fetch;
mod files;
mod ftp;
mod lines;
mod meeting;
mod notices;
mod offer;
mod receive;
mod said;
mod send;
mod session;
mod tell;

use std::collections::{BTreeMap, VecDeque};
use std::time::Instant;

use bytes::Bytes;

use super::Peer;
use crate::api::{Address, EndpointId, TransferInfo};
use crate::command::TrId;
use crate::effects::Effects;
use crate::io::{DirectUse, DiskNews, LinkId, Now, TransferId};

pub(crate) use files::NewFile;
pub(crate) use tell::Tell;

use fetch::Fetches;
use files::File;
use lines::{Line, LineId};
use meeting::Meeting;
use notices::Notice;
use offer::Offers;
use session::{Session, SessionKey};
use tell::Teller;

/// What [`Peers`] works on while it handles one input.
pub(crate) struct Work<'a> {
    /// Where its outputs go.
    pub(crate) fx: &'a mut Effects,
    /// The present moment.
    pub(crate) now: Now,
}

/// How somebody in a switchboard can be spoken to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reach {
    /// The places that speak the second version; without any it is the first.
    pub(crate) places: Vec<EndpointId>,
    /// Their client is older than P2P: files go by MSNFTP, and there are no objects.
    pub(crate) is_ancient: bool,
    /// Their client is older than MSNC6, and reads contexts of that time best.
    pub(crate) is_old: bool,
}

/// How packets may go.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Habits {
    /// Whether and where others may connect to us.
    pub(crate) direct: DirectUse,
    /// Whether somebody may be on this very computer.
    pub(crate) loopback: bool,
    /// A switchboard is given one packet at a time.
    pub(crate) one_by_one: bool,
}

/// Links, sessions and what they are for.
#[derive(Debug)]
pub(crate) struct Peers {
    /// Who and where we are.
    me: Peer,
    lines: BTreeMap<LineId, Line>,
    sessions: BTreeMap<SessionKey, Session>,
    fetches: Fetches,
    offers: Offers,
    files: BTreeMap<TransferId, File>,
    teller: Teller,
    /// Packets that a switchboard was given and has not answered for.
    under_way: BTreeMap<(LinkId, TrId), (LineId, super::link::Token)>,
    /// Whom it was lately told that they invited us to something that is not there.
    invitations: VecDeque<(Address, Instant)>,
    /// Invitations of the old sort that wait for a switchboard.
    letters: VecDeque<(Address, Bytes)>,
    /// What is said of direct connections and waits for the notification server.
    notices: VecDeque<Notice>,
    /// Whether the notification server carries notices (08 section 7).
    has_notices: bool,
    last_line: u64,
    last_session: u64,
    last_transfer: u64,
    last_listener: u64,
    /// Connections that are being agreed on.
    meetings: BTreeMap<LineId, Meeting>,
    /// Whether and where others may connect to us.
    direct_use: DirectUse,
    /// Whether somebody may be on this very computer.
    loopback: bool,
    /// Switchboards are given one packet at a time.
    one_by_one: bool,
}

impl Peers {
    /// Nothing goes on.
    pub(crate) fn new(me: Peer, habits: Habits) -> Self {
        Self {
            me,
            lines: BTreeMap::new(),
            sessions: BTreeMap::new(),
            fetches: Fetches::default(),
            offers: Offers::default(),
            files: BTreeMap::new(),
            teller: Teller::default(),
            under_way: BTreeMap::new(),
            invitations: VecDeque::new(),
            letters: VecDeque::new(),
            notices: VecDeque::new(),
            has_notices: false,
            last_line: 0,
            last_session: 0,
            last_transfer: 0,
            last_listener: 0,
            meetings: BTreeMap::new(),
            direct_use: habits.direct,
            loopback: habits.loopback,
            one_by_one: habits.one_by_one,
        }
    }

    /// From now on we are here, on a notification server that carries notices or does not.
    pub(crate) fn set_me(&mut self, me: Peer, has_notices: bool) {
        self.me = me;
        self.has_notices = has_notices;
    }

    /// Files on their way, and those offered to us.
    pub(crate) fn transfers(&self) -> impl Iterator<Item = &TransferInfo> {
        self.files.values().map(|file| &file.info)
    }

    /// Whether nothing goes on at all.
    pub(crate) fn is_idle(&self) -> bool {
        self.lines.is_empty()
            && self.files.is_empty()
            && self.fetches.is_empty()
            && self.letters.is_empty()
    }

    /// Whether anything goes on with this person.
    pub(crate) fn is_busy_with(&self, who: &Address) -> bool {
        let speaks = |session: &&Session| {
            let line = self.lines.get(&session.line);
            line.is_some_and(|line| line.peer.account == *who)
        };
        self.sessions.values().any(|session| speaks(&session))
            || self.files.values().any(|file| file.info.with == *who)
    }

    /// The disk tells something.
    pub(crate) fn disk(&mut self, news: DiskNews, work: &mut Work<'_>) {
        match news {
            DiskNews::Loaded { .. } => {}
            DiskNews::Opened { transfer, result } => self.opened(transfer, result, work),
            DiskNews::Piece {
                transfer,
                at,
                bytes,
            } => self.piece(transfer, at, bytes, work),
            DiskNews::Created { transfer, result } => self.created(transfer, result, work),
            DiskNews::Written { transfer, upto } => self.written(transfer, upto, work),
            DiskNews::Finished { transfer, result } => self.finished(transfer, result, work),
            DiskNews::Failed { transfer, error } => self.file_failed(transfer, error.slug(), work),
            DiskNews::Recalled { sha1d, bytes } => self.recalled(&sha1d, bytes, work),
        }
    }

    /// Everything up to this record is safe on disk.
    pub(crate) fn kept(&mut self, seq: u64, work: &mut Work<'_>) {
        self.teller.kept(seq, work);
    }

    /// Time has passed.
    pub(crate) fn tick(&mut self, work: &mut Work<'_>) {
        self.tick_lines(work);
        self.tick_meetings(work);
        self.tick_sessions(work);
        self.tick_ftp(work);
        self.tick_files(work);
        self.tick_fetches(work);
        self.offers.tick(work.now.mono);
    }

    /// When [`Peers::tick`] has something to do.
    pub(crate) fn deadline(&self) -> Option<Instant> {
        let lines = self.lines.iter().flat_map(|(id, line)| {
            let unused = line.unused_at().filter(|_| !self.has_session(*id));
            let paused = line.paused_until;
            [line.link.deadline(), unused, paused].into_iter().flatten()
        });
        let sessions = self.sessions.values().map(|session| session.until);
        let files = self.files.values().filter_map(File::deadline);
        lines
            .chain(sessions)
            .chain(files)
            .chain(self.meetings.values().map(Meeting::deadline))
            .chain(self.fetches.deadline())
            .min()
    }
}
