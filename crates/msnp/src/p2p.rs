//! MSNC: what two people exchange without the server understanding it, pictures, emoticons and files above all.
//!
//! From the top down: a session is negotiated with texts like those of SIP ([`slp`], whose typed bodies are in [`body`]
//! and whose contexts in [`context`] and [`crate::object`]). Texts and data go as blobs over one logical link between
//! two places ([`link`]), cut into packets ([`v1`], [`v2`]). The packets are carried by a switchboard, by the
//! notification server or by a TCP connection of the two ([`direct`]; [`nonce`] has its first bytes and its frames).
//! Protocol reference 06 to 10.

pub mod body;
pub mod context;
pub mod direct;
pub mod guid;
pub mod link;
pub mod nonce;
mod peer;
pub(crate) mod peers;
pub(crate) mod resume;
pub mod slp;
pub mod v1;
pub mod v2;

pub use guid::Guid;
pub use peer::Peer;
