//! Keep-alive: `PNG` when nothing was heard for a while (protocol reference, 01 section 5).

use std::time::{Duration, Instant};

/// After this silence the server is pinged, unless it named another time.
const IDLE: Duration = Duration::from_secs(50);
/// Without any sign of life for this long after a ping the connection is dead.
const PATIENCE: Duration = Duration::from_secs(30);
/// The times a server may name, in seconds.
const NAMED: std::ops::RangeInclusive<u32> = 20..=90;

/// When to ping, and when to give up.
#[derive(Debug)]
pub(super) struct Ping {
    heard: Instant,
    every: Duration,
    /// A ping is out: without a sign of life until then the connection is dead.
    dead_at: Option<Instant>,
    /// How many pings went out, and how many were answered: they are in turn.
    sent: u32,
    answered: u32,
}

/// What is to be done now.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Due {
    /// Nothing yet.
    Nothing,
    /// A ping is to be sent.
    Ping,
    /// The connection is dead.
    Dead,
}

impl Ping {
    pub(super) fn new(now: Instant) -> Self {
        Self {
            heard: now,
            every: IDLE,
            dead_at: None,
            sent: 0,
            answered: 0,
        }
    }

    /// Something arrived.
    pub(super) fn heard(&mut self, now: Instant) {
        self.heard = now;
        self.dead_at = None;
    }

    /// `QNG` came, and named the seconds until the next ping.
    pub(super) fn answered(&mut self, seconds: Option<u32>) {
        self.answered = self.answered.saturating_add(1).min(self.sent);
        if let Some(seconds) = seconds {
            let seconds = seconds.clamp(*NAMED.start(), *NAMED.end());
            self.every = Duration::from_secs(u64::from(seconds));
        }
    }

    /// Asks now, unless an answer is due anyway, and waits only for so long. Tells whether a ping is to be sent.
    pub(super) fn check(&mut self, now: Instant, patience: Duration) -> bool {
        let idle = self.dead_at.is_none();
        if idle {
            self.ask(now);
        }
        let dead_at = now + patience;
        self.dead_at = self.dead_at.map(|at| at.min(dead_at));
        idle
    }

    /// Asks now in any case: when [`Ping::has_passed`] this number, the server has read all that was written before.
    pub(super) fn fence(&mut self, now: Instant) -> u32 {
        self.ask(now);
        self.sent
    }

    /// Whether the ping of this number was answered.
    pub(super) fn has_passed(&self, fence: u32) -> bool {
        self.answered >= fence
    }

    fn ask(&mut self, now: Instant) {
        self.sent = self.sent.saturating_add(1);
        let _ = self.dead_at.get_or_insert(now + PATIENCE);
    }

    pub(super) fn tick(&mut self, now: Instant) -> Due {
        match self.dead_at {
            Some(dead_at) if now >= dead_at => Due::Dead,
            None if now >= self.heard + self.every => {
                self.ask(now);
                Due::Ping
            }
            _ => Due::Nothing,
        }
    }

    pub(super) fn deadline(&self) -> Instant {
        self.dead_at.unwrap_or(self.heard + self.every)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_is_asked_about_and_then_is_death() {
        let start = Instant::now();
        let at = |seconds| start + Duration::from_secs(seconds);
        let mut ping = Ping::new(start);
        assert_eq!(ping.tick(at(49)), Due::Nothing);
        assert_eq!(ping.tick(at(50)), Due::Ping);
        assert_eq!(ping.tick(at(79)), Due::Nothing);
        assert_eq!(ping.tick(at(80)), Due::Dead);
    }

    #[test]
    fn an_answer_sets_the_next_time_within_reason() {
        let start = Instant::now();
        let mut ping = Ping::new(start);
        ping.heard(start);
        ping.answered(Some(60));
        assert_eq!(ping.deadline(), start + Duration::from_secs(60));
        ping.answered(Some(0));
        assert_eq!(ping.deadline(), start + Duration::from_secs(20));
        ping.answered(Some(u32::MAX));
        assert_eq!(ping.deadline(), start + Duration::from_secs(90));
    }
}
