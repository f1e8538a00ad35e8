//! Typed commands: what the words of a frame mean in a dialect, both ways.
//!
//! A [`ServerCommand`] is what a server sends, a [`ClientCommand`] what a client sends; both can be read and written, for
//! the client of this program and its own server stand on the same types. Reading accepts what any server or client is
//! known to send and borrows from the frame; what is unknown or too short to be understood survives as `Unknown`.
//! Writing emits what the official client or server of that dialect sent. Protocol reference 01 to 05.

mod args;
mod capabilities;
mod client;
mod client_read;
mod client_write;
mod errors;
mod lists;
mod lists_read;
mod lists_write;
mod members;
mod server;
mod server_read;
mod server_write;
mod values;

pub use capabilities::Capabilities;
pub use client::{ClientCommand, ClientInfo};
pub use errors::{ERRORS, ErrorClass, ErrorInfo, ErrorReply, error_info};
pub use lists::{Addition, GroupChange, ListEntry, ListPart, Stamps};
pub use members::{Member, Members, MembersError};
pub use server::{Presence, ServerCommand};
pub use values::{
    Ack, Handle, List, OutReason, Private, StatusWord, TrId, federated, property, user_notice,
};
