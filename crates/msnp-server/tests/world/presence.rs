//! Who sees whom, in which form.

use std::time::Duration;

use msnp::dialect::Dialect::{Msnp2, Msnp8, Msnp9, Msnp11, Msnp12};
use msnp_server::Behaviour;

use crate::script::{Net, quiet, with_syn};

const OBJECT: &str = "%3Cmsnobj%20Creator%3D%22bob%40example.com%22%2F%3E";

#[test]
fn every_viewer_is_told_in_the_form_of_his_dialect() {
    for actor in with_syn() {
        for viewer in with_syn() {
            let mut net = Net::friends(quiet());
            let alice = net.sign_in("Alice", *viewer);
            let (bob, _) = net.log_in("Bob", *actor);
            net.say(bob, &format!("CHG 5 BSY 1073791020 {OBJECT}"));
            let object = match actor.has_objects() {
                true => OBJECT,
                false => "0",
            };
            let number = match actor.caps_in_presence() {
                true => "1073791020",
                false => "0",
            };
            let tail = match *viewer {
                _ if !viewer.caps_in_presence() => String::new(),
                Msnp8 => format!(" {number}"),
                _ => format!(" {number} {object}"),
            };
            let heard = net.heard(alice);
            assert_eq!(
                heard,
                [format!("NLN BSY bob@example.com Bob%20%C3%A9{tail}")]
            );
            if actor.has_personal_message() {
                let data = "<Data><PSM>a &amp; b</PSM><CurrentMedia></CurrentMedia></Data>";
                net.say_with(bob, "UUX 6", data);
                let want = format!("UBX bob@example.com {} | {data}", data.len());
                let want: &[String] = if viewer.has_personal_message() {
                    &[want]
                } else {
                    &[]
                };
                assert_eq!(net.heard(alice), want);
            }
            let rename = match actor.own_name_by_prp() {
                true => "PRP 7 MFN Bob%20%E4%BD%A0",
                false => "REA 7 bob@example.com Bob%20%E4%BD%A0",
            };
            net.say(bob, rename);
            assert_eq!(
                net.heard(alice),
                [format!("NLN BSY bob@example.com Bob%20%E4%BD%A0{tail}")]
            );
            net.say(bob, "CHG 8 HDN 0");
            assert_eq!(net.heard(alice), ["FLN bob@example.com"]);
            net.say(bob, "OUT");
            assert_eq!(
                net.heard(alice),
                [""; 0],
                "who was hidden does not leave again"
            );
        }
    }
}

#[test]
fn the_first_status_brings_those_who_are_online() {
    for dialect in with_syn() {
        let mut net = Net::friends(quiet());
        let bob = net.sign_in("Bob", Msnp12);
        net.say_with(bob, "UUX 7", "<Data><PSM>hi</PSM></Data>");
        let carol = net.sign_in("Carol", Msnp9);
        net.say(carol, "CHG 7 HDN 0");
        let (alice, _) = net.log_in("Alice", *dialect);
        let heard = net.ask(alice, "CHG 5 AWY 0");
        let mut want = vec!["CHG 5 AWY 0".to_owned()];
        want.push(match *dialect {
            _ if !dialect.caps_in_presence() => "ILN 5 NLN bob@example.com Bob%20%C3%A9".into(),
            Msnp8 => "ILN 5 NLN bob@example.com Bob%20%C3%A9 32".into(),
            _ => "ILN 5 NLN bob@example.com Bob%20%C3%A9 32 0".into(),
        });
        if dialect.has_personal_message() {
            want.push(
                "UBX bob@example.com 55 | <Data><PSM>hi</PSM><CurrentMedia></CurrentMedia></Data>"
                    .into(),
            );
            let mail = heard.last().unwrap();
            assert!(
                mail.contains("text/x-msmsgsinitialmdatanotification"),
                "{mail}"
            );
            assert!(mail.contains("Mail-Data: <MD><E><I>0</I>"), "{mail}");
            want.push(mail.clone());
        }
        assert_eq!(heard, want);
    }
}

#[test]
fn blocking_looks_like_leaving_and_unblocking_like_coming() {
    for dialect in with_syn() {
        let mut net = Net::friends(quiet());
        let alice = net.sign_in("Alice", Msnp9);
        let bob = net.sign_in("Bob", *dialect);
        net.heard(alice);
        let caps = match dialect.caps_in_presence() {
            true => "32 0",
            false => "0 0",
        };
        let back = [format!("NLN NLN bob@example.com Bob%20%C3%A9 {caps}")];
        let add = |list: &str| match dialect.lists_by_guid() {
            true => format!("ADC 7 {list} N=alice@example.com"),
            false => format!("ADD 7 {list} alice@example.com alice@example.com"),
        };
        assert_eq!(net.ask(bob, &add("BL")), ["219 7"]);
        assert_eq!(net.ask(bob, "REM 8 AL alice@example.com").len(), 1);
        assert_eq!(net.heard(alice), [""; 0], "everybody may see him still");
        net.say(bob, &add("BL"));
        assert_eq!(net.heard(alice), ["FLN bob@example.com"]);
        net.say(bob, "REM 9 BL alice@example.com");
        assert_eq!(net.heard(alice), back);
        // Who allows only those on the allow list is offline to the others.
        net.say(bob, "BLP 10 BL");
        assert_eq!(net.heard(alice), ["FLN bob@example.com"]);
        net.heard(bob);
        assert_eq!(net.ask(bob, "BLP 11 BL"), ["218 11"]);
        net.say(bob, &add("AL"));
        assert_eq!(net.heard(alice), back);
    }
}

#[test]
fn wrong_and_hasty_statuses_are_refused() {
    let mut net = Net::new(Behaviour {
        status_interval: Some(Duration::from_secs(2)),
        ..quiet()
    });
    let (link, _) = net.log_in("Alice", Msnp11);
    assert_eq!(net.ask(link, "CHG 5 FLN 0"), ["201 5"]);
    assert_eq!(net.ask(link, "CHG 6 NLN 0").len(), 2);
    assert_eq!(net.ask(link, "CHG 7 AWY 0"), ["800 7"]);
    net.pass(Duration::from_secs(2));
    assert_eq!(net.ask(link, "CHG 8 AWY 0"), ["CHG 8 AWY 0"]);
    assert_eq!(
        net.ask(link, &format!("PRP 9 MFN {}", "x".repeat(388))),
        ["209 9"]
    );
}

#[test]
fn settings_and_numbers_come_in_the_form_of_the_dialect() {
    let mut net = Net::friends(quiet());
    let alice = net.sign_in("Alice", Msnp12);
    let carol = net.sign_in("Carol", Msnp8);
    let bob = net.sign_in("Bob", Msnp9);
    net.heard(alice);
    net.heard(carol);
    assert_eq!(
        net.ask(bob, "PRP 7 PHM tel:+15550100"),
        ["PRP 7 2 PHM tel:+15550100"]
    );
    assert_eq!(net.heard(alice), ["BPR bob@example.com PHM tel:+15550100"]);
    assert_eq!(
        net.heard(carol),
        ["BPR 1 bob@example.com PHM tel:+15550100"]
    );
    let heard = net.ask(alice, "SYN 8 0 0");
    let at = heard
        .iter()
        .position(|line| line.starts_with("LST N=bob"))
        .unwrap();
    assert_eq!(heard[at + 1], "BPR PHM tel%3A%2B15550100");
    assert_eq!(net.ask(bob, "GTC 9 N"), ["GTC 9 3 N"]);
    assert_eq!(net.ask(alice, "GTC 9 N"), ["GTC 9 N"]);
}

#[test]
fn before_msnp8_a_status_is_one_word() {
    for behaviour in [quiet(), Behaviour::escargot()] {
        let mut net = Net::friends(behaviour);
        let (link, _) = net.log_in("Alice", Msnp2);
        assert_eq!(net.ask(link, "CHG 5 AWY"), ["CHG 5 AWY"]);
        assert_eq!(net.ask(link, "CHG 6 FLN"), ["201 6"]);
    }
}
