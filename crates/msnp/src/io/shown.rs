//! `Debug` of what goes in and out: bytes of a connection hold passwords and tickets, so only their number is shown.

use std::fmt;

use super::{Input, Output};

/// Bytes of a connection.
struct Hidden(usize);

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0)
    }
}

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut of = |name, fields: &[&dyn fmt::Debug]| {
            let mut tuple = f.debug_tuple(name);
            for field in fields {
                tuple.field(field);
            }
            tuple.finish()
        };
        match self {
            Self::Connected { link } => of("Connected", &[link]),
            Self::Received { link, bytes } => of("Received", &[link, &Hidden(bytes.len())]),
            Self::Writable { link, room } => of("Writable", &[link, room]),
            Self::Closed { link, reason } => of("Closed", &[link, reason]),
            Self::Reply { id, result } => of("Reply", &[id, result]),
            Self::Kept { seq } => of("Kept", &[seq]),
            Self::Restored(state) => of("Restored", &[state]),
            Self::Network { up } => of("Network", &[up]),
            Self::Disk(news) => of("Disk", &[news]),
            Self::Direct(news) => of("Direct", &[news]),
            Self::Command(command) => of("Command", &[command]),
            Self::Tick => of("Tick", &[]),
        }
    }
}

impl fmt::Debug for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut of = |name, fields: &[&dyn fmt::Debug]| {
            let mut tuple = f.debug_tuple(name);
            for field in fields {
                tuple.field(field);
            }
            tuple.finish()
        };
        match self {
            Self::Connect { link, endpoint } => of("Connect", &[link, endpoint]),
            Self::Send { link, bytes } => of("Send", &[link, &Hidden(bytes.len())]),
            Self::Close { link } => of("Close", &[link]),
            Self::Request(request) => of("Request", &[request]),
            Self::Cancel { id } => of("Cancel", &[id]),
            Self::Keep { seq, record } => of("Keep", &[seq, record]),
            Self::Page { html } => of("Page", &[html]),
            Self::Disk(ask) => of("Disk", &[ask]),
            Self::Direct(ask) => of("Direct", &[ask]),
            Self::Event(event) => of("Event", &[event]),
            Self::Wait(until) => of("Wait", &[until]),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use bytes::Bytes;

    use super::*;
    use crate::io::{HttpReply, HttpRequest, LinkId, Method, RequestId};

    #[test]
    fn what_is_shown_of_inputs_and_outputs_holds_no_ticket() {
        let bytes = || Bytes::from_static(b"USR 4 TWN S t=TICKET&p=TICKET\r\n");
        let link = LinkId(1);
        let request = HttpRequest {
            id: RequestId(2),
            method: Method::Get,
            url: "https://storage.example.com/tile?t=TICKET".to_owned(),
            headers: vec![("Authorization".to_owned(), "pwd=TICKET".to_owned())],
            body: bytes(),
            deadline: Instant::now(),
            max_body: 100,
        };
        let reply = HttpReply {
            status: 200,
            headers: vec![("Authentication-Info".to_owned(), "TICKET".to_owned())],
            body: bytes(),
        };
        let id = RequestId(2);
        let shown = [
            format!(
                "{:?}",
                Output::Send {
                    link,
                    bytes: bytes()
                }
            ),
            format!("{:?}", Output::Request(request)),
            format!(
                "{:?}",
                Output::Page {
                    html: "TICKET".into()
                }
            ),
            format!(
                "{:?}",
                Input::Received {
                    link,
                    bytes: bytes()
                }
            ),
            format!(
                "{:?}",
                Input::Reply {
                    id,
                    result: Ok(reply)
                }
            ),
        ];
        for shown in &shown {
            assert!(!shown.contains("TICKET"), "{shown}");
        }
        assert_eq!(shown[0], "Send(LinkId(1), 31 bytes)");
        assert!(
            shown[1].contains("https://storage.example.com/tile,"),
            "{}",
            shown[1]
        );
    }
}
