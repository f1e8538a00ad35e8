//! How values of the protocol stand in the columns of a table.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use msnp::api::{DeliveryState, TextEmoticon, TextFormat};
use msnp::keep::NoticeKind;

use crate::store::StoreError;

/// Microseconds since 1970; a time that does not fit becomes the nearest that does.
pub(crate) fn micros(time: SystemTime) -> i64 {
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_micros()).unwrap_or(i64::MAX),
        Err(before) => {
            i64::try_from(before.duration().as_micros()).map_or(i64::MIN, |micros| -micros)
        }
    }
}

/// The time of [`micros`]; 1970 where the system has no such time.
pub(crate) fn time(micros: i64) -> SystemTime {
    let distance = Duration::from_micros(micros.unsigned_abs());
    let time = if micros < 0 {
        UNIX_EPOCH.checked_sub(distance)
    } else {
        UNIX_EPOCH.checked_add(distance)
    };
    time.unwrap_or(UNIX_EPOCH)
}

/// The format as JSON; nothing for a plain text.
pub(crate) fn format(format: &TextFormat) -> Result<Option<String>, StoreError> {
    if *format == TextFormat::default() {
        return Ok(None);
    }
    json(format).map(Some)
}

/// The format that [`format`] wrote. One that cannot be read is plain: the text matters more.
pub(crate) fn read_format(text: Option<&str>) -> TextFormat {
    text.and_then(|text| serde_json::from_str(text).ok())
        .unwrap_or_default()
}

/// The emoticons as JSON; nothing for none.
pub(crate) fn emoticons(emoticons: &[TextEmoticon]) -> Result<Option<String>, StoreError> {
    if emoticons.is_empty() {
        return Ok(None);
    }
    json(&emoticons).map(Some)
}

/// The emoticons that [`emoticons`] wrote. What cannot be read is none: the text matters more.
pub(crate) fn read_emoticons(text: Option<&str>) -> Vec<TextEmoticon> {
    text.and_then(|text| serde_json::from_str(text).ok())
        .unwrap_or_default()
}

pub(crate) fn json<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Broken(error.to_string()))
}

/// The name of a state in the database.
pub(crate) fn state_name(state: DeliveryState) -> &'static str {
    match state {
        DeliveryState::Queued => "queued",
        DeliveryState::Sent => "sent",
        DeliveryState::Acknowledged => "acknowledged",
        DeliveryState::Unknown => "unknown",
        DeliveryState::StoredOffline => "stored_offline",
        DeliveryState::Failed => "failed",
    }
}

pub(crate) fn read_state(name: &str) -> Option<DeliveryState> {
    [
        DeliveryState::Queued,
        DeliveryState::Sent,
        DeliveryState::Acknowledged,
        DeliveryState::Unknown,
        DeliveryState::StoredOffline,
        DeliveryState::Failed,
    ]
    .into_iter()
    .find(|&state| state_name(state) == name)
}

/// The kind of a notice in the database.
pub(crate) fn notice_name(kind: &NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Nudge => "nudge",
        NoticeKind::Joined => "joined",
        NoticeKind::Left => "left",
        NoticeKind::Action(_) => "action",
        NoticeKind::Ink(_) => "ink",
    }
}

/// What goes with it into the column `text`: the words of an action, the hash of a drawing.
pub(crate) fn notice_text(kind: &NoticeKind) -> Option<&str> {
    match kind {
        NoticeKind::Nudge | NoticeKind::Joined | NoticeKind::Left => None,
        NoticeKind::Action(text) | NoticeKind::Ink(text) => Some(text),
    }
}

pub(crate) fn read_notice(name: &str, text: Option<&str>) -> Option<NoticeKind> {
    Some(match name {
        "nudge" => NoticeKind::Nudge,
        "joined" => NoticeKind::Joined,
        "left" => NoticeKind::Left,
        "action" => NoticeKind::Action(text?.into()),
        "ink" => NoticeKind::Ink(text?.into()),
        _ => return None,
    })
}

/// A column that has to be there.
pub(crate) fn need<T>(value: Option<T>, column: &str) -> Result<T, StoreError> {
    value.ok_or_else(|| StoreError::Broken(format!("an entry without {column}")))
}

pub(crate) fn shared(text: Option<String>) -> Result<Arc<str>, StoreError> {
    need(text, "text").map(Arc::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_come_back_to_the_microsecond() {
        for micros_then in [0, 1, 1_763_829_296_123_456, -5, i64::MAX] {
            assert_eq!(micros(time(micros_then)), micros_then);
        }
    }

    #[test]
    fn names_in_the_database_are_those_of_the_json() {
        for name in [
            "queued",
            "sent",
            "acknowledged",
            "unknown",
            "stored_offline",
            "failed",
        ] {
            let state = read_state(name).unwrap();
            assert_eq!(
                serde_json::to_string(&state).unwrap(),
                format!("\"{name}\"")
            );
        }
        for name in ["nudge", "joined", "left"] {
            let kind = read_notice(name, None).unwrap();
            assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{name}\""));
            assert_eq!((notice_name(&kind), notice_text(&kind)), (name, None));
        }
        for name in ["action", "ink"] {
            let kind = read_notice(name, Some("waves")).unwrap();
            let json = format!("{{\"{name}\":\"waves\"}}");
            assert_eq!(serde_json::to_string(&kind).unwrap(), json);
            assert_eq!(
                (notice_name(&kind), notice_text(&kind)),
                (name, Some("waves"))
            );
            assert_eq!(read_notice(name, None), None);
        }
        assert_eq!(read_state("lost"), None);
    }

    #[test]
    fn a_plain_format_takes_no_room() {
        assert_eq!(format(&TextFormat::default()).unwrap(), None);
        let bold = TextFormat {
            bold: true,
            ..TextFormat::default()
        };
        assert_eq!(read_format(format(&bold).unwrap().as_deref()), bold);
        assert_eq!(read_format(Some("{")), TextFormat::default());
    }
}
