//! Signing in and out.

use std::time::Duration;

use msnp::dialect::Dialect::{
    Msnp2, Msnp3, Msnp4, Msnp5, Msnp6, Msnp7, Msnp8, Msnp9, Msnp10, Msnp11, Msnp12,
};
use msnp_server::{Behaviour, Control, WebRequest};

use crate::script::{Net, hash, quiet, with_syn};

#[test]
fn the_best_common_dialect_is_agreed_on() {
    let mut net = Net::new(quiet());
    let link = net.connect();
    assert_eq!(
        net.ask(link, "VER 1 MSNP21 MSNP11 MSNP9 CVR0"),
        ["VER 1 MSNP11"]
    );
    let link = net.connect();
    assert_eq!(net.ask(link, "VER 1 MSNP1 CVR0"), ["VER 1 0"]);
    assert!(net.closed.contains(&link));
}

#[test]
fn usr_ok_has_the_form_of_each_dialect() {
    for dialect in with_syn() {
        let mut net = Net::new(quiet());
        let (_, heard) = net.log_in("Alice", *dialect);
        let (line, extra) = match *dialect {
            Msnp2 | Msnp3 | Msnp4 | Msnp5 => ("USR 4 OK alice@example.com Alice%20%C3%A9", 1),
            Msnp6 | Msnp7 => ("USR 4 OK alice@example.com Alice%20%C3%A9 1", 1),
            Msnp8 | Msnp9 => ("USR 4 OK alice@example.com Alice%20%C3%A9 1 0", 1),
            Msnp10 => ("USR 4 OK alice@example.com 1 0", 1),
            _ => ("USR 4 OK alice@example.com 1 0", 2),
        };
        assert_eq!(heard[0], line);
        assert_eq!(heard.len(), 1 + extra, "{heard:?}");
        if extra == 2 {
            assert_eq!(heard[1], "SBS 0 null");
        }
        let profile = heard.last().unwrap();
        assert!(profile.starts_with("MSG Hotmail Hotmail "), "{profile}");
        assert!(
            profile.contains("Content-Type: text/x-msmsgsprofile"),
            "{profile}"
        );
        assert!(
            profile.contains("\r\nLoginTime: 1114307864\r\n"),
            "{profile}"
        );
        assert_eq!(profile.contains("MSPAuth"), *dialect != Msnp2, "{profile}");
    }
}

#[test]
fn a_wrong_password_is_refused_by_the_login_service_with_words() {
    for behaviour in [quiet(), Behaviour::escargot()] {
        let mut net = Net::new(behaviour.clone());
        let link = net.connect();
        net.say(link, "VER 1 MSNP8 CVR0");
        let asked = net.ask(link, "USR 2 TWN I alice@example.com");
        let policy = asked[0].strip_prefix("USR 2 TWN S ").unwrap().to_owned();
        for (user, password) in [
            ("alice@example.com", "wrong"),
            ("nobody@example.com", "secret, 100%"),
        ] {
            let (status, why) = net.ticket(user, password, &policy).unwrap_err();
            assert_eq!(status, 401);
            assert!(why.starts_with("Passport1.4 da-status=failed"), "{why}");
            assert_eq!(
                why.contains("cbtxt=The%20e-mail"),
                !behaviour.bare_tickets,
                "{why}"
            );
        }
        assert!(
            net.ticket("Alice@Example.com", "secret, 100%", &policy)
                .is_ok()
        );
    }
}

#[test]
fn only_the_policy_of_this_server_is_good_for_a_ticket() {
    let mut net = Net::new(quiet());
    let link = net.connect();
    net.say(link, "VER 1 MSNP8 CVR0");
    let asked = net.ask(link, "USR 2 TWN I alice@example.com");
    let policy = asked[0].strip_prefix("USR 2 TWN S ").unwrap().to_owned();
    let changed = policy.replace("lc=1033", "lc=1034");
    let result = net.ticket("alice@example.com", "secret, 100%", &changed);
    assert_eq!(result.unwrap_err().0, 401);
}

#[test]
fn a_ticket_is_for_its_account_and_its_time() {
    let mut net = Net::new(Behaviour::escargot());
    let policy = "ct=1,rver=1,wp=FS_40SEC_0_COMPACT,lc=1,id=1";
    let ticket = net
        .ticket("alice@example.com", "secret, 100%", policy)
        .unwrap();
    assert_eq!(ticket.len(), 20, "{ticket}");
    let try_it = |net: &mut Net, user: &str| {
        let link = net.connect();
        net.say(link, "VER 1 MSNP9 CVR0");
        net.say(link, &format!("USR 2 TWN I {user}"));
        let heard = net.ask(link, &format!("USR 3 TWN S {ticket}"));
        (heard[0].clone(), net.closed.contains(&link))
    };
    assert_eq!(try_it(&mut net, "bob@example.com"), ("911 3".into(), true));
    let (ok, closed) = try_it(&mut net, "alice@example.com");
    assert!(ok.starts_with("USR 3 OK") && !closed);
    net.pass(Duration::from_secs(31));
    assert_eq!(
        try_it(&mut net, "alice@example.com"),
        ("911 3".into(), true)
    );
}

#[test]
fn the_nexus_names_the_login_service() {
    let request = WebRequest::get("/rdr/pprdr.asp");
    let mut net = Net::new(quiet());
    let reply = net.world.web(&request, net.now);
    assert_eq!(reply.status, 200);
    let urls = reply.header("PassportURLs").unwrap();
    assert!(
        urls.contains(",DALogin=http://127.0.0.1:8080/login2.srf,"),
        "{urls}"
    );
    let mut net = Net::new(Behaviour::escargot());
    let reply = net.world.web(&request, net.now);
    assert_eq!(
        reply.headers[0],
        (
            "Passporturls".into(),
            "DALogin=http://127.0.0.1:8080/login".into()
        )
    );
}

#[test]
fn login_may_send_elsewhere_before_it_answers() {
    let mut net = Net::new(Behaviour {
        login_redirects: 3,
        ..quiet()
    });
    net.log_in("Alice", Msnp10);
}

#[test]
fn a_dispatch_server_sends_the_client_on_first() {
    let mut net = Net::new(Behaviour {
        dispatch: true,
        ..quiet()
    });
    let link = net.connect();
    net.say(link, "VER 1 MSNP12 CVR0");
    assert_eq!(
        net.ask(link, "USR 2 TWN I alice@example.com"),
        ["XFR 2 NS 127.0.0.1:1863 0 127.0.0.1:1863"]
    );
    assert!(net.closed.contains(&link));
    net.log_in("Alice", Msnp12);
}

#[test]
fn a_hash_is_good_for_its_salt_and_once() {
    for (behaviour, dotted) in [(quiet(), true), (Behaviour::escargot(), false)] {
        let mut net = Net::new(behaviour);
        let mut try_it = |user: &str, password: &str| {
            let link = net.connect();
            net.say(link, "VER 1 MSNP4 CVR0");
            net.say(link, "INF 2");
            let asked = net.ask(link, &format!("USR 3 MD5 I {user}"));
            let salt = asked[0].strip_prefix("USR 3 MD5 S ").expect("a salt");
            assert_eq!(salt.contains('.'), dotted, "{salt}");
            let answer = net.ask(link, &format!("USR 4 MD5 S {}", hash(salt, password)));
            (
                answer[0].clone(),
                net.closed.contains(&link),
                salt.to_owned(),
            )
        };
        let (ok, closed, first) = try_it("alice@example.com", "secret, 100%");
        assert!(ok.starts_with("USR 4 OK alice@example.com") && !closed);
        let (_, _, second) = try_it("alice@example.com", "secret, 100%");
        assert_ne!(first, second);
        for (user, password) in [
            ("alice@example.com", "wrong"),
            // An account that is none is asked for a proof all the same.
            ("nobody@example.com", "secret, 100%"),
        ] {
            let (refused, closed, _) = try_it(user, password);
            assert_eq!((refused.as_str(), closed), ("911 4", true));
        }
    }
}

#[test]
fn the_letter_case_of_an_account_matters_to_some() {
    for (exact_accounts, answer) in [(false, "USR 4 OK Alice@Example.com"), (true, "911 4")] {
        let mut net = Net::new(msnp_server::Behaviour {
            exact_accounts,
            ..quiet()
        });
        let link = net.connect();
        net.say(link, "VER 1 MSNP7 CVR0");
        let asked = net.ask(link, "USR 3 MD5 I Alice@Example.com");
        let salt = asked[0].strip_prefix("USR 3 MD5 S ").expect("a salt");
        let proof = hash(salt, "secret, 100%");
        let heard = net.ask(link, &format!("USR 4 MD5 S {proof}"));
        assert!(heard[0].starts_with(answer), "{heard:?}");
    }
}

#[test]
fn ways_to_sign_in_of_other_dialects_close_the_connection() {
    for (dialect, line) in [
        ("MSNP8", "INF 2"),
        ("MSNP8", "USR 2 MD5 I alice@example.com"),
        ("MSNP7", "USR 2 TWN I alice@example.com"),
    ] {
        let mut net = Net::new(quiet());
        let link = net.connect();
        net.say(link, &format!("VER 1 {dialect} CVR0"));
        assert_eq!(net.ask(link, line), [""; 0]);
        assert!(net.closed.contains(&link), "{dialect} {line}");
    }
}

#[test]
fn redirections_have_the_words_of_each_dialect() {
    for (dialect, line) in [
        (Msnp2, "XFR 2 NS 127.0.0.1:1863"),
        (Msnp3, "XFR 2 NS 127.0.0.1:1863 0"),
        (Msnp6, "XFR 2 NS 127.0.0.1:1863 0"),
        (Msnp7, "XFR 2 NS 127.0.0.1:1863 0 127.0.0.1:1863"),
    ] {
        let mut net = Net::new(Behaviour {
            dispatch: true,
            ..quiet()
        });
        let link = net.connect();
        net.say(link, &format!("VER 1 {dialect} CVR0"));
        assert_eq!(net.ask(link, "USR 2 MD5 I alice@example.com"), [line]);
        assert!(net.closed.contains(&link));
    }
}

#[test]
fn a_second_sign_in_ends_the_first() {
    for dialect in with_syn() {
        let mut net = Net::friends(quiet());
        let bob = net.sign_in("Bob", *dialect);
        let first = net.sign_in("Alice", *dialect);
        net.heard(bob);
        let second = net.sign_in("Alice", Msnp11);
        assert_eq!(net.heard(first), ["OUT OTH"]);
        assert!(net.closed.contains(&first) && !net.closed.contains(&second));
        let heard = net.heard(bob);
        assert_eq!(heard[0], "FLN alice@example.com");
        assert!(
            heard[1].starts_with("NLN NLN alice@example.com"),
            "{heard:?}"
        );
    }
}

#[test]
fn challenges_have_twenty_digits_and_a_wrong_answer_ends_the_session() {
    for (dialect, product) in [(Msnp9, "PROD0038W!61ZTF9"), (Msnp12, "PROD0090YUAUV{2B")] {
        let mut net = Net::new(Behaviour::original());
        let (link, _) = net.log_in("Alice", dialect);
        let heard = net.ask(link, "CHG 5 NLN 0");
        let challenge = heard
            .iter()
            .find_map(|line| line.strip_prefix("CHL 0 "))
            .unwrap();
        assert!(challenge.len() == 20 && challenge.bytes().all(|b| b.is_ascii_digit()));
        net.say_with(link, &format!("QRY 6 {product}"), &"0".repeat(32));
        assert_eq!(net.heard(link), ["540 6"]);
        assert!(net.closed.contains(&link));
    }
}

#[test]
fn nobody_is_challenged_before_msnp6() {
    for dialect in with_syn() {
        let mut net = Net::new(Behaviour::original());
        let link = net.sign_in("Alice", *dialect);
        net.pass(Duration::from_secs(60));
        let asked = net.closed.contains(&link);
        assert_eq!(asked, *dialect >= Msnp6, "{dialect}");
        if !asked {
            net.say_with(link, "QRY 7 PROD0038W!61ZTF9", &"0".repeat(32));
            assert_eq!(net.heard(link), ["200 7"]);
        }
    }
}

#[test]
fn a_challenge_without_an_answer_ends_the_session() {
    let mut net = Net::new(Behaviour::original());
    let link = net.sign_in("Alice", Msnp12);
    net.pass(Duration::from_secs(49));
    assert!(!net.closed.contains(&link));
    net.pass(Duration::from_secs(2));
    assert_eq!(net.heard(link), ["540 0"]);
    assert!(net.closed.contains(&link));
}

#[test]
fn pings_are_answered_in_the_form_of_the_dialect() {
    let mut net = Net::new(quiet());
    let old = net.sign_in("Alice", Msnp8);
    assert_eq!(net.ask(old, "PNG"), ["QNG"]);
    let new = net.sign_in("Bob", Msnp9);
    assert_eq!(net.ask(new, "PNG"), ["QNG 50"]);
}

#[test]
fn commands_before_sign_in_and_of_other_dialects_are_refused() {
    let mut net = Net::new(quiet());
    let link = net.connect();
    net.say(link, "VER 1 MSNP8 CVR0");
    assert_eq!(net.ask(link, "SYN 2 0"), ["302 2"]);
    for (dialect, line) in [
        (Msnp4, "PRP 9 PHH 555"),
        (Msnp6, "ADG 9 Friends 0"),
        (Msnp5, "RMG 9 1"),
        (Msnp8, "LST 9 FL"),
    ] {
        let link = net.sign_in("Alice", dialect);
        let heard = net.ask(link, line);
        assert!(
            heard == ["200 9"] || heard == ["502 9"],
            "{dialect} {line}: {heard:?}"
        );
    }
    let link = net.sign_in("Alice", Msnp8);
    assert_eq!(net.ask(link, "UUX 9 0"), ["200 9"]);
    assert!(net.closed.contains(&link));
    let link = net.sign_in("Alice", Msnp12);
    assert_eq!(net.ask(link, "ADD 9 FL bob@example.com Bob"), ["502 9"]);
    assert_eq!(net.ask(link, "GCF 10 Shields.xml").len(), 1);
    let fresh = net.connect();
    net.say(fresh, "GET / HTTP/1.1");
    assert!(net.closed.contains(&fresh));
}

#[test]
fn silent_links_are_closed() {
    let mut net = Net::new(quiet());
    let idle = net.connect();
    let half = net.connect();
    net.raw(half, b"VER 1 MSN");
    net.pass(Duration::from_secs(61));
    assert!(net.closed.contains(&idle) && net.closed.contains(&half));
    let link = net.sign_in("Alice", Msnp12);
    for _ in 0..30 {
        net.pass(Duration::from_secs(60));
        net.say(link, "PNG");
    }
    assert!(!net.closed.contains(&link));
    net.pass(Duration::from_secs(15 * 60));
    assert!(net.closed.contains(&link));
    assert_eq!(net.world.load(), [0, 0, 0, 0]);
}

#[test]
fn shutting_down_is_announced_and_moves_are_told() {
    let mut net = Net::new(quiet());
    let link = net.sign_in("Alice", Msnp11);
    net.control(Control::GoingDown { minutes: 5 });
    let heard = net.heard(link);
    assert!(heard[0].contains("application/x-msmsgssystemmessage\r\n\r\nType: 1\r\nArg1: 5\r\n"));
    let address = msnp::io::Endpoint {
        host: "127.0.0.2".into(),
        port: 1864,
    };
    net.control(Control::Move { address });
    assert_eq!(
        net.heard(link),
        ["XFR 0 NS 127.0.0.2:1864 0 127.0.0.1:1863"]
    );
    net.control(Control::ShutDown);
    assert_eq!(net.heard(link), ["OUT SSD"]);
    assert!(net.closed.contains(&link));
}
