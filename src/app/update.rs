//! What happens when something happens.

use iced::{Task, keyboard, window};
use msnp::api::AccountId;
use papilio_store::{Settings, View};

use super::conversations::pick_file;
use super::windows::Wanted;
use super::{App, Chat, Message, Window};
use crate::screen::connection::{self, Connection};
use crate::screen::contacts::{self, Parts};
use crate::screen::sign_in::Hidden;
use crate::screen::{conversation, sign_in};
use crate::services::{self, Remembered};
use crate::t;

impl App {
    pub(super) fn update(&mut self, message: Message) -> Task<Message> {
        // Nothing else changes what the tray shows, and there is much of it: each movement of the mouse.
        let face = matches!(
            message,
            Message::Engine(..) | Message::Window(..) | Message::Outside(_)
        );
        let task = self.take(message);
        if face {
            self.show_face();
        }
        self.tell_state();
        task
    }

    pub(super) fn take(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Opened(id) => Task::batch([self.opened(id), Self::ask_scale(id)]),
            Message::Window(id, event) => self.window_event(id, event),
            Message::Settled(id, size) => self.settled(id, size),
            Message::Key(id, event) => self.key(id, event),
            Message::SignIn(id, message) => match self.windows.get_mut(&id) {
                Some(Window::SignIn(state, _)) => {
                    let action = state.update(message);
                    self.sign_in_action(id, action)
                }
                _ => Task::none(),
            },
            Message::Contacts(id, message) => {
                let Some(Window::Contacts(state)) = self.windows.get_mut(&id) else {
                    return Task::none();
                };
                let action = state.update(message, &mut self.accounts);
                state.look_for_pictures(&mut self.accounts);
                let listed = self.listed().into_iter();
                let pictures: Vec<_> = listed.map(|id| self.read_pictures(&id)).collect();
                Task::batch([self.contacts_action(id, action), Task::batch(pictures)])
            }
            Message::Conversation(id, message) => {
                let Some(Chat { account, state }) = self.chats.get_mut(&id) else {
                    return Task::none();
                };
                let Some(known) = self.accounts.get_mut(account) else {
                    return Task::none();
                };
                let action = state.update(message, &mut known.session);
                let (account, conversation) = (account.clone(), state.conversation().clone());
                Task::batch([
                    self.conversation_action(id, action),
                    self.keep_habits(&account),
                    self.note_draft(&account, &conversation),
                ])
            }
            Message::Tabs(id, message) => self.tabs_message(id, message),
            Message::Detach(chat, at) => self.detach(chat, at),
            Message::Options(id, message) => {
                let Some(Window::Options(state)) = self.windows.get_mut(&id) else {
                    return Task::none();
                };
                let action = state.update(message);
                self.options_action(id, action)
            }
            Message::Archive(id, message) => {
                let Some(Window::Archive(state)) = self.windows.get_mut(&id) else {
                    return Task::none();
                };
                let action = state.update(message);
                self.archive_action(id, action)
            }
            Message::Outside(news) => self.outside(news),
            Message::History(older) => self.history_came(*older),
            Message::Known(id, remembered) => self.known(id, *remembered),
            Message::Engine(id, update) => self.engine_update(id, update),
            Message::TypingOver {
                account,
                conversation,
                from,
                stamp,
            } => {
                if let Some(known) = self.accounts.get_mut(&account) {
                    known.session.expire_typing(&conversation, &from, stamp);
                }
                self.session_changed(&account)
            }
            Message::Picture(account, sha1d, picture) => {
                if let Some(known) = self.accounts.get_mut(&account) {
                    known.session.picture_came(&sha1d, picture);
                }
                self.session_changed(&account)
            }
            Message::OwnPicture(account, picture) => match picture {
                Some(picture) => self.own_picture_came(&account, picture),
                None => Task::none(),
            },
            Message::SendFile(account, conversation, path) => {
                let open = self.open_conversation(&account, &conversation, Wanted::ByUser);
                let Some(id) = self.chat_of(&account, &conversation) else {
                    return open;
                };
                let file = conversation::Message::File(path);
                Task::batch([open, self.take(Message::Conversation(id, file))])
            }
            Message::Say(account, words) => {
                self.say(&account, words);
                Task::none()
            }
            Message::Automatic(known, password) => self.begin_by_itself(*known, password),
            Message::Emoticons(id, changed) => self.emoticons_changed(id, changed),
            Message::Tell(account, command) => {
                if let Some(known) = self.accounts.get(&account) {
                    known.send(command);
                }
                Task::none()
            }
            Message::KeepDrafts => self.keep_drafts(),
            Message::Played(played) => {
                self.silence = played.err();
                Task::none()
            }
            Message::Done => Task::none(),
            Message::Exit => iced::exit(),
        }
    }

    /// A key that no widget wanted.
    fn key(&mut self, id: window::Id, event: keyboard::Event) -> Task<Message> {
        let keyboard::Event::KeyPressed {
            key,
            modifiers,
            text,
            ..
        } = event
        else {
            return Task::none();
        };
        match self.windows.get_mut(&id) {
            Some(Window::Options(state)) => {
                let action = state.key(&key, modifiers);
                self.options_action(id, action)
            }
            Some(Window::Archive(state)) => {
                let action = state.key(&key, modifiers);
                self.archive_action(id, action)
            }
            Some(Window::Contacts(..)) => {
                match contacts::Key::read(&key, modifiers, text.as_deref()) {
                    Some(key) => self.take(Message::Contacts(id, contacts::Message::Key(key))),
                    None => Task::none(),
                }
            }
            Some(Window::SignIn(..)) => {
                use keyboard::key::Named;
                let message = match key {
                    keyboard::Key::Named(Named::Escape) => sign_in::Message::Cancel,
                    keyboard::Key::Named(Named::Enter) => sign_in::Message::Submit,
                    _ => return Task::none(),
                };
                self.take(Message::SignIn(id, message))
            }
            _ => Task::none(),
        }
    }

    fn sign_in_action(&mut self, id: window::Id, action: sign_in::Action) -> Task<Message> {
        match action {
            sign_in::Action::None => Task::none(),
            sign_in::Action::Run(task) => task.map(move |m| Message::SignIn(id, m)),
            sign_in::Action::SignIn(request) => {
                self.sign_in(id, request);
                Task::none()
            }
            sign_in::Action::Cancel => self.cancel(id),
            sign_in::Action::FindPassword { email, server } => self
                .services
                .find_password(email, server)
                .map(move |m| Message::SignIn(id, m)),
            sign_in::Action::Connection => {
                if let Some(Window::SignIn(state, _)) = self.windows.get(&id) {
                    let gateway = self.has_gateway(&state.chosen_server());
                    if let Some(Window::SignIn(state, _)) = self.windows.get_mut(&id) {
                        state.show_connection(gateway);
                    }
                }
                Task::none()
            }
            sign_in::Action::Options => self.open_options(),
            sign_in::Action::Forget(known) => self.services.forget(known).map(|()| Message::Done),
        }
    }

    pub(super) fn contacts_action(
        &mut self,
        id: window::Id,
        action: contacts::Action,
    ) -> Task<Message> {
        match self.listed().into_iter().next() {
            Some(first) => self.action_in(id, first, action),
            None => Task::none(),
        }
    }

    /// What the list asks in this account.
    fn action_in(
        &mut self,
        id: window::Id,
        account: AccountId,
        action: contacts::Action,
    ) -> Task<Message> {
        match action {
            contacts::Action::None => Task::none(),
            contacts::Action::Run(task) => task.map(move |m| Message::Contacts(id, m)),
            contacts::Action::Of(account, action) => self.action_in(id, account, *action),
            contacts::Action::Send(command) => {
                if let Some(account) = self.accounts.get(&account) {
                    account.send(command);
                }
                Task::none()
            }
            contacts::Action::Open(conversation) => {
                self.open_conversation(&account, &conversation, Wanted::ByUser)
            }
            contacts::Action::PickFile(conversation) => pick_file(id).map(move |path| match path {
                Some(path) => Message::SendFile(account.clone(), conversation.clone(), path),
                None => Message::Done,
            }),
            contacts::Action::Mail(address) => services::open(format!("mailto:{address}").into())
                .map(move |opened| match opened {
                    true => Message::Done,
                    false => Message::Say(account.clone(), t!("no-mail-program")),
                }),
            contacts::Action::SignOut => self.back_to_sign_in(&account),
            contacts::Action::SignOutAll => self.sign_all_out(),
            contacts::Action::SignInAgain => {
                if let Some(account) = self.accounts.get(&account) {
                    account.send(msnp::api::Command::SignIn {
                        status: account.request.status,
                    });
                }
                Task::none()
            }
            contacts::Action::AnotherAccount => self.sign_in_another(),
            contacts::Action::Quit => self.end(),
            contacts::Action::Leave(answer) => self.leave(id, answer),
            contacts::Action::Arranged(arrangement) => {
                let change = move |settings: &mut Settings| {
                    settings.contacts.view = match arrangement.parts {
                        Parts::Status => View::Status,
                        Parts::Both | Parts::Groups => View::Groups,
                    };
                    // By status they are apart anyway: what was chosen for groups stays.
                    if arrangement.parts != Parts::Status {
                        settings.contacts.offline_apart = arrangement.parts == Parts::Both;
                    }
                    settings.contacts.rows = arrangement.rows;
                    settings.contacts.sort = arrangement.sort;
                };
                self.services.change(change).map(|()| Message::Done)
            }
            contacts::Action::About(who, chosen) => self.choose_about(&account, &who, chosen),
            contacts::Action::Folded(folded) => self
                .services
                .change(move |settings| settings.contacts.folded.clone_from(&folded))
                .map(|()| Message::Done),
            contacts::Action::PickPicture => pick_picture(id),
            contacts::Action::ReadPicture(path) => {
                self.services.read_picture(path.clone()).map(move |read| {
                    Message::Contacts(id, contacts::Message::read(path.clone(), read))
                })
            }
            contacts::Action::PastePicture => self
                .services
                .paste_picture()
                .map(move |found| Message::Contacts(id, contacts::Message::pasted(found))),
            contacts::Action::CutPicture(picture, cut) => self
                .services
                .cut_picture(picture, cut)
                .map(move |cut| Message::Contacts(id, contacts::Message::cut(cut))),
            contacts::Action::EarlierPictures => {
                let Some(known) = self.accounts.get(&account) else {
                    return Task::none();
                };
                let sign_in::Request { email, server, .. } = known.request.clone();
                self.services
                    .earlier_pictures(email, server)
                    .map(move |found| Message::Contacts(id, contacts::Message::earlier(found)))
            }
            contacts::Action::KeepPicture(choice) => {
                let offer = self.offer_picture(&account, Some(choice.clone()));
                Task::batch([self.keep_picture(&account, choice), offer])
            }
            contacts::Action::Connection => {
                let Some(known) = self.accounts.get(&account) else {
                    return Task::none();
                };
                let gateway = self.has_gateway(&known.request.server);
                let connection = known.request.connection.clone();
                if let Some(Window::Contacts(state)) = self.windows.get_mut(&id) {
                    let connection = connection::State::new(connection, gateway);
                    state.show_connection(&account, connection);
                }
                Task::none()
            }
            contacts::Action::KeepConnection(connection, password) => {
                self.keep_connection(&account, password, |kept| *kept = connection)
            }
            contacts::Action::SeveralPlaces(allowed) => {
                self.keep_connection(&account, None, |kept| kept.one_place = !allowed)
            }
            contacts::Action::PlaceName(name) => {
                self.keep_connection(&account, None, |kept| kept.place = name)
            }
            contacts::Action::Options => self.open_options(),
            contacts::Action::Archive => self.open_archive(),
            contacts::Action::Several(actions) => {
                let tasks: Vec<_> = actions
                    .into_iter()
                    .map(|action| self.action_in(id, account.clone(), action))
                    .collect();
                Task::batch(tasks)
            }
        }
    }

    /// Keeps how the server is to be reached the next time.
    fn keep_connection(
        &mut self,
        id: &AccountId,
        password: Option<Hidden>,
        change: impl FnOnce(&mut Connection),
    ) -> Task<Message> {
        let Some(account) = self.accounts.get_mut(id) else {
            return Task::none();
        };
        change(&mut account.request.connection);
        account.session.several_places = !account.request.connection.one_place;
        let sign_in::Request {
            email,
            server,
            connection,
            ..
        } = account.request.clone();
        self.services
            .keep_connection(email, server, connection, password)
            .map(|()| Message::Done)
    }

    /// Takes in the remembered accounts, and signs in at once to one that wants it.
    fn known(&mut self, id: window::Id, remembered: Remembered) -> Task<Message> {
        let trouble = remembered.trouble.clone();
        let first = self.drafts.take_in(&remembered.drafts);
        let mut known = self.services.took(remembered);
        self.settings_changed();
        let others = match first {
            true => self.begin_others(&known),
            false => Task::none(),
        };
        known.retain(|known| !self.is_here(known));
        let swept = first.then(|| self.services.forget_old());
        let swept = swept.flatten().unwrap_or_else(Task::none);
        let servers = self.servers();
        let Some(Window::SignIn(state, None)) = self.windows.get_mut(&id) else {
            // An account may have been faster.
            let arrived = self
                .accounts
                .iter()
                .filter(|(_, known)| first && known.arrived);
            let arrived: Vec<AccountId> = arrived.map(|(account, _)| account.clone()).collect();
            let opened = arrived.iter().map(|account| self.open_again(account));
            return Task::batch(opened.chain([swept, others]));
        };
        let action = state.know(known, servers);
        if let Some(words) = trouble {
            let field = sign_in::Field::Form;
            state.failed(sign_in::Problem { field, words });
        }
        Task::batch([self.sign_in_action(id, action), swept, others])
    }
}

/// Lets the desktop show its dialog to choose a picture file.
fn pick_picture(id: window::Id) -> Task<Message> {
    window::run(id, |window| {
        rfd::AsyncFileDialog::new()
            .set_title(t!("picture-title"))
            .add_filter(
                t!("picture-files"),
                &[
                    "png", "jpg", "jpeg", "gif", "bmp", "PNG", "JPG", "JPEG", "GIF", "BMP",
                ],
            )
            .set_parent(window)
    })
    .then(|dialog| Task::future(dialog.pick_file()))
    .map(move |file| {
        let path = file.map(|file| file.path().to_owned());
        Message::Contacts(id, contacts::Message::picked(path))
    })
}
