//! Falling back to an older dialect, and remembering what worked.

use std::time::{Duration, SystemTime};

use super::Client;
use crate::dialect::Dialect;
use crate::io::CloseReason;
use crate::keep::Fallback;
use crate::ns::{Over, Stage};

/// After so long the better dialects are tried again.
const FORGOTTEN_AFTER: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// What became of the better dialects that were tried before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum FellBack {
    /// There were none.
    #[default]
    No,
    /// All were refused for what they are: that is worth remembering.
    Refused,
    /// A connection broke, or a service was in trouble, while one of them was tried: it may work the next time.
    Unlucky,
}

impl Client {
    /// An older dialect is tried after a failure that a newer one may be the reason of: never after refused credentials,
    /// not when the server was never reached or says nothing at all, and never one that proves who we are in a plainer
    /// way unless the profile allows it.
    pub(super) fn falls_back(
        &mut self,
        over: &Over,
        ended: Stage,
        dialect: Option<Dialect>,
    ) -> bool {
        let in_login = ended == Stage::Version || ended == Stage::Proving;
        let offered = &self.signin.offered;
        let best = offered.first().copied();
        let (failed, mut rest): (_, Vec<Dialect>) = match over {
            Over::Version | Over::Link(CloseReason::Peer | CloseReason::Broken)
                if ended == Stage::Version =>
            {
                (best, offered.iter().copied().skip(1).collect())
            }
            Over::Link(CloseReason::Peer | CloseReason::Broken) | Over::Protocol(_) if in_login => {
                (dialect, older(offered, dialect))
            }
            // A service that fails for one way to prove who we are may not be needed for another.
            Over::Service { .. } if in_login => {
                let other = |older: &Dialect| dialect.is_some_and(|d| d.auth() != older.auth());
                let rest = older(offered, dialect).into_iter().filter(other);
                (dialect, rest.collect())
            }
            _ => return false,
        };
        if !self.config.allow_plain {
            rest.retain(|older| failed.is_some_and(|failed| older.auth() >= failed.auth()));
        }
        let more = !rest.is_empty();
        if more {
            self.signin.fell_back = match (self.signin.fell_back, over) {
                (FellBack::Unlucky, _)
                | (_, Over::Link(_) | Over::Service { passing: true, .. }) => FellBack::Unlucky,
                _ => FellBack::Refused,
            };
            self.signin.offered = rest;
        }
        more
    }

    /// The dialects to begin with: all that may be offered, unless a lesser one was found to be what works here, not long
    /// ago.
    pub(super) fn first_offer(&self) -> Vec<Dialect> {
        let mut dialects = self.dialects();
        if let Some(worked) = self.remembered(&dialects) {
            dialects.retain(|dialect| *dialect <= worked);
        }
        dialects
    }

    fn remembered(&self, dialects: &[Dialect]) -> Option<Dialect> {
        let fallback = self.model.fallback.as_ref()?;
        let worked: Dialect = fallback.worked.parse().ok()?;
        // A newer version of this program, or other services, may get further.
        let best = dialects.first()?.to_string();
        let fresh = match self.now.wall.duration_since(fallback.at) {
            Ok(age) => age < FORGOTTEN_AFTER,
            // The clock was set back: nothing is known of the age.
            Err(_) => false,
        };
        let same = fallback.server == self.config.server.to_string() && fallback.best == best;
        (fresh && same && dialects.contains(&worked)).then_some(worked)
    }

    /// We are in: what worked is remembered if all that is better was refused.
    pub(super) fn remember_dialect(&mut self) {
        let Some(worked) = self.signin.dialect else {
            return;
        };
        if std::mem::take(&mut self.signin.fell_back) == FellBack::Refused {
            let best = self.dialects().first().copied().unwrap_or(worked);
            self.model.fallback = Some(Fallback {
                server: self.config.server.to_string(),
                best: best.to_string(),
                worked: worked.to_string(),
                at: whole_seconds(self.now.wall),
            });
        } else if self.remembered(&self.dialects()).is_none() {
            self.model.fallback = None;
        }
    }
}

/// What is kept is compared after it was read again.
fn whole_seconds(at: SystemTime) -> SystemTime {
    match at.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(since) => SystemTime::UNIX_EPOCH + Duration::from_secs(since.as_secs()),
        Err(_) => SystemTime::UNIX_EPOCH,
    }
}

fn older(offered: &[Dialect], failed: Option<Dialect>) -> Vec<Dialect> {
    offered
        .iter()
        .copied()
        .filter(|dialect| failed.is_some_and(|failed| *dialect < failed))
        .collect()
}
