//! The way of a window that was nudged.

use std::time::Duration;

use iced::Point;
use iced::futures::{Stream, StreamExt, stream};

/// One place every so long…
const STEP: Duration = Duration::from_millis(35);
/// … for 700 ms.
const STEPS: usize = 20;
/// How far from home, logical pixels.
const REACH: f32 = 7.0;

/// The places a window goes through, home last.
pub fn places(home: Point) -> impl Stream<Item = Point> {
    stream::iter(path(home)).then(async |place| {
        tokio::time::sleep(STEP).await;
        place
    })
}

fn path(home: Point) -> impl Iterator<Item = Point> {
    (1..=STEPS).map(move |step| {
        if step == STEPS {
            return home;
        }
        // It calms down towards the end.
        let reach = REACH * (1.0 - step as f32 / STEPS as f32);
        let (x, y) = match step % 4 {
            0 => (-reach, 0.0),
            1 => (reach, -reach),
            2 => (-reach, reach),
            _ => (reach, 0.0),
        };
        Point::new(home.x + x, home.y + y)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nudged_window_ends_where_it_was_and_never_goes_far() {
        let home = Point::new(100.0, 50.0);
        let places: Vec<_> = path(home).collect();
        assert_eq!(places.last(), Some(&home));
        assert!(places.iter().any(|p| *p != home));
        assert!(places.iter().all(|p| p.distance(home) <= REACH * 1.5));
        assert_eq!(STEP * STEPS as u32, Duration::from_millis(700));
    }
}
