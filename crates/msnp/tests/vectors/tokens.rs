//! `sso.json` and the folder `auth`: token services and the proof of single sign-on.
//!
//! `rst-renew.request.xml` is no test: tickets are renewed by signing in again (12 section 8), and its digests and
//! signature are placeholders.

use std::time::{Duration, SystemTime};

use msnp::auth::{
    Domain, LoginForm, Secret, Tickets, TokenAnswer, TokenFault, TokenForm, TokenRequest,
    TokenService, Wanted, derive_key, mail_creds, read_token_answer, sso_answer,
};

use msnp::io::HttpReply;

use super::{answered, entries, load, on_the_wire, text};

const SSO: &str = include_str!("../data/sso.json");
const EXAMPLE: &str = include_str!("../data/auth/mbi-key-response.txt");

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<char> = hex.chars().collect();
    let byte = |pair: &[char]| u8::from_str_radix(&pair.iter().collect::<String>(), 16);
    digits
        .chunks(2)
        .map(|pair| byte(pair).expect("hexadecimal"))
        .collect()
}

#[test]
fn every_proof_of_the_reference_is_made() {
    let file = load(SSO);
    for case in entries(&file, "cases") {
        let iv = bytes(text(case, "iv_hex")).try_into().expect("8 bytes");
        let secret = Secret::from(text(case, "binary_secret_b64"));
        let answer = sso_answer(&secret, text(case, "nonce"), iv).expect("an answer");
        assert_eq!(answer.expose(), text(case, "blob_b64"));
    }
}

#[test]
fn keys_are_derived_as_in_the_reference() {
    let file = load(SSO);
    for case in entries(&file, "derive") {
        let key = derive_key(
            &bytes(text(case, "key_hex")),
            &bytes(text(case, "magic_hex")),
        );
        assert_eq!(key.to_vec(), bytes(text(case, "derived24_hex")));
    }
}

#[test]
fn the_nonce_is_used_as_it_stands_and_not_decoded() {
    use base64::Engine;
    let file = load(SSO);
    for bad in entries(&file, "bad") {
        let index = bad["case_index"].as_u64().expect("an index");
        let case = &entries(&file, "cases")[usize::try_from(index).expect("small")];
        let secret = Secret::from(text(case, "binary_secret_b64"));
        let iv = bytes(text(case, "iv_hex")).try_into().expect("8 bytes");
        let answer = sso_answer(&secret, text(case, "nonce"), iv).expect("an answer");
        let blob = base64::engine::general_purpose::STANDARD
            .decode(answer.expose())
            .expect("base64");
        assert_ne!(blob[36..56], bytes(text(bad, "wrong_hmac_sha1_hex")));
        assert_eq!(blob[36..56], bytes(text(case, "hmac_sha1_hex")));
    }
}

#[test]
fn the_worked_example_comes_out() {
    let field = |name: &str| {
        let line = EXAMPLE.lines().find(|line| line.starts_with(name));
        let line = line.expect("a line of the example");
        line.rsplit(' ').next().expect("a value").to_owned()
    };
    let iv = bytes(&field("IV chosen")).try_into().expect("8 bytes");
    let secret = Secret::from(field("BinarySecret (base64)"));
    let answer = sso_answer(&secret, &field("nonce from USR"), iv).expect("an answer");
    assert_eq!(answer.expose(), field("result (base64)"));
}

fn request(service: TokenService, wanted: &[Wanted<'_>]) -> String {
    let request = service.request(&TokenRequest {
        email: "alice@example.com",
        password: &Secret::new("example-password"),
        wanted,
        now: SystemTime::UNIX_EPOCH + Duration::from_secs(1_714_557_600),
    });
    request.expose().to_owned()
}

#[test]
fn the_request_of_rst_is_that_of_the_reference() {
    let domains = [
        Domain::Passport,
        Domain::MessengerClear,
        Domain::Messenger,
        Domain::Contacts,
        Domain::MessengerSecure,
        Domain::Spaces,
        Domain::Storage,
        Domain::WhatsNew,
    ];
    let wanted = domains.map(|domain| (domain, domain.policy()));
    assert_eq!(
        request(TokenService::Rst, &wanted),
        on_the_wire(include_str!("../data/auth/rst-multi.request.xml"))
    );
}

#[test]
fn the_request_of_rst2_is_that_of_the_reference() {
    let domains = [
        Domain::Passport,
        Domain::MessengerClear,
        Domain::Contacts,
        Domain::Storage,
        Domain::WhatsNew,
        Domain::Directory,
        Domain::RpsAuth,
    ];
    let wanted = domains.map(|domain| (domain, domain.policy()));
    assert_eq!(
        request(TokenService::Rst2, &wanted),
        on_the_wire(include_str!("../data/auth/rst2-multi.request.xml"))
    );
}

fn answer(status: u16, body: &str) -> TokenAnswer {
    read_token_answer(&answered(status, body))
}

fn tickets(body: &str) -> Tickets {
    match answer(200, body) {
        TokenAnswer::Tickets(tickets) => tickets,
        other => panic!("{other:?}"),
    }
}

#[test]
fn both_services_give_a_ticket_for_each_address() {
    for (body, domains) in [
        (
            include_str!("../data/auth/rst-multi.response.xml"),
            &[Domain::Messenger, Domain::MessengerSecure, Domain::Spaces][..],
        ),
        (
            include_str!("../data/auth/rst2-multi.response.xml"),
            &[Domain::Directory, Domain::RpsAuth],
        ),
    ] {
        let tickets = tickets(body);
        let common = [Domain::MessengerClear, Domain::Contacts, Domain::Storage];
        for domain in common.iter().chain(domains) {
            let ticket = tickets.get(*domain).expect("a ticket").expose();
            assert!(
                ticket.starts_with("t=") && ticket.contains("&p="),
                "{domain:?}"
            );
        }
        assert!(tickets.secret(Domain::MessengerClear).is_some());
        assert!(tickets.secret(Domain::Contacts).is_none());
        // The key of the token service itself is no ticket of that form.
        assert!(tickets.get(Domain::Passport).is_some());
        assert_eq!(
            tickets.good_for(),
            Some(Duration::from_secs(8 * 3_600 - 60))
        );
    }
}

#[test]
fn tickets_are_found_by_address_whatever_their_numbers_and_letter_case() {
    let body = include_str!("../data/auth/rst-multi.response.xml");
    let right = tickets(body);
    let renumbered = body
        .replace("Compact1", "Compact2")
        .replace("wst:LifeTime", "wst:lifetime")
        .replace("contacts.msn.com", "Contacts.MSN.com");
    assert_eq!(tickets(&renumbered), right);
}

#[test]
fn faults_of_both_services_are_told_apart() {
    let fault = |body: &str| match answer(500, body) {
        TokenAnswer::Fault { fault, server_time } => (fault, server_time),
        other => panic!("{other:?}"),
    };
    let noon = Some(SystemTime::UNIX_EPOCH + Duration::from_secs(1_714_557_600));
    assert_eq!(
        fault(include_str!(
            "../data/auth/rst-failed-authentication.response.xml"
        )),
        (TokenFault::BadCredentials, noon)
    );
    assert_eq!(
        fault(include_str!(
            "../data/auth/rst2-failed-authentication.response.xml"
        )),
        (TokenFault::BadCredentials, noon)
    );
    assert_eq!(
        fault(include_str!(
            "../data/auth/rst-invalid-request.response.xml"
        )),
        (TokenFault::Request, None)
    );
    assert_eq!(
        fault(include_str!(
            "../data/auth/rst2-invalid-request.response.xml"
        )),
        (TokenFault::Request, noon)
    );
}

#[test]
fn redirects_of_both_services_name_the_other_address() {
    assert_eq!(
        answer(200, include_str!("../data/auth/rst-redirect.response.xml")),
        TokenAnswer::Redirect("https://login2.example.com/pp800/RST.srf".into())
    );
    assert_eq!(
        answer(200, include_str!("../data/auth/rst2-redirect.response.xml")),
        TokenAnswer::Redirect("https://login2.example.com/RST2.srf".into())
    );
}

#[test]
fn other_faults_and_refused_tickets_are_told() {
    let body = |inner: &str| {
        format!(
            "<S:Envelope><S:Header><psf:pp><psf:reqstatus>0x800488ee</psf:reqstatus><psf:extProperties>\
          <psf:extProperty Name='STSAuthURL'>https://sts.example.org/</psf:extProperty></psf:extProperties></psf:pp>\
          </S:Header><S:Body>{inner}</S:Body></S:Envelope>"
        )
    };
    let federated = body("<S:Fault><faultcode>x:FailedAuthentication</faultcode></S:Fault>");
    let TokenAnswer::Fault { fault, .. } = answer(200, &federated) else {
        panic!("a fault")
    };
    let url = Some("https://sts.example.org/".to_owned());
    assert_eq!(fault, TokenFault::Federated { url });

    let accrual = "<e><Fault><faultcode>wsse:FailedAuthentication</faultcode>\
                   <faultstring>Profile accrual is required</faultstring></Fault></e>";
    let TokenAnswer::Fault { fault, .. } = answer(200, accrual) else {
        panic!("a fault")
    };
    assert_eq!(fault, TokenFault::Incomplete);

    let one_refused = include_str!("../data/auth/rst-multi.response.xml").replace(
        "<wsse:BinarySecurityToken Id=\"Compact1\">t=SAMPLE-TICKET-1&amp;p=</wsse:BinarySecurityToken>",
        "<S:Fault><faultcode>x:y</faultcode><psf:pp><psf:flowurl>https://example.org/fix</psf:flowurl></psf:pp></S:Fault>",
    );
    let tickets = tickets(&one_refused);
    assert_eq!(tickets.get(Domain::MessengerClear), None);
    assert_eq!(
        tickets.refusal(Domain::MessengerClear),
        Some(Some("https://example.org/fix"))
    );
    assert!(tickets.get(Domain::Contacts).is_some());

    assert_eq!(answer(503, "busy"), TokenAnswer::Unavailable);
    assert_eq!(answer(200, "busy"), TokenAnswer::Invalid);
    assert_eq!(answer(302, ""), TokenAnswer::Invalid);
}

#[test]
fn the_page_that_opens_the_inbox_is_that_of_the_reference() {
    let page = LoginForm {
        action: "https://login.example.com/ppsecure/md5auth.srf?lc=1033",
        target: "/cgi-bin/HoTMaiL",
        site: "2",
        email: "alice@example.com",
        sid: "507",
        kv: "4",
        auth: &"SAMPLE-MSPAUTH".into(),
        seconds: 60,
        password: &"example-password".into(),
    }
    .page();
    let vector = include_str!("../data/config/url-login-form.html");
    assert_eq!(page.expose().trim_end(), vector.trim_end());
}

#[test]
fn the_token_that_opens_the_inbox_is_that_of_the_reference() {
    let vector = include_str!("../data/config/sha1auth-token.txt");
    let wanted = vector.lines().find_map(|line| line.strip_prefix("token "));
    let form = TokenForm {
        action: "https://login.example.com/ppsecure/sha1auth.srf?lc=1033",
        target: "http://mail.example.com/inbox",
        site: "2",
        time: 1_714_557_600,
        ticket: &"<EncryptedData>SAMPLE</EncryptedData>".into(),
        secret: &"ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7".into(),
        nonce: std::array::from_fn(|at| at as u8),
    };
    let token = form.token().expect("a token");
    assert_eq!(Some(token.expose()), wanted.map(str::trim));
    let page = form.page().expect("a page");
    assert!(
        page.expose()
            .contains("name=\"token\" value=\"ct=1714557600&amp;bver=4")
    );
    let broken = TokenForm {
        secret: &"no base64!".into(),
        ..form
    };
    assert!(broken.page().is_none());
}

#[test]
fn the_ticket_for_pages_is_kept_as_it_came() {
    let answer = include_str!("../data/auth/rst-multi.response.xml");
    let reply = HttpReply {
        status: 200,
        headers: Vec::new(),
        body: answer.as_bytes().into(),
    };
    let TokenAnswer::Tickets(tickets) = read_token_answer(&reply) else {
        panic!("no tickets")
    };
    let (element, secret) = tickets.for_pages().expect("a ticket for pages");
    assert!(answer.contains(element.expose()));
    assert!(element.expose().starts_with("<EncryptedData "));
    assert!(element.expose().ends_with("</EncryptedData>"));
    assert!(!secret.is_empty());
}

#[test]
fn the_proof_in_that_page_is_that_of_the_reference() {
    let file = load(include_str!("../data/md5_login.json"));
    for case in entries(&file, "hotmail_creds") {
        let (auth, password) = (text(case, "MSPAuth").into(), text(case, "password").into());
        let creds = mail_creds(&auth, &case["sl_seconds"].to_string(), &password);
        assert_eq!(creds.expose(), text(case, "creds"));
    }
}
