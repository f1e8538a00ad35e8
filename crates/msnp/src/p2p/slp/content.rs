//! What a text says below its headers.

use std::fmt;

use bytes::Bytes;

/// The content type of a text (08 section 3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BodyKind {
    /// A session is asked for or answered.
    Session,
    /// A session ends.
    Close,
    /// A session failed after it was accepted.
    Failure,
    /// A better way to carry the session is asked for.
    TransportRequest,
    /// The answer to that, or the addresses of who listens.
    TransportResponse,
    /// Other addresses, told in `ACK`.
    AddressUpdate,
    /// No body at all.
    Null,
    /// Another one.
    Other(String),
}

const PREFIX: &str = "application/x-msnmsgr-";

impl BodyKind {
    const KNOWN: [(Self, &'static str); 6] = [
        (Self::Session, "sessionreqbody"),
        (Self::Close, "sessionclosebody"),
        (Self::Failure, "session-failure-respbody"),
        (Self::TransportRequest, "transreqbody"),
        (Self::TransportResponse, "transrespbody"),
        (Self::AddressUpdate, "transdestaddrupdate"),
    ];

    /// The kind of this content type.
    #[must_use]
    pub fn of(content_type: &str) -> Self {
        let bare = content_type.split(';').next().unwrap_or_default().trim();
        if bare.eq_ignore_ascii_case("null") {
            return Self::Null;
        }
        let name = bare
            .get(..PREFIX.len())
            .filter(|start| start.eq_ignore_ascii_case(PREFIX))
            .and_then(|_| bare.get(PREFIX.len()..));
        Self::KNOWN
            .into_iter()
            .find(|(_, known)| name.is_some_and(|name| name.eq_ignore_ascii_case(known)))
            .map_or_else(|| Self::Other(bare.to_owned()), |(kind, _)| kind)
    }
}

impl fmt::Display for BodyKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Null => return f.write_str("null"),
            Self::Other(other) => return f.write_str(other),
            Self::Session => "sessionreqbody",
            Self::Close => "sessionclosebody",
            Self::Failure => "session-failure-respbody",
            Self::TransportRequest => "transreqbody",
            Self::TransportResponse => "transrespbody",
            Self::AddressUpdate => "transdestaddrupdate",
        };
        write!(f, "{PREFIX}{name}")
    }
}

/// A body with its content type, without the NUL behind it. [`crate::p2p::body`] reads and writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// What it is.
    pub kind: BodyKind,
    /// The lines.
    pub body: Bytes,
}

impl Content {
    /// No body.
    #[must_use]
    pub fn none() -> Self {
        Self {
            kind: BodyKind::Null,
            body: Bytes::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_read_as_it_is_written() {
        for (kind, name) in BodyKind::KNOWN {
            assert!(kind.to_string().ends_with(name));
            assert_eq!(BodyKind::of(&kind.to_string().to_uppercase()), kind);
        }
        assert_eq!(BodyKind::of("null"), BodyKind::Null);
        let other = BodyKind::of("application/x-msnmsgr-turnsetup");
        assert_eq!(other.to_string(), "application/x-msnmsgr-turnsetup");
    }
}
