//! The program: owns the accounts, the windows and the services, and turns what screens ask for into deeds.

mod update;
mod view;

use std::collections::BTreeMap;
use std::process::ExitCode;

use iced::{Font, Size, Subscription, Task, window};
use msnp::api::{AccountId, Address};

use crate::screen::{contacts, conversation, sign_in};
use crate::session::Session;
use crate::theme::Theme;

/// Everything the program knows.
pub struct App {
    accounts: BTreeMap<AccountId, Account>,
    windows: BTreeMap<window::Id, Window>,
    focused: Option<window::Id>,
    theme: Theme,
}

/// An account that is signed in or on its way.
struct Account {
    session: Session,
}

/// What a window shows.
enum Window {
    /// The main window, before the contacts are there.
    SignIn(sign_in::State),
    /// The main window of an account.
    Contacts(AccountId, contacts::State),
    Conversation(AccountId, conversation::State),
}

#[derive(Clone, Debug)]
pub enum Message {
    Window(window::Id, window::Event),
    Opened,
    SignIn(window::Id, sign_in::Message),
    Contacts(window::Id, contacts::Message),
    Conversation(window::Id, conversation::Message),
}

/// Runs the program until it ends.
pub fn run() -> ExitCode {
    let outcome = iced::daemon(App::new, App::update, App::view)
        .title(App::title)
        .theme(App::theme)
        .subscription(App::subscription)
        .settings(iced::Settings {
            default_font: Font::DEFAULT,
            default_text_size: 12.into(),
            ..iced::Settings::default()
        })
        .run();
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "no window");
            ExitCode::FAILURE
        }
    }
}

impl App {
    fn new() -> (Self, Task<Message>) {
        let mut app = Self {
            accounts: BTreeMap::new(),
            windows: BTreeMap::new(),
            focused: None,
            theme: Theme::classic(),
        };
        let (id, open) = window::open(window::Settings {
            size: Size::new(280.0, 560.0),
            min_size: Some(Size::new(240.0, 400.0)),
            exit_on_close_request: false,
            ..window::Settings::default()
        });
        app.windows
            .insert(id, Window::SignIn(sign_in::State::default()));
        (app, open.map(|_| Message::Opened))
    }

    fn subscription(&self) -> Subscription<Message> {
        window::events().map(|(id, event)| Message::Window(id, event))
    }

    fn theme(&self, _window: window::Id) -> Option<Theme> {
        Some(self.theme.clone())
    }

    fn account(&mut self, id: AccountId, address: Address) -> &mut Account {
        self.accounts.entry(id.clone()).or_insert_with(|| Account {
            session: Session::new(id, address),
        })
    }
}
