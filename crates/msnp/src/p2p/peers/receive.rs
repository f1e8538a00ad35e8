//! Files we receive (10 section 2).

use bytes::Bytes;

use super::files::{File, Stage};
use super::lines::{Line, LineId};
use super::send::OFFER;
use super::session::{FAREWELL, Purpose, Session, SessionKey, Stage as SessionStage};
use super::{Peers, Tell, Work};
use crate::api::{
    Address, ConversationId, Direction, Event, TransferInfo, TransferState, TransferWay,
};
use crate::io::{DiskAsk, FileError, FinishedFile, Output, TransferId};
use crate::object::Sha1d;
use crate::p2p::body::{SessionAnswer, SessionRequest};
use crate::p2p::context::{FileContext, safe_name};
use crate::p2p::link::Expect;
use crate::p2p::resume;
use crate::p2p::slp::{Content, SlpMessage};

/// How far what arrives may be ahead of the disk, in bytes. Nobody can be asked to send more slowly.
const MAX_UNWRITTEN: u64 = 8 * 1024 * 1024;
/// The largest preview that is shown.
const MAX_PREVIEW: usize = 48 * 1024;

impl Peers {
    /// Somebody offers a file.
    pub(super) fn file_offered(
        &mut self,
        line: LineId,
        (who, context): (&Address, FileContext),
        (text, request): (SlpMessage, &SessionRequest),
        work: &mut Work<'_>,
    ) {
        let name = safe_name(&context.name).filter(|_| self.has_room_for_file_of(who));
        let Some(name) = name else {
            return self.decline(line, (&text, request), work);
        };
        let until = work.now.mono + OFFER;
        let transfer = self.next_transfer();
        let hash = resume::offered(&text.content);
        let key = self.add_session(Session {
            line,
            id: request.session_id,
            call: text.call_id.clone(),
            app_id: request.app_id,
            stage: SessionStage::Asked,
            purpose: Purpose::Receive(transfer),
            request: Some(text),
            blob: None,
            is_prepared: false,
            // The file gives up first.
            until: until + OFFER,
        });
        let info = TransferInfo {
            transfer,
            state: TransferState::Connecting,
            conversation: ConversationId::with(who),
            with: who.clone(),
            direction: Direction::Incoming,
            name: name.clone(),
            bytes: 0,
            size: context.size,
            via: TransferWay::Switchboard,
            path: None,
            sha256: hash.map(|hash| resume::hex(&hash)),
            reason: None,
        };
        let mut file = File::new(info, Stage::Offered);
        file.sessions.push(key);
        file.until = Some(until);
        file.sha256 = hash;
        file.is_kindred = hash.is_some();
        let _ = self.files.insert(transfer, file);
        let preview = context.preview.filter(|png| png.len() <= MAX_PREVIEW);
        let hash = preview.as_ref().map(|preview| Sha1d::of(preview));
        let offer = Event::TransferOffer {
            transfer,
            conversation: ConversationId::with(who),
            from: who.clone(),
            name,
            size: context.size,
            preview: hash.map(|hash| std::sync::Arc::from(hash.to_string())),
        };
        match preview {
            // Whoever hears of it finds the preview in the cache.
            Some(preview) => self.keep_object(preview, vec![Tell::Event(Box::new(offer))], work),
            None => work.fx.event(offer),
        }
    }

    /// The user takes it; `false` when there is no such offer.
    pub(crate) fn accept_file(
        &mut self,
        transfer: TransferId,
        path: Option<String>,
        work: &mut Work<'_>,
    ) -> bool {
        let Some(file) = self.offer_mut(transfer) else {
            return false;
        };
        file.stage = Stage::Creating;
        file.until = None;
        let ask = DiskAsk::Create {
            transfer,
            path,
            name: file.info.name.clone(),
            size: file.info.size,
            sha256: file.sha256,
        };
        file.tell(work);
        work.fx.ask(Output::Disk(ask));
        true
    }

    /// The user does not want it; `false` when there is no such offer.
    pub(crate) fn decline_file(&mut self, transfer: TransferId, work: &mut Work<'_>) -> bool {
        let known = self.offer_mut(transfer).is_some();
        if known {
            self.file_over(transfer, (TransferState::Declined, None), work);
        }
        known
    }

    fn offer_mut(&mut self, transfer: TransferId) -> Option<&mut File> {
        let file = self.files.get_mut(&transfer)?;
        (file.is_incoming() && file.stage == Stage::Offered).then_some(file)
    }

    pub(super) fn created(
        &mut self,
        transfer: TransferId,
        result: Result<u64, FileError>,
        work: &mut Work<'_>,
    ) {
        let Some(file) = self.files.get_mut(&transfer) else {
            return;
        };
        if file.stage != Stage::Creating {
            return;
        }
        let there = match result {
            Ok(there) => there,
            Err(error) => return self.file_failed(transfer, error.slug(), work),
        };
        if file.sha256.is_some() && there <= file.info.size {
            file.base = there;
            file.arrived = there;
        }
        file.stage = Stage::Moving;
        if file.ftp.is_some() {
            return self.ftp_created(transfer, work);
        }
        let key = file.sessions.first().copied();
        let (base, left) = (file.base, file.info.size - file.base);
        if let Some(session) = key.and_then(|key| self.sessions.get(&key)) {
            file.info.via = self
                .lines
                .get(&session.line)
                .map_or(file.info.via, Line::way);
        }
        file.progress(base, work);
        let found = key.and_then(|key| Some((key, self.sessions.get(&key)?)));
        let Some((key, session)) = found else {
            return;
        };
        let (line, id) = (session.line, session.id);
        let answer = SessionAnswer {
            session_id: Some(id),
        };
        let says = file.sha256.is_some().then_some(base);
        let content = resume::answer(Content::from(&answer), says);
        if let Some(line) = self.lines.get_mut(&line) {
            let expect = Expect {
                messages: 4,
                stream: (left > 0).then_some(left),
            };
            line.link.expect(id, expect);
        }
        self.accept(key, content, work);
        if left == 0 {
            self.file_whole(transfer, work);
        }
    }

    /// Bytes of a file arrive.
    pub(super) fn file_data(
        &mut self,
        transfer: TransferId,
        at: u64,
        bytes: Bytes,
        work: &mut Work<'_>,
    ) {
        let Some(file) = self.files.get_mut(&transfer) else {
            return;
        };
        if file.base + at != file.arrived {
            return; // A line hands over every byte once, in order.
        }
        file.gather(&bytes, work);
        if file.arrived - file.info.bytes > MAX_UNWRITTEN {
            self.file_failed(transfer, "file_failed", work);
        }
    }

    pub(super) fn written(&mut self, transfer: TransferId, upto: u64, work: &mut Work<'_>) {
        let Some(file) = self.files.get_mut(&transfer) else {
            return;
        };
        if !file.is_incoming() || upto > file.arrived || upto < file.info.bytes {
            return;
        }
        file.progress(upto, work);
        self.finish_file(transfer, work);
    }

    /// All bytes have arrived.
    pub(super) fn file_whole(&mut self, transfer: TransferId, work: &mut Work<'_>) {
        let Some(file) = self.files.get_mut(&transfer) else {
            return;
        };
        // It is over for the other side as well, which says so.
        for key in &file.sessions {
            if let Some(session) = self.sessions.get_mut(key) {
                session.stage = SessionStage::Ending;
                session.until = work.now.mono + FAREWELL;
            }
        }
        self.finish_file(transfer, work);
    }

    fn finish_file(&mut self, transfer: TransferId, work: &mut Work<'_>) {
        let Some(file) = self.files.get_mut(&transfer) else {
            return;
        };
        if file.stage == Stage::Moving && file.info.bytes == file.info.size {
            file.stage = Stage::Finishing;
            work.fx.ask(Output::Disk(DiskAsk::Finish { transfer }));
        }
    }

    pub(super) fn finished(
        &mut self,
        transfer: TransferId,
        result: Result<FinishedFile, FileError>,
        work: &mut Work<'_>,
    ) {
        let Some(file) = self.files.get_mut(&transfer) else {
            return;
        };
        if file.stage != Stage::Finishing {
            return;
        }
        let found = match result {
            Ok(found) => found,
            Err(error) => return self.file_failed(transfer, error.slug(), work),
        };
        file.info.path = Some(found.path);
        file.info.sha256 = Some(resume::hex(&found.sha256));
        // The sender says that it is over, as a rule; from the second version on we may too.
        let sessions = std::mem::take(&mut file.sessions);
        let says = file.sha256.is_some().then_some(file.info.size);
        for key in sessions {
            let line = self.sessions.get(&key).map(|session| session.line);
            let line = line.and_then(|line| self.lines.get(&line));
            if line.is_some_and(|line| line.peer.place.is_some()) {
                self.hang_up_having(key, says, work);
            }
        }
        self.file_over(transfer, (TransferState::Done, None), work);
    }

    /// The sender says that it is over: all of it is here, or it will not come.
    pub(super) fn sender_hung_up(
        &mut self,
        key: SessionKey,
        transfer: TransferId,
        work: &mut Work<'_>,
    ) {
        let _ = self.drop_session(key);
        let Some(file) = self.files.get_mut(&transfer) else {
            return;
        };
        file.sessions.retain(|own| *own != key);
        let is_whole = file.arrived == file.info.size
            && matches!(file.stage, Stage::Moving | Stage::Finishing);
        if is_whole {
            self.finish_file(transfer, work);
        } else {
            self.file_failed(transfer, "cancelled", work);
        }
    }
}
