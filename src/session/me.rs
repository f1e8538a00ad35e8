//! The own account.

use msn_media::plus::{self, Spans};
use msnp::api::{Address, MediaInfo, Phones, Status};

/// The own account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Me {
    pub address: Address,
    /// As it is on the server, with codes of Messenger Plus!; see [`Me::shown_name`].
    pub display_name: String,
    pub status: Status,
    pub personal_message: String,
    pub media: Option<MediaInfo>,
    pub allow_strangers: bool,
    pub phones: Phones,
    /// Contacts may send pages to the own mobile phone.
    pub mobile_paging: bool,
    shown: String,
    looks: Option<Spans>,
}

impl Me {
    /// Somebody of whom nothing else is known.
    pub(super) fn new(address: Address) -> Self {
        let name = address.as_str().to_owned();
        Self {
            address,
            display_name: String::new(),
            status: Status::Offline,
            personal_message: String::new(),
            media: None,
            allow_strangers: true,
            phones: Phones::default(),
            mobile_paging: false,
            shown: String::new(),
            looks: None,
        }
        .named(name)
    }

    pub(super) fn named(mut self, name: String) -> Self {
        self.rename(name);
        self
    }

    /// Takes in a name as the server has it.
    pub fn rename(&mut self, name: String) {
        let (shown, looks) = plus::read(&name);
        self.shown = shown.into_owned();
        self.looks = looks;
        self.display_name = name;
    }

    /// The own name without codes.
    pub fn shown_name(&self) -> &str {
        &self.shown
    }

    /// Which stretches of it look different.
    pub(super) fn looks(&self) -> Option<&Spans> {
        self.looks.as_ref()
    }
}
