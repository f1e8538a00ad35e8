//! What an object may be.

/// What kind of thing an object names (06 section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ObjectKind {
    /// 2: an emoticon of somebody's own.
    Emoticon,
    /// 3: a display picture.
    Picture,
    /// 5: a background that stands still.
    Background,
    /// 7: a display picture that moves, in a cabinet file.
    DynamicPicture,
    /// 8: a wink, in a cabinet file.
    Wink,
    /// 10: a background that moves, in a cabinet file.
    DynamicBackground,
    /// 11: a voice clip.
    VoiceClip,
    /// 14: a sound played when somebody comes online (2009).
    SignatureSound,
    /// 16: the picture behind a contact's name (MSNP18).
    Scene,
    /// Another one, by its number.
    Other(u32),
}

impl ObjectKind {
    /// The kind with this number.
    #[must_use]
    pub fn of(number: u32) -> Self {
        match number {
            2 => Self::Emoticon,
            3 => Self::Picture,
            5 => Self::Background,
            7 => Self::DynamicPicture,
            8 => Self::Wink,
            10 => Self::DynamicBackground,
            11 => Self::VoiceClip,
            14 => Self::SignatureSound,
            16 => Self::Scene,
            other => Self::Other(other),
        }
    }

    /// The number in `Type`.
    #[must_use]
    pub fn number(self) -> u32 {
        match self {
            Self::Emoticon => 2,
            Self::Picture => 3,
            Self::Background => 5,
            Self::DynamicPicture => 7,
            Self::Wink => 8,
            Self::DynamicBackground => 10,
            Self::VoiceClip => 11,
            Self::SignatureSound => 14,
            Self::Scene => 16,
            Self::Other(number) => number,
        }
    }

    /// The `AppID` of the session that fetches it. Which object is meant is told by the object, never by this number.
    #[must_use]
    pub fn app_id(self) -> u32 {
        match self {
            Self::Emoticon => 11,
            Self::Picture | Self::DynamicPicture | Self::Scene => 12,
            Self::Other(4) => 2,
            _ => 1,
        }
    }

    /// The most bytes that are fetched (06 section 5).
    #[must_use]
    pub fn max_size(self) -> u64 {
        const KIB: u64 = 1024;
        match self {
            Self::Background
            | Self::DynamicPicture
            | Self::Wink
            | Self::DynamicBackground
            | Self::Scene => 2048 * KIB,
            Self::VoiceClip | Self::SignatureSound => 1024 * KIB,
            Self::Emoticon | Self::Picture | Self::Other(_) => 512 * KIB,
        }
    }

    /// Whether the first bytes are those of a file of this kind (09 section 2).
    #[must_use]
    pub fn begins_like(self, bytes: &[u8]) -> bool {
        match self {
            Self::Emoticon | Self::Picture | Self::Background | Self::Scene => is_picture(bytes),
            Self::DynamicPicture | Self::Wink | Self::DynamicBackground => {
                bytes.starts_with(b"MSCF")
            }
            Self::VoiceClip => bytes.starts_with(b"RIFF"),
            Self::SignatureSound | Self::Other(_) => true,
        }
    }
}

/// Whether these bytes begin like a PNG, JPEG or GIF.
pub(crate) fn is_picture(bytes: &[u8]) -> bool {
    [
        &b"\x89PNG\r\n\x1a\n"[..],
        b"\xff\xd8\xff",
        b"GIF87a",
        b"GIF89a",
    ]
    .iter()
    .any(|start| bytes.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_kept() {
        for number in 0..20 {
            assert_eq!(ObjectKind::of(number).number(), number);
        }
        assert_eq!(ObjectKind::of(u32::MAX), ObjectKind::Other(u32::MAX));
    }

    #[test]
    fn bytes_are_told_by_how_they_begin() {
        let png = b"\x89PNG\r\n\x1a\nrest";
        assert!(ObjectKind::Picture.begins_like(png));
        assert!(ObjectKind::Emoticon.begins_like(b"GIF89a"));
        assert!(ObjectKind::Picture.begins_like(b"\xff\xd8\xff\xe0"));
        assert!(!ObjectKind::Picture.begins_like(b"<svg>"));
        assert!(!ObjectKind::Wink.begins_like(png));
        assert!(ObjectKind::Wink.begins_like(b"MSCF\0"));
        assert!(ObjectKind::VoiceClip.begins_like(b"RIFF"));
    }
}
