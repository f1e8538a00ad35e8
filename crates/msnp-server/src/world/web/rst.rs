//! `RST.srf` and `RST2.srf`: tickets for a name and a password (12 sections 4 to 6).

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use msnp::api::Address;
use msnp::io::{HttpReply, Now};
use msnp::soap::SoapVersion;
use msnp::soap::xml::{Node, Writer};

use super::super::people::cid;
use super::super::types::WebRequest;
use super::super::{World, text};
use super::soap::{Asked, random_bytes, utc, xml_reply};
use super::tickets::Ticket;

/// The service that renews tickets.
const RENEWAL: &str = "http://Passport.NET/tb";
/// The most tickets one request asks for.
const MAX_SERVICES: usize = 24;
/// How far an answer's own time stamp reaches.
const STAMP_LIFE: Duration = Duration::from_secs(300);
const FAULTS: &str = "http://schemas.microsoft.com/Passport/SoapServices/SOAPFault";
const UTILITY: &str =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

/// One of the two services, which differ in little but namespaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Form(SoapVersion);

impl Form {
    fn is_second(self) -> bool {
        self.0 == SoapVersion::V12
    }

    /// The namespaces of an envelope.
    fn namespaces(self) -> [(&'static str, &'static str); 7] {
        let [security, addressing, trust, policy] = match self.0 {
            SoapVersion::V11 => [
                "http://schemas.xmlsoap.org/ws/2003/06/secext",
                "http://schemas.xmlsoap.org/ws/2004/03/addressing",
                "http://schemas.xmlsoap.org/ws/2004/04/trust",
                "http://schemas.xmlsoap.org/ws/2002/12/policy",
            ],
            SoapVersion::V12 => [
                "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd",
                "http://www.w3.org/2005/08/addressing",
                "http://schemas.xmlsoap.org/ws/2005/02/trust",
                "http://schemas.xmlsoap.org/ws/2004/09/policy",
            ],
        };
        [
            ("xmlns:S", self.0.namespace()),
            ("xmlns:wsse", security),
            ("xmlns:wsu", UTILITY),
            ("xmlns:wsa", addressing),
            ("xmlns:wst", trust),
            ("xmlns:wsp", policy),
            ("xmlns:psf", FAULTS),
        ]
    }
}

/// Why no tickets are given.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Refusal {
    Invalid,
    WrongPassword,
    /// The clock of the client is too far off.
    Clock,
    Redirect(String),
}

/// A service that a ticket is asked for.
struct Wish {
    service: String,
    /// Whether the policy asks for a ticket with a secret.
    keyed: bool,
}

impl World {
    pub(super) fn rst(&mut self, request: &WebRequest, now: Now) -> HttpReply {
        let form = Form(match request.path.ends_with("RST2.srf") {
            true => SoapVersion::V12,
            false => SoapVersion::V11,
        });
        match self.wishes(request, form, now) {
            Ok((account, wishes)) => self.give_tickets(form, &account, &wishes, now),
            Err(refusal) => refused(form, &refusal, now),
        }
    }

    /// Who asks, and for what.
    fn wishes(
        &self,
        request: &WebRequest,
        form: Form,
        now: Now,
    ) -> Result<(Address, Vec<Wish>), Refusal> {
        let asked = Asked::read(request).ok_or(Refusal::Invalid)?;
        let body = asked.envelope().child("Body").ok_or(Refusal::Invalid)?;
        let mut found = Vec::new();
        tokens(body, &mut found);
        let wishes: Vec<Wish> = found.into_iter().filter_map(wish).collect();
        let user = asked.envelope().find("Username").map(Node::word);
        let password = asked.envelope().find("Password").map(Node::text);
        let (Some(user), Some(password)) = (user, password) else {
            return Err(Refusal::Invalid);
        };
        if wishes.is_empty() || wishes.len() > MAX_SERVICES {
            return Err(Refusal::Invalid);
        }
        let hop: u8 = request
            .query("hop")
            .and_then(|hop| hop.parse().ok())
            .unwrap_or(0);
        if hop < self.config.behaviour.login_redirects {
            let place = format!("{}{}?hop={}", self.config.http, request.path, hop + 1);
            return Err(Refusal::Redirect(place));
        }
        if let Some(most) = self
            .config
            .behaviour
            .clock_skew
            .filter(|_| form.is_second())
        {
            let created = asked.envelope().at("Header/Security/Timestamp/Created");
            let created = created.and_then(|node| text::parse_utc(node.word()));
            let off = created.map(|at| match at.duration_since(now.wall) {
                Ok(ahead) => ahead,
                Err(behind) => behind.duration(),
            });
            if off.is_none_or(|off| off > most) {
                return Err(Refusal::Clock);
            }
        }
        let address = Address::new(user);
        let account = self.accounts.get(&address);
        match account.is_some_and(|account| account.password.0 == password) {
            true => Ok((address, wishes)),
            false => Err(Refusal::WrongPassword),
        }
    }

    fn give_tickets(
        &mut self,
        form: Form,
        account: &Address,
        wishes: &[Wish],
        now: Now,
    ) -> HttpReply {
        let login = self.tickets.new_login();
        let one = self.config.behaviour.one_ticket;
        let shared = format!("t={}&p=", text::hex_digits(&mut self.rng, 20));
        let mut out = Writer::document();
        out.open("S:Envelope", &form.namespaces());
        header(&mut out, form, "0x48803", "0x0", Some(account), now);
        out.open("S:Body", &[]);
        out.open("wst:RequestSecurityTokenResponseCollection", &[]);
        for (at, wish) in wishes.iter().enumerate() {
            out.open("wst:RequestSecurityTokenResponse", &[]);
            if self
                .config
                .behaviour
                .refused_services
                .contains(&wish.service)
            {
                refused_service(&mut out, &wish.service);
                out.close();
                continue;
            }
            let is_renewal = wish.service == RENEWAL;
            let life = self.ticket_life(&wish.service);
            let secret: [u8; 24] = random_bytes(&mut self.rng);
            let keyed = is_renewal || wish.keyed;
            out.text("wst:TokenType", token_type(&wish.service));
            out.open("wsp:AppliesTo", &[]);
            out.open("wsa:EndpointReference", &[]);
            out.text("wsa:Address", &wish.service);
            out.close();
            out.close();
            out.open(
                if form.is_second() {
                    "wst:Lifetime"
                } else {
                    "wst:LifeTime"
                },
                &[],
            );
            out.text("wsu:Created", &utc(now));
            out.text("wsu:Expires", &utc(now.after(life)));
            out.close();
            out.open("wst:RequestedSecurityToken", &[]);
            if is_renewal {
                let sealed: [u8; 48] = random_bytes(&mut self.rng);
                renewal(&mut out, &STANDARD.encode(sealed));
            } else {
                let (id, text) = match one {
                    true => ("Compact2".to_owned(), shared.clone()),
                    false => self.new_ticket(&wish.service, at),
                };
                out.leaf("wsse:BinarySecurityToken", &[("Id", &id)], &text);
                let ticket = Ticket::new(account, &wish.service, login, now.mono + life);
                match (keyed, one) {
                    (true, _) => self.tickets.give(&text, ticket.with_secret(secret)),
                    (false, false) => self.tickets.give(&text, ticket),
                    // The same ticket again: what it was given for first may have a secret.
                    (false, true) if self.ticket(&text, &[], now).is_err() => {
                        self.tickets.give(&text, ticket);
                    }
                    (false, true) => {}
                }
            }
            out.close();
            if keyed {
                out.open("wst:RequestedProofToken", &[]);
                out.text("wst:BinarySecret", &STANDARD.encode(secret));
                out.close();
            }
            out.close();
        }
        xml_reply(200, out.finish())
    }

    /// A fresh ticket, and the id of its element.
    fn new_ticket(&mut self, service: &str, at: usize) -> (String, String) {
        let ticket = STANDARD.encode(random_bytes::<48>(&mut self.rng));
        match service {
            // The ticket for the web has its second part.
            "messenger.msn.com" => {
                let part = STANDARD.encode(random_bytes::<12>(&mut self.rng));
                (format!("PPToken{at}"), format!("t={ticket}&p={part}"))
            }
            _ => (format!("Compact{at}"), format!("t={ticket}&p=")),
        }
    }
}

/// The requests for tokens, wherever they are.
fn tokens<'a>(node: Node<'a>, out: &mut Vec<Node<'a>>) {
    for child in node.children() {
        if child.is("RequestSecurityToken") {
            out.push(child);
        } else {
            tokens(child, out);
        }
    }
}

fn wish(token: Node<'_>) -> Option<Wish> {
    let service = token.word_at("AppliesTo/EndpointReference/Address")?;
    let policy = token
        .child("PolicyReference")
        .and_then(|node| node.attribute("URI"));
    Some(Wish {
        service: service.to_owned(),
        keyed: policy.is_some_and(|policy| policy.starts_with("MBI_KEY")),
    })
}

fn token_type(service: &str) -> &'static str {
    match service {
        RENEWAL => "urn:passport:legacy",
        "messenger.msn.com" => "urn:passport",
        _ => "urn:passport:compact",
    }
}

/// What renews tickets: nobody but the service can read it.
fn renewal(out: &mut Writer, sealed: &str) {
    out.open(
        "EncryptedData",
        &[
            ("xmlns", "http://www.w3.org/2001/04/xmlenc#"),
            ("Id", "BinaryDAToken0"),
            ("Type", "http://www.w3.org/2001/04/xmlenc#Element"),
        ],
    );
    out.open("CipherData", &[]);
    out.text("CipherValue", sealed);
    out.close();
    out.close();
}

/// One service that gives no ticket to this account; the others are given.
fn refused_service(out: &mut Writer, service: &str) {
    out.open("wsp:AppliesTo", &[]);
    out.open("wsa:EndpointReference", &[]);
    out.text("wsa:Address", service);
    out.close();
    out.close();
    out.open("S:Fault", &[]);
    out.text("faultcode", "wsse:FailedAuthentication");
    out.text("faultstring", "Profile accrual is required");
    out.close();
    out.open("psf:pp", &[]);
    out.text("psf:reqstatus", "0x80048862");
    out.text("psf:flowurl", "https://accrual.example.com/");
    out.close();
}

/// The header of an answer.
fn header(
    out: &mut Writer,
    form: Form,
    state: &str,
    status: &str,
    account: Option<&Address>,
    now: Now,
) {
    out.open("S:Header", &[]);
    if let Some(Form(SoapVersion::V12)) = account.map(|_| form) {
        out.text(
            "wsa:Action",
            "http://schemas.xmlsoap.org/ws/2005/02/trust/RSTR/Issue",
        );
        out.open("wsse:Security", &[]);
        out.open("wsu:Timestamp", &[("wsu:Id", "TS")]);
        out.text("wsu:Created", &utc(now));
        out.text("wsu:Expires", &utc(now.after(STAMP_LIFE)));
        out.close();
        out.close();
    }
    out.open("psf:pp", &[]);
    out.text("psf:serverVersion", "1");
    if let Some(account) = account {
        out.text("psf:PUID", &format!("{:016X}", cid(account)));
    }
    out.text("psf:authstate", state);
    out.text("psf:reqstatus", status);
    out.leaf(
        "psf:serverInfo",
        &[("Path", "Live1"), ("ServerTime", &utc(now))],
        "LOGIN01",
    );
    out.empty("psf:cookies", &[]);
    if let Some(account) = account {
        out.open("psf:credProperties", &[]);
        let cid = format!("{:016x}", cid(account));
        for (name, value) in [
            ("MainBrandID", "MSFT"),
            ("CID", cid.as_str()),
            ("AuthMembername", account.as_str()),
        ] {
            out.leaf("psf:credProperty", &[("Name", name)], value);
        }
        out.close();
    }
    out.empty("psf:response", &[]);
    out.close();
    out.close();
}

/// No tickets, and why.
fn refused(form: Form, refusal: &Refusal, now: Now) -> HttpReply {
    let mut out = Writer::document();
    out.open("S:Envelope", &form.namespaces());
    match form.0 {
        SoapVersion::V11 => first_fault(&mut out, refusal, now),
        SoapVersion::V12 => second_fault(&mut out, refusal, now),
    }
    xml_reply(200, out.finish())
}

/// The older service puts its fault beside the header, without a body.
fn first_fault(out: &mut Writer, refusal: &Refusal, now: Now) {
    let form = Form(SoapVersion::V11);
    if *refusal == Refusal::WrongPassword {
        header(out, form, "0x80048800", "0x80048823", None, now);
    }
    out.open("S:Fault", &[]);
    let (code, text) = match refusal {
        Refusal::Invalid | Refusal::Clock => ("S:Client", "Invalid Request"),
        Refusal::WrongPassword => ("wsse:FailedAuthentication", "Authentication Failure"),
        Refusal::Redirect(_) => ("psf:Redirect", "Authentication Failure"),
    };
    out.text("faultcode", code);
    if let Refusal::Redirect(place) = refusal {
        out.text("psf:redirectUrl", place);
    }
    out.text("faultstring", text);
}

fn second_fault(out: &mut Writer, refusal: &Refusal, now: Now) {
    let form = Form(SoapVersion::V12);
    let (subcode, reason, status, internal, words) = match refusal {
        Refusal::Invalid => (
            "wst:InvalidRequest",
            "Invalid Request",
            "0x80048820",
            "0x80045c01",
            "The request is invalid.",
        ),
        // The stamp of the request is not believed: the header tells the right time.
        Refusal::Clock => (
            "wsse:MessageExpired",
            "Message Expired",
            "0x80048848",
            "0x80041049",
            "The request is from another time.",
        ),
        Refusal::WrongPassword => (
            "wst:FailedAuthentication",
            "Authentication Failure",
            "0x80048821",
            "0x80041012",
            "The entered and stored passwords do not match.",
        ),
        Refusal::Redirect(_) => (
            "psf:Redirect",
            "Redirect",
            "0x80048852",
            "0x80041034",
            "Redirect to the other partner.",
        ),
    };
    header(out, form, "0x80048800", status, None, now);
    out.open("S:Body", &[]);
    out.open("S:Fault", &[]);
    out.open("S:Code", &[]);
    out.text("S:Value", "S:Sender");
    out.open("S:Subcode", &[]);
    out.text("S:Value", subcode);
    out.close();
    out.close();
    out.open("S:Reason", &[]);
    out.leaf("S:Text", &[("xml:lang", "en-US")], reason);
    out.close();
    out.open("S:Detail", &[]);
    out.open("psf:error", &[]);
    out.text("psf:value", status);
    out.open("psf:internalerror", &[]);
    out.text("psf:code", internal);
    out.text("psf:text", words);
    out.close();
    out.close();
    if let Refusal::Redirect(place) = refusal {
        out.text("psf:redirectUrl", place);
    }
}
