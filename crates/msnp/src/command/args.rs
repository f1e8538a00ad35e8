//! Taking the words of a frame one by one.

use std::borrow::Cow;
use std::str::FromStr;

use crate::wire::{Frame, Words, percent_decode};

/// The words of a frame that have not been read yet.
#[derive(Clone)]
pub(super) struct Args<'a> {
    words: Words<'a>,
}

impl<'a> Args<'a> {
    /// The command, and everything behind it.
    pub(super) fn of(frame: &'a Frame) -> (&'a str, Self) {
        let mut words = frame.words();
        let command = words.next().unwrap_or_default();
        (command, Self { words })
    }

    pub(super) fn word(&mut self) -> Option<&'a str> {
        self.words.next()
    }

    pub(super) fn peek(&self) -> Option<&'a str> {
        self.words.clone().next()
    }

    /// The next word, percent-decoded.
    pub(super) fn text(&mut self) -> Option<Cow<'a, str>> {
        self.word().map(percent_decode)
    }

    /// The next word as a number; `None` when it is none (it is taken all the same).
    pub(super) fn number<N: FromStr>(&mut self) -> Option<N> {
        self.word()?.parse().ok()
    }

    /// The next word if it is a decimal number; else it stays.
    pub(super) fn number_if<N: FromStr>(&mut self) -> Option<N> {
        let number = self.peek().filter(|word| is_number(word))?.parse().ok()?;
        let _taken = self.word();
        Some(number)
    }

    /// The next word if it is this one; else it stays.
    pub(super) fn is(&mut self, expected: &str) -> bool {
        let found = self.peek() == Some(expected);
        if found {
            let _taken = self.word();
        }
        found
    }

    /// How many words are left.
    pub(super) fn left(&self) -> usize {
        self.words.clone().count()
    }

    /// The words that are left.
    pub(super) fn rest(&self) -> Words<'a> {
        self.words.clone()
    }
}

/// Whether the word is decimal digits only.
pub(super) fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

/// Whether the word has the form of a GUID: 36 characters, hexadecimal digits parted by hyphens.
pub(super) fn is_guid(word: &str) -> bool {
    word.len() == 36
        && word.bytes().enumerate().all(|(at, b)| match at {
            8 | 13 | 18 | 23 => b == b'-',
            _ => b.is_ascii_hexdigit(),
        })
}
