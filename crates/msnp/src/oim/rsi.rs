//! Fetching and deleting: RSI (14 section 5).

use super::data::MailData;
use crate::auth::Secret;
use crate::io::HttpReply;
use crate::soap::xml::{Document, Limits, Node, Writer};
use crate::soap::{Fault, SoapVersion, envelope};

const RSI: (&str, &str) = ("xmlns", "http://www.hotmail.msn.com/ws/2004/09/oim/rsi");

/// A request to the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RsiRequest<'a> {
    /// Which messages wait?
    Metadata {
        /// With an element in it: there is a server that does not understand an empty one.
        filled: bool,
    },
    /// This message.
    Message(&'a str),
    /// Delete these.
    Delete(&'a [String]),
}

impl RsiRequest<'_> {
    fn operation(&self) -> &'static str {
        match self {
            Self::Metadata { .. } => "GetMetadata",
            Self::Message(_) => "GetMessage",
            Self::Delete(_) => "DeleteMessages",
        }
    }

    /// The value of the `SOAPAction` header, with its quotes.
    #[must_use]
    pub fn action(&self) -> String {
        format!("\"{}/{}\"", RSI.1, self.operation())
    }

    /// Writes the request, with the two parts of the `messenger.msn.com` ticket: it goes to the service and nowhere else.
    #[must_use]
    pub fn write(&self, (t, p): (&Secret, &Secret)) -> Secret {
        let request = envelope(
            SoapVersion::V11,
            |header| {
                header.open("PassportCookie", &[RSI]);
                header.text("t", t.expose());
                header.text("p", p.expose());
                header.close();
            },
            |body| self.write_body(body),
        );
        Secret::new(request)
    }

    fn write_body(&self, body: &mut Writer) {
        let name = self.operation();
        if let Self::Metadata { filled: false } = self {
            return body.empty(name, &[RSI]);
        }
        body.open(name, &[RSI]);
        match self {
            Self::Metadata { .. } => body.empty("_", &[]),
            Self::Message(id) => {
                body.text("messageId", id);
                body.text("alsoMarkAsRead", "false");
            }
            Self::Delete(ids) => {
                body.open("messageIds", &[]);
                for id in *ids {
                    body.text("messageId", id);
                }
                body.close();
            }
        }
        body.close();
    }
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RsiAnswer<T> {
    /// This.
    Given(T),
    /// The ticket is too old or unknown.
    TicketEnded,
    /// Nobody who knows the messages has answered.
    Unavailable,
    /// Something else.
    Failed,
}

fn read<T>(reply: &HttpReply, take: impl FnOnce(Node<'_>) -> Option<T>) -> RsiAnswer<T> {
    let tree = Document::read(&reply.body, Limits::default());
    if let Ok(tree) = &tree {
        match Fault::find(tree.root()) {
            Some(fault) if fault.is("BadContextToken") || fault.is("AuthenticationFailed") => {
                return RsiAnswer::TicketEnded;
            }
            Some(_) => return RsiAnswer::Failed,
            None => {}
        }
    }
    match (reply.status, tree) {
        (401 | 403, _) => RsiAnswer::TicketEnded,
        (408 | 429 | 502..=504, _) => RsiAnswer::Unavailable,
        (200, Ok(tree)) => take(tree.root()).map_or(RsiAnswer::Failed, RsiAnswer::Given),
        _ => RsiAnswer::Failed,
    }
}

/// Reads the answer to [`RsiRequest::Metadata`]: elements, or the same as escaped text.
#[must_use]
pub fn read_metadata(reply: &HttpReply) -> RsiAnswer<MailData> {
    read(reply, |tree| {
        let answer = tree.at("Body/GetMetadataResponse")?;
        match answer.child("MD") {
            Some(data) => Some(MailData::of(data)),
            None if answer.word().is_empty() => Some(MailData::default()),
            None => Some(MailData::read(answer.word())),
        }
    })
}

/// Reads the answer to [`RsiRequest::Message`]: the letter.
#[must_use]
pub fn read_letter(reply: &HttpReply) -> RsiAnswer<String> {
    read(reply, |tree| {
        let letter = tree.text_at("Body/GetMessageResponse/GetMessageResult")?;
        Some(letter.to_owned())
    })
}

/// Reads the answer to [`RsiRequest::Delete`].
#[must_use]
pub fn is_deleted(reply: &HttpReply) -> RsiAnswer<()> {
    read(reply, |tree| {
        tree.at("Body/DeleteMessagesResponse").map(|_| ())
    })
}
