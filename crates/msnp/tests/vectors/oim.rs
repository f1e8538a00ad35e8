//! The folder `oim`: offline messages.

use std::time::{Duration, SystemTime};

use msnp::api::{Address, TextFormat};
use msnp::auth::Secret;
use msnp::command::ClientCommand;
use msnp::dialect::Dialect;
use msnp::message::{MailCounts, Message, Notice};
use msnp::oim::{
    MailData, OfflineMail, RsiAnswer, RsiRequest, StoreAnswer, StoreRequest, Waiting, is_deleted,
    offline_payloads, read_letter, read_metadata, read_store_answer, store_request,
};

use super::{answered, on_the_wire};

const ID: &str = "0e3a0f00-0000-4000-8000-0000000000aa";
const RUN: &str = "{3A3BE82C-684D-4F4F-8005-CBE8D4F82BAD}";
const LOCK: &str = "0123456789abcdef0123456789abcdef";

fn stored(to: &str, lock_key: &str, number: u32, text: &str) -> String {
    let request = store_request(&StoreRequest {
        from: "alice@example.com",
        name: "Alice",
        to,
        dialect: Dialect::Msnp15,
        ticket: &Secret::new("t=SAMPLE-OIM-TICKET&p="),
        lock_key,
        run: RUN,
        number,
        text,
    });
    request.expose().to_owned()
}

#[test]
fn requests_to_store_are_those_of_the_reference() {
    assert_eq!(
        stored("bob@example.com", "", 1, "Are you there? ☃"),
        on_the_wire(include_str!("../data/oim/store2-first.request.xml"))
    );
    let long =
        "Are you there? This line is long enough to need folding at seventy-six characters. ☃";
    assert_eq!(
        stored("bob@example.com", LOCK, 1, long),
        on_the_wire(include_str!("../data/oim/store2.request.xml"))
    );
    assert_eq!(
        stored("nobody@example.com", LOCK, 1, "x"),
        on_the_wire(include_str!(
            "../data/oim/store2-unknown-recipient.request.xml"
        ))
    );
    // The request that is wrong on purpose has two numbers; ours cannot.
    let bad = on_the_wire(include_str!("../data/oim/store2-bad-sequence.request.xml"));
    assert_eq!(
        stored("bob@example.com", LOCK, 3, "x"),
        bad.replace("Sequence-Num: 2", "Sequence-Num: 3")
    );
}

#[test]
fn answers_to_storing_are_told_apart() {
    let read = |body: &str| read_store_answer(&answered(500, body));
    assert_eq!(
        read_store_answer(&answered(
            200,
            include_str!("../data/oim/store2.response.xml")
        )),
        StoreAnswer::Stored
    );
    assert_eq!(
        read(include_str!("../data/oim/store2-first.response.xml")),
        StoreAnswer::LockKey("1850937852".into())
    );
    assert_eq!(
        read(include_str!(
            "../data/oim/store2-ticket-expired.response.xml"
        )),
        StoreAnswer::TicketEnded
    );
    assert_eq!(
        read(include_str!("../data/oim/store2-throttle.response.xml")),
        StoreAnswer::Throttled
    );
    assert_eq!(
        read(include_str!(
            "../data/oim/store2-system-unavailable.response.xml"
        )),
        StoreAnswer::Refused
    );
    assert_eq!(
        read(include_str!(
            "../data/oim/store2-invalid-content.response.xml"
        )),
        StoreAnswer::Content
    );
    let forbidden = read_store_answer(&answered(403, "403: Forbidden"));
    assert_eq!(forbidden, StoreAnswer::TicketEnded);
    assert_eq!(read("Internal Server Error"), StoreAnswer::Failed);
    assert_eq!(
        read_store_answer(&answered(200, "<e><Body><Other/></Body></e>")),
        StoreAnswer::Failed
    );
}

#[test]
fn requests_to_fetch_and_delete_are_those_of_the_reference() {
    let ids = [ID.to_owned()];
    let (t, p) = ("SAMPLE-WEB-TICKET".into(), "SAMPLE-PROFILE-PART".into());
    for (request, file, action) in [
        (
            RsiRequest::Metadata { filled: false },
            include_str!("../data/oim/get-metadata.request.xml"),
            "GetMetadata",
        ),
        (
            RsiRequest::Message(ID),
            include_str!("../data/oim/get-message.request.xml"),
            "GetMessage",
        ),
        (
            RsiRequest::Delete(&ids),
            include_str!("../data/oim/delete-messages.request.xml"),
            "DeleteMessages",
        ),
    ] {
        assert_eq!(request.write((&t, &p)).expose(), on_the_wire(file));
        let wanted = format!("\"http://www.hotmail.msn.com/ws/2004/09/oim/rsi/{action}\"");
        assert_eq!(request.action(), wanted);
    }
    let filled = RsiRequest::Metadata { filled: true };
    assert!(
        filled
            .write((&t, &p))
            .expose()
            .contains("rsi\"><_/></GetMetadata>")
    );
}

fn at_five_past_ten() -> Option<SystemTime> {
    Some(SystemTime::UNIX_EPOCH + Duration::from_secs(1_714_557_900))
}

fn the_message(data: &MailData) {
    let Waiting::Listed(mails) = &data.waiting else {
        panic!("{data:?}")
    };
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].id, ID);
    assert_eq!(mails[0].from, Address::new("bob@example.com"));
    assert_eq!(mails[0].name, "Bob");
    assert_eq!(mails[0].received, at_five_past_ten());
    assert_eq!(data.counts, Some(MailCounts::default()));
}

#[test]
fn the_list_is_read_as_elements_and_as_escaped_text() {
    let body = include_str!("../data/oim/get-metadata.response.xml");
    let RsiAnswer::Given(data) = read_metadata(&answered(200, body)) else {
        panic!("no list")
    };
    the_message(&data);

    let (head, rest) = body.split_once("<MD>").expect("a list");
    let (list, tail) = rest.split_once("</MD>").expect("its end");
    let escaped = format!("<MD>{list}</MD>").replace('<', "&lt;");
    let RsiAnswer::Given(data) = read_metadata(&answered(200, &format!("{head}{escaped}{tail}")))
    else {
        panic!("no list")
    };
    the_message(&data);
}

#[test]
fn the_letter_is_read() {
    let body = include_str!("../data/oim/get-message.response.xml");
    let RsiAnswer::Given(letter) = read_letter(&answered(200, body)) else {
        panic!("no letter")
    };
    assert_eq!(
        OfflineMail::read(&letter),
        OfflineMail {
            from: Some(Address::new("bob@example.com")),
            name: Some("Bob".into()),
            run: Some(RUN.to_lowercase()),
            number: Some(1),
            sent_at: at_five_past_ten(),
            text: "Are you there? ☃".into(),
        }
    );
}

#[test]
fn deletion_and_its_refusal_are_told_apart() {
    let gone = include_str!("../data/oim/delete-messages.response.xml");
    assert_eq!(is_deleted(&answered(200, gone)), RsiAnswer::Given(()));
    let fault = include_str!("../data/oim/rsi-schema-fault.response.xml");
    assert_eq!(is_deleted(&answered(500, fault)), RsiAnswer::Failed);
    assert_eq!(read_letter(&answered(500, "oops")), RsiAnswer::Failed);
    assert_eq!(read_letter(&answered(403, "no")), RsiAnswer::TicketEnded);
}

fn notice(payload: &str) -> Notice<'_> {
    match Message::read(payload.as_bytes()) {
        Message::Notice(notice) => notice,
        other => panic!("{other:?}"),
    }
}

#[test]
fn announcements_name_what_waits() {
    let first = include_str!("../data/oim/msg-initialmdatanotification.payload.txt");
    let Notice::Mailbox(data) = notice(first) else {
        panic!("no mailbox")
    };
    the_message(&data);
    let later = include_str!("../data/oim/msg-oimnotification.payload.txt");
    let Notice::OfflineMessages(Waiting::Listed(mails)) = notice(later) else {
        panic!("no announcement")
    };
    assert_eq!((mails[0].id.as_str(), mails[0].name.as_str()), (ID, "Bob"));
    assert_eq!(mails[0].received, None);
    let many = include_str!("../data/oim/msg-too-large.payload.txt");
    let Notice::Mailbox(data) = notice(many) else {
        panic!("no mailbox")
    };
    assert_eq!((data.counts, data.waiting), (None, Waiting::TooLarge));
}

#[test]
fn a_text_left_with_the_notification_server_names_the_client_as_its_agent() {
    let format = TextFormat {
        font: Some("Segoe UI".into()),
        ..TextFormat::default()
    };
    let payloads = offline_payloads("Hi!", &format);
    let command = ClientCommand::Uum {
        trid: 42,
        handle: "bob@example.com",
        network: 1,
        kind: 1,
        payload: &payloads[0],
    };
    let written = String::from_utf8(command.to_bytes(Dialect::Msnp18).to_vec()).expect("UTF-8");
    // The family and pitch of a font are not known here: 0, where the vector has 22.
    let vector = include_str!("../data/oim/uum-offline-im.request.txt");
    assert_eq!(
        written,
        vector
            .replace("PF=22", "PF=0")
            .replace(" 141\r\n", " 140\r\n")
    );
    let long = offline_payloads(&"word ".repeat(1_000), &format);
    assert!(long.len() > 1 && long.iter().all(|payload| payload.len() < 1_664));
}
