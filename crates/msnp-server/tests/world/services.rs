//! Requests to the web services, and later dialects signed in with their tickets.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeEncrypt, KeyIvInit};
use hmac::{Hmac, KeyInit, Mac};
use msnp::dialect::{AuthKind, Dialect};
use msnp::io::{HttpReply, LinkId};
use msnp::soap::xml::{Document, Limits, Node};
use msnp_server::{Behaviour, Input, WebId, WebRequest};
use sha1::Sha1;

use crate::script::{Net, address, quiet};

/// The services clients ask tickets for.
const SERVICES: [(&str, &str); 6] = [
    ("http://Passport.NET/tb", ""),
    ("messengerclear.live.com", "MBI_KEY_OLD"),
    ("messenger.msn.com", "?id=507"),
    ("contacts.msn.com", "MBI"),
    ("messengersecure.live.com", "MBI_SSL"),
    ("storage.msn.com", "MBI"),
];
pub const AB: &str = "http://www.msn.com/webservices/AddressBook";
/// The GUIDs of two machines.
pub const HOME: &str = "{11111111-1111-4111-8111-111111111111}";
pub const WORK: &str = "{22222222-2222-4222-8222-222222222222}";

/// The tickets of one sign-in.
#[derive(Clone, Default)]
pub struct Tickets(Vec<(String, String, Option<String>)>);

impl Tickets {
    /// The ticket for a service.
    pub fn of(&self, service: &str) -> &str {
        let mut all = self.0.iter();
        let found = all.find(|(address, ..)| address == service);
        &found.unwrap_or_else(|| panic!("no ticket for {service}")).1
    }

    /// A request of the vectors with these tickets instead of its own.
    pub fn filled(&self, body: &str) -> String {
        let escape = |service| msnp::wire::xml_escape(self.of(service)).into_owned();
        let web = self.of("messenger.msn.com").trim_start_matches("t=");
        body.replace(
            "t=SAMPLE-CONTACTS-TICKET&amp;p=",
            &escape("contacts.msn.com"),
        )
        .replace(
            "t=SAMPLE-OIM-TICKET&amp;p=",
            &escape("messengersecure.live.com"),
        )
        .replace("t=SAMPLE-STORAGE-TICKET&amp;p=", &escape("storage.msn.com"))
        .replace(
            "SAMPLE-WEB-TICKET",
            web.split('&').next().unwrap_or_default(),
        )
    }

    pub fn secret(&self) -> &str {
        let mut all = self.0.iter();
        all.find_map(|(address, _, secret)| secret.as_deref().filter(|_| address.contains("clear")))
            .expect("a secret")
    }
}

/// An answer that is a SOAP message.
pub struct Answer {
    pub status: u16,
    pub xml: Document,
}

impl Answer {
    pub fn new(reply: &HttpReply) -> Self {
        let xml = Document::read(&reply.body, Limits::default());
        Self {
            status: reply.status,
            xml: xml.unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&reply.body))),
        }
    }

    /// The first text in an element of this name.
    pub fn text(&self, name: &str) -> &str {
        self.xml.root().find(name).map_or("", Node::text)
    }

    /// What a fault says, and the status it came with.
    pub fn fault(&self) -> (u16, String) {
        let code = match self.text("errorcode") {
            "" => self
                .text("faultcode")
                .rsplit(':')
                .next()
                .unwrap_or_default(),
            code => code,
        };
        (self.status, code.to_owned())
    }

    /// All elements of this name.
    pub fn all(&self, name: &str) -> Vec<Node<'_>> {
        fn walk<'a>(node: Node<'a>, name: &str, out: &mut Vec<Node<'a>>) {
            for child in node.children() {
                if child.name() == name {
                    out.push(child);
                }
                walk(child, name, out);
            }
        }
        let mut out = Vec::new();
        walk(self.xml.root(), name, &mut out);
        out
    }
}

/// The body of a request for tickets; `second`: for `RST2.srf`.
pub fn rst_body(user: &str, password: &str, second: bool) -> String {
    let escape = msnp::wire::xml_escape;
    let wishes: String = SERVICES
        .iter()
        .map(|(service, policy)| {
            format!(
                "<wst:RequestSecurityToken><wsp:AppliesTo><wsa:EndpointReference><wsa:Address>{service}</wsa:Address>\
                 </wsa:EndpointReference></wsp:AppliesTo><wsse:PolicyReference URI=\"{}\"/></wst:RequestSecurityToken>",
                escape(policy)
            )
        })
        .collect();
    let stamp = match second {
        true => "<wsu:Timestamp><wsu:Created>2005-04-24T01:57:44Z</wsu:Created></wsu:Timestamp>",
        false => "",
    };
    format!(
        "<Envelope xmlns:wsse=\"s\" xmlns:wsp=\"p\" xmlns:wsa=\"a\" xmlns:wst=\"t\" xmlns:wsu=\"u\"><Header><wsse:Security>\
         <wsse:UsernameToken><wsse:Username>{}</wsse:Username><wsse:Password>{}</wsse:Password></wsse:UsernameToken>\
         {stamp}</wsse:Security></Header><Body><ps:RequestMultipleSecurityTokens xmlns:ps=\"x\">{wishes}\
         </ps:RequestMultipleSecurityTokens></Body></Envelope>",
        escape(user),
        escape(password)
    )
}

impl Net {
    /// Posts a SOAP request.
    pub fn post(&mut self, path: &str, action: &str, body: &str) -> Answer {
        let request = WebRequest::post(path, body.to_owned()).with("SOAPAction", action);
        let reply = self.world.web(&request, self.now);
        self.drain();
        Answer::new(&reply)
    }

    /// Fetches tickets.
    pub fn tickets(&mut self, name: &str, second: bool) -> Tickets {
        let path = if second { "/RST2.srf" } else { "/RST.srf" };
        let body = rst_body(&address(name), "secret, 100%", second);
        let answer = self.post(path, "", &body);
        let tokens = answer.all("RequestSecurityTokenResponse").into_iter();
        let read = |token: Node<'_>| {
            let text = token.word_at("RequestedSecurityToken/BinarySecurityToken");
            (
                token
                    .find("Address")
                    .map(Node::word)
                    .unwrap_or_default()
                    .to_owned(),
                text.unwrap_or_default().to_owned(),
                token
                    .find("BinarySecret")
                    .map(|secret| secret.word().to_owned()),
            )
        };
        Tickets(tokens.map(read).collect())
    }

    /// Asks one of the two services of the address book for an operation.
    pub fn book(&mut self, tickets: &Tickets, operation: &str, inner: &str) -> Answer {
        let sharing = ["FindMembership", "AddMember", "DeleteMember", "AddService"];
        let path = match sharing.contains(&operation) {
            true => "/abservice/SharingService.asmx",
            false => "/abservice/abservice.asmx",
        };
        let ticket = msnp::wire::xml_escape(tickets.of("contacts.msn.com")).into_owned();
        let body = format!(
            "<soap:Envelope xmlns:soap=\"s\" xmlns:xsi=\"i\"><soap:Header><ABAuthHeader xmlns=\"{AB}\"><TicketToken>{ticket}\
             </TicketToken></ABAuthHeader></soap:Header><soap:Body><{operation} xmlns=\"{AB}\">{inner}</{operation}>\
             </soap:Body></soap:Envelope>"
        );
        self.post(path, &format!("\"{AB}/{operation}\""), &body)
    }

    /// Signs in up to `USR OK` in a dialect with an address book; what that brought is returned.
    pub fn log_in_late(
        &mut self,
        name: &str,
        dialect: Dialect,
        place: &str,
    ) -> (LinkId, Tickets, Vec<String>) {
        let (link, user) = (self.connect(), address(name));
        assert_eq!(
            self.ask(link, &format!("VER 1 {dialect} CVR0")),
            [format!("VER 1 {dialect}")]
        );
        let kind = dialect.auth().word();
        let asked = self.ask(link, &format!("USR 2 {kind} I {user}"));
        assert!(asked[0].starts_with("GCF 0 "), "{asked:?}");
        let tickets = self.tickets(name, dialect >= Dialect::Msnp16);
        let line = match dialect.auth() {
            AuthKind::Sso => {
                let nonce = asked[1]
                    .strip_prefix("USR 2 SSO S MBI_KEY_OLD ")
                    .expect("a nonce");
                let proof = proof(tickets.secret(), nonce);
                let place = match dialect.has_endpoints() {
                    true => format!(" {place}"),
                    false => String::new(),
                };
                let ticket = tickets.of("messengerclear.live.com");
                format!("USR 3 SSO S {ticket} {proof}{place}")
            }
            _ => format!("USR 3 TWN S {}", tickets.of("messenger.msn.com")),
        };
        let heard = self.ask(link, &line);
        assert!(heard[0].starts_with("USR 3 OK "), "{heard:?}");
        (link, tickets, heard)
    }

    /// Signs in at a place, announces the whole forward list and comes online.
    pub fn sign_in_late(&mut self, name: &str, dialect: Dialect, place: &str) -> (LinkId, Tickets) {
        let (link, tickets, _) = self.log_in_late(name, dialect, place);
        let roster = self.world.roster(&address(name)).expect("an account");
        let entries: String = roster
            .iter()
            .filter(|entry| entry.lists.forward)
            .map(|entry| {
                let (local, _) = entry.address.as_str().split_once('@').expect("an address");
                format!("<c n=\"{local}\" l=\"3\" t=\"1\"/>")
            })
            .collect();
        let list = match entries.is_empty() {
            true => "<ml l=\"1\"></ml>".to_owned(),
            false => format!("<ml l=\"1\"><d n=\"example.com\">{entries}</d></ml>"),
        };
        self.say_with(link, "ADL 4", &list);
        assert_eq!(self.heard(link), ["ADL 4 OK"]);
        let capabilities = if dialect.caps_are_pairs() {
            "32:16"
        } else {
            "32"
        };
        let heard = self.ask(link, &format!("CHG 5 NLN {capabilities} 0"));
        assert_eq!(heard[0], format!("CHG 5 NLN {capabilities} 0"));
        (link, tickets)
    }
}

/// The proof of single sign-on, as a client makes it.
pub fn proof(secret: &str, nonce: &str) -> String {
    let hmac = |key: &[u8], parts: &[&[u8]]| {
        let mut mac = Hmac::<Sha1>::new_from_slice(key).expect("any key");
        parts.iter().for_each(|part| mac.update(part));
        mac.finalize().into_bytes().to_vec()
    };
    let secret = STANDARD.decode(secret).expect("base64");
    let key = |purpose: &str| {
        let purpose = purpose.as_bytes();
        let first = hmac(&secret, &[purpose]);
        let third = hmac(&secret, &[&first]);
        let mut key = hmac(&secret, &[&first, purpose]);
        key.extend_from_slice(&hmac(&secret, &[&third, purpose])[..4]);
        key
    };
    let iv = [7u8; 8];
    let sealed = cbc::Encryptor::<des::TdesEde3>::new_from_slices(
        &key("WS-SecureConversationSESSION KEY ENCRYPTION"),
        &iv,
    )
    .expect("sizes that fit")
    .encrypt_padded_vec::<Pkcs7>(nonce.as_bytes());
    let mut out = Vec::new();
    for number in [28u32, 1, 0x6603, 0x8004, 8, 20, 72] {
        out.extend_from_slice(&number.to_le_bytes());
    }
    out.extend_from_slice(&iv);
    let hash = hmac(
        &key("WS-SecureConversationSESSION KEY HASH"),
        &[nonce.as_bytes()],
    );
    out.extend_from_slice(&hash);
    out.extend_from_slice(&sealed);
    STANDARD.encode(out)
}

/// Sends the same question several times to services that are slow; the numbers in the order of their answers.
fn order_of_answers(net: &mut Net, body: &str) -> Vec<u64> {
    for id in 0..8 {
        let request = WebRequest::post("/RST.srf", body.to_owned());
        net.input(Input::Web {
            id: WebId(id),
            request,
        });
    }
    let mut order = Vec::new();
    for _ in 0..100 {
        net.pass(Duration::from_millis(100));
        order.extend(net.replies.keys().map(|id| id.0));
        net.replies.clear();
    }
    order
}

#[test]
fn answers_may_be_late_and_out_of_order() {
    let mut net = Net::new(Behaviour {
        service_delay: Some((Duration::from_secs(1), Duration::from_secs(5))),
        ..quiet()
    });
    let body = rst_body("alice@example.com", "secret, 100%", false);
    let mut order = order_of_answers(&mut net, &body);
    assert!(!order.is_sorted(), "{order:?}");
    order.sort_unstable();
    assert_eq!(order, [0, 1, 2, 3, 4, 5, 6, 7], "each is answered once");
}

#[test]
fn answers_may_hold_strangers_and_be_written_in_capitals() {
    let mut net = Net::friends(Behaviour {
        strange_elements: true,
        other_letter_case: true,
        ..quiet()
    });
    let tickets = net.tickets("Alice", false);
    let answer = net.book(&tickets, "ABFindAll", "");
    assert_eq!(answer.all("Stranger").len(), 1);
    let people = answer.all("isMessengerUser");
    assert!(people.iter().any(|flag| flag.text() == "TRUE"));
    let reply = net.world.web(&WebRequest::get("/rdr/pprdr.asp"), net.now);
    assert!(reply.headers.iter().any(|(name, _)| name == "PASSPORTURLS"));
}
