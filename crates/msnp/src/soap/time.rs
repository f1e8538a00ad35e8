//! Times as services write them: `2024-05-01T10:00:00Z`.

use std::time::SystemTime;

use jiff::Timestamp;

/// Reads a time with or without fractions of a second. One that names no zone is UTC. `None` when it is no time.
#[must_use]
pub fn read_time(text: &str) -> Option<SystemTime> {
    let text = text.trim();
    let zoned: Option<Timestamp> = text.parse().ok();
    let time = zoned.or_else(|| format!("{text}Z").parse().ok())?;
    Some(time.into())
}

/// Writes a time in whole seconds, UTC. One that no calendar holds is the beginning of 1970.
#[must_use]
pub fn write_time(time: SystemTime) -> String {
    let seconds = Timestamp::try_from(time).map_or(0, Timestamp::as_second);
    Timestamp::from_second(seconds)
        .unwrap_or(Timestamp::UNIX_EPOCH)
        .to_string()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn times_are_read_with_fractions_offsets_and_without_a_zone() {
        let at = |text: &str| {
            let since = read_time(text)?.duration_since(SystemTime::UNIX_EPOCH);
            since.ok().map(|since| since.as_millis())
        };
        assert_eq!(at("2024-05-01T10:00:00Z"), Some(1_714_557_600_000));
        assert_eq!(at(" 2024-05-01T10:00:00.25Z "), Some(1_714_557_600_250));
        assert_eq!(
            at("2024-05-01T03:00:00.0000000-07:00"),
            Some(1_714_557_600_000)
        );
        assert_eq!(at("2024-05-01T10:00:00"), Some(1_714_557_600_000));
        for wrong in ["", "now", "2024-13-01T00:00:00Z", "2024-05-01"] {
            assert_eq!(at(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn times_are_written_in_whole_seconds() {
        let time = SystemTime::UNIX_EPOCH + Duration::from_millis(1_714_557_600_999);
        assert_eq!(write_time(time), "2024-05-01T10:00:00Z");
        assert_eq!(write_time(SystemTime::UNIX_EPOCH), "1970-01-01T00:00:00Z");
    }
}
