//! What the SOAP services have in common.

use bytes::Bytes;
use msnp::io::{HttpReply, Now};
use msnp::soap::xml::{Document, Limits, Node, Writer};
use msnp::soap::{SoapVersion, envelope};
use rand::Rng;
use rand::rngs::StdRng;

use super::super::types::WebRequest;
use super::reply;

/// The largest request.
const MAX_BODY: usize = 512 * 1024;
/// What a request may hold.
const LIMITS: Limits = Limits {
    bytes: MAX_BODY,
    depth: 24,
    nodes: 5000,
    attributes: 32,
};

/// A request, read.
pub(super) struct Asked {
    envelope: Document,
}

impl Asked {
    /// Reads the envelope; `None` when it is none, or more than a client ever sends.
    pub(super) fn read(request: &WebRequest) -> Option<Self> {
        let envelope = Document::read(&request.body, LIMITS).ok()?;
        envelope.root().is("Envelope").then_some(Self { envelope })
    }

    /// All of it.
    pub(super) fn envelope(&self) -> Node<'_> {
        self.envelope.root()
    }

    /// What is asked for: the first element of the body.
    pub(super) fn operation(&self) -> Option<Node<'_>> {
        self.envelope().child("Body")?.children().next()
    }
}

/// A SOAP message as an answer.
pub(super) fn xml_reply(status: u16, xml: String) -> HttpReply {
    let kind = ("Content-Type", SoapVersion::V11.content_type().to_owned());
    let cache = ("Cache-Control", "private, max-age=0".to_owned());
    reply(status, vec![kind, cache], Bytes::from(xml))
}

/// A result: what `header` and `body` write.
pub(super) fn result(
    header: impl FnOnce(&mut Writer),
    body: impl FnOnce(&mut Writer),
) -> HttpReply {
    xml_reply(200, envelope(SoapVersion::V11, header, body))
}

/// A fault: its code with the namespace of the prefix `q0`, where it has one, its text, the service, and the detail.
pub(super) fn fault(
    status: u16,
    (code, namespace): (&str, Option<&str>),
    text: &str,
    actor: &str,
    detail: impl FnOnce(&mut Writer),
) -> HttpReply {
    let xml = envelope(
        SoapVersion::V11,
        |_| {},
        |body| {
            body.open("soap:Fault", &[]);
            match namespace {
                Some(uri) => body.leaf("faultcode", &[("xmlns:q0", uri)], &format!("q0:{code}")),
                None => body.text("faultcode", &format!("soap:{code}")),
            }
            body.text("faultstring", text);
            body.text("faultactor", actor);
            body.open("detail", &[]);
            detail(body);
        },
    );
    xml_reply(status, xml)
}

/// So many random bytes.
pub(super) fn random_bytes<const N: usize>(rng: &mut StdRng) -> [u8; N] {
    std::array::from_fn(|_| rng.random())
}

/// The time as an answer has it.
pub(super) fn utc(now: Now) -> String {
    super::super::text::utc(now.wall, false)
}
