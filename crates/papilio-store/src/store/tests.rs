//! The file itself: older, newer, broken, full, shared, and cut off by a crash.

use std::time::{Duration, UNIX_EPOCH};

use msnp::api::{AccountId, Address, ConversationId, DeliveryState, MessageId, TextFormat};
use msnp::keep::{IncomingText, Keep, OutgoingText, Record};

use super::*;
use crate::history::Body;
use crate::room::ObjectRoom;
use crate::unlogged::Unlogged;

fn alice() -> AccountId {
    AccountId::new("alice@example.com/demo")
}

fn bob() -> ConversationId {
    ConversationId::new("bob@example.net")
}

fn incoming(id: &str) -> Record {
    Record::Incoming(IncomingText {
        id: MessageId::new(id),
        conversation: bob(),
        from: Address::new("bob@example.net"),
        name: None,
        text: format!("text of {id}").into(),
        format: TextFormat::default(),
        emoticons: Vec::new(),
        at: UNIX_EPOCH + Duration::from_secs(1_700_000_000),
        sent_at: None,
        offline: false,
    })
}

fn outgoing(id: &str) -> Record {
    Record::Outgoing(OutgoingText {
        id: MessageId::new(id),
        conversation: bob(),
        to: vec![Address::new("bob@example.net")],
        text: format!("text of {id}").into(),
        format: TextFormat::default(),
        emoticons: Vec::new(),
        at: UNIX_EPOCH + Duration::from_secs(1_700_000_000),
        state: DeliveryState::Queued,
    })
}

/// The ids of the whole conversation with Bob, in order.
fn ids(store: &Store) -> Vec<String> {
    let entries = store
        .reader()
        .unwrap()
        .last(&alice(), &bob(), None, 10_000)
        .unwrap();
    entries
        .into_iter()
        .map(|entry| entry.id.to_string())
        .collect()
}

#[test]
fn a_database_of_an_older_version_keeps_what_is_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("papilio.db");
    let old = Connection::open(&path).unwrap();
    schema::at_version(&old, 1);
    old.execute_batch(
        "INSERT INTO accounts VALUES (1, 'alice@example.com/demo');
        INSERT INTO conversations VALUES (1, 1, 'bob@example.net');
        INSERT INTO entries (seq, account, conversation, id, kind, person, text, at)
        VALUES (5, 1, 1, 'm1', 'incoming', 'bob@example.net', 'from before', 1000000);",
    )
    .unwrap();
    drop(old);

    let store = Store::open(&path).unwrap();
    assert_eq!(store.set_aside(), None);
    let entry = store
        .reader()
        .unwrap()
        .get(&alice(), &MessageId::new("m1"))
        .unwrap()
        .unwrap();
    assert_eq!(entry.at, UNIX_EPOCH + Duration::from_secs(1));
    assert!(matches!(entry.body, Body::Incoming { text, .. } if &*text == "from before"));
    store
        .keep()
        .unwrap()
        .keep(&alice(), &[incoming("m2")])
        .unwrap();
    assert_eq!(ids(&store), ["m1", "m2"]);
}

#[test]
fn a_database_of_a_newer_version_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("papilio.db");
    drop(Store::open(&path).unwrap());
    Connection::open(&path)
        .unwrap()
        .pragma_update(None, "user_version", 1000)
        .unwrap();
    let before = std::fs::read(&path).unwrap();
    let error = Store::open(&path).unwrap_err();
    assert!(
        matches!(error, StoreError::Newer { found: 1000, .. }),
        "{error}"
    );
    assert!(std::fs::read(&path).unwrap() == before);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_broken_file_is_set_aside_and_a_new_one_begun() {
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("good.db");
    {
        let store = Store::open(&good).unwrap();
        store
            .keep()
            .unwrap()
            .keep(&alice(), &[incoming("m1")])
            .unwrap();
    }
    let good = std::fs::read(good).unwrap();
    let mut no_schema = good.clone();
    no_schema[100..4096].fill(0x5a);
    let cases = [
        (
            "garbage",
            b"this is no database, whatever its name says; ".repeat(40),
        ),
        ("cut off", good[..good.len() / 2].to_vec()),
        ("schema lost", no_schema),
    ];
    for (what, content) in cases {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("papilio.db");
        std::fs::write(&path, &content).unwrap();
        let store = Store::open(&path).unwrap_or_else(|error| panic!("{what}: {error}"));
        let aside = store
            .set_aside()
            .unwrap_or_else(|| panic!("{what} was not noticed"));
        assert!(
            aside.to_string_lossy().contains("papilio.db.broken-"),
            "{what}"
        );
        assert!(std::fs::read(aside).unwrap() == content, "{what}");
        store
            .keep()
            .unwrap()
            .keep(&alice(), &[incoming("new")])
            .unwrap();
        assert_eq!(ids(&store), ["new"], "{what}");
    }
}

#[test]
fn an_empty_file_is_a_new_database() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("papilio.db");
    std::fs::write(&path, "").unwrap();
    assert_eq!(Store::open(&path).unwrap().set_aside(), None);
}

#[cfg(unix)]
#[test]
fn only_the_owner_reads_the_database() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("papilio.db")).unwrap();
    store
        .keep()
        .unwrap()
        .keep(&alice(), &[incoming("m1")])
        .unwrap();
    let files: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert!(files.len() > 1);
    for file in files {
        let mode = file.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{:?}", file.path());
    }
}

#[test]
fn a_log_cut_anywhere_holds_whole_batches_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("papilio.db");
    let store = Store::open(&path).unwrap();
    let mut keep = store.keep().unwrap();
    let batches = 6;
    for batch in 0..batches {
        let records: Vec<_> = (0..30).map(|n| incoming(&format!("{batch}-{n}"))).collect();
        keep.keep(&alice(), &records).unwrap();
    }
    // What a machine that stops now leaves on its disk, the log written up to any place.
    let database = std::fs::read(&path).unwrap();
    let log = std::fs::read(folder.path().join("papilio.db-wal")).unwrap();
    let crashed = folder.path().join("crashed.db");
    let mut seen = std::collections::BTreeSet::new();
    for cut in (0..=log.len()).step_by(log.len() / 97).chain([log.len()]) {
        std::fs::write(&crashed, &database).unwrap();
        std::fs::write(folder.path().join("crashed.db-wal"), &log[..cut]).unwrap();
        let _ = std::fs::remove_file(folder.path().join("crashed.db-shm"));
        let found = Store::open(&crashed).unwrap();
        assert_eq!(found.set_aside(), None, "cut at {cut}");
        let ids = ids(&found);
        assert_eq!(ids.len() % 30, 0, "cut at {cut}: {} entries", ids.len());
        let whole = ids.len() / 30;
        let expected: Vec<_> = (0..whole)
            .flat_map(|b| (0..30).map(move |n| format!("{b}-{n}")))
            .collect();
        assert_eq!(ids, expected, "cut at {cut}");
        let _ = seen.insert(whole);
        drop(found);
    }
    assert_eq!(seen.last(), Some(&batches));
    assert!(seen.len() > 4, "{seen:?}");
}

#[test]
fn a_batch_that_does_not_fit_on_the_disk_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("papilio.db")).unwrap();
    let mut keep = store.keep().unwrap();
    keep.keep(&alice(), &[outgoing("first")]).unwrap();
    let limit = |pages: u32| {
        let connection = store.writer.lock().unwrap();
        connection
            .pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))
            .unwrap();
    };
    limit(1); // SQLite takes it as: no larger than now.
    let large: Vec<_> = (0..2000).map(|n| outgoing(&format!("large-{n}"))).collect();
    let error = keep.keep(&alice(), &large).unwrap_err();
    assert!(error.to_string().contains("full"), "{error}");
    assert_eq!(ids(&store), ["first"]);
    limit(u32::MAX - 1);
    keep.keep(&alice(), &large).unwrap();
    assert_eq!(keep.restore(&alice()).unwrap().outbox.len(), 2001);
}

#[test]
fn reading_waits_for_no_writer_and_sees_only_what_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("papilio.db")).unwrap();
    store
        .keep()
        .unwrap()
        .keep(&alice(), &[incoming("m1")])
        .unwrap();
    let history = store.reader().unwrap();
    let connection = store.writer.lock().unwrap();
    connection
        .execute_batch("BEGIN IMMEDIATE; DELETE FROM entries")
        .unwrap();
    let seen = history.last(&alice(), &bob(), None, 10).unwrap();
    assert_eq!(seen.len(), 1);
    connection.execute_batch("ROLLBACK").unwrap();
}

#[test]
fn a_transaction_that_was_not_committed_never_happened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("papilio.db");
    let store = Store::open(&path).unwrap();
    store
        .keep()
        .unwrap()
        .keep(&alice(), &[outgoing("m1")])
        .unwrap();
    let connection = store.writer.lock().unwrap();
    connection
        .execute_batch("BEGIN IMMEDIATE; UPDATE entries SET state = 'acknowledged'")
        .unwrap();
    drop(connection);
    // The process ends here, the transaction still open.
    drop(store);
    let store = Store::open(&path).unwrap();
    let state = store.keep().unwrap().restore(&alice()).unwrap();
    assert_eq!(state.outbox.len(), 1);
    assert_eq!(state.outbox[0].state, DeliveryState::Queued);
}

#[test]
fn a_commit_is_synced_before_it_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("papilio.db")).unwrap();
    let connection = store.writer.lock().unwrap();
    let mode: String = connection
        .pragma_query_value(None, "journal_mode", |row| row.get(0))
        .unwrap();
    let synchronous: i64 = connection
        .pragma_query_value(None, "synchronous", |row| row.get(0))
        .unwrap();
    // 2 is FULL: in WAL mode, a sync of the log at each commit.
    assert_eq!((mode.as_str(), synchronous), ("wal", 2));
}

#[test]
fn two_accounts_write_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("papilio.db")).unwrap();
    let accounts = ["alice@example.com/demo", "alice@example.com/other"].map(AccountId::new);
    std::thread::scope(|scope| {
        for account in &accounts {
            let mut keep = store.keep().unwrap();
            let _ = scope.spawn(move || {
                for n in 0..50 {
                    keep.keep(account, &[incoming(&format!("m{n}"))]).unwrap();
                }
            });
        }
    });
    let history = store.reader().unwrap();
    for account in &accounts {
        let entries = history.last(account, &bob(), None, 100).unwrap();
        let ids: Vec<_> = entries.iter().map(|entry| entry.id.to_string()).collect();
        let expected: Vec<_> = (0..50).map(|n| format!("m{n}")).collect();
        assert_eq!(ids, expected);
    }
}

#[test]
fn a_conversation_without_history_keeps_own_texts_only_until_their_fate_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("papilio.db")).unwrap();
    let unlogged = Unlogged::default();
    let mut keep = store.keep().unwrap().without(unlogged.clone());
    keep.keep(&alice(), &[incoming("before")]).unwrap();
    unlogged.set([(alice(), bob())].into());
    let delivery = |state| Record::Delivery {
        id: MessageId::new("own"),
        state,
        reason: None,
    };
    keep.keep(&alice(), &[incoming("while"), outgoing("own")])
        .unwrap();
    let outbox = keep.restore(&alice()).unwrap().outbox;
    assert_eq!(outbox.len(), 1, "it is still to be sent");
    keep.keep(&alice(), &[delivery(DeliveryState::Sent)])
        .unwrap();
    assert_eq!(ids(&store), ["before", "own"]);
    keep.keep(&alice(), &[delivery(DeliveryState::Acknowledged)])
        .unwrap();
    assert_eq!(ids(&store), ["before"]);
    let other = AccountId::new("alice@example.com/other");
    keep.keep(&other, &[incoming("o1")]).unwrap();
    let kept = store.reader().unwrap().count(&other, &bob()).unwrap();
    assert_eq!(kept, 1, "it holds for one account");
    unlogged.set(Default::default());
    keep.keep(&alice(), &[incoming("after")]).unwrap();
    assert_eq!(ids(&store), ["before", "after"]);
}

#[test]
fn in_a_conversation_with_several_nothing_is_kept_that_has_to_do_with_who_is_not_logged() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("papilio.db")).unwrap();
    let unlogged = Unlogged::default();
    let mut keep = store.keep().unwrap().without(unlogged.clone());
    unlogged.set([(alice(), bob())].into());
    let group = ConversationId::new("group-1");
    let from = |id: &str, who: &str| match incoming(id) {
        Record::Incoming(text) => Record::Incoming(IncomingText {
            conversation: group.clone(),
            from: Address::new(who),
            ..text
        }),
        other => other,
    };
    let to = |id: &str, who: &[&str]| match outgoing(id) {
        Record::Outgoing(text) => Record::Outgoing(OutgoingText {
            conversation: group.clone(),
            to: who.iter().map(|who| Address::new(who)).collect(),
            ..text
        }),
        other => other,
    };
    let delivered = |id: &str| Record::Delivery {
        id: MessageId::new(id),
        state: DeliveryState::Acknowledged,
        reason: None,
    };
    let (bob, carol) = (bob().to_string(), "carol@example.com");
    keep.keep(
        &alice(),
        &[
            from("bob's", &bob),
            from("carol's", carol),
            to("to both", &[&bob, carol]),
            to("to carol", &[carol]),
            delivered("to both"),
            delivered("to carol"),
        ],
    )
    .unwrap();
    let kept = store.reader().unwrap();
    let kept = kept.last(&alice(), &group, None, 10).unwrap();
    let kept: Vec<_> = kept.iter().map(|entry| entry.id.to_string()).collect();
    assert_eq!(kept, ["carol's", "to carol"]);
}

#[test]
fn objects_make_room_for_newer_ones_and_one_too_large_keeps_no_text_from_being_stored() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("papilio.db")).unwrap();
    let object = |sha1d: &str, size: usize| Record::Object {
        sha1d: sha1d.into(),
        bytes: vec![0; size].into(),
    };
    let mut keep = store
        .keep()
        .unwrap()
        .with_object_room(ObjectRoom::bytes(10_000));
    for n in 0..30 {
        let sha1d = format!("{n:02}");
        keep.keep(&alice(), &[object(&sha1d, 1000)]).unwrap();
        assert!(keep.object(&sha1d).unwrap().is_some(), "{sha1d}");
    }
    let there = |keep: &mut crate::Keeper| -> usize {
        let names = (0..30).map(|n| format!("{n:02}"));
        names
            .filter(|sha1d| keep.object(sha1d).unwrap().is_some())
            .count()
    };
    assert_eq!(there(&mut keep), 10);
    let mut less = store
        .keep()
        .unwrap()
        .with_object_room(ObjectRoom::bytes(5_000));
    less.restore(&alice()).unwrap();
    assert_eq!(
        there(&mut less),
        5,
        "a smaller limit is kept from the start"
    );
    let room = ObjectRoom::bytes(5_000);
    let mut changing = store.keep().unwrap().with_object_room(room.clone());
    changing.keep(&alice(), &[incoming("m0")]).unwrap();
    room.set(2_000);
    changing.keep(&alice(), &[incoming("m1")]).unwrap();
    assert_eq!(
        there(&mut keep),
        2,
        "a limit that became smaller holds at once"
    );
    let large = object("large", crate::MAX_OBJECT + 1);
    keep.keep(&alice(), &[large, incoming("m2")]).unwrap();
    assert_eq!(keep.object("large").unwrap(), None);
    assert_eq!(ids(&store), ["m0", "m1", "m2"]);
}
