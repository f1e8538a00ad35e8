//! Offline messages: left for somebody with [`store_request`], announced by [`MailData`], fetched and deleted with the
//! requests of [`RsiRequest`], read as [`OfflineMail`] (protocol reference, 14 sections 2 to 5).
//!
//! Everything here is written and read, nothing is sent.

mod data;
mod letter;
mod rsi;
mod store;
mod uum;

pub use data::{MailData, Waiting, WaitingMail};
pub use letter::OfflineMail;
pub use rsi::{RsiAnswer, RsiRequest, is_deleted, read_letter, read_metadata};
pub use store::{STORE_ACTION, StoreAnswer, StoreRequest, read_store_answer, store_request};
pub use uum::offline_payloads;
