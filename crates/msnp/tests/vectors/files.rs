//! `msnc/ft-context.json`.

use msnp::p2p::context::{ContextVersion, FileContext, FileUse, safe_name};
use serde_json::Value;

use super::{entries, load, text, unbase64};

const CONTEXTS: &str = include_str!("../data/msnc/ft-context.json");

fn offered(case: &Value) -> FileContext {
    FileContext {
        size: case["file_size"].as_u64().expect("a size"),
        name: text(case, "file_name").to_owned(),
        used_for: if case["type"] == 4 {
            FileUse::Background
        } else {
            FileUse::Keep
        },
        preview: case["preview_base64"].as_str().map(unbase64),
    }
}

#[test]
fn offers_of_files_are_read_and_written() {
    let file = load(CONTEXTS);
    for case in entries(&file, "cases") {
        let name = text(case, "name");
        let wire = text(case, "blob_base64");
        let context = FileContext::from_context(wire).expect(name);
        assert_eq!(context, offered(case), "{name}");
        let version = match case["version"].as_u64() {
            Some(2) => ContextVersion::Two,
            _ => ContextVersion::Three,
        };
        let bytes = context.to_bytes(version);
        assert_eq!(Some(bytes.len() as u64), case["total_len"].as_u64());
        assert_eq!(context.to_context(version), wire, "{name}");
    }
}

#[test]
fn a_name_that_is_a_path_becomes_its_last_part() {
    let file = load(CONTEXTS);
    let hostile = entries(&file, "cases")
        .iter()
        .find(|case| text(case, "name").starts_with("hostile"))
        .expect("a hostile name");
    let safe = safe_name(text(hostile, "file_name"));
    assert_eq!(safe.as_deref(), Some("evil_name_.exe"));
}

#[test]
fn short_offers_are_refused_and_full_names_read() {
    let file = load(CONTEXTS);
    for case in entries(&file, "must_reject") {
        let read = FileContext::from_context(text(case, "blob_base64"));
        assert_eq!(read, None, "{}", text(case, "name"));
    }
    for case in entries(&file, "accept_leniently") {
        let name = text(case, "name");
        let read = FileContext::from_context(text(case, "blob_base64")).expect(name);
        let len = read.name.encode_utf16().count() as u64;
        assert_eq!(Some(len), case["expect_name_len"].as_u64(), "{name}");
    }
}
