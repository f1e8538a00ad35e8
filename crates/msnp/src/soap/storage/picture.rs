//! The bytes of the picture, up and down.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;

use crate::auth::Secret;
use crate::io::HttpReply;
use crate::redirect::absolute;
use crate::soap::xml::Writer;
use crate::wire::percent_encode;

/// The largest picture that is taken or given, in bytes.
pub(crate) const MAX_PICTURE: usize = 128 * 1024;

/// A picture to be kept: PNG, JPEG or GIF, at most 96 by 96 points.
#[derive(Clone, Copy)]
pub struct Picture<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

impl std::fmt::Debug for Picture<'_> {
    /// Its size only.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({}, {} bytes)", self.name, self.bytes.len())
    }
}

impl Picture<'_> {
    pub(super) fn write(&self, replaces: Option<&str>, out: &mut Writer) {
        out.open("document", &[("xsi:type", "Photo")]);
        if let Some(document) = replaces {
            out.text("ResourceID", document);
        }
        out.text("Name", self.name);
        out.open("DocumentStreams", &[]);
        out.open("DocumentStream", &[("xsi:type", "PhotoStream")]);
        out.text("DocumentStreamType", "UserTileStatic");
        out.text("MimeType", image_type(self.bytes).unwrap_or("image/png"));
        out.text("Data", &STANDARD.encode(self.bytes));
        out.text("DataSize", "0");
        out.close();
        out.close();
        out.close();
    }
}

/// What a picture is, by its first bytes: what services and clients call it is often wrong (14 section 6). `None` for
/// what is no picture.
#[must_use]
pub fn image_type(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some("image/png")
    } else if bytes.starts_with(b"GIF8") {
        Some("image/gif")
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        Some("image/jpeg")
    } else {
        None
    }
}

/// Where the bytes of a picture are fetched by a plain GET: its address as told, or, where that has no host, the one on
/// the host of the `service` with the first part of the ticket. It may hold the ticket.
#[must_use]
pub fn picture_address(address: &str, service: &str, t: &Secret) -> Option<Secret> {
    let url = absolute(service, address)?;
    if !address.trim().starts_with('/') {
        return Some(Secret::new(url));
    }
    let query = if url.contains('?') { '&' } else { '?' };
    Some(Secret::new(format!(
        "{url}{query}t={}",
        percent_encode(t.expose())
    )))
}

/// The bytes of a picture that was fetched; `None` where there is none, or too much of it.
#[must_use]
pub fn read_picture(reply: &HttpReply) -> Option<Bytes> {
    let good =
        reply.status == 200 && reply.body.len() <= MAX_PICTURE && image_type(&reply.body).is_some();
    good.then(|| reply.body.clone())
}
