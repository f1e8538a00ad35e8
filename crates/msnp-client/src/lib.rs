//! The engine: the [`msnp`] machine with real sockets, real HTTP, a real clock and a place to keep things.
//!
//! One task an account owns its machine and its connections. [`Engine::start`] spawns it on the runtime of the caller
//! and gives back the [`Events`]; the first [`Signal`] is [`Signal::Ready`] with the [`Handle`] for commands. The task
//! never waits for whoever reads the events, and ends when the handles or the events are dropped, after telling the
//! server.
//!
//! Which server to talk to is a [`ServerProfile`]. What can be asked is in [`msnp::api::Command`], what is told in
//! [`msnp::api::Event`]; where things are kept between two runs is up to the caller, by [`msnp::keep::Keep`].
//!
//! `examples/echo.rs` is a whole bot on one page: it accepts whoever adds it, and says back what it is told.
#![warn(missing_docs)]

mod connect;
mod direct;
mod driver;
mod engine;
mod files;
mod held;
mod http;
mod keeper;
mod links;
mod mailbox;
mod page;
mod profile;
mod proxy;
mod tls;
mod watch;

pub use engine::{Engine, EngineConfig, Gone, Handle};
pub use files::{FileUse, Preview};
pub use mailbox::{Events, Signal};
pub use msnp::gateway::GatewayUse;
pub use msnp::io::DirectUse;
pub use profile::{ProfileError, ServerProfile, Services};
pub use proxy::{Connection, Proxy, ProxyError, ProxyServer, is_this_computer};
pub use watch::has_network;
