//! Leaving a message: `Store2` (14 section 2).

use std::fmt::Write as _;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::auth::Secret;
use crate::dialect::Dialect;
use crate::io::HttpReply;
use crate::soap::xml::{Document, Limits};
use crate::soap::{Fault, SoapVersion, envelope};

/// The value of the `SOAPAction` header, with its quotes.
pub const STORE_ACTION: &str = "\"http://messenger.live.com/ws/2006/09/oim/Store2\"";

const OIM: (&str, &str) = ("xmlns", "http://messenger.msn.com/ws/2004/09/oim/");
/// The longest encoded name, in characters: it is one word and is not folded.
const MAX_NAME: usize = 48;
/// Lines of base64 have so many characters; Escargot refuses longer ones than 77.
const LINE: usize = 76;

/// A message to be left.
#[derive(Clone, Copy, Debug)]
pub struct StoreRequest<'a> {
    /// The own address.
    pub from: &'a str,
    /// The own display name.
    pub name: &'a str,
    /// Whom it is for.
    pub to: &'a str,
    /// The dialect that is spoken.
    pub dialect: Dialect,
    /// The ticket of `messengersecure.live.com`.
    pub ticket: &'a Secret,
    /// The answer to the last lock key challenge; empty while there was none.
    pub lock_key: &'a str,
    /// The GUID of this run, in braces.
    pub run: &'a str,
    /// The number of the message in this run, from 1. A try that is repeated keeps it.
    pub number: u32,
    /// The text, without any format.
    pub text: &'a str,
}

/// Writes the request. It holds a ticket: it goes to the service and nowhere else.
#[must_use]
pub fn store_request(message: &StoreRequest<'_>) -> Secret {
    let number = message.number.to_string();
    let build = message.dialect.client_version();
    let request = envelope(
        SoapVersion::V11,
        |header| {
            header.empty(
                "From",
                &[
                    ("memberName", message.from),
                    ("friendlyName", &encoded_name(message.name)),
                    ("xml:lang", "en-US"),
                    ("proxy", "MSNMSGR"),
                    OIM,
                    ("msnpVer", &message.dialect.to_string()),
                    ("buildVer", build),
                ],
            );
            header.empty("To", &[("memberName", message.to), OIM]);
            header.empty(
                "Ticket",
                &[
                    ("passport", message.ticket.expose()),
                    ("appid", message.dialect.product().id),
                    ("lockkey", message.lock_key),
                    OIM,
                ],
            );
            header.open(
                "Sequence",
                &[("xmlns", "http://schemas.xmlsoap.org/ws/2003/03/rm")],
            );
            let utility = ("xmlns", "http://schemas.xmlsoap.org/ws/2002/07/utility");
            header.leaf("Identifier", &[utility], "http://messenger.msn.com");
            header.text("MessageNumber", &number);
            header.close();
        },
        |body| {
            body.leaf("MessageType", &[OIM], "text");
            body.leaf("Content", &[OIM], &content(message));
        },
    );
    Secret::new(request)
}

fn content(message: &StoreRequest<'_>) -> String {
    let mut content = format!(
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: base64\n\
         X-OIM-Message-Type: OfflineMessage\nX-OIM-Run-Id: {}\nX-OIM-Sequence-Num: {}\n",
        message.run, message.number
    );
    let body = STANDARD.encode(message.text);
    let mut rest = body.as_str();
    // Base64 is ASCII: every byte is a border.
    while let Some((line, tail)) = rest.split_at_checked(LINE.min(rest.len())) {
        let _ = write!(content, "\n{line}");
        if tail.is_empty() {
            break;
        }
        rest = tail;
    }
    content
}

/// The name as one encoded word. What does not fit is cut off between characters.
fn encoded_name(name: &str) -> String {
    let room = (MAX_NAME - "=?utf-8?B??=".len()) / 4 * 3;
    let end = (0..=room.min(name.len()))
        .rev()
        .find(|&at| name.is_char_boundary(at));
    let name = name.get(..end.unwrap_or(0)).unwrap_or_default();
    format!("=?utf-8?B?{}?=", STANDARD.encode(name))
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreAnswer {
    /// The service keeps the message.
    Stored,
    /// Answer this challenge and repeat the request with the answer as lock key.
    LockKey(String),
    /// The ticket is too old or of the wrong kind.
    TicketEnded,
    /// Too many messages: wait a minute.
    Throttled,
    /// The recipient is unknown or does not want the message, or the service is down; nobody says which.
    Refused,
    /// The form of the message was not understood.
    Content,
    /// The message is too long.
    TooLarge,
    /// Something else: a status that says nothing, no XML, another fault.
    Failed,
}

/// Reads the answer to a [`store_request`].
#[must_use]
pub fn read_store_answer(reply: &HttpReply) -> StoreAnswer {
    let Ok(tree) = Document::read(&reply.body, Limits::default()) else {
        return match reply.status {
            // Escargot's way to say that it does not know the ticket (12 section 6).
            401 | 403 => StoreAnswer::TicketEnded,
            _ => StoreAnswer::Failed,
        };
    };
    let tree = tree.root();
    let Some(fault) = Fault::find(tree) else {
        let stored = tree
            .at("Body/StoreResponse")
            .or_else(|| tree.at("Body/Store2Response"));
        return match (reply.status, stored) {
            (200, Some(_)) => StoreAnswer::Stored,
            (401 | 403, _) => StoreAnswer::TicketEnded,
            _ => StoreAnswer::Failed,
        };
    };
    let is = |code: &str| fault.is(code);
    if let Some(challenge) = fault.detail("LockKeyChallenge") {
        StoreAnswer::LockKey(challenge.to_owned())
    } else if is("AuthenticationFailed") || is("BadContextToken") {
        StoreAnswer::TicketEnded
    } else if is("SenderThrottleLimitExceeded") {
        StoreAnswer::Throttled
    } else if is("SystemUnavailable") {
        StoreAnswer::Refused
    } else if is("InvalidContent") {
        StoreAnswer::Content
    } else if is("MessageTooLarge") {
        StoreAnswer::TooLarge
    } else {
        StoreAnswer::Failed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_cut_to_one_word_of_48_characters() {
        let name = encoded_name(&"ä".repeat(40));
        assert!(name.len() <= MAX_NAME, "{name}");
        assert_eq!(crate::message::decode_words(&name), "ä".repeat(13));
        assert_eq!(encoded_name(""), "=?utf-8?B??=");
    }

    #[test]
    fn long_bodies_are_folded_and_hold_the_whole_text() {
        let text = "x".repeat(1_000);
        let content = content(&StoreRequest {
            from: "a@example.com",
            name: "A",
            to: "b@example.com",
            dialect: Dialect::Msnp15,
            ticket: &"t".into(),
            lock_key: "",
            run: "{1}",
            number: 1,
            text: &text,
        });
        let (_, body) = content.split_once("\n\n").expect("a body");
        assert!(body.lines().all(|line| line.len() <= 76));
        let body = STANDARD.decode(body.replace('\n', "")).expect("base64");
        assert_eq!(body, text.as_bytes());
    }
}
