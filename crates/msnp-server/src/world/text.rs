//! Words of the wire: GUIDs, stamps, cookies.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rand::Rng;

/// A random GUID, version 4, in lower case without braces.
pub(super) fn guid(rng: &mut impl Rng) -> String {
    let n: u128 = rng.random();
    let n = n & !(0xf << 76) & !(0b11 << 62) | 4 << 76 | 0b10 << 62;
    let digits = format!("{n:032x}");
    // All digits are ASCII, and there are 32.
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    format!(
        "{}-{}-{}-{}-{}",
        part(0, 8),
        part(8, 12),
        part(12, 16),
        part(16, 20),
        part(20, 32)
    )
}

/// So many random decimal digits, the first not 0.
pub(super) fn digits(rng: &mut impl Rng, count: usize) -> String {
    (0..count)
        .map(|at| char::from(b'0' + rng.random_range(u8::from(at == 0)..10)))
        .collect()
}

/// So many random hex digits.
pub(super) fn hex_digits(rng: &mut impl Rng, count: usize) -> String {
    (0..count)
        .map(|_| char::from_digit(rng.random_range(0..16), 16).unwrap_or('0'))
        .collect()
}

/// Seconds since the Unix epoch.
pub(super) fn unix(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_secs()
}

/// A list stamp as the service wrote it, in the time of Redmond: `2005-04-23T18:57:44.8130000-07:00`.
pub(super) fn stamp(time: SystemTime) -> String {
    const ZONE: Duration = Duration::from_secs(7 * 3600);
    let since = time
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .saturating_sub(ZONE);
    let (days, seconds) = (since.as_secs() / 86_400, since.as_secs() % 86_400);
    let (year, month, day) = civil(days);
    format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}.{:07}-07:00",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60,
        since.subsec_nanos() / 100
    )
}

/// A time as the later services write it: `2024-05-01T10:05:00Z`; with `exact`, thousandths too.
pub(super) fn utc(time: SystemTime, exact: bool) -> String {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    let (days, seconds) = (since.as_secs() / 86_400, since.as_secs() % 86_400);
    let (year, month, day) = civil(days);
    let fraction = match exact {
        true => format!(".{:03}", since.subsec_millis()),
        false => String::new(),
    };
    format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}{fraction}Z",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    )
}

/// A time as mails have it, without its zone: `01 May 2024 10:05:00`.
pub(super) fn mail_date(time: SystemTime) -> String {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let seconds = unix(time);
    let (year, month, day) = civil(seconds / 86_400);
    let month = usize::try_from(month - 1)
        .ok()
        .and_then(|at| MONTHS.get(at));
    format!(
        "{day:02} {} {year:04} {:02}:{:02}:{:02}",
        month.unwrap_or(&"Jan"),
        seconds / 3600 % 24,
        seconds / 60 % 60,
        seconds % 60
    )
}

/// The time written like `2024-05-01T10:05:00Z`, with or without a fraction.
pub(super) fn parse_utc(text: &str) -> Option<SystemTime> {
    let text = text.trim();
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u64>().ok();
    let sound = text.get(4..5) == Some("-") && text.get(10..11) == Some("T") && text.ends_with('Z');
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let seconds = number(11, 13)? * 3600 + number(14, 16)? * 60 + number(17, 19)?;
    if !sound || !(1970..9999).contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    // The days before this month are looked for, as `civil` counts them.
    let mut days = (year - 1970) * 365 + (month - 1) * 28;
    while civil(days) < (year, month, 1) {
        days += 1;
    }
    let days = days + day.checked_sub(1)?;
    Some(UNIX_EPOCH + Duration::from_secs(days * 86_400 + seconds))
}

/// Year, month and day of a number of days since 1970.
fn civil(days: u64) -> (u64, u64, u64) {
    let is_leap = |year: u64| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    // Whole cycles of 400 years first, so that no time is too far away to be walked to.
    let (mut year, mut left) = (1970 + days / 146_097 * 400, days % 146_097);
    loop {
        let length = if is_leap(year) { 366 } else { 365 };
        if left < length {
            break;
        }
        left -= length;
        year += 1;
    }
    let february = if is_leap(year) { 29 } else { 28 };
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if left < length {
            break;
        }
        left -= length;
        month += 1;
    }
    (year, month, left + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    #[test]
    fn stamps_are_written_as_the_service_wrote_them() {
        let at = UNIX_EPOCH + Duration::from_millis(1_114_307_864_813);
        assert_eq!(stamp(at), "2005-04-23T18:57:44.8130000-07:00");
        let leap = UNIX_EPOCH + Duration::from_secs(951_782_400 + 7 * 3600);
        assert_eq!(stamp(leap), "2000-02-29T00:00:00.0000000-07:00");
        assert!(stamp(UNIX_EPOCH).starts_with("1970-01-01T00:00:00"));
    }

    #[test]
    fn times_of_the_later_services_are_read_as_they_are_written() {
        for seconds in [0, 951_782_399, 951_782_400, 1_114_307_864, 1_714_557_900] {
            let at = UNIX_EPOCH + Duration::from_secs(seconds);
            assert_eq!(parse_utc(&utc(at, false)), Some(at));
            assert_eq!(parse_utc(&utc(at, true)), Some(at));
        }
        let at = UNIX_EPOCH + Duration::from_secs(1_714_557_900);
        assert_eq!(utc(at, true), "2024-05-01T10:05:00.000Z");
        assert_eq!(mail_date(at), "01 May 2024 10:05:00");
        for wrong in [
            "",
            "yesterday",
            "2024-05-01",
            "2024-13-01T00:00:00Z",
            "é024-05-01T10:05:00Z",
        ] {
            assert_eq!(parse_utc(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn guids_are_random_ones_of_version_4() {
        let mut rng = StdRng::seed_from_u64(1);
        let guid = guid(&mut rng);
        let parts: Vec<&str> = guid.split('-').collect();
        assert_eq!(
            parts.iter().map(|part| part.len()).collect::<Vec<_>>(),
            [8, 4, 4, 4, 12]
        );
        assert!(
            parts[2].starts_with('4') && "89ab".contains(&parts[3][..1]),
            "{guid}"
        );
    }
}
