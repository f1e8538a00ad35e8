//! Signing in and out, and what the engines tell.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use iced::{Task, window};
use msnp::api::{AccountId, Address, Command, ErrorCode, SignOutReason};
use msnp::auth::Secret;
use msnp::dialect::Dialect;
use msnp::io::Endpoint;
use msnp_client::ServerProfile;

use super::engine::{Launch, Place, RunId, Update, WayThere};
use super::heard::close;
use super::windows::Wanted;
use super::{Account, App, Chat, Message, Window};
use crate::ids::ChatId;
use crate::portrait::{Choice, OwnPicture, Portrait};
use crate::screen::connection::Connection;
use crate::screen::sign_in::{self, Field, Hidden, Known, Problem, Server};
use crate::services::{self, EmoticonChange};
use crate::session::{Effect, Session};
use crate::sound::Sound;
use crate::{t, words};

/// Signing out may take so long when the program ends.
const LEAVING: Duration = Duration::from_secs(2);
/// Someone who goes on typing says so more often than this.
const TYPING: Duration = Duration::from_secs(7);

impl App {
    /// Will sign in to the network inside the program once this window is open.
    pub(super) fn begin_demo(&mut self, id: window::Id) {
        if let Some(Window::SignIn(state, _)) = self.windows.get_mut(&id) {
            state.begin(&demo_request());
            self.demo = Some(id);
        }
    }

    /// The window is open: whatever takes longer may begin.
    pub(super) fn opened(&mut self, id: window::Id) -> Task<Message> {
        if self.demo.take_if(|window| *window == id).is_some() {
            self.sign_in(id, demo_request());
        }
        let hidden = self.opened_hidden(id);
        let begin = match self.windows.get(&id) {
            Some(Window::SignIn(state, None)) => {
                let focus = state.focus().map(move |m| Message::SignIn(id, m));
                Task::batch([focus, self.services.known(id)])
            }
            // The demo begins at once; what an earlier run left is read meanwhile.
            Some(Window::SignIn(_, Some(_))) => self.services.known(id),
            _ => Task::none(),
        };
        Task::batch([hidden, begin])
    }

    /// Signs in, from the form in this window.
    pub(super) fn sign_in(&mut self, id: window::Id, request: sign_in::Request) {
        let picture = match self.windows.get(&id) {
            Some(Window::SignIn(state, _)) => state.portrait(),
            _ => Portrait::default(),
        };
        let begun = self.begin(request, picture);
        if let Some(Window::SignIn(state, owner)) = self.windows.get_mut(&id) {
            match begun {
                Ok(account) => *owner = Some(account),
                Err(problem) => {
                    *owner = None;
                    state.failed(problem);
                }
            }
        }
    }

    /// The name of an account, and where its server is; or why that cannot be, in words.
    fn account_of(&self, email: &str, server: &Server) -> Result<(AccountId, Place), String> {
        let place = self.place(server)?;
        let server = match &place {
            Place::Demo(_) => "demo",
            Place::Profile(profile) => profile.id.as_str(),
        };
        let email = Address::new(email);
        Ok((AccountId::new(&format!("{email}/{server}")), place))
    }

    /// Whether this account is signed in, or on its way.
    pub(super) fn is_here(&self, known: &Known) -> bool {
        let account = self.account_of(&known.email, &known.server);
        account.is_ok_and(|(account, _)| self.accounts.contains_key(&account))
    }

    /// Begins to sign in; or says why that cannot be.
    pub(super) fn begin(
        &mut self,
        request: sign_in::Request,
        picture: Portrait,
    ) -> Result<AccountId, Problem> {
        let problem = |field, words| Problem { field, words };
        let (account, place) = self
            .account_of(&request.email, &request.server)
            .map_err(|words| problem(Field::Server, words))?;
        if self.accounts.contains_key(&account) {
            return Err(problem(Field::Email, t!("sign-in-already")));
        }
        let email = Address::new(&request.email);
        self.runs += 1;
        let launch = Launch {
            id: RunId {
                account: account.clone(),
                run: self.runs,
            },
            email: email.clone(),
            password: Secret::new(request.password.0.as_str()),
            place,
            storage: self.services.storage.clone(),
            way: WayThere {
                connection: request.connection.clone(),
                password: request.proxy_password.clone(),
                passwords: self.services.passwords.clone(),
                email: request.email.clone(),
                server: request.server.clone(),
            },
        };
        let mut session = Session::new(account.clone(), email);
        session.picture = picture;
        session.link.here = is_here(&launch.place);
        session.link.inside = matches!(launch.place, Place::Demo(_));
        if let Place::Profile(profile) = &launch.place {
            let keeps = |dialect: &Dialect| profile.keeps_offline_texts(*dialect);
            session.link.keeps_texts = Dialect::ALL.iter().copied().filter(keeps).collect();
        }
        session.several_places = !request.connection.one_place;
        let scheme = self.services.scheme_of(&request.email, &request.server);
        self.accounts.insert(
            account.clone(),
            Account {
                session,
                launch,
                commands: None,
                request,
                arrived: false,
                listed: false,
                scheme,
                since: None,
                said: None,
                history: BTreeMap::new(),
            },
        );
        // Before anything comes that must not be kept.
        self.settings_changed();
        self.list_changed();
        Ok(account)
    }

    fn sign_in_failed(&mut self, id: window::Id, problem: Problem) -> Task<Message> {
        let Some(Window::SignIn(state, owner)) = self.windows.get_mut(&id) else {
            return Task::none();
        };
        *owner = None;
        state.failed(problem);
        state.focus().map(move |m| Message::SignIn(id, m))
    }

    fn place(&self, server: &Server) -> Result<Place, String> {
        match server {
            Server::Demo => Ok(Place::Demo(self.services.demo.clone())),
            Server::Profile(id) => self
                .services
                .profile(id)
                .map(|profile| Place::Profile(Box::new(profile)))
                .ok_or_else(|| t!("sign-in-unknown-server")),
            Server::Custom { address, services } => {
                let endpoint = Endpoint::parse(address).ok_or_else(|| t!("sign-in-bad-server"))?;
                let base = if services.is_empty() {
                    format!("https://{}", endpoint.host)
                } else {
                    services.clone()
                };
                ServerProfile::bare(endpoint)
                    .with_service_base(&base)
                    .map(|profile| Place::Profile(Box::new(profile)))
                    .map_err(|_| t!("sign-in-bad-services"))
            }
        }
    }

    /// Whether this server can be reached through a web gateway.
    pub(super) fn has_gateway(&self, server: &Server) -> bool {
        match self.place(server) {
            Ok(Place::Profile(profile)) => profile.services.gateway.is_some(),
            Ok(Place::Demo(_)) | Err(_) => false,
        }
    }

    /// Takes in what an engine tells; one of an earlier run is not heard.
    pub(super) fn engine_update(&mut self, id: RunId, update: Update) -> Task<Message> {
        let Some(account) = self
            .accounts
            .get_mut(&id.account)
            .filter(|account| account.launch.id == id)
        else {
            return Task::none();
        };
        match update {
            Update::Ready(commands) => {
                let status = account.request.status;
                account.commands = Some(commands);
                account.send(Command::SignIn { status });
                Task::none()
            }
            Update::Events(events) => {
                let effects: Vec<Effect> = events
                    .into_iter()
                    .filter_map(|event| account.session.apply(event))
                    .collect();
                let pictures = self.read_pictures(&id.account);
                let task = self.effects(&id.account, effects);
                let task = Task::batch([task, self.keep_status(&id.account)]);
                Task::batch([pictures, task, self.session_changed(&id.account)])
            }
            Update::Said(words) => {
                account.said = Some(words);
                Task::none()
            }
            Update::Snapshot(snapshot) => {
                account.session.replace(&snapshot);
                let pictures = self.read_pictures(&id.account);
                let reread = self.read_anew(&id.account);
                Task::batch([pictures, reread, self.session_changed(&id.account)])
            }
            Update::Failed(words) => self.refused(&id.account, Field::Form, words),
            Update::Ended => {
                let words = words::signed_out(SignOutReason::Lost);
                let refused = self.refused(&id.account, Field::Form, words);
                Task::batch([refused, self.left(&id.account)])
            }
        }
    }

    /// Reads the pictures that are to be shown and are not here yet.
    pub(super) fn read_pictures(&mut self, id: &AccountId) -> Task<Message> {
        let Some(account) = self.accounts.get_mut(id) else {
            return Task::none();
        };
        let wanted = account.session.pictures.take_wanted();
        Task::batch(wanted.into_iter().map(|sha1d| {
            let account = id.clone();
            let read = self.services.picture(sha1d.clone());
            read.map(move |picture| Message::Picture(account.clone(), sha1d.clone(), picture))
        }))
    }

    fn effects(&mut self, account: &AccountId, effects: Vec<Effect>) -> Task<Message> {
        // An error tells more than the signing out it leads to, whichever comes first.
        let failure = effects.iter().find_map(|effect| match effect {
            Effect::Failed { code, message, .. } => Some((code.clone(), message.clone())),
            _ => None,
        });
        let tasks: Vec<_> = effects
            .into_iter()
            .map(|effect| self.effect(account, effect, failure.as_ref()))
            .collect();
        Task::batch(tasks)
    }

    fn effect(
        &mut self,
        id: &AccountId,
        effect: Effect,
        failure: Option<&(ErrorCode, String)>,
    ) -> Task<Message> {
        let Some(account) = self.accounts.get(id) else {
            return Task::none();
        };
        match effect {
            Effect::SignedIn => {
                let heard = self.sound(id, Sound::SignIn);
                Task::batch([heard, self.signed_in(id)])
            }
            Effect::Failed { code, message, .. } => {
                let problem = sign_in::problem(&code, &message);
                self.refused(id, problem.field, problem.words)
            }
            Effect::SignedOut(_) if self.quitting => self.left(id),
            Effect::SignedOut(reason) if !account.arrived => {
                let problem = match failure {
                    Some((code, message)) => sign_in::problem(code, message),
                    None => Problem {
                        field: Field::Form,
                        words: words::signed_out(reason),
                    },
                };
                self.refused(id, problem.field, problem.words)
            }
            Effect::SignedOut(SignOutReason::Requested) => self.back_to_sign_in(id),
            // The list says so, and what was typed in the conversations stays.
            Effect::SignedOut(_) => Task::none(),
            Effect::Incoming(conversation) => {
                self.came(id, &conversation, |app| app.toast_text(id, &conversation))
            }
            Effect::Offered {
                conversation,
                from,
                name,
            } => self.came(id, &conversation, |app| {
                app.toast_offer(id, &conversation, &from, &name);
            }),
            Effect::Nudged(conversation) => {
                self.toast_text(id, &conversation);
                let open = self.open_conversation(id, &conversation, Wanted::ByOther);
                let heard = self.sound_of(id, conversation.as_str(), Sound::Nudge);
                Task::batch([heard, open, self.nudged(id, &conversation)])
            }
            Effect::Typing {
                conversation,
                from,
                stamp,
            } => {
                let account = id.clone();
                Task::future(async move {
                    tokio::time::sleep(TYPING).await;
                    Message::TypingOver {
                        account,
                        conversation,
                        from,
                        stamp,
                    }
                })
            }
            Effect::Became { was, now } => self.became(id, &was, now),
            Effect::Announced { text, .. } => {
                self.say(id, text);
                Task::none()
            }
            Effect::Mail { from, subject } => {
                self.toast_mail(id, &from, &subject);
                if let Some(state) = self.list_of(id) {
                    state.new_mail(id, &from, &subject);
                }
                self.sound(id, Sound::Mail)
            }
            Effect::Page(path) => {
                let account = id.clone();
                services::open(path.into_os_string()).map(move |opened| match opened {
                    true => Message::Done,
                    false => Message::Say(account.clone(), t!("no-browser")),
                })
            }
            Effect::OwnPicture(sha1d) => {
                let id = id.clone();
                let read = self.services.roamed_picture(sha1d);
                read.map(move |picture| Message::OwnPicture(id.clone(), picture))
            }
            Effect::CameOnline(who) => {
                self.toast_online(id, &who);
                self.sound_of(id, who.as_str(), Sound::Online)
            }
            Effect::FileDone => self.sound(id, Sound::FileDone),
            Effect::Request => {
                self.toast_request(id);
                Task::none()
            }
        }
    }

    fn signed_in(&mut self, id: &AccountId) -> Task<Message> {
        let Some(account) = self.accounts.get_mut(id) else {
            return Task::none();
        };
        account.since = Some(Instant::now());
        if std::mem::replace(&mut account.arrived, true) {
            return Task::none();
        }
        let messages = &self.services.settings().messages;
        account.session.format = messages.format.clone();
        account.session.ignore_fonts = messages.ignore_fonts;
        account.session.recent_emoticons = messages.recent_emoticons.clone();
        let request = account.request.clone();
        let said = account.said.take();
        self.tell_playing(id);
        self.settings_changed();
        let shown = self.enter_list(id);
        if let Some(words) = said {
            self.say(id, words);
        }
        let emoticons = self
            .services
            .change_emoticons(EmoticonChange::Read)
            .map(|own| Message::Emoticons(None, own));
        let open = Task::batch([self.open_again(id), self.follow_links()]);
        let remember = self.services.remember(request).map(|()| Message::Done);
        let picture = self.offer_picture(id, None);
        Task::batch([shown, remember, emoticons, picture, open])
    }

    /// The own picture was changed at another place: it is shown and kept here as well. The engine has it already.
    pub(super) fn own_picture_came(
        &mut self,
        id: &AccountId,
        picture: OwnPicture,
    ) -> Task<Message> {
        let Some(known) = self.accounts.get_mut(id) else {
            return Task::none();
        };
        let choice = Choice::Own(picture);
        known.session.picture = choice.clone().into();
        let keep = self.keep_picture(id, choice);
        Task::batch([keep, self.session_changed(id)])
    }

    /// Keeps which picture an account has.
    pub(super) fn keep_picture(&self, id: &AccountId, choice: Choice) -> Task<Message> {
        let Some(known) = self.accounts.get(id) else {
            return Task::none();
        };
        let sign_in::Request { email, server, .. } = known.request.clone();
        let id = id.clone();
        let keep = self.services.keep_picture(email, server, choice);
        keep.map(move |kept| match kept {
            Ok(()) => Message::Done,
            Err(words) => Message::Say(id.clone(), words),
        })
    }

    /// Gives the engine the display picture that others are to see: this one, or the one that is kept.
    pub(super) fn offer_picture(&self, id: &AccountId, choice: Option<Choice>) -> Task<Message> {
        let Some(account) = self.accounts.get(id) else {
            return Task::none();
        };
        if !account.session.sends_to_peers() {
            return Task::none();
        }
        let sign_in::Request { email, server, .. } = account.request.clone();
        let id = id.clone();
        self.services
            .display_file(email, server, choice)
            .map(move |file| match file {
                Ok(path) => {
                    Message::Tell(id.clone(), Command::SetDisplayPicture { path: Some(path) })
                }
                Err(words) => Message::Say(id.clone(), words),
            })
    }

    /// Something was refused: before the first sign-in the form says so, after it the list.
    fn refused(&mut self, id: &AccountId, field: Field, words: String) -> Task<Message> {
        let arrived = self.accounts.get(id).is_some_and(|a| a.arrived);
        if arrived {
            self.say(id, words);
        } else if let Some(window) = self.form_of(id) {
            // Dropping the account ends its engine.
            self.take_out(id);
            return self.sign_in_failed(window, Problem { field, words });
        } else {
            return self.refused_by_itself(id, Problem { field, words });
        }
        Task::none()
    }

    /// Takes the account out of the list and closes its conversations: the user signed out. The last one leaves the form
    /// behind.
    pub(super) fn back_to_sign_in(&mut self, id: &AccountId) -> Task<Message> {
        let others = self.listed().iter().any(|known| known != id);
        let main = self.main_window(id).filter(|_| !others);
        let mut tasks = Vec::new();
        let chats = self.chats.iter().filter(|(_, chat)| chat.account == *id);
        let chats: Vec<ChatId> = chats.map(|(chat, _)| *chat).collect();
        tasks.extend(chats.into_iter().map(|chat| self.close_chat(chat)));
        if let Some(main) = main {
            let mut state = sign_in::State::new(main, self.servers());
            state.stay();
            self.windows
                .insert(main, Window::SignIn(Box::new(state), None));
            tasks.push(self.services.known(main));
        }
        self.forget_account(id);
        Task::batch(tasks)
    }

    /// Takes back a sign-in that is under way; a form that has nothing to take back goes where there is a list.
    pub(super) fn cancel(&mut self, window: window::Id) -> Task<Message> {
        let Some(Window::SignIn(_, owner)) = self.windows.get_mut(&window) else {
            return Task::none();
        };
        match owner.take() {
            Some(account) => self.forget_account(&account),
            None if self.list_window().is_some() => return close(window),
            None => {}
        }
        Task::none()
    }

    /// Signs out and lets go of an account that has no window any more.
    pub(super) fn forget_account(&mut self, id: &AccountId) {
        if let Some(account) = self.take_out(id) {
            // With the handle the engine goes, and signs out first.
            account.send(Command::Quit);
        }
    }

    /// Signs every account out; the program ends when that is done.
    pub(super) fn quit(&mut self) -> Task<Message> {
        self.quitting = true;
        self.keep_last_drafts();
        self.accounts
            .retain(|_, account| account.session.is_online() && account.send(Command::Quit));
        if self.accounts.is_empty() {
            return iced::exit();
        }
        Task::future(async {
            tokio::time::sleep(LEAVING).await;
            Message::Exit
        })
    }

    /// An account has left for good.
    fn left(&mut self, id: &AccountId) -> Task<Message> {
        if !self.quitting {
            return Task::none();
        }
        self.accounts.remove(id);
        if self.accounts.is_empty() {
            iced::exit()
        } else {
            Task::none()
        }
    }

    /// Tells every window of the account that its session changed.
    pub(super) fn session_changed(&mut self, id: &AccountId) -> Task<Message> {
        let Some(account) = self.accounts.get(id) else {
            return Task::none();
        };
        let session = &account.session;
        let mut actions = Vec::new();
        for shown in self.windows.values_mut() {
            match shown {
                Window::SignIn(state, Some(owner)) if owner == id => {
                    state.progress(session.link.state);
                }
                Window::Contacts(state) => state.session_changed(&self.accounts),
                _ => {}
            }
        }
        for (chat, Chat { account, state }) in &mut self.chats {
            if account == id {
                actions.push((*chat, state.session_changed(session)));
            }
        }
        let tasks: Vec<_> = actions
            .into_iter()
            .map(|(chat, action)| self.conversation_action(chat, action))
            .collect();
        Task::batch(tasks)
    }
}

/// The account of the demo.
fn demo_request() -> sign_in::Request {
    sign_in::Request {
        email: msnp_server::demo::USER.to_owned(),
        password: Hidden(msnp_server::demo::PASSWORD.to_owned()),
        status: msnp::api::Status::Online,
        server: Server::Demo,
        remember: false,
        remember_password: false,
        automatic: false,
        connection: Connection::default(),
        proxy_password: None,
    }
}

impl Account {
    /// Hands a command to the engine; whether it was taken.
    pub(super) fn send(&self, command: Command) -> bool {
        let name = command.name();
        let taken = self.commands.as_ref().is_some_and(|c| c.send(command));
        if !taken {
            tracing::warn!(name, "command not taken");
        }
        taken
    }
}

/// Whether the server is on this computer, so that nobody is on the way to it.
fn is_here(place: &Place) -> bool {
    match place {
        Place::Demo(_) => true,
        Place::Profile(profile) => {
            let host = profile.server.host.as_str();
            host.eq_ignore_ascii_case("localhost")
                || host
                    .parse()
                    .is_ok_and(|address: std::net::IpAddr| address.is_loopback())
        }
    }
}
