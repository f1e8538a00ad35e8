//! Pictures that may move, ready to be drawn: the handles are made once, and the same picture drawn twice is one.

use std::cell::Cell;
use std::sync::Arc;
use std::time::{Duration, Instant};

use iced::widget::image::Handle;
use iced::window;
use msn_media::ink::isf;
use msn_media::picture::{self, Animation, Bounds, Picture, PictureError};

thread_local! {
    static STILL: Cell<bool> = const { Cell::new(false) };
}

/// Whether nothing is to move, as the user wishes; for the thread of the windows.
pub fn stand_still(on: bool) {
    STILL.set(on);
}

/// How long a window may be without the keyboard before what it shows stands still.
const AWAY: Duration = Duration::from_secs(60);

/// How far what a widget shows has moved: only while it is looked at.
#[derive(Debug, Default)]
pub struct Motion {
    began: Option<Instant>,
    since: Duration,
    /// The window has not the keyboard, since this frame.
    away: Option<Option<Instant>>,
}

impl Motion {
    /// How long it has been moving.
    pub fn since(&self) -> Duration {
        self.since
    }

    /// Takes in an event of the window; whether it is to be drawn, since it may move again.
    pub fn heard(&mut self, event: &window::Event) -> bool {
        match event {
            window::Event::Unfocused => {
                self.away.get_or_insert(None);
                false
            }
            window::Event::Focused => self.away.take().is_some(),
            _ => false,
        }
    }

    /// A frame is drawn now: when the next one is due. `rests` says for how long what is seen stays as it is that long
    /// after the start; for ever when nothing moves.
    pub fn frame(
        &mut self,
        now: Instant,
        rests: impl FnOnce(Duration) -> Option<Duration>,
    ) -> Option<Instant> {
        if let Some(left) = &mut self.away {
            let left = *left.get_or_insert(now);
            if now.saturating_duration_since(left) >= AWAY {
                return None;
            }
        }
        let since = now.saturating_duration_since(self.began.unwrap_or(now));
        let rests = rests(since)?;
        self.began.get_or_insert(now);
        self.since = since;
        Some(now + rests)
    }
}

/// A picture with its frames; a still one has one.
#[derive(Clone, Debug)]
pub struct Moving(Arc<Frames>);

#[derive(Debug)]
struct Frames {
    frames: Vec<(Handle, Duration)>,
    first: Handle,
    round: Duration,
    width: u32,
    height: u32,
}

impl Moving {
    /// A file of the network, or one of ours; of a damaged animation, what is there. Takes milliseconds.
    pub fn decode(bytes: &[u8]) -> Result<Self, PictureError> {
        let animation = picture::decode_animation(bytes, Bounds::NETWORK)?;
        Self::new(animation).ok_or(PictureError::Broken)
    }

    /// The same, or handwriting in ISF, drawn; `None` when it is neither.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        match Self::decode(bytes) {
            Ok(picture) => Some(picture),
            Err(PictureError::Unknown) => {
                let ink = isf::decode(bytes).ok()?;
                ink.draw(Bounds::NETWORK.side).map(Self::still)
            }
            Err(error) => {
                tracing::debug!(%error, "a picture cannot be shown");
                None
            }
        }
    }

    /// A picture that stands still.
    pub fn still(picture: Picture) -> Self {
        let (width, height) = (picture.width(), picture.height());
        let first = handle(picture);
        Self(Arc::new(Frames {
            frames: vec![(first.clone(), Duration::ZERO)],
            first,
            round: Duration::ZERO,
            width,
            height,
        }))
    }

    fn new(animation: Animation) -> Option<Self> {
        let first = &animation.frames.first()?.picture;
        let (width, height) = (first.width(), first.height());
        let frames: Vec<_> = animation
            .frames
            .into_iter()
            .map(|frame| (handle(frame.picture), frame.delay))
            .collect();
        Some(Self(Arc::new(Frames {
            first: frames.first()?.0.clone(),
            round: frames.iter().map(|(_, delay)| *delay).sum(),
            frames,
            width,
            height,
        })))
    }

    pub fn moves(&self) -> bool {
        self.0.frames.len() > 1 && !self.0.round.is_zero()
    }

    /// Width and height, in its own pixels.
    pub fn size(&self) -> (u32, u32) {
        (self.0.width, self.0.height)
    }

    /// The memory it takes, in bytes.
    pub fn memory(&self) -> usize {
        let pixels = u64::from(self.0.width) * u64::from(self.0.height);
        let pixels = usize::try_from(pixels).unwrap_or(usize::MAX);
        pixels.saturating_mul(4).saturating_mul(self.0.frames.len())
    }

    /// What is shown of one that must not move.
    pub fn first(&self) -> &Handle {
        &self.0.first
    }

    /// What is shown this long after it began, and how long from then on; for ever when it stands still, or nothing is
    /// to move.
    pub fn at(&self, since: Duration) -> (&Handle, Option<Duration>) {
        if !self.moves() || STILL.get() {
            return (self.first(), None);
        }
        let round = self.0.round.as_nanos();
        // Less than a round, which is at most some hours: it fits.
        let mut left = Duration::from_nanos((since.as_nanos() % round) as u64);
        for (handle, delay) in &self.0.frames {
            if left < *delay {
                return (handle, Some(*delay - left));
            }
            left -= *delay;
        }
        (self.first(), None)
    }
}

/// The same picture, not one that looks the same.
impl PartialEq for Moving {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Moving {}

fn handle(picture: Picture) -> Handle {
    let (width, height) = (picture.width(), picture.height());
    Handle::from_rgba(width, height, picture.into_rgba())
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use msn_media::picture::Frame;

    /// Red for 100 ms, then blue for 300 ms.
    pub fn blinking(side: u32) -> Vec<u8> {
        let frame = |color: [u8; 4], delay| Frame {
            picture: Picture::from_rgba(side, side, color.repeat((side * side) as usize))
                .expect("a picture"),
            delay: Duration::from_millis(delay),
        };
        let frames = vec![frame([255, 0, 0, 255], 100), frame([0, 0, 255, 255], 300)];
        Animation { frames, cut: false }.to_gif().expect("a GIF")
    }

    #[test]
    fn each_frame_is_shown_for_its_time_and_then_all_again() {
        let moving = Moving::decode(&blinking(8)).expect("a picture");
        assert!(moving.moves());
        assert_eq!(moving.size(), (8, 8));
        let at = |ms| moving.at(Duration::from_millis(ms));
        let (red, blue) = (at(0).0, at(100).0);
        assert_ne!(red, blue);
        assert_eq!(at(0).1, Some(Duration::from_millis(100)));
        assert_eq!(at(99).0, red);
        assert_eq!(at(150), (blue, Some(Duration::from_millis(250))));
        assert_eq!(at(400).0, red);
        assert_eq!(at(4_000_500).0, blue);
    }

    #[test]
    fn what_nobody_looks_at_for_a_minute_stands_still_until_somebody_does() {
        let mut motion = Motion::default();
        let start = Instant::now();
        let after = |seconds| start + Duration::from_secs(seconds);
        let rests = |_| Some(Duration::from_millis(100));
        let due = |at| Some(at + Duration::from_millis(100));
        assert_eq!(motion.frame(start, rests), due(start));
        assert!(!motion.heard(&window::Event::Unfocused));
        assert_eq!(motion.frame(after(10), rests), due(after(10)));
        assert_eq!(motion.frame(after(69), rests), due(after(69)));
        assert_eq!(motion.frame(after(70), rests), None);
        assert_eq!(motion.since(), Duration::from_secs(69));
        assert!(motion.heard(&window::Event::Focused), "it is drawn");
        assert_eq!(motion.frame(after(300), rests), due(after(300)));
        assert!(!motion.heard(&window::Event::Focused), "it was drawn");
    }

    #[test]
    fn nothing_moves_while_it_is_not_to() {
        let moving = Moving::decode(&blinking(8)).expect("a picture");
        let later = Duration::from_millis(150);
        stand_still(true);
        assert_eq!(moving.at(later), (moving.first(), None));
        stand_still(false);
        assert_ne!(moving.at(later).0, moving.first());
    }

    #[test]
    fn a_still_picture_never_wants_to_be_drawn_again() {
        let picture = Picture::from_rgba(1, 1, vec![1, 2, 3, 255]).expect("a picture");
        let still = Moving::still(picture);
        assert!(!still.moves());
        assert_eq!(still.at(Duration::from_secs(9)), (still.first(), None));
    }
}
