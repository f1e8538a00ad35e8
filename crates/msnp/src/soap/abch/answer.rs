//! What comes back from a call.

use super::Trouble;
use super::lists::text;
use crate::soap::Fault;
use crate::soap::xml::{Document, Limits, Node, XmlError};

/// The answer to a call that was done.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The key to send from now on, where it changed (13 section 1).
    pub cache_key: Option<String>,
    envelope: Document,
}

impl Answer {
    /// What the operation of this name gives; `None` where it gives nothing.
    #[must_use]
    pub fn result(&self, operation: &str) -> Option<Node<'_>> {
        let body = self.envelope.root().child("Body")?;
        body.child(&format!("{operation}Response"))?
            .child(&format!("{operation}Result"))
    }

    /// The id that an operation gives to what it made.
    #[must_use]
    pub fn guid(&self, operation: &str) -> Option<&str> {
        let result = self.result(operation)?;
        let id = result
            .word_at("guid")
            .or_else(|| result.word_at("contactId"));
        id.filter(|id| !id.is_empty())
    }
}

/// Reads an answer. A fault counts whatever the status says: servers send some with 200 (13 section 1).
///
/// # Errors
/// When the call was not done.
pub fn read(status: u16, body: &[u8]) -> Result<Answer, Trouble> {
    let document = match Document::read(body, Limits::LIST) {
        Ok(document) => document,
        Err(XmlError::TooLarge | XmlError::TooMany) => return Err(Trouble::TooMuch),
        Err(_) => {
            return Err(match status {
                401 | 403 => Trouble::Ticket,
                _ => Trouble::Status(status),
            });
        }
    };
    let envelope = document.root();
    if let Some(fault) = Fault::find(envelope) {
        return Err(Trouble::of(&fault));
    }
    // Some errors of connections stand in the middle of a result (13 section 8).
    if let Some(words) = envelope.find("clientErrorData").map(Node::word)
        && !words.is_empty()
    {
        return Err(Trouble::other("", words));
    }
    match status {
        200..=299 => {}
        401 | 403 => return Err(Trouble::Ticket),
        _ => return Err(Trouble::Status(status)),
    }
    let header = envelope.at("Header/ServiceHeader");
    let changed = header.and_then(|header| header.flag_at("CacheKeyChanged"));
    let key = header.and_then(|header| text(header, "CacheKey"));
    Ok(Answer {
        cache_key: key.filter(|_| changed == Some(true)),
        envelope: document,
    })
}
