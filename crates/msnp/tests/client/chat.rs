//! Conversations: opened, joined, left, lost.

use msnp::api::{Address, Command, ConversationId, DeliveryState, Event, MessageId, Status};
use msnp::dialect::Dialect;
use msnp::io::{CloseReason, DiskAsk, DiskNews, FileError, Input};

use crate::desk::{ALICE, BOB, CAROL, Desk};

fn conversations(events: &[Event]) -> Vec<(String, Vec<String>, Option<String>, bool)> {
    events
        .iter()
        .filter_map(|event| match event {
            Event::Conversation {
                conversation,
                participants,
                was,
                closed,
            } => Some((
                conversation.to_string(),
                participants.iter().map(Address::to_string).collect(),
                was.as_ref().map(ConversationId::to_string),
                *closed,
            )),
            _ => None,
        })
        .collect()
}

fn texts(events: &[Event]) -> Vec<(String, String)> {
    events
        .iter()
        .filter_map(|event| match event {
            Event::Text {
                conversation, text, ..
            } => Some((conversation.to_string(), text.clone())),
            _ => None,
        })
        .collect()
}

#[test]
fn somebody_calls_and_writes() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    let sb = desk.called(ns, &[BOB]);
    desk.writes(sb, "Bob@Example.NET", "one\r\n\r\ntwo");
    let events = desk.events();
    assert_eq!(
        conversations(&events),
        [(BOB.to_owned(), vec![BOB.to_owned()], None, false)]
    );
    assert_eq!(texts(&events), [(BOB.to_owned(), "one\n\ntwo".to_owned())]);
    assert!(desk.records.iter().any(
        |record| matches!(record, msnp::keep::Record::Incoming(text) if &*text.text == "one\n\ntwo")
    ));
}

#[test]
fn a_blocked_caller_is_not_answered() {
    let list = ["LST N=bob@example.net F=Bob 12 1"];
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &list);
    desk.say(ns, &["RNG 11 192.0.2.10:1863 CKI 8 bob@example.net Bob"]);
    assert!(desk.opening.is_empty());
}

#[test]
fn a_call_to_where_we_are_already_is_not_answered_again() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    let ring = "RNG 1175 192.0.2.10:1863 CKI 849.205 bob@example.net Bob";
    desk.say(ns, &[ring, ring]);
    assert_eq!(desk.opening.len(), 1, "while we are on our way");
    let sb = desk.open();
    let _ = desk.lines(sb);
    desk.say(sb, &[&format!("IRO 1 1 1 {BOB} Bob"), "ANS 1 OK"]);
    desk.say(ns, &[ring]);
    assert!(desk.opening.is_empty(), "and when we are there");
    desk.writes(sb, BOB, "one");
    assert_eq!(texts(&desk.events()), [(BOB.to_owned(), "one".to_owned())]);
    desk.say(ns, &[&ring.replace("1175", "1176")]);
    assert_eq!(desk.opening.len(), 1, "another session is another one");
    let _ = desk.open();
    desk.feed(Input::Closed {
        link: sb,
        reason: CloseReason::Peer,
    });
    desk.say(ns, &[ring]);
    assert_eq!(desk.opening.len(), 1, "who has left comes back");
}

#[test]
fn a_third_person_makes_a_group_of_a_conversation() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    let sb = desk.chat(ns);
    let _ = (desk.events(), desk.lines(sb));
    desk.command(Command::Invite {
        conversation: ConversationId::new(BOB),
        email: Address::new(CAROL),
    });
    let lines = desk.lines(sb);
    assert!(
        lines[0].starts_with("CAL ") && lines[0].ends_with(CAROL),
        "{lines:?}"
    );
    desk.say(sb, &[&format!("JOI {CAROL} Carol 32")]);
    let told = conversations(&desk.events());
    let (group, people, was, closed) = told[0].clone();
    assert!(group.starts_with('#'));
    assert_eq!(people, [BOB, CAROL]);
    assert_eq!((was.as_deref(), closed), (Some(BOB), false));
    desk.writes(sb, CAROL, "hi all");
    assert_eq!(
        texts(&desk.events()),
        [(group.clone(), "hi all".to_owned())]
    );
    // A text to the group goes to the same switchboard, one to bob alone to another.
    desk.command(Desk::text(&group, "welcome", "m2"));
    assert!(desk.lines(sb).iter().any(|line| line.starts_with("MSG")));
    desk.command(Desk::text(BOB, "psst", "m3"));
    assert!(desk.lines(ns).iter().any(|line| line.starts_with("XFR")));
    // Both leave: it is over.
    desk.say(sb, &[&format!("BYE {BOB}"), &format!("BYE {CAROL}")]);
    let told = conversations(&desk.events());
    assert_eq!(told.last(), Some(&(group.clone(), vec![], None, true)));
    desk.command(Desk::text(&group, "anybody?", "m4"));
    assert_eq!(
        desk.errors(),
        [("not_found".to_owned(), "send_text".to_owned())]
    );
}

#[test]
fn a_group_that_loses_its_switchboard_is_called_together_again() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    let sb = desk.called(ns, &[BOB, CAROL]);
    let group = conversations(&desk.events())[0].0.clone();
    assert!(group.starts_with('#'));
    desk.close(sb, CloseReason::Broken);
    desk.command(Desk::text(&group, "still there?", "m1"));
    let sb = desk.grant(ns);
    let called = desk.lines(sb);
    assert_eq!(called, [format!("CAL 2 {BOB}"), format!("CAL 3 {CAROL}")]);
    desk.say(sb, &[&format!("JOI {BOB} Bob 32")]);
    assert_eq!(
        desk.lines(sb),
        Vec::<String>::new(),
        "it waits for the rest"
    );
    desk.say(sb, &["217 3"]);
    assert!(desk.lines(sb).iter().any(|line| line.starts_with("MSG")));
}

#[test]
fn of_two_switchboards_the_newest_is_written_to_and_both_are_read() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    let first = desk.chat(ns);
    let second = desk.called(ns, &[BOB]);
    let _ = (desk.lines(first), desk.lines(second), desk.events());
    desk.command(Desk::text(BOB, "which?", "m2"));
    assert_eq!(desk.lines(first), Vec::<String>::new());
    assert_eq!(desk.lines(second).len(), 2);
    desk.writes(first, BOB, "old");
    desk.writes(second, BOB, "new");
    let expected = [
        (BOB.to_owned(), "old".to_owned()),
        (BOB.to_owned(), "new".to_owned()),
    ];
    assert_eq!(texts(&desk.events()), expected);
}

#[test]
fn conversations_go_on_while_the_notification_server_is_away() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    let sb = desk.chat(ns);
    desk.close(ns, CloseReason::Broken);
    let _ = (desk.events(), desk.lines(sb));
    desk.writes(sb, BOB, "are you there?");
    assert_eq!(texts(&desk.events()).len(), 1);
    desk.command(Desk::text(BOB, "yes", "m2"));
    let lines = desk.lines(sb);
    let trid = Desk::trid(&lines, "MSG");
    desk.say(sb, &[&format!("ACK {trid}")]);
    let told = desk.deliveries();
    assert_eq!(told.last().unwrap().1, DeliveryState::Acknowledged);
}

#[test]
fn an_idle_conversation_is_left_and_an_idle_partner_too() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    let sb = desk.called(ns, &[BOB]);
    desk.seconds(299);
    assert_eq!(desk.lines(sb), Vec::<String>::new());
    // The notification server must not be taken for dead meanwhile; what matters is the switchboard.
    desk.seconds(2);
    assert_eq!(desk.lines(sb), ["OUT"]);
    let told = conversations(&desk.events());
    assert_eq!(told.last(), Some(&(BOB.to_owned(), vec![], None, true)));

    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    let sb = desk.called(ns, &[BOB]);
    desk.say(sb, &[&format!("BYE {BOB} 1")]);
    assert_eq!(desk.lines(sb), ["OUT"]);
}

#[test]
fn leaving_waits_for_what_is_under_way() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    let sb = desk.chat(ns);
    let lines = desk.lines(sb);
    desk.command(Command::Leave {
        conversation: ConversationId::new(BOB),
    });
    assert_eq!(desk.lines(sb), Vec::<String>::new());
    desk.say(sb, &[&format!("ACK {}", Desk::trid(&lines, "MSG"))]);
    assert_eq!(desk.lines(sb), ["OUT"]);
    assert_eq!(
        desk.deliveries().last().unwrap().1,
        DeliveryState::Acknowledged
    );
}

#[test]
fn blocking_leaves_the_conversation() {
    let list = ["LST N=bob@example.net F=Bob C=guid-b 3 1"];
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &list);
    let sb = desk.called(ns, &[BOB]);
    let email = Address::new(BOB);
    desk.command(Command::Block { email });
    assert_eq!(desk.lines(sb), ["OUT"]);
}

#[test]
fn typing_opens_nothing_and_keeps_a_pace() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    let to = ConversationId::new(BOB);
    desk.command(Command::Typing { to: to.clone() });
    assert_eq!(desk.lines(ns), Vec::<String>::new());
    let sb = desk.called(ns, &[BOB]);
    desk.command(Command::Typing { to: to.clone() });
    desk.command(Command::Typing { to: to.clone() });
    let frames = desk.frames(sb);
    assert_eq!(frames.len(), 1);
    let payload = String::from_utf8_lossy(frames[0].payload().unwrap()).into_owned();
    assert!(
        payload.contains(&format!("TypingUser: {ALICE}\r\n")),
        "{payload}"
    );
    desk.seconds(5);
    desk.command(Command::Typing { to });
    assert_eq!(desk.lines(sb).len(), 1);
}

#[test]
fn a_nudge_finds_its_way_or_is_told() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp11, &[]);
    let to = ConversationId::new(BOB);
    desk.command(Command::Nudge { to: to.clone() });
    let sb = desk.grant(ns);
    desk.say(sb, &[&format!("JOI {BOB} Bob")]);
    let nudges = desk
        .frames(sb)
        .iter()
        .filter(|frame| {
            frame
                .payload()
                .is_some_and(|p| p.windows(5).any(|w| w == b"ID: 1"))
        })
        .count();
    assert_eq!(nudges, 1);

    let (mut desk, ns) = Desk::online(Dialect::Msnp11, &[]);
    desk.command(Command::Nudge { to: to.clone() });
    let sb = desk.grant(ns);
    desk.say(sb, &["217 2"]);
    assert_eq!(desk.errors(), [("217".to_owned(), "nudge".to_owned())]);
    assert!(desk.closed.contains(&sb));

    let (mut desk, _) = Desk::online(Dialect::Msnp10, &[]);
    desk.command(Command::Nudge { to });
    assert_eq!(
        desk.errors(),
        [("not_in_dialect".to_owned(), "nudge".to_owned())]
    );
}

#[test]
fn invitations_to_what_we_do_not_have_are_declined_once_and_noise_is_ignored() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    let sb = desk.called(ns, &[BOB]);
    let _ = desk.events();
    let invite = "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsinvite; charset=UTF-8\r\n\r\nApplication-Name: Game\r\nInvitation-Command: INVITE\r\nInvitation-Cookie: 77\r\n\r\n";
    desk.say_with(sb, &format!("MSG {BOB} Bob"), invite);
    desk.say_with(sb, &format!("MSG {BOB} Bob"), invite);
    let frames = desk.frames(sb);
    assert_eq!(frames.len(), 1);
    let payload = String::from_utf8_lossy(frames[0].payload().unwrap()).into_owned();
    assert!(payload.contains("Invitation-Cookie: 77\r\nCancel-Code: REJECT_NOT_INSTALLED"));
    let told = desk.events();
    assert!(
        matches!(told.as_slice(), [Event::Invitation { kind, .. }] if kind == "unknown"),
        "{told:?}"
    );
    for noise in [
        "text/x-keepalive",
        "application/x-nobody-knows",
        "image/gif",
    ] {
        let payload = format!("MIME-Version: 1.0\r\nContent-Type: {noise}\r\n\r\nx");
        desk.say_with(sb, &format!("MSG {BOB} Bob"), &payload);
    }
    desk.say(sb, &["XYZ 1 2 3", "299 77"]);
    assert_eq!(desk.events(), []);
}

#[test]
fn chunks_are_joined() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    let sb = desk.called(ns, &[BOB]);
    let _ = desk.events();
    let first = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nMessage-ID: {A}\r\nChunks: 2\r\n\r\none ";
    let second = "Message-ID: {A}\r\nChunk: 1\r\n\r\ntwo";
    desk.say_with(sb, &format!("MSG {BOB} Bob"), second);
    desk.say_with(sb, &format!("MSG {BOB} Bob"), first);
    assert_eq!(
        texts(&desk.events()),
        [(BOB.to_owned(), "one two".to_owned())]
    );
}

#[test]
fn somebody_who_cannot_be_invited_is_told_of() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    let sb = desk.chat(ns);
    let _ = (desk.events(), desk.lines(sb));
    desk.command(Command::Invite {
        conversation: ConversationId::new(BOB),
        email: Address::new(CAROL),
    });
    let lines = desk.lines(sb);
    desk.say(sb, &[&format!("216 {}", Desk::trid(&lines, "CAL"))]);
    assert_eq!(desk.errors(), [("217".to_owned(), "invite".to_owned())]);
    assert_eq!(
        desk.client.snapshot().conversations[0].participants,
        [Address::new(BOB)]
    );
}

#[test]
fn signing_out_leaves_every_conversation() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    let sb = desk.called(ns, &[BOB]);
    desk.command(Command::Quit);
    assert_eq!(desk.lines(sb), ["OUT"]);
    assert_eq!(desk.closed, [ns, sb]);
    assert_eq!(desk.client.snapshot().me.status, Status::Offline);
}

#[test]
fn a_text_is_sent_though_one_of_its_emoticons_cannot_be_read() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    let sb = desk.chat(ns);
    let _ = (desk.events(), desk.lines(sb));
    desk.command(Command::SendEmoticonText {
        to: ConversationId::new(BOB),
        text: "look: (x)".to_owned(),
        emoticons: [("(x)".to_owned(), "gone.png".to_owned())].into(),
        format: Default::default(),
        id: Some(MessageId::new("own-1")),
    });
    let Some(DiskAsk::Load { load, .. }) = desk.disk.pop() else {
        panic!("the file is read")
    };
    assert_eq!(desk.deliveries(), []);
    let result = Err(FileError::NotFound);
    desk.feed(Input::Disk(DiskNews::Loaded { load, result }));
    desk.keep();
    let events = desk.events();
    let errors: Vec<_> = events
        .iter()
        .filter_map(|event| match event {
            Event::Error { code, .. } => Some(&*code.0),
            _ => None,
        })
        .collect();
    assert_eq!(errors, ["file_not_found"]);
    let frames = desk.frames(sb);
    let sent = frames.iter().filter_map(|frame| frame.payload());
    assert!(
        sent.into_iter()
            .any(|payload| payload.ends_with(b"look: (x)"))
    );
}
