//! An MSN network in a box: notification server, switchboards, nexus and login, for the demo, for tests and for a LAN
//! among friends. It is not made to be a public server.
//!
//! [`World`] is the network as one pure machine, in the manner of `msnp`: the owner hands over an [`Input`] with the
//! present time and drains [`World::poll`] until it yields [`Output::Wait`]. It has no socket, clock or random source
//! of its own, so that a test joins it to many clients on a virtual clock. `Network` is the thin shell that gives it
//! sockets (feature `net`, on by default).
//!
//! It speaks what the original service spoke; [`Behaviour`] turns single habits into those of servers known today. Its
//! reading of commands is its own and not that of the client in `msnp`, so that one does not repeat the other's errors.
#![warn(missing_docs)]

use msnp::dialect::Dialect;

mod behaviour;
#[cfg(feature = "net")]
mod bots;
#[cfg(feature = "net")]
pub mod demo;
#[cfg(feature = "net")]
pub mod fault;
#[cfg(feature = "net")]
mod hostile;
#[cfg(feature = "net")]
mod net;
#[cfg(feature = "net")]
mod town;
mod world;

pub use behaviour::Behaviour;
#[cfg(feature = "net")]
pub use hostile::{HostileServer, Prank, Trick, haunt};
#[cfg(feature = "net")]
pub use net::{Network, NetworkConfig, ServerError};
pub use world::{
    AccountSpec, BadAccount, Control, Input, Output, RosterEntry, Standing, Unfetched, WebId,
    WebRequest, World, WorldConfig,
};

/// The dialects a network of this kind can speak, oldest first.
pub const DIALECTS: &[Dialect] = &[
    Dialect::Msnp2,
    Dialect::Msnp3,
    Dialect::Msnp4,
    Dialect::Msnp5,
    Dialect::Msnp6,
    Dialect::Msnp7,
    Dialect::Msnp8,
    Dialect::Msnp9,
    Dialect::Msnp10,
    Dialect::Msnp11,
    Dialect::Msnp12,
    Dialect::Msnp13,
    Dialect::Msnp14,
    Dialect::Msnp15,
    Dialect::Msnp16,
    Dialect::Msnp17,
    Dialect::Msnp18,
];
