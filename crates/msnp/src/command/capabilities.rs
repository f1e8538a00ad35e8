//! What a client can do, as it tells in its presence (04 section 3).

use std::fmt;

/// The capabilities of a client: flags and the MSNC version, and from MSNP16 on a second set of flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Capabilities {
    /// The low 28 bits are flags, the top 4 the MSNC version.
    pub flags: u32,
    /// The second number; `None` where the dialect has none.
    pub extended: Option<u32>,
}

impl Capabilities {
    /// Receives drawings as GIF.
    pub const INK_GIF: u32 = 1 << 2;
    /// Receives drawings in Ink Serialized Format.
    pub const INK_ISF: u32 = 1 << 3;
    /// Shows drawings that are GIF pictures.
    pub const GIF_INK: u32 = 1 << 2;
    /// Shows drawings that are ink (ISF).
    pub const ISF_INK: u32 = 1 << 3;
    /// Joins long messages cut into chunks.
    pub const CHUNKING: u32 = 1 << 5;
    /// Receives winks.
    pub const WINKS: u32 = 1 << 15;
    /// Receives voice clips.
    pub const VOICE_CLIPS: u32 = 1 << 18;
    /// Is a bot.
    pub const BOT: u32 = 1 << 17;
    /// Speaks through a mobile phone.
    pub const MOBILE: u32 = 1 << 10;

    /// In the second number: speaks the second version of P2P.
    pub const P2P_V2: u32 = 1 << 5;
    /// In the second number: can be nudged.
    pub const NUDGES: u32 = 1 << 10;
    /// In the second number: shows emoticons of others' own.
    pub const EMOTICONS: u32 = 1 << 27;

    /// Capabilities of these flags and this MSNC version (0 to 15), without a second number.
    #[must_use]
    pub fn new(msnc: u32, flags: u32) -> Self {
        Self {
            flags: (msnc & 15) << 28 | flags & 0x0fff_ffff,
            extended: None,
        }
    }

    /// Reads `a`, `a:b`, `a:`; a number may be negative or too large for 32 bits. Anything else is 0.
    #[must_use]
    pub fn parse(word: &str) -> Self {
        let (flags, extended) = match word.split_once(':') {
            Some((flags, extended)) => (flags, Some(extended)),
            None => (word, None),
        };
        Self {
            flags: wrapped(flags),
            extended: extended.map(wrapped),
        }
    }

    /// The MSNC version: 0 older than 6.0, 4 = 7.0, 5 = 7.5, 6 = 8.0 … To be compared, never tested bit by bit.
    #[must_use]
    pub fn msnc(self) -> u32 {
        self.flags >> 28
    }

    /// Whether all these flags are set.
    #[must_use]
    pub fn has(self, flags: u32) -> bool {
        self.flags & flags == flags
    }

    /// The capabilities of [`Capabilities::to_u64`]; a second number of 0 is none.
    #[must_use]
    pub fn from_u64(both: u64) -> Self {
        Self {
            // The casts take the halves apart.
            flags: both as u32,
            extended: Some((both >> 32) as u32).filter(|extended| *extended != 0),
        }
    }

    /// Both numbers in one, the second in the upper half, as events carry it.
    #[must_use]
    pub fn to_u64(self) -> u64 {
        u64::from(self.extended.unwrap_or(0)) << 32 | u64::from(self.flags)
    }
}

impl fmt::Display for Capabilities {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.extended {
            Some(extended) => write!(f, "{}:{extended}", self.flags),
            None => write!(f, "{}", self.flags),
        }
    }
}

/// A decimal number modulo 2^32, as clients with 32-bit integers write it.
fn wrapped(word: &str) -> u32 {
    // The cast keeps the low 32 bits, which is what is meant.
    word.trim().parse::<i64>().map_or(0, |number| number as u32)
}
