//! `CHG`, `ILN`, `NLN`, `FLN`, `UUX`, `UBX`: who is seen by whom.

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
/// The longest personal message payload.
const MAX_MESSAGE: usize = 4096;

/// What has changed about somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    /// They came online.
    SignIn,
    /// Status, name, capabilities or picture.
    Presence,
    /// The personal message.
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
        let capabilities = match call.arg(1).map(str::parse) {
            Some(Ok(number)) => number,
            None if silent => return Ok(()), // no answer at all
            None => 0,
            Some(Err(_)) => return Err(201),
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
        let Some(account) = self.accounts.get_mut(call.me) else {
            return Ok(());
        };
        let first = account.presence.status.is_none();
        account.presence.status = Some(status.to_owned());
        account.presence.capabilities = capabilities;
        account.presence.object = object.map(str::to_owned);
        self.send(
            call.link,
            &format!("CHG {} {}", call.id, call.args.join(" ")),
        );
        if first {
            self.initial_presence(call);
            self.mailbox(call);
            self.challenge(call.link, call.now);
            self.show(call.me, Change::SignIn);
        } else {
            self.show(call.me, Change::Presence);
        }
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
        let online = |world: &Self| {
            let me = world.accounts.get(call.me);
            me.is_some_and(|account| account.presence.status.is_some())
        };
        if !online(self) || !self.is_shown_to(other, call.me) {
            return;
        }
        if let Some(line) = self.presence_words(other, call.dialect) {
            self.send(call.link, &format!("ILN {} {line}", call.id));
            self.send_message(call.link, call.dialect, other);
        }
        if let Some(account) = self.accounts.get_mut(other) {
            account.told.insert(call.me.clone());
        }
    }

    /// The words after `NLN`: status, handle, name, capabilities, object.
    fn presence_words(&self, who: &Address, dialect: Dialect) -> Option<String> {
        let account = self.accounts.get(who)?;
        let presence = &account.presence;
        let status = presence.status.as_deref()?;
        let mut words = format!("{status} {who} {}", self.word(&account.name));
        if dialect.caps_in_presence() {
            words.push_str(&format!(" {}", presence.capabilities));
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
    fn show(&mut self, who: &Address, change: Change) {
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
            let is_there = |world: &Self| {
                let account = world.accounts.get(&watcher)?;
                account.presence.status.as_ref()?;
                world.whereabouts(&watcher)
            };
            let Some((link, dialect)) = is_there(self) else {
                continue;
            };
            let sees = self.is_shown_to(who, &watcher);
            let Some(account) = self.accounts.get_mut(who) else {
                return;
            };
            let told = match sees {
                true => !account.told.insert(watcher.clone()),
                false => account.told.remove(&watcher),
            };
            match (sees, told) {
                (true, false) => {
                    self.tell_presence(link, dialect, who);
                    let bare = self.config.behaviour.no_message_at_sign_in;
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
                (false, true) => self.send(link, &format!("FLN {who}")),
                (true, true) | (false, false) => {}
            }
        }
    }

    fn tell_presence(&mut self, link: LinkId, dialect: Dialect, who: &Address) {
        if let Some(words) = self.presence_words(who, dialect) {
            self.send(link, &format!("NLN {words}"));
        }
    }

    /// Somebody's own name has changed.
    pub(super) fn name_changed(&mut self, who: &Address) {
        self.show(who, Change::Presence);
    }

    /// Perhaps others may see somebody now who could not, or no longer.
    pub(super) fn check_visibility(&mut self, who: &Address) {
        self.show(who, Change::Visibility);
    }

    pub(super) fn uux(&mut self, call: &Call<'_>) -> Result<(), Code> {
        if call.payload.len() > MAX_MESSAGE {
            return Err(715);
        }
        if call.payload.is_empty() && self.config.behaviour.silent {
            return Ok(());
        }
        let text = String::from_utf8_lossy(call.payload);
        let message = (element(&text, "PSM"), element(&text, "CurrentMedia"));
        self.send(call.link, &format!("UUX {} 0", call.id));
        if let Some(account) = self.accounts.get_mut(call.me) {
            account.message = Some(message);
        }
        self.show(call.me, Change::Message);
        Ok(())
    }

    /// The personal message of somebody, for those whose dialect has one.
    fn send_message(&mut self, link: LinkId, dialect: Dialect, who: &Address) {
        if !dialect.has_personal_message() {
            return;
        }
        let message = self
            .accounts
            .get(who)
            .and_then(|account| account.message.as_ref());
        let (text, media) = match message {
            Some((text, media)) => (text.as_str(), media.as_str()),
            None if self.config.behaviour.empty_objects => ("", ""),
            None => return,
        };
        let body = format!("<Data><PSM>{text}</PSM><CurrentMedia>{media}</CurrentMedia></Data>");
        let line = format!("UBX {who} {}", body.len());
        self.send_with(link, &line, body.as_bytes());
    }
}

/// The text of an element, still escaped; empty when it is missing, or is more than text.
fn element(xml: &str, name: &str) -> String {
    let inner = || {
        let (_, after) = xml.split_once(&format!("<{name}>"))?;
        let (inner, _) = after.split_once(&format!("</{name}>"))?;
        (!inner.contains(['<', '>'])).then(|| inner.to_owned())
    };
    inner().unwrap_or_default()
}
