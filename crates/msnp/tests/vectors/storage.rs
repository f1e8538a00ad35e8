//! The folder `storage`: the roaming profile.

use std::time::{Duration, SystemTime};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use msnp::auth::Secret;
use msnp::dialect::Dialect;
use msnp::soap::storage::{
    Caller, Picture, Profile, Request, StorageAnswer, Tile, image_type, is_done, picture_address,
    read_cache_key, read_created, read_documents, read_picture, read_profile,
};

use super::{answered, on_the_wire};

const CID: &str = "-6917529027641081855";
const PROFILE: &str = "a000000000000001!106";
const EXPRESSION: &str = "a000000000000001!118";
const DOCUMENT: &str = "a000000000000001!205";
const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

macro_rules! file {
    ($name:literal) => {
        include_str!(concat!("../data/storage/", $name, ".xml"))
    };
}

fn written(request: &Request<'_>, dialect: Dialect) -> String {
    let ticket = Secret::new("t=SAMPLE-STORAGE-TICKET&p=");
    let caller = Caller {
        dialect,
        cache_key: Some("SAMPLE-STORAGE-KEY"),
        ticket: &ticket,
    };
    request.write(&caller).expose().to_owned()
}

#[test]
fn requests_are_those_of_the_reference() {
    let bytes = STANDARD.decode(PNG).expect("base64");
    let picture = Picture {
        name: "roaming-tile",
        bytes: &bytes,
    };
    let update = |message| Request::UpdateProfile {
        profile: PROFILE,
        name: "Alice",
        message,
    };
    let (expression, document) = (EXPRESSION, DOCUMENT);
    for (request, file) in [
        (
            Request::GetProfile { cid: CID },
            file!("get-profile.request"),
        ),
        (Request::CreateProfile, file!("create-profile.request")),
        (
            Request::ShareItem { profile: PROFILE },
            file!("share-item.request"),
        ),
        (update("Out hiking"), file!("update-profile-set.request")),
        (update(""), file!("update-profile-clear-status.request")),
        (
            Request::FindDocuments { cid: CID },
            file!("find-documents.request"),
        ),
        (
            Request::CreateDocument { cid: CID, picture },
            file!("create-document.request"),
        ),
        (
            Request::UpdateDocument { document, picture },
            file!("update-document.request"),
        ),
        (
            Request::TakeFromTiles { cid: CID, document },
            file!("delete-relationships-from-tiles.request"),
        ),
        (
            Request::TakeFromProfile {
                expression,
                document,
            },
            file!("delete-relationships-from-profile.request"),
        ),
        (
            Request::CreateRelationships {
                expression,
                document,
            },
            file!("create-relationships.request"),
        ),
    ] {
        assert_eq!(written(&request, Dialect::Msnp15), on_the_wire(file));
        let action = request.action(Dialect::Msnp15);
        let named = action
            .trim_matches('"')
            .strip_prefix("http://www.msn.com/webservices/storage/w10/")
            .expect("the namespace");
        assert!(
            file.contains(&format!("<{named} xmlns=")),
            "{named} is not asked for"
        );
    }
}

#[test]
fn newer_programs_speak_in_the_newer_namespace() {
    let request = Request::GetProfile { cid: CID };
    let older = on_the_wire(file!("get-profile.request"));
    let newer = older
        .replace("storage/w10", "storage/2008")
        .replace("Client 8.5", "Client 15");
    for (dialect, wanted) in [
        (Dialect::Msnp13, &older),
        (Dialect::Msnp16, &newer),
        (Dialect::Msnp18, &newer),
    ] {
        assert_eq!(written(&request, dialect), *wanted, "{dialect}");
    }
}

#[test]
fn the_profile_is_read_whole() {
    let reply = answered(200, file!("get-profile.response"));
    let at = SystemTime::UNIX_EPOCH + Duration::from_secs(1_714_557_600);
    let url =
        "https://storage.example.com/storage/usertile/a11ce000-0000-4000-8000-000000000001/static";
    let profile = Profile {
        id: PROFILE.to_owned(),
        expression: Some(EXPRESSION.to_owned()),
        name: Some("Alice".to_owned()),
        name_changed: Some(at),
        message: Some("Out hiking".to_owned()),
        message_changed: Some(at),
        picture: Some(Tile {
            document: DOCUMENT.to_owned(),
            address: Some(url.to_owned()),
        }),
    };
    assert_eq!(read_profile(&reply), StorageAnswer::Given(profile));
    assert_eq!(
        read_cache_key(&reply).as_deref(),
        Some("SAMPLE-STORAGE-KEY-2")
    );
}

#[test]
fn what_the_profile_leaves_out_is_not_there() {
    let read = |inner: &str| {
        let body = format!(
            "<e><Body><GetProfileResponse><GetProfileResult>{inner}</GetProfileResult></GetProfileResponse></Body></e>"
        );
        read_profile(&answered(200, &body))
    };
    let bare = Profile {
        id: "p".to_owned(),
        ..Profile::default()
    };
    let given = StorageAnswer::Given(bare.clone());
    assert_eq!(read("<ResourceID>p</ResourceID>"), given);
    let empty = "<ResourceID>p</ResourceID><ExpressionProfile><DisplayName/><PersonalStatus></PersonalStatus>\
                 <Photo><DocumentStreams/></Photo></ExpressionProfile>";
    assert_eq!(read(empty), given);
    assert_eq!(read(""), StorageAnswer::Failed);
    let long = format!("<ResourceID>{}</ResourceID>", "x".repeat(257));
    assert_eq!(read(&long), StorageAnswer::Failed);
}

#[test]
fn what_was_made_and_what_is_there_is_read() {
    let made = |file: &str| read_created(&answered(200, file));
    let given = |id: &str| StorageAnswer::Given(id.to_owned());
    assert_eq!(made(file!("create-profile.response")), given(PROFILE));
    assert_eq!(made(file!("create-document.response")), given(DOCUMENT));
    assert_eq!(made(file!("share-item.response")), given(PROFILE));
    assert_eq!(
        read_documents(&answered(200, file!("find-documents.response"))),
        StorageAnswer::Given(vec![(DOCUMENT.to_owned(), "roaming-tile".to_owned())])
    );
    let update = file!("update-profile-set.response");
    assert_eq!(made(update), StorageAnswer::Failed);
    for (operation, file) in [
        ("UpdateProfile", update),
        ("UpdateDocument", file!("update-document.response")),
        (
            "DeleteRelationships",
            file!("delete-relationships-from-tiles.response"),
        ),
        (
            "CreateRelationships",
            file!("create-relationships.response"),
        ),
    ] {
        assert_eq!(
            is_done(operation, &answered(200, file)),
            StorageAnswer::Given(())
        );
        assert_eq!(
            is_done("Other", &answered(200, file)),
            StorageAnswer::Failed
        );
    }
}

#[test]
fn faults_are_told_apart_whatever_the_status() {
    let fault = |code: &str, words: &str| {
        format!(
            "<s:Envelope xmlns:s='x'><s:Body><s:Fault><faultcode>{code}</faultcode><faultstring>{words}</faultstring>\
             </s:Fault></s:Body></s:Envelope>"
        )
    };
    for status in [200, 500] {
        for (code, words, wanted) in [
            ("s:Client", "Item does not exist", StorageAnswer::NoProfile),
            (
                "q0:BadContextToken",
                "Passport authentication failed.",
                StorageAnswer::TicketEnded,
            ),
            (
                "Forbidden",
                "API no longer supported",
                StorageAnswer::Failed,
            ),
        ] {
            let reply = answered(status, &fault(code, words));
            assert_eq!(is_done("UpdateProfile", &reply), wanted, "{status} {code}");
        }
    }
    assert_eq!(
        is_done("X", &answered(403, "Forbidden")),
        StorageAnswer::TicketEnded
    );
    assert_eq!(
        is_done("X", &answered(502, "<html>")),
        StorageAnswer::Failed
    );
}

#[test]
fn pictures_are_judged_by_what_they_are() {
    let bytes = STANDARD.decode(PNG).expect("base64");
    let jpeg = b"\xff\xd8\xff\xe0rest";
    for (bytes, kind) in [
        (&bytes[..], Some("image/png")),
        (b"GIF89a", Some("image/gif")),
        (jpeg, Some("image/jpeg")),
        (b"<html>", None),
        (b"", None),
    ] {
        assert_eq!(image_type(bytes), kind);
    }
    let picture = Picture {
        name: "roaming-tile",
        bytes: jpeg,
    };
    let request = Request::UpdateDocument {
        document: DOCUMENT,
        picture,
    };
    let wire = written(&request, Dialect::Msnp15);
    assert!(wire.contains("<MimeType>image/jpeg</MimeType>"), "{wire}");

    let mut reply = answered(200, "");
    reply.body = bytes.clone().into();
    assert_eq!(read_picture(&reply).as_deref(), Some(&bytes[..]));
    reply.status = 404;
    assert_eq!(read_picture(&reply), None);
    assert_eq!(read_picture(&answered(200, "<html>")), None);
    let mut large = bytes;
    large.resize(128 * 1024 + 1, 0);
    reply = answered(200, "");
    reply.body = large.into();
    assert_eq!(read_picture(&reply), None);
}

#[test]
fn a_picture_without_a_host_is_fetched_from_the_service_with_the_ticket() {
    let service = "https://storage.example.com/storageservice/SchematizedStore.asmx";
    let address = |address: &str| {
        let found = picture_address(address, service, &Secret::new("a/b"));
        found.map(|found| found.expose().to_owned())
    };
    let whole = "https://tiles.example.com/1/static";
    assert_eq!(address(whole).as_deref(), Some(whole));
    assert_eq!(
        address("/y1p?x=1").as_deref(),
        Some("https://storage.example.com/y1p?x=1&t=a%2Fb")
    );
    assert_eq!(
        address("/y1p").as_deref(),
        Some("https://storage.example.com/y1p?t=a%2Fb")
    );
    assert_eq!(address("nowhere"), None);
}
