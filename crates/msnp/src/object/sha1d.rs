//! The hash that makes an object itself.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha1::{Digest, Sha1};

use super::LENIENT;

/// The SHA-1 of the bytes of an object. Two objects with the same one are the same bytes, whatever else they say; it is
/// written in base64, `SHA1D`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sha1d(pub [u8; 20]);

impl Sha1d {
    /// The hash of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha1::digest(bytes).into())
    }

    /// Reads base64. A blank is a plus sign that somebody decoded as if it came from a form (06 section 4).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > 28 {
            return None;
        }
        let bytes = LENIENT.decode(text.replace(' ', "+")).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// The hash in 40 hexadecimal digits: the name of a file.
    #[must_use]
    pub fn to_hex(self) -> String {
        self.0
            .iter()
            .fold(String::with_capacity(40), |mut hex, byte| {
                for digit in [byte >> 4, byte & 15] {
                    hex.extend(char::from_digit(u32::from(digit), 16));
                }
                hex
            })
    }
}

impl fmt::Display for Sha1d {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&STANDARD.encode(self.0))
    }
}

impl fmt::Debug for Sha1d {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sha1d({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_read_as_it_is_written() {
        let hash = Sha1d::of(b"abc");
        assert_eq!(hash.to_string(), "qZk+NkcGgWq6PiVxeFDCbJzQ2J0=");
        assert_eq!(hash.to_hex(), "a9993e364706816aba3e25717850c26c9cd0d89d");
        assert_eq!(Sha1d::parse("qZk NkcGgWq6PiVxeFDCbJzQ2J0"), Some(hash));
        assert_eq!(Sha1d::parse("qZk+NkcGgWq6PiVxeFDCbJzQ2J"), None);
        assert_eq!(Sha1d::parse(&"A".repeat(1 << 20)), None);
    }
}
