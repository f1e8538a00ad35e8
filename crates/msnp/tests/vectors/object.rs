//! `msnc/msnobj.json`.

use msnp::api::Address;
use msnp::object::{MsnObject, ObjectKind, Sha1d};
use serde_json::Value;

use super::{entries, load, text, unbase64};

const OBJECTS: &str = include_str!("../data/msnc/msnobj.json");

fn kind(case: &Value) -> ObjectKind {
    let number = case["type"].as_u64().expect("a number");
    ObjectKind::of(u32::try_from(number).expect("a small number"))
}

#[test]
fn objects_are_described() {
    let file = load(OBJECTS);
    for case in entries(&file, "cases") {
        let creator = Address::new(text(case, "creator"));
        let named = (
            text(case, "location"),
            case["friendly_text"].as_str().unwrap_or_default(),
        );
        let bytes = unbase64(text(case, "data_base64"));
        let object = MsnObject::describe(&creator, kind(case), named, &bytes).expect("some bytes");
        assert_eq!(object.to_xml(), text(case, "xml"));
        assert_eq!(
            object.to_presence(),
            text(case, "xml_percent_encoded_for_presence")
        );
        assert_eq!(object.to_context(), text(case, "context_base64_with_nul"));
        assert_eq!(object.sha1d.to_string(), text(case, "sha1d"));
        assert_eq!(object.sha1c.as_deref(), Some(text(case, "sha1c")));
        let by_formula = Sha1d::of(text(case, "sha1c_input").as_bytes());
        assert_eq!(by_formula.to_string(), text(case, "sha1c"));
        assert!(object.names(&bytes));
    }
}

#[test]
fn objects_are_read_wherever_they_stand() {
    let file = load(OBJECTS);
    for case in entries(&file, "cases") {
        let object = MsnObject::parse(text(case, "xml")).expect("an object");
        assert_eq!(object.creator.as_str(), text(case, "creator"));
        assert_eq!(Some(object.size), case["size"].as_u64());
        assert_eq!(object.kind, kind(case));
        assert_eq!(object.location, text(case, "location"));
        let friendly = case["friendly_text"].as_str().unwrap_or_default();
        assert_eq!(object.friendly, friendly);
        let presence = MsnObject::from_presence(text(case, "xml_percent_encoded_for_presence"));
        assert_eq!(presence.as_ref(), Some(&object));
        for context in ["context_base64_with_nul", "context_base64_without_nul"] {
            let read = MsnObject::from_context(text(case, context));
            assert_eq!(read.as_ref(), Some(&object), "{context}");
        }
        let unpadded = text(case, "context_base64_without_nul").trim_end_matches('=');
        assert_eq!(MsnObject::from_context(unpadded).as_ref(), Some(&object));
    }
}

#[test]
fn odd_objects_are_read_and_broken_ones_refused() {
    let file = load(OBJECTS);
    for case in entries(&file, "parse_only") {
        let name = text(case, "name");
        let expect = &case["expect"];
        let object = MsnObject::parse(text(case, "xml"));
        if expect.is_null() {
            assert_eq!(object, None, "{name}");
            continue;
        }
        let object = object.expect(name);
        assert_eq!(object.sha1d.to_string(), text(expect, "sha1d"), "{name}");
        if expect.get("creator").is_none() {
            continue;
        }
        assert_eq!(object.creator.as_str(), text(expect, "creator"), "{name}");
        assert_eq!(Some(object.size), expect["size"].as_u64(), "{name}");
        assert_eq!(object.kind, kind(expect), "{name}");
        assert_eq!(object.location, text(expect, "location"), "{name}");
        assert_eq!(object.friendly, text(expect, "friendly"), "{name}");
        assert_eq!(object.sha1c.as_deref(), expect["sha1c"].as_str(), "{name}");
    }
}
