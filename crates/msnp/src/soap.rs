//! The web services around the protocol: SOAP envelopes, written and read (protocol reference, 12 to 14).
//!
//! Nothing here sends anything. [`xml`] reads any document into a small tree and writes one; [`Fault`] finds what a
//! service complains of; [`envelope`] writes the frame that all requests share. Both sides use them: the client writes
//! requests and reads answers, a server does the reverse.

pub mod abch;
mod fault;
pub mod storage;
mod time;
pub mod xml;

pub use fault::{Fault, local_part};
pub use time::{read_time, write_time};
use xml::Writer;

/// The two versions of SOAP that the services speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SoapVersion {
    /// SOAP 1.1: everything but `RST2.srf`.
    V11,
    /// SOAP 1.2: `RST2.srf`.
    V12,
}

impl SoapVersion {
    /// The namespace of its envelope.
    #[must_use]
    pub const fn namespace(self) -> &'static str {
        match self {
            Self::V11 => "http://schemas.xmlsoap.org/soap/envelope/",
            Self::V12 => "http://www.w3.org/2003/05/soap-envelope",
        }
    }

    /// The `Content-Type` of its messages.
    #[must_use]
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::V11 => "text/xml; charset=utf-8",
            Self::V12 => "application/soap+xml; charset=utf-8",
        }
    }
}

/// Writes a whole SOAP message: declaration, envelope with the namespaces of schemas, what `header` writes (no header
/// where that is nothing), what `body` writes.
#[must_use]
pub fn envelope(
    version: SoapVersion,
    header: impl FnOnce(&mut Writer),
    body: impl FnOnce(&mut Writer),
) -> String {
    let mut out = Writer::document();
    out.open(
        "soap:Envelope",
        &[
            ("xmlns:soap", version.namespace()),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            ("xmlns:xsd", "http://www.w3.org/2001/XMLSchema"),
        ],
    );
    out.part("soap:Header", header);
    out.open("soap:Body", &[]);
    body(&mut out);
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::xml::{Document, Limits};
    use super::*;

    #[test]
    fn an_envelope_has_a_header_only_where_there_is_something_in_it() {
        let read = |text: &str| Document::read(text.as_bytes(), Limits::default()).expect("XML");
        let bare = envelope(SoapVersion::V11, |_| {}, |body| body.text("Ask", "a<b"));
        let tree = read(&bare);
        let tree = tree.root();
        assert!(tree.child("Header").is_none(), "{bare}");
        assert_eq!(tree.text_at("Body/Ask"), Some("a<b"));

        let full = envelope(
            SoapVersion::V12,
            |header| header.text("Ticket", "t=1&p="),
            |_| {},
        );
        let tree = read(&full);
        let tree = tree.root();
        assert_eq!(tree.text_at("Header/Ticket"), Some("t=1&p="));
        assert!(tree.child("Body").is_some());
        assert!(full.contains("http://www.w3.org/2003/05/soap-envelope"));
    }
}
