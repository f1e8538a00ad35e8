//! What clients send.

use std::borrow::Cow;
use std::fmt;

use bytes::{Bytes, BytesMut};

use super::capabilities::Capabilities;
use super::lists::{Addition, Stamps};
use super::values::{Ack, Handle, List, Private, StatusWord, TrId};
use crate::dialect::Dialect;
use crate::wire::{Frame, LinkKind, harmless};

/// What a program tells about itself in `CVR` (02 section 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientInfo<'a> {
    /// The locale: `0x0409`.
    pub locale: &'a str,
    /// The operating system: `winnt`.
    pub os: &'a str,
    /// Its version: `5.1`.
    pub os_version: &'a str,
    /// The processor: `i386`.
    pub arch: &'a str,
    /// The library: `MSNMSGR`.
    pub library: &'a str,
    /// The version of the program: `7.5.0324`.
    pub version: &'a str,
    /// The client code, `msmsgs` (MSNP4+).
    pub code: Option<&'a str>,
    /// The own address (MSNP8+).
    pub handle: Option<&'a str>,
}

impl<'a> ClientInfo<'a> {
    /// What the official client of this dialect told.
    #[must_use]
    pub fn official(dialect: Dialect, handle: &'a str) -> Self {
        let build = dialect.client_build();
        Self {
            locale: "0x0409",
            os: "winnt",
            os_version: "5.1",
            arch: "i386",
            library: build.library,
            version: build.version,
            code: dialect.has_client_code().then_some(build.code),
            handle: dialect.has_handle_in_cvr().then_some(handle),
        }
    }
}

/// A command of a client.
#[derive(Clone, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "fields are named after the words of the protocol reference"
)]
pub enum ClientCommand<'a> {
    /// The dialects we offer; written best first, with `CVR0` behind.
    Ver {
        trid: TrId,
        dialects: Vec<Dialect>,
    },
    Cvr {
        trid: TrId,
        info: ClientInfo<'a>,
    },
    Inf {
        trid: TrId,
    },
    /// `USR TWN I`: who we are.
    UsrBegin {
        trid: TrId,
        package: &'a str,
        handle: &'a str,
    },
    /// `USR TWN S`: the proof.
    UsrProve {
        trid: TrId,
        package: &'a str,
        /// A hash (MD5), or a ticket.
        proof: Private<'a>,
        /// The answer to the nonce, base64 (SSO).
        blob: Option<Private<'a>>,
        /// The place we sign in at, `{guid}` (MSNP16+).
        machine: Option<&'a str>,
    },
    /// A switchboard of our own is wanted.
    XfrSb {
        trid: TrId,
    },
    Syn {
        trid: TrId,
        stamps: Stamps<'a>,
    },
    /// One list by itself (MSNP2-12, rare).
    Lst {
        trid: TrId,
        list: List,
    },
    /// Whether to be asked when somebody adds us.
    Gtc {
        trid: TrId,
        ask: bool,
    },
    /// Whether people on neither list may see us and write.
    Blp {
        trid: TrId,
        allow: bool,
    },
    /// A property of our own; no value clears it.
    Prp {
        trid: TrId,
        kind: &'a str,
        value: Option<Cow<'a, str>>,
    },
    /// `ADD` or `ADC`.
    Add(Addition<'a>),
    /// `who` is an address, or a GUID (forward list, MSNP10-12). With a group: out of it only.
    Rem {
        trid: TrId,
        list: List,
        who: &'a str,
        group: Option<&'a str>,
    },
    /// Names ourselves or a contact (MSNP2-9).
    Rea {
        trid: TrId,
        handle: &'a str,
        name: Cow<'a, str>,
    },
    /// A property of a contact (MSNP10-12).
    Sbp {
        trid: TrId,
        guid: &'a str,
        kind: &'a str,
        value: Cow<'a, str>,
    },
    Adg {
        trid: TrId,
        name: Cow<'a, str>,
    },
    Reg {
        trid: TrId,
        id: &'a str,
        name: Cow<'a, str>,
    },
    Rmg {
        trid: TrId,
        id: &'a str,
    },
    /// Our status. Capabilities are always told from MSNP8 on; `object` is the XML of the display picture.
    Chg {
        trid: TrId,
        status: StatusWord<'a>,
        capabilities: Option<Capabilities>,
        object: Option<Cow<'a, str>>,
    },
    Uux {
        trid: TrId,
        payload: &'a Bytes,
    },
    /// Who is on which lists (MSNP13+); see [`super::Members`].
    Adl {
        trid: TrId,
        payload: &'a Bytes,
    },
    /// Who is on them no more (MSNP13+).
    Rml {
        trid: TrId,
        payload: &'a Bytes,
    },
    /// Which network an address belongs to (MSNP14+).
    Fqy {
        trid: TrId,
        payload: &'a Bytes,
    },
    /// A notice to a person, or to one of their places (MSNP13+); see [`super::user_notice`].
    Uun {
        trid: TrId,
        handle: Handle<'a>,
        kind: u32,
        payload: &'a Bytes,
    },
    /// A message to somebody of another network, or to somebody offline (MSNP14+); see [`super::federated`].
    Uum {
        trid: TrId,
        handle: &'a str,
        network: u32,
        kind: u32,
        payload: &'a Bytes,
    },
    Qry {
        trid: TrId,
        product: &'a str,
        answer: &'a Bytes,
    },
    Png,
    Out,
    Url {
        trid: TrId,
        /// `INBOX` and the like, with its argument.
        service: &'a str,
    },
    Gcf {
        trid: TrId,
        name: &'a str,
    },
    /// A page to a mobile phone: `PAG` (MSNP5-8), `PGD` (MSNP9+).
    Page {
        trid: TrId,
        handle: &'a str,
        payload: &'a Bytes,
    },
    /// Into a switchboard of our own; from MSNP16 on with the place we are at.
    UsrSb {
        trid: TrId,
        handle: Handle<'a>,
        cookie: Private<'a>,
    },
    /// Into a switchboard we are called to.
    Ans {
        trid: TrId,
        handle: Handle<'a>,
        cookie: Private<'a>,
        session: &'a str,
    },
    Cal {
        trid: TrId,
        handle: &'a str,
    },
    Msg {
        trid: TrId,
        ack: Ack,
        payload: &'a Bytes,
    },
    /// What we do not know, or cannot make sense of.
    Unknown(&'a Frame),
}

impl<'a> ClientCommand<'a> {
    /// Reads a frame that a client sent.
    #[must_use]
    pub fn read(frame: &'a Frame, dialect: Dialect, link: LinkKind) -> Self {
        super::client_read::read(frame, dialect, link).unwrap_or(Self::Unknown(frame))
    }

    /// Writes the command as the official client of this dialect does.
    pub fn write(&self, dialect: Dialect, out: &mut BytesMut) {
        super::client_write::write(self, dialect, out);
    }

    /// The command as bytes of the wire.
    #[must_use]
    pub fn to_bytes(&self, dialect: Dialect) -> Bytes {
        let mut out = BytesMut::new();
        self.write(dialect, &mut out);
        out.freeze()
    }
}

impl fmt::Debug for ClientCommand<'_> {
    /// The line in the form of MSNP12, without tickets, cookies and payloads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = BytesMut::new();
        self.write(Dialect::Msnp12, &mut out);
        let line = String::from_utf8_lossy(&out);
        let line = line.split("\r\n").next().unwrap_or_default();
        write!(f, "ClientCommand({})", harmless(line))
    }
}
