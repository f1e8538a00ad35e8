//! Who is signed in at several places reads at each of them.

use std::time::Duration;

use msnp::api::DeliveryState;
use msnp::dialect::Dialect;
use msnp::io::LinkId;

use crate::desk::{BOB, Desk};
use crate::places::{grant, online};

/// A switchboard to which somebody who is signed in at two places is called, to be said something.
fn called() -> (Desk, LinkId) {
    let (mut desk, ns) = online(Dialect::Msnp18);
    desk.say(ns, &[&format!("NLN NLN 1:{BOB} Bob 0:0 0")]);
    desk.say_with(
        ns,
        &format!("UBX 1:{BOB}"),
        "<Data><EndpointData id=\"{b1}\"><Capabilities>32:0</Capabilities></EndpointData>\
         <EndpointData id=\"{b2}\"><Capabilities>32:0</Capabilities></EndpointData></Data>",
    );
    desk.command(Desk::text(BOB, "hello", "m1"));
    let sb = grant(&mut desk, ns);
    desk.say(sb, &["CAL 2 RINGING 11752013"]);
    let _ = desk.lines(sb);
    (desk, sb)
}

fn is_sent(desk: &mut Desk) -> bool {
    let sent = ("m1".to_owned(), DeliveryState::Sent, None);
    desk.deliveries().contains(&sent)
}

#[test]
fn a_text_waits_for_the_other_place_of_who_reads_it() {
    let (mut desk, sb) = called();
    desk.say(sb, &[&format!("JOI {BOB};{{b1}} Bob 32:0")]);
    desk.say(sb, &[&format!("JOI {BOB} Bob 32:0")]);
    assert!(!is_sent(&mut desk), "the other place would not hear it");
    desk.say(sb, &[&format!("JOI {BOB};{{B2}} Bob 32:0")]);
    assert!(is_sent(&mut desk));
}

#[test]
fn a_place_that_does_not_come_is_not_waited_for_long() {
    let (mut desk, sb) = called();
    desk.say(sb, &[&format!("JOI {BOB};{{b1}} Bob 32:0")]);
    desk.pass(Duration::from_millis(900));
    assert!(!is_sent(&mut desk));
    desk.pass(Duration::from_millis(101));
    assert!(is_sent(&mut desk));
}
