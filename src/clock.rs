//! Local time.

use std::time::SystemTime;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::{i18n, t};

#[cfg(test)]
use tests::now;

/// A moment as the clock on the wall shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Local {
    /// Days since 1 January 1970 here.
    pub day: i64,
    /// The minute of that day.
    pub minute: u32,
    year: i16,
    month: i8,
    date: i8,
}

impl Local {
    /// What the clock here showed at that moment. Times beyond year 9999 are shown as 1970.
    pub fn new(at: SystemTime) -> Self {
        Self::at(at, TimeZone::system())
    }

    fn at(at: SystemTime, zone: TimeZone) -> Self {
        let timestamp = Timestamp::try_from(at).unwrap_or(Timestamp::UNIX_EPOCH);
        let zoned: Zoned = timestamp.to_zoned(zone);
        let seconds = timestamp.as_second() + i64::from(zoned.offset().seconds());
        Self {
            day: seconds.div_euclid(86_400),
            // Below 1440.
            minute: u32::try_from(seconds.rem_euclid(86_400) / 60).unwrap_or(0),
            year: zoned.year(),
            month: zoned.month(),
            date: zoned.day(),
        }
    }

    /// "15:04", or "3:04 PM" where hours are counted so.
    pub fn time(&self) -> String {
        time(self.minute)
    }

    /// "15:04" everywhere, for files that other programs read.
    pub fn plain_time(&self) -> String {
        format!("{}:{:02}", self.minute / 60, self.minute % 60)
    }

    /// "22 November 2026".
    pub fn date(&self) -> String {
        t!(
            "date",
            day = i64::from(self.date),
            month = i64::from(self.month),
            year = self.year.to_string()
        )
    }

    /// "2026-11-22", for files that other programs read.
    pub fn iso_date(&self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.date)
    }

    /// "Today", "Yesterday", or the date; `today` is the day it is now.
    pub fn day_words(&self, today: i64) -> String {
        match today - self.day {
            0 => t!("today"),
            1 => t!("yesterday"),
            _ => self.date(),
        }
    }
}

/// The day it is now, as [`Local::day`] counts them.
pub fn today() -> i64 {
    Local::new(now()).day
}

#[cfg(not(test))]
fn now() -> SystemTime {
    SystemTime::now()
}

/// When a day began here that is written as "2026-11-22", a month as "2026-11", or a year as "2026".
pub fn day_begins(written: &str) -> Option<SystemTime> {
    let mut parts = written.trim().split('-');
    let year: i16 = parts.next()?.trim().parse().ok()?;
    let mut next = || {
        parts
            .next()
            .map_or(Some(1), |part| part.trim().parse().ok())
    };
    let (month, day) = (next()?, next()?);
    let date = Date::new(year, month, day).ok()?;
    let none_left = parts.next().is_none();
    let begins = date.to_zoned(TimeZone::system()).ok()?;
    none_left.then(|| begins.timestamp().into())
}

/// The words for a minute of a day.
pub fn time(minute: u32) -> String {
    let (hour, minute) = (minute / 60, format!("{:02}", minute % 60));
    if i18n::has_half_days() {
        let half = if hour < 12 { "am" } else { "pm" };
        let hour = (hour + 11) % 12 + 1;
        t!("time-12", hour = hour, minute = minute, half = half)
    } else {
        t!("time-24", hour = hour, minute = minute)
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::i18n::tests::speaking;
    use std::cell::Cell;
    use std::time::Duration;

    thread_local! {
        static STOPPED: Cell<Option<SystemTime>> = const { Cell::new(None) };
    }

    pub fn now() -> SystemTime {
        STOPPED.get().unwrap_or_else(SystemTime::now)
    }

    /// It is this moment from now on, for this thread.
    pub fn stop(at: SystemTime) {
        STOPPED.set(Some(at));
    }

    #[test]
    fn the_local_day_begins_at_local_midnight() {
        let at = |seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let lisbon = jiff::tz::offset(1);
        let late = Local::at(at(86_400 - 3_600), TimeZone::fixed(lisbon));
        assert_eq!((late.day, late.time().as_str()), (1, "0:00"));
        let west = Local::at(at(3_600), TimeZone::fixed(jiff::tz::offset(-3)));
        assert_eq!((west.day, west.time().as_str()), (-1, "22:00"));
    }

    #[test]
    fn a_day_that_is_written_down_begins_at_local_midnight() {
        for (written, date, minute) in [
            ("2026-11-22", "2026-11-22", 0),
            (" 2026-2 ", "2026-02-01", 0),
            ("1999", "1999-01-01", 0),
        ] {
            let local = Local::new(day_begins(written).expect(written));
            assert_eq!((local.iso_date().as_str(), local.minute), (date, minute));
        }
        for wrong in [
            "",
            "2026-13",
            "2026-02-30",
            "22.11.2026",
            "2026-11-22-1",
            "x",
        ] {
            assert_eq!(day_begins(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn days_have_words() {
        let day = Local::at(
            SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_359_840),
            TimeZone::UTC,
        );
        assert_eq!(day.date(), "22 November 2026");
        assert_eq!(day.day_words(day.day), "Today");
        assert_eq!(day.day_words(day.day + 1), "Yesterday");
        assert_eq!(day.day_words(day.day + 2), "22 November 2026");
    }

    #[test]
    fn hours_are_counted_as_the_language_does() {
        let shown = |minute| speaking("ko", || time(minute));
        for (minute, hour) in [(0, "12:00"), (5, "12:05"), (720, "12:00"), (904, "3:04")] {
            assert!(shown(minute).contains(hour), "{}", shown(minute));
        }
        assert_ne!(shown(0), shown(720));
        assert_eq!(time(904), "15:04");
    }
}
