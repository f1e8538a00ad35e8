//! What the window, the headless client, bots and tests say to an account and hear from it.
//!
//! All of it is plain serde data: `Command` is tagged by `cmd`, `Event` by `event`, names are in `snake_case`. The JSON
//! form is a contract (`docs/headless.md`): fields may be added, none is removed.

mod command;
mod event;
mod transfer;
mod types;

pub use command::Command;
pub use event::{ErrorCode, Event, LinkState, Lists, MediaInfo, SignOutReason, TimedEvent, Way};
pub use transfer::{Direction, InkKind, TextEmoticon, TransferInfo, TransferState, TransferWay};
pub use types::{
    AccountId, Address, Color, ContactDetails, ConversationId, CurrentMedia, DeliveryState,
    EndpointId, GroupId, MediaKind, MessageId, PhoneKind, Phones, Place, Status, TextFormat,
};
