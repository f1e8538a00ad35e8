//! The token services `RST.srf` and `RST2.srf`: one request, a ticket for each service (12 sections 4 to 6).

use std::time::{Duration, SystemTime};

use super::secret::Secret;
use super::tickets::{Domain, Ticket, Tickets};
use crate::io::HttpReply;
use crate::soap::xml::{Document, Limits, Node, Writer};
use crate::soap::{Fault, SoapVersion, read_time, write_time};

/// Which of the two services.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenService {
    /// `RST.srf`, SOAP 1.1.
    Rst,
    /// `RST2.srf`, SOAP 1.2 (2009 and later).
    Rst2,
}

/// A domain a ticket is asked for, with the policy it is asked with.
pub type Wanted<'a> = (Domain, Option<&'a str>);

/// What a request says.
#[derive(Clone, Copy, Debug)]
pub struct TokenRequest<'a> {
    /// The account.
    pub email: &'a str,
    /// Its password.
    pub password: &'a Secret,
    /// The tickets to ask for; the first is [`Domain::Passport`].
    pub wanted: &'a [Wanted<'a>],
    /// The present time by the clock of the server, as far as that is known.
    pub now: SystemTime,
}

/// The program that asks: Messenger.
const HOSTING_APP: &str = "{7108E71A-9926-4FCB-BCC9-9A9D3F32E423}";
/// The locale 1033, in the form of that service.
const REQUEST_PARAMS: &str = "AQAAAAIAAABsYwQAAAAxMDMz";
/// How long a request of `RST2.srf` is good.
const REQUEST_LIFE: Duration = Duration::from_secs(20 * 60);

const PPCRL: (&str, &str) = (
    "xmlns:ps",
    "http://schemas.microsoft.com/Passport/SoapServices/PPCRL",
);
const WSU: &str =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
const SAML: &str = "urn:oasis:names:tc:SAML:1.0:assertion";

impl TokenService {
    /// The version of SOAP it speaks.
    #[must_use]
    pub const fn soap(self) -> SoapVersion {
        match self {
            Self::Rst => SoapVersion::V11,
            Self::Rst2 => SoapVersion::V12,
        }
    }

    /// The namespaces of the envelope.
    const fn namespaces(self) -> [(&'static str, &'static str); 7] {
        match self {
            Self::Rst => [
                ("xmlns:wsse", "http://schemas.xmlsoap.org/ws/2003/06/secext"),
                ("xmlns:saml", SAML),
                ("xmlns:wsp", "http://schemas.xmlsoap.org/ws/2002/12/policy"),
                ("xmlns:wsu", WSU),
                (
                    "xmlns:wsa",
                    "http://schemas.xmlsoap.org/ws/2004/03/addressing",
                ),
                ("xmlns:wssc", "http://schemas.xmlsoap.org/ws/2004/04/sc"),
                ("xmlns:wst", "http://schemas.xmlsoap.org/ws/2004/04/trust"),
            ],
            Self::Rst2 => [
                (
                    "xmlns:wsse",
                    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd",
                ),
                ("xmlns:saml", SAML),
                ("xmlns:wsp", "http://schemas.xmlsoap.org/ws/2004/09/policy"),
                ("xmlns:wsu", WSU),
                ("xmlns:wsa", "http://www.w3.org/2005/08/addressing"),
                ("xmlns:wssc", "http://schemas.xmlsoap.org/ws/2005/02/sc"),
                ("xmlns:wst", "http://schemas.xmlsoap.org/ws/2005/02/trust"),
            ],
        }
    }

    /// Writes a request. It holds the password: it goes to the token service and nowhere else.
    #[must_use]
    pub fn request(self, ask: &TokenRequest<'_>) -> Secret {
        let mut out = Writer::document();
        // The prefixes are those of the official clients.
        let (envelope, header, body) = match self {
            Self::Rst => ("Envelope", "Header", "Body"),
            Self::Rst2 => ("s:Envelope", "s:Header", "s:Body"),
        };
        let own = match self {
            Self::Rst => "xmlns",
            Self::Rst2 => "xmlns:s",
        };
        let mut namespaces = vec![(own, self.soap().namespace())];
        namespaces.extend(self.namespaces());
        out.open(envelope, &namespaces);
        out.open(header, &[]);
        self.write_header(ask, &mut out);
        out.close();
        out.open(body, &[]);
        out.open("ps:RequestMultipleSecurityTokens", &[PPCRL, ("Id", "RSTS")]);
        for (at, wanted) in ask.wanted.iter().enumerate() {
            self.write_wanted(at, wanted, &mut out);
        }
        Secret::new(out.finish())
    }

    fn write_header(self, ask: &TokenRequest<'_>, out: &mut Writer) {
        if self == Self::Rst2 {
            let must = [("s:mustUnderstand", "1")];
            let action = "http://schemas.xmlsoap.org/ws/2005/02/trust/RST/Issue";
            out.leaf("wsa:Action", &must, action);
            out.leaf("wsa:To", &must, "HTTPS://login.live.com:443//RST2.srf");
            let since = ask.now.duration_since(SystemTime::UNIX_EPOCH);
            let seconds = since.map_or(0, |since| since.as_secs());
            out.text("wsa:MessageID", &seconds.to_string());
        }
        out.open("ps:AuthInfo", &[PPCRL, ("Id", "PPAuthInfo")]);
        out.text("ps:HostingApp", HOSTING_APP);
        let version = match self {
            Self::Rst => "4",
            Self::Rst2 => "5",
        };
        out.text("ps:BinaryVersion", version);
        out.text("ps:UIVersion", "1");
        out.text("ps:Cookies", "");
        out.text("ps:RequestParams", REQUEST_PARAMS);
        out.close();
        out.open("wsse:Security", &[]);
        let id = match self {
            Self::Rst => "Id",
            Self::Rst2 => "wsu:Id",
        };
        out.open("wsse:UsernameToken", &[(id, "user")]);
        out.text("wsse:Username", ask.email);
        out.text("wsse:Password", ask.password.expose());
        out.close();
        if self == Self::Rst2 {
            out.open("wsu:Timestamp", &[("Id", "Timestamp")]);
            out.text("wsu:Created", &write_time(ask.now));
            let end = ask.now.checked_add(REQUEST_LIFE).unwrap_or(ask.now);
            out.text("wsu:Expires", &write_time(end));
            out.close();
        }
        out.close();
    }

    fn write_wanted(self, at: usize, (domain, policy): &Wanted<'_>, out: &mut Writer) {
        let id = format!("RST{at}");
        out.open("wst:RequestSecurityToken", &[("Id", &id)]);
        let (kind, reference) = match self {
            Self::Rst => (
                "http://schemas.xmlsoap.org/ws/2004/04/security/trust/Issue",
                "wsse:PolicyReference",
            ),
            Self::Rst2 => (
                "http://schemas.xmlsoap.org/ws/2005/02/trust/Issue",
                "wsp:PolicyReference",
            ),
        };
        out.text("wst:RequestType", kind);
        out.open("wsp:AppliesTo", &[]);
        out.open("wsa:EndpointReference", &[]);
        out.text("wsa:Address", domain.address());
        out.close();
        out.close();
        if let Some(policy) = policy {
            out.empty(reference, &[("URI", policy)]);
        }
        out.close();
    }
}

/// What a token service answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenAnswer {
    /// The tickets it gave; some may be missing.
    Tickets(Tickets),
    /// Ask again at this address. It may lead away from HTTPS: the caller decides whether to follow.
    Redirect(String),
    /// It gives none.
    Fault {
        /// Why.
        fault: TokenFault,
        /// What its clock shows, if it says so.
        server_time: Option<SystemTime>,
    },
    /// The service is down: try later.
    Unavailable,
    /// The answer makes no sense: try later.
    Invalid,
}

/// Why a token service gives no tickets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenFault {
    /// Wrong address or password.
    BadCredentials,
    /// The account was never completed ("Profile accrual is required").
    Incomplete,
    /// The account needs attention on a web page.
    NeedsAttention {
        /// Where.
        url: String,
    },
    /// The domain of the address signs in at a server of its own.
    Federated {
        /// Where.
        url: Option<String>,
    },
    /// The request was taken for malformed; or for too old or too new, where the clocks differ.
    Request,
    /// Something else, with its code.
    Other(String),
}

/// Reads the answer of either service.
#[must_use]
pub fn read_token_answer(reply: &HttpReply) -> TokenAnswer {
    if matches!(reply.status, 301 | 302 | 303 | 307 | 308) {
        return match reply.header("Location") {
            Some(url) => redirect(url),
            None => TokenAnswer::Invalid,
        };
    }
    let Ok(envelope) = Document::read(&reply.body, Limits::default()) else {
        return match reply.status {
            500.. => TokenAnswer::Unavailable,
            _ => TokenAnswer::Invalid,
        };
    };
    let envelope = envelope.root();
    match Fault::find(envelope) {
        Some(fault) => read_fault(&fault, envelope),
        None if reply.status == 200 => read_tickets(envelope, &reply.body),
        None if reply.status >= 500 => TokenAnswer::Unavailable,
        None => TokenAnswer::Invalid,
    }
}

fn redirect(url: &str) -> TokenAnswer {
    let url = url.trim();
    let plain = !url.contains(|c: char| c.is_whitespace() || c.is_control());
    if plain && url.contains("://") {
        TokenAnswer::Redirect(url.to_owned())
    } else {
        TokenAnswer::Invalid
    }
}

fn read_fault(fault: &Fault<'_>, envelope: Node<'_>) -> TokenAnswer {
    if let Some(url) = fault.detail("redirectUrl") {
        return redirect(url);
    }
    let server_time = envelope
        .at("Header/pp/serverInfo")
        .and_then(|info| info.attribute("ServerTime"))
        .and_then(read_time);
    TokenAnswer::Fault {
        fault: fault_kind(fault, envelope),
        server_time,
    }
}

fn fault_kind(fault: &Fault<'_>, envelope: Node<'_>) -> TokenFault {
    let property = |name: &str| {
        let properties = envelope.at("Header/pp/extProperties")?;
        properties
            .all("extProperty")
            .find(|property| property.attribute("Name") == Some(name))
            .map(Node::word)
            .filter(|value| !value.is_empty())
    };
    let status = fault.detail("reqstatus").unwrap_or_default();
    if status.eq_ignore_ascii_case("0x800488ee") {
        let url = property("STSAuthURL").or_else(|| property("AuthURL"));
        return TokenFault::Federated {
            url: url.map(str::to_owned),
        };
    }
    if fault.words.to_ascii_lowercase().contains("profile accrual") {
        return TokenFault::Incomplete;
    }
    if let Some(url) = fault.detail("flowurl") {
        return TokenFault::NeedsAttention {
            url: url.to_owned(),
        };
    }
    match fault.code {
        code if code.eq_ignore_ascii_case("FailedAuthentication") => TokenFault::BadCredentials,
        code if is_about_the_request(code) => TokenFault::Request,
        code => TokenFault::Other(code.chars().take(64).collect()),
    }
}

/// The codes of what is wrong with the request and not with the account; a request whose time is off is one of them.
fn is_about_the_request(code: &str) -> bool {
    [
        "Client",
        "Sender",
        "InvalidRequest",
        "BadRequest",
        "InvalidTimeRange",
        "InvalidSecurity",
        "MessageExpired",
        "ExpiredData",
    ]
    .iter()
    .any(|known| code.eq_ignore_ascii_case(known))
}

fn read_tickets(envelope: Node<'_>, document: &[u8]) -> TokenAnswer {
    let body = envelope.child("Body");
    let all = body.and_then(|body| body.child("RequestSecurityTokenResponseCollection"));
    // A single ticket may stand directly in the body.
    let Some(answers) = all.or(body) else {
        return TokenAnswer::Invalid;
    };
    let mut tickets = Tickets::default();
    for answer in answers.all("RequestSecurityTokenResponse") {
        let address = answer.word_at("AppliesTo/EndpointReference/Address");
        // By the address: the numbers in the answer are not those of the request.
        let Some(domain) = address.and_then(Domain::with_address) else {
            continue;
        };
        match (read_ticket(answer), answer.find("Fault")) {
            (Some(mut ticket), None) => {
                if domain == Domain::Passport {
                    ticket.element = encrypted_element(document);
                }
                tickets.insert(domain, ticket);
            }
            (_, fault) => {
                let page = fault.and_then(|fault| Fault::read(fault).detail("flowurl"));
                let page = page.or_else(|| answer.find("flowurl").map(Node::word));
                tickets.refuse(domain, page.map(str::to_owned));
            }
        }
    }
    TokenAnswer::Tickets(tickets)
}

/// The encrypted ticket as it stands in the answer: it is given back letter by letter. There is one.
fn encrypted_element(document: &[u8]) -> Option<Secret> {
    const END: &str = "</EncryptedData>";
    let document = std::str::from_utf8(document).ok()?;
    let (_, from) = document.split_at(document.find("<EncryptedData")?);
    let (element, _) = from.split_at(from.find(END)? + END.len());
    Some(element.into())
}

fn read_ticket(answer: Node<'_>) -> Option<Ticket> {
    let token = answer.child("RequestedSecurityToken")?;
    let token = token
        .word_at("BinarySecurityToken")
        .or_else(|| token.word_at("EncryptedData/CipherData/CipherValue"))?;
    // It becomes one word of a command.
    if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return None;
    }
    let secret = answer.word_at("RequestedProofToken/BinarySecret");
    let life = answer.child("LifeTime").and_then(|life| {
        let created = read_time(life.word_at("Created")?)?;
        Some((created, read_time(life.word_at("Expires")?)?))
    });
    Some(Ticket {
        token: token.into(),
        secret: secret.filter(|secret| !secret.is_empty()).map(Into::into),
        element: None,
        life,
    })
}
