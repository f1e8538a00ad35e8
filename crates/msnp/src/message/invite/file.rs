//! Offers of files by MSNFTP (10 section 6).

use std::borrow::Cow;
use std::net::{IpAddr, SocketAddr};

use bytes::Bytes;

use super::{CancelCode, Invite, invite_payload};
use crate::message::fields::Fields;

/// The GUID of file transfer, as the official client wrote it here.
const APPLICATION: &str = "{5D3E02AB-6190-11d3-BBBB-00C04F795683}";
/// What `PortX` hides the port with.
const PORT_MASK: u16 = 0x3141;

/// An offer of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileInvite<'a> {
    /// Its name as it came; [`crate::p2p::context::safe_name`] makes one of it that may be used.
    pub name: Cow<'a, str>,
    /// Its size, in bytes.
    pub size: u64,
    /// Whether who offers says that nobody can connect to it (`Connectivity: N`).
    pub unreachable: bool,
}

/// Where somebody listens, and the number to show there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileAddress {
    /// The address as the world sees it.
    pub outer: IpAddr,
    /// The address in the network of who listens, if it is another.
    pub inner: Option<IpAddr>,
    /// The port.
    pub port: u16,
    /// The port as `PortX` tells it: boxes that rewrite the other do not see this one.
    pub hidden_port: Option<u16>,
    /// To be shown in `USR`.
    pub cookie: u64,
}

impl FileAddress {
    /// Where to try to connect, the likeliest first.
    #[must_use]
    pub fn candidates(&self) -> Vec<SocketAddr> {
        let ports = [
            Some(self.port),
            self.hidden_port.filter(|port| *port != self.port),
        ];
        let hosts = [
            self.inner.filter(|inner| *inner != self.outer),
            Some(self.outer),
        ];
        ports
            .into_iter()
            .flatten()
            .flat_map(|port| {
                hosts
                    .into_iter()
                    .flatten()
                    .map(move |ip| SocketAddr::new(ip, port))
            })
            .filter(|address| address.port() != 0 && !address.ip().is_unspecified())
            .collect()
    }
}

/// A yes to an offer, or the answer to that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct FileAccept {
    /// Where who writes this listens. The receiver's yes mostly has none, and asks for the sender's.
    pub address: Option<FileAddress>,
    /// In the receiver's yes: it listens, and the sender is to connect.
    pub sender_connects: bool,
}

impl<'a> Invite<'a> {
    /// The file that an `INVITE` offers; `None` when it offers something else, or does not say what.
    #[must_use]
    pub fn file(&self) -> Option<FileInvite<'a>> {
        if !self.application()?.eq_ignore_ascii_case(APPLICATION) {
            return None;
        }
        let fields = self.fields();
        let reach = fields.get("Connectivity").unwrap_or_default();
        Some(FileInvite {
            name: fields.get("Application-File")?,
            size: fields.number("Application-FileSize")?,
            unreachable: reach.eq_ignore_ascii_case("n"),
        })
    }

    /// What an `ACCEPT` of a file says.
    #[must_use]
    pub fn file_accept(&self) -> FileAccept {
        let fields = self.fields();
        FileAccept {
            address: address(fields),
            sender_connects: fields
                .get("Sender-Connect")
                .is_some_and(|value| value.eq_ignore_ascii_case("true")),
        }
    }
}

fn address(fields: Fields<'_>) -> Option<FileAddress> {
    let port: Option<u16> = fields.number("Port");
    let hidden: Option<u16> = fields.number("PortX").map(|port: u16| port ^ PORT_MASK);
    Some(FileAddress {
        outer: fields.number("IP-Address")?,
        inner: fields.number("IP-Address-Internal"),
        port: port.or(hidden)?,
        hidden_port: hidden,
        cookie: fields.number("AuthCookie")?,
    })
}

/// The payload that offers a file.
#[must_use]
pub fn file_invite_payload(cookie: u32, file: &FileInvite<'_>) -> Bytes {
    // A name cannot leave its line.
    let name: String = file.name.chars().filter(|c| !c.is_control()).collect();
    let reach = if file.unreachable {
        "Connectivity: N\r\n"
    } else {
        ""
    };
    invite_payload(&format!(
        "Application-Name: File Transfer\r\nApplication-GUID: {APPLICATION}\r\nInvitation-Command: INVITE\r\n\
         Invitation-Cookie: {cookie}\r\nApplication-File: {name}\r\nApplication-FileSize: {}\r\n{reach}",
        file.size
    ))
}

/// The payload that accepts a file, or answers that with an address.
#[must_use]
pub fn file_accept_payload(cookie: u32, accept: &FileAccept) -> Bytes {
    let mut body = format!("Invitation-Command: ACCEPT\r\nInvitation-Cookie: {cookie}\r\n");
    if accept.sender_connects {
        body.push_str("Sender-Connect: TRUE\r\n");
    }
    match &accept.address {
        Some(at) => {
            body.push_str(&format!("IP-Address: {}\r\n", at.outer));
            if let Some(inner) = at.inner {
                body.push_str(&format!("IP-Address-Internal: {inner}\r\n"));
            }
            body.push_str(&format!("Port: {}\r\n", at.port));
            if let Some(hidden) = at.hidden_port {
                body.push_str(&format!("PortX: {}\r\n", hidden ^ PORT_MASK));
            }
            body.push_str(&format!(
                "AuthCookie: {}\r\nLaunch-Application: FALSE\r\n",
                at.cookie
            ));
        }
        None => body.push_str("Launch-Application: FALSE\r\nRequest-Data: IP-Address:\r\n"),
    }
    invite_payload(&body)
}

/// The payload that declines an offer, takes it back, or says what went wrong.
#[must_use]
pub fn cancel_payload(cookie: u32, code: CancelCode) -> Bytes {
    invite_payload(&format!(
        "Invitation-Command: CANCEL\r\nInvitation-Cookie: {cookie}\r\nCancel-Code: {}\r\n",
        code.word()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Message;

    fn read(payload: &Bytes) -> Invite<'_> {
        match Message::read(payload) {
            Message::Invite(invite) => invite,
            other => panic!("no invitation: {other:?}"),
        }
    }

    fn at(text: &str) -> SocketAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn an_offer_is_read_as_it_was_written() {
        for unreachable in [true, false] {
            let file = FileInvite {
                name: "été.txt".into(),
                size: u64::MAX,
                unreachable,
            };
            let payload = file_invite_payload(u32::MAX, &file);
            assert_eq!(read(&payload).file(), Some(file));
            assert_eq!(read(&payload).cookie(), Some(u32::MAX));
        }
        let file = FileInvite {
            name: "a\r\nApplication-FileSize: 1".into(),
            size: 2,
            unreachable: false,
        };
        let payload = file_invite_payload(7, &file);
        assert_eq!(read(&payload).file().map(|file| file.size), Some(2));
    }

    #[test]
    fn only_an_offer_of_a_file_is_one() {
        let offer = file_invite_payload(
            7,
            &FileInvite {
                name: "a".into(),
                size: 2,
                unreachable: false,
            },
        );
        let offer = String::from_utf8_lossy(&offer).into_owned();
        for (from, to) in [
            ("5D3E02AB", "5D3E02AC"),
            ("Application-File:", "File:"),
            ("FileSize: 2", "FileSize: -2"),
            ("FileSize: 2", "FileSize: 99999999999999999999"),
        ] {
            let other = Bytes::from(offer.replace(from, to));
            assert_eq!(read(&other).file(), None, "{from}");
        }
    }

    #[test]
    fn a_yes_is_read_as_it_was_written() {
        let address = FileAddress {
            outer: "192.0.2.10".parse().expect("an address"),
            inner: Some("10.0.0.5".parse().expect("an address")),
            port: 6891,
            hidden_port: Some(6891),
            cookie: 93301,
        };
        for accept in [
            FileAccept::default(),
            FileAccept {
                address: Some(address),
                sender_connects: true,
            },
            FileAccept {
                address: Some(FileAddress {
                    inner: None,
                    hidden_port: None,
                    ..address
                }),
                sender_connects: false,
            },
        ] {
            let payload = file_accept_payload(7, &accept);
            assert_eq!(read(&payload).file_accept(), accept);
        }
        let both = [at("10.0.0.5:6891"), at("192.0.2.10:6891")];
        assert_eq!(address.candidates(), both);
        let rewritten = FileAddress {
            port: 7000,
            ..address
        };
        assert_eq!(
            rewritten.candidates(),
            [at("10.0.0.5:7000"), at("192.0.2.10:7000"), both[0], both[1]]
        );
    }

    #[test]
    fn broken_addresses_are_none() {
        let accept = |lines: &str| {
            let body = format!(
                "Content-Type: text/x-msmsgsinvite\r\n\r\nInvitation-Command: ACCEPT\r\n{lines}"
            );
            read(&Bytes::from(body)).file_accept().address
        };
        assert_eq!(
            accept("IP-Address: x\r\nPort: 1\r\nAuthCookie: 1\r\n"),
            None
        );
        assert_eq!(
            accept("IP-Address: 10.0.0.5\r\nPort: 65536\r\nAuthCookie: 1\r\n"),
            None
        );
        assert_eq!(accept("IP-Address: 10.0.0.5\r\nPort: 80\r\n"), None);
        let hidden = accept("IP-Address: 10.0.0.5\r\nPortX: 11178\r\nAuthCookie: 1\r\n");
        assert_eq!(hidden.map(|at| at.port), Some(6891));
    }
}
