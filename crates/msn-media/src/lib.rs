//! Pictures and emoticons of the MSN network: what a text or a file shows, found and decoded within limits.
//!
//! Everything here is a pure function of its arguments, good for any thread. Nothing trusts a length, a size or a
//! count that a file or a text claims.
#![warn(missing_docs)]

pub mod emoticons;
pub mod ink;
pub mod links;
pub mod picture;
pub mod plus;
pub mod prepare;
