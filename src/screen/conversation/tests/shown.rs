//! The conversation and what opens over it, to be compared with what is kept.

use msnp::api::{Color, TransferInfo, TransferState, TransferWay};
use msnp::io::TransferId;

use super::super::emoticons::Manager;
use super::bench::SIZE;
use super::*;
use crate::moving::Moving;
use crate::moving::tests::blinking;
use crate::portrait::Portrait;
use crate::screens::Album;
use crate::session::OwnEmoticon;
use crate::theme::Ground;

/// Two people who talk in two scripts, on two days.
fn talk() -> Bench {
    let mut bench = Bench::new();
    bench.session.picture = Portrait::Drawn("pictures/cat");
    bench.said(0, "see you tomorrow then", TextFormat::default());
    let color = |r, g, b| Some(Color { r, g, b });
    bench.session.format.color = color(0x1d, 0x5f, 0xa8);
    let came = Some(DeliveryState::Acknowledged);
    bench.wrote(86_400, "hey! did you get the pictures? :)", came);
    let pink = TextFormat {
        font: Some("Georgia".into()),
        color: color(0xb0, 0x32, 0x8f),
        bold: true,
        ..TextFormat::default()
    };
    bench.said(86_410, "yes, they are lovely ;) the third one most", pink);
    let nudge = Event::Nudge {
        conversation: bench.state.conversation.clone(),
        from: Address::new("carol@example.com"),
    };
    bench.event(86_420, nudge);
    let link = "ok ok, I am here (K)(K) https://www.example.org/lisbon?day=3";
    bench.wrote(86_430, link, Some(DeliveryState::Sent));
    let both = "مرحبا يا كارول، هذا نص عربي and some Latin in one line, then it wraps on to the next line since it is long :D";
    bench.wrote(86_431, both, None);
    bench.wrote(86_432, "lost one", Some(DeliveryState::Failed));
    let slanted = TextFormat {
        italic: true,
        underline: true,
        ..TextFormat::default()
    };
    bench.said(86_440, "are you there? :P", slanted);
    let typing = Event::Typing {
        conversation: bench.state.conversation.clone(),
        from: Address::new("carol@example.com"),
    };
    bench.event(86_441, typing);
    bench
}

fn transfer(number: u64, state: TransferState, name: &str) -> Event {
    Event::Transfer(TransferInfo {
        transfer: TransferId(number),
        state,
        conversation: ConversationId::new("carol@example.com"),
        with: Address::new("carol@example.com"),
        direction: msnp::api::Direction::Incoming,
        name: name.to_owned(),
        bytes: 9_400_000,
        size: 24_000_000,
        via: TransferWay::Direct,
        path: None,
        sha256: None,
        reason: None,
    })
}

pub fn show(album: &mut Album) {
    let theme = album.theme().on(Ground::Backdrop);
    let size = (SIZE.width, SIZE.height);
    let mut show = |name: &str, bench: &Bench| {
        let view = bench.state.view(&bench.session, &theme);
        album.show_in(&theme, name, size, view);
    };
    let mut bench = talk();
    bench.state.composer.insert("that would be gr");
    show("conversation", &bench);
    bench.state.open(Panel::Format);
    show("conversation-format", &bench);
    bench.session.own_emoticons = vec![OwnEmoticon {
        shortcut: "(cow)".to_owned(),
        path: "/emoticons/cow.gif".into(),
        picture: Moving::read(&blinking(40)).expect("a picture"),
    }];
    bench.state.open(Panel::Emoticons);
    show("emoticon-picker", &bench);
    bench.state.panel = Panel::None;
    bench.state.dialog = Some(Dialog::Emoticons(Manager::default()));
    show("emoticon-manager", &bench);
    bench.contact("bob", "Bob :)", Status::Online);
    bench.contact("erin", "Erin", Status::Busy);
    bench.state.dialog = Some(Dialog::invite());
    show("conversation-invite", &bench);
    let link = "https://www.example.org/lisbon?day=3".to_owned();
    bench.state.dialog = Some(Dialog::Link(link));
    bench.contact("carol", "Carol", Status::Offline);
    show("conversation-link", &bench);

    let mut bench = talk();
    let offer = Event::TransferOffer {
        transfer: TransferId(1),
        conversation: bench.state.conversation.clone(),
        from: Address::new("carol@example.com"),
        name: "beach.jpg".to_owned(),
        size: 1_240_000,
        preview: None,
    };
    bench.event(86_450, offer);
    let active = transfer(2, TransferState::Active, "holiday photos.zip");
    bench.event(86_451, active);
    show("transfers", &bench);
}
