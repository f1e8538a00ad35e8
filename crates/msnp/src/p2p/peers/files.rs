//! Files on their way: what both directions have in common.

use std::time::{Duration, Instant};

use bytes::BytesMut;

use super::ftp::Ftp;
use super::session::SessionKey;
use super::{Peers, Work};
use crate::api::{Address, ConversationId, Direction, Event, TransferInfo, TransferState};
use crate::io::{DiskAsk, Output, TransferId};

/// How far a file is, is told so often at most.
const PACE: Duration = Duration::from_millis(250);
/// Files on their way and offered at a time; more are refused.
const MAX_FILES: usize = 256;
/// So many bytes that arrived go to the disk at once at most.
const MAX_GATHERED: usize = 64 * 1024;
/// Files of one person that are on their way here or offered at a time; more are refused.
const MAX_FROM_ONE: usize = 16;

/// A file that is to be sent.
#[derive(Debug)]
pub(crate) struct NewFile {
    /// Where it belongs.
    pub(crate) conversation: ConversationId,
    /// Who gets it.
    pub(crate) with: Address,
    /// The path, as it came with the command.
    pub(crate) path: String,
}

/// How far a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// The disk opens it.
    Opening,
    /// There is no way to the other one yet.
    Calling,
    /// It is offered; the receiver has not answered.
    Offered,
    /// It is accepted; the disk makes room for it.
    Creating,
    /// Bytes move.
    Moving,
    /// All bytes are here; the disk gives it its name. Or all have gone, and the receiver's disk does so.
    Finishing,
}

/// A file on its way, or offered.
#[derive(Debug)]
pub(super) struct File {
    pub(super) info: TransferInfo,
    pub(super) stage: Stage,
    /// The sessions that offer or carry it: one a place of the receiver until one is chosen.
    pub(super) sessions: Vec<SessionKey>,
    /// When it is given up, while nobody answers.
    pub(super) until: Option<Instant>,
    /// SHA-256 over the whole, where the sender knows it: what may be gone on with is known by it.
    pub(super) sha256: Option<[u8; 32]>,
    pub(super) preview: Option<bytes::Bytes>,
    /// The bytes that were there before it began.
    pub(super) base: u64,
    /// The other one is a program of this kind.
    pub(super) is_kindred: bool,
    /// The receiver says with their farewell when all of it is there.
    pub(super) is_confirmed: bool,
    /// The bytes that have arrived, written or not.
    pub(super) arrived: u64,
    /// Of these, the last ones that the disk was not given yet: packets are small.
    gathered: BytesMut,
    /// What it needs when it goes by MSNFTP.
    pub(super) ftp: Option<Box<Ftp>>,
    told_at: Option<Instant>,
    /// It is further than was told.
    is_stale: bool,
}

impl File {
    pub(super) fn new(info: TransferInfo, stage: Stage) -> Self {
        Self {
            info,
            stage,
            sessions: Vec::new(),
            until: None,
            sha256: None,
            preview: None,
            base: 0,
            is_kindred: false,
            is_confirmed: false,
            arrived: 0,
            gathered: BytesMut::new(),
            ftp: None,
            told_at: None,
            is_stale: false,
        }
    }

    pub(super) fn is_calling(&self) -> bool {
        self.stage == Stage::Calling
    }

    pub(super) fn is_incoming(&self) -> bool {
        self.info.direction == Direction::Incoming
    }

    /// Whether the disk holds it open.
    fn is_on_disk(&self) -> bool {
        !self.is_incoming() || !matches!(self.stage, Stage::Offered)
    }

    pub(super) fn deadline(&self) -> Option<Instant> {
        let told = self.told_at.filter(|_| self.is_stale).map(|at| at + PACE);
        let ftp = self.ftp.as_ref().and_then(|ftp| ftp.deadline());
        [self.until, told, ftp].into_iter().flatten().min()
    }

    /// Tells how far it is.
    pub(super) fn tell(&mut self, work: &mut Work<'_>) {
        self.told_at = Some(work.now.mono);
        self.is_stale = false;
        work.fx.event(Event::Transfer(self.info.clone()));
    }

    /// The next bytes have arrived; they go to the disk with those that come in the same breath.
    pub(super) fn gather(&mut self, bytes: &[u8], work: &mut Work<'_>) {
        if self.gathered.len() + bytes.len() > MAX_GATHERED {
            self.write(work);
        }
        self.gathered.extend_from_slice(bytes);
        self.arrived += bytes.len() as u64;
    }

    /// What has arrived goes to the disk.
    fn write(&mut self, work: &mut Work<'_>) {
        let bytes = self.gathered.split().freeze();
        if !bytes.is_empty() {
            let write = DiskAsk::Write {
                transfer: self.info.transfer,
                at: self.arrived - bytes.len() as u64,
                bytes,
            };
            work.fx.ask(Output::Disk(write));
        }
    }

    /// So many bytes are there: told now, or soon.
    pub(super) fn progress(&mut self, bytes: u64, work: &mut Work<'_>) {
        let began = self.info.state != TransferState::Active;
        self.info.bytes = bytes;
        self.info.state = TransferState::Active;
        let now = work.now.mono;
        if began || self.told_at.is_none_or(|at| now >= at + PACE) {
            self.tell(work);
        } else {
            self.is_stale = true;
        }
    }
}

impl Peers {
    pub(super) fn has_room_for_file(&self) -> bool {
        self.files.len() < MAX_FILES
    }

    /// Whether one more may be offered by this person.
    pub(super) fn has_room_for_file_of(&self, who: &Address) -> bool {
        let theirs = self.files.values();
        let theirs = theirs.filter(|file| file.is_incoming() && file.info.with == *who);
        self.has_room_for_file() && theirs.count() < MAX_FROM_ONE
    }

    pub(super) fn next_transfer(&mut self) -> TransferId {
        self.last_transfer += 1;
        TransferId(self.last_transfer)
    }

    /// A file is over: all that belongs to it is let go, and it is told.
    pub(super) fn file_over(
        &mut self,
        transfer: TransferId,
        (state, reason): (TransferState, Option<&str>),
        work: &mut Work<'_>,
    ) {
        let Some(mut file) = self.files.remove(&transfer) else {
            return;
        };
        for key in std::mem::take(&mut file.sessions) {
            let asked = self.sessions.get(&key);
            if asked.is_some_and(|s| s.request.is_some() && s.stage == super::session::Stage::Asked)
            {
                self.refuse(key, work);
            } else {
                self.hang_up(key, work);
            }
        }
        self.ftp_over(&mut file, state, work);
        let is_named = file.is_incoming() && state == TransferState::Done;
        if file.is_on_disk() && !is_named {
            // What broke off by itself, or by the other one, may be gone on with, where it is known by its hash.
            let ours = state != TransferState::Failed && reason.is_none();
            let keep = !ours && file.sha256.is_some();
            work.fx.ask(Output::Disk(DiskAsk::Drop { transfer, keep }));
        }
        file.info.state = state;
        file.info.reason = reason.map(str::to_owned);
        file.tell(work);
    }

    /// What has arrived of all files goes to the disk.
    pub(crate) fn write_files(&mut self, work: &mut Work<'_>) {
        for file in self.files.values_mut() {
            file.write(work);
        }
    }

    /// A file came to nothing.
    pub(super) fn file_failed(&mut self, transfer: TransferId, reason: &str, work: &mut Work<'_>) {
        let state = match reason {
            "cancelled" => TransferState::Cancelled,
            _ => TransferState::Failed,
        };
        let reason = if state == TransferState::Cancelled {
            "peer"
        } else {
            reason
        };
        self.file_over(transfer, (state, Some(reason)), work);
    }

    /// There is no way to this person.
    pub(super) fn files_fail(&mut self, who: &Address, reason: &str, work: &mut Work<'_>) {
        let calling = self.files.values();
        let calling = calling.filter(|file| file.is_calling() && file.info.with == *who);
        let calling: Vec<TransferId> = calling.map(|file| file.info.transfer).collect();
        for transfer in calling {
            self.file_failed(transfer, reason, work);
        }
    }

    /// The user does not want it any more; `false` when there is no such file.
    pub(crate) fn cancel_file(&mut self, transfer: TransferId, work: &mut Work<'_>) -> bool {
        let known = self.files.contains_key(&transfer);
        self.file_over(transfer, (TransferState::Cancelled, None), work);
        known
    }

    /// Everything ends: the account signs out.
    pub(crate) fn cancel_all(&mut self, reason: &str, work: &mut Work<'_>) {
        let all: Vec<TransferId> = self.files.keys().copied().collect();
        for transfer in all {
            self.file_over(transfer, (TransferState::Failed, Some(reason)), work);
        }
    }

    pub(super) fn tick_files(&mut self, work: &mut Work<'_>) {
        let now = work.now.mono;
        let due = self.files.values_mut();
        let due = due.filter(|file| file.deadline().is_some_and(|at| at <= now));
        let mut late = Vec::new();
        for file in due {
            if file.until.is_some_and(|until| until <= now) {
                late.push(file.info.transfer);
            } else if file.is_stale {
                file.tell(work);
            }
        }
        for transfer in late {
            self.file_over(transfer, (TransferState::Failed, Some("timed_out")), work);
        }
    }
}
