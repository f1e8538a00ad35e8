//! Passwords in the password store of the desktop. Where there is none they are kept for this run only.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use keyring::Entry;

use crate::screen::sign_in::{Found, Hidden, Request, Server};

/// The name of the program in the password store.
const SERVICE: &str = "papilio";

/// The passwords. Every call may block: a store may ask to be unlocked.
#[derive(Clone, Default)]
pub struct Passwords {
    this_run: Arc<Mutex<BTreeMap<String, Hidden>>>,
}

impl Passwords {
    /// Keeps the password, or sees to it that it is not kept, as the user wants.
    pub fn keep(&self, request: &Request) {
        // The password of the demo is known to all.
        if request.server == Server::Demo {
            return;
        }
        let user = user(&request.email, &request.server);
        if !request.remember_password {
            self.remove(&user);
            return;
        }
        self.store(user, request.password.clone());
    }

    /// Keeps the password of the proxy that an account goes through; an empty one is forgotten.
    pub fn keep_for_proxy(&self, email: &str, server: &Server, password: Hidden) {
        let user = proxy_user(email, server);
        match password.0.is_empty() {
            true => self.remove(&user),
            false => self.store(user, password),
        }
    }

    /// The password of the proxy that an account goes through.
    pub fn find_for_proxy(&self, email: &str, server: &Server) -> Option<Hidden> {
        match self.look_up(&proxy_user(email, server)) {
            Found::Password(password) => Some(password),
            Found::Nothing | Found::NoStore => None,
        }
    }

    fn store(&self, user: String, password: Hidden) {
        let stored = Entry::new(SERVICE, &user).and_then(|entry| entry.set_password(&password.0));
        if let Err(error) = stored {
            tracing::warn!(%error, "no password store; the password is kept for this run only");
            self.this_run().insert(user, password);
        }
    }

    pub fn find(&self, email: &str, server: &Server) -> Found {
        self.look_up(&user(email, server))
    }

    fn look_up(&self, user: &str) -> Found {
        if let Some(password) = self.this_run().get(user) {
            return Found::Password(password.clone());
        }
        match Entry::new(SERVICE, user).and_then(|entry| entry.get_password()) {
            Ok(password) => Found::Password(Hidden(password)),
            Err(keyring::Error::NoEntry) => Found::Nothing,
            Err(error) => {
                tracing::warn!(%error, "no password store");
                Found::NoStore
            }
        }
    }

    pub fn forget(&self, email: &str, server: &Server) {
        self.remove(&user(email, server));
        self.remove(&proxy_user(email, server));
    }

    fn remove(&self, user: &str) {
        self.this_run().remove(user);
        // Nothing to forget is as good as forgotten.
        let _ = Entry::new(SERVICE, user).and_then(|entry| entry.delete_credential());
    }

    fn this_run(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Hidden>> {
        self.this_run.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The name of an account in the store: one address may have accounts on several servers.
fn user(email: &str, server: &Server) -> String {
    format!("{email}/{}", server.id())
}

/// The name of its proxy in the store.
fn proxy_user(email: &str, server: &Server) -> String {
    format!("{} (proxy)", user(email, server))
}
