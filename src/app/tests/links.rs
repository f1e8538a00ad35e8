//! Links that the program is started with, and other starts of it.

use super::super::outside::News;
use super::*;
use crate::link::Link;
use crate::services::instance::Wish;

fn start(app: &mut App, link: &str) {
    let links = vec![Link::parse(link).expect("a link")];
    let _ = app.update(Message::Outside(News::Started(Wish { links })));
}

#[test]
fn a_link_to_chat_opens_a_conversation_and_sends_nothing() {
    let (mut app, window) = app();
    let engine = sign_in(&mut app, window, "alice@example.com");
    engine.told.try_iter().for_each(drop);
    start(&mut app, "msnim:chat?contact=bob@example.com");
    let open = conversations(&app, &engine);
    assert_eq!(open.len(), 1);
    assert_eq!(open[0].1, ConversationId::new("bob@example.com"));
    assert!(engine.told.try_recv().is_err());
}

#[test]
fn a_link_to_add_asks_and_adds_nobody() {
    let (mut app, window) = app();
    let engine = sign_in(&mut app, window, "alice@example.com");
    engine.told.try_iter().for_each(drop);
    start(&mut app, "msnim:add?contact=Bob@example.com");
    assert!(engine.told.try_recv().is_err(), "it asks first");
    for words in ["Next", "Add"] {
        let Some(Window::Contacts(state)) = app.windows.get(&window) else {
            panic!("the list is shown")
        };
        let mut ui = samples::simulate((280.0, 560.0), state.view(&app.accounts));
        let _ = ui.click(words).expect("the dialog goes on");
        let messages: Vec<_> = ui.into_messages().collect();
        for message in messages {
            let _ = app.update(Message::Contacts(window, message));
        }
    }
    let Ok(Command::AddContact { email, .. }) = engine.told.try_recv() else {
        panic!("the user added whom the link names")
    };
    assert_eq!(email.spelled(), "Bob@example.com");
}

#[test]
fn a_link_waits_until_somebody_is_signed_in() {
    let (mut app, window) = app();
    start(&mut app, "msnim:chat?contact=bob@example.com");
    assert_eq!(app.windows.len(), 1, "the window to sign in is enough");
    let engine = sign_in(&mut app, window, "alice@example.com");
    assert_eq!(conversations(&app, &engine).len(), 1);
}

#[test]
fn a_link_is_followed_by_the_account_that_knows_whom_it_names() {
    let (mut app, first) = app();
    let alice = sign_in(&mut app, first, "alice@example.com");
    let (second, _) = app.open_sign_in();
    let bob = sign_in(&mut app, second, "bob@example.net");
    let known = app.accounts.get_mut(&bob.id.account).expect("it is there");
    samples::contact(&mut known.session, "carol@example.com", "Carol", &[]);
    start(&mut app, "msnim:chat?contact=carol@example.com");
    assert_eq!(conversations(&app, &alice), []);
    assert_eq!(conversations(&app, &bob).len(), 1);
}

#[test]
fn links_that_wait_are_not_without_number() {
    let (mut app, window) = app();
    for n in 0..30 {
        start(&mut app, &format!("msnim:chat?contact=bob{n}@example.com"));
    }
    let engine = sign_in(&mut app, window, "alice@example.com");
    assert_eq!(conversations(&app, &engine).len(), 8);
}
