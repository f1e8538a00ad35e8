//! What is told in the corner of the screen.

use tokio::sync::mpsc::Receiver as Orders;

use super::super::outside::News;
use super::*;
use crate::services::desktop::toasts::{Kind, Order, Target, Toast, Toasts, Told};

/// An app whose toasts can be read.
fn scene() -> (App, Engine, Orders<Order>) {
    let (mut app, window) = app();
    let (send, orders) = tokio::sync::mpsc::channel(9);
    let ready = Told::Ready(Toasts::new(send));
    let _ = app.update(Message::Outside(News::Toasts(ready)));
    let engine = sign_in(&mut app, window, "alice@example.com");
    let session = &mut account(&mut app, &engine).session;
    samples::contact(session, "bob@example.com", "Bob", &[]);
    (app, engine, orders)
}

fn account<'a>(app: &'a mut App, engine: &Engine) -> &'a mut Account {
    let account = app.accounts.get_mut(&engine.id.account);
    account.expect("it is signed in")
}

fn shown(orders: &mut Orders<Order>) -> Option<Toast> {
    match orders.try_recv().ok()? {
        Order::Show(toast) => Some(toast),
        other => panic!("{other:?}"),
    }
}

fn bob() -> ConversationId {
    ConversationId::new("bob@example.com")
}

#[test]
fn a_text_is_told_until_its_window_is_looked_at() {
    let (mut app, engine, mut orders) = scene();
    tell(&mut app, &engine, vec![text("bob@example.com", "1")]);
    let toast = shown(&mut orders).expect("a toast");
    let target = Target::Conversation(engine.id.account.clone(), bob());
    assert_eq!((toast.kind, &toast.target), (Kind::Message, &target));
    assert_eq!(
        (toast.title.as_str(), toast.text.as_str()),
        ("Bob", "hello")
    );
    let window = conversations(&app, &engine)[0].0;
    let _ = app.update(Message::Window(window, window::Event::Focused));
    assert_eq!(orders.try_recv(), Ok(Order::Close(target)));
    tell(&mut app, &engine, vec![text("bob@example.com", "2")]);
    assert_eq!(shown(&mut orders), None, "it is looked at");
    let _ = app.update(Message::Window(window, window::Event::Unfocused));
    tell(&mut app, &engine, vec![text("bob@example.com", "3")]);
    assert!(shown(&mut orders).is_some());
}

#[test]
fn a_file_that_is_offered_is_told_by_its_name_and_not_by_what_was_said_before() {
    let (mut app, engine, mut orders) = scene();
    tell(&mut app, &engine, vec![text("bob@example.com", "1")]);
    let _text = shown(&mut orders);
    let offer = Event::TransferOffer {
        transfer: msnp::io::TransferId(1),
        conversation: bob(),
        from: Address::new("bob@example.com"),
        name: "beach.jpg".to_owned(),
        size: 9,
        preview: None,
    };
    tell(&mut app, &engine, vec![offer]);
    let toast = shown(&mut orders).expect("a toast");
    assert_eq!(
        (toast.title.as_str(), toast.text.as_str()),
        ("Bob", "wants to send you the file beach.jpg")
    );
}

#[test]
fn nothing_is_told_to_who_is_busy_or_of_whom_one_wants_to_hear_nothing() {
    let (mut app, engine, mut orders) = scene();
    account(&mut app, &engine).session.me.status = Status::Busy;
    tell(&mut app, &engine, vec![text("bob@example.com", "1")]);
    assert_eq!(shown(&mut orders), None, "busy");
    account(&mut app, &engine).session.me.status = Status::Online;
    let chosen = papilio_store::ContactSettings {
        toast: false,
        ..Default::default()
    };
    let id = engine.id.account.clone();
    let _ = app.choose_about(&id, &Address::new("bob@example.com"), chosen);
    tell(&mut app, &engine, vec![text("bob@example.com", "2")]);
    assert_eq!(shown(&mut orders), None, "not of Bob");
    tell(&mut app, &engine, vec![text("carol@example.com", "3")]);
    assert!(shown(&mut orders).is_some(), "but of others");
}

#[test]
fn what_was_written_can_be_kept_from_the_screen() {
    let (mut app, engine, mut orders) = scene();
    let _ = app
        .services
        .change(|settings| settings.desktop.toasts.show_text = false);
    tell(&mut app, &engine, vec![text("bob@example.com", "1")]);
    let toast = shown(&mut orders).expect("a toast");
    assert_eq!(
        (toast.title.as_str(), toast.text.as_str()),
        ("Bob", "wrote to you")
    );
}

#[test]
fn whoever_was_there_before_is_not_told_to_have_come() {
    let (mut app, engine, mut orders) = scene();
    let comes = |status| Event::Presence {
        email: Address::new("bob@example.com"),
        status,
        display_name: "Bob".to_owned(),
        capabilities: 0,
        picture_sha1d: None,
    };
    tell(&mut app, &engine, vec![comes(Status::Online)]);
    assert_eq!(shown(&mut orders), None, "one has just signed in");
    let long_ago = Instant::now().checked_sub(std::time::Duration::from_secs(60));
    account(&mut app, &engine).since = long_ago;
    tell(
        &mut app,
        &engine,
        vec![comes(Status::Offline), comes(Status::Online)],
    );
    let toast = shown(&mut orders).expect("a toast");
    assert_eq!(
        (toast.kind, toast.text.as_str()),
        (Kind::Online, "is online now")
    );
}

#[test]
fn a_click_on_a_toast_opens_the_conversation() {
    let (mut app, engine, _orders) = scene();
    let target = Target::Conversation(engine.id.account.clone(), bob());
    let _ = app.update(Message::Outside(News::Toasts(Told::Clicked(target))));
    assert_eq!(conversations(&app, &engine)[0].1, bob());
}

#[test]
fn with_several_accounts_a_toast_says_which_one_it_is_about() {
    let (mut app, engine, mut orders) = scene();
    let (second, _) = app.open_sign_in();
    let other = sign_in(&mut app, second, "carol@example.com");
    tell(&mut app, &engine, vec![text("bob@example.com", "1")]);
    let toast = shown(&mut orders).expect("a toast");
    assert_eq!(toast.title, "Bob (alice@example.com)");
    tell(&mut app, &other, vec![text("bob@example.com", "2")]);
    let toast = shown(&mut orders).expect("a toast");
    assert_eq!(toast.title, "bob@example.com (carol@example.com)");
    let target = Target::Conversation(other.id.account.clone(), bob());
    assert_eq!(toast.target, target);
}
