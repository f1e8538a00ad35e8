//! The XML of `ADL`, `RML` and `FQY`: who is on which lists (03 section 5, 13 section 10).

use std::collections::BTreeMap;

use crate::soap::xml::{Document, Limits, Node};
use crate::wire::xml_escape;
use bytes::Bytes;

/// The largest document that is read. Clients split theirs below 7,500 bytes.
const LIMITS: Limits = Limits {
    bytes: 64 * 1024,
    depth: 8,
    nodes: 8_000,
    attributes: 32,
};
/// What one initial `ADL` holds at most.
const MAX_CONTACTS: usize = 150;
/// The longest payload of one initial `ADL`, in bytes.
const MAX_PAYLOAD: usize = 7_300;

/// The network of phones.
const PHONE: u32 = 4;
/// The network of circles.
const CIRCLE: u32 = 9;

/// One entry of an `ADL`, `RML` or `FQY`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Member {
    /// The address: `bob@example.net`, `tel:+15550100`.
    pub address: String,
    /// The network: 1 MSN, 4 phone, 9 circle, 32 Yahoo … `None` where it is not told.
    pub network: Option<u32>,
    /// The lists, as bits (see [`super::List::bit`]); 0 where they are not told.
    pub lists: u32,
    /// The name, which only servers tell.
    pub name: Option<String>,
}

/// What an `ADL`, `RML` or `FQY` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Members {
    /// It is a part of the list as it is at sign-in (`<ml l="1">`).
    pub initial: bool,
    /// The entries.
    pub entries: Vec<Member>,
}

/// Why such a document cannot be taken; each has its code (01 section 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MembersError {
    /// No XML, not of this form, or too large.
    #[error("not a list of members")]
    Invalid,
    /// A domain without anybody in it.
    #[error("a domain without members")]
    EmptyDomain,
}

impl MembersError {
    /// The code a server answers with.
    #[must_use]
    pub fn code(self) -> u16 {
        match self {
            Self::Invalid => 241,
            Self::EmptyDomain => 240,
        }
    }
}

impl Members {
    /// Reads the payload of an `ADL`, `RML`, `FQY`, or of an error to one.
    ///
    /// # Errors
    /// When it is no such list.
    pub fn read(payload: &[u8]) -> Result<Self, MembersError> {
        // A name with broken characters would be that of somebody else.
        let document = std::str::from_utf8(payload).map_err(|_| MembersError::Invalid)?;
        let tree =
            Document::read(document.as_bytes(), LIMITS).map_err(|_| MembersError::Invalid)?;
        let list = tree.root();
        if !list.is("ml") {
            return Err(MembersError::Invalid);
        }
        let mut members = Self {
            initial: list.attribute("l") == Some("1"),
            entries: Vec::new(),
        };
        for section in list.children() {
            let before = members.entries.len();
            let domain = if section.is("d") {
                Some(section.attribute("n").ok_or(MembersError::Invalid)?)
            } else if section.is("t") {
                None
            } else {
                continue;
            };
            // Besides members there are services of MSNP21 and what nobody knows.
            for member in section.all("c") {
                members.entries.push(Member::read(member, domain)?);
            }
            if domain.is_some() && members.entries.len() == before {
                return Err(MembersError::EmptyDomain);
            }
        }
        Ok(members)
    }

    /// The payloads of the `ADL`s at sign-in: always at least one, for without it nobody is shown online. Each domain
    /// stands once in a payload, circles by themselves (13 section 10).
    #[must_use]
    pub fn initial_payloads(entries: &[Member]) -> Vec<Bytes> {
        let mut payloads = Vec::new();
        for circles in [false, true] {
            let mut domains: BTreeMap<Option<&str>, Vec<&Member>> = BTreeMap::new();
            for entry in entries {
                if (entry.network == Some(CIRCLE)) == circles {
                    domains.entry(entry.domain()).or_default().push(entry);
                }
            }
            // Phones have no domain and come last.
            let phones = domains.remove(&None).map(|phones| (None, phones));
            let mut writer = Writer::default();
            for (domain, members) in domains.into_iter().chain(phones) {
                for member in members {
                    writer.add(domain, member, &mut payloads);
                }
            }
            writer.flush(&mut payloads);
        }
        if payloads.is_empty() {
            payloads.push(Bytes::from_static(b"<ml l=\"1\"></ml>"));
        }
        payloads
    }
}

impl Member {
    /// An entry as clients send it.
    #[must_use]
    pub fn new(address: &str, network: u32, lists: u32) -> Self {
        Self {
            address: address.to_owned(),
            network: Some(network),
            lists,
            name: None,
        }
    }

    /// Reads one of a domain, or of the phones.
    fn read(node: Node<'_>, domain: Option<&str>) -> Result<Self, MembersError> {
        let name = node.attribute("n").ok_or(MembersError::Invalid)?;
        let number = |key| -> Result<Option<u32>, MembersError> {
            node.attribute(key)
                .map(|value| value.trim().parse().map_err(|_| MembersError::Invalid))
                .transpose()
        };
        let phone = domain.is_none().then_some(PHONE);
        Ok(Self {
            address: domain.map_or_else(|| name.to_owned(), |domain| format!("{name}@{domain}")),
            network: number("t")?.or(phone),
            lists: number("l")?.unwrap_or(0),
            name: node
                .attribute("f")
                .map(|name| crate::wire::percent_decode(name).into_owned()),
        })
    }

    /// The payload of a later `ADL`, `RML` or `FQY`. One entry each: some servers mix up several domains (13 section
    /// 10).
    #[must_use]
    pub fn payload(&self) -> Bytes {
        self.document(|member, out| member.push_client(out))
    }

    /// The payload of an `ADL 0`, `RML 0`, `FQY` or error of a server.
    #[must_use]
    pub fn server_payload(&self) -> Bytes {
        self.document(|member, out| member.push_server(out))
    }

    fn document(&self, push: impl Fn(&Self, &mut String)) -> Bytes {
        let mut out = String::from("<ml>");
        open_section(self.domain(), &mut out);
        push(self, &mut out);
        close_section(self.domain(), &mut out);
        out.push_str("</ml>");
        Bytes::from(out)
    }

    fn domain(&self) -> Option<&str> {
        if self.network == Some(PHONE) {
            return None;
        }
        self.address.rsplit_once('@').map(|(_, domain)| domain)
    }

    fn local_part(&self) -> &str {
        match self.domain() {
            Some(domain) => self
                .address
                .get(..self.address.len() - domain.len() - 1)
                .unwrap_or_default(),
            None => &self.address,
        }
    }

    fn push_client(&self, out: &mut String) {
        out.push_str("<c n=\"");
        out.push_str(&xml_escape(self.local_part()));
        if self.lists != 0 {
            out.push_str(&format!("\" l=\"{}", self.lists));
        }
        // Within `<t>` the network goes without saying.
        if let Some(network) = self.network.filter(|_| self.domain().is_some()) {
            out.push_str(&format!("\" t=\"{network}"));
        }
        out.push_str("\"/>");
    }

    fn push_server(&self, out: &mut String) {
        out.push_str("<c n=\"");
        out.push_str(&xml_escape(self.local_part()));
        if let Some(network) = self.network {
            out.push_str(&format!("\" t=\"{network}"));
        }
        if self.lists != 0 {
            out.push_str(&format!("\" l=\"{}", self.lists));
        }
        if let Some(name) = &self.name {
            out.push_str("\" f=\"");
            out.push_str(&crate::wire::percent_encode(name));
        }
        out.push_str("\" />");
    }
}

fn open_section(domain: Option<&str>, out: &mut String) {
    match domain {
        Some(domain) => {
            out.push_str("<d n=\"");
            out.push_str(&xml_escape(domain));
            out.push_str("\">");
        }
        None => out.push_str("<t>"),
    }
}

fn close_section(domain: Option<&str>, out: &mut String) {
    out.push_str(if domain.is_some() { "</d>" } else { "</t>" });
}

/// Fills payloads one after the other.
#[derive(Default)]
struct Writer<'a> {
    out: String,
    section: Option<Option<&'a str>>,
    count: usize,
}

impl<'a> Writer<'a> {
    fn add(&mut self, domain: Option<&'a str>, member: &Member, payloads: &mut Vec<Bytes>) {
        let mut entry = String::new();
        member.push_client(&mut entry);
        // The tags that may have to be opened and closed around it.
        let around = domain.map_or(0, str::len) * 2 + 32;
        if self.count == MAX_CONTACTS || self.out.len() + entry.len() + around > MAX_PAYLOAD {
            self.flush(payloads);
        }
        if self.count == 0 {
            self.out.push_str("<ml l=\"1\">");
        }
        if self.section != Some(domain) {
            if let Some(before) = self.section {
                close_section(before, &mut self.out);
            }
            open_section(domain, &mut self.out);
            self.section = Some(domain);
        }
        self.out.push_str(&entry);
        self.count += 1;
    }

    fn flush(&mut self, payloads: &mut Vec<Bytes>) {
        if let Some(section) = self.section.take() {
            close_section(section, &mut self.out);
            self.out.push_str("</ml>");
            payloads.push(Bytes::from(std::mem::take(&mut self.out)));
        }
        self.count = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(xml: &str) -> Result<Members, MembersError> {
        Members::read(xml.as_bytes())
    }

    #[test]
    fn what_a_client_says_is_read_again() {
        let entries = vec![
            Member::new("a&b@example.com", 1, 3),
            Member::new("bob@example.net", 32, 4),
            Member::new("tel:+15550100", PHONE, 3),
        ];
        let payloads = Members::initial_payloads(&entries);
        assert_eq!(
            payloads,
            [Bytes::from_static(
                b"<ml l=\"1\"><d n=\"example.com\"><c n=\"a&amp;b\" l=\"3\" t=\"1\"/></d>\
                  <d n=\"example.net\"><c n=\"bob\" l=\"4\" t=\"32\"/></d>\
                  <t><c n=\"tel:+15550100\" l=\"3\"/></t></ml>"
            )]
        );
        let members = Members::read(&payloads[0]).unwrap();
        assert!(members.initial);
        assert_eq!(members.entries, entries);
    }

    #[test]
    fn a_long_list_is_told_in_several_pieces_and_circles_by_themselves() {
        let mut entries: Vec<Member> = (0..400)
            .map(|n| Member::new(&format!("someone{n}@domain{}.example.net", n % 7), 1, 3))
            .collect();
        entries.push(Member::new(
            "00000000-0000-0000-0009-0123456789ab@live.com",
            9,
            3,
        ));
        let payloads = Members::initial_payloads(&entries);
        assert!(payloads.iter().all(|payload| payload.len() <= 7_500));
        let mut found = Vec::new();
        for payload in &payloads {
            let members = Members::read(payload).unwrap();
            assert!(members.initial && members.entries.len() <= MAX_CONTACTS);
            let circles = members
                .entries
                .iter()
                .filter(|m| m.network == Some(9))
                .count();
            assert!(circles == 0 || circles == members.entries.len());
            found.extend(members.entries);
        }
        found.sort_by(|a, b| a.address.cmp(&b.address));
        entries.sort_by(|a, b| a.address.cmp(&b.address));
        assert_eq!(found, entries);
    }

    #[test]
    fn nobody_is_told_all_the_same() {
        assert_eq!(
            Members::initial_payloads(&[]),
            [Bytes::from_static(b"<ml l=\"1\"></ml>")]
        );
        assert_eq!(
            read("<ml l=\"1\"/>"),
            Ok(Members {
                initial: true,
                entries: vec![]
            })
        );
    }

    #[test]
    fn a_server_tells_names() {
        let member = Member {
            name: Some("Bob 50%".to_owned()),
            ..Member::new("bob@example.net", 1, 8)
        };
        let payload = member.server_payload();
        assert_eq!(
            payload,
            "<ml><d n=\"example.net\"><c n=\"bob\" t=\"1\" l=\"8\" f=\"Bob%2050%25\" /></d></ml>"
        );
        assert_eq!(Members::read(&payload).unwrap().entries, [member]);
    }

    #[test]
    fn what_is_no_list_of_members_has_its_code() {
        for broken in [
            "",
            "x",
            "<ml>",
            "<ml></d>",
            "<a/>",
            "<ml><d><c n='a'/></d></ml>",
            "<ml><d n='x'><c/></d></ml>",
            "<ml><d n='x'><c n='a' l='y'/></d></ml>",
            "<!DOCTYPE a><ml/>",
            "<ml><d n='x'><c n='&a;'/></d></ml>",
            "<ml><a/></ml",
        ] {
            assert_eq!(
                read(broken).map_err(MembersError::code),
                Err(241),
                "{broken}"
            );
        }
        assert_eq!(
            read("<ml><d n='example.net'></d></ml>").map_err(MembersError::code),
            Err(240)
        );
        let long = format!("<ml><d n='{}'><c n='a'/></d></ml>", "x".repeat(70_000));
        assert_eq!(read(&long), Err(MembersError::Invalid));
    }
}
