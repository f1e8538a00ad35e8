//! `SYN`, `ADD`, `ADC`, `REM`, groups.

use msnp::api::Lists;
use msnp::dialect::Dialect::{
    self, Msnp2, Msnp3, Msnp4, Msnp5, Msnp6, Msnp7, Msnp8, Msnp9, Msnp10, Msnp11, Msnp12,
};
use msnp_server::Behaviour;

use crate::script::{Net, address, quiet, with_syn};

/// Alice has Bob in the group "Old Friends", blocks Carol, and is on Carol's list.
fn net(behaviour: Behaviour) -> Net {
    let mut net = Net::new(behaviour);
    let on = |bits| Lists::from_bits(bits);
    net.world
        .set_contact(&address("Alice"), &address("Bob"), on(3), &["Old Friends"]);
    net.world
        .set_contact(&address("Alice"), &address("Carol"), on(4), &[]);
    net.world
        .set_contact(&address("Carol"), &address("Alice"), on(1), &[]);
    net
}

/// GUIDs and stamps are random: they are replaced by what they are.
fn plain(lines: Vec<String>) -> Vec<String> {
    let is_guid =
        |text: &str| text.len() == 36 && text.split('-').count() == 5 && !text.contains('T');
    let word = |word: &str| match word.split_once('=') {
        Some((key, value)) if is_guid(value) => format!("{key}=<guid>"),
        _ if is_guid(word) => "<guid>".into(),
        _ if word.ends_with("-07:00") => "<stamp>".into(),
        _ => word.to_owned(),
    };
    let line = |line: String| line.split(' ').map(word).collect::<Vec<_>>().join(" ");
    lines.into_iter().map(line).collect()
}

#[test]
fn the_list_comes_in_the_form_of_each_dialect() {
    for dialect in with_syn() {
        let mut net = net(quiet());
        let (link, _) = net.log_in("Alice", *dialect);
        let by_stamps = dialect.syn_has_stamps();
        let heard = net.ask(link, if by_stamps { "SYN 5 0 0" } else { "SYN 5 0" });
        let want: &[&str] = match *dialect {
            Msnp2 | Msnp3 | Msnp4 | Msnp5 | Msnp6 => &[
                "SYN 5 1",
                "GTC 5 1 A",
                "BLP 5 1 AL",
                "LST 5 FL 1 1 1 bob@example.com Bob%20%C3%A9",
                "LST 5 AL 1 1 1 bob@example.com Bob%20%C3%A9",
                "LST 5 BL 1 1 1 carol@example.com Carol%20%C3%A9",
                "LST 5 RL 1 1 1 carol@example.com Carol%20%C3%A9",
            ],
            Msnp7 => &[
                "SYN 5 1",
                "GTC 5 1 A",
                "BLP 5 1 AL",
                "LSG 5 1 1 2 0 Other%20Contacts 0",
                "LSG 5 1 2 2 1 Old%20Friends 0",
                "LST 5 FL 1 1 1 bob@example.com Bob%20%C3%A9 1",
                "LST 5 AL 1 1 1 bob@example.com Bob%20%C3%A9",
                "LST 5 BL 1 1 1 carol@example.com Carol%20%C3%A9",
                "LST 5 RL 1 1 1 carol@example.com Carol%20%C3%A9",
            ],
            Msnp8 | Msnp9 => &[
                "SYN 5 1 2 2",
                "GTC A",
                "BLP AL",
                "LSG 0 Other%20Contacts 0",
                "LSG 1 Old%20Friends 0",
                "LST bob@example.com Bob%20%C3%A9 3 1",
                "LST carol@example.com Carol%20%C3%A9 12",
            ],
            Msnp10 | Msnp11 => &[
                "SYN 5 <stamp> <stamp> 2 1",
                "GTC A",
                "BLP AL",
                "PRP MFN Alice%20%C3%A9",
                "LSG Old%20Friends <guid>",
                "LST N=bob@example.com F=Bob%20%C3%A9 C=<guid> 3 <guid>",
                "LST N=carol@example.com F=Carol%20%C3%A9 12",
            ],
            _ => &[
                "SYN 5 <stamp> <stamp> 2 1",
                "GTC A",
                "BLP AL",
                "PRP MFN Alice%20%C3%A9",
                "LSG Old%20Friends <guid>",
                "LST N=bob@example.com F=Bob%20%C3%A9 C=<guid> 3 1 <guid>",
                "LST N=carol@example.com F=Carol%20%C3%A9 12 1",
            ],
        };
        assert_eq!(plain(heard.clone()), want, "{dialect}");
        // Who has the newest list is told so in one line.
        let versions: Vec<&str> = heard[0].split(' ').skip(2).collect();
        let known = if by_stamps {
            &versions[..2]
        } else {
            &versions[..1]
        }
        .join(" ");
        assert_eq!(
            net.ask(link, &format!("SYN 6 {known}")),
            [format!("SYN 6 {known}")]
        );
        assert!(
            net.ask(link, if by_stamps { "SYN 7 x y" } else { "SYN 7 99" })
                .len()
                > 1
        );
    }
}

#[test]
fn a_server_like_escargot_always_sends_everything_and_ends_lines_with_a_blank() {
    let mut net = net(Behaviour::escargot());
    let (link, _) = net.log_in("Carol", Msnp12);
    let heard = net.ask(
        link,
        "SYN 5 2000-01-01T00:00:00.0-00:00 2000-01-01T00:00:00.0-00:00",
    );
    assert_eq!(
        heard[0],
        "SYN 5 2000-01-01T00:00:00.0-00:00 2000-01-01T00:00:00.0-00:00 1 0"
    );
    assert_eq!(
        plain(heard)[4],
        "LST N=alice@example.com F=Alice%20é C=<guid> 1 1 "
    );
    let (link, _) = net.log_in("Carol", Msnp8);
    assert_eq!(net.ask(link, "SYN 5 8")[0], "SYN 5 9 1 1");
}

#[test]
fn adding_and_removing_tell_the_other_side_in_its_own_dialect() {
    for dialect in [Msnp2, Msnp5, Msnp7, Msnp8, Msnp9] {
        for (other, added, removed) in [
            (
                Msnp4,
                "ADD 0 RL 2 alice@example.com Alice%20%C3%A9",
                "REM 0 RL 3 alice@example.com",
            ),
            (
                Msnp8,
                "ADD 0 RL 2 alice@example.com Alice%20%C3%A9",
                "REM 0 RL 3 alice@example.com",
            ),
            (
                Msnp12,
                "ADC 0 RL N=alice@example.com F=Alice%20%C3%A9",
                "REM 0 RL alice@example.com",
            ),
        ] {
            let mut net = Net::new(quiet());
            let bob = net.sign_in("Bob", other);
            let alice = net.sign_in("Alice", dialect);
            let caps = match (dialect, other) {
                (Msnp2 | Msnp5 | Msnp7, _) => "",
                (_, Msnp4) if dialect == Msnp8 => " 0",
                (_, Msnp4) => " 0 0",
                (Msnp8, _) => " 32",
                _ => " 32 0",
            };
            assert_eq!(
                net.ask(alice, "ADD 7 FL bob@example.com Robert 0"),
                [
                    "ADD 7 FL 2 bob@example.com Robert 0".to_owned(),
                    format!("ILN 7 NLN bob@example.com Bob%20%C3%A9{caps}"),
                ]
            );
            assert_eq!(net.heard(bob), [added]);
            assert_eq!(
                net.ask(alice, "ADD 8 FL bob@example.com Robert 0"),
                ["215 8"]
            );
            assert_eq!(
                net.ask(alice, "REM 9 FL bob@example.com"),
                ["REM 9 FL 3 bob@example.com"]
            );
            assert_eq!(net.heard(bob), [removed]);
            assert_eq!(net.ask(alice, "REM 10 FL bob@example.com"), ["216 10"]);
            assert_eq!(net.world.roster(&address("Bob")).unwrap(), []);
        }
    }
    for dialect in [Msnp10, Msnp11, Msnp12] {
        let mut net = Net::new(quiet());
        let bob = net.sign_in("Bob", Msnp9);
        let alice = net.sign_in("Alice", dialect);
        let heard = net.ask(alice, "ADC 7 FL N=bob@example.com F=Robert");
        assert_eq!(
            plain(heard.clone()),
            [
                "ADC 7 FL N=bob@example.com F=Robert C=<guid>",
                "ILN 7 NLN bob@example.com Bob%20%C3%A9 32 0",
            ]
        );
        assert_eq!(
            net.heard(bob),
            ["ADD 0 RL 2 alice@example.com Alice%20%C3%A9"]
        );
        let guid = heard[0].rsplit_once("C=").unwrap().1;
        let line = format!("SBP 8 {guid} MFN Bobby");
        assert_eq!(net.ask(alice, &line), [line]);
        let line = format!("REM 9 FL {guid}");
        assert_eq!(net.ask(alice, &line), [line]);
        assert_eq!(net.heard(bob), ["REM 0 RL 3 alice@example.com"]);
    }
}

#[test]
fn wrong_additions_have_the_codes_of_the_dialect() {
    let mut net = Net::new(quiet());
    let old = net.sign_in("Alice", Msnp9);
    assert_eq!(net.ask(old, "ADD 7 FL nobody@example.com N 0"), ["205 7"]);
    assert_eq!(net.ask(old, "ADD 8 FL nobody N 0"), ["201 8"]);
    assert_eq!(net.ask(old, "ADD 9 FL bob@example.com B 7"), ["224 9"]);
    assert_eq!(net.ask(old, "ADD 10 RL bob@example.com B"), ["201 10"]);
    let new = net.sign_in("Bob", Msnp10);
    assert_eq!(net.ask(new, "ADC 7 FL N=nobody@example.com F=N"), ["208 7"]);
    assert_eq!(net.ask(new, "ADC 8 FL N=bob@example.com F=me"), ["208 8"]);
    assert_eq!(net.ask(new, "ADC 9 BL N=carol@example.com").len(), 1);
    assert_eq!(net.ask(new, "ADC 10 AL N=carol@example.com"), ["219 10"]);
    assert_eq!(
        net.ask(new, "REM 11 FL 00000000-0000-4000-8000-000000000000"),
        ["216 11"]
    );
}

#[test]
fn who_added_me_is_pending_until_decided() {
    let list = |net: &mut Net, dialect: Dialect| {
        let (link, _) = net.log_in("Bob", dialect);
        let syn = if dialect.syn_has_stamps() {
            "SYN 5 0 0"
        } else {
            "SYN 5 0"
        };
        let heard = net.ask(link, syn);
        (
            link,
            heard
                .into_iter()
                .filter(|line| line.starts_with("LST"))
                .collect::<Vec<_>>(),
        )
    };
    let mut net = Net::new(quiet());
    let alice = net.sign_in("Alice", Msnp12);
    net.say(alice, "ADC 7 FL N=bob@example.com F=Bob");
    // The old dialects see the reverse list, the newer ones the pending one.
    assert_eq!(
        list(&mut net, Msnp8).1,
        ["LST alice@example.com Alice%20%C3%A9 8"]
    );
    let (link, heard) = list(&mut net, Msnp11);
    assert_eq!(heard, ["LST N=alice@example.com F=Alice%20%C3%A9 16"]);
    assert_eq!(
        net.ask(link, "ADC 6 AL N=alice@example.com"),
        ["ADC 6 AL N=alice@example.com"]
    );
    assert_eq!(
        net.ask(link, "REM 7 PL alice@example.com"),
        ["REM 7 PL alice@example.com"]
    );
    assert_eq!(
        list(&mut net, Msnp11).1,
        ["LST N=alice@example.com F=Alice%20%C3%A9 10"]
    );
    // For the old dialects a decision is enough.
    let mut net = Net::new(quiet());
    let alice = net.sign_in("Alice", Msnp12);
    net.say(alice, "ADC 7 FL N=bob@example.com F=Bob");
    let (link, _) = list(&mut net, Msnp9);
    net.say(link, "ADD 6 BL alice@example.com alice@example.com");
    assert_eq!(
        list(&mut net, Msnp12).1,
        ["LST N=alice@example.com F=Alice%20%C3%A9 12 1"]
    );
}

#[test]
fn groups_by_number() {
    let mut net = net(quiet());
    let alice = net.sign_in("Alice", Msnp9);
    assert_eq!(
        net.ask(alice, "ADG 7 Caf%C3%A9 0"),
        ["ADG 7 2 Caf%C3%A9 2 0"]
    );
    assert_eq!(net.ask(alice, "ADG 8 Caf%C3%A9 0"), ["228 8"]);
    assert_eq!(
        net.ask(alice, &format!("ADG 9 {} 0", "x".repeat(62))),
        ["229 9"]
    );
    assert_eq!(net.ask(alice, "REG 10 2 Bar 0"), ["REG 10 3 2 Bar 0"]);
    assert_eq!(
        net.ask(alice, "ADD 11 FL bob@example.com B 2"),
        ["ADD 11 FL 4 bob@example.com B 2"]
    );
    assert_eq!(
        net.ask(alice, "REM 12 FL bob@example.com 1"),
        ["REM 12 FL 5 bob@example.com 1"]
    );
    let groups = |net: &Net| {
        net.world.roster(&address("Alice")).unwrap()[0]
            .groups
            .clone()
    };
    assert_eq!(groups(&net), ["Bar"]);
    assert_eq!(net.ask(alice, "RMG 13 2"), ["RMG 13 6 2"]);
    assert_eq!(groups(&net), [""; 0]);
    assert_eq!(net.ask(alice, "RMG 14 0"), ["230 14"]);
    assert_eq!(net.ask(alice, "RMG 15 2"), ["224 15"]);
}

#[test]
fn moving_somebody_out_of_no_group_by_number() {
    let mut net = Net::friends(quiet());
    let alice = net.sign_in("Alice", Msnp9);
    net.say(alice, "ADG 7 Friends 0");
    assert_eq!(net.ask(alice, "ADD 8 FL bob@example.com B 1").len(), 1);
    assert_eq!(net.ask(alice, "REM 9 FL bob@example.com 0").len(), 1);
    let heard = net.ask(alice, "SYN 10 0");
    assert!(
        heard.contains(&"LST bob@example.com B 11 1".to_owned()),
        "{heard:?}"
    );
}

#[test]
fn groups_by_guid() {
    for behaviour in [quiet(), Behaviour::escargot()] {
        let numbered = behaviour.numbered_group_replies;
        let mut net = net(behaviour);
        let alice = net.sign_in("Alice", Msnp12);
        let heard = net.ask(alice, "ADG 7 New%20Group 0");
        assert_eq!(plain(heard.clone()), ["ADG 7 New%20Group <guid> 0"]);
        let group = heard[0].split(' ').nth(3).unwrap();
        let renamed = if numbered {
            "REG 8 1 Bar <guid> 0"
        } else {
            "REG 8 <guid> Bar"
        };
        assert_eq!(
            plain(net.ask(alice, &format!("REG 8 {group} Bar 0"))),
            [renamed]
        );
        let list = net.ask(alice, "SYN 9 0 0");
        let bob = list.iter().find(|line| line.contains("N=bob")).unwrap();
        let guid = bob
            .split(' ')
            .find_map(|word| word.strip_prefix("C="))
            .unwrap();
        let line = format!("ADC 10 FL C={guid} {group}");
        assert_eq!(net.ask(alice, &line), [line]);
        let entry = &net.world.roster(&address("Alice")).unwrap()[0];
        assert_eq!(entry.groups, ["Bar", "Old Friends"]);
        let line = format!("REM 11 FL {guid} {group}");
        assert_eq!(net.ask(alice, &line), [line]);
        let removed = if numbered {
            "RMG 12 1 <guid>"
        } else {
            "RMG 12 <guid>"
        };
        assert_eq!(plain(net.ask(alice, &format!("RMG 12 {group}"))), [removed]);
    }
}

#[test]
fn an_empty_list_has_a_line_of_its_own_and_one_may_be_asked_for_alone() {
    let mut net = Net::new(quiet());
    let (link, _) = net.log_in("Alice", Msnp3);
    assert_eq!(
        net.ask(link, "SYN 5 0"),
        [
            "SYN 5 1",
            "GTC 5 1 A",
            "BLP 5 1 AL",
            "LST 5 FL 1 0 0",
            "LST 5 AL 1 0 0",
            "LST 5 BL 1 0 0",
            "LST 5 RL 1 0 0",
        ]
    );
    net.say(link, "ADD 6 AL bob@example.com Bob");
    net.say(link, "ADD 7 AL carol@example.com Carol");
    assert_eq!(
        net.ask(link, "LST 8 AL"),
        [
            "LST 8 AL 3 1 2 bob@example.com Bob%20%C3%A9",
            "LST 8 AL 3 2 2 carol@example.com Carol%20%C3%A9",
        ]
    );
    assert_eq!(net.ask(link, "LST 9 PL"), ["201 9"]);
}

#[test]
fn telephone_numbers_come_with_msnp5() {
    for dialect in [Msnp4, Msnp5] {
        let mut net = Net::friends(quiet());
        let bob = net.sign_in("Bob", Msnp8);
        net.say(bob, "PRP 7 PHM tel:+15550100");
        let (alice, _) = net.log_in("Alice", dialect);
        let heard = net.ask(alice, "SYN 5 0");
        let numbers = heard
            .iter()
            .any(|line| line == "BPR 1 PHM tel%3A%2B15550100");
        assert_eq!(numbers, dialect == Msnp5, "{heard:?}");
        net.say(alice, "CHG 6 NLN");
        net.heard(alice);
        net.say(bob, "PRP 8 PHH 555");
        let told = net.heard(alice);
        match dialect {
            Msnp5 => assert_eq!(told, ["BPR 1 bob@example.com PHH 555"]),
            _ => assert_eq!(told, [""; 0]),
        }
    }
}

#[test]
fn a_server_like_escargot_tells_every_property_of_whom_it_knew() {
    let mut net = Net::new(Behaviour::escargot());
    let alice = net.sign_in("Alice", Msnp6);
    assert_eq!(
        net.ask(alice, "ADD 7 AL bob@example.com bob@example.com")
            .len(),
        1
    );
    assert_eq!(
        net.ask(alice, "ADD 8 FL bob@example.com bob@example.com"),
        [
            "ADD 8 FL 3 bob@example.com bob@example.com",
            "BPR 3 bob@example.com PHH",
            "BPR 3 bob@example.com PHW",
            "BPR 3 bob@example.com PHM",
            "BPR 3 bob@example.com MOB N",
        ]
    );
}
