//! What a window can show. A screen owns its messages; only [`crate::app::App`] acts on the actions it gives back.

pub mod archive;
pub mod connection;
pub mod contacts;
pub mod conversation;
pub mod options;
pub mod sign_in;
pub mod tabs;
