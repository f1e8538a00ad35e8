//! Every line of the recorded sessions of MSNP8 to MSNP18 (protocol reference, `transcripts`), each once: all are
//! understood, and what the recorded clients sent is what we would send.

use bytes::{Bytes, BytesMut};
use msnp::command::{ClientCommand, ServerCommand};
use msnp::dialect::Dialect;
use msnp::wire::{Decoder, Frame, LinkKind, Reader};

/// Dialect, connection, sender and line; addresses, names, tickets and cookies replaced.
const LINES: &str = include_str!("data/recorded_lines.tsv");

struct Recorded {
    dialect: Dialect,
    link: LinkKind,
    from_client: bool,
    line: &'static str,
}

fn recorded() -> Vec<Recorded> {
    let lines: Vec<Recorded> = LINES
        .lines()
        .map(|row| {
            let mut cells = row.splitn(4, '\t');
            let mut cell = || cells.next().expect("four cells");
            Recorded {
                dialect: cell().parse().expect("a dialect"),
                link: match cell() {
                    "NS" => LinkKind::Notification,
                    _ => LinkKind::Switchboard,
                },
                from_client: cell() == "client",
                line: cell(),
            }
        })
        .collect();
    assert!(lines.len() > 1000, "the file is not whole");
    lines
}

impl Recorded {
    /// The frame of the line, with a payload of the told length where it has one.
    fn frame(&self) -> Frame {
        let reader = if self.from_client {
            Reader::Server
        } else {
            Reader::Client
        };
        let mut decoder = Decoder::new(reader, self.link, self.dialect);
        decoder.push(Bytes::from(format!("{}\r\n", self.line)));
        if let Some(frame) = decoder.next().expect("readable") {
            return frame;
        }
        let len = self
            .line
            .rsplit(' ')
            .next()
            .and_then(|word| word.parse().ok())
            .expect("a length");
        decoder.push(Bytes::from(vec![b'x'; len]));
        decoder.next().expect("readable").expect("a whole frame")
    }
}

#[test]
fn everything_is_understood() {
    for case in recorded() {
        let frame = case.frame();
        let (dialect, line) = (case.dialect, case.line);
        let unknown = if case.from_client {
            matches!(
                ClientCommand::read(&frame, dialect, case.link),
                ClientCommand::Unknown(_)
            )
        } else {
            matches!(
                ServerCommand::read(&frame, dialect, case.link),
                ServerCommand::Unknown(_)
            )
        };
        assert!(!unknown, "{dialect}: {line}");
    }
}

/// The recorded client (a script) left these as they are; the official one encodes them.
fn plainer(line: &str) -> String {
    line.replace("%40", "@").replace("%2B", "+")
}

#[test]
fn clients_are_written_as_they_were_recorded() {
    for case in recorded().into_iter().filter(|case| case.from_client) {
        let frame = case.frame();
        let mut out = BytesMut::new();
        ClientCommand::read(&frame, case.dialect, case.link).write(case.dialect, &mut out);
        let mut wire = plainer(&String::from_utf8_lossy(&frame.to_bytes()));
        // One recorded client told no object where it had none; we always write `0`, which means the same.
        if case.dialect.has_objects() && wire.starts_with("CHG") && frame.words().count() == 4 {
            wire = wire.replace("\r\n", " 0\r\n");
        }
        assert_eq!(
            plainer(&String::from_utf8_lossy(&out)),
            wire,
            "{}",
            case.dialect
        );
    }
}

#[test]
fn no_ticket_cookie_or_payload_is_shown() {
    for case in recorded() {
        let frame = case.frame();
        let shown = format!(
            "{frame:?} {:?} {:?}",
            ServerCommand::read(&frame, case.dialect, case.link),
            ClientCommand::read(&frame, case.dialect, case.link)
        );
        for secret in ["t=0123", "0123.45", "YmxvYg", "xxx"] {
            assert!(!shown.contains(secret), "{shown}");
        }
    }
}
