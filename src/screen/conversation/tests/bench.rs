//! A conversation window and its session, driven by hand.

use std::time::{Duration, SystemTime};

use iced::keyboard;
use iced::{Settings, Size};
use iced_test::simulator::Simulator;
use msnp::api::{
    AccountId, Address, Color, Command, ConversationId, DeliveryState, Event, Lists, MessageId,
    Status, TextFormat, TimedEvent,
};

use super::super::{Action, Message, State};
use crate::ids::ChatId;
use crate::samples;
use crate::session::{EntryKind, Session};
use crate::theme::Theme;
use crate::widget::mirror;

pub const SIZE: Size = Size::new(560.0, 520.0);

/// 22 November 2026, 15:04 in Greenwich.
pub fn at(seconds: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_359_840 + seconds)
}

/// A window with its session.
pub struct Bench {
    pub session: Session,
    pub state: State,
    pub theme: Theme,
}

impl Bench {
    /// Alice, signed in, talks with Carol.
    pub fn new() -> Self {
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
            state: State::new(ChatId::unique(), conversation, &session),
            session,
            theme: samples::theme().0,
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

    pub fn contact(&mut self, who: &str, name: &str, status: Status) {
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
                details: Default::default(),
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

    pub fn event(&mut self, seconds: u64, event: Event) {
        self.session.apply(timed(seconds, event));
        self.state.session_changed(&self.session);
    }

    pub fn said(&mut self, seconds: u64, text: &str, format: TextFormat) {
        let event = Event::Text {
            conversation: self.state.conversation.clone(),
            id: MessageId::new(&format!("{seconds} {text}")),
            from: Address::new("carol@example.com"),
            name: None,
            text: text.into(),
            format,
            emoticons: Vec::new(),
            offline: false,
            sent_at: None,
        };
        self.event(seconds, event);
    }

    /// An own text that came so far.
    pub fn wrote(&mut self, seconds: u64, text: &str, state: Option<DeliveryState>) {
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
    pub fn act(
        &mut self,
        user: impl FnOnce(&mut Simulator<'_, Message, Theme, iced::Renderer>),
    ) -> Vec<Action> {
        let view = self.state.view(&self.session, &self.theme);
        let mut ui = Simulator::with_size(settings(), SIZE, view);
        user(&mut ui);
        let messages: Vec<Message> = ui.into_messages().collect();
        messages
            .into_iter()
            .map(|message| self.state.update(message, &mut self.session))
            .collect()
    }

    /// The same, and gives back its pixels.
    pub fn picture(&mut self, name: &str) -> image::RgbaImage {
        self.screenshot(name);
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
        let end = samples::theme().1;
        let file = image::open(folder.join(format!("{name}{end}-tiny-skia.png")));
        file.expect("it is a picture").into_rgba8()
    }

    /// Saves what the window looks like, to be looked at.
    pub fn screenshot(&mut self, name: &str) {
        let view = self.state.view(&self.session, &self.theme);
        let mut ui = Simulator::with_size(settings(), SIZE, mirror(view));
        let shot = ui.snapshot(&self.theme).expect("it can be drawn");
        let name = format!("{name}{}", samples::theme().1);
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
        let path = folder.join(&name);
        let _ = std::fs::remove_file(path.with_file_name(format!("{name}-tiny-skia.png")));
        assert!(shot.matches_image(path).expect("it can be saved"));
    }
}

/// As the app has them.
pub fn settings() -> Settings {
    Settings {
        default_font: crate::fonts::interface(),
        default_text_size: 12.into(),
        ..Settings::default()
    }
}

pub fn timed(seconds: u64, event: Event) -> TimedEvent {
    TimedEvent {
        wall: at(seconds),
        event,
    }
}

/// A conversation as people have them.
pub fn lively() -> Bench {
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

/// The message a send asked for.
pub fn sent(actions: &[Action]) -> Vec<&Command> {
    fn commands<'a>(action: &'a Action, found: &mut Vec<&'a Command>) {
        match action {
            Action::Send(command) => found.push(command),
            Action::Several(actions) => actions.iter().for_each(|a| commands(a, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    actions
        .iter()
        .for_each(|action| commands(action, &mut found));
    found
}

pub fn shakes(actions: &[Action]) -> bool {
    actions.iter().any(|action| match action {
        Action::Several(actions) => shakes(actions),
        action => matches!(action, Action::Shake),
    })
}

/// A key with modifiers.
pub fn press(key: impl Into<keyboard::Key>, modifiers: keyboard::Modifiers) -> iced::Event {
    let key = key.into();
    iced::Event::Keyboard(keyboard::Event::KeyPressed {
        modified_key: key.clone(),
        key,
        physical_key: keyboard::key::Physical::Unidentified(
            keyboard::key::NativeCode::Unidentified,
        ),
        location: keyboard::Location::Standard,
        modifiers,
        text: None,
        repeat: false,
    })
}

impl Bench {
    /// Writes in the input, a letter at a time.
    pub fn write(&mut self, text: &str) -> Vec<Action> {
        let id = self.state.input_id();
        self.act(|ui| {
            let _ = ui.click(id).expect("the input is there");
            let _ = ui.typewrite(text);
        })
    }

    /// A key in the input.
    pub fn key(
        &mut self,
        key: impl Into<keyboard::Key>,
        modifiers: keyboard::Modifiers,
    ) -> Vec<Action> {
        let id = self.state.input_id();
        self.act(|ui| {
            let _ = ui.click(id).expect("the input is there");
            ui.simulate([press(key, modifiers)]);
        })
    }

    pub fn click(&mut self, words: &str) -> Vec<Action> {
        self.act(|ui| {
            let _ = ui
                .click(words)
                .unwrap_or_else(|_| panic!("{words} is not there"));
        })
    }

    pub fn sees(&self, words: &str) -> bool {
        let view = self.state.view(&self.session, &self.theme);
        Simulator::with_size(settings(), SIZE, view)
            .find(words)
            .is_ok()
    }

    pub fn draft(&self) -> &str {
        &self
            .session
            .conversation(&self.state.conversation)
            .expect("it is known")
            .draft
    }

    /// The last line: its text, and how far it has come.
    pub fn last(&self) -> EntryKind {
        let known = self.session.conversation(&self.state.conversation);
        let entry = known.and_then(|known| known.entries().next_back());
        entry.expect("a line").kind.clone()
    }
}
