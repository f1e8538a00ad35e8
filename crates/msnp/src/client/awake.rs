//! Whether the computer has slept.

use std::time::{Duration, Instant, SystemTime};

use crate::io::Now;

/// So much more on the wall than on the other clock, or after what was asked for, is sleep.
const SLEPT: Duration = Duration::from_secs(30);

/// The two clocks, side by side.
#[derive(Debug)]
pub(super) struct Awake {
    /// When they were compared last.
    compared: Now,
    /// Up to this time on the wall there is nothing to compare: any sleep would be longer. Inputs may come a byte each,
    /// and the difference of two times costs more than all else that is done for one.
    until: SystemTime,
}

impl Awake {
    pub fn new(now: Now) -> Self {
        Self {
            compared: now,
            until: now.wall.checked_add(SLEPT).unwrap_or(now.wall),
        }
    }

    /// Whether the computer has slept since it was asked before, when the next input was wanted by `deadline`. On some
    /// systems the clock that never jumps goes on meanwhile, on others only the one on the wall does.
    pub fn has_slept(&mut self, now: Now, deadline: Instant) -> bool {
        let late = now.mono > deadline && now.mono > deadline + SLEPT;
        let Self { compared, until } = *self;
        if (compared.wall..=until).contains(&now.wall) {
            return late;
        }
        let passed = now.mono.saturating_duration_since(compared.mono);
        let by_the_wall = now.wall.duration_since(compared.wall).unwrap_or_default();
        *self = Self::new(now);
        late || by_the_wall > passed + SLEPT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);
    const HOUR: Duration = Duration::from_secs(60 * 60);

    /// Somebody who looks at the clocks once a second.
    struct Watch {
        awake: Awake,
        now: Now,
    }

    impl Watch {
        fn new() -> Self {
            let now = Now {
                mono: Instant::now(),
                wall: SystemTime::UNIX_EPOCH + 1000 * HOUR,
            };
            Self {
                awake: Awake::new(now),
                now,
            }
        }

        fn looks(&mut self) -> bool {
            self.now = self.now.after(SECOND);
            self.awake.has_slept(self.now, self.now.mono + SECOND)
        }

        fn looks_for(&mut self, seconds: usize) -> bool {
            (0..seconds).any(|_| self.looks())
        }
    }

    #[test]
    fn sleep_is_seen_at_once_and_told_once_however_long_one_was_awake() {
        for awake in [0, 1, 29, 30, 31, 59, 100] {
            let mut watch = Watch::new();
            assert!(!watch.looks_for(awake));
            watch.now.wall += HOUR;
            assert!(watch.looks(), "after {awake} s");
            assert!(!watch.looks_for(100), "after {awake} s");
        }
    }

    #[test]
    fn a_clock_that_is_set_back_is_no_sleep_and_hides_none() {
        let mut watch = Watch::new();
        watch.now.wall -= HOUR;
        assert!(!watch.looks_for(40));
        watch.now.wall += HOUR / 2;
        assert!(watch.looks());
    }

    #[test]
    fn who_comes_long_after_the_time_that_was_wanted_has_slept() {
        let mut watch = Watch::new();
        let wanted = watch.now.mono + SECOND;
        assert!(!watch.awake.has_slept(watch.now.after(31 * SECOND), wanted));
        assert!(watch.awake.has_slept(watch.now.after(32 * SECOND), wanted));
    }
}
