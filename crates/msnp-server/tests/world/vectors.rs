//! The requests of the reference, sent as they are: only tickets, GUIDs and numbers of this network are filled in.

use crate::script::{Net, quiet};
use crate::services::{Answer, Tickets};

/// One request: its text, and what comes of it here. Where the reference tells another result, it is that of a known
/// server which lacks something the original service had, and the note says what.
type Case = (&'static str, &'static str, &'static str);

macro_rules! case {
    ($file:literal, $result:literal) => {
        (
            $file,
            include_str!(concat!("../data/vectors/", $file, ".request.xml")),
            $result,
        )
    };
}

/// In the order they were sent.
const CASES: &[Case] = &[
    case!("abch/find-membership-full", ""),
    // The time it names is not one this network has told.
    case!("abch/find-membership-delta", "FullSyncRequired"),
    case!("abch/ab-find-all-full", ""),
    case!("abch/ab-find-all-delta", "FullSyncRequired"),
    case!("abch/ab-find-contacts-paged-full", ""),
    case!("abch/ab-find-contacts-paged-delta", "FullSyncRequired"),
    case!("abch/ab-add", "ABAlreadyExists"), // there: not implemented
    case!("abch/add-service", ""),           // there: not implemented
    case!("abch/ab-contact-add", ""),
    case!("abch/ab-contact-add-unknown", "InvalidPassportUser"),
    case!("abch/ab-contact-add-bad-email", "BadEmailArgument"),
    case!("abch/ab-contact-add-yahoo", ""), // there: only its own network
    case!("abch/ab-contact-add-mobile", ""), // there: only its own network
    case!("abch/add-member-allow", "MemberAlreadyExists"), // done by the addition; there: success
    case!("abch/delete-member-allow-by-name", ""),
    case!("abch/add-member-allow", ""),
    case!("abch/add-member-block", ""),
    case!("abch/delete-member-block-by-id", ""),
    case!("abch/delete-member-not-there", "MemberDoesNotExist"),
    case!("abch/add-member-unknown", "UserDoesNotExist"),
    case!("abch/ab-contact-update-nickname", ""),
    case!("abch/ab-contact-update-me-privacy", ""),
    case!("abch/ab-contact-update-me-mpop", ""),
    case!("abch/ab-contact-update-me-displayname", ""),
    case!("abch/ab-contact-update-personal", ""),
    case!("abch/ab-contact-update-phone", ""), // there: an error of the server
    case!("abch/ab-contact-update-me-privacy-open", ""),
    case!("abch/ab-contact-update-unknown", "ContactDoesNotExist"),
    case!("abch/ab-group-add", ""),
    case!("abch/ab-group-add-duplicate", "GroupAlreadyExists"),
    case!("abch/ab-group-add-too-long", "BadArgumentLength"),
    case!("abch/ab-group-update", ""),
    case!("abch/ab-group-contact-add-by-id", ""),
    case!("abch/ab-group-contact-add-by-passport", ""),
    case!("abch/ab-group-contact-delete", ""),
    case!("abch/ab-group-delete", ""),
    case!("abch/ab-contact-update-not-messenger", ""),
    case!("abch/ab-contact-delete", ""),
    case!("abch/update-dynamic-item", ""), // there: not implemented
    // Groups of people with an address book of their own are not there.
    case!("abch/create-circle", "Forbidden"),
    case!("abch/create-contact-circle", "Forbidden"),
    case!("abch/manage-wl-connection-individual", "Forbidden"),
    case!("abch/break-connection-individual", "Forbidden"),
    case!("abch/find-friends-in-common", "Forbidden"),
    case!("storage/create-profile", ""), // there: not implemented
    case!("storage/share-item", ""),     // there: not implemented
    case!("storage/get-profile", ""),
    case!("storage/update-profile-set", ""),
    case!("storage/update-profile-clear-status", ""),
    case!("storage/find-documents", ""),
    case!("storage/create-document", ""),
    case!("storage/update-document", ""),
    case!("storage/delete-relationships-from-tiles", ""),
    case!("storage/delete-relationships-from-profile", ""),
    case!("storage/create-relationships", ""),
    case!("oim/store2-first", "AuthenticationFailed"),
    // The key in it is not the answer to our challenge; there, any key is taken.
    case!("oim/store2", "AuthenticationFailed"),
    case!("oim/get-metadata", ""), // there: an error of the server
    case!("oim/delete-messages", "Client"), // there is no such message here
];

/// The contact GUID of somebody and the GUID of a group, as the address book has them now.
fn ids(net: &mut Net, tickets: &Tickets) -> (String, String) {
    let book = net.book(tickets, "ABFindAll", "<abView>Full</abView>");
    let contacts = book.all("Contact").into_iter();
    let bob = contacts
        .filter(|c| c.word_at("contactInfo/passportName") == Some("bob@example.com"))
        .find_map(|c| c.word_at("contactId"));
    let group = book
        .all("Group")
        .into_iter()
        .find_map(|g| g.word_at("groupId"));
    (
        bob.unwrap_or("b0b00000-0000-4000-8000-000000000002")
            .to_owned(),
        group
            .unwrap_or("60000000-0000-4000-8000-000000000001")
            .to_owned(),
    )
}

fn send(net: &mut Net, tickets: &Tickets, (file, text, _): &Case) -> Answer {
    let (bob, group) = ids(net, tickets);
    let find = "<deltasOnly>false</deltasOnly>";
    let members = net.book(tickets, "FindMembership", find);
    let blocked = members
        .all("Membership")
        .into_iter()
        .filter(|m| m.word_at("MemberRole") == Some("Block"))
        .find_map(|m| m.find("MembershipId").map(|id| id.word().to_owned()));
    let body = tickets
        .filled(text)
        .replace(
            "Block/b0b00000-0000-4000-8000-000000000002",
            &blocked.unwrap_or_default(),
        )
        .replace("b0b00000-0000-4000-8000-000000000002", &bob)
        .replace("60000000-0000-4000-8000-000000000001", &group);
    let (_, inner) = body.split_once("Body>").expect("a body");
    let operation = inner
        .split(['<', ' ', '>', '\n', '/'])
        .find(|word| !word.is_empty())
        .expect("an operation");
    let (path, action) = match file.split('/').next() {
        Some("abch") => {
            let sharing = [
                "FindMembership",
                "AddMember",
                "DeleteMember",
                "AddService",
                "CreateCircle",
            ];
            let path = match sharing.contains(&operation) {
                true => "/abservice/SharingService.asmx",
                false => "/abservice/abservice.asmx",
            };
            (path, format!("{}/{operation}", crate::services::AB))
        }
        Some("storage") => (
            "/storageservice/SchematizedStore.asmx",
            format!("http://www.msn.com/webservices/storage/w10/{operation}"),
        ),
        _ if file.contains("store2") => (
            "/OimWS/oim.asmx",
            "http://messenger.live.com/ws/2006/09/oim/Store2".to_owned(),
        ),
        _ => (
            "/rsi/rsi.asmx",
            format!("http://www.hotmail.msn.com/ws/2004/09/oim/rsi/{operation}"),
        ),
    };
    net.post(path, &action, &body)
}

#[test]
fn every_request_of_the_reference_brings_its_result() {
    let mut net = Net::new(quiet());
    let tickets = net.tickets("Alice", false);
    for case in CASES {
        let answer = send(&mut net, &tickets, case);
        let (status, code) = answer.fault();
        assert_eq!(code, case.2, "{}", case.0);
        assert_eq!(
            status,
            if case.2.is_empty() { 200 } else { 500 },
            "{}",
            case.0
        );
    }
}
