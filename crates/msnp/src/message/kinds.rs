//! The kinds of messages (05 section 4).

use std::borrow::Cow;

use bytes::Bytes;

use super::charset::decode_text_with;
use super::emoticon::{self, EmoticonDefinition};
use super::fields::{ContentType, Fields, Mime, lossy};
use super::format::ImFormat;
use super::ink::Ink;
use super::invite::Invite;
use super::notice::Notice;
use super::text::split_text;
use crate::api::InkKind;
use crate::p2p::Peer;

/// The longest action, in bytes: it fits into every payload.
const MAX_ACTION: usize = 400;

/// What a `MSG` holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message<'a> {
    /// A text.
    Text(TextMessage<'a>),
    /// Somebody is typing; the header says who, but the sender of the `MSG` is to be believed.
    Typing {
        /// `TypingUser`.
        user: Option<Cow<'a, str>>,
    },
    /// Somebody is recording a voice clip.
    Recording {
        /// `RecordingUser`.
        user: Option<Cow<'a, str>>,
    },
    /// A nudge.
    Nudge,
    /// Another datacast: 2 a wink, 3 a voice clip, 4 an action text.
    Datacast {
        /// `ID`.
        id: u32,
        /// `Data`: an object or the text.
        data: Option<Cow<'a, str>>,
    },
    /// What program it is and whether it keeps a history.
    ClientCaps {
        /// `Client-Name`.
        name: Option<Cow<'a, str>>,
        /// `Chat-Logging`, if told.
        logging: Option<bool>,
    },
    /// Emoticons of the sender's own for the texts that follow.
    Emoticons {
        /// Whether they move.
        animated: bool,
        /// Shortcuts and objects, in order.
        definitions: Vec<EmoticonDefinition<'a>>,
    },
    /// An invitation to something, or an answer to one.
    Invite(Invite<'a>),
    /// A drawing.
    Ink(Ink<'a>),
    /// P2P data.
    Data {
        /// Who it is for (`P2P-Dest`). Everyone in the switchboard gets it.
        to: Option<Peer>,
        /// Who it says to be from (`P2P-Src`): the place of the sender, who is to be believed about the account.
        from: Option<Peer>,
        /// The packet.
        packet: &'a [u8],
    },
    /// Something the server tells (04 section 8).
    Notice(Notice<'a>),
    /// A sign of life.
    Keepalive,
    /// Something else, to be ignored without noise.
    Other {
        /// The content type.
        content_type: Cow<'a, str>,
    },
}

/// A text as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextMessage<'a> {
    /// The text, lines parted by `\n`.
    pub text: Cow<'a, str>,
    /// The value of `X-MMS-IM-Format`.
    pub format: Option<Cow<'a, str>>,
    /// The name to be shown for this text alone (`P4-Context`).
    pub name: Option<Cow<'a, str>>,
}

impl TextMessage<'_> {
    /// How it looks.
    #[must_use]
    pub fn format(&self) -> ImFormat<'_> {
        self.format
            .as_deref()
            .map(ImFormat::parse)
            .unwrap_or_default()
    }
}

impl<'a> Message<'a> {
    /// Reads the payload of a `MSG`. Anything can be read; what makes no sense is [`Message::Other`].
    #[must_use]
    pub fn read(payload: &'a [u8]) -> Self {
        let mime = Mime::read(payload);
        let headers = mime.headers;
        let [content_type, format, name] =
            headers.find(["Content-Type", "X-MMS-IM-Format", "P4-Context"]);
        if content_type.is_none() && mime.body.is_empty() {
            return Self::Other {
                content_type: Cow::Borrowed(""),
            };
        }
        let content_type = ContentType::of(content_type);
        let is = |essence: &str| content_type.is(essence);
        if is("text/plain") {
            return Self::Text(TextMessage {
                text: decode_text_with(mime.body, || content_type.parameter("charset")),
                format: format.map(lossy),
                name: name.filter(|name| !name.is_empty()).map(lossy),
            });
        }
        if is("text/x-msmsgscontrol") {
            return match headers.get("RecordingUser") {
                Some(user) => Self::Recording { user: Some(user) },
                None => Self::Typing {
                    user: headers.get("TypingUser"),
                },
            };
        }
        if is("application/x-msnmsgrp2p") {
            let [to, from] = headers
                .find(["P2P-Dest", "P2P-Src"])
                .map(|peer| peer.and_then(|peer| Peer::parse(&lossy(peer))));
            return Self::Data {
                to,
                from,
                packet: mime.body,
            };
        }
        if let Some(kind) = [InkKind::Gif, InkKind::Isf]
            .into_iter()
            .find(|kind| is(kind.content_type()))
            && let Some(ink) = Ink::read(kind, mime.body)
        {
            return Self::Ink(ink);
        }
        let fields = Fields::new(mime.body);
        if is("text/x-msnmsgr-datacast") {
            return match fields.number("ID") {
                Some(1) => Self::Nudge,
                Some(id) => Self::Datacast {
                    id,
                    data: fields.get("Data"),
                },
                None => Self::Other {
                    content_type: Cow::Borrowed("text/x-msnmsgr-datacast"),
                },
            };
        }
        if is("text/x-msmsgsinvite") {
            return Self::Invite(Invite::new(fields));
        }
        if is("text/x-clientcaps") || is("text/x-clientinfo") {
            return Self::ClientCaps {
                name: fields.get("Client-Name"),
                logging: fields
                    .get("Chat-Logging")
                    .map(|value| value.eq_ignore_ascii_case("y")),
            };
        }
        let animated = is(emoticon::ANIMATED);
        if animated || is(emoticon::STATIC) {
            return Self::Emoticons {
                animated,
                definitions: emoticon::read(mime.body),
            };
        }
        if is("text/x-keepalive") {
            return Self::Keepalive;
        }
        match Notice::read(&mime) {
            Some(notice) => Self::Notice(notice),
            None => Self::Other {
                content_type: Cow::Owned(content_type.essence().to_owned()),
            },
        }
    }
}

/// A payload that says that this user is typing.
#[must_use]
pub fn typing_payload(user: &str) -> Bytes {
    payload("text/x-msmsgscontrol", &[("TypingUser", user)], "\r\n")
}

/// A payload that is a nudge.
#[must_use]
pub fn nudge_payload() -> Bytes {
    payload("text/x-msnmsgr-datacast", &[], "ID: 1\r\n\r\n")
}

/// A payload that shows a line of text about what the sender does. What is too long for one is cut.
#[must_use]
pub fn action_payload(text: &str) -> Bytes {
    let text = plain(text);
    let first = split_text(&text, MAX_ACTION).first().copied();
    let body = format!("ID: 4\r\nData: {}\r\n\r\n", first.unwrap_or_default());
    payload("text/x-msnmsgr-datacast", &[], &body)
}

/// A payload that tells what program we are, and whether we keep a history.
#[must_use]
pub fn client_caps_payload(name: &str, logging: bool) -> Bytes {
    let logging = if logging { "Y" } else { "N" };
    let body = format!(
        "Client-Name: {}\r\nChat-Logging: {logging}\r\n",
        plain(name)
    );
    payload("text/x-clientcaps", &[], &body)
}

/// A payload of this type, with these headers.
pub(super) fn payload(content_type: &str, headers: &[(&str, &str)], body: &str) -> Bytes {
    let mut out = format!("MIME-Version: 1.0\r\nContent-Type: {content_type}\r\n");
    for (name, value) in headers {
        out.push_str(name);
        out.push_str(": ");
        out.push_str(&plain(value));
        out.push_str("\r\n");
    }
    out.push_str("\r\n");
    out.push_str(body);
    Bytes::from(out)
}

/// The text without control characters, so that it cannot leave its header.
fn plain(text: &str) -> Cow<'_, str> {
    if text.contains(char::is_control) {
        Cow::Owned(text.chars().filter(|c| !c.is_control()).collect())
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn payloads_are_those_of_the_official_client() {
        let typing = typing_payload("alice@example.com");
        assert_eq!(typing.len(), 90);
        assert_eq!(
            Message::read(&typing),
            Message::Typing {
                user: Some("alice@example.com".into())
            }
        );
        assert_eq!(nudge_payload().len(), 69);
        assert_eq!(Message::read(&nudge_payload()), Message::Nudge);
        let caps = client_caps_payload("Example 1.0", false);
        assert_eq!(caps.len(), 97);
        assert_eq!(
            Message::read(&caps),
            Message::ClientCaps {
                name: Some("Example 1.0".into()),
                logging: Some(false)
            }
        );
    }

    #[test]
    fn a_header_value_cannot_break_out() {
        let typing = typing_payload("x\r\nContent-Type: text/plain");
        assert!(matches!(Message::read(&typing), Message::Typing { .. }));
    }

    #[test]
    fn an_action_is_one_line() {
        let read = |text: &str| match Message::read(&action_payload(text)) {
            Message::Datacast { id: 4, data } => data.unwrap_or_default().into_owned(),
            other => panic!("no action: {other:?}"),
        };
        assert_eq!(read("Alice sends a wave"), "Alice sends a wave");
        assert_eq!(read("a\r\nID: 1\r\n"), "aID: 1");
        assert_eq!(read(&"x".repeat(2000)).len(), MAX_ACTION);
    }

    #[test]
    fn a_blank_line_inside_a_text_is_part_of_it() {
        let payload = b"Content-Type: text/plain\r\nP4-Context: Bobby\r\n\r\none\r\n\r\ntwo";
        let Message::Text(text) = Message::read(payload) else {
            panic!("not a text")
        };
        assert_eq!(
            (&*text.text, text.name.as_deref()),
            ("one\n\ntwo", Some("Bobby"))
        );
        assert_eq!(text.format(), ImFormat::default());
    }

    #[test]
    fn nonsense_is_other() {
        for payload in [
            &b"Content-Type: text/x-msnmsgr-datacast\r\n\r\nID: x\r\n"[..],
            b"Content-Type: \xff\xfe\r\n\r\n",
            b"Content-Type: text/search-query\r\n\r\nx",
            b"no headers at all",
            b"",
        ] {
            assert!(matches!(Message::read(payload), Message::Other { .. }));
        }
    }
}
