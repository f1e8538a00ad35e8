//! What the user chose about single contacts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use toml::Value;

use super::Contacts;

/// What a contact may do here. Everything, unless the user says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactSettings {
    /// Whether what they do is heard.
    pub sound: bool,
    /// Whether what they do is told in the corner of the screen.
    pub toast: bool,
    /// Whether what is said with them is kept.
    pub log: bool,
}

impl Default for ContactSettings {
    fn default() -> Self {
        Self {
            sound: true,
            toast: true,
            log: true,
        }
    }
}

/// What older versions wrote: the addresses of those who make no sounds, in any account.
const OLD_QUIET: &str = "quiet";

/// By account, then by address; only what is not usual.
pub type People = BTreeMap<String, BTreeMap<String, ContactSettings>>;

impl Contacts {
    /// What was chosen about the contacts of this account, by address.
    pub fn people_of(&self, account: &str) -> impl Iterator<Item = (&str, ContactSettings)> {
        let people = self.people.get(account).into_iter().flatten();
        people.map(|(address, chosen)| (address.as_str(), *chosen))
    }

    /// Takes in what an older version wrote, for each of these accounts. What was chosen since then stays.
    pub(super) fn take_in_old(&mut self, accounts: &[String]) {
        let Some(Value::Array(quiet)) = self.other.remove(OLD_QUIET) else {
            return;
        };
        let silent = ContactSettings {
            sound: false,
            ..ContactSettings::default()
        };
        for account in accounts {
            let people = self.people.entry(account.clone()).or_default();
            for address in quiet.iter().filter_map(Value::as_str) {
                people.entry(address.to_ascii_lowercase()).or_insert(silent);
            }
            if people.is_empty() {
                self.people.remove(account);
            }
        }
    }

    /// Chooses this about a contact of this account.
    pub fn choose(&mut self, account: &str, address: &str, chosen: ContactSettings) {
        let people = self.people.entry(account.to_owned()).or_default();
        match chosen == ContactSettings::default() {
            true => people.remove(address),
            false => people.insert(address.to_owned(), chosen),
        };
        if people.is_empty() {
            self.people.remove(account);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Settings;

    #[test]
    fn what_is_chosen_about_a_contact_is_of_one_account_and_in_the_file() {
        let mut settings = Settings::default();
        let silent = ContactSettings {
            sound: false,
            ..ContactSettings::default()
        };
        let (alice, bob) = ("alice@example.com/demo", "bob@example.net");
        settings.contacts.choose(alice, bob, silent);
        let text = toml::to_string(&settings).unwrap();
        let mut settings: Settings = toml::from_str(&text).unwrap();
        let of = |settings: &Settings, account| -> Vec<(String, ContactSettings)> {
            let people = settings.contacts.people_of(account);
            people
                .map(|(who, chosen)| (who.to_owned(), chosen))
                .collect()
        };
        assert_eq!(of(&settings, alice), [(bob.to_owned(), silent)]);
        assert_eq!(of(&settings, "alice@example.com/other"), []);
        settings
            .contacts
            .choose(alice, bob, ContactSettings::default());
        assert_eq!(settings, Settings::default(), "the usual is not written");
        let old = "[contacts]\nquiet = [\"Bob@example.net\"]\n[[accounts]]\nemail = \"alice@example.com\"\nserver = \"demo\"\n";
        let mut settings: Settings = toml::from_str(old).unwrap();
        settings.take_in_old();
        assert_eq!(of(&settings, alice), [(bob.to_owned(), silent)]);
        let written = toml::to_string(&settings).unwrap();
        assert!(!written.contains("quiet ="), "once and for all: {written}");
        let by_hand = "[contacts.people.\"a/demo\".\"bob@example.net\"]\nlog = false\n";
        let settings: Settings = toml::from_str(by_hand).unwrap();
        let (_, chosen) = settings.contacts.people_of("a/demo").next().unwrap();
        assert_eq!(
            (chosen.sound, chosen.toast, chosen.log),
            (true, true, false)
        );
    }
}
