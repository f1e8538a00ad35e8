use std::time::Duration;

use msnp::api::{DeliveryState, Event, GroupId, Lists, Status, TimedEvent};

use super::*;

fn session() -> Session {
    Session::new(
        AccountId::new("alice@example.com/test"),
        Address::new("alice@example.com"),
    )
}

fn at(seconds: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000 + seconds)
}

fn bob() -> Address {
    Address::new("bob@example.net")
}

fn with_bob() -> ConversationId {
    ConversationId::with(&bob())
}

fn apply(session: &mut Session, event: Event) -> Option<Effect> {
    apply_at(session, 0, event)
}

fn apply_at(session: &mut Session, seconds: u64, event: Event) -> Option<Effect> {
    session.apply(TimedEvent {
        wall: at(seconds),
        event,
    })
}

fn contact(email: &str, name: &str) -> Event {
    Event::Contact {
        email: Address::new(email),
        display_name: name.to_owned(),
        groups: vec!["Friends".to_owned()],
        lists: Lists::from_bits(1 | 2),
        details: Default::default(),
        removed: false,
    }
}

fn presence(email: &str, status: Status) -> Event {
    Event::Presence {
        email: Address::new(email),
        status,
        display_name: String::new(),
        capabilities: 0,
        picture_sha1d: None,
    }
}

fn text(id: &str, words: &str) -> Event {
    Event::Text {
        conversation: with_bob(),
        id: MessageId::new(id),
        from: bob(),
        name: Some("Bob".to_owned()),
        text: words.to_owned(),
        format: TextFormat::default(),
        emoticons: Vec::new(),
        offline: false,
        sent_at: None,
    }
}

#[test]
fn a_contact_comes_online_once_and_goes_with_the_connection() {
    let mut session = session();
    apply(&mut session, contact("bob@example.net", "Bob"));
    let before = session.roster.revision();
    assert_eq!(
        apply(&mut session, presence("bob@example.net", Status::Away)),
        Some(Effect::CameOnline(bob()))
    );
    assert!(session.roster.revision() > before);
    assert_eq!(
        apply(&mut session, presence("bob@example.net", Status::Online)),
        None
    );
    apply(
        &mut session,
        Event::State {
            state: LinkState::Reconnecting,
            detail: Some("1500".to_owned()),
        },
    );
    assert_eq!(session.link.retry_in, Some(1500));
    assert!(
        !session
            .roster
            .contact(&bob())
            .is_some_and(Contact::is_online)
    );
}

#[test]
fn the_presence_of_strangers_is_not_kept() {
    let mut session = session();
    assert_eq!(
        apply(&mut session, presence("eve@example.net", Status::Online)),
        None
    );
    assert!(
        session
            .roster
            .contact(&Address::new("eve@example.net"))
            .is_none()
    );
}

#[test]
fn an_own_text_is_there_at_once_and_its_state_follows() {
    let mut session = session();
    let command = session.write(&with_bob(), "hi\n\nthere", TextFormat::default(), at(1));
    let Command::SendText {
        id: Some(id), text, ..
    } = command
    else {
        panic!("not a text with an id")
    };
    assert_eq!(text, "hi\n\nthere");
    apply(
        &mut session,
        Event::Delivery {
            id: id.clone(),
            conversation: with_bob(),
            state: DeliveryState::Failed,
            reason: Some("217".to_owned()),
        },
    );
    let conversation = session.conversation(&with_bob()).expect("it was opened");
    let entry = conversation.entries().next_back().expect("one line");
    assert_eq!(entry.revision, 1);
    let EntryKind::Text(shown) = &entry.kind else {
        panic!("not a text")
    };
    assert_eq!(
        (&shown.id, shown.own, &shown.delivery),
        (
            &id,
            true,
            &Some((DeliveryState::Failed, Some("217".to_owned())))
        )
    );
}

#[test]
fn a_text_told_twice_is_shown_once() {
    let mut session = session();
    assert_eq!(
        apply(&mut session, text("1", "hello")),
        Some(Effect::Incoming(with_bob()))
    );
    assert_eq!(apply(&mut session, text("1", "hello")), None);
    let conversation = session.conversation(&with_bob()).expect("it is there");
    assert_eq!((conversation.entries().len(), conversation.unread), (1, 1));
}

#[test]
fn typing_ends_with_a_text_or_when_it_is_not_renewed() {
    let mut session = session();
    let typing = Event::Typing {
        conversation: with_bob(),
        from: bob(),
    };
    let Some(Effect::Typing { stamp: first, .. }) = apply(&mut session, typing.clone()) else {
        panic!("no typing")
    };
    let Some(Effect::Typing { stamp: second, .. }) = apply(&mut session, typing.clone()) else {
        panic!("no typing")
    };
    let who = |session: &Session| {
        session
            .conversation(&with_bob())
            .map(|c| c.typing_now().count())
    };
    session.expire_typing(&with_bob(), &bob(), first);
    assert_eq!(who(&session), Some(1), "typed again since");
    session.expire_typing(&with_bob(), &bob(), second);
    assert_eq!(who(&session), Some(0));
    apply(&mut session, typing);
    apply(&mut session, text("1", "done"));
    assert_eq!(who(&session), Some(0));
}

#[test]
fn nudges_in_a_row_are_one_line() {
    let mut session = session();
    let nudge = Event::Nudge {
        conversation: with_bob(),
        from: bob(),
    };
    assert_eq!(
        apply_at(&mut session, 0, nudge.clone()),
        Some(Effect::Nudged(with_bob()))
    );
    assert_eq!(apply_at(&mut session, 5, nudge.clone()), None);
    assert_eq!(
        apply_at(&mut session, 60, nudge),
        Some(Effect::Nudged(with_bob()))
    );
    let counts: Vec<u32> = session
        .conversation(&with_bob())
        .into_iter()
        .flat_map(Conversation::entries)
        .filter_map(|e| match e.kind {
            EntryKind::Nudge { count, .. } => Some(count),
            _ => None,
        })
        .collect();
    assert_eq!(counts, [2, 1]);
}

#[test]
fn a_third_person_turns_a_conversation_into_a_group_that_knows_what_was_said() {
    let mut session = session();
    apply(&mut session, text("1", "shall we ask Carol?"));
    let group = ConversationId::new("#1");
    let carol = Address::new("carol@example.com");
    let effect = apply(
        &mut session,
        Event::Conversation {
            conversation: group.clone(),
            participants: vec![bob(), carol.clone()],
            was: Some(with_bob()),
            closed: false,
        },
    );
    assert_eq!(
        effect,
        Some(Effect::Became {
            was: with_bob(),
            now: group.clone()
        })
    );
    apply(
        &mut session,
        Event::Conversation {
            conversation: group.clone(),
            participants: vec![bob()],
            was: None,
            closed: false,
        },
    );
    let kinds: Vec<bool> = session
        .conversation(&group)
        .into_iter()
        .flat_map(Conversation::entries)
        .map(|e| e.kind == EntryKind::Left(carol.clone()))
        .collect();
    assert_eq!(kinds, [false, true]);
}

#[test]
fn memory_is_bounded_whatever_is_written() {
    let mut session = session();
    for n in 0..conversation::MAX_ENTRIES + 10 {
        apply(&mut session, text(&n.to_string(), "again"));
    }
    let conversation = session.conversation(&with_bob()).expect("it is there");
    assert_eq!(conversation.entries().len(), conversation::MAX_ENTRIES);
    for n in 0..MAX_CONVERSATIONS + 10 {
        session.open(&ConversationId::new(&format!("#{n}")));
    }
    assert_eq!(session.conversations.len(), MAX_CONVERSATIONS);
}

#[test]
fn history_goes_before_what_is_there_and_repeats_nothing() {
    let mut session = session();
    apply(&mut session, text("2", "new"));
    let old = |id: &str| {
        let EntryKind::Text(entry) = session
            .conversation(&with_bob())
            .and_then(|c| c.entries().next())
            .map(|e| e.kind.clone())
            .expect("a line")
        else {
            panic!("not a text")
        };
        (
            at(0),
            EntryKind::Text(TextEntry {
                id: MessageId::new(id),
                ..entry
            }),
        )
    };
    let lines = vec![old("0"), old("1"), old("2")];
    session.open(&with_bob()).prepend_history(lines);
    let conversation = session.conversation(&with_bob()).expect("it is there");
    let ids: Vec<_> = conversation
        .entries()
        .map(|e| match &e.kind {
            EntryKind::Text(text) => (text.id.as_str().to_owned(), e.old),
            _ => panic!("not a text"),
        })
        .collect();
    assert_eq!(
        ids,
        [
            ("0".to_owned(), true),
            ("1".to_owned(), true),
            ("2".to_owned(), false)
        ]
    );
    let keys: Vec<u64> = conversation.entries().map(|e| e.key).collect();
    assert!(keys.is_sorted(), "{keys:?}");
}

#[test]
fn a_nudge_that_is_in_the_history_already_is_shown_once() {
    let mut session = session();
    let nudge = Event::Nudge {
        conversation: with_bob(),
        from: bob(),
    };
    apply_at(&mut session, 100, nudge);
    let line = |seconds| {
        let kind = EntryKind::Nudge {
            from: bob(),
            own: false,
            count: 1,
        };
        (at(seconds), kind)
    };
    let lines = vec![line(10), line(100)];
    session.open(&with_bob()).prepend_history(lines);
    let times: Vec<_> = session
        .conversation(&with_bob())
        .into_iter()
        .flat_map(Conversation::entries)
        .map(|entry| entry.at)
        .collect();
    assert_eq!(times, [at(10), at(100)]);
}

#[test]
fn what_is_being_read_stays_until_nobody_reads_it() {
    let mut session = session();
    session.open(&with_bob()).reading = true;
    let count = conversation::MAX_ENTRIES + 10;
    for n in 0..count {
        apply(&mut session, text(&n.to_string(), "new"));
    }
    let kept = |session: &Session| session.conversation(&with_bob()).map(|c| c.entries().len());
    assert_eq!(kept(&session), Some(count));
    session.stop_reading(&with_bob());
    assert_eq!(kept(&session), Some(conversation::MAX_ENTRIES));
}

#[test]
fn groups_are_renamed_and_removed() {
    let mut session = session();
    let group = |name: &str, removed| Event::Group {
        group: GroupId::new("7"),
        name: name.to_owned(),
        removed,
    };
    apply(&mut session, group("Friends", false));
    apply(&mut session, group("Good friends", false));
    let names: Vec<_> = session
        .roster
        .groups()
        .map(|(_, name)| name.to_owned())
        .collect();
    assert_eq!(names, ["Good friends"]);
    apply(&mut session, group("", true));
    assert_eq!(session.roster.groups().count(), 0);
}

#[test]
fn places_are_known_only_while_signed_in() {
    let mut session = session();
    let place = |name: &str, this| Place {
        id: msnp::api::EndpointId::new(name),
        name: name.to_owned(),
        this,
        idle: false,
        capabilities: 0,
    };
    let endpoints = vec![place("here", true), place("there", false)];
    apply(&mut session, Event::Endpoints { endpoints });
    assert_eq!(session.other_places(), 1);
    apply(
        &mut session,
        Event::State {
            state: LinkState::Reconnecting,
            detail: None,
        },
    );
    assert_eq!(session.other_places(), 0);
}

#[test]
fn mail_is_counted_and_only_a_new_one_is_told() {
    let mut session = session();
    let mail = |unread, from: Option<&str>| Event::Mail {
        unread,
        unread_elsewhere: 1,
        from: from.map(str::to_owned),
        subject: None,
    };
    assert_eq!(apply(&mut session, mail(2, None)), None);
    assert_eq!(
        apply(&mut session, mail(3, Some("Carol"))),
        Some(Effect::Mail {
            from: "Carol".to_owned(),
            subject: String::new()
        })
    );
    let counted = Mail {
        inbox: 3,
        elsewhere: 1,
    };
    assert_eq!(session.mail, Some(counted));
}

#[test]
fn a_page_is_to_be_opened() {
    let mut session = session();
    let page = Event::Page {
        path: "/tmp/inbox.html".to_owned(),
    };
    let opened = Effect::Page("/tmp/inbox.html".into());
    assert_eq!(apply(&mut session, page), Some(opened));
}

#[test]
fn only_an_unencrypted_way_over_a_network_can_be_read_along() {
    let mut session = session();
    for (encrypted, here, plain) in [
        (false, false, true),
        (true, false, false),
        (false, true, false),
    ] {
        session.link.here = here;
        let way = msnp::api::Way::Direct;
        apply(&mut session, Event::Connection { way, encrypted });
        assert_eq!(session.link.is_plain(), plain, "{encrypted} {here}");
    }
}

#[test]
fn a_nickname_goes_before_the_name_they_chose() {
    let mut session = session();
    let known = |session: &Session| session.name_of(&bob()).to_owned();
    let named = |nickname: &str| match contact("bob@example.net", "Bob") {
        Event::Contact {
            email,
            display_name,
            groups,
            lists,
            mut details,
            removed,
        } => {
            details.nickname = Some(nickname.to_owned());
            Event::Contact {
                email,
                display_name,
                groups,
                lists,
                details,
                removed,
            }
        }
        other => other,
    };
    apply(&mut session, named("Bobby"));
    assert_eq!(known(&session), "Bobby");
    apply(&mut session, named(" "));
    assert_eq!(known(&session), "Bob");
}

#[test]
fn pictures_that_came_while_events_were_dropped_are_asked_for() {
    let mut session = session();
    let bob = msnp::client::Contact {
        address: bob(),
        display_name: "Bob".to_owned(),
        guid: None,
        invitation: None,
        lists: Lists::from_bits(1 | 2),
        groups: Vec::new(),
        presence: msnp::client::Presence {
            status: Status::Online,
            picture_sha1d: Some("bob=".to_owned()),
            ..Default::default()
        },
        places: Vec::new(),
        personal_message: String::new(),
        media: None,
        details: Default::default(),
    };
    let snapshot = Snapshot {
        contacts: vec![bob],
        ..Snapshot::default()
    };
    session.replace(&snapshot);
    assert_eq!(session.pictures.take_wanted(), [Arc::from("bob=")]);
    session.replace(&snapshot);
    assert_eq!(
        session.pictures.take_wanted(),
        [],
        "it is asked for already"
    );
}
