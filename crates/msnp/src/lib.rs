//! The MSN Messenger protocol (MSNP) as one pure state machine.
//!
//! Nothing in this crate opens a socket, reads a clock, draws a random number of its own or touches a file. A
//! [`client`] is driven by its owner: every input goes in with the present [`Now`], then the outputs are drained
//! until the machine answers with [`Output::Wait`]. A whole network of clients and a server so runs in one thread, at any
//! speed, the same each time.
//!
//! The types that the window, the headless client, bots and tests share are in [`api`]; what must outlive the process
//! is in [`keep`]; what goes in and out of the machine is in [`io`].
#![warn(missing_docs)]

pub mod api;
pub mod auth;
mod book;
pub mod client;
pub mod command;
pub mod dialect;
mod effects;
pub mod gateway;
mod incoming;
pub mod io;
pub mod keep;
pub mod message;
pub mod msnftp;
mod ns;
pub mod object;
pub mod oim;
mod outbox;
pub mod p2p;
mod redirect;
pub mod roster;
mod sb;
pub mod soap;
pub mod wire;

pub use api::{Command, Event};
pub use io::{Input, Now, Output};
