//! Small values that commands and events are made of.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

macro_rules! text_id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(from = "String", into = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// The text itself.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self::new(&text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0.as_ref().to_owned()
            }
        }
    };
}

/// The address of a person: `bob@example.net`. Two spellings that differ in letter case are one address, and it is shown,
/// compared and written to events in lower case; servers, some of which compare letter case, get it [`spelled`](Self::spelled) as it came.
#[derive(Clone, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Address {
    lower: Arc<str>,
    /// The spelling it came in, where that is another.
    spelled: Option<Arc<str>>,
}

text_id! {
    /// One of the accounts this program knows: the address and the name of the server profile, `alice@example.com/demo`.
    AccountId
}

text_id! {
    /// A conversation. With one person it is that person's address and never changes; a group's begins with `#` and is
    /// good for this run.
    ConversationId
}

text_id! {
    /// One message, own or received; unique within an account for ever.
    MessageId
}

text_id! {
    /// A group of the contact list: a number (MSNP7-9) or a GUID.
    GroupId
}

text_id! {
    /// A place where an account is signed in: a GUID in braces (MSNP16+).
    EndpointId
}

/// The text in ASCII lower case, as addresses are compared (protocol reference, 01 section 4).
fn lower(text: &str) -> Arc<str> {
    if text.bytes().any(|b| b.is_ascii_uppercase()) {
        Arc::from(text.to_ascii_lowercase())
    } else {
        Arc::from(text)
    }
}

impl Address {
    /// The address in this spelling.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let lower = lower(text);
        let spelled = (*lower != *text).then(|| Arc::from(text));
        Self { lower, spelled }
    }

    /// The address in lower case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.lower
    }

    /// The address in the spelling it came in: for the wire.
    #[must_use]
    pub fn spelled(&self) -> &str {
        self.spelled.as_deref().unwrap_or(&self.lower)
    }
}

impl PartialEq for Address {
    fn eq(&self, other: &Self) -> bool {
        self.lower == other.lower
    }
}

impl Eq for Address {}

impl std::hash::Hash for Address {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.lower.hash(state);
    }
}

impl PartialOrd for Address {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Address {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.lower.cmp(&other.lower)
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address({:?})", self.as_str())
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::borrow::Borrow<str> for Address {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl From<String> for Address {
    fn from(text: String) -> Self {
        Self::new(&text)
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.as_str().to_owned()
    }
}

impl AccountId {
    /// The account with this name.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(lower(text))
    }
}

impl MessageId {
    /// Takes the text as it is.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(Arc::from(text))
    }
}

impl GroupId {
    /// Takes the text as it is.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(Arc::from(text))
    }
}

impl EndpointId {
    /// The place with this GUID, taken in lower case.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(lower(text))
    }
}

impl ConversationId {
    /// The conversation with this name; an address is taken in lower case.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(lower(text))
    }
}

impl ConversationId {
    /// The conversation with one person.
    #[must_use]
    pub fn with(address: &Address) -> Self {
        Self(address.lower.clone())
    }

    /// Whether this is a conversation of several people.
    #[must_use]
    pub fn is_group(&self) -> bool {
        self.0.starts_with('#')
    }
}

/// How available someone is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Online and available.
    #[default]
    Online,
    /// Busy: no sounds, no pop-ups.
    Busy,
    /// No input for some time.
    Idle,
    /// Be right back.
    Brb,
    /// Away.
    Away,
    /// On the phone.
    Phone,
    /// Out to lunch.
    Lunch,
    /// Signed in, shown to others as offline. Own status only.
    Hidden,
    /// Not signed in.
    Offline,
}

/// How a text looks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TextFormat {
    /// The font family; `None` is the reader's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub font: Option<Arc<str>>,
    /// Bold.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub bold: bool,
    /// Italic.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub italic: bool,
    /// Underlined.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub underline: bool,
    /// Struck through.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub strike: bool,
    /// The colour; `None` is the reader's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<Color>,
    /// Written from right to left.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub rtl: bool,
}

/// A colour, written `#rrggbb`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Color {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.r, self.g, self.b)
    }
}

impl From<Color> for String {
    fn from(color: Color) -> Self {
        color.to_string()
    }
}

impl TryFrom<String> for Color {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let digits = text
            .strip_prefix('#')
            .filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()));
        let value = digits
            .and_then(|d| u32::from_str_radix(d, 16).ok())
            .ok_or("a colour is written #rrggbb")?;
        let [_, r, g, b] = value.to_be_bytes();
        Ok(Self { r, g, b })
    }
}

/// What kind of thing someone is listening to, playing or doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MediaKind {
    /// Music.
    Music,
    /// A game.
    Games,
    /// An office program.
    Office,
}

/// "What I'm listening to", as set by its owner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CurrentMedia {
    /// The program, may be empty.
    #[serde(default)]
    pub app: String,
    /// What it is.
    pub kind: MediaKind,
    /// The text with places `{0}`, `{1}` …
    pub format: String,
    /// What goes into the places.
    #[serde(default)]
    pub args: Vec<String>,
}

/// What a phone number is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhoneKind {
    /// At home.
    Home,
    /// At work.
    Work,
    /// A mobile phone.
    Mobile,
}

/// The phone numbers of a person, as they were written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Phones {
    /// At home.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub home: Option<String>,
    /// At work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub work: Option<String>,
    /// The mobile phone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mobile: Option<String>,
}

impl Phones {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.home.is_none() && self.work.is_none() && self.mobile.is_none()
    }

    /// The number of this kind.
    #[must_use]
    pub fn get(&self, kind: PhoneKind) -> Option<&str> {
        match kind {
            PhoneKind::Home => self.home.as_deref(),
            PhoneKind::Work => self.work.as_deref(),
            PhoneKind::Mobile => self.mobile.as_deref(),
        }
    }

    /// Sets the number of this kind; an empty one is none.
    pub fn set(&mut self, kind: PhoneKind, number: &str) {
        let place = match kind {
            PhoneKind::Home => &mut self.home,
            PhoneKind::Work => &mut self.work,
            PhoneKind::Mobile => &mut self.mobile,
        };
        *place = (!number.is_empty()).then(|| number.to_owned());
    }
}

/// What is known of a contact besides name, lists and groups; most of it from the address book (MSNP13+).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactDetails {
    /// The own name for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nickname: Option<String>,
    /// The own note on them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Their phone numbers.
    #[serde(skip_serializing_if = "Phones::is_empty")]
    pub phones: Phones,
    /// Whether they are a favourite.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub favorite: bool,
    /// Whether a page can be sent to their mobile phone.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub mobile_paging: bool,
    /// The network they are on where it is not our own: 2 Communicator, 4 phone, 32 Yahoo (protocol reference, 00).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<u32>,
}

/// A place where the own account is signed in (MSNP16+).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Its GUID.
    pub id: EndpointId,
    /// The name its user gave it; may be empty.
    pub name: String,
    /// Whether it is this one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub this: bool,
    /// Whether nobody was at it for some time.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub idle: bool,
    /// What its client can do, as in `presence`.
    pub capabilities: u64,
}

/// How far an own text has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    /// Safe on disk, waiting for its way.
    Queued,
    /// Written to a switchboard.
    Sent,
    /// The server acknowledged it while the reader was there.
    Acknowledged,
    /// Sent, but nobody can tell whether it arrived. Never repeated by itself.
    Unknown,
    /// Kept by the server until the reader signs in.
    StoredOffline,
    /// Not delivered.
    Failed,
}

impl DeliveryState {
    /// Whether the state will not change by itself any more.
    #[must_use]
    pub fn is_final(self) -> bool {
        !matches!(self, Self::Queued | Self::Sent)
    }
}
