//! Objects of others: from the cache where it has them, else from who has them, one after the other (06 section 5).

use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;

use super::session::{ANSWERED, Purpose, SessionKey};
use super::{Peers, Reach, Tell, Work};
use crate::api::Address;
use crate::io::LinkId;
use crate::object::{MsnObject, Sha1d};
use crate::p2p::body::{Application, SessionRequest};
use crate::p2p::link::Expect;
use crate::p2p::slp::Content;

/// Objects that may be wanted at a time, in all and from one person.
const MAX_WANTED: usize = 2_000;
const MAX_WANTED_FROM_ONE: usize = 100;
/// Objects that are fetched at a time, in all and from one person.
const MAX_RUNNING: usize = 4;
const MAX_FROM_ONE: usize = 2;
/// What nobody asked for is fetched from another person only so often: servers refuse who asks for many switchboards.
const PACE: Duration = Duration::from_secs(3);
/// An object that did not come is asked for once more after so long.
const AGAIN: Duration = Duration::from_secs(5);
/// So often an object is asked for.
const TRIES: u8 = 2;
/// Who an object is told for at most.
const MAX_TELLS: usize = 64;

/// How far an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// The cache is asked.
    Recalling,
    /// Waits for its turn, not before then.
    Waiting(Instant),
    /// Waits for a way to who has it, until then.
    Calling(Instant),
    /// A session fetches it.
    Running,
}

/// An object that is wanted.
#[derive(Debug)]
struct Want {
    object: MsnObject,
    from: Address,
    tells: Vec<Tell>,
    /// The command that wants it, or somebody looks at the text it is in.
    is_urgent: bool,
    command: Option<&'static str>,
    tries: u8,
    stage: Stage,
    got: Vec<u8>,
}

/// Objects that are wanted, in the order in which they were.
#[derive(Debug, Default)]
pub(super) struct Fetches {
    wants: Vec<Want>,
    /// When what nobody asked for may be called for again.
    next_at: Option<Instant>,
    wake: Option<Instant>,
}

impl Fetches {
    pub(super) fn is_empty(&self) -> bool {
        self.wants.is_empty()
    }

    fn find(&mut self, hash: Sha1d) -> Option<&mut Want> {
        self.wants.iter_mut().find(|want| want.object.sha1d == hash)
    }

    fn take(&mut self, hash: Sha1d) -> Option<Want> {
        let at = self.wants.iter().position(|w| w.object.sha1d == hash)?;
        Some(self.wants.remove(at))
    }

    /// The people to whom a way is wanted.
    pub(super) fn calling(&self) -> impl Iterator<Item = &Address> {
        self.wants
            .iter()
            .filter(|want| matches!(want.stage, Stage::Calling(_)))
            .map(|want| &want.from)
    }

    /// The next bytes of an object; there are never more than its size.
    pub(super) fn collect(&mut self, hash: Sha1d, bytes: &[u8]) {
        if let Some(want) = self.find(hash) {
            let size = usize::try_from(want.object.size).unwrap_or(usize::MAX);
            let room = size.saturating_sub(want.got.len());
            want.got
                .extend_from_slice(bytes.get(..room).unwrap_or(bytes));
        }
    }

    /// What may be called for next.
    fn next(&self, now: Instant) -> Option<usize> {
        let busy = |want: &&Want| matches!(want.stage, Stage::Calling(_) | Stage::Running);
        if self.wants.iter().filter(busy).count() >= MAX_RUNNING {
            return None;
        }
        let may = |want: &Want, urgent: bool| {
            let from_one = self.wants.iter().filter(busy);
            want.is_urgent == urgent
                && matches!(want.stage, Stage::Waiting(at) if at <= now)
                && from_one.filter(|other| other.from == want.from).count() < MAX_FROM_ONE
        };
        let urgent = self.wants.iter().position(|want| may(want, true));
        urgent.or_else(|| {
            let paced = self.next_at.is_none_or(|at| at <= now);
            paced.then(|| self.wants.iter().position(|want| may(want, false)))?
        })
    }

    /// When the next of those that wait only for their time may begin. What waits for room begins when there is some.
    fn plan(&mut self, now: Instant) {
        let times = self.wants.iter().filter_map(|want| match want.stage {
            Stage::Waiting(at) if want.is_urgent => Some(at),
            Stage::Waiting(at) => Some(self.next_at.map_or(at, |next| at.max(next))),
            _ => None,
        });
        self.wake = times.filter(|at| *at > now).min();
    }

    pub(super) fn deadline(&self) -> Option<Instant> {
        let calls = self.wants.iter().filter_map(|want| match want.stage {
            Stage::Calling(until) => Some(until),
            _ => None,
        });
        calls.chain(self.wake).min()
    }
}

impl Peers {
    /// Somebody has an object that the user is to see. With `command` it answers that one.
    pub(crate) fn want(
        &mut self,
        (object, from): (MsnObject, &Address),
        (tell, is_urgent, command): (Tell, bool, Option<&'static str>),
        work: &mut Work<'_>,
    ) {
        if let Some(want) = self.fetches.find(object.sha1d) {
            want.is_urgent |= is_urgent;
            want.command = want.command.or(command);
            if !want.tells.contains(&tell) && want.tells.len() < MAX_TELLS {
                want.tells.push(tell);
            }
            return self.start_fetches(work);
        }
        let theirs = self.fetches.wants.iter().filter(|want| want.from == *from);
        let is_full = self.fetches.wants.len() >= MAX_WANTED;
        if is_full || theirs.count() >= MAX_WANTED_FROM_ONE || !object.fits() {
            if let Some(command) = command {
                let words = "the object is too large, or too many are wanted";
                work.fx.error("too_long", words, Some(command));
            }
            return;
        }
        work.fx.recall(&object.sha1d.to_string());
        self.fetches.wants.push(Want {
            object,
            from: from.clone(),
            tells: vec![tell],
            is_urgent,
            command,
            tries: 0,
            stage: Stage::Recalling,
            got: Vec::new(),
        });
    }

    /// The cache has an object, or does not.
    pub(super) fn recalled(&mut self, sha1d: &Arc<str>, bytes: Option<Bytes>, work: &mut Work<'_>) {
        let Some(hash) = Sha1d::parse(sha1d) else {
            return;
        };
        self.offers.recalled(hash, bytes.as_ref());
        let Some(want) = self.fetches.find(hash) else {
            return;
        };
        if want.stage != Stage::Recalling {
            return;
        }
        if bytes.is_some_and(|bytes| want.object.names(&bytes)) {
            if let Some(want) = self.fetches.take(hash) {
                for tell in want.tells {
                    tell.say(sha1d, work.fx);
                }
            }
            return;
        }
        want.stage = Stage::Waiting(work.now.mono);
        self.start_fetches(work);
    }

    fn start_fetches(&mut self, work: &Work<'_>) {
        let now = work.now.mono;
        while let Some(at) = self.fetches.next(now) {
            let Some(want) = self.fetches.wants.get_mut(at) else {
                break;
            };
            want.stage = Stage::Calling(now + ANSWERED);
            if !want.is_urgent {
                self.fetches.next_at = Some(now + PACE);
            }
        }
        self.fetches.plan(now);
    }

    /// There is a way to this person: what they have is asked for.
    pub(super) fn call_for_objects(
        &mut self,
        who: &Address,
        way: (LinkId, &Reach),
        work: &mut Work<'_>,
    ) {
        if way.1.is_ancient {
            return self.fetches_fail(who, "declined", work);
        }
        let waits = |want: &&Want| matches!(want.stage, Stage::Calling(_)) && want.from == *who;
        let wanted = self.fetches.wants.iter().filter(waits);
        let wanted: Vec<MsnObject> = wanted.map(|want| want.object.clone()).collect();
        if wanted.is_empty() {
            return;
        }
        // Any place of theirs has it.
        let Some(line) = self.lines_to(who, way, work).first().copied() else {
            return;
        };
        let is_v2 = self
            .lines
            .get(&line)
            .is_some_and(|l| l.peer.place.is_some());
        for object in wanted {
            let request = SessionRequest {
                application: Application::Object,
                session_id: self.session_number(work),
                app_id: object.kind.app_id(),
                flags: is_v2.then_some(18),
                context: Some(object.to_context()),
            };
            let content = Content::from(&request);
            let purpose = Purpose::Fetch(object.sha1d);
            let until = work.now.mono + ANSWERED;
            let _key = self.ask(line, (request, purpose), (content, until), work);
            if let Some(want) = self.fetches.find(object.sha1d) {
                want.stage = Stage::Running;
                want.got.clear();
            }
        }
    }

    /// They say yes.
    pub(super) fn fetch_accepted(&mut self, key: SessionKey) {
        let Some(session) = self.sessions.get(&key) else {
            return;
        };
        let Purpose::Fetch(hash) = session.purpose else {
            return;
        };
        let size = self.fetches.find(hash).map(|want| want.object.size);
        if let Some(line) = self.lines.get_mut(&session.line) {
            let expect = Expect {
                messages: super::session::PREPARATION.len(),
                stream: size,
            };
            line.link.expect(session.id, expect);
        }
    }

    /// All of it is here.
    pub(super) fn fetched(&mut self, key: SessionKey, hash: Sha1d, work: &mut Work<'_>) {
        self.hang_up(key, work);
        let good = self.fetches.find(hash).is_some_and(|want| {
            want.object.names(&want.got) && want.object.kind.begins_like(&want.got)
        });
        if !good {
            return self.fetch_failed(hash, "protocol", work);
        }
        if let Some(want) = self.fetches.take(hash) {
            let sha1d = Arc::from(hash.to_string());
            let bytes = Bytes::from(want.got);
            self.teller.keep((sha1d, bytes), want.tells, work);
        }
        self.start_fetches(work);
    }

    /// It did not come; it is asked for once more, unless that is of no use.
    pub(super) fn fetch_failed(&mut self, hash: Sha1d, reason: &str, work: &mut Work<'_>) {
        let now = work.now.mono;
        let Some(want) = self.fetches.find(hash) else {
            return;
        };
        want.tries += 1;
        let hopeless = reason == "declined" || is_number(reason);
        if want.tries < TRIES && !hopeless {
            want.stage = Stage::Waiting(now + AGAIN);
            want.got.clear();
        } else if let Some(want) = self.fetches.take(hash)
            && let Some(command) = want.command
        {
            let code = match reason {
                "declined" | "refused" => "not_found",
                "timed_out" => "timed_out",
                reason if is_number(reason) => reason,
                _ => "protocol",
            };
            let words = format!("{} did not give the picture", want.from);
            work.fx.error(code, words, Some(command));
        }
        self.start_fetches(work);
    }

    /// There is no way to this person.
    pub(super) fn fetches_fail(&mut self, who: &Address, reason: &str, work: &mut Work<'_>) {
        let calling = self.fetches.wants.iter();
        let calling = calling.filter(|w| w.from == *who && matches!(w.stage, Stage::Calling(_)));
        let calling: Vec<Sha1d> = calling.map(|want| want.object.sha1d).collect();
        for hash in calling {
            self.fetch_failed(hash, reason, work);
        }
    }

    pub(super) fn tick_fetches(&mut self, work: &mut Work<'_>) {
        let now = work.now.mono;
        let late = self.fetches.wants.iter();
        let late = late.filter(|want| matches!(want.stage, Stage::Calling(until) if until <= now));
        let late: Vec<Sha1d> = late.map(|want| want.object.sha1d).collect();
        for hash in late {
            self.fetch_failed(hash, "timed_out", work);
        }
        self.start_fetches(work);
    }
}

/// Whether the reason is a code of the server.
fn is_number(reason: &str) -> bool {
    reason.bytes().all(|byte| byte.is_ascii_digit())
}
