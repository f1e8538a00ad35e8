//! Files we send (10 section 2).

use std::time::Duration;

use bytes::Bytes;

use super::files::{File, NewFile, Stage};
use super::lines::Line;
use super::session::{PATIENT, Purpose, SessionKey};
use super::{Peers, Reach, Work};
use crate::api::{Address, Direction, TransferInfo, TransferState, TransferWay};
use crate::io::{DiskAsk, FileError, FileInfo, LinkId, Output, TransferId};
use crate::p2p::body::{Application, SessionRequest};
use crate::p2p::context::{ContextVersion, FileContext, FileUse, safe_name};
use crate::p2p::resume;
use crate::p2p::slp::Content;

/// How long an offer stands (10 section 2).
pub(super) const OFFER: Duration = Duration::from_secs(300);
/// How long a way to the receiver is looked for.
const CALLING: Duration = Duration::from_secs(90);
/// A session in which a file goes out is looked after by its line; it only must not be there for ever.
const MOVING: Duration = Duration::from_secs(600);
/// The number of file sessions in packets (08 section 4).
const FILE_APP: u32 = 2;
/// The largest preview that goes with an offer, so that it stays small.
const MAX_PREVIEW: usize = 20 * 1024;

impl Peers {
    /// Sends a file: it is opened, then offered. `None` when too many are on their way.
    pub(crate) fn send_file(&mut self, new: NewFile, work: &mut Work<'_>) -> Option<TransferId> {
        if !self.has_room_for_file() {
            return None;
        }
        let transfer = self.next_transfer();
        let info = TransferInfo {
            transfer,
            state: TransferState::Connecting,
            conversation: new.conversation,
            with: new.with,
            direction: Direction::Outgoing,
            // Until the disk tells.
            name: safe_name(&new.path).unwrap_or_default(),
            bytes: 0,
            size: 0,
            via: TransferWay::Switchboard,
            path: None,
            sha256: None,
            reason: None,
        };
        let mut file = File::new(info, Stage::Opening);
        file.tell(work);
        let _ = self.files.insert(transfer, file);
        let path = new.path;
        work.fx.ask(Output::Disk(DiskAsk::Open { transfer, path }));
        Some(transfer)
    }

    pub(super) fn opened(
        &mut self,
        transfer: TransferId,
        result: Result<FileInfo, FileError>,
        work: &mut Work<'_>,
    ) {
        let Some(file) = self.files.get_mut(&transfer) else {
            return;
        };
        if file.stage != Stage::Opening {
            return;
        }
        match result {
            Ok(found) => {
                file.info.name = found.name;
                file.info.size = found.size;
                file.info.sha256 = found.sha256.map(|hash| resume::hex(&hash));
                file.sha256 = found.sha256;
                file.preview = found.preview.filter(|png| png.len() <= MAX_PREVIEW);
                file.stage = Stage::Calling;
                file.until = Some(work.now.mono + CALLING);
                file.tell(work);
            }
            Err(error) => self.file_failed(transfer, error.slug(), work),
        }
    }

    /// There is a way to this person: the files for them are offered, at all their places.
    pub(super) fn offer_files(
        &mut self,
        who: &Address,
        way: (LinkId, &Reach),
        work: &mut Work<'_>,
    ) {
        let calling = self.files.values();
        let calling = calling.filter(|file| file.is_calling() && file.info.with == *who);
        let calling: Vec<TransferId> = calling.map(|file| file.info.transfer).collect();
        for transfer in calling {
            if way.1.is_ancient {
                self.offer_by_ftp(transfer, work);
                continue;
            }
            let lines = self.lines_to(who, way, work);
            let Some(file) = self.files.get(&transfer) else {
                continue;
            };
            let (_, reach) = way;
            let version = if reach.is_old {
                ContextVersion::Two
            } else {
                ContextVersion::Three
            };
            let context = FileContext {
                size: file.info.size,
                name: file.info.name.clone(),
                used_for: FileUse::Keep,
                preview: file.preview.clone(),
            };
            let (context, hash) = (context.to_context(version), file.sha256);
            let until = work.now.mono + OFFER;
            let mut sessions = Vec::new();
            for line in lines {
                let request = SessionRequest {
                    application: Application::File,
                    session_id: self.session_number(work),
                    app_id: FILE_APP,
                    flags: (!reach.places.is_empty()).then_some(16),
                    context: Some(context.clone()),
                };
                let content = resume::offer(Content::from(&request), hash.as_ref());
                let what = (request, Purpose::Send(transfer));
                // The file gives up by itself, in all its sessions.
                let later = until + OFFER;
                sessions.push(self.ask(line, what, (content, later), work));
            }
            if let Some(file) = self.files.get_mut(&transfer) {
                file.sessions = sessions;
                file.stage = Stage::Offered;
                file.until = Some(until);
            }
        }
    }

    /// The receiver takes it, at one place: the others hear no more of it.
    pub(super) fn file_accepted(
        &mut self,
        key: SessionKey,
        (transfer, answer): (TransferId, &Content),
        work: &mut Work<'_>,
    ) {
        let Some(file) = self.files.get_mut(&transfer) else {
            return self.hang_up(key, work);
        };
        if file.stage != Stage::Offered {
            return self.hang_up(key, work);
        }
        file.stage = Stage::Moving;
        file.until = None;
        if file.sha256.is_some()
            && let Some(there) = resume::offset(answer)
        {
            file.base = there.min(file.info.size);
            file.is_kindred = true;
            let line = self.sessions.get(&key).map(|session| session.line);
            let line = line.and_then(|line| self.lines.get(&line));
            file.is_confirmed = line.is_some_and(|line| line.peer.place.is_some());
        }
        let total = file.info.size - file.base;
        let bytes = file.base;
        let others = std::mem::replace(&mut file.sessions, vec![key]);
        if let Some(session) = self.sessions.get(&key) {
            file.info.via = self
                .lines
                .get(&session.line)
                .map_or(file.info.via, Line::way);
        }
        file.progress(bytes, work);
        for other in others.into_iter().filter(|other| *other != key) {
            self.hang_up(other, work);
        }
        if total == 0 {
            // There is nothing to send but that it is over.
            return self.file_done(transfer, work);
        }
        if let Some(session) = self.sessions.get_mut(&key) {
            session.until = work.now.mono + MOVING;
        }
        self.begin_file((key, total), work);
    }

    /// The line wants more of a file.
    pub(super) fn read_file(
        &mut self,
        (key, transfer): (SessionKey, TransferId),
        (at, len): (u64, usize),
        work: &mut Work<'_>,
    ) {
        if let Some(session) = self.sessions.get_mut(&key) {
            session.until = work.now.mono + MOVING;
        }
        if let Some(file) = self.files.get(&transfer) {
            let at = file.base + at;
            work.fx
                .ask(Output::Disk(DiskAsk::Read { transfer, at, len }));
        }
    }

    /// The disk read a piece of a file.
    pub(super) fn piece(
        &mut self,
        transfer: TransferId,
        at: u64,
        bytes: Bytes,
        work: &mut Work<'_>,
    ) {
        if self.ftp_piece(transfer, &bytes, work) {
            return;
        }
        let Some(file) = self.files.get(&transfer) else {
            return;
        };
        let Some(session) = file.sessions.first().and_then(|key| self.sessions.get(key)) else {
            return;
        };
        let (id, base) = (session.line, file.base);
        if let Some(blob) = session.blob
            && let Some(line) = self.lines.get_mut(&id)
            && let Some(at) = at.checked_sub(base)
        {
            line.link.supply(blob, at, bytes, work.now.mono);
        }
        self.drain(id, work);
    }

    /// Tells how much of the files that go out has gone.
    pub(crate) fn tell_sent(&mut self, work: &mut Work<'_>) {
        for file in self.files.values_mut() {
            if file.is_incoming() || file.stage != Stage::Moving {
                continue;
            }
            let session = file.sessions.first().and_then(|key| self.sessions.get(key));
            if let Some(session) = session
                && let Some(blob) = session.blob
                && let Some(line) = self.lines.get(&session.line)
                && let Some(sent) = line.link.sent(blob)
                && file.base + sent > file.info.bytes
            {
                file.progress(file.base + sent, work);
            }
        }
    }

    /// All of it was acknowledged. In the second version that may be said by somebody who has forgotten what it was about:
    /// where the receiver says when it is whole, that is waited for.
    pub(super) fn file_sent(&mut self, transfer: TransferId, work: &mut Work<'_>) {
        match self.files.get_mut(&transfer) {
            Some(file) if file.is_confirmed => {
                file.stage = Stage::Finishing;
                file.until = Some(work.now.mono + PATIENT);
                let size = file.info.size;
                file.progress(size, work);
            }
            _ => self.file_done(transfer, work),
        }
    }

    /// The receiver has all of it.
    pub(super) fn file_done(&mut self, transfer: TransferId, work: &mut Work<'_>) {
        if let Some(file) = self.files.get_mut(&transfer) {
            file.info.bytes = file.info.size;
        }
        self.file_over(transfer, (TransferState::Done, None), work);
    }

    /// The receiver says that it is over: it has all of it, or does not want it any more. Where it says how much has come
    /// that counts; what was sent may have gone back to an earlier byte since.
    pub(super) fn receiver_hung_up(
        &mut self,
        key: SessionKey,
        (transfer, there): (TransferId, Option<u64>),
        work: &mut Work<'_>,
    ) {
        let Some(session) = self.sessions.get(&key) else {
            return;
        };
        let line = self.lines.get(&session.line);
        let sent = session
            .blob
            .and_then(|blob| line.and_then(|line| line.link.sent(blob)));
        let _ = self.drop_session(key);
        let Some(file) = self.files.get_mut(&transfer) else {
            return;
        };
        file.sessions.retain(|own| *own != key);
        match file.stage {
            // One place is gone; another may still take it.
            Stage::Offered if !file.sessions.is_empty() => {}
            Stage::Offered => {
                self.file_over(transfer, (TransferState::Declined, None), work);
            }
            _ if there == Some(file.info.size)
                || (!file.is_confirmed
                    && sent.is_some_and(|sent| file.base + sent == file.info.size)) =>
            {
                self.file_done(transfer, work);
            }
            _ => self.file_failed(transfer, "cancelled", work),
        }
    }

    /// The receiver says no; the session is dropped already.
    pub(super) fn file_refused(
        &mut self,
        transfer: TransferId,
        (key, reason): (SessionKey, &str),
        work: &mut Work<'_>,
    ) {
        let Some(file) = self.files.get_mut(&transfer) else {
            return;
        };
        file.sessions.retain(|own| *own != key);
        if reason == "declined" {
            self.file_over(transfer, (TransferState::Declined, None), work);
        } else if file.sessions.is_empty() {
            self.file_failed(transfer, reason, work);
        }
    }
}
