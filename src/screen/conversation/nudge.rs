//! The shaking of a nudged window, and how often one may nudge.

use std::time::{Duration, Instant};

use iced::{Point, Task, Vector, stream, window};

use super::Message;

/// The least time between two nudges to a conversation.
pub const EVERY: Duration = Duration::from_secs(10);
/// How long a window shakes.
const SHAKE: Duration = Duration::from_millis(700);
/// The time between two steps.
const STEP: Duration = Duration::from_millis(35);

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

/// Shakes a window: the window itself where its place is known, else what is in it.
pub fn shake(window: window::Id) -> Task<Message> {
    window::position(window).then(move |place| match place {
        Some(place) => Task::run(steps(), |by| by).then(move |by| {
            window::move_to(window, Point::new(place.x + by.x, place.y + by.y))
        }),
        None => Task::run(steps(), Message::Shaken),
    })
}

/// Where the window is at each step, relative to its place; the last is none.
fn steps() -> impl iced::futures::Stream<Item = Vector> {
    stream::channel(1, async move |mut output| {
        use iced::futures::SinkExt as _;
        for by in path() {
            // Nobody waits for a shake that nobody sees.
            if output.send(by).await.is_err() {
                return;
            }
            tokio::time::sleep(STEP).await;
        }
    })
}

/// Two swings that die away: each step a little off, the end at rest.
fn path() -> impl Iterator<Item = Vector> {
    let count = SHAKE.as_millis() / STEP.as_millis();
    (0..=count).map(move |step| {
        if step == count {
            return Vector::ZERO;
        }
        let at = step as f32 / count as f32;
        let strength = 9.0 * (1.0 - at * 0.6);
        let angle = step as f32 * 2.4;
        Vector::new(
            (angle.sin() * strength).round(),
            ((angle * 1.7).cos() * strength * 0.6).round(),
        )
    })
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

    #[test]
    fn a_shake_ends_where_it_began_and_takes_700_ms() {
        let steps: Vec<Vector> = path().collect();
        assert_eq!(steps.last(), Some(&Vector::ZERO));
        assert_eq!(STEP * (steps.len() as u32 - 1), SHAKE);
        assert!(steps.iter().all(|by| by.x.abs() <= 9.0 && by.y.abs() <= 9.0));
        assert!(steps.windows(2).filter(|pair| pair[0] != pair[1]).count() > 15);
    }
}
