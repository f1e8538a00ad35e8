//! Sounds of our own, and the way to the loudspeakers.
//!
//! `resources/sounds/make.py` makes them. Nothing here keeps the window waiting; where nothing can be played, the program
//! goes on and says why.

#[cfg(target_os = "linux")]
mod pulse;
mod wav;

use std::collections::BTreeMap;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use papilio_store::{SoundEvents, Sounds};

use crate::t;

#[cfg(target_os = "linux")]
use pulse::Output;

/// Samples a second of every sound; mono, 16 bits, little endian.
const RATE: u32 = 22_050;

/// The bytes of a WAV file before its samples, as the script writes it.
const HEAD: usize = 44;

/// A sound that began so shortly ago is not begun again: a flood is no reason for noise.
const AGAIN: Duration = Duration::from_millis(700);

/// What can be heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sound {
    /// We are signed in.
    SignIn,
    /// A contact came online.
    Online,
    /// Somebody wrote.
    Message,
    Nudge,
    /// A mail arrived.
    Mail,
    /// A file is there.
    FileDone,
    /// An own text is on its way.
    Sent,
    /// Somebody calls.
    Ring,
}

impl Sound {
    /// In the order of the options.
    pub const ALL: [Self; 8] = [
        Self::SignIn,
        Self::Online,
        Self::Message,
        Self::Nudge,
        Self::Mail,
        Self::FileDone,
        Self::Sent,
        Self::Ring,
    ];

    /// Whether the user wants to hear it; `None` where there is nothing to hear it for: nobody can call yet.
    pub fn wish(self, events: &SoundEvents) -> Option<bool> {
        self.wish_mut(&mut events.clone()).copied()
    }

    /// The same, to be changed.
    pub fn wish_mut(self, events: &mut SoundEvents) -> Option<&mut bool> {
        match self {
            Self::SignIn => Some(&mut events.sign_in),
            Self::Online => Some(&mut events.online),
            Self::Message => Some(&mut events.message),
            Self::Nudge => Some(&mut events.nudge),
            Self::Mail => Some(&mut events.mail),
            Self::FileDone => Some(&mut events.file_done),
            Self::Sent => Some(&mut events.sent),
            Self::Ring => None,
        }
    }

    /// What it is called in the settings.
    pub fn key(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::Online => "online",
            Self::Message => "message",
            Self::Nudge => "nudge",
            Self::Mail => "mail",
            Self::FileDone => "file_done",
            Self::Sent => "sent",
            Self::Ring => "ring",
        }
    }

    /// The file of the user's own that is to be heard instead.
    pub fn own(self, sounds: &Sounds) -> Option<&Path> {
        sounds.files.get(self.key()).map(PathBuf::as_path)
    }

    fn file(self) -> &'static [u8] {
        match self {
            Self::SignIn => include_bytes!("../resources/sounds/sign-in.wav"),
            Self::Online => include_bytes!("../resources/sounds/online.wav"),
            Self::Message => include_bytes!("../resources/sounds/message.wav"),
            Self::Nudge => include_bytes!("../resources/sounds/nudge.wav"),
            Self::Mail => include_bytes!("../resources/sounds/mail.wav"),
            Self::FileDone => include_bytes!("../resources/sounds/file-done.wav"),
            Self::Sent => include_bytes!("../resources/sounds/sent.wav"),
            Self::Ring => include_bytes!("../resources/sounds/ring.wav"),
        }
    }

    /// Its samples, at a loudness from 0 to 100.
    fn samples(self, volume: u8) -> Vec<u8> {
        let samples = self.file().get(HEAD..).unwrap_or_default();
        let samples = samples.chunks_exact(2);
        let samples = samples.filter_map(|pair| Some(i16::from_le_bytes(pair.try_into().ok()?)));
        at_volume(samples, volume)
    }
}

/// Samples as they are played, at a loudness from 0 to 100.
fn at_volume(samples: impl Iterator<Item = i16>, volume: u8) -> Vec<u8> {
    let part = f32::from(volume.min(100)) / 100.0;
    // Half of it is to sound half as loud.
    let gain = part * part;
    samples
        .flat_map(|sample| ((f32::from(sample) * gain) as i16).to_le_bytes())
        .collect()
}

/// Whether a file can be a sound; in words why not. Blocks.
pub fn check(path: &Path) -> Result<(), String> {
    wav::read(path).map(drop).map_err(|error| error.words())
}

/// Why nothing is heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Nobody is there who plays sounds.
    NoServer,
    /// It does not play them, in its own words.
    Refused(String),
    /// The user's own file cannot be played, in words; our own sound was heard.
    File(String),
    /// There is no way to play sounds on this system yet.
    #[cfg(not(target_os = "linux"))]
    System,
}

impl Trouble {
    pub fn words(&self) -> String {
        match self {
            Self::NoServer => t!("sound-no-server"),
            Self::Refused(reason) => t!("sound-refused", reason = reason.as_str()),
            Self::File(words) => words.clone(),
            #[cfg(not(target_os = "linux"))]
            Self::System => t!("sound-no-system"),
        }
    }
}

/// Plays sounds.
#[derive(Debug, Default)]
pub struct Player {
    output: Output,
    /// When each sound began last.
    begun: BTreeMap<Sound, Instant>,
}

impl Player {
    /// What plays this sound, or the user's own file instead, at a loudness from 0 to 100, to be awaited on the runtime
    /// of tokio. `None` where it began a moment ago, or could not be heard.
    pub fn play(
        &mut self,
        sound: Sound,
        file: Option<PathBuf>,
        volume: u8,
        now: Instant,
    ) -> Option<impl Future<Output = Result<(), Trouble>> + Send + use<>> {
        let last = self.begun.get(&sound);
        if volume == 0 || last.is_some_and(|&last| now.saturating_duration_since(last) < AGAIN) {
            return None;
        }
        let _last = self.begun.insert(sound, now);
        let output = self.output.clone();
        Some(async move {
            let Some(path) = file else {
                return output.play(sound.samples(volume)).await;
            };
            let read = tokio::task::spawn_blocking(move || match wav::read(&path) {
                Ok(samples) => Ok(at_volume(samples.into_iter(), volume)),
                Err(error) => {
                    let name = path.file_name().unwrap_or_default().to_string_lossy();
                    let why = error.words();
                    Err(t!("sound-file-not-played", file = name.as_ref(), why = why))
                }
            });
            match read.await {
                Ok(Ok(samples)) => output.play(samples).await,
                Ok(Err(words)) => {
                    let played = output.play(sound.samples(volume)).await;
                    played.and(Err(Trouble::File(words)))
                }
                Err(_) => Ok(()),
            }
        })
    }
}

#[cfg(test)]
impl Player {
    /// What began so far.
    pub fn begun(&self) -> Vec<Sound> {
        self.begun.keys().copied().collect()
    }
}

/// Of systems on which nothing was tried.
#[cfg(not(target_os = "linux"))]
#[derive(Clone, Debug, Default)]
struct Output;

#[cfg(not(target_os = "linux"))]
impl Output {
    async fn play(self, _samples: Vec<u8>) -> Result<(), Trouble> {
        Err(Trouble::System)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sound_is_a_short_wav_of_the_one_kind() {
        let number = |bytes: &[u8], at: usize| {
            u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"))
        };
        for sound in Sound::ALL {
            let file = sound.file();
            assert_eq!(&file[..4], b"RIFF", "{sound:?}");
            assert_eq!(&file[8..16], b"WAVEfmt ", "{sound:?}");
            // PCM, one channel, 16 bits.
            assert_eq!(number(file, 20), 0x0001_0001, "{sound:?}");
            assert_eq!(number(file, 24), RATE, "{sound:?}");
            assert_eq!(&file[34..40], b"\x10\0data", "{sound:?}");
            assert_eq!(number(file, 40) as usize, file.len() - HEAD, "{sound:?}");
            let seconds = (file.len() - HEAD) as f32 / 2.0 / RATE as f32;
            assert!(seconds < 1.2, "{sound:?}: {seconds} s");
        }
    }

    #[test]
    fn half_the_loudness_is_a_quarter_of_the_swing() {
        let top = |volume| {
            let samples = Sound::Message.samples(volume);
            let loudest = |pair: &[u8]| i16::from_le_bytes(pair.try_into().expect("two")).abs();
            samples.chunks_exact(2).map(loudest).max().expect("samples")
        };
        assert!(top(100) > 16_000);
        assert!((top(50) - top(100) / 4).abs() <= 1);
        assert_eq!(top(200), top(100));
        assert_eq!(top(0), 0);
    }

    #[test]
    fn the_same_sound_does_not_begin_over_and_over() {
        let mut player = Player::default();
        let now = Instant::now();
        assert!(player.play(Sound::Message, None, 80, now).is_some());
        assert!(player.play(Sound::Message, None, 80, now).is_none());
        assert!(player.play(Sound::Nudge, None, 80, now).is_some());
        assert!(player.play(Sound::Message, None, 80, now + AGAIN).is_some());
        assert!(player.play(Sound::Mail, None, 0, now).is_none());
    }
}
