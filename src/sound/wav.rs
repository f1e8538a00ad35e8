//! WAV files of people's own, made into samples of the kind that is played.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::RATE;
use crate::t;

/// The largest file that is read, in bytes.
const MAX_FILE: u64 = 16 * 1024 * 1024;
/// What is longer is cut, in seconds.
const LONGEST: usize = 15;

/// Why a file cannot be played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WavError {
    /// It cannot be read, in the words of the system.
    Unreadable(String),
    TooLarge,
    /// It is no WAV file, or damaged.
    NotWav,
    /// It is compressed, or of a kind that is not known.
    Compressed,
}

impl WavError {
    pub fn words(&self) -> String {
        match self {
            Self::Unreadable(reason) => t!("sound-file-unreadable", reason = reason.as_str()),
            Self::TooLarge => t!("sound-file-large"),
            Self::NotWav => t!("sound-file-not-wav"),
            Self::Compressed => t!("sound-file-compressed"),
        }
    }
}

impl From<io::Error> for WavError {
    fn from(error: io::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}

/// Reads a file. Blocks, and takes milliseconds.
pub fn read(path: &Path) -> Result<Vec<i16>, WavError> {
    let mut bytes = Vec::new();
    // What is no plain file might never end, or begin.
    if !std::fs::metadata(path)?.is_file() {
        return Err(WavError::NotWav);
    }
    let read = File::open(path)?
        .take(MAX_FILE + 1)
        .read_to_end(&mut bytes)?;
    if read as u64 > MAX_FILE {
        return Err(WavError::TooLarge);
    }
    decode(&bytes)
}

/// How samples are written.
#[derive(Clone, Copy, Debug)]
struct Format {
    float: bool,
    channels: usize,
    rate: u32,
    /// The bytes of a sample of one channel.
    bytes: usize,
}

/// The samples of a file: one channel, [`RATE`] a second.
fn decode(file: &[u8]) -> Result<Vec<i16>, WavError> {
    if file.get(..4) != Some(b"RIFF") || file.get(8..12) != Some(b"WAVE") {
        return Err(WavError::NotWav);
    }
    let mut format = None;
    let mut rest = file.get(12..).unwrap_or_default();
    while let (Some(name), Some(length)) = (rest.get(..4), rest.get(4..8)) {
        let length = number(length) as usize;
        let body = rest.get(8..).unwrap_or_default();
        // Some programs write a wrong length at the end: what is there is taken.
        let body = &body[..length.min(body.len())];
        match name {
            b"fmt " => format = Some(read_format(body)?),
            b"data" => return samples(body, format.ok_or(WavError::NotWav)?),
            _ => {}
        }
        // A body of odd length is followed by a byte that means nothing.
        let next = length.saturating_add(8).saturating_add(length % 2);
        rest = rest.get(next..).unwrap_or_default();
    }
    Err(WavError::NotWav)
}

fn read_format(body: &[u8]) -> Result<Format, WavError> {
    /// The kind is in the first bytes of a longer name.
    const EXTENSIBLE: u32 = 0xfffe;
    let field = |range: std::ops::Range<usize>| body.get(range).map(number).ok_or(WavError::NotWav);
    let kind = match field(0..2)? {
        EXTENSIBLE => field(24..26)?,
        kind => kind,
    };
    let (channels, rate, bits) = (field(2..4)?, field(4..8)?, field(14..16)?);
    let float = kind == 3;
    let known = match kind {
        1 => matches!(bits, 8 | 16 | 24 | 32),
        3 => bits == 32,
        _ => false,
    };
    if !known {
        return Err(WavError::Compressed);
    }
    if !(1..=8).contains(&channels) || !(1_000..=400_000).contains(&rate) {
        return Err(WavError::NotWav);
    }
    Ok(Format {
        float,
        channels: channels as usize,
        rate,
        bytes: bits as usize / 8,
    })
}

/// A number of up to four bytes, the lowest first.
fn number(bytes: &[u8]) -> u32 {
    let bytes = bytes.iter().rev().take(4);
    bytes.fold(0, |number, byte| number << 8 | u32::from(*byte))
}

/// Mixes the channels and brings the samples to the usual rate: each is the mean of those in its time.
fn samples(body: &[u8], format: Format) -> Result<Vec<i16>, WavError> {
    let frames: Vec<f32> = body
        .chunks_exact(format.bytes * format.channels)
        .take(format.rate as usize * LONGEST)
        .map(|frame| {
            let all = frame.chunks_exact(format.bytes);
            all.map(|bytes| sample(bytes, format.float)).sum::<f32>() / format.channels as f32
        })
        .collect();
    let count = frames.len() as u64 * u64::from(RATE) / u64::from(format.rate);
    if count == 0 {
        return Err(WavError::NotWav);
    }
    let place = |at: u64| (at * u64::from(format.rate) / u64::from(RATE)) as usize;
    let mixed = (0..count).map(|at| {
        let from = place(at).min(frames.len() - 1);
        let to = place(at + 1).clamp(from + 1, frames.len());
        let part = &frames[from..to];
        let mean = part.iter().sum::<f32>() / part.len() as f32;
        (mean.clamp(-1.0, 1.0) * 32_767.0) as i16
    });
    Ok(mixed.collect())
}

/// One sample, from -1 to 1.
fn sample(bytes: &[u8], float: bool) -> f32 {
    match *bytes {
        [byte] => (f32::from(byte) - 128.0) / 128.0,
        [a, b] => f32::from(i16::from_le_bytes([a, b])) / 32_768.0,
        [a, b, c] => (i32::from_le_bytes([0, a, b, c]) as f32) / 2_147_483_648.0,
        [a, b, c, d] if float => {
            let value = f32::from_le_bytes([a, b, c, d]);
            if value.is_finite() { value } else { 0.0 }
        }
        [a, b, c, d] => (i32::from_le_bytes([a, b, c, d]) as f32) / 2_147_483_648.0,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn file(kind: u16, channels: u16, rate: u32, bits: u16, data: &[u8]) -> Vec<u8> {
        let mut file = b"RIFF\0\0\0\0WAVEJUNK\x03\0\0\0abc\0fmt \x10\0\0\0".to_vec();
        file.extend(kind.to_le_bytes());
        file.extend(channels.to_le_bytes());
        file.extend(rate.to_le_bytes());
        file.extend([0; 6]);
        file.extend(bits.to_le_bytes());
        file.extend(b"data");
        file.extend((data.len() as u32).to_le_bytes());
        file.extend(data);
        file
    }

    fn silence(samples: usize) -> Vec<u8> {
        vec![0; samples * 2]
    }

    #[test]
    fn a_file_of_any_rate_and_depth_has_the_same_length_and_loudness() {
        let half: [(u16, u16, Vec<u8>); 5] = [
            (1, 8, vec![192]),
            (1, 16, 16_384i16.to_le_bytes().to_vec()),
            (1, 24, vec![0, 0, 64]),
            (1, 32, (1i32 << 30).to_le_bytes().to_vec()),
            (3, 32, 0.5f32.to_le_bytes().to_vec()),
        ];
        for (kind, bits, one) in half {
            for (channels, rate) in [(1, 44_100), (2, 48_000), (1, 8_000), (2, 22_050)] {
                let data = one.repeat(usize::from(channels) * rate as usize);
                let samples = decode(&file(kind, channels, rate, bits, &data)).expect("a sound");
                assert_eq!(samples.len(), RATE as usize, "{bits} bits at {rate}");
                assert!(samples.iter().all(|s| (16_300..=16_400).contains(s)));
            }
        }
    }

    #[test]
    fn two_channels_become_their_mean() {
        let data: Vec<u8> = [8_000i16, -8_000]
            .iter()
            .flat_map(|s| s.to_le_bytes())
            .collect();
        let samples = decode(&file(1, 2, RATE, 16, &data.repeat(50))).expect("a sound");
        assert!(samples.len() == 50 && samples.iter().all(|s| *s == 0));
    }

    #[test]
    fn a_long_file_is_cut() {
        let data = silence(RATE as usize * 20);
        let samples = decode(&file(1, 1, RATE, 16, &data)).expect("a sound");
        assert_eq!(samples.len(), RATE as usize * LONGEST);
    }

    #[test]
    fn what_cannot_be_played_says_why() {
        assert_eq!(decode(b"OggS and more of it"), Err(WavError::NotWav));
        assert_eq!(decode(&file(1, 1, RATE, 16, &[])), Err(WavError::NotWav));
        assert_eq!(
            decode(&file(0x55, 1, RATE, 0, &[1; 9])),
            Err(WavError::Compressed)
        );
        assert_eq!(
            decode(&file(1, 0, RATE, 16, &[1; 9])),
            Err(WavError::NotWav)
        );
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(read(folder.path()), Err(WavError::NotWav));
        let missing = read(&folder.path().join("none.wav"));
        assert!(matches!(missing, Err(WavError::Unreadable(_))));
        let large = folder.path().join("large.wav");
        let file = File::create(&large).expect("created");
        file.set_len(MAX_FILE + 1).expect("as long");
        assert_eq!(read(&large), Err(WavError::TooLarge));
    }

    proptest! {
        #[test]
        fn any_bytes_can_be_read(
            kind in 0u16..4, channels in 0u16..10, rate in 0u32..500_000, bits in 0u16..40,
            data in proptest::collection::vec(any::<u8>(), 0..200), cut in 0usize..260,
        ) {
            let mut file = file(kind, channels, rate, bits, &data);
            file.truncate(cut);
            let _ = decode(&file);
        }
    }
}
