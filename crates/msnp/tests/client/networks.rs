//! People of other networks, whom no switchboard reaches.

use msnp::api::{Command, ConversationId, Event};
use msnp::dialect::Dialect;
use msnp::io::LinkId;

use crate::book::serve;
use crate::desk::{ALICE, Desk};
use crate::places::{book, online, said, settle};

const YAHOO: &str = "yuser@example.net";

// --- other networks -------------------------------------------------------------------------------------------------

fn with_yahoo(dialect: Dialect) -> (Desk, LinkId) {
    let (mut desk, ns) = online(dialect);
    let mut abch = book();
    abch.contact(YAHOO, "yuser", &[]);
    abch.member("Allow", YAHOO, "");
    let notice = "<NOTIFICATION siteid=\"45705\"><MSG><BODY>&lt;NotificationData&gt;&lt;Service&gt;\
                  ABCHInternal&lt;/Service&gt;&lt;/NotificationData&gt;</BODY></MSG></NOTIFICATION>";
    desk.say_with(ns, "NOT", notice);
    desk.seconds(30);
    serve(&mut desk, &mut abch);
    let presence = if dialect.network_id_before_handle() {
        format!("NLN NLN 32:{YAHOO} yuser 0:0 0")
    } else {
        format!("NLN NLN {YAHOO} 32 yuser 0 0")
    };
    let _ = settle(&mut desk, ns);
    desk.say(ns, &[&presence]);
    let _ = desk.events();
    (desk, ns)
}

#[test]
fn people_of_other_networks_are_talked_to_past_switchboards() {
    for dialect in [
        Dialect::Msnp14,
        Dialect::Msnp15,
        Dialect::Msnp16,
        Dialect::Msnp18,
    ] {
        let (mut desk, ns) = with_yahoo(dialect);
        desk.command(Desk::text(YAHOO, "hello", "m1"));
        let lines = said(&mut desk, ns);
        assert_eq!(lines.len(), 1, "{dialect}: {lines:?}");
        let words: Vec<&str> = lines[0].split(' ').collect();
        assert_eq!((words[0], &words[2..5]), ("UUM", &[YAHOO, "32", "1"][..]));
        assert!(lines[0].ends_with("\r\n\r\nhello"), "{}", lines[0]);
        desk.seconds(11);
        let states: Vec<String> = desk
            .deliveries()
            .into_iter()
            .map(|(id, state, _)| format!("{id} {state:?}"))
            .collect();
        assert_eq!(
            states,
            ["m1 Queued", "m1 Sent", "m1 Acknowledged"],
            "{dialect}"
        );
        desk.command(Desk::text(YAHOO, "again", "m2"));
        let lines = desk.lines(ns);
        let trid = Desk::trid(&lines, "UUM");
        desk.say(ns, &[&format!("504 {trid}")]);
        let last = desk.deliveries().pop().expect("told");
        assert_eq!((last.0.as_str(), last.2.as_deref()), ("m2", Some("504")));
    }
}

#[test]
fn what_people_of_other_networks_say_is_heard() {
    let (mut desk, ns) = with_yahoo(Dialect::Msnp16);
    let text = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\nHi";
    desk.say_with(ns, &format!("UBM {YAHOO} 32 1"), text);
    desk.say_with(ns, &format!("UBM {YAHOO} 32 {ALICE} 1 1"), text);
    let typing = format!(
        "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgscontrol\r\nTypingUser: {YAHOO}\r\n\r\n\r\n"
    );
    desk.say_with(ns, &format!("UBM {YAHOO} 32 2"), &typing);
    let nudge = "MIME-Version: 1.0\r\nContent-Type: text/x-msnmsgr-datacast\r\n\r\nID: 1\r\n\r\n";
    desk.say_with(ns, &format!("UBM {YAHOO} 32 3"), nudge);
    let events = desk.events();
    let kinds: Vec<&str> = events
        .iter()
        .map(|event| match event {
            Event::Text { text, from, .. } if text == "Hi" && from.as_str() == YAHOO => "text",
            Event::Typing { from, .. } if from.as_str() == YAHOO => "typing",
            Event::Nudge { from, .. } if from.as_str() == YAHOO => "nudge",
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(kinds, ["text", "text", "typing", "nudge"]);
}

#[test]
fn nudges_and_typing_reach_other_networks_too() {
    let (mut desk, ns) = with_yahoo(Dialect::Msnp15);
    let to = ConversationId::new(YAHOO);
    desk.command(Command::Typing { to: to.clone() });
    desk.command(Command::Nudge { to });
    let kinds: Vec<String> = desk
        .frames(ns)
        .iter()
        .map(|frame| format!("{} {}", frame.command(), frame.word(4).unwrap_or_default()))
        .collect();
    assert_eq!(kinds, ["UUM 2", "UUM 3"]);
}
