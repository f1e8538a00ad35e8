//! What the list needs mended, and how the server wants it named.

use crate::contacts::contacts;
use crate::desk::{BOB, Desk};
use msnp::api::{Address, Command};
use msnp::dialect::Dialect;

#[test]
fn who_was_decided_about_elsewhere_is_taken_off_the_pending_list() {
    // 19: forward, allow and pending; 20: blocked and pending; 16: still to be decided.
    let list = [
        "LST N=bob@example.net F=Bob C=guid-b 19 1 ",
        "LST N=carol@example.net F=Carol 20 1 ",
        "LST N=dave@example.net F=Dave 16 1 ",
        "LST N=eve@example.net F=Eve 10 1 ",
    ];
    let mut desk = Desk::new(Dialect::Msnp12);
    let ns = desk.sign_in_with(&list);
    let lines = desk.lines(ns);
    let repairs: Vec<&String> = lines
        .iter()
        .filter(|line| line.starts_with("REM"))
        .collect();
    assert_eq!(
        repairs,
        ["REM 6 PL bob@example.net", "REM 7 PL carol@example.net"]
    );
    let _ = desk.events();
    desk.say(ns, &["REM 6 PL bob@example.net"]);
    assert_eq!(
        contacts(&desk.events()),
        [(BOB.to_owned(), 1 + 2 + 8, vec![], false)]
    );
    // Nobody asked for it: that it fails is nobody's concern.
    desk.say(ns, &["500 7"]);
    assert_eq!(desk.errors(), []);
}

#[test]
fn a_group_that_the_server_keeps_for_its_members_is_emptied_first() {
    let list = [
        "LSG 0 Other%20Contacts 0",
        "LSG 1 Work 0",
        "LSG 2 Home 0",
        "LST bob@example.net Bob 3 1",
        "LST carol@example.net Carol 3 1,2",
    ];
    let (mut desk, ns) = Desk::online(Dialect::Msnp8, &list);
    let remove = || Command::RemoveGroup {
        name: "Work".into(),
    };
    desk.command(remove());
    assert_eq!(desk.lines(ns), ["RMG 7 1"]);
    desk.say(ns, &["227 7"]);
    assert_eq!(
        desk.lines(ns),
        [
            "ADD 8 FL bob@example.net Bob 0",
            "REM 9 FL bob@example.net 1",
            "REM 10 FL carol@example.net 1",
            "RMG 11 1",
        ]
    );
    desk.say(
        ns,
        &[
            "ADD 8 FL 8 bob@example.net Bob 0",
            "REM 9 FL 9 bob@example.net 1",
            "REM 10 FL 10 carol@example.net 1",
            "RMG 11 11 1",
        ],
    );
    assert_eq!(desk.errors(), []);
    let snapshot = desk.client.snapshot();
    assert_eq!(snapshot.groups.len(), 1);
    assert!(snapshot.contacts.iter().all(|c| c.lists.forward));

    // It is tried once; what the server says then is told.
    let (mut desk, ns) = Desk::online(Dialect::Msnp8, &list);
    desk.command(remove());
    desk.say(ns, &["227 7", "227 11"]);
    assert_eq!(
        desk.errors(),
        [("227".to_owned(), "remove_group".to_owned())]
    );
}

#[test]
fn somebody_is_named_as_the_server_spells_them() {
    let list = ["LST Bob@Example.NET Bob 3 0"];
    let (mut desk, ns) = Desk::online(Dialect::Msnp8, &list);
    desk.command(Command::Block {
        email: Address::new(BOB),
    });
    assert_eq!(
        desk.lines(ns),
        [
            "REM 7 AL Bob@Example.NET",
            "ADD 8 BL Bob@Example.NET Bob%40Example.NET"
        ]
    );
    desk.command(Desk::text(BOB, "hello", "m1"));
    let sb = desk.grant(ns);
    assert_eq!(desk.lines(sb), ["CAL 2 Bob@Example.NET"]);
}
