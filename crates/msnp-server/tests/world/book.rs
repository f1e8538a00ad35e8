//! The address book and its memberships.

use msnp::api::Lists;
use msnp::dialect::Dialect::{Msnp12, Msnp15, Msnp18};
use msnp::soap::xml::Node;
use msnp_server::Behaviour;

use crate::script::{Net, address, quiet};
use crate::services::{Answer, HOME, Tickets, WORK};

/// The request that adds somebody, with words for them.
fn add(name: &str, words: &str) -> String {
    format!(
        "<abId>00000000-0000-0000-0000-000000000000</abId><contacts><Contact><contactInfo><contactType>LivePending\
         </contactType><passportName>{}</passportName><isMessengerUser>true</isMessengerUser><MessengerMemberInfo>\
         <PendingAnnotations><Annotation><Name>MSN.IM.InviteMessage</Name><Value>{words}</Value></Annotation>\
         </PendingAnnotations><DisplayName>A. Sample</DisplayName></MessengerMemberInfo></contactInfo></Contact></contacts>\
         <options><EnableAllowListManagement>true</EnableAllowListManagement></options>",
        address(name)
    )
}

fn member(role: &str, name: &str) -> String {
    format!(
        "<serviceHandle><Id>0</Id><Type>Messenger</Type><ForeignId/></serviceHandle><memberships><Membership><MemberRole>\
         {role}</MemberRole><Members><Member xsi:type=\"PassportMember\"><Type>Passport</Type><State>Accepted</State>\
         <PassportName>{}</PassportName></Member></Members></Membership></memberships>",
        address(name)
    )
}

/// The people with a role: name, and whether they have left it.
fn role(answer: &Answer, role: &str) -> Vec<(String, bool)> {
    answer
        .all("Membership")
        .into_iter()
        .filter(|membership| membership.word_at("MemberRole") == Some(role))
        .flat_map(|membership| membership.child("Members").unwrap().children())
        .map(|member| {
            let name = member
                .word_at("PassportName")
                .unwrap_or_default()
                .to_owned();
            (name, member.flag_at("Deleted").unwrap_or(false))
        })
        .collect()
}

/// The contact of somebody in an answer.
fn contact<'a>(answer: &'a Answer, name: &str) -> Option<Node<'a>> {
    let mut all = answer.all("Contact").into_iter();
    all.find(|contact| contact.word_at("contactInfo/passportName") == Some(&address(name)))
}

fn find(net: &mut Net, tickets: &Tickets) -> Answer {
    net.book(tickets, "FindMembership", "<deltasOnly>false</deltasOnly>")
}

fn find_all(net: &mut Net, tickets: &Tickets) -> Answer {
    net.book(tickets, "ABFindAll", "<abView>Full</abView>")
}

#[test]
fn the_same_lists_are_told_by_syn_and_by_the_address_book() {
    let mut net = Net::new(quiet());
    let lists = |forward, allow, block| Lists {
        forward,
        allow,
        block,
        ..Lists::default()
    };
    net.world.set_contact(
        "alice@example.com",
        "bob@example.com",
        lists(true, true, false),
        &["Friends"],
    );
    net.world.set_contact(
        "alice@example.com",
        "carol@example.com",
        lists(false, false, true),
        &[],
    );
    net.world.set_contact(
        "carol@example.com",
        "alice@example.com",
        lists(true, true, false),
        &[],
    );
    let tickets = net.tickets("Alice", false);
    let answer = find(&mut net, &tickets);
    assert_eq!(
        role(&answer, "Allow"),
        [("bob@example.com".to_owned(), false)]
    );
    assert_eq!(
        role(&answer, "Block"),
        [("carol@example.com".to_owned(), false)]
    );
    assert_eq!(
        role(&answer, "Reverse"),
        [("carol@example.com".to_owned(), false)]
    );
    assert_eq!(role(&answer, "Pending"), []);
    for paged in [false, true] {
        let operation = if paged {
            "ABFindContactsPaged"
        } else {
            "ABFindAll"
        };
        let answer = net.book(&tickets, operation, "<abView>MessengerClient8</abView>");
        let bob = contact(&answer, "Bob").expect("on the forward list");
        assert_eq!(bob.flag_at("contactInfo/isMessengerUser"), Some(true));
        assert!(contact(&answer, "Carol").is_none());
        let group = answer.all("Group")[0];
        assert_eq!(group.word_at("groupInfo/name"), Some("Friends"));
        assert_eq!(
            bob.word_at("contactInfo/groupIds/guid"),
            group.word_at("groupId")
        );
        let me = contact(&answer, "Alice").expect("herself");
        assert_eq!(me.word_at("contactInfo/contactType"), Some("Me"));
        let upper = if paged {
            ["Groups", "Contacts", "Ab"]
        } else {
            ["groups", "contacts", "ab"]
        };
        let result = answer
            .xml
            .root()
            .find(&format!("{operation}Result"))
            .unwrap();
        assert!(
            upper
                .iter()
                .all(|name| result.children().any(|c| c.name() == *name))
        );
    }
    let link = net.sign_in("Alice", Msnp12);
    let heard = net.ask(link, "SYN 9 0 0");
    let bob = heard
        .iter()
        .find(|line| line.starts_with("LST N=bob"))
        .unwrap();
    assert!(bob.contains(" 3 1 "), "{heard:?}");
    assert!(
        heard
            .iter()
            .any(|line| line == "LST N=carol@example.com F=Carol%20%C3%A9 12 1"),
        "{heard:?}"
    );
}

#[test]
fn who_is_added_hears_of_it_at_once_in_every_dialect_and_finds_the_invitation() {
    for old in [true, false] {
        let mut net = Net::new(quiet());
        let (_, alice) = net.sign_in_late("Alice", Msnp18, HOME);
        let (bob, tickets) = match old {
            true => (net.sign_in("Bob", Msnp12), None),
            false => {
                let (link, tickets) = net.sign_in_late("Bob", Msnp15, "");
                (link, Some(tickets))
            }
        };
        net.heard(bob);
        let answer = net.book(&alice, "ABContactAdd", &add("Bob", "Hi, it is Alice."));
        assert_eq!(answer.status, 200);
        let heard = net.heard(bob);
        let Some(tickets) = tickets else {
            assert_eq!(heard, ["ADC 0 RL N=alice@example.com F=Alice%20%C3%A9"]);
            continue;
        };
        let list = "<ml><d n=\"example.com\"><c n=\"alice\" t=\"1\" l=\"8\" f=\"Alice%20%C3%A9\" /></d></ml>";
        assert_eq!(heard[0], format!("ADL 0 {} | {list}", list.len()));
        assert!(
            heard[1].starts_with("NOT ") && heard[1].contains("ABCHInternal"),
            "{heard:?}"
        );
        let answer = find(&mut net, &tickets);
        assert_eq!(
            role(&answer, "Pending"),
            [("alice@example.com".to_owned(), false)]
        );
        assert_eq!(role(&answer, "Reverse"), []);
        assert_eq!(answer.text("DisplayName"), "A. Sample");
        assert_eq!(answer.text("Value"), "Hi, it is Alice.");
        // Accepted, she is on the reverse list and no longer pending.
        assert_eq!(
            net.book(&tickets, "DeleteMember", &member("Pending", "Alice"))
                .status,
            200
        );
        assert_eq!(
            net.book(&tickets, "AddMember", &member("Allow", "Alice"))
                .status,
            200
        );
        let answer = find(&mut net, &tickets);
        assert_eq!(role(&answer, "Pending"), []);
        assert_eq!(
            role(&answer, "Reverse"),
            [("alice@example.com".to_owned(), false)]
        );
    }
}

#[test]
fn what_is_new_is_told_alone_and_forgotten_times_need_everything() {
    let mut net = Net::friends(quiet());
    let tickets = net.tickets("Alice", false);
    let members = find(&mut net, &tickets);
    let book = find_all(&mut net, &tickets);
    let since = members.text("LastChange").to_owned();
    let time = book
        .xml
        .root()
        .find("ab")
        .and_then(|ab| ab.word_at("lastChange"))
        .unwrap()
        .to_owned();
    let delta = |net: &mut Net, since: &str| {
        let inner = format!(
            "<View>Full</View><deltasOnly>true</deltasOnly><lastChange>{since}</lastChange>"
        );
        net.book(&tickets, "FindMembership", &inner)
    };
    let book_delta = |net: &mut Net, since: &str| {
        let inner = format!(
            "<filterOptions><DeltasOnly>true</DeltasOnly><LastChanged>{since}</LastChanged></filterOptions>"
        );
        net.book(&tickets, "ABFindContactsPaged", &inner)
    };
    assert!(delta(&mut net, &since).all("Member").is_empty());
    assert_eq!(book_delta(&mut net, &time).all("Contact").len(), 0);

    assert_eq!(
        net.book(&tickets, "DeleteMember", &member("Allow", "Bob"))
            .status,
        200
    );
    assert_eq!(
        net.book(&tickets, "AddMember", &member("Block", "Bob"))
            .status,
        200
    );
    let answer = delta(&mut net, &since);
    assert_eq!(
        role(&answer, "Allow"),
        [("bob@example.com".to_owned(), true)]
    );
    assert_eq!(
        role(&answer, "Block"),
        [("bob@example.com".to_owned(), false)]
    );
    assert_eq!(answer.text("MembershipIsComplete"), "false");

    let carol = contact(&book, "Carol")
        .and_then(|c| c.word_at("contactId"))
        .unwrap();
    let inner = format!("<contacts><Contact><contactId>{carol}</contactId></Contact></contacts>");
    assert_eq!(net.book(&tickets, "ABContactDelete", &inner).status, 200);
    let answer = book_delta(&mut net, &time);
    let gone: Vec<_> = answer
        .all("Contact")
        .into_iter()
        .filter(|c| c.flag_at("fDeleted") == Some(true))
        .collect();
    assert_eq!(gone.len(), 1);
    assert_eq!(gone[0].word_at("contactId"), Some(carol));
    assert!(
        contact(&answer, "Bob").is_none(),
        "nothing about him has changed"
    );

    for old in ["0001-01-01T00:00:00.0000000-08:00", "", "nonsense"] {
        assert_eq!(delta(&mut net, old).fault().1, "FullSyncRequired", "{old}");
        assert_eq!(
            book_delta(&mut net, old).fault().1,
            "FullSyncRequired",
            "{old}"
        );
    }
    let mut net = Net::friends(Behaviour {
        full_sync_only: true,
        ..quiet()
    });
    let tickets = net.tickets("Alice", false);
    let since = find(&mut net, &tickets).text("LastChange").to_owned();
    let inner = format!("<deltasOnly>true</deltasOnly><lastChange>{since}</lastChange>");
    assert_eq!(
        net.book(&tickets, "FindMembership", &inner).fault().1,
        "FullSyncRequired"
    );
}

#[test]
fn there_is_no_address_book_before_it_is_made_where_that_is_the_way() {
    let mut net = Net::new(Behaviour {
        book_is_made: true,
        ..quiet()
    });
    let tickets = net.tickets("Alice", false);
    assert_eq!(
        find(&mut net, &tickets).fault(),
        (500, "ABDoesNotExist".to_owned())
    );
    assert_eq!(find_all(&mut net, &tickets).fault().1, "ABDoesNotExist");
    assert_eq!(net.book(&tickets, "ABAdd", "<abInfo/>").status, 200);
    assert_eq!(find(&mut net, &tickets).status, 200);
    assert_eq!(
        net.book(&tickets, "ABAdd", "<abInfo/>").fault().1,
        "ABAlreadyExists"
    );
}

#[test]
fn each_fault_has_its_own_word() {
    let mut net = Net::friends(quiet());
    let tickets = net.tickets("Alice", false);
    let bob = {
        let book = find_all(&mut net, &tickets);
        contact(&book, "Bob")
            .and_then(|c| c.word_at("contactId"))
            .unwrap()
            .to_owned()
    };
    let group =
        |name: &str| format!("<groupInfo><GroupInfo><name>{name}</name></GroupInfo></groupInfo>");
    let id = net
        .book(&tickets, "ABGroupAdd", &group("Friends"))
        .text("guid")
        .to_owned();
    let nowhere = "<groupFilter><groupIds><guid>60000000-0000-4000-8000-000000000001</guid></groupIds></groupFilter>";
    let cases = [
        ("ABContactAdd", add("Bob", ""), "ContactAlreadyExists"),
        ("ABContactAdd", add("Nobody", ""), "InvalidPassportUser"),
        ("ABContactAdd", add("Alice", ""), "InvalidPassportUser"),
        (
            "ABContactAdd",
            add("Bob", "").replace("bob@example.com", "bob"),
            "BadEmailArgument",
        ),
        ("ABGroupAdd", group("Friends"), "GroupAlreadyExists"),
        ("ABGroupAdd", group(&"x".repeat(62)), "BadArgumentLength"),
        ("ABGroupDelete", nowhere.to_owned(), "GroupDoesNotExist"),
        (
            "ABGroupContactAdd",
            format!(
                "{nowhere}<contacts><Contact><contactId>{bob}</contactId></Contact></contacts>"
            ),
            "GroupDoesNotExist",
        ),
        (
            "ABContactDelete",
            "<contacts><Contact><contactId>x</contactId></Contact></contacts>".to_owned(),
            "ContactDoesNotExist",
        ),
        ("AddMember", member("Allow", "Bob"), "MemberAlreadyExists"),
        ("AddMember", member("Allow", "Nobody"), "UserDoesNotExist"),
        ("DeleteMember", member("Block", "Bob"), "MemberDoesNotExist"),
        ("CreateCircle", String::new(), "Forbidden"),
    ];
    for (operation, inner, code) in cases {
        let answer = net.book(&tickets, operation, &inner);
        assert_eq!(answer.fault(), (500, code.to_owned()), "{operation}");
    }
    let there = net.book(&tickets, "ABContactAdd", &add("Bob", ""));
    assert_eq!(there.text("conflictObjectId"), bob);
    let there = net.book(&tickets, "ABGroupAdd", &group("Friends"));
    assert_eq!(there.text("conflictObjectId"), id);
    let mut other = Net::new(Behaviour::escargot());
    let (_, tickets, _) = other.log_in_late("Alice", Msnp18, HOME);
    let answer = other.book(&tickets, "CreateCircle", "<x/>");
    assert_eq!(answer.fault(), (200, "Forbidden".to_owned()));
}

#[test]
fn what_is_on_a_card_is_kept_and_given_back() {
    let mut net = Net::friends(quiet());
    let tickets = net.tickets("Alice", false);
    let book = find_all(&mut net, &tickets);
    let bob = contact(&book, "Bob")
        .and_then(|c| c.word_at("contactId"))
        .unwrap();
    let inner = format!(
        "<contacts><Contact><contactId>{bob}</contactId><contactInfo><annotations><Annotation><Name>AB.NickName</Name>\
         <Value>Bobby &amp; co</Value></Annotation></annotations><phones><ContactPhone><contactPhoneType>ContactPhoneMobile\
         </contactPhoneType><number>+15550101</number><propertiesChanged>Number</propertiesChanged></ContactPhone></phones>\
         <comment>Met at the fair</comment><isFavorite>true</isFavorite></contactInfo><propertiesChanged>Annotation ContactPhone \
         Comment IsFavorite </propertiesChanged></Contact></contacts>"
    );
    assert_eq!(net.book(&tickets, "ABContactUpdate", &inner).status, 200);
    let book = find_all(&mut net, &tickets);
    let bob = contact(&book, "Bob").unwrap().child("contactInfo").unwrap();
    assert_eq!(
        bob.text_at("annotations/Annotation/Value"),
        Some("Bobby & co")
    );
    assert_eq!(bob.word_at("phones/ContactPhone/number"), Some("+15550101"));
    assert_eq!(bob.text_at("comment"), Some("Met at the fair"));
    assert_eq!(bob.flag_at("isFavorite"), Some(true));
    // The nickname is what older dialects are told, too.
    let link = net.sign_in("Alice", Msnp12);
    let heard = net.ask(link, "SYN 9 0 0");
    assert!(
        heard
            .iter()
            .any(|line| line.contains("N=bob@example.com F=Bobby%20%26%20co ")),
        "{heard:?}"
    );
    // A word without its element clears.
    let id = contact(&book, "Bob")
        .and_then(|c| c.word_at("contactId"))
        .unwrap();
    let inner = format!(
        "<contacts><Contact><contactId>{id}</contactId><contactInfo/><propertiesChanged>Comment</propertiesChanged></Contact></contacts>"
    );
    assert_eq!(net.book(&tickets, "ABContactUpdate", &inner).status, 200);
    let book = find_all(&mut net, &tickets);
    assert!(contact(&book, "Bob").unwrap().find("comment").is_none());
}

#[test]
fn the_other_places_are_told_to_read_the_address_book_and_the_one_that_changed_it_is_not() {
    let mut net = Net::friends(quiet());
    let (home, tickets) = net.sign_in_late("Alice", Msnp18, HOME);
    let (work, _) = net.sign_in_late("Alice", Msnp18, WORK);
    net.heard(home);
    net.heard(work);
    let inner = "<groupInfo><GroupInfo><name>New</name></GroupInfo></groupInfo>";
    assert_eq!(net.book(&tickets, "ABGroupAdd", inner).status, 200);
    assert_eq!(net.heard(home), Vec::<String>::new());
    let heard = net.heard(work);
    assert!(
        heard.len() == 1 && heard[0].starts_with("NOT "),
        "{heard:?}"
    );
}

#[test]
fn blocking_by_the_address_book_is_seen_at_once_and_contacts_come_and_go_with_it() {
    let mut net = Net::friends(quiet());
    let (_, alice) = net.sign_in_late("Alice", Msnp18, HOME);
    let (bob, _) = net.sign_in_late("Bob", Msnp15, "");
    net.heard(bob);
    net.book(&alice, "DeleteMember", &member("Allow", "Bob"));
    net.book(&alice, "AddMember", &member("Block", "Bob"));
    assert_eq!(net.heard(bob), ["FLN alice@example.com 1 0"]);
    net.book(&alice, "DeleteMember", &member("Block", "Bob"));
    net.book(&alice, "AddMember", &member("Allow", "Bob"));
    let heard = net.heard(bob);
    assert!(
        heard[0].starts_with("NLN NLN alice@example.com 1 Alice%20%C3%A9 32 0"),
        "{heard:?}"
    );
}

#[test]
fn settings_are_annotations_of_the_owner() {
    let mut net = Net::friends(quiet());
    let tickets = net.tickets("Alice", false);
    let body = include_str!("../data/vectors/abch/ab-contact-update-me-privacy.request.xml");
    let ticket = tickets.of("contacts.msn.com").replace('&', "&amp;");
    let body = body.replace("t=SAMPLE-CONTACTS-TICKET&amp;p=", &ticket);
    let action = format!("{}/ABContactUpdate", crate::services::AB);
    let answer = net.post("/abservice/abservice.asmx", &action, &body);
    assert_eq!(answer.status, 200);
    assert!(
        !net.world
            .standing("alice@example.com")
            .unwrap()
            .allow_strangers
    );
    let book = find_all(&mut net, &tickets);
    let me = contact(&book, "Alice").unwrap();
    let blp = me
        .all("contactInfo")
        .flat_map(|i| i.child("annotations").unwrap().children());
    let blp: Vec<_> = blp
        .map(|a| (a.word_at("Name").unwrap(), a.word_at("Value").unwrap()))
        .collect();
    assert!(blp.contains(&("MSN.IM.BLP", "2")), "{blp:?}");
}
