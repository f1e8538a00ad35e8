//! What an offer of a file says of the file (10 section 1).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;

use crate::object::{LENIENT, is_picture, utf16};

mod name;

pub use name::safe_name;

/// The longest context that is read, in bytes of base64: what fits into a text.
const MAX_CONTEXT: usize = super::slp::MAX_SLP;
/// Behind the name begins what may be missing.
const NAME: std::ops::Range<usize> = 20..540;
/// The characters the name may have, in UTF-16 units, without the NUL.
const MAX_NAME: usize = 259;

/// Which form a context is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ContextVersion {
    /// 574 bytes: MSN 6 to 7.5 (below MSNC6).
    Two,
    /// 638 bytes: from Windows Live Messenger 8 on.
    Three,
}

/// What an offer is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum FileUse {
    /// A file to keep.
    #[default]
    Keep,
    /// A background that both are to see (09 section 5).
    Background,
}

/// What an offer of a file says of the file.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct FileContext {
    /// The bytes of the file. 0 is allowed.
    pub size: u64,
    /// Its name as it came; [`safe_name`] makes one of it that may be used.
    pub name: String,
    /// What it is for.
    pub used_for: FileUse,
    /// A small picture of what is in it: PNG, JPEG or GIF.
    pub preview: Option<Bytes>,
}

impl FileContext {
    /// Reads the context of an invitation. `None` when it is too short to name a file.
    #[must_use]
    pub fn from_context(context: &str) -> Option<Self> {
        if context.len() > MAX_CONTEXT {
            return None;
        }
        Self::read(&Bytes::from(LENIENT.decode(context.trim()).ok()?))
    }

    /// Reads the bytes of a context; size and name are enough.
    #[must_use]
    pub fn read(blob: &Bytes) -> Option<Self> {
        let size = u64::from_le_bytes(*blob.get(8..)?.first_chunk()?);
        let background = number(blob, 16)? == 4 || number(blob, 570) == Some(0xffff_fffe);
        let units = blob.get(NAME)?;
        let end = units
            .as_chunks::<2>()
            .0
            .iter()
            .position(|unit| *unit == [0; 2]);
        let name = utf16(units.get(..end.map_or(units.len(), |end| 2 * end))?)?;
        Some(Self {
            size,
            name,
            used_for: if background {
                FileUse::Background
            } else {
                FileUse::Keep
            },
            preview: preview(blob, number(blob, 0)?),
        })
    }

    /// The context of an invitation. A name that is too long is cut at its end.
    #[must_use]
    pub fn to_context(&self, version: ContextVersion) -> String {
        STANDARD.encode(self.to_bytes(version))
    }

    /// The bytes of a context.
    #[must_use]
    pub fn to_bytes(&self, version: ContextVersion) -> Bytes {
        let (len, number): (u32, u32) = match version {
            ContextVersion::Two => (574, 2),
            ContextVersion::Three => (638, 3),
        };
        let (kind, mark): (u32, u32) = match (self.used_for, &self.preview) {
            (FileUse::Background, _) => (4, 0xffff_fffe),
            (FileUse::Keep, None) => (1, u32::MAX),
            (FileUse::Keep, Some(_)) => (0, u32::MAX),
        };
        let mut out = Vec::with_capacity(638 + self.preview.as_ref().map_or(0, Bytes::len));
        out.extend_from_slice(&len.to_le_bytes());
        out.extend_from_slice(&number.to_le_bytes());
        out.extend_from_slice(&self.size.to_le_bytes());
        out.extend_from_slice(&kind.to_le_bytes());
        let mut left = MAX_NAME;
        for c in self.name.chars() {
            let mut units = [0; 2];
            let units = c.encode_utf16(&mut units);
            if units.len() > left {
                break;
            }
            left -= units.len();
            out.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
        }
        out.resize(570, 0);
        out.extend_from_slice(&mark.to_le_bytes());
        out.resize(len as usize, 0);
        out.extend_from_slice(self.preview.as_deref().unwrap_or_default());
        Bytes::from(out)
    }
}

fn number(blob: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*blob.get(at..)?.first_chunk()?))
}

/// The picture behind the fixed part, if that is what stands there.
fn preview(blob: &Bytes, told: u32) -> Option<Bytes> {
    let told = usize::try_from(told).ok()?;
    // MSNPSharp counts the picture with the fixed part.
    let at = if told > 638 && told == blob.len() {
        638
    } else {
        told
    };
    let rest = blob.get(at..).filter(|_| at >= NAME.end)?;
    is_picture(rest).then(|| blob.slice(at..))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer(name: &str) -> FileContext {
        FileContext {
            size: 5_000_000_000,
            name: name.to_owned(),
            ..FileContext::default()
        }
    }

    #[test]
    fn a_context_is_as_long_as_its_version_says() {
        let offer = offer("a.txt");
        assert_eq!(offer.to_bytes(ContextVersion::Two).len(), 574);
        let three = offer.to_bytes(ContextVersion::Three);
        assert_eq!((three.len(), number(&three, 0)), (638, Some(638)));
        assert_eq!(offer.to_context(ContextVersion::Three).len(), 852);
        assert_eq!(FileContext::read(&three), Some(offer));
    }

    #[test]
    fn size_and_name_are_enough() {
        let whole = offer("a.txt").to_bytes(ContextVersion::Two);
        assert_eq!(FileContext::read(&whole.slice(..540)), Some(offer("a.txt")));
        assert_eq!(FileContext::read(&whole.slice(..539)), None);
        assert_eq!(FileContext::read(&Bytes::new()), None);
        assert_eq!(
            FileContext::from_context(&"A".repeat(MAX_CONTEXT + 1)),
            None
        );
    }

    #[test]
    fn a_long_name_is_cut_between_characters() {
        let long = format!("x{}", "😀".repeat(200));
        let read = FileContext::read(&offer(&long).to_bytes(ContextVersion::Three));
        let name = read.expect("a context").name;
        assert_eq!(name, format!("x{}", "😀".repeat(129)));
    }

    #[test]
    fn a_preview_is_a_picture_wherever_its_place_is_told() {
        let png = Bytes::from_static(b"\x89PNG\r\n\x1a\nrest");
        let mut with = offer("a.png");
        with.preview = Some(png.clone());
        for version in [ContextVersion::Two, ContextVersion::Three] {
            let mut blob = with.to_bytes(version).to_vec();
            assert_eq!(FileContext::read(&blob.clone().into()), Some(with.clone()));
            // Counted with the fixed part.
            let all = u32::try_from(blob.len()).expect("short").to_le_bytes();
            blob[..4].copy_from_slice(&all);
            let counted = FileContext::read(&blob.into()).expect("a context").preview;
            let found = version == ContextVersion::Three;
            assert_eq!(counted, found.then(|| png.clone()));
        }
        for told in [0_u32, 8, 100_000, u32::MAX, 639] {
            let mut blob = with.to_bytes(ContextVersion::Three).to_vec();
            blob[..4].copy_from_slice(&told.to_le_bytes());
            let read = FileContext::read(&blob.into()).expect("a context");
            assert_eq!((read.preview, &*read.name), (None, "a.png"), "{told}");
        }
    }
}
