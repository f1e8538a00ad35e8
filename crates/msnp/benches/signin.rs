//! The CPU time of a sign-in with 10 to 10,000 contacts their presence included, by `SYN` and by the address book
//! services: from the first byte to the last event.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

#[path = "support/desk.rs"]
mod support;

use bytes::Bytes;
use msnp::api::Status;
use msnp::dialect::Dialect;
use support::{Bench, measure};

const CONTACTS: [usize; 4] = [10, 100, 1_000, 10_000];

fn sign_in(c: &mut Criterion) {
    let mut group = c.benchmark_group("sign in by SYN, contacts");
    for contacts in CONTACTS {
        let (list, presence) = list(contacts);
        let _ = group.bench_function(BenchmarkId::from_parameter(contacts), |b| {
            b.iter_custom(|times| {
                measure(|| {
                    for _ in 0..times {
                        let mut bench = Bench::new();
                        let link = bench.prove();
                        let came = bench.list(link, &list, contacts);
                        assert_eq!(came.contacts, contacts);
                        let _ = bench.say(link, presence.clone());
                        let _ = black_box(bench.client.snapshot());
                    }
                })
            });
        });
    }
    group.finish();
}

/// The list and everybody's presence.
fn list(contacts: usize) -> (String, String) {
    let mut list = String::new();
    let mut presence = String::new();
    for n in 0..contacts {
        list.push_str(&format!(
            "LST N=contact{n}@example.net F=Contact%20number%20{n} C=b0000000-0000-4000-8000-{n:012} 11 1 \r\n"
        ));
        presence.push_str(&format!(
            "ILN 6 NLN contact{n}@example.net Contact%20number%20{n} 1073791020 %3Cmsnobj%20Creator%3D%22contact{n}%40example.net%22%20Type%3D%223%22%20SHA1D%3D%22trC8SlFx2sWQxZMIBAWSEnXc8oQ%3D%22%2F%3E\r\n"
        ));
    }
    (list, presence)
}

/// Both answers, as long as those of the original services.
fn book(people: usize) -> (Bytes, Bytes) {
    let envelope = |operation: &str, result: &str| {
        Bytes::from(format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" \
             xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soap:Body><{operation}Response \
             xmlns=\"http://www.msn.com/webservices/AddressBook\"><{operation}Result>{result}</{operation}Result>\
             </{operation}Response></soap:Body></soap:Envelope>"
        ))
    };
    let mut members = String::new();
    let mut contacts = String::new();
    for n in 0..people {
        members.push_str(&format!(
            "<Member xsi:type=\"PassportMember\">\n<MembershipId>{n}</MembershipId>\n<Type>Passport</Type>\n\
             <State>Accepted</State>\n<Deleted>false</Deleted>\n<LastChanged>2024-05-01T10:00:00Z</LastChanged>\n\
             <JoinedDate>2024-01-01T00:00:00Z</JoinedDate>\n<ExpirationDate>0001-01-01T00:00:00</ExpirationDate>\n<Changes />\n\
             <PassportName>contact{n}@example.net</PassportName>\n<IsPassportNameHidden>false</IsPassportNameHidden>\n\
             <PassportId>0</PassportId>\n<CID>-69175290276410{n}</CID>\n<PassportChanges />\n\
             <LookedupByCID>false</LookedupByCID>\n</Member>\n"
        ));
        contacts.push_str(&format!(
            "<Contact>\n<contactId>b0000000-0000-4000-8000-{n:012}</contactId>\n<contactInfo>\n<annotations><Annotation>\
             <Name>AB.NickName</Name><Value>Number {n}</Value></Annotation></annotations>\n\
             <contactType>Regular</contactType>\n<quickName>Contact number {n}</quickName>\n\
             <passportName>contact{n}@example.net</passportName>\n<IsPassportNameHidden>false</IsPassportNameHidden>\n\
             <displayName>Contact number {n}</displayName>\n<puid>0</puid>\n<CID>-69175290276410{n}</CID>\n\
             <IsNotMobileVisible>false</IsNotMobileVisible>\n<isMobileIMEnabled>false</isMobileIMEnabled>\n\
             <isMessengerUser>true</isMessengerUser>\n<isFavorite>false</isFavorite>\n<isSmtp>false</isSmtp>\n\
             <hasSpace>false</hasSpace>\n<spotWatchState>NoDevice</spotWatchState>\n<birthdate>0001-01-01T00:00:00</birthdate>\n\
             <primaryEmailType>ContactEmailPersonal</primaryEmailType>\n<PrimaryLocation>ContactLocationPersonal</PrimaryLocation>\n\
             <PrimaryPhone>ContactPhonePersonal</PrimaryPhone>\n<IsPrivate>false</IsPrivate>\n<Gender>Unspecified</Gender>\n\
             <TimeZone>None</TimeZone>\n</contactInfo>\n<propertiesChanged />\n<fDeleted>false</fDeleted>\n\
             <lastChange>2024-05-01T10:00:00Z</lastChange>\n</Contact>\n"
        ));
    }
    let lists: String = ["Allow", "Reverse"]
        .iter()
        .map(|role| {
            format!(
                "<Membership><MemberRole>{role}</MemberRole><Members>{members}</Members>\
                 <MembershipIsComplete>true</MembershipIsComplete></Membership>"
            )
        })
        .collect();
    let services = format!(
        "<Services><Service><Memberships>{lists}</Memberships><Info><Handle><Type>Messenger</Type></Handle></Info>\
         <LastChange>2024-05-01T10:00:00Z</LastChange></Service></Services>"
    );
    let book = format!(
        "<groups></groups><contacts>{contacts}</contacts><ab><lastChange>2024-05-01T10:00:00Z</lastChange></ab>"
    );
    (
        envelope("FindMembership", &services),
        envelope("ABFindAll", &book),
    )
}

fn sign_in_by_book(c: &mut Criterion) {
    let mut group = c.benchmark_group("sign in by the address book, contacts");
    for contacts in CONTACTS {
        let (members, book) = book(contacts);
        let mut presence = String::new();
        for n in 0..contacts {
            presence.push_str(&format!(
                "ILN 30 NLN contact{n}@example.net Contact%20number%20{n} 1073791020 %3Cmsnobj%20Creator%3D%22contact{n}%40example.net%22%20Type%3D%223%22%20SHA1D%3D%22trC8SlFx2sWQxZMIBAWSEnXc8oQ%3D%22%2F%3E\r\n"
            ));
        }
        let _ = group.bench_function(BenchmarkId::from_parameter(contacts), |b| {
            b.iter_custom(|times| {
                measure(|| {
                    for _ in 0..times {
                        let bench = signed_in(contacts, &members, &book, &presence);
                        let _ = black_box(bench.client.snapshot());
                    }
                })
            });
        });
    }
    group.finish();
}

fn signed_in(contacts: usize, members: &Bytes, book: &Bytes, presence: &str) -> Bench {
    let mut bench = Bench::speaking(Dialect::Msnp13);
    let link = bench.prove();
    let came = bench.say(link, "USR 4 OK alice@example.com 1 0\r\n");
    let request = came.request.expect("it asks for the memberships");
    let came = bench.answer(request, members.clone());
    let request = came.request.expect("it asks for the address book");
    let came = bench.answer(request, book.clone());
    assert_eq!(came.contacts, contacts);
    let pieces = came.asked("ADL ");
    let answers: String = pieces.iter().map(|n| format!("ADL {n} OK\r\n")).collect();
    let came = bench.say(link, answers);
    let status = came.asked("CHG ");
    let status = status.first().expect("it says its status");
    let _ = bench.say(link, format!("CHG {status} NLN 32 0\r\n"));
    assert_eq!(bench.client.snapshot().me.status, Status::Online);
    let _ = bench.say(link, presence.to_owned());
    bench
}

criterion_group!(benches, sign_in, sign_in_by_book);
criterion_main!(benches);
