//! The error list of the protocol reference, 01 section 6: every code is known and has words.

use msnp::api::ErrorCode;
use msnp::command::{ERRORS, error_info};

/// The first column of the reference's table, ranges and all.
const TABLE: &str = include_str!("data/error-codes.tsv");
const WORDS: &str = include_str!("../../../i18n/en/errors.ftl");

/// Holds the documentation of [`ErrorCode`], which names the slugs.
const EVENTS: &str = include_str!("../src/api/event.rs");

/// Holds the documentation of the reasons of files that broke off.
const TRANSFERS: &str = include_str!("../src/api/transfer.rs");
const TRANSFER_WORDS: &str = include_str!("../../../i18n/en/transfers.ftl");

fn codes_of_the_table() -> Vec<u16> {
    TABLE
        .lines()
        .flat_map(|row| {
            let codes = row.split('\t').next().expect("a first column");
            let (from, to) = codes.split_once('-').unwrap_or((codes, codes));
            let number = |text: &str| text.parse::<u16>().expect("a code");
            number(from)..=number(to)
        })
        .collect()
}

fn has_words(key: &str) -> bool {
    let mut lines = WORDS.lines().chain(TRANSFER_WORDS.lines());
    lines.any(|line| {
        line.split_once(" = ")
            .is_some_and(|(found, words)| found == key && words.trim().len() > 10)
    })
}

#[test]
fn every_code_of_the_reference_is_known() {
    let table = codes_of_the_table();
    assert!(table.len() > 100, "the table is not whole");
    for code in &table {
        assert!(error_info(*code).is_known(), "{code} is missing");
    }
    for (code, name, _) in ERRORS {
        assert!(
            table.contains(code),
            "{code} {name} is not in the reference"
        );
    }
}

#[test]
fn every_code_has_words() {
    for (code, _, _) in ERRORS {
        let key = error_info(*code).fluent_key();
        assert!(has_words(&key), "{key} has no words");
    }
    assert!(has_words(&error_info(777).fluent_key()));
}

#[test]
fn every_slug_has_words() {
    let (_, from) = EVENTS.split_once("/// Slugs: ").expect("a list of slugs");
    let (list, _) = from.split_once("Each has").expect("its end");
    let slugs: Vec<&str> = list.split('`').skip(1).step_by(2).collect();
    assert!(
        slugs.len() > 15 && slugs.contains(&"wrong_password"),
        "{slugs:?}"
    );
    for slug in slugs {
        let code = ErrorCode::new(slug);
        assert!(
            has_words(&format!("error-{}", code.0)),
            "{slug} has no words"
        );
    }
}

#[test]
fn every_reason_of_a_file_that_broke_off_has_words() {
    let (_, from) = TRANSFERS
        .split_once("/// Reasons: ")
        .expect("a list of reasons");
    let (list, _) = from.split_once("But for the first").expect("its end");
    let quoted = list.split('`').skip(1).step_by(2);
    let reasons: Vec<&str> = quoted.filter(|word| *word != "cancelled").collect();
    assert!(reasons.len() > 6 && reasons[0] == "peer", "{reasons:?}");
    for reason in &reasons[1..] {
        let key = format!("transfer-why-{reason}");
        assert!(has_words(&key), "{reason} has no words");
    }
}
