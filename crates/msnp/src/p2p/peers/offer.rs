//! Our own objects, and giving them to those who ask (09 section 1).

use std::time::{Duration, Instant};

use bytes::Bytes;

use super::lines::LineId;
use super::session::{PREPARATION, Purpose, Session, SessionKey, Stage};
use super::{Peers, Tell, Work};
use crate::api::{Address, ConversationId, InkKind};
use crate::message::Ink;
use crate::object::{MsnObject, ObjectKind, Sha1d};
use crate::p2p::body::{SessionAnswer, SessionRequest};
use crate::p2p::link::{Content as Blob, DataKind};
use crate::p2p::slp::{Content, SlpMessage};

/// Presence lags: the picture before is given for so long.
const FORMER: Duration = Duration::from_secs(10 * 60);
/// An emoticon is given for so long after it was last used.
const EMOTICON: Duration = Duration::from_secs(60 * 60);
/// How many bytes of objects are held; of more the oldest go.
const MAX_BYTES: usize = 16 * 1024 * 1024;
/// Objects that are given to one person at a time; the rest waits.
const MAX_GIVEN: usize = 3;
/// How long somebody may wait for their turn.
const TURN: Duration = Duration::from_secs(300);

/// An object of ours.
#[derive(Debug)]
struct Offered {
    object: MsnObject,
    bytes: Option<Bytes>,
    /// To whom; everybody without.
    to: Option<Vec<Address>>,
    until: Option<Instant>,
}

/// Our own objects, the oldest first.
#[derive(Debug, Default)]
pub(super) struct Offers {
    all: Vec<Offered>,
}

impl Offers {
    fn held(&self) -> usize {
        let bytes = self.all.iter().filter_map(|own| own.bytes.as_ref());
        bytes.map(Bytes::len).sum()
    }

    fn push(&mut self, offered: Offered) {
        self.all.push(offered);
        while self.held() > MAX_BYTES {
            // The picture everybody may ask for stays.
            let Some(at) = self.all.iter().position(|own| own.until.is_some()) else {
                return;
            };
            let _ = self.all.remove(at);
        }
    }

    /// The cache has an object of an earlier run.
    pub(super) fn recalled(&mut self, hash: Sha1d, bytes: Option<&Bytes>) {
        for own in &mut self.all {
            if own.object.sha1d == hash && own.bytes.is_none() {
                own.bytes = bytes.cloned();
            }
        }
    }

    pub(super) fn tick(&mut self, now: Instant) {
        self.all
            .retain(|own| own.until.is_none_or(|until| now < until));
    }

    fn find(&self, wanted: &MsnObject, who: &Address) -> Option<Bytes> {
        let found = self.all.iter().rev().find(|own| {
            own.object.kind == wanted.kind
                && own.object.sha1d == wanted.sha1d
                && own.to.as_ref().is_none_or(|to| to.contains(who))
        });
        found.and_then(|own| own.bytes.clone())
    }
}

impl Peers {
    /// Our display picture is this one now. Without bytes it is the one of an earlier run, and the cache is asked.
    pub(crate) fn set_picture(
        &mut self,
        picture: Option<(MsnObject, Option<Bytes>)>,
        work: &mut Work<'_>,
    ) {
        let until = work.now.mono + FORMER;
        for own in &mut self.offers.all {
            if own.object.kind == ObjectKind::Picture {
                let _ = own.until.get_or_insert(until);
            }
        }
        if let Some((object, bytes)) = picture {
            if bytes.is_none() {
                work.fx.recall(&object.sha1d.to_string());
            }
            self.offers.push(Offered {
                object,
                bytes,
                to: None,
                until: None,
            });
        }
    }

    /// The bytes of our display picture, once they are here.
    pub(crate) fn own_picture(&self) -> Option<&Bytes> {
        let mut all = self.offers.all.iter().rev();
        let own = all.find(|own| own.object.kind == ObjectKind::Picture && own.until.is_none())?;
        own.bytes.as_ref()
    }

    /// These people are told of an emoticon of ours.
    pub(crate) fn offer_emoticon(
        &mut self,
        (object, bytes): (MsnObject, Bytes),
        to: Vec<Address>,
        work: &Work<'_>,
    ) {
        let hash = object.sha1d;
        self.offers
            .all
            .retain(|own| own.object.sha1d != hash || own.to.as_ref() != Some(&to));
        self.offers.push(Offered {
            object,
            bytes: Some(bytes),
            to: Some(to),
            until: Some(work.now.mono + EMOTICON),
        });
    }

    /// An emoticon of ours, by its hash.
    pub(crate) fn own_emoticon(&self, sha1d: &str) -> Option<(&MsnObject, &Bytes)> {
        let hash = Sha1d::parse(sha1d)?;
        let mut all = self.offers.all.iter().rev();
        let own =
            all.find(|own| own.object.sha1d == hash && own.object.kind == ObjectKind::Emoticon)?;
        Some((&own.object, own.bytes.as_ref()?))
    }

    /// Somebody asks for an object of ours.
    pub(super) fn asked_for_object(
        &mut self,
        line: LineId,
        (who, object): (&Address, &MsnObject),
        (text, request): (SlpMessage, &SessionRequest),
        work: &mut Work<'_>,
    ) {
        let Some(bytes) = self.offers.find(object, who) else {
            return self.decline(line, (&text, request), work);
        };
        let _key = self.add_session(Session {
            line,
            id: request.session_id,
            call: text.call_id.clone(),
            app_id: request.app_id,
            stage: Stage::Asked,
            purpose: Purpose::Give(bytes),
            request: Some(text),
            blob: None,
            is_prepared: false,
            until: work.now.mono + TURN,
        });
        self.give_next(line, work);
    }

    /// Begins to give what this person waits for, as far as it is their turn.
    pub(super) fn give_next(&mut self, line: LineId, work: &mut Work<'_>) {
        let Some(who) = self.person(line) else {
            return;
        };
        let theirs = |peers: &Self, stage: &dyn Fn(Stage) -> bool| -> Vec<SessionKey> {
            let all = peers.sessions.iter();
            all.filter(|(_, session)| {
                matches!(session.purpose, Purpose::Give(_))
                    && stage(session.stage)
                    && peers.person(session.line).as_ref() == Some(&who)
            })
            .map(|(key, _)| *key)
            .collect()
        };
        let given = theirs(self, &|stage| stage == Stage::Open).len();
        let waiting = theirs(self, &|stage| stage == Stage::Asked);
        for key in waiting.into_iter().take(MAX_GIVEN.saturating_sub(given)) {
            let Some(session) = self.sessions.get(&key) else {
                continue;
            };
            let answer = SessionAnswer {
                session_id: Some(session.id),
            };
            self.accept(key, Content::from(&answer), work);
            let preparation = Blob::Whole(Bytes::from_static(&PREPARATION));
            self.send_in(key, DataKind::Preparation, preparation, work);
        }
    }

    /// Sends data in a session.
    pub(super) fn send_in(
        &mut self,
        key: SessionKey,
        kind: DataKind,
        content: Blob,
        work: &Work<'_>,
    ) {
        if let Some(session) = self.sessions.get_mut(&key)
            && let Some(line) = self.lines.get_mut(&session.line)
        {
            let of = (session.id, session.app_id);
            let blob = line.link.send_data(of, kind, content, work.now.mono);
            session.blob = Some(blob);
        }
    }

    /// They have what went before the object, or the object itself.
    pub(super) fn give_on(&mut self, key: SessionKey, work: &mut Work<'_>) {
        let Some(session) = self.sessions.get_mut(&key) else {
            return;
        };
        let Purpose::Give(bytes) = &session.purpose else {
            return;
        };
        let line = session.line;
        session.blob = None;
        if session.is_prepared {
            session.stage = Stage::Ending;
            session.until = work.now.mono + super::session::FAREWELL;
            return self.give_next(line, work);
        }
        session.is_prepared = true;
        let bytes = bytes.clone();
        // The line watches over how the object goes out; a large one takes its time on a switchboard.
        session.until = work.now.mono + Duration::from_secs(600);
        self.send_in(key, DataKind::Object, Blob::Whole(bytes), work);
    }

    /// A drawing came as data.
    pub(super) fn ink_arrived(&mut self, line: LineId, bytes: &[u8], work: &mut Work<'_>) {
        let Some(who) = self.person(line) else {
            return;
        };
        if let Some(ink) = Ink::read_blob(bytes)
            && let Some(bytes) = ink.bytes()
        {
            let conversation = ConversationId::with(&who);
            self.drawn((conversation, who), (ink.kind, bytes), work);
        }
    }

    /// Somebody drew something.
    pub(crate) fn drawn(
        &mut self,
        (conversation, from): (ConversationId, Address),
        (kind, bytes): (InkKind, Vec<u8>),
        work: &mut Work<'_>,
    ) {
        let tell = Tell::Ink {
            conversation,
            id: work.fx.message_id(),
            from,
            kind,
        };
        self.keep_object(Bytes::from(bytes), vec![tell], work);
    }

    /// Puts an object into the cache, then tells this of it.
    pub(crate) fn keep_object(&mut self, bytes: Bytes, tells: Vec<Tell>, work: &mut Work<'_>) {
        let sha1d = std::sync::Arc::from(Sha1d::of(&bytes).to_string());
        self.teller.keep((sha1d, bytes), tells, work);
    }
}
