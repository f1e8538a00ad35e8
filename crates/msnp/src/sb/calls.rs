//! Calling people into the switchboard: `CAL`, until they come or the server says why not.

use std::time::{Duration, Instant};

use super::{Role, Stage, Step, Switchboard};
use crate::api::Address;
use crate::command::{ClientCommand, ErrorClass, TrId, error_info};
use crate::effects::Effects;
use crate::io::Now;

/// How long somebody may take to come in before they are called again, or given up.
const RINGING: Duration = Duration::from_secs(20);
/// After `713` or `800` (too fast) a call waits so long.
const PAUSE: Duration = Duration::from_secs(10);
/// How often somebody is called.
const TRIES: u8 = 2;

/// Somebody who is being called.
#[derive(Clone, Debug)]
pub(super) struct Call {
    who: Address,
    trid: TrId,
    tries: u8,
    until: Instant,
    command: Option<&'static str>,
}

impl Call {
    /// Who is called.
    pub(super) fn who(&self) -> &Address {
        &self.who
    }
}

impl Switchboard {
    /// Calls somebody; without effect while they are here or called already.
    pub(crate) fn call(
        &mut self,
        who: &Address,
        command: Option<&'static str>,
        (fx, now): (&mut Effects, Now),
    ) {
        let here = self.people.iter().any(|person| person.address == *who);
        let called = self.calls.iter().any(|call| call.who == *who);
        if here || called || self.stage != Stage::Ready {
            return;
        }
        let trid = self.ring(who, fx);
        self.calls.push(Call {
            who: who.clone(),
            trid,
            tries: 1,
            until: now.mono + RINGING,
            command,
        });
    }

    /// Whether we are at other places, too. Where we called, those that came since are called in: what is said here by
    /// people who came at our call, our other places would not hear.
    pub(crate) fn set_elsewhere(&mut self, elsewhere: bool, fx: &mut Effects) {
        let before = std::mem::replace(&mut self.elsewhere, elsewhere);
        if elsewhere && !before && self.role == Role::Host && self.stage == Stage::Ready {
            self.call_in_elsewhere(fx);
        }
    }

    /// Calls our own other places in. Whether any comes does not matter.
    pub(super) fn call_in_elsewhere(&mut self, fx: &mut Effects) {
        let me = self.me.clone();
        let _trid = self.ring(&me, fx);
    }

    /// Whether somebody who was called may still come.
    pub(crate) fn is_calling(&self) -> bool {
        !self.calls.is_empty()
    }

    pub(super) fn ringing(&mut self, trid: TrId, now: Now) {
        if let Some(call) = self.calls.iter_mut().find(|call| call.trid == trid) {
            call.until = now.mono + RINGING;
        }
    }

    /// Somebody came in: they are not called any more.
    pub(super) fn arrived(&mut self, who: &Address) {
        self.calls.retain(|call| call.who != *who);
    }

    /// `None` when the error is not about a call.
    pub(super) fn call_refused(&mut self, trid: TrId, code: u16, now: Now) -> Option<Step> {
        let at = self.calls.iter().position(|call| call.trid == trid)?;
        let slow = error_info(code).class == ErrorClass::Slow;
        if let Some(call) = self.calls.get_mut(at)
            && slow
            && call.tries < TRIES
        {
            call.until = now.mono + PAUSE;
            return Some(Step::Done);
        }
        let mut call = self.calls.remove(at);
        if code == 215 {
            // Here already; or called already, then they may still come, but are not waited for without end.
            if !self.people.iter().any(|person| person.address == call.who) {
                call.until = now.mono + RINGING;
                self.calls.push(call);
            }
            return Some(Step::Done);
        }
        Some(Step::CallFailed {
            who: call.who,
            code,
            command: call.command,
        })
    }

    pub(super) fn calls_due(&mut self, fx: &mut Effects, now: Now) -> Step {
        let late = self.calls.iter().position(|call| call.until <= now.mono);
        let Some(at) = late else {
            return Step::Idle;
        };
        let mut call = self.calls.remove(at);
        if call.tries >= TRIES {
            return Step::CallFailed {
                who: call.who,
                code: 0,
                command: call.command,
            };
        }
        call.tries += 1;
        call.trid = self.ring(&call.who, fx);
        call.until = now.mono + RINGING;
        self.calls.push(call);
        Step::Done
    }

    pub(super) fn next_call(&self) -> Option<Instant> {
        self.calls.iter().map(|call| call.until).min()
    }

    fn ring(&mut self, who: &Address, fx: &mut Effects) -> TrId {
        let trid = self.next_trid();
        let handle = who.spelled();
        let command = ClientCommand::Cal { trid, handle };
        fx.send(self.link, command.to_bytes(self.dialect));
        trid
    }
}
