//! Header lines and the MIME messages made of them.

use std::borrow::Cow;
use std::fmt;

use memchr::memchr;

/// `Name: value` lines: the headers of a message, or the body of those that have the same form.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Fields<'a> {
    lines: &'a [u8],
}

impl<'a> Fields<'a> {
    /// The fields in these lines. Lines without a colon are skipped.
    #[must_use]
    pub fn new(lines: &'a [u8]) -> Self {
        Self { lines }
    }

    /// The first value of this name, whatever its letter case; blanks around it are gone, bad UTF-8 is replaced.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Cow<'a, str>> {
        self.raw()
            .find(|(key, _)| key.eq_ignore_ascii_case(name.as_bytes()))
            .map(|(_, value)| lossy(value))
    }

    /// The first value of each of these names, found in one pass.
    pub(super) fn find<const N: usize>(&self, names: [&str; N]) -> [Option<&'a [u8]>; N] {
        let mut found = [None; N];
        for (key, value) in self.raw() {
            for (name, slot) in names.iter().zip(&mut found) {
                if slot.is_none() && key.eq_ignore_ascii_case(name.as_bytes()) {
                    *slot = Some(value);
                }
            }
        }
        found
    }

    /// The first value of this name as a number.
    #[must_use]
    pub fn number<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.get(name)?.parse().ok()
    }

    /// All names and values in order.
    pub fn iter(&self) -> impl Iterator<Item = (Cow<'a, str>, Cow<'a, str>)> + use<'a> {
        self.raw().map(|(key, value)| (lossy(key), lossy(value)))
    }

    fn raw(&self) -> impl Iterator<Item = (&'a [u8], &'a [u8])> + use<'a> {
        Lines { rest: self.lines }.filter_map(|line| {
            // Names are short: looking for the colon byte by byte is faster than setting up a search.
            let colon = line.iter().position(|&b| b == b':')?;
            let (key, value) = line.split_at_checked(colon)?;
            Some((key.trim_ascii(), value.get(1..)?.trim_ascii()))
        })
    }
}

impl fmt::Debug for Fields<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The values of a profile hold tickets.
        f.debug_list()
            .entries(self.iter().map(|(name, _)| name))
            .finish()
    }
}

/// The text, bad UTF-8 replaced; faster than the standard library where there is none.
pub(super) fn lossy(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => String::from_utf8_lossy(bytes),
    }
}

/// Lines that end with CRLF, LF or the end of the bytes, without their ends.
struct Lines<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Lines<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        if self.rest.is_empty() {
            return None;
        }
        let end = memchr(b'\n', self.rest).unwrap_or(self.rest.len());
        let (line, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest.get(1..).unwrap_or_default();
        Some(line.strip_suffix(b"\r").unwrap_or(line))
    }
}

/// A MIME message: headers, a blank line, the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mime<'a> {
    /// The headers.
    pub headers: Fields<'a>,
    /// All bytes behind the blank line.
    pub body: &'a [u8],
}

impl<'a> Mime<'a> {
    /// Takes a payload apart. Without a blank line all of it is headers.
    #[must_use]
    pub fn read(payload: &'a [u8]) -> Self {
        let mut lines = Lines { rest: payload };
        let mut head = payload;
        loop {
            let before = lines.rest;
            match lines.next() {
                None => break,
                Some([]) => {
                    let len = payload.len() - before.len();
                    head = payload.get(..len).unwrap_or_default();
                    break;
                }
                Some(_) => {}
            }
        }
        Self {
            headers: Fields::new(head),
            body: lines.rest,
        }
    }

    /// The content type; without the header it is `text/plain`.
    #[must_use]
    pub fn content_type(&self) -> ContentType<'a> {
        let [value] = self.headers.find(["Content-Type"]);
        ContentType::of(value)
    }
}

/// The value of `Content-Type`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentType<'a> {
    value: Cow<'a, str>,
}

impl<'a> ContentType<'a> {
    /// The value of the header; without one it is `text/plain`.
    pub(super) fn of(value: Option<&'a [u8]>) -> Self {
        Self {
            value: value.map_or(Cow::Borrowed("text/plain"), lossy),
        }
    }

    /// The type without parameters, `text/plain`.
    #[must_use]
    pub fn essence(&self) -> &str {
        self.value.split(';').next().unwrap_or_default().trim()
    }

    /// Whether it is this type, whatever the letter case.
    #[must_use]
    pub fn is(&self, essence: &str) -> bool {
        self.essence().eq_ignore_ascii_case(essence)
    }

    /// The value of this parameter, without quotes.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.value.split(';').skip(1).find_map(|parameter| {
            let (key, value) = parameter.split_once('=')?;
            key.trim()
                .eq_ignore_ascii_case(name)
                .then(|| value.trim().trim_matches('"'))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_and_body_are_parted_at_the_first_blank_line() {
        let mime = Mime::read(b"MIME-Version: 1.0\r\ncontent-TYPE:  text/plain; Charset=\"UTF-8\" \r\n\r\nhi\r\n\r\nthere");
        assert_eq!(mime.body, b"hi\r\n\r\nthere");
        assert!(mime.content_type().is("TEXT/plain"));
        assert_eq!(mime.content_type().parameter("charset"), Some("UTF-8"));
        assert_eq!(mime.headers.number("mime-version"), Some(1.0));
        assert_eq!(mime.headers.get("X"), None);
    }

    #[test]
    fn bare_line_feeds_and_missing_parts_are_borne() {
        let mime = Mime::read(b"A: 1\nnonsense\nB:2:3\n\nbody");
        assert_eq!(mime.headers.get("b").as_deref(), Some("2:3"));
        assert_eq!(mime.body, b"body");
        let mime = Mime::read(b"A: 1\r\nB: 2");
        assert_eq!(
            (mime.headers.get("B").as_deref(), mime.body),
            (Some("2"), &b""[..])
        );
        let mime = Mime::read(b"\r\nbody");
        assert_eq!((mime.headers.iter().count(), mime.body), (0, &b"body"[..]));
        assert_eq!(Mime::read(b"").body, b"");
        assert!(Mime::read(b"").content_type().is("text/plain"));
    }
}
