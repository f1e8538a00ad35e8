//! The places a person is signed in at, as `UUX` and `UBX` of MSNP16 on tell them (04 sections 4 and 6).

use bytes::Bytes;

use super::personal::{PersonalData, XmlText, xml_texts};
use crate::api::Status;
use crate::command::{Capabilities, StatusWord};
use crate::wire::xml_escape;

/// More places of one person are not read.
const MAX_ENDPOINTS: usize = 32;
/// The longest name of a place that is read, in characters.
const MAX_NAME: usize = 200;

/// One place a person is signed in at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EndpointData {
    /// The machine, `{guid}` in small letters.
    pub id: String,
    /// What the client there can do.
    pub capabilities: Capabilities,
    /// What only our own other places are told.
    pub private: Option<PrivateData>,
}

/// What one place tells our other places about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrivateData {
    /// The name of the place, of the computer mostly.
    pub name: String,
    /// Whether nobody is at it.
    pub idle: bool,
    /// 1 computer, 2 web, 3 mobile, 4 console.
    pub client_type: u32,
    /// The status that was chosen there.
    pub status: Status,
}

impl Default for PrivateData {
    fn default() -> Self {
        Self {
            name: String::new(),
            idle: false,
            client_type: 1,
            status: Status::Online,
        }
    }
}

/// What a client tells of itself in one `UUX`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnData {
    /// The personal message and what goes with it.
    Personal(PersonalData),
    /// What this place can do.
    Endpoint(Capabilities),
    /// What the other places may know of this one.
    Private(PrivateData),
}

impl OwnData {
    /// Reads the payload of a `UUX`. `None` when it is broken.
    #[must_use]
    pub fn read(payload: &[u8]) -> Option<Self> {
        let root = if payload.is_empty() {
            "Data".to_owned()
        } else {
            // The root ends last.
            xml_texts(payload)?.pop()?.path
        };
        match root.as_str() {
            "Data" => PersonalData::read(payload).map(Self::Personal),
            "EndpointData" => {
                let mut capabilities = Capabilities::default();
                for element in xml_texts(payload)? {
                    if element.path == "EndpointData/Capabilities" {
                        capabilities = Capabilities::parse(&element.text);
                    }
                }
                Some(Self::Endpoint(capabilities))
            }
            "PrivateEndpointData" => {
                let mut data = PrivateData::default();
                for element in xml_texts(payload)? {
                    if let Some(("", name)) = element.path.split_once("PrivateEndpointData/") {
                        read_private(name, &element.text, &mut data);
                    }
                }
                Some(Self::Private(data))
            }
            _ => None,
        }
    }
}

/// The payload of the `UUX` that tells what this place can do.
#[must_use]
pub fn endpoint_payload(capabilities: Capabilities) -> Bytes {
    Bytes::from(format!(
        "<EndpointData><Capabilities>{}:{}</Capabilities></EndpointData>",
        capabilities.flags,
        capabilities.extended.unwrap_or(0)
    ))
}

/// The payload of the `UUX` that tells our other places of this one.
#[must_use]
pub fn private_payload(data: &PrivateData) -> Bytes {
    Bytes::from(format!(
        "<PrivateEndpointData><EpName>{}</EpName><Idle>{}</Idle><ClientType>{}</ClientType><State>{}</State>\
         </PrivateEndpointData>",
        xml_escape(&data.name),
        data.idle,
        data.client_type,
        StatusWord::from(data.status).0
    ))
}

/// Takes in an element of a `UBX` that tells of a place.
pub(super) fn read_element(path: &str, element: &XmlText, endpoints: &mut Vec<EndpointData>) {
    let Some(id) = element.id.as_deref().filter(|id| !id.is_empty()) else {
        return;
    };
    let (private, name) = match path.strip_prefix("Data/") {
        Some("EndpointData" | "PrivateEndpointData") => (false, ""),
        Some(rest) => match rest.split_once('/') {
            Some(("EndpointData", name)) => (false, name),
            Some(("PrivateEndpointData", name)) => (true, name),
            _ => return,
        },
        None => return,
    };
    let id = id.to_ascii_lowercase();
    let known = endpoints.iter().position(|endpoint| endpoint.id == id);
    let at = match known {
        Some(at) => at,
        None if endpoints.len() < MAX_ENDPOINTS => {
            endpoints.push(EndpointData {
                id,
                ..EndpointData::default()
            });
            endpoints.len() - 1
        }
        None => return,
    };
    // Either found or just pushed.
    let Some(endpoint) = endpoints.get_mut(at) else {
        return;
    };
    if private {
        let data = endpoint.private.get_or_insert_default();
        read_private(name, &element.text, data);
    } else if name == "Capabilities" {
        endpoint.capabilities = Capabilities::parse(&element.text);
    }
}

fn read_private(name: &str, text: &str, data: &mut PrivateData) {
    match name {
        "EpName" => data.name = text.chars().take(MAX_NAME).collect(),
        "Idle" => data.idle = text.trim().eq_ignore_ascii_case("true"),
        "ClientType" => data.client_type = text.trim().parse().unwrap_or(data.client_type),
        "State" => data.status = StatusWord(text.trim()).status(),
        _ => {}
    }
}

/// Writes the places as a server tells them: first what all may know, then what only the person may.
pub(super) fn push_told(
    endpoints: &[EndpointData],
    escape: impl Fn(&str) -> String,
    out: &mut String,
) {
    for endpoint in endpoints {
        out.push_str(&format!(
            "<EndpointData id=\"{}\"><Capabilities>{}:{}</Capabilities></EndpointData>",
            xml_escape(&endpoint.id),
            endpoint.capabilities.flags,
            endpoint.capabilities.extended.unwrap_or(0)
        ));
    }
    for endpoint in endpoints {
        if let Some(data) = &endpoint.private {
            out.push_str(&format!(
                "<PrivateEndpointData id=\"{}\"><EpName>{}</EpName><Idle>{}</Idle>\
                 <ClientType>{}</ClientType><State>{}</State></PrivateEndpointData>",
                xml_escape(&endpoint.id),
                escape(&data.name),
                data.idle,
                data.client_type,
                StatusWord::from(data.status).0
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::Dialect;

    fn place(id: &str, name: &str) -> EndpointData {
        EndpointData {
            id: id.to_owned(),
            capabilities: Capabilities {
                flags: 2_789_003_324,
                extended: Some(48),
            },
            private: Some(PrivateData {
                name: name.to_owned(),
                ..PrivateData::default()
            }),
        }
    }

    #[test]
    fn the_places_of_a_recorded_exchange_are_read() {
        let told = concat!(
            "<Data><PSM></PSM><CurrentMedia></CurrentMedia><DDP></DDP><SignatureSound></SignatureSound><Scene></Scene>",
            "<ColorScheme></ColorScheme>",
            "<EndpointData id=\"{11111111-1111-1111-1111-1111111111AA}\"><Capabilities>2789003324:48</Capabilities>",
            "</EndpointData><PrivateEndpointData id=\"{11111111-1111-1111-1111-1111111111aa}\"><EpName>PC-A</EpName>",
            "<ClientType>1</ClientType><State>NLN</State></PrivateEndpointData></Data>"
        );
        let data = PersonalData::read(told.as_bytes()).expect("valid XML");
        assert_eq!(
            data.endpoints,
            [place("{11111111-1111-1111-1111-1111111111aa}", "PC-A")]
        );
        assert_eq!(data.text.as_deref(), Some(""));
    }

    #[test]
    fn what_a_server_tells_is_read_again() {
        let mut idle = place("{b}", "Küche & <Bad>");
        idle.private = Some(PrivateData {
            name: "Küche & <Bad>".to_owned(),
            idle: true,
            client_type: 3,
            status: Status::Busy,
        });
        let data = PersonalData {
            text: Some("At work & happy".to_owned()),
            media: Some(None),
            machine: Some("{a}".to_owned()),
            endpoints: vec![place("{a}", "Study"), idle],
        };
        for dialect in [Dialect::Msnp16, Dialect::Msnp18] {
            let told = data.told_payload(dialect);
            assert_eq!(PersonalData::read(&told), Some(data.clone()), "{dialect}");
        }
    }

    #[test]
    fn a_client_tells_of_its_place_as_recorded() {
        let capabilities = Capabilities {
            flags: 2_789_003_324,
            extended: Some(48),
        };
        let endpoint = endpoint_payload(capabilities);
        assert_eq!(endpoint.len(), 71);
        assert_eq!(
            OwnData::read(&endpoint),
            Some(OwnData::Endpoint(capabilities))
        );
        let private = PrivateData {
            name: "PC-A".to_owned(),
            ..PrivateData::default()
        };
        let payload = private_payload(&private);
        assert_eq!(payload.len(), 126);
        assert_eq!(OwnData::read(&payload), Some(OwnData::Private(private)));
        assert!(matches!(
            OwnData::read(b"<Data><PSM>x</PSM></Data>"),
            Some(OwnData::Personal(_))
        ));
        assert!(matches!(OwnData::read(b""), Some(OwnData::Personal(_))));
        assert_eq!(OwnData::read(b"<Other/>"), None);
        assert_eq!(OwnData::read(b"<Data>"), None);
    }

    #[test]
    fn places_are_counted_and_names_cut() {
        let mut xml = String::from("<Data>");
        for n in 0..100 {
            xml.push_str(&format!(
                "<PrivateEndpointData id=\"{n}\"><EpName>{}</EpName></PrivateEndpointData>",
                "x".repeat(300)
            ));
        }
        xml.push_str("</Data>");
        let data = PersonalData::read(xml.as_bytes()).expect("valid XML");
        assert_eq!(data.endpoints.len(), MAX_ENDPOINTS);
        let name = data.endpoints[0].private.as_ref().map(|p| p.name.len());
        assert_eq!(name, Some(MAX_NAME));
    }
}
