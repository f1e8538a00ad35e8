//! Words for values of the engine.

use msnp::api::{ErrorCode, LinkState, SignOutReason, Status, Way};

use crate::session::{Link, Protection};
use crate::{i18n, t};

/// The statuses one can choose, in the order of the menu.
pub const STATUSES: [Status; 8] = [
    Status::Online,
    Status::Busy,
    Status::Idle,
    Status::Brb,
    Status::Away,
    Status::Phone,
    Status::Lunch,
    Status::Hidden,
];

pub fn status(status: Status) -> String {
    match status {
        Status::Online => t!("status-online"),
        Status::Busy => t!("status-busy"),
        Status::Idle => t!("status-idle"),
        Status::Brb => t!("status-brb"),
        Status::Away => t!("status-away"),
        Status::Phone => t!("status-phone"),
        Status::Lunch => t!("status-lunch"),
        Status::Hidden => t!("status-hidden"),
        Status::Offline => t!("status-offline"),
    }
}

pub fn progress(state: LinkState) -> String {
    match state {
        LinkState::Disconnected | LinkState::Connecting => t!("progress-connecting"),
        LinkState::Authenticating => t!("progress-authenticating"),
        LinkState::Syncing | LinkState::Online => t!("progress-syncing"),
        LinkState::Reconnecting => t!("progress-reconnecting"),
    }
}

/// How the server is reached.
pub fn way(link: &Link) -> String {
    match link.way {
        _ if link.here => t!("link-here"),
        Some((Way::Direct, Protection::Encrypted)) => t!("link-encrypted"),
        Some((Way::Gateway, Protection::Encrypted)) => t!("link-gateway-encrypted"),
        Some((Way::Gateway, Protection::Plain)) => t!("link-gateway-plain"),
        Some((Way::Direct, Protection::Plain)) | None => t!("link-plain"),
    }
}

pub fn signed_out(reason: SignOutReason) -> String {
    match reason {
        SignOutReason::Requested => t!("signed-out-requested"),
        SignOutReason::Elsewhere => t!("signed-out-elsewhere"),
        SignOutReason::ServerDown => t!("signed-out-server-down"),
        SignOutReason::Lost => t!("signed-out-lost"),
    }
}

/// The words for an error; `message`, the engine's own, where the files know none.
pub fn error(code: &ErrorCode, message: &str) -> String {
    i18n::error(&code.0)
        .or_else(|| (!message.is_empty()).then(|| message.to_owned()))
        .unwrap_or_else(|| t!("error-other", code = code.0.as_ref()))
}
