//! Messages for people who are offline, and the roaming profile.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use msnp::auth::hash_answer;
use msnp::dialect::Dialect::{Msnp12, Msnp15, Msnp18};
use msnp_server::{Behaviour, WebRequest};

use crate::script::{Net, address, quiet};
use crate::services::{Answer, HOME, Tickets, WORK};

const STORE2: &str = "http://messenger.live.com/ws/2006/09/oim/Store2";
const RSI: &str = "http://www.hotmail.msn.com/ws/2004/09/oim/rsi";
const PRODUCT: (&str, &str) = ("PROD0119GSJUC$18", "ILTXC!4IXB5FB*PX");
const RUN: &str = "{3A3BE82C-684D-4F4F-8005-CBE8D4F82BAD}";

/// Somebody who leaves messages.
struct Sender {
    tickets: Tickets,
    key: String,
}

impl Sender {
    fn new(net: &mut Net, name: &str) -> Self {
        let tickets = net.tickets(name, false);
        Self {
            tickets,
            key: String::new(),
        }
    }

    /// Leaves a message as it is.
    fn store(&self, net: &mut Net, (from, to): (&str, &str), number: u32, content: &str) -> Answer {
        let escape = msnp::wire::xml_escape;
        let space = "http://messenger.msn.com/ws/2004/09/oim/";
        let ticket = escape(self.tickets.of("messengersecure.live.com")).into_owned();
        let body = format!(
            "<Envelope><Header><From memberName=\"{}\" friendlyName=\"=?utf-8?B?QWxpY2U=?=\" xmlns=\"{space}\"/><To memberName=\"{}\"/>\
             <Ticket passport=\"{ticket}\" appid=\"{}\" lockkey=\"{}\"/><Sequence><MessageNumber>{number}</MessageNumber></Sequence>\
             </Header><Body><MessageType>text</MessageType><Content>{}</Content></Body></Envelope>",
            address(from),
            address(to),
            PRODUCT.0,
            self.key,
            escape(content),
        );
        net.post("/OimWS/oim.asmx", STORE2, &body)
    }

    /// Leaves a text for somebody, with the lock opened where that is asked for.
    fn leave(&mut self, net: &mut Net, pair: (&str, &str), number: u32, text: &str) -> Answer {
        let answer = self.store(net, pair, number, &content(number, text));
        let challenge = answer.text("LockKeyChallenge").to_owned();
        if challenge.is_empty() {
            return answer;
        }
        assert_eq!(answer.fault(), (500, "AuthenticationFailed".to_owned()));
        self.key = hash_answer(&challenge, PRODUCT.0, PRODUCT.1);
        self.store(net, pair, number, &content(number, text))
    }
}

fn content(number: u32, text: &str) -> String {
    format!(
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: base64\n\
         X-OIM-Message-Type: OfflineMessage\nX-OIM-Run-Id: {RUN}\nX-OIM-Sequence-Num: {number}\n\n{}",
        STANDARD.encode(text)
    )
}

/// Asks the reading service.
fn read(net: &mut Net, tickets: &Tickets, operation: &str, inner: &str) -> Answer {
    let ticket = tickets.of("messenger.msn.com").strip_prefix("t=").unwrap();
    let (t, p) = ticket.split_once("&p=").unwrap();
    let body = format!(
        "<Envelope><Header><PassportCookie xmlns=\"{RSI}\"><t>{t}</t><p>{p}</p></PassportCookie></Header><Body>\
         <{operation} xmlns=\"{RSI}\">{inner}</{operation}></Body></Envelope>"
    );
    net.post("/rsi/rsi.asmx", &format!("{RSI}/{operation}"), &body)
}

#[test]
fn a_message_waits_is_told_of_is_read_and_is_gone_when_it_is_deleted() {
    let mut net = Net::friends(quiet());
    let mut alice = Sender::new(&mut net, "Alice");
    let answer = alice.leave(&mut net, ("Alice", "Bob"), 1, "é & so on");
    assert_eq!(answer.status, 200);
    let range = answer
        .xml
        .root()
        .find("AcknowledgmentRange")
        .expect("it was taken");
    assert_eq!(range.attribute("Upper"), Some("1"));
    let (link, tickets, _) = net.log_in_late("Bob", Msnp15, "");
    net.say_with(link, "ADL 4", "<ml l=\"1\"></ml>");
    let heard = net.ask(link, "CHG 5 NLN 0");
    let notice = heard
        .iter()
        .find(|line| line.contains("initialmdatanotification"))
        .expect("a notice");
    assert!(
        notice.contains("<E>alice@example.com</E>")
            && notice.contains("<N>=?utf-8?B?QWxpY2U=?=</N>"),
        "{notice}"
    );
    let data = read(&mut net, &tickets, "GetMetadata", "");
    let id = data
        .xml
        .root()
        .find("M")
        .and_then(|m| m.word_at("I"))
        .expect("one")
        .to_owned();
    let inner = format!("<messageId>{id}</messageId><alsoMarkAsRead>false</alsoMarkAsRead>");
    let mail = read(&mut net, &tickets, "GetMessage", &inner);
    let mail = mail.text("GetMessageResult").replace("\r\n", "\n");
    assert!(
        mail.contains("\nFrom: =?utf-8?B?QWxpY2U=?= <alice@example.com>\n"),
        "{mail}"
    );
    assert!(
        mail.contains(&format!("\nX-OIM-Run-Id: {RUN}\nX-OIM-Sequence-Num: 1\n")),
        "{mail}"
    );
    assert!(
        mail.contains("24 Apr 2005 01:57:44.0000 (UTC) FILETIME=["),
        "{mail}"
    );
    let (_, body) = mail.split_once("\n\n").expect("a body");
    assert_eq!(
        STANDARD.decode(body.trim()).unwrap(),
        "é & so on".as_bytes()
    );
    net.heard(link);
    let inner = format!("<messageIds><messageId>{id}</messageId></messageIds>");
    assert_eq!(
        read(&mut net, &tickets, "DeleteMessages", &inner).status,
        200
    );
    assert!(net.heard(link)[0].contains("Message-Delta: 1\r\n"));
    assert_eq!(
        read(&mut net, &tickets, "DeleteMessages", &inner).text("faultstring"),
        "Schema validation error"
    );
    assert!(
        read(&mut net, &tickets, "GetMetadata", "")
            .xml
            .root()
            .find("M")
            .is_none()
    );
}

#[test]
fn who_is_there_is_told_at_once() {
    let mut net = Net::friends(quiet());
    let old = net.sign_in("Bob", Msnp12);
    net.heard(old);
    let mut alice = Sender::new(&mut net, "Alice");
    assert_eq!(alice.leave(&mut net, ("Alice", "Bob"), 1, "hi").status, 200);
    let heard = net.heard(old);
    assert!(
        heard[0].contains("text/x-msmsgsoimnotification"),
        "{heard:?}"
    );
    assert!(
        heard[0].contains("<F>.!!OIM</F><N>=?utf-8?B?QWxpY2U= ?=</N>"),
        "{heard:?}"
    );
}

#[test]
fn what_cannot_be_left_is_refused_with_the_reason() {
    let mut net = Net::friends(quiet());
    let mut alice = Sender::new(&mut net, "Alice");
    assert_eq!(alice.leave(&mut net, ("Alice", "Bob"), 1, "hi").status, 200);
    let fault = |answer: Answer| answer.fault().1;
    let good = content(2, "hi");
    assert_eq!(
        fault(alice.store(&mut net, ("Alice", "Nobody"), 2, &good)),
        "SystemUnavailable"
    );
    assert_eq!(
        fault(alice.store(&mut net, ("Carol", "Bob"), 2, &good)),
        "SystemUnavailable"
    );
    assert_eq!(
        fault(alice.store(&mut net, ("Alice", "Bob"), 3, &good)),
        "InvalidContent"
    );
    assert_eq!(
        fault(alice.store(
            &mut net,
            ("Alice", "Bob"),
            2,
            &good.replace("\n\n", "\n\n~")
        )),
        "InvalidContent"
    );
    let long = content(2, &"x".repeat(200));
    assert_eq!(
        fault(alice.store(&mut net, ("Alice", "Bob"), 2, &long)),
        "InvalidContent",
        "a line too long"
    );
    let wrong = Sender {
        key: "0".repeat(32),
        tickets: alice.tickets.clone(),
    };
    let answer = wrong.store(&mut net, ("Alice", "Bob"), 2, &good);
    assert!(
        !answer.text("LockKeyChallenge").is_empty() && !answer.text("TweenerChallenge").is_empty()
    );
    net.pass(Duration::from_secs(9 * 3600));
    let answer = alice.store(&mut net, ("Alice", "Bob"), 2, &good);
    assert_eq!(answer.text("RequiredAuthPolicy"), "MBI_SSL");
}

#[test]
fn a_message_said_again_is_kept_once_and_floods_end() {
    let mut net = Net::friends(quiet());
    let mut alice = Sender::new(&mut net, "Alice");
    for _ in 0..3 {
        assert_eq!(alice.leave(&mut net, ("Alice", "Bob"), 1, "hi").status, 200);
    }
    let tickets = net.tickets("Bob", false);
    assert_eq!(
        read(&mut net, &tickets, "GetMetadata", "").all("M").len(),
        1
    );
    let mut refused = 0;
    for number in 2..60 {
        let answer = alice.leave(&mut net, ("Alice", "Bob"), number, "hi");
        refused += usize::from(answer.fault().1 == "SenderThrottleLimitExceeded");
    }
    assert_eq!(refused, 29, "thirty a minute");
    let (link, tickets, _) = net.log_in_late("Bob", Msnp15, "");
    net.say_with(link, "ADL 4", "<ml l=\"1\"></ml>");
    let heard = net.ask(link, "CHG 5 NLN 0");
    assert!(
        heard
            .iter()
            .any(|line| line.contains("Mail-Data: too-large\r\n")),
        "{heard:?}"
    );
    assert_eq!(
        read(&mut net, &tickets, "GetMetadata", "").all("M").len(),
        30
    );
    // However long it goes on, only so many are kept.
    for number in 60..400 {
        net.pass(Duration::from_secs(3));
        net.say(link, "PNG");
        alice.leave(&mut net, ("Alice", "Bob"), number, "hi");
    }
    assert_eq!(
        read(&mut net, &tickets, "GetMetadata", "").all("M").len(),
        200
    );
}

#[test]
fn metadata_comes_as_elements_or_as_text_and_perhaps_only_to_who_asks_with_something() {
    let mut net = Net::friends(Behaviour {
        no_empty_operations: true,
        escaped_metadata: true,
        ..quiet()
    });
    let tickets = net.tickets("Bob", false);
    let answer = read(&mut net, &tickets, "GetMetadata", "<_/>");
    assert!(
        answer
            .text("GetMetadataResponse")
            .starts_with("<MD><E><I>0</I>")
    );
    let request = WebRequest::post(
        "/rsi/rsi.asmx",
        format!(
            "<Envelope><Header><PassportCookie><t>{}</t></PassportCookie></Header><Body><GetMetadata/></Body></Envelope>",
            tickets.of("messenger.msn.com").replace('&', "&amp;")
        ),
    );
    assert_eq!(net.world.web(&request, net.now).status, 500);
}

#[test]
fn the_newest_dialect_leaves_texts_without_a_web_service() {
    let mut net = Net::friends(quiet());
    let (alice, _) = net.sign_in_late("Alice", Msnp18, HOME);
    net.heard(alice);
    let text = "MIME-Version: 1.0\r\nDest-Agent: client\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\nHi é!";
    net.say_with(alice, "UUM 42 bob@example.com 1 1", text);
    assert!(net.heard(alice).is_empty(), "no answer when it is kept");
    net.say_with(
        alice,
        "UUM 43 bob@example.com 1 1",
        &text.replace("Dest-Agent: client\r\n", ""),
    );
    net.say_with(alice, "UUM 44 bob@example.com 32 1", text);
    net.say_with(alice, "UUM 45 nobody@example.com 1 1", text);
    assert_eq!(net.heard(alice), ["504 44", "217 45"]);
    let tickets = net.tickets("Bob", false);
    let data = read(&mut net, &tickets, "GetMetadata", "");
    assert_eq!(
        data.all("M").len(),
        1,
        "one without the line is thrown away"
    );
    let id = data
        .xml
        .root()
        .find("M")
        .and_then(|m| m.word_at("I"))
        .unwrap()
        .to_owned();
    let mail = read(
        &mut net,
        &tickets,
        "GetMessage",
        &format!("<messageId>{id}</messageId>"),
    );
    let mail = mail.text("GetMessageResult").to_owned();
    assert!(
        !mail.contains("Sequence-Num") && mail.contains("X-OIM-Run-Id: {"),
        "{mail}"
    );
    assert!(
        mail.trim_end().ends_with(&STANDARD.encode("Hi é!")),
        "{mail}"
    );
    // To somebody who is there it comes as it is.
    let (bob, _) = net.sign_in_late("Bob", Msnp18, WORK);
    net.heard(bob);
    net.say_with(alice, "UUM 46 bob@example.com 1 1", text);
    assert_eq!(
        net.heard(bob),
        [format!("UBM alice@example.com 1 1 {} | {text}", text.len())]
    );
    // Older dialects have no such texts.
    let (carol, _) = net.sign_in_late("Carol", Msnp15, "");
    net.heard(carol);
    net.say_with(carol, "UUM 47 bob@example.com 1 1", text);
    assert_eq!(net.heard(carol), ["504 47"]);
}

/// Asks the storage service.
fn storage(net: &mut Net, tickets: &Tickets, operation: &str, inner: &str) -> Answer {
    let space = "http://www.msn.com/webservices/storage/w10";
    let ticket = tickets.of("storage.msn.com").replace('&', "&amp;");
    let body = format!(
        "<Envelope xmlns:xsi=\"i\"><Header><StorageUserHeader><Puid>0</Puid><TicketToken>{ticket}</TicketToken></StorageUserHeader></Header>\
         <Body><{operation} xmlns=\"{space}\">{inner}</{operation}></Body></Envelope>"
    );
    net.post(
        "/storageservice/SchematizedStore.asmx",
        &format!("{space}/{operation}"),
        &body,
    )
}

#[test]
fn name_status_and_picture_roam() {
    let mut net = Net::friends(quiet());
    let tickets = net.tickets("Alice", false);
    assert!(
        storage(&mut net, &tickets, "GetProfile", "")
            .text("faultstring")
            .contains("does not exist")
    );
    assert!(
        storage(&mut net, &tickets, "CreateProfile", "")
            .text("CreateProfileResult")
            .ends_with("!106")
    );
    let set = "<profile><ExpressionProfile><DisplayName>Alice &amp; co</DisplayName><PersonalStatus>Out</PersonalStatus></ExpressionProfile></profile>";
    assert_eq!(
        storage(&mut net, &tickets, "UpdateProfile", set).status,
        200
    );
    let profile = storage(&mut net, &tickets, "GetProfile", "");
    assert_eq!(
        (profile.text("DisplayName"), profile.text("PersonalStatus")),
        ("Alice & co", "Out")
    );
    assert_eq!(
        profile.text("DisplayNameLastModified"),
        "2005-04-24T01:57:44Z"
    );
    let clear = "<profile><ExpressionProfile><DisplayName>A</DisplayName></ExpressionProfile></profile><profileAttributesToDelete><ExpressionProfileAttributes><PersonalStatus>true</PersonalStatus></ExpressionProfileAttributes></profileAttributesToDelete>";
    assert_eq!(
        storage(&mut net, &tickets, "UpdateProfile", clear).status,
        200
    );
    let profile = storage(&mut net, &tickets, "GetProfile", "");
    assert!(
        profile.xml.root().find("PersonalStatus").is_none()
            && profile.xml.root().find("Photo").is_none()
    );
    let png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    let document = |data: &str| {
        format!(
            "<document xsi:type=\"Photo\"><DocumentStreams><DocumentStream><DocumentStreamType>UserTileStatic</DocumentStreamType><MimeType>png</MimeType><Data>{data}</Data></DocumentStream></DocumentStreams></document>"
        )
    };
    assert_eq!(
        storage(&mut net, &tickets, "CreateDocument", &document("AAAA")).status,
        500,
        "no picture"
    );
    assert_eq!(
        storage(&mut net, &tickets, "CreateDocument", &document(png)).status,
        200
    );
    let profile = storage(&mut net, &tickets, "GetProfile", "");
    let url = profile.text("PreAuthURL").to_owned();
    let path = url
        .strip_prefix("http://127.0.0.1:8080")
        .expect("this server");
    let reply = net.world.web(&WebRequest::get(path), net.now);
    assert_eq!(
        (reply.status, reply.body.as_ref()),
        (200, STANDARD.decode(png).unwrap().as_slice())
    );
    let reply = net
        .world
        .web(&WebRequest::get("/storage/usertile/nobody/static"), net.now);
    assert_eq!(reply.status, 404);
}
