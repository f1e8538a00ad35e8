use std::sync::Arc;

use msnp::api::{Address, Direction, Event, TransferInfo, TransferState};

use super::*;
use crate::moving::Moving;
use crate::samples;

const SIZE: (f32, f32) = (430.0, 110.0);

fn bob() -> ConversationId {
    ConversationId::new("bob@example.net")
}

fn offer(session: &mut Session, preview: Option<Arc<str>>) {
    let event = Event::TransferOffer {
        transfer: TransferId(1),
        conversation: bob(),
        from: Address::new("bob@example.net"),
        name: "beach.jpg".to_owned(),
        size: 1_240_000,
        preview,
    };
    samples::apply(session, event);
}

fn info(state: TransferState, direction: Direction, bytes: u64) -> TransferInfo {
    TransferInfo {
        transfer: TransferId(1),
        state,
        conversation: bob(),
        with: Address::new("bob@example.net"),
        direction,
        name: "beach.jpg".to_owned(),
        bytes,
        size: 1_240_000,
        via: TransferWay::Direct,
        path: None,
        sha256: None,
        reason: None,
    }
}

fn tell(session: &mut Session, info: TransferInfo, after: u64) {
    let event = msnp::api::TimedEvent {
        wall: samples::now() + Duration::from_millis(after),
        event: Event::Transfer(info),
    };
    session.apply(event);
}

/// Whether the card of the file says this.
fn says(session: &Session, words: &str) -> bool {
    let transfer = session.transfers.get(TransferId(1)).expect("it is there");
    let mut ui = samples::simulate(SIZE, card(transfer, session));
    ui.find(words).is_ok()
}

/// What a click on these words asks for.
fn click(session: &Session, words: &str) -> Vec<Message> {
    let transfer = session.transfers.get(TransferId(1)).expect("it is there");
    let mut ui = samples::simulate(SIZE, card(transfer, session));
    ui.click(words).unwrap_or_else(|e| panic!("{words}: {e}"));
    ui.into_messages().collect()
}

fn picture(session: &Session, name: &str) {
    let transfer = session.transfers.get(TransferId(1)).expect("it is there");
    samples::picture(name, SIZE, card(transfer, session));
}

#[test]
fn an_offer_shows_what_it_is_and_can_be_answered() {
    let mut session = samples::alice();
    let preview: Arc<str> = "abc=".into();
    offer(&mut session, Some(preview.clone()));
    assert_eq!(
        session.pictures.take_wanted(),
        std::slice::from_ref(&preview)
    );
    let drawn = Moving::decode(&samples::photo([240, 180, 40, 255])).ok();
    session.picture_came(&preview, drawn);
    assert!(says(&session, "beach.jpg"));
    assert!(says(&session, "1.2 MB"));
    assert!(says(&session, "Bob wants to send you this file."));
    picture(&session, "transfer-offer");
    assert!(matches!(
        click(&session, "Accept")[..],
        [Message::Accept(TransferId(1))]
    ));
    assert!(matches!(
        click(&session, "Save as…")[..],
        [Message::SaveAs(_)]
    ));
    assert!(matches!(
        click(&session, "Decline")[..],
        [Message::Decline(_)]
    ));
}

#[test]
fn what_moves_tells_speed_and_time_left_and_can_be_cancelled() {
    let mut session = samples::alice();
    let active = |bytes| info(TransferState::Active, Direction::Incoming, bytes);
    tell(&mut session, active(0), 0);
    assert!(says(&session, "0 bytes of 1.2 MB"));
    tell(&mut session, active(240_000), 2_000);
    picture(&session, "transfer-active");
    assert!(says(
        &session,
        "240 kB of 1.2 MB · 120 kB a second · 9 seconds left"
    ));
    assert!(matches!(
        click(&session, "Cancel")[..],
        [Message::Cancel(_)]
    ));
}

#[test]
fn what_is_received_shows_its_sum_and_its_folder_and_can_be_put_away() {
    let mut session = samples::alice();
    let done = TransferInfo {
        path: Some("/home/alice/Downloads/beach.jpg".to_owned()),
        sha256: Some("0123456789abcdef".repeat(4)),
        ..info(TransferState::Done, Direction::Incoming, 1_240_000)
    };
    tell(&mut session, done, 0);
    picture(&session, "transfer-done");
    assert!(says(&session, "Received from Bob."));
    assert!(says(&session, "SHA-256: 0123456789abcdef…"));
    assert!(matches!(
        click(&session, "Open folder")[..],
        [Message::OpenFolder(_)]
    ));
    let mut state = state(&session);
    let action = state.transfer_message(Message::OpenFolder(TransferId(1)), &mut session);
    assert!(matches!(action, Action::OpenFolder(folder) if folder.ends_with("Downloads")));
    let _ = state.transfer_message(Message::Dismiss(TransferId(1)), &mut session);
    assert!(shelf(&session, &bob()).is_none());
}

#[test]
fn what_broke_off_says_so_and_is_sent_again_with_one_click() {
    let mut session = samples::alice();
    let mut state = state(&session);
    let sent = state.send_file("/home/alice/beach.jpg".into(), &mut session);
    assert!(matches!(sent, Action::Send(Command::SendFile { .. })));
    let failed = info(TransferState::Failed, Direction::Outgoing, 9);
    tell(&mut session, failed, 0);
    picture(&session, "transfer-failed");
    assert!(says(&session, "It broke off."));
    assert!(matches!(
        click(&session, "Send again")[..],
        [Message::Retry(_)]
    ));
    let again = state.transfer_message(Message::Retry(TransferId(1)), &mut session);
    let Action::Send(Command::SendFile { to, path }) = again else {
        panic!("it is sent")
    };
    assert_eq!((to, path.as_str()), (bob(), "/home/alice/beach.jpg"));
    assert!(shelf(&session, &bob()).is_none(), "the old one is gone");
}

#[test]
fn accepting_tells_the_engine_where_to() {
    let mut session = samples::alice();
    offer(&mut session, None);
    let mut state = state(&session);
    let action = state.transfer_message(Message::SaveAs(TransferId(1)), &mut session);
    assert!(matches!(action, Action::SaveAs { name, .. } if name == "beach.jpg"));
    let nothing = state.transfer_message(Message::SaveTo(TransferId(1), None), &mut session);
    assert!(matches!(nothing, Action::None));
    assert!(says(&session, "Accept"), "the offer still stands");
    let place = Some("/home/alice/here.jpg".into());
    let action = state.transfer_message(Message::SaveTo(TransferId(1), place), &mut session);
    let Action::Send(Command::AcceptFile { path, .. }) = action else {
        panic!("it is accepted")
    };
    assert_eq!(path.as_deref(), Some("/home/alice/here.jpg"));
    assert!(says(&session, "Connecting to Bob…"));
}

#[test]
fn the_window_asks_before_it_closes_over_a_file_on_its_way() {
    let mut session = samples::alice();
    let mut state = state(&session);
    let escape = |state: &mut State, session: &mut Session| {
        state.update(super::super::Message::Escape, session)
    };
    assert!(matches!(escape(&mut state, &mut session), Action::Close));
    let active = info(TransferState::Active, Direction::Incoming, 9);
    tell(&mut session, active, 0);
    assert!(matches!(escape(&mut state, &mut session), Action::None));
    assert_eq!(state.dialog, Some(super::super::Dialog::Leave));
    let done = info(TransferState::Done, Direction::Incoming, 1_240_000);
    tell(&mut session, done, 1);
    let _ = escape(&mut state, &mut session);
    assert!(matches!(escape(&mut state, &mut session), Action::Close));
}

#[test]
fn sizes_and_times_are_said_as_people_say_them() {
    assert_eq!(size(0), "0 bytes");
    assert_eq!(size(1), "1 byte");
    assert_eq!(size(999), "999 bytes");
    assert_eq!(size(1_000), "1 kB");
    assert_eq!(size(1_540), "1.5 kB");
    assert_eq!(size(15_400), "15 kB");
    assert_eq!(size(2_000_000_000), "2 GB");
    assert_eq!(size(u64::MAX), "18446744074 GB");
    let said = |seconds| duration(Duration::from_secs(seconds));
    assert_eq!(said(0), "1 second");
    assert_eq!(said(89), "89 seconds");
    assert_eq!(said(90), "2 minutes");
    assert_eq!(said(7_200), "2 hours");
}

#[test]
fn nothing_hides_in_a_name() {
    assert_eq!(visible("photo\u{202e}gpj.exe"), "photo\u{fffd}gpj.exe");
    assert_eq!(visible("étude 日本.txt"), "étude 日本.txt");
}

fn state(session: &Session) -> State {
    State::new(crate::ids::ChatId::unique(), bob(), session)
}
