//! Frames: how commands and their payloads lie in the byte stream.
//!
//! A [`Decoder`] cuts what arrives into [`Frame`]s, wherever the stream was cut; a [`LineWriter`] writes them. What the
//! words of a frame mean is told by [`crate::command`]. Protocol reference 01, sections 2 to 4.

mod decoder;
mod encoding;
mod frame;
mod line;
mod payload;

pub use decoder::{Decoder, Limits, WireError};
pub(crate) use encoding::is_forbidden_in_xml;
pub use encoding::{
    percent_decode, percent_encode, percent_encode_within, xml_escape, xml_escape_numerically,
};
pub use frame::{Frame, Words};
pub(crate) use frame::{cut, harmless};
pub use line::LineWriter;
pub use payload::{LinkKind, Reader};
