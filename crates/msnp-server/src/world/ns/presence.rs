//! `CHG`, `ILN`, `NLN`, `FLN`: who is seen by whom.

use msnp::api::Address;
use msnp::dialect::Dialect;
use msnp::io::LinkId;

use super::super::World;
use super::super::account::Code;
use super::Call;

/// The status words of a client.
const STATUSES: [&str; 8] = ["NLN", "BSY", "IDL", "BRB", "AWY", "PHN", "LUN", "HDN"];
/// The longest object of a display picture, percent-encoded.
const MAX_OBJECT: usize = 2048;

/// What has changed about somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Change {
    /// They came online.
    SignIn,
    /// Status, name, capabilities or picture.
    Presence,
    /// The personal message, or the places they are at.
    Message,
    /// Perhaps who may see them.
    Visibility,
}

impl World {
    pub(super) fn chg(&mut self, call: &Call<'_>) -> Result<(), Code> {
        let status = call.arg(0).ok_or(200u16)?;
        if !STATUSES.contains(&status) {
            return Err(201);
        }
        let silent = self.config.behaviour.silent;
        let told = call.arg(1).filter(|_| call.dialect.caps_in_presence());
        let capabilities = match told.map(capabilities) {
            Some(Some(pair)) => pair,
            None if silent && call.dialect.caps_in_presence() => return Ok(()), // no answer at all
            None => (0, 0),
            Some(None) => return Err(201),
        };
        let object = call.arg(2).filter(|_| call.dialect.has_objects());
        if object.is_some_and(|object| object.len() > MAX_OBJECT) {
            return Err(201);
        }
        let interval = self.config.behaviour.status_interval;
        let Some(session) = self.session(call.link) else {
            return Ok(());
        };
        let now = call.now.mono;
        let too_fast = interval
            .zip(session.status_changed)
            .is_some_and(|(interval, last)| now < last + interval);
        if too_fast {
            return Err(800);
        }
        session.status_changed = Some(now);
        self.send(
            call.link,
            &format!("CHG {} {}", call.id, call.args.join(" ")),
        );
        let Some(session) = self.session(call.link) else {
            return Ok(());
        };
        if call.dialect.has_adl() && session.announced.is_none() {
            return Ok(()); // who has announced no list stays offline (03 section 5)
        }
        let first = !std::mem::replace(&mut session.shown, true);
        session.place.capabilities = capabilities;
        if call.dialect.has_endpoints() {
            status.clone_into(&mut session.place.private[3]);
        }
        let Some(account) = self.accounts.get_mut(call.me) else {
            return Ok(());
        };
        let came = account.presence.status.is_none();
        account.presence.status = Some(status.to_owned());
        account.presence.capabilities = capabilities;
        account.presence.object = object.map(str::to_owned);
        if first {
            self.initial_presence(call);
            self.mailbox(call);
            self.challenge(call.link, call.now);
        }
        self.show(
            call.me,
            match came {
                true => Change::SignIn,
                false => Change::Presence,
            },
        );
        if first && !came {
            self.show(call.me, Change::Message); // one place more
        }
        self.tell_self(call.me, Some(call.link), true);
        Ok(())
    }

    /// Everybody on the list who is online.
    fn initial_presence(&mut self, call: &Call<'_>) {
        let contacts: Vec<Address> = self
            .accounts
            .get(call.me)
            .into_iter()
            .flat_map(|account| &account.contacts)
            .filter(|(_, contact)| contact.lists.forward)
            .map(|(address, _)| address.clone())
            .collect();
        for other in contacts {
            self.tell_initial(call, &other);
        }
    }

    /// Tells the caller that somebody on the list is online, if so.
    pub(super) fn tell_initial(&mut self, call: &Call<'_>, other: &Address) {
        if !self.watches(call.link, other) || !self.is_shown_to(other, call.me) {
            return;
        }
        if let Some(words) = self.presence_words(other, call.dialect) {
            let line = match call.dialect.first_presence_is_nln() {
                true => format!("NLN {words}"),
                false => format!("ILN {} {words}", call.id),
            };
            self.send(call.link, &line);
            self.send_message(call.link, call.dialect, other);
        }
        if let Some(account) = self.accounts.get_mut(other) {
            account.told.insert(call.me.clone());
        }
    }

    /// Whether the session has come online and wants to know about somebody.
    fn watches(&self, link: LinkId, other: &Address) -> bool {
        self.session_of(link).is_some_and(|session| {
            let announced = session.announced.as_ref();
            session.shown
                && announced.is_none_or(|list| list.get(other).is_some_and(|bits| bits & 1 != 0))
        })
    }

    /// The words after `NLN`: status, handle, name, capabilities, object.
    pub(super) fn presence_words(&self, who: &Address, dialect: Dialect) -> Option<String> {
        let account = self.accounts.get(who)?;
        let presence = &account.presence;
        let status = presence.status.as_deref()?;
        let mut words = format!(
            "{status} {} {}",
            handle(who, dialect),
            self.word(&account.name)
        );
        if dialect.caps_in_presence() {
            words.push(' ');
            words.push_str(&capabilities_word(presence.capabilities, dialect));
        }
        if dialect.has_objects() {
            let none = match self.config.behaviour.empty_objects {
                true => "%3Cmsnobj%2F%3E",
                false => "0",
            };
            words.push(' ');
            words.push_str(presence.object.as_deref().unwrap_or(none));
        }
        Some(words)
    }

    /// Tells the others what has changed about somebody. Who may not see it any more is told that it has gone.
    pub(in super::super) fn show(&mut self, who: &Address, change: Change) {
        let Some(account) = self.accounts.get(who) else {
            return;
        };
        let watchers: Vec<Address> = account
            .contacts
            .iter()
            .filter(|(_, contact)| contact.lists.reverse)
            .map(|(address, _)| address.clone())
            .collect();
        for watcher in watchers {
            let mut places = self.places(&watcher);
            places.retain(|(link, _)| self.watches(*link, who));
            if places.is_empty() {
                continue;
            }
            let sees = self.is_shown_to(who, &watcher);
            let Some(account) = self.accounts.get_mut(who) else {
                return;
            };
            let told = match sees {
                true => !account.told.insert(watcher.clone()),
                false => account.told.remove(&watcher),
            };
            for (link, dialect) in places {
                match (sees, told) {
                    (true, false) => {
                        self.tell_presence(link, dialect, who);
                        let bare =
                            self.config.behaviour.no_message_at_sign_in && !dialect.has_endpoints();
                        if !(bare && change == Change::SignIn) {
                            self.send_message(link, dialect, who);
                        }
                    }
                    (true, true) if change == Change::Message => {
                        self.send_message(link, dialect, who);
                    }
                    (true, true) if change != Change::Visibility => {
                        self.tell_presence(link, dialect, who);
                    }
                    (false, true) => self.tell_gone(link, dialect, who),
                    (true, true) | (false, false) => {}
                }
            }
        }
    }

    fn tell_presence(&mut self, link: LinkId, dialect: Dialect, who: &Address) {
        if let Some(words) = self.presence_words(who, dialect) {
            self.send(link, &format!("NLN {words}"));
        }
    }

    /// `FLN`.
    fn tell_gone(&mut self, link: LinkId, dialect: Dialect, who: &Address) {
        let mut line = format!("FLN {}", handle(who, dialect));
        if dialect.network_id_in_presence() || dialect.network_id_before_handle() {
            line.push(' ');
            line.push_str(&capabilities_word((0, 0), dialect));
        }
        self.send(link, &line);
    }

    /// Somebody's own name has changed.
    pub(super) fn name_changed(&mut self, who: &Address, by: LinkId) {
        self.show(who, Change::Presence);
        self.tell_self(who, Some(by), true);
    }

    /// Perhaps others may see somebody now who could not, or no longer.
    pub(in super::super) fn check_visibility(&mut self, who: &Address) {
        self.show(who, Change::Visibility);
    }
}

/// The handle of a presence line, with the network where the dialect has it there (04 section 2).
pub(super) fn handle(who: &Address, dialect: Dialect) -> String {
    if dialect.network_id_before_handle() {
        format!("1:{who}")
    } else if dialect.network_id_in_presence() {
        format!("{who} 1")
    } else {
        who.to_string()
    }
}

/// Capabilities as this dialect writes them.
pub(in super::super) fn capabilities_word((one, two): (u32, u32), dialect: Dialect) -> String {
    match dialect.caps_are_pairs() {
        true => format!("{one}:{two}"),
        false => one.to_string(),
    }
}

/// Capabilities as clients write them: a number, or two with a colon.
pub(super) fn capabilities(word: &str) -> Option<(u32, u32)> {
    let (one, two) = word.split_once(':').unwrap_or((word, ""));
    let two = match two {
        "" => 0,
        two => two.parse().ok()?,
    };
    Some((one.parse().ok()?, two))
}
