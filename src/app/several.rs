//! Several accounts in one list: which stand there, what tells them apart, and those that are signed in by themselves.

use std::collections::BTreeMap;

use iced::{Task, window};
use msnp::api::AccountId;

use super::heard::close;
use super::{Account, App, Message, Window};
use crate::screen::contacts;
use crate::screen::sign_in::{self, Field, Found, Hidden, Known, Problem, Request, Server};
use crate::session::{Session, Sessions};
use crate::t;
use crate::theme::Scheme;

impl Sessions for BTreeMap<AccountId, Account> {
    fn session(&self, account: &AccountId) -> Option<&Session> {
        self.get(account).map(|known| &known.session)
    }

    fn session_mut(&mut self, account: &AccountId) -> Option<&mut Session> {
        self.get_mut(account).map(|known| &mut known.session)
    }

    fn all(&self) -> Vec<&Session> {
        let listed = self.values().filter(|known| known.listed);
        listed.map(|known| &known.session).collect()
    }
}

impl App {
    /// The window of the list.
    pub(super) fn list_window(&self) -> Option<window::Id> {
        self.windows.iter().find_map(|(id, window)| match window {
            Window::Contacts(_) => Some(*id),
            _ => None,
        })
    }

    /// The window that an account is signed in from.
    pub(super) fn form_of(&self, account: &AccountId) -> Option<window::Id> {
        self.windows.iter().find_map(|(id, window)| match window {
            Window::SignIn(_, Some(owner)) if owner == account => Some(*id),
            _ => None,
        })
    }

    /// The accounts that stand in the list.
    pub(super) fn listed(&self) -> Vec<AccountId> {
        let listed = self.accounts.iter().filter(|(_, known)| known.listed);
        listed.map(|(id, _)| id.clone()).collect()
    }

    /// The account stands in the list from now on. The window it was signed in from becomes the list, or goes where there
    /// is one.
    pub(super) fn enter_list(&mut self, id: &AccountId) -> Task<Message> {
        self.put_in_list(id);
        match (self.list_window(), self.form_of(id)) {
            (None, Some(form)) => {
                self.show_contacts(form);
                Task::none()
            }
            (None, None) => self.open_list(),
            (Some(list), Some(form)) => {
                // Before it is closed, so that the account does not go with it.
                self.windows.remove(&form);
                Task::batch([close(form), self.raise(list)])
            }
            (Some(_), None) => Task::none(),
        }
    }

    fn put_in_list(&mut self, id: &AccountId) {
        if let Some(known) = self.accounts.get_mut(id) {
            known.listed = true;
        }
        self.list_changed();
    }

    /// Shows the list: in place of a form from which another account is being signed in, else in a window of its own.
    pub(super) fn open_list(&mut self) -> Task<Message> {
        let busy = self.windows.iter().find_map(|(id, window)| match window {
            Window::SignIn(_, Some(owner)) => Some((*id, owner.clone())),
            _ => None,
        });
        if let Some((form, owner)) = busy {
            self.put_in_list(&owner);
            self.show_contacts(form);
            return Task::none();
        }
        let hidden = !self.outside.hidden.is_empty();
        let (id, open) = self.open_sign_in();
        if hidden {
            self.outside.start_hidden(id);
        }
        self.show_contacts(id);
        open
    }

    /// Accounts came, went or look otherwise: each gets what tells it from the others.
    pub(super) fn list_changed(&mut self) {
        let listed = self.listed();
        let several = listed.len() > 1;
        let emails: Vec<String> = listed
            .iter()
            .filter_map(|id| self.accounts.get(id))
            .map(|known| known.session.me.address.to_string())
            .collect();
        let mut taken: Vec<Scheme> = self.accounts.values().filter_map(|a| a.scheme).collect();
        for (id, known) in &mut self.accounts {
            let email = known.session.me.address.as_str();
            let alone = emails.iter().filter(|one| *one == email).count() < 2;
            known.session.label = (several && known.listed).then(|| match alone {
                true => email.to_owned(),
                false => id.to_string(),
            });
            known.session.scheme = known.scheme.unwrap_or_else(|| {
                // Two accounts must not look alike by themselves.
                let free = Scheme::ALL.into_iter().find(|one| !taken.contains(one));
                free.unwrap_or_default()
            });
            taken.push(known.session.scheme);
        }
        for window in self.windows.values_mut() {
            if let Window::Contacts(state) = window {
                state.session_changed(&self.accounts);
            }
        }
    }

    /// Lets go of an account; it is not in the list any more.
    pub(super) fn take_out(&mut self, id: &AccountId) -> Option<Account> {
        let gone = self.accounts.remove(id);
        self.list_changed();
        gone
    }

    /// Chooses the colours of an account, or leaves them to the program.
    pub(super) fn choose_scheme(
        &mut self,
        id: &AccountId,
        scheme: Option<Scheme>,
    ) -> Task<Message> {
        let Some(known) = self.accounts.get_mut(id) else {
            return Task::none();
        };
        known.scheme = scheme;
        let Request { email, server, .. } = known.request.clone();
        self.list_changed();
        self.services
            .keep_scheme(email, server, scheme)
            .map(|()| Message::Done)
    }

    /// Signs in, at the start, to those of the remembered accounts that want it besides the one that the form names: looks
    /// for their passwords.
    pub(super) fn begin_others(&self, known: &[Known]) -> Task<Message> {
        let first = sign_in::first(known);
        let others = known.iter().enumerate();
        let others = others.filter(|(at, known)| known.automatic && Some(*at) != first);
        let tasks = others.map(|(_, known)| {
            let known = known.clone();
            if known.server == Server::Demo {
                let password = Hidden(msnp_server::demo::PASSWORD.to_owned());
                return Task::done(Message::Automatic(Box::new(known), Some(password)));
            }
            let find = self
                .services
                .find_password(known.email.clone(), known.server.clone());
            find.map(move |found| {
                let password = match found {
                    sign_in::Message::Found {
                        password: Found::Password(password),
                        ..
                    } => Some(password),
                    _ => None,
                };
                Message::Automatic(Box::new(known.clone()), password)
            })
        });
        Task::batch(tasks.collect::<Vec<_>>())
    }

    /// The password of an account was looked for that is signed in by itself. What cannot be begun is asked in its form.
    pub(super) fn begin_by_itself(
        &mut self,
        known: Known,
        password: Option<Hidden>,
    ) -> Task<Message> {
        if self.is_here(&known) {
            return Task::none();
        }
        let picture = known.picture.clone();
        let request = known.request(password.unwrap_or_default());
        let begun = match request.password.0.is_empty() {
            true => Err(Problem {
                field: Field::Password,
                words: t!("sign-in-no-password"),
            }),
            false => self.begin(request.clone(), picture),
        };
        match begun {
            Ok(account) => {
                if self.list_window().is_some() {
                    self.put_in_list(&account);
                }
                Task::none()
            }
            Err(problem) => self.ask(request, problem),
        }
    }

    /// An account that was signed in by itself was refused: its form is opened, and says why.
    pub(super) fn refused_by_itself(&mut self, id: &AccountId, problem: Problem) -> Task<Message> {
        match self.take_out(id) {
            Some(account) => self.ask(account.request, problem),
            None => Task::none(),
        }
    }

    /// Opens the form of an account with what is known, and says what is wrong.
    fn ask(&mut self, request: Request, problem: Problem) -> Task<Message> {
        let empty = self.list_window().filter(|_| self.listed().is_empty());
        let (form, open) = match empty {
            Some(list) => (list, self.services.known(list)),
            None => self.open_sign_in(),
        };
        let mut state = sign_in::State::new(form, self.servers());
        state.stay();
        state.again(request);
        state.failed(problem);
        self.windows
            .insert(form, Window::SignIn(Box::new(state), None));
        open
    }

    /// Offers to sign in to another account, with what is remembered of it.
    pub(super) fn sign_in_another(&mut self) -> Task<Message> {
        let (id, open) = self.open_sign_in();
        if let Some(Window::SignIn(state, _)) = self.windows.get_mut(&id) {
            state.stay();
        }
        open
    }

    pub(super) fn sign_all_out(&mut self) -> Task<Message> {
        let all = self.listed().into_iter();
        let out: Vec<_> = all.map(|id| self.back_to_sign_in(&id)).collect();
        Task::batch(out)
    }

    /// Shows words above the list.
    pub(super) fn say(&mut self, id: &AccountId, words: String) {
        let label = self.accounts.get(id).and_then(|a| a.session.label.clone());
        if let Some(state) = self.list_of(id) {
            state.failed(match label {
                Some(account) => t!("about-account", account = account, words = words),
                None => words,
            });
        }
    }

    /// The contact list this account is in.
    pub(super) fn list_of(&mut self, id: &AccountId) -> Option<&mut contacts::State> {
        let window = self.main_window(id)?;
        match self.windows.get_mut(&window) {
            Some(Window::Contacts(state)) => Some(state),
            _ => None,
        }
    }
}
