use std::time::{Duration, UNIX_EPOCH};

use msnp::api::{Address, DeliveryState, MessageId, TextFormat};
use msnp::keep::{IncomingText, Keep, Notice, NoticeKind, OutgoingText, Record};

use super::*;
use crate::{Body, Store};

struct Said {
    folder: tempfile::TempDir,
    store: Store,
    number: u64,
}

impl Said {
    fn nothing() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("papilio.db")).unwrap();
        Self {
            folder,
            store,
            number: 0,
        }
    }

    /// Bob and alice say these in turn.
    fn texts(texts: &[&str]) -> Self {
        let mut said = Self::nothing();
        for text in texts {
            said.hears("alice", "bob", text);
        }
        said
    }

    fn next(&mut self) -> (MessageId, SystemTime) {
        self.number += 1;
        let at = UNIX_EPOCH + Duration::from_secs(1_000_000 + self.number);
        (MessageId::new(&format!("m{}", self.number)), at)
    }

    fn hears(&mut self, account: &str, from: &str, text: &str) {
        let (id, at) = self.next();
        let from = Address::new(&format!("{from}@example.net"));
        let record = Record::Incoming(IncomingText {
            id,
            conversation: ConversationId::with(&from),
            from,
            name: None,
            text: text.into(),
            format: TextFormat::default(),
            emoticons: Vec::new(),
            at,
            sent_at: None,
            offline: false,
        });
        self.keep(account, record);
    }

    fn says(&mut self, account: &str, to: &str, text: &str) {
        let (id, at) = self.next();
        let to = Address::new(&format!("{to}@example.net"));
        let record = Record::Outgoing(OutgoingText {
            id,
            conversation: ConversationId::with(&to),
            to: vec![to],
            text: text.into(),
            format: TextFormat::default(),
            emoticons: Vec::new(),
            at,
            state: DeliveryState::Queued,
        });
        // An engine that was not told that it is kept keeps it again.
        self.keep(account, record.clone());
        self.keep(account, record);
    }

    fn keep(&self, account: &str, record: Record) {
        let mut keep = self.store.keep().unwrap();
        keep.keep(&AccountId::new(account), &[record]).unwrap();
    }

    fn find(&self, search: &Search) -> Vec<String> {
        let history = self.store.reader().unwrap();
        let found = history.search(search, 50).unwrap();
        found.into_iter().map(|found| words(&found)).collect()
    }

    fn found(&self, words: &str) -> Vec<String> {
        self.find(&Search {
            words: words.to_owned(),
            ..Search::default()
        })
    }
}

fn words(found: &Found) -> String {
    match &found.entry.body {
        Body::Incoming { text, .. } | Body::Outgoing { text, .. } => text.to_string(),
        Body::Notice { kind, .. } => format!("{kind:?}"),
    }
}

#[test]
fn letter_case_and_accents_do_not_matter_and_the_newest_come_first() {
    let said = Said::texts(&[
        "Das Café in Köln",
        "the CAFE",
        "nothing of it",
        "Łódź, Ångström",
    ]);
    assert_eq!(said.found("cafe"), ["the CAFE", "Das Café in Köln"]);
    assert_eq!(said.found("CAFÉ koln"), ["Das Café in Köln"]);
    assert_eq!(said.found("angstrom"), ["Łódź, Ångström"]);
    assert_eq!(said.found("coffee"), Vec::<String>::new());
}

#[test]
fn the_last_word_may_be_only_begun_and_the_others_not() {
    let said = Said::texts(&["we meet tomorrow", "we met today"]);
    assert_eq!(said.found("tomor"), ["we meet tomorrow"]);
    assert_eq!(said.found("we to"), ["we met today", "we meet tomorrow"]);
    assert_eq!(said.found("tomor "), Vec::<String>::new());
    assert_eq!(said.found("w tomorrow"), Vec::<String>::new());
    assert_eq!(
        said.found("w"),
        Vec::<String>::new(),
        "too many would begin so"
    );
}

#[test]
fn scripts_without_blanks_are_found_from_one_character_on() {
    let texts = [
        "明天我们去北京",
        "北海道に行きたい",
        "내일 만나요",
        "สวัสดีครับ",
        "🎉🎉 party",
    ];
    let said = Said::texts(&texts);
    assert_eq!(said.found("北"), ["北海道に行きたい", "明天我们去北京"]);
    assert_eq!(said.found("北京"), ["明天我们去北京"]);
    assert_eq!(said.found("京北"), Vec::<String>::new());
    assert_eq!(said.found("行き"), ["北海道に行きたい"]);
    assert_eq!(said.found("만나"), ["내일 만나요"]);
    assert_eq!(said.found("สวัสดี"), ["สวัสดีครับ"]);
    assert_eq!(said.found("🎉"), ["🎉🎉 party"]);
}

#[test]
fn what_is_typed_is_never_taken_for_an_order() {
    let said = Said::texts(&["say \"NOT\" (near) a*b text:x -y ^z", "another"]);
    for typed in [
        "\"",
        "\"\"",
        "(",
        ")",
        "*",
        "NOT",
        "AND",
        "a OR",
        "text:x",
        "near(",
        "^z",
        "-y",
        "x\"y",
        "c1",
        "a1",
        "own",
        "{",
        "scope : c1",
        ":)",
        "\0",
        "'; DROP TABLE entries; --",
    ] {
        for found in said.found(typed) {
            assert!(found.starts_with("say"), "{typed} found {found}");
        }
    }
    assert_eq!(said.found("\"NOT\" near").len(), 1);
    assert_eq!(said.found("text:x").len(), 1);
    assert_eq!(said.found("own").len(), 0);
}

#[test]
fn a_search_can_be_narrowed_by_account_conversation_side_and_time() {
    let mut said = Said::nothing();
    said.hears("alice", "bob", "tea one");
    said.says("alice", "bob", "tea two");
    said.hears("alice", "carol", "tea three");
    said.hears("dave", "bob", "tea four");
    let base = Search {
        words: "tea".into(),
        ..Search::default()
    };
    let alice = Some(AccountId::new("alice"));
    let bob = Some(ConversationId::new("bob@example.net"));
    assert_eq!(
        said.find(&base),
        ["tea four", "tea three", "tea two", "tea one"]
    );
    for words in ["tea", ""] {
        let of = |search: Search| {
            said.find(&Search {
                words: words.into(),
                ..search
            })
        };
        let all = Search::default;
        let search = Search {
            account: alice.clone(),
            ..all()
        };
        assert_eq!(of(search.clone()), ["tea three", "tea two", "tea one"]);
        let search = Search {
            conversation: bob.clone(),
            ..search
        };
        assert_eq!(of(search.clone()), ["tea two", "tea one"]);
        assert_eq!(
            of(Search {
                own: Some(true),
                ..search.clone()
            }),
            ["tea two"]
        );
        assert_eq!(
            of(Search {
                own: Some(false),
                ..search
            }),
            ["tea one"]
        );
        let second = UNIX_EPOCH + Duration::from_secs(1_000_002);
        assert_eq!(
            of(Search {
                until: Some(second),
                ..all()
            }),
            ["tea one"]
        );
        assert_eq!(
            of(Search {
                since: Some(second),
                ..all()
            })
            .len(),
            3
        );
        let nobody = Some(AccountId::new("nobody"));
        assert!(
            of(Search {
                account: nobody,
                ..all()
            })
            .is_empty()
        );
    }
}

#[test]
fn pages_follow_each_other_without_gap_or_overlap() {
    let texts: Vec<String> = (0..25).map(|n| format!("tea {n}")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let said = Said::texts(&texts);
    let history = said.store.reader().unwrap();
    for words in ["tea", ""] {
        let mut search = Search {
            words: words.into(),
            ..Search::default()
        };
        let mut all = Vec::new();
        loop {
            let page = history.search(&search, 10).unwrap();
            let Some(last) = page.last() else { break };
            search.before = Some(last.entry.key);
            all.extend(page.iter().map(super::tests::words));
        }
        let newest_first: Vec<&str> = texts.iter().rev().copied().collect();
        assert_eq!(all, newest_first);
    }
}

#[test]
fn actions_are_found_and_drawings_are_not() {
    let said = Said::nothing();
    let notice = |id: &str, kind| {
        Record::Notice(Notice {
            id: MessageId::new(id),
            conversation: ConversationId::new("bob@example.net"),
            who: Address::new("bob@example.net"),
            kind,
            at: UNIX_EPOCH,
        })
    };
    said.keep(
        "alice",
        notice("a", NoticeKind::Action("waves slowly".into())),
    );
    said.keep("alice", notice("b", NoticeKind::Ink("waves=".into())));
    assert_eq!(said.found("waves").len(), 1);
}

#[test]
fn a_history_of_an_older_version_is_searched_as_well() {
    let said = Said::texts(&["Grüße aus Köln"]);
    let path = said.folder.path().join("papilio.db");
    let connection = Connection::open(&path).unwrap();
    connection
        .execute_batch("DROP TRIGGER entries_said; DROP TRIGGER entries_unsaid; DROP TABLE words; PRAGMA user_version = 4")
        .unwrap();
    drop(connection);
    let Said { folder, store, .. } = said;
    drop(store);
    let store = Store::open(&folder.path().join("papilio.db")).unwrap();
    let said = Said {
        folder,
        store,
        number: 1,
    };
    assert_eq!(
        said.found("grusse koln"),
        Vec::<String>::new(),
        "ß is a letter of its own"
    );
    assert_eq!(said.found("grüße KÖLN"), ["Grüße aus Köln"]);
}

#[test]
fn what_is_deleted_is_found_no_more() {
    let said = Said::texts(&["keep this", "forget this"]);
    let connection = Connection::open(said.folder.path().join("papilio.db")).unwrap();
    connection
        .execute("DELETE FROM entries WHERE text LIKE 'forget%'", [])
        .unwrap();
    assert_eq!(said.found("this"), ["keep this"]);
}

#[test]
fn a_conversation_is_opened_at_a_day() {
    let said = Said::texts(&["one", "two", "three"]);
    let history = said.store.reader().unwrap();
    let (account, bob) = (
        AccountId::new("alice"),
        ConversationId::new("bob@example.net"),
    );
    let at = |second: u64| UNIX_EPOCH + Duration::from_secs(1_000_000 + second);
    let first = |second| history.first_since(&account, &bob, at(second)).unwrap();
    let all = history.last(&account, &bob, None, 10).unwrap();
    assert_eq!(first(0), Some(all[0].key));
    assert_eq!(first(2), Some(all[1].key));
    assert_eq!(first(4), None);
}
