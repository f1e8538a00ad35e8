//! What servers send.

use std::borrow::Cow;
use std::fmt;

use bytes::{Bytes, BytesMut};

use super::capabilities::Capabilities;
use super::errors::ErrorReply;
use super::lists::{Addition, GroupChange, ListEntry, Stamps};
use super::values::{Handle, List, OutReason, Private, StatusWord, TrId};
use crate::dialect::Dialect;
use crate::wire::{Frame, LinkKind, harmless};

/// The state of a contact: `ILN` and `NLN` (04 section 2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presence<'a> {
    /// The status.
    pub status: StatusWord<'a>,
    /// Whose.
    pub handle: Handle<'a>,
    /// The present name of that person.
    pub name: Cow<'a, str>,
    /// What their client can do (MSNP8+).
    pub capabilities: Option<Capabilities>,
    /// The MSN object of the display picture, XML (MSNP9+). `None` when there is none.
    pub object: Option<Cow<'a, str>>,
    /// The address of a picture, for contacts of other networks.
    pub icon: Option<&'a str>,
}

/// A command of a notification server or a switchboard.
#[derive(Clone, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "fields are named after the words of the protocol reference"
)]
pub enum ServerCommand<'a> {
    /// The dialects both speak; none when there is none in common.
    Ver {
        trid: TrId,
        dialects: Vec<Dialect>,
    },
    /// What the server thinks of the program; never acted on.
    Cvr {
        trid: TrId,
        recommended: &'a str,
        minimum: &'a str,
        download: &'a str,
        info: &'a str,
    },
    /// The way to sign in (MSNP2-7).
    Inf {
        trid: TrId,
        package: &'a str,
    },
    /// Another notification server is to be used. `trid` 0: at once.
    XfrNs {
        trid: TrId,
        address: &'a str,
        current: Option<&'a str>,
    },
    /// A switchboard is there.
    XfrSb {
        trid: TrId,
        address: &'a str,
        cookie: Private<'a>,
        /// It is reached through the HTTP gateway only (MSNP14+).
        gateway_only: bool,
    },
    /// What the proof of who we are is made from: the salt, or the Tweener parameters.
    UsrChallenge {
        trid: TrId,
        package: &'a str,
        /// What the proof is made with: a salt, parameters of Tweener, or the policy of single sign-on.
        parameters: &'a str,
        /// What is to be proved with the secret of the ticket (SSO).
        nonce: Option<&'a str>,
    },
    /// Signed in, to the notification server or the switchboard.
    UsrOk {
        trid: TrId,
        handle: Handle<'a>,
        name: Option<Cow<'a, str>>,
        verified: Option<bool>,
        restricted: Option<bool>,
    },
    /// The list follows; without counts (MSNP8+) it is as new as told.
    Syn {
        trid: TrId,
        stamps: Stamps<'a>,
        counts: Option<(u32, u32)>,
    },
    /// Whether to ask when somebody adds us. Without `trid` it is part of `SYN`.
    Gtc {
        trid: Option<TrId>,
        version: Option<u32>,
        ask: bool,
    },
    /// Whether people on neither list may see us and write.
    Blp {
        trid: Option<TrId>,
        version: Option<u32>,
        allow: bool,
    },
    /// A property of our own; see [`super::property`].
    Prp {
        trid: Option<TrId>,
        version: Option<u32>,
        kind: &'a str,
        value: Option<Cow<'a, str>>,
    },
    /// A property of a contact. Without a handle it belongs to the `LST` before it.
    Bpr {
        version: Option<u32>,
        handle: Option<&'a str>,
        kind: &'a str,
        value: Option<Cow<'a, str>>,
    },
    /// A group. `place` is transaction, list number, index and total (MSNP7).
    Lsg {
        place: Option<[u32; 4]>,
        id: &'a str,
        name: Cow<'a, str>,
    },
    Lst(ListEntry<'a>),
    /// `ADD` or `ADC`.
    Add(Addition<'a>),
    /// `who` is an address, or a GUID (forward list, MSNP10-12).
    Rem {
        trid: TrId,
        list: List,
        version: Option<u32>,
        who: &'a str,
        group: Option<&'a str>,
    },
    /// A name was changed: our own, or that of a contact (MSNP2-9).
    Rea {
        trid: TrId,
        version: Option<u32>,
        handle: &'a str,
        name: Cow<'a, str>,
    },
    /// A property of a contact was changed (MSNP10-12).
    Sbp {
        trid: TrId,
        guid: &'a str,
        kind: &'a str,
        value: Cow<'a, str>,
    },
    Adg(GroupChange<'a>),
    Reg(GroupChange<'a>),
    Rmg(GroupChange<'a>),
    /// Our own status, as asked for; with `trid` 0 the server changed it.
    Chg {
        trid: TrId,
        status: StatusWord<'a>,
        capabilities: Option<Capabilities>,
        object: Option<Cow<'a, str>>,
    },
    /// Presence at the time of our `CHG` or `ADD`.
    Iln {
        trid: TrId,
        presence: Presence<'a>,
    },
    /// Presence that changed.
    Nln(Presence<'a>),
    /// Somebody went offline.
    Fln {
        handle: Handle<'a>,
        capabilities: Option<Capabilities>,
    },
    /// Our personal message is set.
    Uux {
        trid: TrId,
    },
    /// The personal message of a contact; an empty payload clears everything.
    Ubx {
        handle: Handle<'a>,
        payload: &'a Bytes,
    },
    /// The lists are taken (no payload), or somebody put us on theirs; see [`super::Members`].
    Adl {
        trid: TrId,
        payload: Option<&'a Bytes>,
    },
    /// The same of lists that were left.
    Rml {
        trid: TrId,
        payload: Option<&'a Bytes>,
    },
    /// The networks of an address.
    Fqy {
        trid: TrId,
        payload: &'a Bytes,
    },
    /// The notice is delivered.
    Uun {
        trid: TrId,
    },
    /// A notice of somebody, maybe of ourselves at another place; see [`super::user_notice`].
    Ubn {
        handle: Handle<'a>,
        kind: u32,
        payload: &'a Bytes,
    },
    /// A message of somebody of another network, or one that waited; see [`super::federated`].
    Ubm {
        handle: Handle<'a>,
        kind: u32,
        payload: &'a Bytes,
    },
    Chl {
        challenge: &'a str,
    },
    Qry {
        trid: TrId,
    },
    /// The answer to `PNG`, and after how many seconds to ping again (MSNP9+).
    Qng {
        seconds: Option<u32>,
    },
    Out(OutReason),
    /// A message: from `Hotmail` on the notification server, from people on a switchboard.
    Msg {
        handle: Handle<'a>,
        name: Cow<'a, str>,
        payload: &'a Bytes,
    },
    Not {
        payload: &'a Bytes,
    },
    Ipg {
        payload: &'a Bytes,
    },
    /// The policy file; with `trid` 0 unasked.
    Gcf {
        trid: TrId,
        name: Option<&'a str>,
        payload: &'a Bytes,
    },
    Sbs {
        trid: TrId,
    },
    Url {
        trid: TrId,
        target: &'a str,
        form: &'a str,
        site: Option<&'a str>,
    },
    /// We are called to a switchboard.
    Rng {
        session: &'a str,
        address: &'a str,
        cookie: Private<'a>,
        handle: Handle<'a>,
        name: Cow<'a, str>,
        /// As in [`ServerCommand::XfrSb`].
        gateway_only: bool,
    },
    /// Somebody is being called.
    Cal {
        trid: TrId,
        session: &'a str,
    },
    /// We are in.
    Ans {
        trid: TrId,
    },
    /// Somebody who was in the switchboard before us.
    Iro {
        trid: TrId,
        index: u32,
        total: u32,
        handle: Handle<'a>,
        name: Cow<'a, str>,
        capabilities: Option<Capabilities>,
    },
    Joi {
        handle: Handle<'a>,
        name: Cow<'a, str>,
        capabilities: Option<Capabilities>,
    },
    /// Somebody left; `idle`: the server dropped them.
    Bye {
        handle: Handle<'a>,
        idle: bool,
    },
    Ack {
        trid: TrId,
    },
    Nak {
        trid: TrId,
    },
    Error(ErrorReply<'a>),
    /// What we do not know, or cannot make sense of.
    Unknown(&'a Frame),
}

impl<'a> ServerCommand<'a> {
    /// Reads a frame that a server sent.
    #[must_use]
    pub fn read(frame: &'a Frame, dialect: Dialect, link: LinkKind) -> Self {
        super::server_read::read(frame, dialect, link).unwrap_or(Self::Unknown(frame))
    }

    /// Writes the command as the server of this dialect does.
    pub fn write(&self, dialect: Dialect, link: LinkKind, out: &mut BytesMut) {
        super::server_write::write(self, dialect, link, out);
    }

    /// The command as bytes of the wire.
    #[must_use]
    pub fn to_bytes(&self, dialect: Dialect, link: LinkKind) -> Bytes {
        let mut out = BytesMut::new();
        self.write(dialect, link, &mut out);
        out.freeze()
    }
}

impl fmt::Debug for ServerCommand<'_> {
    /// The line in the form of MSNP12, without tickets, cookies and payloads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = BytesMut::new();
        self.write(Dialect::Msnp12, LinkKind::Notification, &mut out);
        let line = String::from_utf8_lossy(&out);
        let line = line.split("\r\n").next().unwrap_or_default();
        write!(f, "ServerCommand({})", harmless(line))
    }
}
