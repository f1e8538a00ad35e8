//! What the texts of [`super::slp`] say: sessions asked for, answered and ended, and ways to carry them (08 sections 3, 4
//! and 6).

mod application;
mod transport;

use std::fmt::Write as _;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;

use super::Guid;
use super::slp::{BodyKind, Content};
use crate::message::Fields;
use crate::object::LENIENT;

pub use application::Application;
pub use transport::{ConnType, NonceField, Spelling, TransportRequest, TransportResponse};

/// Asks for a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRequest {
    /// What for.
    pub application: Application,
    /// The number of the session in packets, chosen by whoever asks; never 0.
    pub session_id: u32,
    /// What the packets of its data are marked with.
    pub app_id: u32,
    /// `RequestFlags`: 18 for objects, 16 for files from 2009 on.
    pub flags: Option<u32>,
    /// What exactly: base64 in one line, read by [`crate::object`] or [`super::context`].
    pub context: Option<String>,
}

impl SessionRequest {
    /// Reads the body of an `INVITE`. `None` when it names no application or no session, or a number beyond 32 bits:
    /// that is answered with 500.
    #[must_use]
    pub fn read(content: &Content) -> Option<Self> {
        if content.kind != BodyKind::Session {
            return None;
        }
        let fields = Fields::new(&content.body);
        Some(Self {
            application: Application::of(Guid::parse(&fields.get("EUF-GUID")?)?),
            session_id: fields.number("SessionID").filter(|id| *id != 0)?,
            app_id: fields.number("AppID").unwrap_or(0),
            flags: fields.number("RequestFlags"),
            context: fields
                .get("Context")
                .filter(|context| !context.is_empty())
                .map(|context| context.into_owned()),
        })
    }
}

impl From<&SessionRequest> for Content {
    fn from(request: &SessionRequest) -> Self {
        let mut lines = Lines::default();
        lines.put("EUF-GUID", request.application.guid());
        lines.put("SessionID", request.session_id);
        lines.put("AppID", request.app_id);
        lines.put_some("RequestFlags", request.flags);
        lines.put_some("Context", request.context.as_ref());
        lines.end(BodyKind::Session)
    }
}

/// Answers that: the body of 200, 500 and 603.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct SessionAnswer {
    /// Which session; some programs leave it out.
    pub session_id: Option<u32>,
}

impl SessionAnswer {
    /// Reads the body of an answer, whatever it is.
    #[must_use]
    pub fn read(content: &Content) -> Self {
        let fields = Fields::new(&content.body);
        Self {
            session_id: fields.number("SessionID").filter(|id| *id != 0),
        }
    }
}

impl From<&SessionAnswer> for Content {
    fn from(answer: &SessionAnswer) -> Self {
        let mut lines = Lines::default();
        lines.put_some("SessionID", answer.session_id);
        lines.end(BodyKind::Session)
    }
}

/// Ends a session.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SessionClose {
    /// Which one, unless only the call says it.
    pub session_id: Option<u32>,
    /// Why, in a form of the application's own.
    pub context: Option<Bytes>,
}

impl SessionClose {
    /// Reads the body of a `BYE`, whatever it is.
    #[must_use]
    pub fn read(content: &Content) -> Self {
        let fields = Fields::new(&content.body);
        Self {
            session_id: fields.number("SessionID").filter(|id| *id != 0),
            context: fields
                .get("Context")
                .and_then(|context| LENIENT.decode(context.as_ref()).ok())
                .map(Bytes::from),
        }
    }
}

impl From<&SessionClose> for Content {
    fn from(close: &SessionClose) -> Self {
        let mut lines = Lines::default();
        let context = close.context.as_ref();
        lines.put_some("Context", context.map(|context| STANDARD.encode(context)));
        lines.put_some("SessionID", close.session_id);
        lines.end(BodyKind::Close)
    }
}

/// The lines of a body.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn put(&mut self, name: &str, value: impl std::fmt::Display) {
        // Writing to a text cannot fail.
        let _ = write!(self.0, "{name}: {value}\r\n");
    }

    fn put_some(&mut self, name: &str, value: Option<impl std::fmt::Display>) {
        if let Some(value) = value {
            self.put(name, value);
        }
    }

    fn end(mut self, kind: BodyKind) -> Content {
        self.0.push_str("\r\n");
        Content {
            kind,
            body: Bytes::from(self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(lines: &str) -> Content {
        Content {
            kind: BodyKind::Session,
            body: Bytes::from(lines.replace('\n', "\r\n")),
        }
    }

    #[test]
    fn a_request_must_name_application_and_session() {
        let whole = "EUF-GUID: {A4268EEC-FEC5-49E5-95C3-F126696BDBF6}\nSessionID: 7\n";
        let request = SessionRequest::read(&content(whole)).expect("a request");
        assert_eq!(request.application, Application::Object);
        assert_eq!(
            (request.app_id, request.flags, request.context),
            (0, None, None)
        );
        for (from, to) in [
            ("EUF-GUID", "GUID"),
            ("BDBF6}", "BDBF}"),
            ("SessionID", "Session"),
            ("7", "0"),
            ("7", "4294967296"),
            ("7", "-7"),
        ] {
            let broken = whole.replace(from, to);
            assert_eq!(SessionRequest::read(&content(&broken)), None, "{broken}");
        }
        let other = Content {
            kind: BodyKind::Close,
            ..content(whole)
        };
        assert_eq!(SessionRequest::read(&other), None);
    }

    #[test]
    fn bodies_are_read_as_they_were_written() {
        let request = SessionRequest {
            application: Application::Unknown(Guid([5; 16])),
            session_id: u32::MAX,
            app_id: 2,
            flags: Some(16),
            context: Some("QUJD".to_owned()),
        };
        assert_eq!(
            SessionRequest::read(&Content::from(&request)),
            Some(request)
        );
        let answer = SessionAnswer {
            session_id: Some(9),
        };
        assert_eq!(SessionAnswer::read(&Content::from(&answer)), answer);
        let close = SessionClose {
            session_id: None,
            context: Some(Bytes::from_static(b"why")),
        };
        assert_eq!(SessionClose::read(&Content::from(&close)), close);
        assert_eq!(Content::from(&SessionClose::default()).body, "\r\n");
        assert_eq!(SessionAnswer::read(&Content::none()).session_id, None);
    }
}
