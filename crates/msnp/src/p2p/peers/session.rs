//! Sessions: asked for, answered, ended (08 section 5).

use std::time::{Duration, Instant};

use bytes::Bytes;

use super::files::Stage as FileStage;
use super::lines::LineId;
use super::{Peers, Work};
use crate::api::Address;
use crate::io::TransferId;
use crate::object::Sha1d;
use crate::p2p::body::{SessionAnswer, SessionClose, SessionRequest};
use crate::p2p::link::{BlobId, Fault};
use crate::p2p::resume;
use crate::p2p::slp::{Answer, Call, CallId, Content, Method, SlpMessage};
use crate::p2p::{Guid, Peer};

/// How long the answer to a request for an object is waited for (07 section 2.7).
pub(super) const ANSWERED: Duration = Duration::from_secs(60);
/// How long a session may stand still.
pub(super) const STILL: Duration = Duration::from_secs(60);
/// The same for a file between two programs of this kind, which look for a way again when one breaks.
pub(super) const PATIENT: Duration = Duration::from_secs(180);
/// How long the other side may take to say that it is over.
pub(super) const FAREWELL: Duration = Duration::from_secs(30);

/// One session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SessionKey(u64);

/// What a session is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// We fetch an object.
    Fetch(Sha1d),
    /// We give an object.
    Give(Bytes),
    /// We send a file.
    Send(TransferId),
    /// We receive a file.
    Receive(TransferId),
}

/// How far a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// One of us has asked, the other has not answered.
    Asked,
    /// It was accepted.
    Open,
    /// All that was to be said is said; the other side says that it is over.
    Ending,
}

/// A session between us and a place of somebody.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) line: LineId,
    /// Its number in packets.
    pub(super) id: u32,
    pub(super) call: CallId,
    pub(super) app_id: u32,
    pub(super) stage: Stage,
    pub(super) purpose: Purpose,
    /// The request of the other side, when it asked.
    pub(super) request: Option<SlpMessage>,
    /// What goes out in it now.
    pub(super) blob: Option<BlobId>,
    /// What goes before the object has gone.
    pub(super) is_prepared: bool,
    /// When it is given up.
    pub(super) until: Instant,
}

/// What goes before an object (09 section 1).
pub(super) const PREPARATION: [u8; 4] = [0; 4];

impl Peers {
    pub(super) fn has_session(&self, line: LineId) -> bool {
        self.sessions.values().any(|session| session.line == line)
    }

    pub(super) fn sessions_on(&self, line: LineId) -> Vec<SessionKey> {
        let all = self.sessions.iter();
        all.filter(|(_, session)| session.line == line)
            .map(|(key, _)| *key)
            .collect()
    }

    pub(super) fn find_session(&self, (line, id): (LineId, u32)) -> Option<SessionKey> {
        let all = self.sessions.iter();
        all.into_iter()
            .find(|(_, session)| session.line == line && session.id == id)
            .map(|(key, _)| *key)
    }

    pub(super) fn session_of_blob(&self, (line, blob): (LineId, BlobId)) -> Option<SessionKey> {
        let all = self.sessions.iter();
        all.into_iter()
            .find(|(_, session)| session.line == line && session.blob == Some(blob))
            .map(|(key, _)| *key)
    }

    pub(super) fn find_call(&self, line: LineId, call: &CallId) -> Option<SessionKey> {
        let all = self.sessions.iter();
        all.into_iter()
            .find(|(_, session)| session.line == line && session.call == *call)
            .map(|(key, _)| *key)
    }

    pub(super) fn add_session(&mut self, session: Session) -> SessionKey {
        self.last_session += 1;
        let key = SessionKey(self.last_session);
        let _ = self.sessions.insert(key, session);
        key
    }

    /// Both ends of a session.
    pub(super) fn call_of(&self, session: &Session) -> Option<Call> {
        let line = self.lines.get(&session.line)?;
        Some(Call {
            me: self.me_to(&line.peer),
            peer: line.peer.clone(),
            id: session.call.clone(),
        })
    }

    /// We, as this peer knows us: without a place in the first version.
    fn me_to(&self, peer: &Peer) -> Peer {
        let place = self.me.place.clone();
        Peer {
            account: self.me.account.clone(),
            place: place.filter(|_| peer.place.is_some()),
        }
    }

    /// Sends a text.
    pub(super) fn say(&mut self, line: LineId, text: &SlpMessage, work: &Work<'_>) {
        if let Some(line) = self.lines.get_mut(&line) {
            let _blob = line.link.send_slp(text.to_bytes(true), work.now.mono);
        }
    }

    /// Asks for a session with this content.
    pub(super) fn ask(
        &mut self,
        line: LineId,
        (request, purpose): (SessionRequest, Purpose),
        (content, until): (Content, Instant),
        work: &mut Work<'_>,
    ) -> SessionKey {
        let session = Session {
            line,
            id: request.session_id,
            call: CallId::from(Guid::random(work.fx.bytes())),
            app_id: request.app_id,
            stage: Stage::Asked,
            purpose,
            request: None,
            blob: None,
            is_prepared: false,
            until,
        };
        let call = self.call_of(&session);
        let key = self.add_session(session);
        if let Some(call) = call {
            let branch = Guid::random(work.fx.bytes());
            self.say(line, &call.request(Method::Invite, branch, content), work);
        }
        key
    }

    /// A number for a new session.
    pub(super) fn session_number(&self, work: &mut Work<'_>) -> u32 {
        loop {
            let number = u32::from_le_bytes(work.fx.bytes()) >> 1;
            let used = self.sessions.values().any(|session| session.id == number);
            if number > 0xffff && !used {
                return number;
            }
        }
    }

    /// Says yes to the other side.
    pub(super) fn accept(&mut self, key: SessionKey, content: Content, work: &Work<'_>) {
        let still = self.patience(key);
        let Some(session) = self.sessions.get_mut(&key) else {
            return;
        };
        session.stage = Stage::Open;
        session.until = work.now.mono + still;
        let line = session.line;
        if let Some(request) = &session.request {
            let text = request.answered(Answer::Ok, content);
            self.say(line, &text, work);
        }
    }

    /// How long a session may stand still.
    fn patience(&self, key: SessionKey) -> Duration {
        match self.is_patient(key) {
            true => PATIENT,
            false => STILL,
        }
    }

    /// There is no way: whether the session waits for one nevertheless, if not for ever.
    pub(super) fn wait_for_way(&mut self, key: SessionKey, work: &Work<'_>) -> bool {
        let waits = self.is_patient(key);
        if let Some(session) = self.sessions.get_mut(&key).filter(|_| waits) {
            session.until = session.until.min(work.now.mono + PATIENT);
        }
        waits
    }

    /// Whether it is a file on its way between two programs of this kind, or all of it but the last word.
    fn is_patient(&self, key: SessionKey) -> bool {
        let file = match self.sessions.get(&key).map(|session| &session.purpose) {
            Some(Purpose::Receive(transfer) | Purpose::Send(transfer)) => self.files.get(transfer),
            _ => None,
        };
        file.is_some_and(|file| {
            file.is_kindred && matches!(file.stage, FileStage::Moving | FileStage::Finishing)
        })
    }

    /// Says no to the other side, and forgets the session.
    pub(super) fn refuse(&mut self, key: SessionKey, work: &Work<'_>) {
        if let Some(session) = self.drop_session(key)
            && let Some(request) = &session.request
        {
            let body = SessionAnswer {
                session_id: Some(session.id),
            };
            let text = request.answered(Answer::Decline, &body);
            self.say(session.line, &text, work);
        }
    }

    /// Ends a session and says so.
    pub(super) fn hang_up(&mut self, key: SessionKey, work: &mut Work<'_>) {
        self.hang_up_having(key, None, work);
    }

    /// Ends a session and says so, and how many bytes of a file have come.
    pub(super) fn hang_up_having(
        &mut self,
        key: SessionKey,
        there: Option<u64>,
        work: &mut Work<'_>,
    ) {
        let Some(session) = self.drop_session(key) else {
            return;
        };
        if let Some(call) = self.call_of(&session) {
            let branch = Guid::random(work.fx.bytes());
            let close = SessionClose {
                session_id: Some(session.id),
                context: None,
            };
            let content = resume::answer(Content::from(&close), there);
            let bye = call.request(Method::Bye, branch, content);
            self.say(session.line, &bye, work);
        }
    }

    /// Forgets a session; what still comes for it is dropped.
    pub(super) fn drop_session(&mut self, key: SessionKey) -> Option<Session> {
        let session = self.sessions.remove(&key)?;
        if let Some(line) = self.lines.get_mut(&session.line) {
            line.link.stop_session(session.id);
        }
        Some(session)
    }

    // --- what the line says -----------------------------------------------------------------------------------------

    pub(super) fn data(
        &mut self,
        session: (LineId, u32),
        at: u64,
        bytes: Bytes,
        work: &mut Work<'_>,
    ) {
        let Some(key) = self.find_session(session) else {
            return;
        };
        let still = self.patience(key);
        let Some(session) = self.sessions.get_mut(&key) else {
            return;
        };
        session.until = work.now.mono + still;
        match session.purpose {
            Purpose::Fetch(hash) => self.fetches.collect(hash, &bytes),
            Purpose::Receive(transfer) => self.file_data(transfer, at, bytes, work),
            Purpose::Give(_) | Purpose::Send(_) => {}
        }
    }

    pub(super) fn data_done(&mut self, session: (LineId, u32), work: &mut Work<'_>) {
        let Some(key) = self.find_session(session) else {
            return;
        };
        match self.sessions.get(&key).map(|session| &session.purpose) {
            Some(Purpose::Fetch(hash)) => self.fetched(key, *hash, work),
            Some(Purpose::Receive(transfer)) => self.file_whole(*transfer, work),
            _ => {}
        }
    }

    pub(super) fn blob_acked(&mut self, blob: (LineId, BlobId), work: &mut Work<'_>) {
        let Some(key) = self.session_of_blob(blob) else {
            return;
        };
        match self.sessions.get(&key).map(|session| &session.purpose) {
            Some(Purpose::Give(_)) => self.give_on(key, work),
            Some(Purpose::Send(transfer)) => self.file_sent(*transfer, work),
            _ => {}
        }
    }

    pub(super) fn blob_lost(&mut self, blob: (LineId, BlobId), why: Fault, work: &mut Work<'_>) {
        match self.session_of_blob(blob) {
            Some(key) => self.session_broken(key, why, work),
            // A text did not arrive: whatever waited for its answer will not have one.
            None => {
                for key in self.sessions_on(blob.0) {
                    let waits = self
                        .sessions
                        .get(&key)
                        .is_some_and(|s| s.stage == Stage::Asked && s.request.is_none());
                    if waits {
                        self.session_broken(key, why, work);
                    }
                }
            }
        }
    }

    pub(super) fn aborted(&mut self, session: (LineId, u32), why: Fault, work: &mut Work<'_>) {
        if let Some(key) = self.find_session(session) {
            self.session_broken(key, why, work);
        }
    }

    pub(super) fn blob_wants(
        &mut self,
        blob: (LineId, BlobId),
        at: u64,
        len: usize,
        work: &mut Work<'_>,
    ) {
        let Some(key) = self.session_of_blob(blob) else {
            return;
        };
        if let Some(Purpose::Send(transfer)) = self.sessions.get(&key).map(|s| &s.purpose) {
            self.read_file((key, *transfer), (at, len), work);
        }
    }

    fn session_broken(&mut self, key: SessionKey, why: Fault, work: &mut Work<'_>) {
        let reason = match why {
            Fault::Silent => "timed_out",
            Fault::Cancelled | Fault::Refused => "cancelled",
            Fault::Error | Fault::Gap => "protocol",
            Fault::WrongSize => "wrong_size",
            Fault::NotCarried => "connection",
        };
        self.session_failed(key, reason, work);
    }

    /// A session came to nothing: the other side is told, and whoever it was for.
    pub(super) fn session_failed(&mut self, key: SessionKey, reason: &str, work: &mut Work<'_>) {
        let Some(session) = self.sessions.get(&key) else {
            return;
        };
        let (purpose, line) = (session.purpose.clone(), session.line);
        if session.stage == Stage::Asked && session.request.is_some() {
            self.refuse(key, work);
        } else {
            self.hang_up(key, work);
        }
        self.purpose_failed((line, purpose), reason, work);
    }

    /// The other side does not want it.
    pub(super) fn session_refused(
        &mut self,
        key: SessionKey,
        reason: &str,
        work: &mut Work<'_>,
    ) -> bool {
        let Some(session) = self.drop_session(key) else {
            return false;
        };
        match session.purpose {
            Purpose::Send(transfer) => self.file_refused(transfer, (key, reason), work),
            purpose => self.purpose_failed((session.line, purpose), reason, work),
        }
        true
    }

    fn purpose_failed(
        &mut self,
        (line, purpose): (LineId, Purpose),
        reason: &str,
        work: &mut Work<'_>,
    ) {
        match purpose {
            Purpose::Fetch(hash) => self.fetch_failed(hash, reason, work),
            Purpose::Give(_) => self.give_next(line, work),
            Purpose::Send(transfer) | Purpose::Receive(transfer) => {
                self.file_failed(transfer, reason, work);
            }
        }
    }

    pub(super) fn tick_sessions(&mut self, work: &mut Work<'_>) {
        let now = work.now.mono;
        let due: Vec<SessionKey> = self
            .sessions
            .iter()
            .filter(|(_, session)| session.until <= now)
            .map(|(key, _)| *key)
            .collect();
        for key in due {
            let Some(session) = self.sessions.get(&key) else {
                continue;
            };
            if session.stage == Stage::Ending {
                let line = session.line;
                let gives = matches!(session.purpose, Purpose::Give(_));
                let _ = self.drop_session(key);
                if gives {
                    self.give_next(line, work);
                }
            } else {
                self.session_failed(key, "timed_out", work);
            }
        }
    }

    /// The person at the other end of a session.
    pub(super) fn person(&self, line: LineId) -> Option<Address> {
        self.lines.get(&line).map(|line| line.peer.account.clone())
    }
}
