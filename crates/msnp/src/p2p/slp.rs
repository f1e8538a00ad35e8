//! MSNSLP: the texts with which sessions are begun, answered and ended (protocol reference 08).

mod call_id;
mod content;

use bytes::{Bytes, BytesMut};

use super::{Guid, Peer};
use crate::message::Mime;

pub use call_id::CallId;
pub use content::{BodyKind, Content};

/// The longest text that is read, in bytes.
pub const MAX_SLP: usize = 64 * 1024;
/// A longer branch is not copied into an answer.
const MAX_BRANCH: usize = 128;

/// What a request asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// Begins a session, or a negotiation within one.
    Invite,
    /// Ends a session.
    Bye,
    /// Tells something; never answered.
    Ack,
}

impl Method {
    const ALL: [Self; 3] = [Self::Invite, Self::Bye, Self::Ack];

    /// The word of the wire.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Invite => "INVITE",
            Self::Bye => "BYE",
            Self::Ack => "ACK",
        }
    }
}

/// An answer we give to a request (08 section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// 200: accepted.
    Ok,
    /// 404: it is not for this account or place.
    NotFound,
    /// 481: there is no such call.
    NoSuchCall,
    /// 500: something that must be there is not, or the transport failed.
    InternalError,
    /// 603: no; also to what is not known, not available, or too much.
    Decline,
    /// 606: the content is not understood.
    Unacceptable,
}

impl Answer {
    /// The number.
    #[must_use]
    pub fn code(self) -> u16 {
        match self {
            Self::Ok => 200,
            Self::NotFound => 404,
            Self::NoSuchCall => 481,
            Self::InternalError => 500,
            Self::Decline => 603,
            Self::Unacceptable => 606,
        }
    }

    /// The words of the official client.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::NotFound => "Not Found",
            Self::NoSuchCall => "No Such Call",
            Self::InternalError => "Internal Error",
            Self::Decline => "Decline",
            Self::Unacceptable => "Unacceptable",
        }
    }
}

/// The first line of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// A request. The address in its line is not kept: some programs write their own there.
    Request(Method),
    /// An answer; only the number counts.
    Response {
        /// 200 is yes, 300 and more is no.
        code: u16,
        /// What it says in words.
        reason: String,
    },
}

/// One text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlpMessage {
    /// Request or answer.
    pub start: Start,
    /// Who this text is for.
    pub to: Peer,
    /// Who it says to be from; who sent the packet is to be believed.
    pub from: Peer,
    /// The branch in `Via`: new for each request, copied into its answer.
    pub branch: String,
    /// 0 in a request, one more in its answer.
    pub cseq: u32,
    /// The session it belongs to.
    pub call_id: CallId,
    /// What it says.
    pub content: Content,
}

impl SlpMessage {
    /// Reads a text, with or without a NUL behind it. `None` when it is none, is longer than [`MAX_SLP`], or does not say
    /// who it is for and from.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        if bytes.len() > MAX_SLP {
            return None;
        }
        let line_end = memchr::memchr(b'\n', bytes)?;
        let (line, rest) = bytes.split_at_checked(line_end)?;
        let start = start_of(std::str::from_utf8(line).ok()?.trim())?;
        let mime = Mime::read(rest.get(1..)?);
        let headers = mime.headers;
        let branch = headers.get("Via").and_then(|via| {
            let (_, branch) = via.split_once("branch=")?;
            (branch.len() <= MAX_BRANCH).then(|| branch.trim().to_owned())
        });
        // A length of 0 with a body behind it is what some programs write (08 section 1).
        let told: Option<usize> = headers.number("Content-Length").filter(|len| *len > 0);
        let body = told
            .and_then(|len| mime.body.get(..len))
            .unwrap_or(mime.body);
        let end = body.iter().rposition(|byte| *byte != 0);
        let body = end.and_then(|end| body.get(..=end)).unwrap_or_default();
        Some(Self {
            start,
            to: party(&headers.get("To")?)?,
            from: party(&headers.get("From")?)?,
            branch: branch.unwrap_or_default(),
            cseq: headers.number("CSeq").unwrap_or(0),
            call_id: CallId::new(&headers.get("Call-ID").unwrap_or_default()),
            content: Content {
                kind: BodyKind::of(&headers.get("Content-Type").unwrap_or_default()),
                body: Bytes::copy_from_slice(body),
            },
        })
    }

    /// The text as the official client writes it. In a packet there is a NUL behind it, which counts; in `UUN` there is
    /// none (08 section 7).
    #[must_use]
    pub fn to_bytes(&self, nul: bool) -> Bytes {
        let start = match &self.start {
            Start::Request(method) => format!("{} MSNMSGR:{} MSNSLP/1.0", method.word(), self.to),
            Start::Response { code, reason } => format!("MSNSLP/1.0 {code} {reason}"),
        };
        let head = format!(
            "{start}\r\nTo: <msnmsgr:{}>\r\nFrom: <msnmsgr:{}>\r\nVia: MSNSLP/1.0/TLP ;branch={}\r\nCSeq: {} \r\n\
             Call-ID: {}\r\nMax-Forwards: 0\r\nContent-Type: {}\r\nContent-Length: {}\r\n\r\n",
            self.to,
            self.from,
            self.branch,
            self.cseq,
            self.call_id,
            self.content.kind,
            self.content.body.len() + usize::from(nul),
        );
        let mut out = BytesMut::with_capacity(head.len() + self.content.body.len() + 1);
        out.extend_from_slice(head.as_bytes());
        out.extend_from_slice(&self.content.body);
        if nul {
            out.extend_from_slice(&[0]);
        }
        out.freeze()
    }

    /// What it asks for; `None` for an answer.
    #[must_use]
    pub fn method(&self) -> Option<Method> {
        match self.start {
            Start::Request(method) => Some(method),
            Start::Response { .. } => None,
        }
    }

    /// The number of an answer; `None` for a request.
    #[must_use]
    pub fn code(&self) -> Option<u16> {
        match self.start {
            Start::Request(_) => None,
            Start::Response { code, .. } => Some(code),
        }
    }

    /// The answer to this request.
    #[must_use]
    pub fn answered(&self, answer: Answer, content: impl Into<Content>) -> Self {
        Self {
            start: Start::Response {
                code: answer.code(),
                reason: answer.reason().to_owned(),
            },
            to: self.from.clone(),
            from: self.to.clone(),
            branch: self.branch.clone(),
            cseq: self.cseq.saturating_add(1),
            call_id: self.call_id.clone(),
            content: content.into(),
        }
    }
}

/// The two ends of a session and its number: what all its requests have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Us.
    pub me: Peer,
    /// The other side.
    pub peer: Peer,
    /// Which one it is.
    pub id: CallId,
}

impl Call {
    /// A request within this call, under a new branch.
    #[must_use]
    pub fn request(&self, method: Method, branch: Guid, content: impl Into<Content>) -> SlpMessage {
        SlpMessage {
            start: Start::Request(method),
            to: self.peer.clone(),
            from: self.me.clone(),
            branch: branch.to_string(),
            cseq: 0,
            call_id: self.id.clone(),
            content: content.into(),
        }
    }
}

fn start_of(line: &str) -> Option<Start> {
    if let Some(rest) = line.strip_prefix("MSNSLP/") {
        let mut words = rest.splitn(3, ' ');
        let _version = words.next()?;
        return Some(Start::Response {
            code: words.next()?.parse().ok()?,
            reason: words.next().unwrap_or_default().trim().to_owned(),
        });
    }
    let (word, rest) = line.split_once(' ')?;
    let (_, version) = rest.rsplit_once(' ')?;
    let method = Method::ALL
        .into_iter()
        .find(|method| method.word().eq_ignore_ascii_case(word))?;
    version
        .starts_with("MSNSLP/")
        .then_some(Start::Request(method))
}

/// `<msnmsgr:bob@example.com;{guid}>`.
fn party(value: &str) -> Option<Peer> {
    let value = value.trim();
    let value = value.strip_prefix('<').unwrap_or(value);
    let value = value.strip_suffix('>').unwrap_or(value);
    let scheme = value.get(.."msnmsgr:".len())?;
    if !scheme.eq_ignore_ascii_case("msnmsgr:") {
        return None;
    }
    Peer::parse(value.get("msnmsgr:".len()..)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::p2p::body::{SessionAnswer, SessionClose};

    fn call() -> Call {
        Call {
            me: Peer::parse("alice@example.com;{a}").expect("a peer"),
            peer: Peer::parse("bob@example.com;{b}").expect("a peer"),
            id: CallId::from(Guid([7; 16])),
        }
    }

    #[test]
    fn an_answer_swaps_who_it_is_for_and_copies_the_rest() {
        let branch = Guid([9; 16]);
        let bye = call().request(Method::Bye, branch, &SessionClose::default());
        let answer = bye.answered(
            Answer::NoSuchCall,
            &SessionAnswer {
                session_id: Some(5),
            },
        );
        assert_eq!((&answer.to, &answer.from), (&bye.from, &bye.to));
        assert_eq!((answer.code(), answer.cseq), (Some(481), 1));
        assert_eq!(
            (&answer.branch, &answer.call_id),
            (&branch.to_string(), &bye.call_id)
        );
        let read = SlpMessage::parse(&answer.to_bytes(true));
        assert_eq!(read.as_ref(), Some(&answer));
        assert_eq!(SlpMessage::parse(&answer.to_bytes(false)), read);
    }

    #[test]
    fn the_length_counts_the_nul() {
        let bye = call().request(Method::Bye, Guid::NIL, &SessionClose::default());
        let with = bye.to_bytes(true);
        assert!(with.ends_with(b"Content-Length: 3\r\n\r\n\r\n\0"));
        let without = bye.to_bytes(false);
        assert!(without.ends_with(b"Content-Length: 2\r\n\r\n\r\n"));
    }

    #[test]
    fn odd_lengths_are_borne() {
        let text = |len: &str, body: &str| {
            let text = format!(
                "BYE MSNMSGR:b MSNSLP/1.0\r\nTo: <MSNMSGR:b@example.com>\r\nFrom: <msnmsgr:a@example.com>\r\n\
                 Content-Length: {len}\r\n\r\n{body}"
            );
            let message = SlpMessage::parse(text.as_bytes()).expect("a text");
            String::from_utf8_lossy(&message.content.body).into_owned()
        };
        assert_eq!(text("3", "abcdef"), "abc");
        assert_eq!(text("300", "abc\0"), "abc");
        assert_eq!(text("0", "abc\0\0\0"), "abc");
        assert_eq!(text("-1", "abc"), "abc");
        assert_eq!(text("18446744073709551616", "abc"), "abc");
        assert_eq!(text("0", ""), "");
    }

    #[test]
    fn what_is_no_slp_is_refused() {
        for text in [
            "",
            "\n",
            "INVITE\r\n\r\n",
            "INVITE x\r\n\r\n",
            "PUT MSNMSGR:b MSNSLP/1.0\r\nTo: <msnmsgr:b@example.com>\r\nFrom: <msnmsgr:a@example.com>\r\n\r\n",
            "INVITE MSNMSGR:b MSNSLP/1.0\r\nTo: <msnmsgr:b@example.com>\r\n\r\n",
            "INVITE MSNMSGR:b MSNSLP/1.0\r\nTo: <sip:b@example.com>\r\nFrom: <msnmsgr:a@example.com>\r\n\r\n",
            "MSNSLP/1.0 70000 OK\r\nTo: <msnmsgr:b@example.com>\r\nFrom: <msnmsgr:a@example.com>\r\n\r\n",
        ] {
            assert_eq!(SlpMessage::parse(text.as_bytes()), None, "{text}");
        }
        let mut long = call()
            .request(Method::Bye, Guid::NIL, &SessionClose::default())
            .to_bytes(false)
            .to_vec();
        assert!(SlpMessage::parse(&long).is_some());
        long.resize(MAX_SLP + 1, b'x');
        assert_eq!(SlpMessage::parse(&long), None);
    }
}
