//! How the two agree on a direct connection (08 section 6, 10 section 4).

use std::borrow::Cow;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use super::Lines;
use crate::message::Fields;
use crate::p2p::Guid;
use crate::p2p::slp::{BodyKind, Content};

/// More addresses of one side are not tried (10 section 4).
const MAX_ADDRESSES: usize = 8;

/// How somebody is connected to the net, as they believe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum ConnType {
    /// Reachable from everywhere.
    Direct,
    /// Behind a box that lets in who was written to at that port.
    PortRestrictNat,
    /// Behind a box that lets in who was written to.
    IpRestrictNat,
    /// Behind a box that uses another port for everyone.
    SymmetricNat,
    /// Behind some box.
    UnknownNat,
    /// Nothing comes in.
    Firewall,
    /// Not known.
    #[default]
    Unknown,
}

impl ConnType {
    const ALL: [Self; 7] = [
        Self::Direct,
        Self::PortRestrictNat,
        Self::IpRestrictNat,
        Self::SymmetricNat,
        Self::UnknownNat,
        Self::Firewall,
        Self::Unknown,
    ];

    /// The word of the wire.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Direct => "Direct-Connect",
            Self::PortRestrictNat => "Port-Restrict-NAT",
            Self::IpRestrictNat => "IP-Restrict-NAT",
            Self::SymmetricNat => "Symmetric-NAT",
            Self::UnknownNat => "Unknown-NAT",
            Self::Firewall => "Firewall",
            Self::Unknown => "Unknown-Connect",
        }
    }

    fn of(word: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|kind| kind.word().eq_ignore_ascii_case(word))
            .unwrap_or_default()
    }
}

impl fmt::Display for ConnType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// What proves on the new connection that the right one came (10 section 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum NonceField {
    /// None yet: MSN 6.
    #[default]
    None,
    /// The nonce itself, which both will send.
    Plain(Guid),
    /// The hash of the nonce that this side will send.
    Hashed(Guid),
}

impl NonceField {
    fn read(fields: Fields<'_>) -> Self {
        let guid = |name| fields.get(name).and_then(|text| Guid::parse(&text));
        match (guid("Hashed-Nonce"), guid("Nonce")) {
            (Some(hash), _) => Self::Hashed(hash),
            (None, Some(nonce)) => Self::Plain(nonce),
            (None, None) => Self::None,
        }
    }

    fn write(self, lines: &mut Lines) {
        match self {
            Self::None => {}
            Self::Plain(nonce) => lines.put("Nonce", nonce),
            Self::Hashed(hash) => lines.put("Hashed-Nonce", hash),
        }
    }
}

/// Asks for a direct connection.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct TransportRequest {
    /// Whether a TCP connection is among what is offered.
    pub tcp: bool,
    /// The outer address; the same on both sides means the same box. `None` when it is not known.
    pub outer: Option<Ipv4Addr>,
    /// How this side is connected.
    pub conn_type: ConnType,
    /// Whether the box opens ports when asked.
    pub upnp: bool,
    /// Whether a firewall of Windows is on.
    pub icf: bool,
    /// A global IPv6 address.
    pub ipv6: Option<Ipv6Addr>,
    /// The proof.
    pub nonce: NonceField,
    /// The session it is for.
    pub session_id: Option<u32>,
}

impl TransportRequest {
    /// Reads the body of the second `INVITE`; `None` when it is another one.
    #[must_use]
    pub fn read(content: &Content) -> Option<Self> {
        if content.kind != BodyKind::TransportRequest {
            return None;
        }
        let fields = Fields::new(&content.body);
        let bridges = fields.get("Bridges").unwrap_or_default();
        let net_id: i64 = fields.number("NetID").unwrap_or(0);
        // Written with a sign, but some write none.
        let net_id = net_id as u32;
        Some(Self {
            tcp: bridges.split_whitespace().any(|bridge| bridge == "TCPv1"),
            outer: (net_id != 0).then(|| Ipv4Addr::from(net_id.to_le_bytes())),
            conn_type: ConnType::of(&fields.get("Conn-Type").unwrap_or_default()),
            upnp: flag(fields, "UPnPNat"),
            icf: flag(fields, "ICF"),
            ipv6: fields.number("IPv6-global"),
            nonce: NonceField::read(fields),
            session_id: fields.number("SessionID").filter(|id| *id != 0),
        })
    }
}

impl From<&TransportRequest> for Content {
    fn from(request: &TransportRequest) -> Self {
        let mut lines = Lines::default();
        let bridges = if request.tcp {
            "TCPv1 SBBridge"
        } else {
            "SBBridge"
        };
        lines.put("Bridges", bridges);
        let outer = request.outer.map_or([0; 4], |outer| outer.octets());
        lines.put("NetID", i32::from_le_bytes(outer));
        lines.put("Conn-Type", request.conn_type);
        lines.put("UPnPNat", request.upnp);
        lines.put("ICF", request.icf);
        lines.put_some("IPv6-global", request.ipv6);
        request.nonce.write(&mut lines);
        put_session(&mut lines, request.session_id);
        lines.end(BodyKind::TransportRequest)
    }
}

/// How names and values of addresses are written: backwards from 2009 on, so that boxes in between do not meddle with
/// them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Spelling {
    /// As they are.
    Plain,
    /// Backwards: `srddA-lanretnI4vPI: 5.0.0.01`.
    Reversed,
}

/// Answers that, or tells where one listens.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct TransportResponse {
    /// Whether it is to be TCP; else the switchboard.
    pub tcp: bool,
    /// Whether this side listens at the addresses below.
    pub listening: bool,
    /// The proof; all zero from who does not listen.
    pub nonce: NonceField,
    /// Addresses within the network of who listens.
    pub internal: Vec<SocketAddr>,
    /// Addresses at which the world may reach it.
    pub external: Vec<SocketAddr>,
    /// Addresses of IPv6.
    pub ipv6: Vec<SocketAddr>,
    /// The session it is for.
    pub session_id: Option<u32>,
}

impl TransportResponse {
    /// Reads the body of the answer, or of an `INVITE` that tells addresses; `None` when it is another one. Names may be
    /// spelled either way; no more than eight addresses of a sort are read.
    #[must_use]
    pub fn read(content: &Content) -> Option<Self> {
        if content.kind != BodyKind::TransportResponse {
            return None;
        }
        let fields = Fields::new(&content.body);
        let bridge = fields.get("Bridge").unwrap_or_default();
        Some(Self {
            tcp: bridge.split_whitespace().any(|bridge| bridge == "TCPv1"),
            listening: flag(fields, "Listening"),
            nonce: NonceField::read(fields),
            internal: addresses(
                fields,
                [
                    "IPv4Internal-Addrs",
                    "IPv4Internal-Port",
                    "IPv4InternalAddrsAndPorts",
                ],
            ),
            external: addresses(
                fields,
                [
                    "IPv4External-Addrs",
                    "IPv4External-Port",
                    "IPv4ExternalAddrsAndPorts",
                ],
            ),
            ipv6: addresses(fields, ["IPv6-Addrs", "IPv6-Port", "IPv6AddrsAndPorts"]),
            session_id: fields.number("SessionID").filter(|id| *id != 0),
        })
    }

    /// The body of the answer.
    #[must_use]
    pub fn to_content(&self, spelling: Spelling) -> Content {
        let mut lines = Lines::default();
        lines.put("Bridge", if self.tcp { "TCPv1" } else { "SBBridge" });
        lines.put("Listening", self.listening);
        self.nonce.write(&mut lines);
        for (names, addresses) in [
            (["IPv4External-Addrs", "IPv4External-Port"], &self.external),
            (["IPv4Internal-Addrs", "IPv4Internal-Port"], &self.internal),
            (["IPv6-Addrs", "IPv6-Port"], &self.ipv6),
        ] {
            put_addresses(&mut lines, names, addresses, spelling);
        }
        put_session(&mut lines, self.session_id);
        lines.end(BodyKind::TransportResponse)
    }

    /// Where to try to connect, the nearest first, each once. Addresses nobody else could be at are left out: loopback
    /// (unless told otherwise: both may be on one machine), multicast, unspecified ones and ports below 1024.
    #[must_use]
    pub fn candidates(&self, loopback: bool) -> Vec<SocketAddr> {
        let mut candidates = Vec::new();
        for address in self.internal.iter().chain(&self.ipv6).chain(&self.external) {
            let ip = address.ip();
            let nobody = ip.is_multicast() || ip.is_unspecified() || is_broadcast(ip);
            if address.port() >= 1024
                && !nobody
                && (loopback || !ip.to_canonical().is_loopback())
                && !candidates.contains(address)
                && candidates.len() < MAX_ADDRESSES
            {
                candidates.push(*address);
            }
        }
        candidates
    }
}

fn is_broadcast(ip: IpAddr) -> bool {
    matches!(ip.to_canonical(), IpAddr::V4(ip) if ip.is_broadcast())
}

fn put_session(lines: &mut Lines, session_id: Option<u32>) {
    if let Some(session_id) = session_id {
        lines.put("SessionID", session_id);
        lines.put("SChannelState", 0);
        lines.put("Capabilities-Flags", 1);
    }
}

/// All of them have one port, that of the first: there is one field for it.
fn put_addresses(
    lines: &mut Lines,
    names: [&str; 2],
    addresses: &[SocketAddr],
    spelling: Spelling,
) {
    let Some(first) = addresses.first() else {
        return;
    };
    let list: Vec<String> = addresses
        .iter()
        .filter(|address| address.port() == first.port())
        .take(MAX_ADDRESSES)
        .map(|address| address.ip().to_string())
        .collect();
    for (name, value) in names
        .into_iter()
        .zip([list.join(" "), first.port().to_string()])
    {
        match spelling {
            Spelling::Plain => lines.put(name, value),
            Spelling::Reversed => lines.put(&reversed(name), reversed(&value)),
        }
    }
}

/// The addresses in a list with one port for all, and in a list with a port for each.
fn addresses(fields: Fields<'_>, [list, port, pairs]: [&str; 3]) -> Vec<SocketAddr> {
    let port = value(fields, port).and_then(|port| port.parse::<u16>().ok());
    let listed = value(fields, list).unwrap_or_default();
    let pairs = value(fields, pairs).unwrap_or_default();
    let listed = listed
        .split_whitespace()
        .filter_map(|ip| Some(SocketAddr::new(ip.parse().ok()?, port?)));
    let paired = pairs.split_whitespace().filter_map(|pair| {
        let pair: SocketAddr = pair.parse().ok()?;
        // Without the zone, which means something to its owner only.
        Some(SocketAddr::new(pair.ip(), pair.port()))
    });
    let mut found = Vec::new();
    for address in listed.chain(paired) {
        if found.len() < MAX_ADDRESSES && !found.contains(&address) {
            found.push(address);
        }
    }
    found
}

/// The value of this name, written either way.
fn value<'a>(fields: Fields<'a>, name: &str) -> Option<Cow<'a, str>> {
    match fields.get(name) {
        Some(plain) => Some(plain),
        None => fields
            .get(&reversed(name))
            .map(|value| reversed(&value).into()),
    }
}

fn reversed(text: &str) -> String {
    text.chars().rev().collect()
}

fn flag(fields: Fields<'_>, name: &str) -> bool {
    fields
        .get(name)
        .is_some_and(|value| value.eq_ignore_ascii_case("true"))
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    fn at(text: &str) -> SocketAddr {
        text.parse().expect("an address")
    }

    fn response() -> TransportResponse {
        TransportResponse {
            tcp: true,
            listening: true,
            nonce: NonceField::Hashed(Guid([3; 16])),
            internal: vec![at("10.0.0.5:6891"), at("192.168.0.5:6891")],
            external: vec![at("192.0.2.10:40123")],
            ipv6: vec![at("[2001:db8::5]:6891")],
            session_id: Some(7),
        }
    }

    fn read(lines: &str) -> TransportResponse {
        let content = Content {
            kind: BodyKind::TransportResponse,
            body: Bytes::from(lines.replace('\n', "\r\n")),
        };
        TransportResponse::read(&content).expect("a response")
    }

    #[test]
    fn an_answer_is_read_as_it_was_written_in_both_spellings() {
        for spelling in [Spelling::Plain, Spelling::Reversed] {
            let content = response().to_content(spelling);
            assert_eq!(TransportResponse::read(&content), Some(response()));
        }
        let reversed = response().to_content(Spelling::Reversed);
        let text = String::from_utf8_lossy(&reversed.body).into_owned();
        assert!(
            text.contains("srddA-lanretnI4vPI: 5.0.861.291 5.0.0.01\r\n"),
            "{text}"
        );
        assert!(!text.contains("10.0.0.5"), "{text}");
    }

    #[test]
    fn a_request_is_read_as_it_was_written() {
        let request = TransportRequest {
            tcp: true,
            outer: Some(Ipv4Addr::new(192, 0, 2, 200)),
            conn_type: ConnType::PortRestrictNat,
            upnp: true,
            icf: false,
            ipv6: Some("2001:db8::5".parse().expect("an address")),
            nonce: NonceField::Plain(Guid([4; 16])),
            session_id: Some(7),
        };
        let content = Content::from(&request);
        // 200.2.0.192 as a signed number.
        let text = String::from_utf8_lossy(&content.body).into_owned();
        assert!(text.contains("NetID: -939392832\r\n"), "{text}");
        assert_eq!(TransportRequest::read(&content), Some(request.clone()));
        let unsigned = text.replace("-939392832", "3355574464");
        let content = Content {
            body: unsigned.into(),
            ..content
        };
        assert_eq!(TransportRequest::read(&content), Some(request));
        assert_eq!(TransportResponse::read(&content), None);
    }

    #[test]
    fn lists_with_ports_are_read_in_both_spellings() {
        let told = read(
            "IPv4InternalAddrsAndPorts: 10.0.0.5:6891 10.0.0.6:7000\nstroPdnAsrddAlanretxE4vPI: 1986:01.2.0.291\n",
        );
        assert_eq!(told.internal, [at("10.0.0.5:6891"), at("10.0.0.6:7000")]);
        assert_eq!(told.external, [at("192.0.2.10:6891")]);
        let broken = read("IPv4Internal-Addrs: x 10.0.0.256 10.0.0.5\nIPv4Internal-Port: 70000\n");
        assert_eq!(broken.internal, []);
        assert!(!broken.listening && !broken.tcp);
    }

    #[test]
    fn addresses_are_counted() {
        let many: Vec<String> = (0..100).map(|n| format!("10.0.0.{n}")).collect();
        let told = read(&format!(
            "IPv4Internal-Addrs: {}\nIPv4Internal-Port: 6891\n",
            many.join(" ")
        ));
        assert_eq!(told.internal.len(), MAX_ADDRESSES);
    }

    #[test]
    fn only_what_may_be_somebody_else_is_tried() {
        let mut told = response();
        told.internal = vec![
            at("127.0.0.1:6891"),
            at("10.0.0.5:80"),
            at("0.0.0.0:6891"),
            at("255.255.255.255:6891"),
            at("224.0.0.1:6891"),
            at("10.0.0.5:6891"),
            at("10.0.0.5:6891"),
            at("[::1]:6891"),
            at("[::ffff:127.0.0.1]:6891"),
        ];
        let rest = [
            at("10.0.0.5:6891"),
            at("[2001:db8::5]:6891"),
            at("192.0.2.10:40123"),
        ];
        assert_eq!(told.candidates(false), rest);
        assert_eq!(told.candidates(true).len(), 6);
    }
}
