//! The address book services: every request is written as recorded, every answer is read.

use std::path::PathBuf;

use msnp::api::{PhoneKind, Phones};
use msnp::auth::Secret;
use msnp::dialect::Dialect;
use msnp::soap::abch::{
    AddressBook, Answer, Caller, Change, Connection, ContactRef, Invitation, MemberRef,
    Memberships, NewContact, Request, Role, Scenario, Trouble, annotation, read,
};
use msnp::soap::xml::{Document, Limits, Node};

const BOB: &str = "bob@example.com";
const BOBS_ENTRY: &str = "b0b00000-0000-4000-8000-000000000002";
const FRIENDS: &str = "60000000-0000-4000-8000-000000000001";

fn file(name: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/abch");
    let path = folder.join(format!("{name}.xml"));
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn tree(document: &[u8]) -> Document {
    Document::read(document, Limits::default()).expect("XML")
}

/// An element without what has no meaning: blanks between elements and the names of prefixes.
fn canonical(node: Node<'_>, depth: usize, out: &mut String) {
    let kind = node.attribute("type").unwrap_or_default();
    let text = if node.children().next().is_none() {
        node.text()
    } else {
        node.word()
    };
    out.push_str(&format!("{:depth$}{} {kind} {text}\n", "", node.name()));
    for child in node.children() {
        canonical(child, depth + 1, out);
    }
}

fn same(name: &str, request: &Request<'_>, scenario: Scenario) {
    let ticket = Secret::new("t=SAMPLE-CONTACTS-TICKET&p=");
    let caller = Caller {
        application: Dialect::Msnp18.address_book_application(),
        scenario,
        cache_key: Some("12r1:SAMPLE-CACHE-KEY"),
        ticket: Some(&ticket),
    };
    let written = request.envelope(&caller);
    let (mut ours, mut theirs) = (String::new(), String::new());
    canonical(tree(written.as_bytes()).root(), 0, &mut ours);
    canonical(
        tree(&file(&format!("{name}.request"))).root(),
        0,
        &mut theirs,
    );
    assert_eq!(ours, theirs, "{name}");
    let operation = format!(
        "<{} xmlns=\"http://www.msn.com/webservices/AddressBook\">",
        request.name()
    );
    assert!(written.contains(&operation), "{name}: {written}");
}

fn group(id: &str) -> Request<'_> {
    Request::DeleteGroup { id }
}

#[test]
fn what_is_fetched_is_asked_for_as_recorded() {
    let since = Some("2024-05-01T10:00:00.0000000-07:00");
    let membership = |since| Request::FindMembership { since };
    same("find-membership-full", &membership(None), Scenario::Initial);
    same("find-membership-delta", &membership(since), Scenario::Timer);
    let all = |since| Request::FindAll { since };
    same("ab-find-all-full", &all(None), Scenario::Initial);
    same("ab-find-all-delta", &all(since), Scenario::Timer);
    let paged = |since| Request::FindPaged { since };
    same(
        "ab-find-contacts-paged-full",
        &paged(None),
        Scenario::Initial,
    );
    let since = Some("2024-05-01T10:00:00Z");
    same(
        "ab-find-contacts-paged-delta",
        &paged(since),
        Scenario::Timer,
    );
    let owner = "alice@example.com";
    same("ab-add", &Request::AddBook { owner }, Scenario::Initial);
}

#[test]
fn people_are_added_and_deleted_as_recorded() {
    let save = Scenario::ContactSave;
    let messenger = |email| {
        Request::AddContact(NewContact::Messenger {
            email,
            invitation: None,
        })
    };
    let invited = Request::AddContact(NewContact::Messenger {
        email: BOB,
        invitation: Some(Invitation {
            text: "Hello, this is Alice.",
            name: "Alice",
        }),
    });
    same("ab-contact-add", &invited, save);
    same(
        "ab-contact-add-unknown",
        &messenger("nobody@example.com"),
        save,
    );
    same(
        "ab-contact-add-bad-email",
        &messenger("bob.example.com"),
        save,
    );
    let yahoo = Request::AddContact(NewContact::Elsewhere {
        email: "dave@example.com",
        network: 32,
    });
    same("ab-contact-add-yahoo", &yahoo, save);
    let number = "+15550100";
    let phone = Request::AddContact(NewContact::Phone { number });
    same("ab-contact-add-mobile", &phone, save);
    let delete = Request::DeleteContact { id: BOBS_ENTRY };
    same("ab-contact-delete", &delete, Scenario::Timer);
}

#[test]
fn entries_are_changed_as_recorded() {
    let change = |name: &str, id: Option<&str>, changes: &[Change<'_>], scenario| {
        same(name, &Request::UpdateContact { id, changes }, scenario);
    };
    let bob = Some(BOBS_ENTRY);
    let save = Scenario::ContactSave;
    let nickname = Change::Annotation(annotation::NICKNAME, "Bobby");
    change("ab-contact-update-nickname", bob, &[nickname], save);
    let nobody = Some("dead0000-0000-4000-8000-00000000dead");
    let x = Change::Annotation(annotation::NICKNAME, "x");
    change("ab-contact-update-unknown", nobody, &[x], save);
    let off = Change::MessengerUser(false);
    change(
        "ab-contact-update-not-messenger",
        bob,
        &[off],
        Scenario::Timer,
    );
    let mobile = Change::Phone(PhoneKind::Mobile, "+15550101");
    change("ab-contact-update-phone", bob, &[mobile], save);
    let personal = [
        Change::Email("bob.home@example.com"),
        Change::City("Springfield"),
        Change::FirstName("Robert"),
        Change::LastName("Sample"),
        Change::Comment("Met at the fair"),
        Change::Birthdate("1980-02-03T00:00:00Z"),
        Change::Anniversary("2005/06/07"),
    ];
    change("ab-contact-update-personal", bob, &personal, save);

    let privacy = |word| {
        [
            Change::Annotation(annotation::ASK_ME, "1"),
            Change::Annotation(annotation::STRANGERS, word),
        ]
    };
    let apply = Scenario::PrivacyApply;
    change("ab-contact-update-me-privacy", None, &privacy("2"), apply);
    change(
        "ab-contact-update-me-privacy-open",
        None,
        &privacy("1"),
        apply,
    );
    let places = [
        Change::Annotation(annotation::PLACES, "1"),
        Change::Annotation(annotation::ROAMING, "1"),
        Change::Annotation(annotation::MOBILE, "0"),
    ];
    let dialog = Scenario::GeneralDialogApply;
    change("ab-contact-update-me-mpop", None, &places, dialog);
    let name = [Change::DisplayName("Alice A.")];
    change(
        "ab-contact-update-me-displayname",
        None,
        &name,
        Scenario::Timer,
    );
}

#[test]
fn groups_are_changed_as_recorded() {
    let save = Scenario::GroupSave;
    let new = |name| Request::AddGroup { name };
    same("ab-group-add", &new("Friends"), save);
    same("ab-group-add-duplicate", &new("Friends"), save);
    same("ab-group-add-too-long", &new(&"x".repeat(62)), save);
    let rename = Request::RenameGroup {
        id: FRIENDS,
        name: "Old friends",
    };
    same("ab-group-update", &rename, save);
    same("ab-group-delete", &group(FRIENDS), Scenario::Timer);
    let put_in = |contact| Request::AddToGroup {
        group: FRIENDS,
        contact,
    };
    let entry = put_in(ContactRef::Entry(BOBS_ENTRY));
    same("ab-group-contact-add-by-id", &entry, save);
    let carol = put_in(ContactRef::Passport("carol@example.com"));
    same(
        "ab-group-contact-add-by-passport",
        &carol,
        Scenario::ContactSave,
    );
    let take_out = Request::RemoveFromGroup {
        group: FRIENDS,
        contact: BOBS_ENTRY,
    };
    same("ab-group-contact-delete", &take_out, save);
}

#[test]
fn memberships_are_changed_as_recorded() {
    let add = |role, member| Request::AddMember { role, member };
    let delete = |role, member| Request::DeleteMember { role, member };
    let bob = MemberRef::of(BOB, 1);
    let (follow, block) = (Scenario::ContactMsgrApi, Scenario::BlockUnblock);
    same("add-member-allow", &add(Role::Allow, bob), follow);
    same("add-member-block", &add(Role::Block, bob), block);
    let yahoo = MemberRef::of(BOB, 32);
    same("add-member-email", &add(Role::Allow, yahoo), follow);
    let nobody = MemberRef::of("nobody@example.com", 1);
    same("add-member-unknown", &add(Role::Allow, nobody), follow);
    let circle = MemberRef::of("00000000-0000-0000-0009-0123456789ab", 9);
    same("add-member-block-circle", &add(Role::Block, circle), block);
    same(
        "delete-member-allow-by-name",
        &delete(Role::Allow, bob),
        block,
    );
    let by_id = MemberRef::Membership("Block/b0b00000-0000-4000-8000-000000000002");
    same(
        "delete-member-block-by-id",
        &delete(Role::Block, by_id),
        block,
    );
    same(
        "delete-member-block-circle",
        &delete(Role::Block, circle),
        block,
    );
    let dave = MemberRef::of("dave@example.com", 1);
    same("delete-member-not-there", &delete(Role::Block, dave), block);
    same("delete-member-pending", &delete(Role::Pending, bob), follow);
}

#[test]
fn connections_are_made_and_ended_as_recorded() {
    let save = Scenario::ContactSave;
    let create = Request::CreateContact { email: BOB };
    same("create-contact-individual", &create, save);
    let connect = Request::Connect(Connection {
        contact: BOBS_ENTRY,
        accept: true,
        invitation: Some("Hello, this is Alice."),
    });
    same("manage-wl-connection-individual", &connect, save);
    let end = Request::BreakConnection {
        contact: BOBS_ENTRY,
    };
    same("break-connection-individual", &end, Scenario::BlockUnblock);
}

#[test]
fn a_ticket_that_travels_as_a_cookie_is_not_in_the_envelope() {
    let caller = Caller {
        application: Dialect::Msnp13.address_book_application(),
        scenario: Scenario::Initial,
        cache_key: None,
        ticket: None,
    };
    let written = Request::FindAll { since: None }.envelope(&caller);
    assert!(!written.contains("ABAuthHeader") && !written.contains("CacheKey"));
    assert!(written.contains("996CDE1E-AA53-4477-B943-2BE802EA6166"));
    let action = Request::FindAll { since: None }.action();
    assert_eq!(
        action,
        "\"http://www.msn.com/webservices/AddressBook/ABFindAll\""
    );
}

fn answer(name: &str) -> Answer {
    read(200, &file(&format!("{name}.response"))).unwrap_or_else(|e| panic!("{name}: {e:?}"))
}

fn trouble(name: &str) -> Trouble {
    // Some servers send faults with 200, others with 500.
    let body = file(&format!("{name}.response"));
    let told = read(200, &body).expect_err(name);
    assert_eq!(read(500, &body).expect_err(name), told);
    told
}

#[test]
fn memberships_are_read_with_what_people_wrote() {
    let full = answer("find-membership-full");
    assert_eq!(full.cache_key.as_deref(), Some("12r1:SAMPLE-CACHE-KEY-2"));
    let told = Memberships::read(full.result("FindMembership").expect("a result"));
    assert_eq!(told.changed.as_deref(), Some("2024-05-01T10:00:00Z"));
    let roles: Vec<_> = told
        .lists
        .iter()
        .map(|list| (list.role, list.complete))
        .collect();
    assert_eq!(roles, Role::ALL.map(|role| (role, true)));
    let bob = &told.lists[0].members[0];
    assert_eq!(
        (bob.address.as_str(), bob.network, bob.deleted),
        (BOB, 1, false)
    );
    assert_eq!(
        bob.id.as_deref(),
        Some("Allow/b0b00000-0000-4000-8000-000000000002")
    );
    let carol = &told.lists[3].members[0];
    assert_eq!(carol.name.as_deref(), Some("Carol"));
    assert_eq!(carol.invitation.as_deref(), Some("Hi, it is Carol."));

    let delta = answer("find-membership-delta");
    let told = Memberships::read(delta.result("FindMembership").expect("a result"));
    assert_eq!(
        told.changed.as_deref(),
        Some("2024-05-02T09:30:00.0000000-07:00")
    );
    assert_eq!(told.lists.len(), 1);
    assert!(!told.lists[0].complete && told.lists[0].members[0].deleted);
}

#[test]
fn the_address_book_is_read_in_both_forms() {
    let all = answer("ab-find-all-full");
    let all = AddressBook::read(all.result("ABFindAll").expect("a result"));
    let paged = answer("ab-find-contacts-paged-full");
    let paged = AddressBook::read(paged.result("ABFindContactsPaged").expect("a result"));
    assert_eq!(all.groups, paged.groups);
    assert_eq!(all.changed, paged.changed);
    assert_eq!(all.contacts[0], paged.contacts[0]);
    assert_eq!(all.contacts[1], paged.contacts[2]);
    assert_eq!(
        (all.groups[0].id.as_str(), all.groups[0].name.as_str()),
        (FRIENDS, "Friends")
    );
    let bob = all.contacts[0].info.as_ref().expect("an entry");
    assert_eq!(all.contacts[0].id, BOBS_ENTRY);
    assert_eq!(
        (bob.address.as_deref(), bob.network, bob.forward),
        (Some(BOB), 1, true)
    );
    assert_eq!(bob.nickname.as_deref(), Some("Bobby"));
    assert_eq!(bob.name.as_deref(), Some("Bob"));
    assert_eq!(bob.groups, [FRIENDS]);
    assert_eq!(bob.phones, Phones::default());
    let me = all.contacts[1].info.as_ref().expect("an entry");
    assert!(!me.forward);
    assert_eq!(me.settings.allow_strangers, Some(true));
    assert_eq!(me.settings.several_places, Some(true));
    assert_eq!(me.settings.mobile, Some(false));
    let circle = paged.contacts[1].info.as_ref().expect("an entry");
    assert!(!circle.forward);

    let delta = answer("ab-find-all-delta");
    let delta = AddressBook::read(delta.result("ABFindAll").expect("a result"));
    assert!(delta.contacts[0].deleted && delta.contacts[0].info.is_none());
}

#[test]
fn what_was_made_is_told_by_its_id() {
    for (name, operation, id) in [
        ("ab-contact-add", "ABContactAdd", BOBS_ENTRY),
        ("ab-group-add", "ABGroupAdd", FRIENDS),
        (
            "ab-group-contact-add-by-id",
            "ABGroupContactAdd",
            BOBS_ENTRY,
        ),
        ("create-contact-circle", "CreateContact", BOBS_ENTRY),
    ] {
        assert_eq!(answer(name).guid(operation), Some(id), "{name}");
    }
}

#[test]
fn each_fault_says_what_is_to_be_done() {
    let told = |name| trouble(name);
    assert_eq!(told("fault-ab-does-not-exist"), Trouble::NoBook);
    assert_eq!(told("fault-bad-context-token"), Trouble::Ticket);
    assert_eq!(told("ab-find-contacts-paged-delta"), Trouble::FullSync);
    assert_eq!(told("ab-contact-add-bad-email"), Trouble::BadAddress);
    assert_eq!(told("ab-contact-add-unknown"), Trouble::NoSuchUser);
    assert_eq!(told("add-member-unknown"), Trouble::NoSuchUser);
    assert_eq!(told("ab-contact-update-unknown"), Trouble::NoSuchContact);
    assert_eq!(told("delete-member-not-there"), Trouble::NoSuchMember);
    assert_eq!(told("ab-group-add-too-long"), Trouble::TooLong);
    let exists = Trouble::GroupExists(Some(FRIENDS.to_owned()));
    assert_eq!(told("ab-group-add-duplicate"), exists);
    // Escargot answers some bad requests without a word.
    assert_eq!(read(500, b"").err(), Some(Trouble::Status(500)));
    assert_eq!(read(403, b"").err(), Some(Trouble::Ticket));
    assert_eq!(read(200, b"<html>").err(), Some(Trouble::Status(200)));
}

#[test]
fn every_recorded_answer_is_read() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/abch");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("a file").path();
        if !path.to_string_lossy().ends_with(".response.xml") {
            continue;
        }
        count += 1;
        let body = std::fs::read(&path).expect("a file");
        let is_fault = String::from_utf8_lossy(&body).contains("Fault>");
        assert_eq!(read(200, &body).is_err(), is_fault, "{}", path.display());
    }
    assert_eq!(count, 33);
}
