//! The small signs that say how far an own text has come.

use std::sync::LazyLock;

use iced::advanced::svg;
use msnp::api::DeliveryState;

use super::lines::{Entry, Kind};

/// How far an own text has come, as a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Waiting,
    Sent,
    Arrived,
}

impl Sign {
    /// The drawing, to be coloured.
    pub fn drawing(self) -> svg::Handle {
        const WAITING: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="3.9" fill="none" stroke="#000" stroke-width="1.1"/><path d="M5 2.700V5.200L6.700 6.300" fill="none" stroke="#000" stroke-width="1.100" stroke-linecap="round"/></svg>"##;
        const SENT: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M1.500 5.400 4 8 8.600 2.200" fill="none" stroke="#000" stroke-width="1.500" stroke-linecap="round" stroke-linejoin="round"/></svg>"##;
        static HANDLES: LazyLock<[svg::Handle; 2]> = LazyLock::new(|| {
            [WAITING, SENT].map(|drawing| svg::Handle::from_memory(drawing.as_bytes()))
        });
        let [waiting, sent] = &*HANDLES;
        match self {
            Self::Waiting => waiting.clone(),
            Self::Sent | Self::Arrived => sent.clone(),
        }
    }
}

/// The sign of a text; none for others' texts, old ones, and those that say in words what became of them.
pub fn sign(entry: &Entry<'_>) -> Option<Sign> {
    let Kind::Text { delivery, .. } = &entry.kind else {
        return None;
    };
    if !entry.own || entry.old {
        return None;
    }
    match delivery {
        None | Some(DeliveryState::Queued) => Some(Sign::Waiting),
        Some(DeliveryState::Sent) => Some(Sign::Sent),
        Some(DeliveryState::Acknowledged) => Some(Sign::Arrived),
        Some(DeliveryState::Unknown | DeliveryState::StoredOffline | DeliveryState::Failed) => None,
    }
}
