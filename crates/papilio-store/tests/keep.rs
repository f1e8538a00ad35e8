//! What goes in as records comes out again: to the machine after a restart, to the window as history.

use std::collections::BTreeSet;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use msnp::api::{
    AccountId, Address, ContactDetails, ConversationId, DeliveryState, GroupId, MessageId,
    TextEmoticon, TextFormat,
};
use msnp::keep::{
    BookCache, BookSettings, ContactCache, IncomingText, Keep, MemoryKeep, Notice, NoticeKind,
    OutgoingText, Record, RosterCache, SessionMemory,
};
use papilio_store::{Body, EntryKey, History, Store};
use proptest::prelude::*;
use tempfile::TempDir;

fn alice() -> AccountId {
    AccountId::new("alice@example.com/demo")
}

fn bob() -> ConversationId {
    ConversationId::new("bob@example.net")
}

fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_700_000_000 + seconds) + Duration::from_micros(123_456)
}

fn heart() -> TextEmoticon {
    TextEmoticon {
        shortcut: "(♥)".into(),
        sha1d: "q+s9wr6X4zYMqLw2t6EBHsIy/dI=".into(),
    }
}

fn outgoing(id: &str, conversation: &ConversationId) -> OutgoingText {
    OutgoingText {
        id: MessageId::new(id),
        conversation: conversation.clone(),
        to: vec![
            Address::new("bob@example.net"),
            Address::new("carol@example.net"),
        ],
        text: format!("{id}: one\n\nthree 山").into(),
        format: TextFormat {
            font: Some("Segoe UI".into()),
            italic: true,
            ..TextFormat::default()
        },
        emoticons: vec![heart()],
        at: at(1),
        state: DeliveryState::Queued,
    }
}

fn incoming(id: &str, conversation: &ConversationId) -> IncomingText {
    IncomingText {
        id: MessageId::new(id),
        conversation: conversation.clone(),
        from: Address::new("bob@example.net"),
        name: Some("Bob 🎸".into()),
        text: "hello".into(),
        format: TextFormat::default(),
        emoticons: vec![heart()],
        at: at(2),
        sent_at: Some(at(0)),
        offline: true,
    }
}

fn delivery(id: &str, state: DeliveryState, reason: Option<&str>) -> Record {
    Record::Delivery {
        id: MessageId::new(id),
        state,
        reason: reason.map(str::to_owned),
    }
}

struct Desk {
    folder: TempDir,
    store: Store,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("papilio.db")).unwrap();
        Self { folder, store }
    }

    fn keep(&self, records: &[Record]) {
        self.store.keep().unwrap().keep(&alice(), records).unwrap();
    }

    fn history(&self) -> History {
        self.store.reader().unwrap()
    }

    /// The same database in the next run.
    fn restarted(self) -> Self {
        drop(self.store);
        let store = Store::open(&self.folder.path().join("papilio.db")).unwrap();
        Self {
            folder: self.folder,
            store,
        }
    }
}

#[test]
fn the_next_run_finds_what_was_queued_and_remembered() {
    let roster = RosterCache {
        book: Some(BookCache {
            members_changed: Some("1".into()),
            contacts_changed: Some("2".into()),
            settings: BookSettings {
                allow_strangers: Some(false),
                ..BookSettings::default()
            },
            ..BookCache::default()
        }),
        groups: vec![(GroupId::new("0"), "Friends".into())],
        contacts: vec![ContactCache {
            address: Address::new("bob@example.net"),
            display_name: "Bob".into(),
            guid: None,
            lists: msnp::api::Lists::default(),
            groups: vec![GroupId::new("0")],
            details: ContactDetails {
                nickname: Some("Bobby".into()),
                ..ContactDetails::default()
            },
            invitation: Some("Hi".into()),
        }],
    };
    let session = SessionMemory {
        dialect: Some("MSNP12".into()),
        ..SessionMemory::default()
    };
    let desk = Desk::new();
    desk.keep(&[
        Record::Outgoing(outgoing("m1", &bob())),
        Record::Outgoing(outgoing("m2", &bob())),
        Record::Incoming(incoming("in", &bob())),
        Record::Outgoing(outgoing("m3", &bob())),
        Record::Roster(RosterCache::default()),
        Record::Session(SessionMemory::default()),
    ]);
    desk.keep(&[
        delivery("m1", DeliveryState::Acknowledged, None),
        delivery("m2", DeliveryState::Sent, None),
        delivery("in", DeliveryState::Failed, None),
        delivery("never", DeliveryState::Failed, None),
        Record::Roster(roster.clone()),
        Record::Session(session.clone()),
    ]);
    let desk = desk.restarted();
    let state = desk.store.keep().unwrap().restore(&alice()).unwrap();
    let sent = OutgoingText {
        state: DeliveryState::Sent,
        ..outgoing("m2", &bob())
    };
    assert_eq!(state.outbox, [sent, outgoing("m3", &bob())]);
    assert_eq!(state.roster, Some(roster));
    assert_eq!(state.session, session);
}

#[test]
fn an_account_that_was_never_here_finds_nothing() {
    let desk = Desk::new();
    desk.keep(&[Record::Outgoing(outgoing("m1", &bob()))]);
    let other = AccountId::new("alice@example.com/elsewhere");
    let state = desk.store.keep().unwrap().restore(&other).unwrap();
    assert_eq!(state, msnp::keep::State::default());
    let history = desk.history();
    assert_eq!(history.last(&other, &bob(), None, 10).unwrap(), []);
    assert_eq!(history.get(&other, &MessageId::new("m1")).unwrap(), None);
    assert_eq!(history.count(&other, &bob()).unwrap(), 0);
    assert_eq!(history.conversations(&other).unwrap(), []);
}

#[test]
fn history_shows_every_kind_of_entry_in_the_order_it_was_kept() {
    let desk = Desk::new();
    let nudge = Notice {
        id: MessageId::new("n1"),
        conversation: bob(),
        who: Address::new("bob@example.net"),
        kind: NoticeKind::Nudge,
        at: at(3),
    };
    let action = Notice {
        id: MessageId::new("a1"),
        kind: NoticeKind::Action("Bob waves".into()),
        ..nudge.clone()
    };
    let ink = Notice {
        id: MessageId::new("d1"),
        kind: NoticeKind::Ink("aGFzaA==".into()),
        ..nudge.clone()
    };
    desk.keep(&[
        Record::Incoming(incoming("i1", &bob())),
        Record::Outgoing(outgoing("o1", &bob())),
        Record::Notice(nudge.clone()),
        Record::Notice(action.clone()),
        Record::Notice(ink.clone()),
        delivery("o1", DeliveryState::Failed, Some("nak")),
    ]);
    let entries = desk.history().last(&alice(), &bob(), None, 10).unwrap();
    let ids: Vec<_> = entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["i1", "o1", "n1", "a1", "d1"]);
    assert!(entries.is_sorted_by_key(|entry| entry.key));
    let expected = incoming("i1", &bob());
    assert_eq!(
        entries[0].body,
        Body::Incoming {
            from: expected.from,
            name: expected.name,
            text: expected.text,
            format: expected.format,
            emoticons: expected.emoticons,
            sent_at: Some(at(0)),
            offline: true,
        }
    );
    assert_eq!(entries[0].at, at(2));
    let expected = outgoing("o1", &bob());
    assert_eq!(
        entries[1].body,
        Body::Outgoing {
            text: expected.text,
            format: expected.format,
            emoticons: expected.emoticons,
            state: DeliveryState::Failed,
            reason: Some("nak".into()),
        }
    );
    for (entry, notice) in entries.iter().skip(2).zip([nudge, action, ink]) {
        let Notice { who, kind, .. } = notice;
        assert_eq!(entry.body, Body::Notice { who, kind });
    }
    let one = desk.history().get(&alice(), &MessageId::new("o1")).unwrap();
    assert_eq!(one.as_ref(), Some(&entries[1]));
}

#[test]
fn an_id_that_is_known_is_not_kept_twice() {
    let desk = Desk::new();
    let again = IncomingText {
        text: "another".into(),
        ..incoming("i1", &bob())
    };
    desk.keep(&[
        Record::Incoming(incoming("i1", &bob())),
        Record::Incoming(again),
        Record::Outgoing(outgoing("o1", &bob())),
        delivery("o1", DeliveryState::Failed, Some("nak")),
        Record::Outgoing(outgoing("o1", &bob())),
    ]);
    let entries = desk.history().last(&alice(), &bob(), None, 10).unwrap();
    assert_eq!(entries.len(), 2);
    assert!(matches!(&entries[0].body, Body::Incoming { text, .. } if &**text == "hello"));
    let Body::Outgoing { state, reason, .. } = &entries[1].body else {
        panic!("{:?}", entries[1]);
    };
    assert_eq!((state, reason), (&DeliveryState::Queued, &None));
}

#[test]
fn a_conversation_is_read_page_by_page_in_both_directions() {
    let desk = Desk::new();
    let carol = ConversationId::new("carol@example.net");
    let records: Vec<_> = (0..25)
        .flat_map(|n| {
            let other = incoming(&format!("c{n}"), &carol);
            [
                Record::Incoming(incoming(&format!("b{n}"), &bob())),
                Record::Incoming(other),
            ]
        })
        .collect();
    desk.keep(&records);
    let history = desk.history();
    let mut pages: Vec<Vec<String>> = Vec::new();
    let mut before: Option<EntryKey> = None;
    loop {
        let page = history.last(&alice(), &bob(), before, 10).unwrap();
        let Some(first) = page.first() else {
            break;
        };
        before = Some(first.key);
        pages.push(page.iter().map(|entry| entry.id.to_string()).collect());
    }
    pages.reverse();
    assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [5, 10, 10]);
    let expected: Vec<_> = (0..25).map(|n| format!("b{n}")).collect();
    assert_eq!(pages.concat(), expected);

    let first = history.last(&alice(), &bob(), None, 25).unwrap()[0].key;
    let next = history.after(&alice(), &bob(), first, 3).unwrap();
    assert_eq!(
        next.iter().map(|e| e.id.as_str()).collect::<Vec<_>>(),
        ["b1", "b2", "b3"]
    );
    assert_eq!(history.last(&alice(), &bob(), None, 0).unwrap(), []);
}

#[test]
fn conversations_come_with_the_newest_first() {
    let desk = Desk::new();
    let carol = ConversationId::new("carol@example.net");
    desk.keep(&[
        Record::Incoming(incoming("b1", &bob())),
        Record::Incoming(incoming("c1", &carol)),
    ]);
    let names = |desk: &Desk| -> Vec<String> {
        let list = desk.history().conversations(&alice()).unwrap();
        list.iter().map(|info| info.id.to_string()).collect()
    };
    assert_eq!(names(&desk), ["carol@example.net", "bob@example.net"]);
    desk.keep(&[Record::Incoming(incoming("b2", &bob()))]);
    assert_eq!(names(&desk), ["bob@example.net", "carol@example.net"]);
    assert_eq!(desk.history().count(&alice(), &bob()).unwrap(), 2);
}

#[test]
fn a_hundred_thousand_entries_are_paged_without_a_gap() {
    let desk = Desk::new();
    let total = 100_000_usize;
    let records: Vec<_> = (0..total)
        .map(|n| Record::Incoming(incoming(&n.to_string(), &bob())))
        .collect();
    for batch in records.chunks(10_000) {
        desk.keep(batch);
    }
    let history = desk.history();
    assert_eq!(history.count(&alice(), &bob()).unwrap(), 100_000);
    let (mut before, mut left) = (None, total);
    while left > 0 {
        let page = history.last(&alice(), &bob(), before, 999).unwrap();
        let first = page.first().expect("a page before the first entry");
        assert_eq!(page.last().unwrap().id.as_str(), (left - 1).to_string());
        left -= page.len();
        assert_eq!(first.id.as_str(), left.to_string());
        before = Some(first.key);
    }
    assert_eq!(history.last(&alice(), &bob(), before, 999).unwrap(), []);
}

fn state() -> impl Strategy<Value = DeliveryState> {
    prop::sample::select(vec![
        DeliveryState::Queued,
        DeliveryState::Sent,
        DeliveryState::Acknowledged,
        DeliveryState::Unknown,
        DeliveryState::StoredOffline,
        DeliveryState::Failed,
    ])
}

/// What happens to the texts `m0`, `m1` …, by number.
#[derive(Clone, Debug)]
enum Step {
    Write(String),
    Reach(usize, DeliveryState),
    Receive(String),
    Remember(String),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        any::<String>().prop_map(Step::Write),
        (0..12_usize, state()).prop_map(|(which, state)| Step::Reach(which, state)),
        any::<String>().prop_map(Step::Receive),
        any::<String>().prop_map(Step::Remember),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// The database restores what the plain list of records in memory restores, whatever was written.
    #[test]
    fn it_restores_what_the_memory_restores(batches in prop::collection::vec(prop::collection::vec(step(), 1..6), 1..6)) {
        let desk = Desk::new();
        let mut disk = desk.store.keep().unwrap();
        let mut memory = MemoryKeep::default();
        let mut number = 0;
        // What has come to its end stays there.
        let mut ended = BTreeSet::new();
        for batch in batches {
            let records: Vec<_> = batch
                .into_iter()
                .map(|step| {
                    number += 1;
                    let id = format!("m{number}");
                    match step {
                        Step::Write(text) => Record::Outgoing(OutgoingText {
                            text: text.into(),
                            ..outgoing(&id, &bob())
                        }),
                        Step::Reach(which, state) => {
                            let which = if ended.contains(&which) { usize::MAX } else { which };
                            if state.is_final() {
                                ended.insert(which);
                            }
                            delivery(&format!("m{which}"), state, None)
                        }
                        Step::Receive(text) => Record::Incoming(IncomingText {
                            text: text.into(),
                            ..incoming(&id, &bob())
                        }),
                        Step::Remember(name) => Record::Session(SessionMemory {
                            display_name: Some(name),
                            ..SessionMemory::default()
                        }),
                    }
                })
                .collect();
            disk.keep(&alice(), &records).unwrap();
            memory.keep(&alice(), &records).unwrap();
        }
        drop(disk);
        let desk = desk.restarted();
        let restored = desk.store.keep().unwrap().restore(&alice()).unwrap();
        prop_assert_eq!(restored, memory.restore(&alice()).unwrap());
    }
}
