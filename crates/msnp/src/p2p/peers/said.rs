//! What the other side of a session says (08 section 5).

use std::time::Duration;

use bytes::Bytes;

use super::lines::{INK_SESSION, LineId};
use super::session::{Purpose, STILL, Stage};
use super::{Peers, Work};
use crate::api::{Address, ConversationId, Event};
use crate::object::MsnObject;
use crate::p2p::body::{Application, SessionAnswer, SessionClose, SessionRequest};
use crate::p2p::context::{FileContext, FileUse};
use crate::p2p::resume;
use crate::p2p::slp::{Answer, BodyKind, Content, Method, SlpMessage, Start};

/// Sessions one person may have with us at a time (08 section 8).
const MAX_WITH_ONE: usize = 16;
/// The same person is told so often at most to invite us to something that is not there.
const INVITATIONS: Duration = Duration::from_secs(10);
/// People whose invitations are remembered for that.
const MAX_INVITATIONS: usize = 64;

impl Peers {
    pub(super) fn slp(&mut self, line: LineId, bytes: &Bytes, work: &mut Work<'_>) {
        let Some(text) = SlpMessage::parse(bytes) else {
            return;
        };
        let Some(peer) = self.lines.get(&line).map(|line| &line.peer) else {
            return;
        };
        // Who carried the packet is known; the text may name somebody else.
        if text.to.account != self.me.account || text.from.account != peer.account {
            return;
        }
        match text.start {
            Start::Response { code, .. } => self.answered(line, (code, &text), work),
            Start::Request(Method::Bye) => self.hung_up(line, &text, work),
            Start::Request(Method::Ack) => {}
            Start::Request(Method::Invite) => match text.content.kind {
                BodyKind::Session => self.invited(line, text, work),
                BodyKind::TransportRequest | BodyKind::TransportResponse => {
                    match self.find_call(line, &text.call_id) {
                        Some(key) => self.transport_invited(line, (key, text), work),
                        None => {
                            let answer = text.answered(Answer::NoSuchCall, Content::none());
                            self.say(line, &answer, work);
                        }
                    }
                }
                _ => {
                    let answer = text.answered(Answer::Unacceptable, Content::none());
                    self.say(line, &answer, work);
                }
            },
        }
    }

    /// The notification server brought a text (08 section 7). Only what is about a session that is there is heard: to
    /// requests from nowhere no answer is the one after which the other side takes the switchboard.
    pub(crate) fn session_text(&mut self, from: &Address, bytes: &Bytes, work: &mut Work<'_>) {
        let Some(text) = SlpMessage::parse(bytes) else {
            return;
        };
        let lines = self.lines.iter();
        let theirs = lines.filter(|(_, line)| line.peer.account == *from);
        let theirs: Vec<LineId> = theirs.map(|(id, _)| *id).collect();
        let known = theirs
            .into_iter()
            .find(|id| self.find_call(*id, &text.call_id).is_some());
        if let Some(line) = known {
            self.slp(line, bytes, work);
            self.drain(line, work);
        }
    }

    fn invited(&mut self, line: LineId, text: SlpMessage, work: &mut Work<'_>) {
        if self.find_call(line, &text.call_id).is_some() {
            // It comes a second time; its answer is on its way.
            return;
        }
        let Some(request) = SessionRequest::read(&text.content) else {
            let answer = text.answered(Answer::InternalError, &SessionAnswer::default());
            return self.say(line, &answer, work);
        };
        let Some(who) = self.lines.get(&line).map(|line| line.peer.account.clone()) else {
            return;
        };
        let mine = self.sessions.values();
        let with_them = mine.filter(|session| {
            let line = self.lines.get(&session.line);
            line.is_some_and(|line| line.peer.account == who)
        });
        let taken = self.find_session((line, request.session_id)).is_some();
        let full = with_them.count() >= MAX_WITH_ONE;
        if taken || full || request.session_id == INK_SESSION {
            return self.decline(line, (&text, &request), work);
        }
        let context = request.context.as_deref().unwrap_or_default();
        match request.application {
            Application::Object => match MsnObject::from_context(context) {
                Some(object) => {
                    self.asked_for_object(line, (&who, &object), (text, &request), work)
                }
                None => self.broken_request(line, (&text, &request), work),
            },
            Application::File => match FileContext::from_context(context) {
                Some(file) if file.used_for == FileUse::Keep => {
                    self.file_offered(line, (&who, file), (text, &request), work);
                }
                Some(_) => self.decline_loudly(line, (&text, &request), "background", work),
                None => self.broken_request(line, (&text, &request), work),
            },
            other => self.decline_loudly(line, (&text, &request), kind_of(other), work),
        }
    }

    fn broken_request(
        &mut self,
        line: LineId,
        asked: (&SlpMessage, &SessionRequest),
        work: &Work<'_>,
    ) {
        self.say_no(line, asked, Answer::InternalError, work);
    }

    pub(super) fn decline(
        &mut self,
        line: LineId,
        asked: (&SlpMessage, &SessionRequest),
        work: &Work<'_>,
    ) {
        self.say_no(line, asked, Answer::Decline, work);
    }

    fn say_no(
        &mut self,
        line: LineId,
        (text, request): (&SlpMessage, &SessionRequest),
        answer: Answer,
        work: &Work<'_>,
    ) {
        let body = SessionAnswer {
            session_id: Some(request.session_id),
        };
        self.say(line, &text.answered(answer, &body), work);
    }

    /// Says no to something that is not there, and tells the user of it.
    fn decline_loudly(
        &mut self,
        line: LineId,
        what: (&SlpMessage, &SessionRequest),
        kind: &str,
        work: &mut Work<'_>,
    ) {
        self.decline(line, what, work);
        let Some(who) = self.lines.get(&line).map(|line| line.peer.account.clone()) else {
            return;
        };
        let now = work.now.mono;
        self.invitations
            .retain(|(_, at)| now.saturating_duration_since(*at) < INVITATIONS);
        if self.invitations.len() >= MAX_INVITATIONS
            || self.invitations.iter().any(|(known, _)| *known == who)
        {
            return;
        }
        self.invitations.push_back((who.clone(), now));
        work.fx.event(Event::Invitation {
            conversation: ConversationId::with(&who),
            from: who,
            kind: kind.to_owned(),
        });
    }

    fn answered(&mut self, line: LineId, (code, text): (u16, &SlpMessage), work: &mut Work<'_>) {
        let by_number = SessionAnswer::read(&text.content).session_id;
        let found = self
            .find_call(line, &text.call_id)
            .or_else(|| self.find_session((line, by_number?)));
        let Some(key) = found else {
            return;
        };
        let Some(session) = self.sessions.get_mut(&key) else {
            return;
        };
        if code < 200 {
            return;
        }
        let is_transport = text.content.kind == BodyKind::TransportResponse;
        if is_transport || session.stage == Stage::Open {
            let told = Some(&text.content).filter(|_| code < 300);
            return self.transport_answered(line, told, work);
        }
        // Only what we asked for is answered, and only once.
        if session.stage != Stage::Asked || session.request.is_some() {
            return;
        }
        if code >= 300 {
            let reason = if code == 603 { "declined" } else { "refused" };
            let _over = self.session_refused(key, reason, work);
            return;
        }
        session.stage = Stage::Open;
        session.until = work.now.mono + STILL;
        match session.purpose {
            Purpose::Fetch(_) => self.fetch_accepted(key),
            Purpose::Send(transfer) => self.file_accepted(key, (transfer, &text.content), work),
            Purpose::Give(_) | Purpose::Receive(_) => {}
        }
    }

    fn hung_up(&mut self, line: LineId, text: &SlpMessage, work: &mut Work<'_>) {
        let by_number = SessionClose::read(&text.content).session_id;
        let found = by_number
            .and_then(|id| self.find_session((line, id)))
            .or_else(|| self.find_call(line, &text.call_id));
        let Some(key) = found else {
            return;
        };
        let both = self
            .lines
            .get(&line)
            .is_some_and(|l| l.peer.place.is_some());
        let Some(session) = self.sessions.get(&key) else {
            return;
        };
        let purpose = session.purpose.clone();
        let ending = session.stage == Stage::Ending;
        match purpose {
            Purpose::Fetch(hash) => {
                let _ = self.drop_session(key);
                self.fetch_failed(hash, "refused", work);
            }
            Purpose::Give(_) => {
                if both && !ending {
                    self.hang_up(key, work);
                } else {
                    let _ = self.drop_session(key);
                }
                self.give_next(line, work);
            }
            Purpose::Send(transfer) => {
                let there = resume::offset(&text.content);
                self.receiver_hung_up(key, (transfer, there), work);
            }
            Purpose::Receive(transfer) => self.sender_hung_up(key, transfer, work),
        }
    }
}

/// What [`Event::Invitation`] calls it.
fn kind_of(application: Application) -> &'static str {
    match application {
        Application::Media => "webcam",
        Application::WebcamRequest => "webcam_request",
        Application::Activity => "activity",
        Application::PhotoSharing => "photos",
        Application::Object
        | Application::File
        | Application::SharedSearch
        | Application::Unknown(_) => "unknown",
    }
}
