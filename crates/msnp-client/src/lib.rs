//! The engine: the [`msnp`] machine with real sockets, real HTTP, a real clock and a place to keep things.
//!
//! Which server to talk to is a [`ServerProfile`].
#![warn(missing_docs)]

mod profile;
mod tls;

pub use profile::{ProfileError, ServerProfile, Services};
