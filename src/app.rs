//! The program: owns the accounts, the windows and the services, and turns what screens ask for into deeds.

mod accounts;
mod choices;
mod conversations;
mod drafts;
mod engine;
mod heard;
mod outside;
mod past;
mod several;
mod sounds;
mod tabs;
mod update;
mod view;
mod windows;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use iced::{Point, Subscription, Task, keyboard, window};
use msnp::api::{AccountId, Command, ConversationId};
use papilio_store::EntryKey;

use crate::executor::Executor;
use crate::ids::ChatId;
use crate::moving::Moving;
use crate::portrait::OwnPicture;
use crate::screen::{archive, contacts, conversation, options, sign_in, tabs as tabs_screen};
use crate::services::desktop::wishes;
use crate::services::{self, EmoticonsChanged, Remembered, Services, Taken};
use crate::session::Session;
use crate::sound::{Player, Trouble};
use crate::start::{self, Options};
use crate::theme::{self, Ground, Scheme, Theme};
use crate::{fonts, i18n, state_file};

pub use engine::Demo;

/// Everything the program knows.
pub struct App {
    accounts: BTreeMap<AccountId, Account>,
    windows: BTreeMap<window::Id, Window>,
    /// The conversations that are open, each in one of the windows.
    chats: BTreeMap<ChatId, Chat>,
    focused: Option<window::Id>,
    /// The sizes that windows were given since they opened.
    sizes: BTreeMap<window::Id, iced::Size>,
    /// How many pixels of its screen a point of each window has, as the desktop says.
    scales: BTreeMap<window::Id, f32>,
    theme: Theme,
    /// What the desktop wants.
    desktop: theme::Desktop,
    player: Player,
    /// Why nothing is heard, by the last sound that was to be.
    silence: Option<Trouble>,
    services: Services,
    drafts: drafts::Drafts,
    outside: outside::Outside,
    /// Runs of engines so far: a new run of the same account is another subscription.
    runs: u64,
    /// The window that signs in to the demo once it is open.
    demo: Option<window::Id>,
    /// The program ends once every account is signed out.
    quitting: bool,
}

/// An account that is signed in, or on its way.
struct Account {
    session: Session,
    launch: engine::Launch,
    commands: Option<engine::Commands>,
    /// What was typed to sign in.
    request: sign_in::Request,
    /// Whether it was signed in once in this run.
    arrived: bool,
    /// Whether it stands in the list.
    listed: bool,
    /// The colours that were chosen for it.
    scheme: Option<Scheme>,
    /// When it was signed in last.
    since: Option<Instant>,
    /// What has to be said about its history once the list is there.
    said: Option<String>,
    /// How far the history of each conversation was read.
    history: BTreeMap<ConversationId, Reading>,
}

/// How far a history was read.
#[derive(Clone, Copy, Debug)]
enum Reading {
    /// A page is on its way.
    Under,
    /// Older lines stand before this place.
    Before(EntryKey),
    /// To its beginning.
    Whole,
}

/// A conversation that is open.
struct Chat {
    account: AccountId,
    state: conversation::State,
}

/// What a window shows.
enum Window {
    /// The main window, before the contacts are there; signing in to the account.
    SignIn(Box<sign_in::State>, Option<AccountId>),
    /// The main window: the contacts of every account.
    Contacts(Box<contacts::State>),
    Chats(tabs_screen::State),
    Options(options::State),
    /// Everything that was said.
    Archive(Box<archive::State>),
}

/// What happens.
#[derive(Clone, Debug)]
pub enum Message {
    /// The window is open.
    Opened(window::Id),
    Window(window::Id, window::Event),
    /// The window had this size a moment ago.
    Settled(window::Id, iced::Size),
    /// A key that no widget wanted.
    Key(window::Id, keyboard::Event),
    SignIn(window::Id, sign_in::Message),
    Contacts(window::Id, contacts::Message),
    Conversation(ChatId, conversation::Message),
    Tabs(window::Id, tabs_screen::Message),
    /// A conversation was drawn out of the tabs, to this point of the screen.
    Detach(ChatId, Option<Point>),
    Options(window::Id, options::Message),
    Archive(window::Id, archive::Message),
    /// Something happened outside the windows.
    Outside(outside::News),
    /// The remembered accounts were read.
    Known(window::Id, Box<Remembered>),
    History(Box<conversations::Older>),
    Engine(engine::RunId, engine::Update),
    TypingOver {
        account: AccountId,
        conversation: msnp::api::ConversationId,
        from: msnp::api::Address,
        stamp: u64,
    },
    /// A picture that came from others was read, by its hash; `None` when it is not there or no picture.
    Picture(AccountId, Arc<str>, Option<Moving>),
    /// The own picture that another place of the account gave it was read.
    OwnPicture(AccountId, Option<OwnPicture>),
    /// This file was chosen to be sent there.
    SendFile(AccountId, ConversationId, PathBuf),
    /// The list of the account has to say these words.
    Say(AccountId, String),
    /// An account is to be signed in by itself, with this password if there is one.
    Automatic(Box<sign_in::Known>, Option<sign_in::Hidden>),
    /// The emoticons of the user's own, after a change that this conversation asked for.
    Emoticons(Option<ChatId>, EmoticonsChanged),
    /// The engine of the account is to be told this.
    Tell(AccountId, Command),
    /// What is being written is to be saved.
    KeepDrafts,
    /// A sound was heard, or why not.
    Played(Result<(), Trouble>),
    /// Something was done that nobody waits for.
    Done,
    /// Signing out has taken long enough.
    Exit,
}

/// Runs the program until it ends.
pub fn run() -> ExitCode {
    // Until the settings are read.
    i18n::choose(None);
    let mut options = match start::options(std::env::args_os().skip(1)) {
        Ok(start::Start::Run(options)) => options,
        Ok(start::Start::Say(words)) => {
            say(std::io::stdout(), &words);
            return ExitCode::SUCCESS;
        }
        Err(words) => {
            say(std::io::stderr(), &words);
            return ExitCode::from(2);
        }
    };
    start::log();
    if !start::has_display(|name| std::env::var_os(name)) {
        say(std::io::stderr(), &crate::t!("no-display"));
        return ExitCode::FAILURE;
    }
    // The demo is forgotten at the end, with its folder. Without one there is only nothing to look pictures up in.
    let demo = (options.demo && options.data_dir.is_none())
        .then(|| tempfile::Builder::new().prefix("papilio-demo-").tempdir())
        .and_then(Result::ok);
    if let Some(demo) = &demo {
        options.data_dir = Some(demo.path().to_owned());
    }
    let _lock = match services::take_folder(&options) {
        Ok(Taken::Ours(lock)) => lock,
        Ok(Taken::Told) => return ExitCode::SUCCESS,
        Err(words) => {
            say(std::io::stderr(), &words);
            return ExitCode::FAILURE;
        }
    };
    // One provider for every TLS connection. It only fails when one is installed already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let outcome = iced::daemon(move || App::new(options.clone()), App::update, App::view)
        .title(App::title)
        .theme(App::theme)
        .scale_factor(App::scale_factor)
        .subscription(App::subscription)
        .executor::<Executor>()
        .settings(iced::Settings {
            id: Some("papilio".to_owned()),
            default_font: fonts::interface(),
            default_text_size: fonts::SIZE.into(),
            ..iced::Settings::default()
        })
        .run();
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let words = crate::t!("no-window", reason = error.to_string());
            say(std::io::stderr(), &words);
            ExitCode::FAILURE
        }
    }
}

/// Writes a line, if anybody reads it.
fn say(mut to: impl std::io::Write, words: &str) {
    let _ = writeln!(to, "{words}");
}

impl App {
    fn new(options: Options) -> (Self, Task<Message>) {
        let (demo, hidden) = (options.demo, options.hidden);
        let links = options.links();
        let mut app = Self {
            accounts: BTreeMap::new(),
            windows: BTreeMap::new(),
            chats: BTreeMap::new(),
            focused: None,
            sizes: BTreeMap::new(),
            scales: BTreeMap::new(),
            theme: Theme::classic(),
            desktop: theme::Desktop::default(),
            player: Player::default(),
            silence: None,
            services: Services::new(&options),
            drafts: drafts::Drafts::default(),
            outside: outside::Outside::new(links),
            runs: 0,
            demo: None,
            quitting: false,
        };
        let earlier = app.services.settings().appearance.desktop_theme.as_deref();
        app.desktop = earlier
            .map(theme::Desktop::that_chooses)
            .unwrap_or_default();
        app.settings_changed();
        let (id, open) = app.open_sign_in();
        if hidden {
            app.outside.start_hidden(id);
        }
        if demo {
            app.begin_demo(id);
        }
        let wishes = wishes::ask().map(outside::News::Wish);
        (app, Task::batch([open, wishes.map(Message::Outside)]))
    }

    fn subscription(&self) -> Subscription<Message> {
        let mut all = vec![self.listen_outside()];
        all.extend(
            self.accounts
                .values()
                .map(|account| account.launch.subscription()),
        );
        let busy = self
            .windows
            .iter()
            .find(|(_, window)| matches!(window, Window::SignIn(state, _) if state.is_working()));
        if let Some((id, _)) = busy {
            all.push(
                iced::time::every(sign_in::TICK)
                    .with(*id)
                    .map(|(id, _)| Message::SignIn(id, sign_in::Message::Tick)),
            );
        }
        Subscription::batch(all)
    }

    fn theme(&self, window: window::Id) -> Option<Theme> {
        let theme = |account: Option<&Account>| match account {
            Some(account) => self.theme.tinted(account.session.scheme),
            None => self.theme.clone(),
        };
        Some(match self.windows.get(&window) {
            // Several accounts have a line each, in their own colours.
            Some(Window::Contacts(_)) => match self.listed().as_slice() {
                [only] => theme(self.accounts.get(only)).on(Ground::Pane),
                _ => self.theme.on(Ground::Pane),
            },
            Some(Window::Chats(tabs)) => {
                let chat = self.chats.get(&tabs.shown());
                theme(chat.and_then(|chat| self.accounts.get(&chat.account))).on(Ground::Backdrop)
            }
            _ => self.theme.clone(),
        })
    }

    /// Writes the state file, if one is wanted.
    fn tell_state(&mut self) {
        if self.services.state_file.is_none() {
            return;
        }
        let windows = self.windows.iter().map(|(id, window)| {
            let title = self.title_of(window);
            match window {
                Window::SignIn(state, _) => state_file::Window::sign_in(title, state),
                Window::Contacts(..) => state_file::Window::contacts(title),
                Window::Options(_) => state_file::Window::options(title),
                Window::Archive(state) => state_file::Window::history(title, state.found_texts()),
                Window::Chats(tabs) => {
                    let chats = tabs.chats().iter().filter_map(|id| self.chats.get(id));
                    let names = chats.map(|chat| chat.state.conversation().to_string());
                    let shown = self.chats.get(&tabs.shown());
                    let account = shown.and_then(|chat| self.accounts.get(&chat.account));
                    let id = shown.map(|chat| chat.state.conversation());
                    let session = account.map(|account| &account.session);
                    state_file::Window::conversation(title, id, session).tabs(names.collect())
                }
            }
            .focused(self.focused == Some(*id))
        });
        let accounts = self.accounts.values();
        let state = state_file::State {
            theme: iced::theme::Base::name(&self.theme).to_owned(),
            accounts: accounts
                .map(|account| state_file::Account::of(&account.session))
                .collect(),
            windows: windows.collect(),
        };
        if let Some(file) = &mut self.services.state_file {
            file.write(&state);
        }
    }
}

#[cfg(test)]
mod tests;
