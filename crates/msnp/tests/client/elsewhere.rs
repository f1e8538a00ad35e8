//! MSNP16 to MSNP18: conversations of an account that is signed in at several places.

use msnp::api::Event;
use msnp::dialect::Dialect;

use crate::desk::{ALICE, BOB, Desk};
use crate::places::{HERE, LAPTOP, at_two_places, grant, online, participants, tell_places};

#[test]
fn our_other_places_are_called_in_and_what_they_say_is_ours() {
    let (mut desk, ns) = at_two_places(Dialect::Msnp18);
    desk.command(Desk::text(BOB, "hello", "m1"));
    let sb = grant(&mut desk, ns);
    assert_eq!(
        desk.lines(sb),
        [format!("CAL 2 {ALICE}"), format!("CAL 3 {BOB}")]
    );
    desk.say(
        sb,
        &[
            "CAL 2 RINGING 1",
            &format!("JOI {ALICE};{LAPTOP} Alice 32:0"),
            "CAL 3 RINGING 1",
            &format!("JOI {BOB} Bob 32:0"),
        ],
    );
    let _ = desk.events();
    desk.writes(sb, ALICE, "from the laptop");
    let events = desk.events();
    let [
        Event::Text {
            conversation,
            from,
            text,
            ..
        },
    ] = events.as_slice()
    else {
        panic!("{events:?}")
    };
    assert_eq!(
        (conversation.as_str(), from.as_str(), text.as_str()),
        (BOB, ALICE, "from the laptop")
    );
    assert_eq!(participants(&desk, BOB), [BOB]);
}

#[test]
fn a_conversation_begun_at_another_place_is_heard_here() {
    let (mut desk, ns) = at_two_places(Dialect::Msnp16);
    let rung = |session| {
        format!("RNG {session} 192.0.2.10:1863 CKI 849.205 {ALICE} Alice U messenger.msn.com 1")
    };
    desk.say(ns, &[&rung(1175)]);
    let sb = desk.open();
    assert_eq!(
        desk.lines(sb),
        [format!("ANS 1 {ALICE};{HERE} 849.205 1175")]
    );
    desk.say(
        sb,
        &[
            &format!("IRO 1 1 1 {ALICE};{LAPTOP} Alice 32:0"),
            "ANS 1 OK",
        ],
    );
    assert!(!desk.closed.contains(&sb));
    desk.say(sb, &[&format!("JOI {BOB} Bob 32:0")]);
    assert_eq!(participants(&desk, BOB), [BOB]);
    desk.writes(sb, ALICE, "hi Bob");
    let ours = desk.events().into_iter().any(|event| {
        matches!(event, Event::Text { from, text, .. } if from.as_str() == ALICE && text == "hi Bob")
    });
    assert!(ours);
    // Nobody came any more to another one: it is left after a while.
    desk.say(ns, &[&rung(1176)]);
    let idle = desk.open();
    desk.say(idle, &["ANS 1 OK"]);
    desk.seconds(5 * 60 + 1);
    assert!(desk.closed.contains(&idle));
}

#[test]
fn a_place_that_comes_later_is_called_in_once() {
    let dialect = Dialect::Msnp18;
    let (mut desk, ns) = online(dialect);
    desk.command(Desk::text(BOB, "hello", "m1"));
    let sb = grant(&mut desk, ns);
    assert_eq!(desk.lines(sb), [format!("CAL 2 {BOB}")], "nobody else");
    let both = [(HERE, "Study"), (LAPTOP, "Laptop")];
    tell_places(&mut desk, ns, dialect, &both);
    assert_eq!(desk.lines(sb), [format!("CAL 3 {ALICE}")]);
    tell_places(&mut desk, ns, dialect, &both);
    assert_eq!(desk.lines(sb), [""; 0], "it was called");
    tell_places(&mut desk, ns, dialect, &both[..1]);
    tell_places(&mut desk, ns, dialect, &both);
    assert_eq!(desk.lines(sb), [format!("CAL 4 {ALICE}")], "it came again");
}
