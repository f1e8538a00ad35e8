//! The conversation window without a display.

use std::time::{Duration, SystemTime};

use iced::{Settings, Size, window};
use iced_test::simulator::Simulator;
use msnp::api::{
    AccountId, Address, Color, Command, ConversationId, DeliveryState, Event, LinkState, Lists,
    MessageId, Status, TextFormat, TimedEvent,
};

use super::{Action, Message, State};
use crate::session::Session;
use crate::theme::Theme;

const SIZE: Size = Size::new(560.0, 520.0);

/// 22 November 2026, 15:04 in Greenwich.
fn at(seconds: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_359_840 + seconds)
}

/// A window with its session.
struct Bench {
    session: Session,
    state: State,
    theme: Theme,
}

impl Bench {
    /// Alice, signed in, talks with Carol.
    fn new() -> Self {
        let address = Address::new("alice@example.com");
        let mut session = Session::new(AccountId::new("alice@example.com/demo"), address.clone());
        let signed_in = Event::SignedIn {
            email: address,
            display_name: "Alice".into(),
            dialect: "MSNP12".into(),
        };
        session.apply(timed(0, signed_in));
        let conversation = ConversationId::new("carol@example.com");
        session.open(&conversation);
        let mut bench = Self {
            state: State::new(window::Id::unique(), conversation, &session),
            session,
            theme: Theme::classic(),
        };
        bench.contact("carol", "Carol", Status::Away);
        let back = Event::PersonalMessage {
            email: Address::new("carol@example.com"),
            text: "back at 5".into(),
            media: None,
        };
        bench.event(0, back);
        bench
    }

    fn contact(&mut self, who: &str, name: &str, status: Status) {
        let email = Address::new(&format!("{who}@example.com"));
        self.event(
            0,
            Event::Contact {
                email: email.clone(),
                display_name: name.into(),
                groups: vec![],
                lists: Lists {
                    forward: true,
                    allow: true,
                    ..Lists::default()
                },
                removed: false,
            },
        );
        self.event(
            0,
            Event::Presence {
                email,
                status,
                display_name: name.into(),
                capabilities: 0,
                picture_sha1d: None,
            },
        );
    }

    fn event(&mut self, seconds: u64, event: Event) {
        self.session.apply(timed(seconds, event));
        self.state.session_changed(&self.session);
    }

    fn said(&mut self, seconds: u64, text: &str, format: TextFormat) {
        let event = Event::Text {
            conversation: self.state.conversation.clone(),
            id: MessageId::new(&format!("{seconds} {text}")),
            from: Address::new("carol@example.com"),
            name: None,
            text: text.into(),
            format,
            offline: false,
            sent_at: None,
        };
        self.event(seconds, event);
    }

    /// An own text that came so far.
    fn wrote(&mut self, seconds: u64, text: &str, state: Option<DeliveryState>) {
        let format = self.session.format.clone();
        let conversation = self.state.conversation.clone();
        let command = self.session.write(&conversation, text, format, at(seconds));
        if let (Command::SendText { id: Some(id), .. }, Some(state)) = (command, state) {
            let event = Event::Delivery {
                id,
                conversation,
                state,
                reason: None,
            };
            self.event(seconds, event);
        }
    }

    /// Lets the view meet the user; what the screen asks for then.
    fn act(
        &mut self,
        user: impl FnOnce(&mut Simulator<'_, Message, Theme, iced::Renderer>),
    ) -> Vec<Action> {
        let view = self.state.view(&self.session, &self.theme);
        let mut ui = Simulator::with_size(Settings::default(), SIZE, view);
        user(&mut ui);
        let messages: Vec<Message> = ui.into_messages().collect();
        messages
            .into_iter()
            .map(|message| self.state.update(message, &mut self.session))
            .collect()
    }

    /// Saves what the window looks like, to be looked at.
    fn screenshot(&mut self, name: &str) {
        let view = self.state.view(&self.session, &self.theme);
        let mut ui = Simulator::with_size(Settings::default(), SIZE, view);
        let shot = ui.snapshot(&self.theme).expect("it can be drawn");
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
        let path = folder.join(name);
        let _ = std::fs::remove_file(path.with_file_name(format!("{name}-tiny-skia.png")));
        assert!(shot.matches_image(path).expect("it can be saved"));
    }
}

fn timed(seconds: u64, event: Event) -> TimedEvent {
    TimedEvent {
        wall: at(seconds),
        event,
    }
}

/// A conversation as people have them.
fn lively() -> Bench {
    let mut bench = Bench::new();
    let pink = TextFormat {
        font: Some("Georgia".into()),
        color: Some(Color {
            r: 0xb0,
            g: 0x32,
            b: 0x8f,
        }),
        bold: true,
        ..TextFormat::default()
    };
    bench.said(0, "see you tomorrow then", TextFormat::default());
    bench.session.format.color = Some(Color {
        r: 0x1d,
        g: 0x5f,
        b: 0xa8,
    });
    bench.wrote(
        86_400,
        "hey! did you get the pictures? :)",
        Some(DeliveryState::Acknowledged),
    );
    bench.said(86_410, "yes, they are lovely ;) the third one most", pink);
    let nudge = Event::Nudge {
        conversation: bench.state.conversation.clone(),
        from: Address::new("carol@example.com"),
    };
    bench.event(86_420, nudge);
    bench.wrote(
        86_430,
        "ok ok, I am here (K)(K) https://www.example.org/lisbon?day=3",
        Some(DeliveryState::Sent),
    );
    bench.wrote(86_431, "日本語 and عربى in one line 🎸, then it wraps on to the next line because it is quite a long text :D", None);
    bench.wrote(86_432, "lost one", Some(DeliveryState::Failed));
    bench.said(
        86_440,
        "are you there? :P",
        TextFormat {
            italic: true,
            underline: true,
            ..TextFormat::default()
        },
    );
    let typing = Event::Typing {
        conversation: bench.state.conversation.clone(),
        from: Address::new("carol@example.com"),
    };
    bench.event(86_441, typing);
    bench
}

#[test]
fn screenshots_for_review() {
    let mut bench = lively();
    bench.state.composer.insert("that would be gr");
    bench.screenshot("conversation");
    bench.state.open(super::Panel::Emoticons);
    bench.screenshot("conversation-emoticons");
    bench.state.open(super::Panel::Format);
    bench.screenshot("conversation-format");
}
