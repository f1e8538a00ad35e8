//! Mail notices, the way to the inbox, phone numbers and pages.

use msnp::api::{Command, Event, PhoneKind};
use msnp::dialect::Dialect;
use msnp::io::LinkId;

use super::abch::Abch;
use super::desk::{BOB, Desk};

const PROFILE: &str = "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsprofile; charset=UTF-8\r\nLoginTime: 1\r\n\
                       sid: 507\r\nkv: 4\r\nMSPAuth: SAMPLE-MSPAUTH\r\n\r\n";
const BOB_IN_LIST: &str =
    "LST N=bob@example.net F=Bob C=6ba5a7f2-0000-4000-8000-0000000000b0 11 1 ";

fn told(desk: &mut Desk, link: LinkId, kind: &str, body: &str) -> Vec<(u32, u32)> {
    let payload = format!("MIME-Version: 1.0\r\nContent-Type: {kind}; charset=UTF-8\r\n\r\n{body}");
    desk.say_with(link, "MSG Hotmail Hotmail", &payload);
    let events = desk.events().into_iter();
    events
        .filter_map(|event| match event {
            Event::Mail {
                unread,
                unread_elsewhere,
                ..
            } => Some((unread, unread_elsewhere)),
            _ => None,
        })
        .collect()
}

#[test]
fn counts_follow_new_mail_and_every_move_of_it() {
    let (mut desk, link) = Desk::online(Dialect::Msnp12, &[]);
    let data = "Mail-Data: <MD><E><I>9</I><IU>3</IU><O>2</O><OU>1</OU></E></MD>\r\n";
    let first = "text/x-msmsgsinitialmdatanotification";
    assert_eq!(told(&mut desk, link, first, data), [(3, 1)]);
    let mail =
        "From: Carol\r\nSubject: Hi\r\nDest-Folder: ACTIVE\r\nFrom-Addr: carol@example.net\r\n";
    assert_eq!(
        told(&mut desk, link, "text/x-msmsgsemailnotification", mail),
        [(4, 1)]
    );
    let moved = "text/x-msmsgsactivemailnotification";
    for (from, to, delta, counts) in [
        ("ACTIVE", ".!!trAsH", 2, vec![(2, 1)]),
        ("ACTIVE", "Friends", 1, vec![(1, 2)]),
        ("Friends", "ACTIVE", 1, vec![(2, 1)]),
        ("ACTIVE", "ACTIVE", 1, vec![]),
        // An offline message that is deleted is no mail.
        (".!!OIM", ".!!trAsH", 5, vec![]),
        ("ACTIVE", ".!!trAsH", 99, vec![(0, 1)]),
    ] {
        let body = format!("Src-Folder: {from}\r\nDest-Folder: {to}\r\nMessage-Delta: {delta}\r\n");
        assert_eq!(told(&mut desk, link, moved, &body), counts, "{from} {to}");
    }
}

#[test]
fn the_inbox_is_opened_by_a_page_that_holds_no_password() {
    let (mut desk, link) = Desk::online(Dialect::Msnp12, &[]);
    desk.say_with(link, "MSG Hotmail Hotmail", PROFILE);
    desk.seconds(20);
    let _ = desk.lines(link);
    desk.command(Command::OpenInbox);
    let lines = desk.lines(link);
    assert!(
        lines[0].starts_with("URL ") && lines[0].ends_with(" INBOX"),
        "{lines:?}"
    );
    let trid = Desk::trid(&lines, "URL");
    let form = "https://login.example.com/ppsecure/md5auth.srf?lc=1033";
    desk.say(link, &[&format!("URL {trid} /cgi-bin/HoTMaiL {form} 2")]);
    let page = desk.pages.pop().expect("a page");
    let html = page.expose();
    assert!(
        html.contains("name=\"sl\" value=\"20\"") && html.contains(form),
        "{html}"
    );
    assert!(!html.contains("secret"), "{html}");
    assert_eq!(format!("{page:?}"), "***");
}

#[test]
fn a_server_without_a_safe_page_says_so() {
    for (profile, answer) in [
        (true, "/unused1 /unused2 1"),
        (true, "/cgi-bin/HoTMaiL http://login.example.com/ 2"),
        (false, "/cgi-bin/HoTMaiL https://login.example.com/ 2"),
    ] {
        let (mut desk, link) = Desk::online(Dialect::Msnp12, &[]);
        if profile {
            desk.say_with(link, "MSG Hotmail Hotmail", PROFILE);
        }
        desk.command(Command::OpenInbox);
        let trid = Desk::trid(&desk.lines(link), "URL");
        desk.say(link, &[&format!("URL {trid} {answer}")]);
        assert_eq!(
            desk.errors(),
            [("no_inbox".into(), "open_inbox".into())],
            "{answer}"
        );
        assert!(desk.pages.is_empty());
    }
}

#[test]
fn an_answer_that_nobody_asked_for_opens_nothing() {
    let (mut desk, link) = Desk::online(Dialect::Msnp12, &[]);
    desk.say_with(link, "MSG Hotmail Hotmail", PROFILE);
    desk.say(link, &["URL 77 /x https://login.example.com/ 2"]);
    assert!(desk.pages.is_empty() && desk.errors().is_empty());
    desk.command(Command::OpenInbox);
    let _ = desk.lines(link);
    for _ in 0..2 {
        desk.seconds(16);
        desk.say(link, &["QNG 50"]);
    }
    assert_eq!(desk.errors(), [("timed_out".into(), "open_inbox".into())]);
}

#[test]
fn phones_come_with_the_list_and_change_later() {
    let mut desk = Desk::new(Dialect::Msnp12);
    let link = desk.sign_in_with(&[
        "PRP PHH 555-0101",
        "PRP MOB Y",
        BOB_IN_LIST,
        "BPR PHM tel:+15550100",
        "BPR MOB Y",
    ]);
    let contact = |desk: &Desk| desk.client.snapshot().contacts[0].details.clone();
    assert_eq!(contact(&desk).phones.mobile.as_deref(), Some("+15550100"));
    assert!(contact(&desk).mobile_paging);
    let me = desk.client.snapshot().me;
    assert_eq!(
        (me.phones.home.as_deref(), me.mobile_paging),
        (Some("555-0101"), true)
    );
    let _ = desk.events();
    desk.say(
        link,
        &[
            &format!("BPR {BOB} PHW 555-0199"),
            &format!("BPR {BOB} PHM"),
        ],
    );
    assert_eq!(contact(&desk).phones.work.as_deref(), Some("555-0199"));
    assert_eq!(contact(&desk).phones.mobile, None);
    let changes = desk.events().into_iter();
    let changes = changes.filter(|event| matches!(event, Event::Contact { .. }));
    assert_eq!(changes.count(), 2);
}

#[test]
fn own_numbers_are_set_cleared_and_taken_from_the_answer() {
    let (mut desk, link) = Desk::online(Dialect::Msnp12, &[]);
    let set = |number: &str| Command::SetPhone {
        kind: PhoneKind::Work,
        number: number.to_owned(),
    };
    desk.command(set("555 0199"));
    let lines = desk.lines(link);
    assert!(lines[0].ends_with("PHW 555%200199"), "{lines:?}");
    let trid = Desk::trid(&lines, "PRP");
    desk.say(link, &[&format!("PRP {trid} PHW 555%200199")]);
    assert_eq!(
        desk.client.snapshot().me.phones.work.as_deref(),
        Some("555 0199")
    );
    desk.command(set(""));
    assert!(desk.lines(link)[0].ends_with(" PHW"));
    desk.command(set(&"5".repeat(96)));
    assert_eq!(
        desk.errors().last(),
        Some(&("too_long".into(), "set_phone".into()))
    );
    desk.command(Command::SetMobilePaging { allowed: true });
    let lines = desk.lines(link);
    assert!(
        lines[0].ends_with("MBE Y") && lines[1].ends_with("MOB Y"),
        "{lines:?}"
    );
}

#[test]
fn a_page_goes_only_to_who_takes_pages_and_silence_is_consent() {
    let (mut desk, link) = Desk::online(Dialect::Msnp12, &[BOB_IN_LIST, "BPR MOB Y"]);
    let page = |text: &str| Command::SendPage {
        email: msnp::api::Address::new(BOB),
        text: text.to_owned(),
    };
    desk.command(page("See you <8>; ok?"));
    let frames = desk.frames(link);
    assert!(
        frames[0].line().starts_with("PGD ") && frames[0].line().contains("bob@example.net 1 ")
    );
    let payload = frames[0].payload().expect("a payload");
    assert_eq!(
        &payload[..],
        b"<TEXT xml:space=\"preserve\" enc=\"utf-8\">See you &lt;8&gt;&#59; ok?</TEXT>"
    );
    for _ in 0..2 {
        desk.seconds(16);
        desk.say(link, &["QNG 50"]);
    }
    assert!(desk.errors().is_empty());
    desk.command(page("again"));
    let trid = Desk::trid(&desk.lines(link), "PGD");
    desk.say(link, &[&format!("509 {trid}")]);
    assert_eq!(desk.errors(), [("509".into(), "send_page".into())]);
    desk.say(link, &[&format!("BPR {BOB} MOB N")]);
    let _ = desk.events();
    desk.command(page("no"));
    assert_eq!(desk.errors(), [("220".into(), "send_page".into())]);
}

#[test]
fn with_single_sign_on_the_inbox_is_opened_by_a_ticket() {
    let mut desk = crate::book::desk(Dialect::Msnp15);
    let ns = crate::book::online(&mut desk, &mut Abch::new());
    let _ = desk.lines(ns);
    desk.command(Command::OpenInbox);
    let trid = Desk::trid(&desk.lines(ns), "URL");
    let form = "https://login.example.com/ppsecure/md5auth.srf?lc=1033";
    desk.say(
        ns,
        &[&format!(
            "URL {trid} http://mail.example.com/inbox {form} 2"
        )],
    );
    let page = desk.pages.pop().expect("a page");
    let html = page.expose();
    assert!(
        html.contains("action=\"https://login.example.com/ppsecure/sha1auth.srf?lc=1033\""),
        "{html}"
    );
    assert!(html.contains("name=\"token\"") && !html.contains("name=\"creds\""));
}
