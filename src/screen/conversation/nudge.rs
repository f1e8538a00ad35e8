//! How often one may nudge.

use std::time::{Duration, Instant};

/// The least time between two nudges to a conversation.
const EVERY: Duration = Duration::from_secs(10);

/// How long it takes until a window that began to shake is surely at rest.
pub const REST: Duration = Duration::from_millis(1_500);

/// When the last nudge went out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Limit(Option<Instant>);

impl Limit {
    /// Whether a nudge may go out now; if so it counts as sent.
    pub fn pass(&mut self, now: Instant) -> bool {
        if self.0.is_some_and(|last| now < last + EVERY) {
            return false;
        }
        self.0 = Some(now);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_nudge_in_ten_seconds_goes_out() {
        let mut limit = Limit::default();
        let now = Instant::now();
        let passed = [0, 1, 9, 10, 11, 20].map(|s| limit.pass(now + Duration::from_secs(s)));
        assert_eq!(passed, [true, false, false, true, false, true]);
    }
}
