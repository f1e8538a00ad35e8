//! What Papilio keeps: history, outbox, roster cache, object cache and settings.
//!
//! Everything but the settings is in one SQLite database ([`Store`]): a write-ahead log, synced at each commit, and one
//! connection that writes. A batch of records is one transaction, so it is in the database whole or not at all, and
//! whoever was told that it is kept will find it after a power cut. The settings are a TOML file that a person can edit
//! ([`Settings`]). Both lie in a folder of their own ([`DataDir`]).
//!
//! A file that cannot be read is never overwritten: it is renamed to `….broken-<time>`, which is said, and a new one is
//! begun. A database of a newer version is refused.
//!
//! Everything here may block for as long as the disk takes: call it from a thread that may.
#![warn(missing_docs)]

mod aside;
mod data_dir;
mod history;
mod keeper;
mod objects;
mod pictures;
mod room;
mod row;
mod schema;
mod search;
mod settings;
mod store;
mod sweep;
mod unlogged;

pub use data_dir::{DataDir, DataLock};
pub use history::{Body, ConversationInfo, Entry, EntryKey, History};
pub use keeper::Keeper;
pub use objects::{MAX_OBJECT, Objects};
pub use room::ObjectRoom;
pub use search::{Found, Search};
pub use settings::{
    Account, Appearance, Connection, ContactSettings, Contacts, Desktop, Direct, Loaded,
    MAX_ACCOUNTS, Messages, ProxyKind, RowSize, Settings, Sort, SoundEvents, Sounds, Toasts, View,
    Way, WindowSize, Windows, WithoutTray,
};
pub use store::{Store, StoreError};
pub use sweep::Sweep;
pub use unlogged::Unlogged;
