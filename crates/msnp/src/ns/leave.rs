//! `UUM` to somebody offline (14 section 3).

use std::time::Duration;

use bytes::Bytes;

use super::asks::Waiting;
use super::{Ask, Desk, Session, Signal};
use crate::command::{ClientCommand, TrId};

/// A server that does not take a message says so within this time.
const REFUSALS: Duration = Duration::from_secs(5);
/// Nobody knows what became of a text when the server says nothing for so long after that.
const UNHEARD: Duration = Duration::from_secs(40);

/// What became of a part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Leaving {
    /// The server has read it and not refused it.
    Taken,
    /// It is refused with this code.
    Refused(u16),
    /// The server says nothing at all.
    Unheard,
}

impl Session {
    /// Leaves the parts of a message with the server for somebody offline. It answers only to refuse one (14 section 3):
    /// the answer to a ping behind them tells that it has read them.
    pub(crate) fn leave_text(
        &mut self,
        to: &str,
        payloads: &[Bytes],
        desk: &mut Desk<'_>,
    ) -> Vec<TrId> {
        let fence = self.ping.fence(desk.now.mono);
        let mut trids = Vec::with_capacity(payloads.len());
        for payload in payloads {
            let settled = false;
            let until = desk.now.mono + REFUSALS;
            let trid = self.asks.add(Ask::Leave { fence, settled }, None, until);
            let command = ClientCommand::Uum {
                trid,
                handle: to,
                network: 1,
                kind: 1,
                payload,
            };
            self.send(&command, desk);
            trids.push(trid);
        }
        self.send(&ClientCommand::Png, desk);
        trids
    }

    /// A message was not refused in time: it is left once the server has read it.
    pub(super) fn not_refused(&mut self, trid: TrId, mut waiting: Waiting, desk: &mut Desk<'_>) {
        let Ask::Leave { fence, settled } = waiting.ask else {
            return;
        };
        let outcome = match (self.ping.has_passed(fence), settled) {
            (true, _) => Leaving::Taken,
            (false, true) => Leaving::Unheard,
            (false, false) => {
                let ask = Ask::Leave {
                    fence,
                    settled: true,
                };
                waiting.ask = ask;
                let until = desk.now.mono + UNHEARD;
                return self.asks.put_back(trid, waiting, until);
            }
        };
        self.signals.push(Signal::Left { trid, outcome });
    }

    /// A ping was answered: what was left before it and not refused is there.
    pub(super) fn heard_fence(&mut self) {
        let passed = |ask: &Ask| matches!(ask, Ask::Leave { fence, settled: true } if self.ping.has_passed(*fence));
        while let Some(trid) = self.asks.find(passed) {
            let _ = self.asks.take(trid);
            let outcome = Leaving::Taken;
            self.signals.push(Signal::Left { trid, outcome });
        }
    }
}
