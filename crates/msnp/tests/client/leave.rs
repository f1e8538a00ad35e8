//! Texts left for somebody offline, in the dialects of the address book: with the service up to MSNP17, with the
//! notification server from MSNP18 on.

use msnp::api::DeliveryState::{Failed, Queued, Sent, StoredOffline, Unknown};
use msnp::dialect::Dialect;
use msnp::io::{CloseReason, LinkId};

use crate::book::config;
use crate::desk::{BOB, Desk};
use crate::offline::{FIRST, STORED, between, ours, states, words};
use crate::places::{HERE, sign_in};

/// Somebody who knows that bob is offline.
fn online(dialect: Dialect) -> (Desk, LinkId) {
    let mut config = config(dialect);
    config.services.oim = Some("https://ows.example.com/OimWS/oim.asmx".to_owned());
    let mut desk = Desk::with(config, dialect);
    desk.restore_machine(HERE);
    let (ns, _) = sign_in(&mut desk);
    desk.seconds(11);
    let _ = (desk.events(), desk.lines(ns));
    (desk, ns)
}

/// A client of MSNP18 that has just left this text, and the numbers of what it sent.
fn left(text: &str) -> (Desk, LinkId, Vec<String>) {
    let (mut desk, ns) = online(Dialect::Msnp18);
    desk.command(Desk::text(BOB, text, "m1"));
    assert_eq!(states(&mut desk), [(Queued, None), (Sent, None)]);
    let mut numbers = Vec::new();
    for frame in desk.frames(ns) {
        let said: Vec<&str> = frame.words().collect();
        if said[0] == "PNG" {
            continue;
        }
        assert_eq!((said[0], &said[2..5]), ("UUM", &[BOB, "1", "1"][..]));
        let payload = String::from_utf8_lossy(frame.payload().expect("a text"));
        // Servers that deliver it later want this line (14 section 3).
        let start = "MIME-Version: 1.0\r\nDest-Agent: client\r\nContent-Type: text/plain; charset=UTF-8\r\n";
        assert!(payload.starts_with(start), "{payload}");
        numbers.push(said[1].to_owned());
    }
    assert!(desk.requests.is_empty(), "no service is asked");
    (desk, ns, numbers)
}

#[test]
fn in_msnp15_a_text_is_left_with_the_service_and_the_next_is_said_once_they_are_there() {
    let (mut desk, ns) = online(Dialect::Msnp15);
    desk.command(Desk::text(BOB, "are you there?", "m1"));
    assert!(desk.lines(ns).is_empty(), "nobody is called");
    let (url, body) = ours(&desk);
    assert_eq!(url, "https://ows.example.com/OimWS/oim.asmx");
    assert!(body.contains("msnpVer=\"MSNP15\"") && body.contains("passport=\"t=SAMPLE"));
    assert!(body.contains("lockkey=\"\""), "{body}");
    assert_eq!(states(&mut desk), [(Queued, None), (Sent, None)]);
    desk.answer(500, FIRST);
    let (_, body) = ours(&desk);
    assert_eq!(between(&body, "lockkey=\"", "\"").len(), 32);
    desk.answer(200, STORED);
    assert_eq!(states(&mut desk), [(StoredOffline, None)]);

    desk.say(ns, &[&format!("NLN NLN {BOB} 1 Bob 0 0")]);
    desk.command(Desk::text(BOB, "there you are", "m2"));
    assert!(desk.requests.is_empty());
    let sb = desk.grant(ns);
    assert_eq!(desk.lines(sb), [format!("CAL 2 {BOB}")]);
}

#[test]
fn in_msnp18_a_text_that_the_server_does_not_refuse_in_time_is_left() {
    let (mut desk, ns, numbers) = left("are you there?");
    assert_eq!(numbers.len(), 1);
    desk.say(ns, &["QNG 50"]);
    desk.seconds(4);
    assert_eq!(states(&mut desk), [], "it may still be refused");
    desk.seconds(2);
    assert_eq!(states(&mut desk), [(StoredOffline, None)]);
}

#[test]
fn in_msnp18_a_text_is_left_only_when_the_server_has_read_it() {
    let (mut desk, ns, _) = left("are you there?");
    desk.seconds(20);
    assert_eq!(states(&mut desk), [], "the connection may be dead");
    desk.say(ns, &["QNG 50"]);
    assert_eq!(states(&mut desk), [(StoredOffline, None)]);

    let (mut desk, ns, _) = left("are you there?");
    for _ in 0..3 {
        desk.seconds(20);
        desk.say(ns, &["NLN NLN 1:carol@example.com Carol 0:0 0"]);
    }
    assert_eq!(states(&mut desk), [(Unknown, words("timed_out"))]);
}

#[test]
fn in_msnp18_a_text_that_the_server_refuses_fails_with_its_code() {
    let (mut desk, ns, numbers) = left("are you there?");
    desk.seconds(1);
    desk.say(ns, &[&format!("217 {}", numbers[0])]);
    assert_eq!(states(&mut desk), [(Failed, words("217"))]);
    desk.seconds(10);
    assert_eq!(states(&mut desk), [], "nothing else is told of it");
}

#[test]
fn in_msnp18_nobody_knows_what_becomes_of_a_text_when_its_reader_comes_meanwhile() {
    let (mut desk, ns, _) = left("are you there?");
    desk.seconds(2);
    desk.say(ns, &[&format!("NLN NLN 1:{BOB} Bob 0:0 0"), "QNG 50"]);
    desk.seconds(4);
    assert_eq!(states(&mut desk), [(Unknown, words("came_online"))]);
    desk.command(Desk::text(BOB, "there you are", "m2"));
    let lines = desk.lines(ns);
    assert!(lines[0].starts_with("XFR "), "{lines:?}");
}

#[test]
fn in_msnp18_nobody_knows_what_becomes_of_a_text_when_the_connection_is_lost_meanwhile() {
    let (mut desk, ns, _) = left("are you there?");
    desk.close(ns, CloseReason::Peer);
    assert_eq!(states(&mut desk), [(Unknown, words("connection"))]);
}

#[test]
fn in_msnp18_a_long_text_of_which_only_the_end_is_refused_is_not_said_to_have_failed() {
    let (mut desk, ns, numbers) = left(&"word ".repeat(400));
    assert_eq!(numbers.len(), 2);
    desk.say(ns, &[&format!("217 {}", numbers[1])]);
    assert_eq!(states(&mut desk), [(Unknown, words("217"))]);

    let (mut desk, ns, numbers) = left(&"word ".repeat(400));
    desk.say(ns, &[&format!("217 {}", numbers[0])]);
    assert_eq!(states(&mut desk), [(Failed, words("217"))]);
}
