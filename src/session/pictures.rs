//! Pictures of the network by their hash: asked of the store once, made into handles once.

use std::collections::HashMap;
use std::sync::Arc;

use crate::moving::Moving;

/// Pictures remembered at once; beyond it the one that was wanted first is forgotten, and read again when it is wanted.
const MAX_PICTURES: usize = 400;

/// The pictures of an account.
#[derive(Debug, Default)]
pub struct Pictures {
    known: HashMap<Arc<str>, (u64, State)>,
    wanted: u64,
    /// To be read from the store.
    queue: Vec<Arc<str>>,
}

#[derive(Debug)]
enum State {
    /// It is being read.
    Asked,
    Here(Moving),
    /// It cannot be read, or is no picture.
    Missing,
}

impl Pictures {
    /// The picture with this `SHA1D`, once it is here.
    pub fn get(&self, sha1d: &str) -> Option<&Moving> {
        match self.known.get(sha1d) {
            Some((_, State::Here(moving))) => Some(moving),
            _ => None,
        }
    }

    /// A picture of our own, that is nowhere else.
    pub fn put(&mut self, name: Arc<str>, picture: Moving) {
        self.enter(name, State::Here(picture));
    }

    /// It is said to be in the store, and is to be shown.
    pub fn want(&mut self, sha1d: &Arc<str>) {
        if matches!(
            self.known.get(sha1d),
            Some((_, State::Asked | State::Here(_)))
        ) {
            return;
        }
        self.enter(sha1d.clone(), State::Asked);
        self.queue.push(sha1d.clone());
    }

    /// It is to be shown, and may be in the store: asked for unless that was done already.
    pub fn look_for(&mut self, sha1d: &str) {
        if !self.known.contains_key(sha1d) {
            self.want(&Arc::from(sha1d));
        }
    }

    fn enter(&mut self, sha1d: Arc<str>, state: State) {
        if self.known.len() >= MAX_PICTURES && !self.known.contains_key(&sha1d) {
            let oldest = self.known.iter().min_by_key(|(_, (wanted, _))| *wanted);
            if let Some(oldest) = oldest.map(|(sha1d, _)| sha1d.clone()) {
                self.known.remove(&oldest);
            }
        }
        self.wanted += 1;
        self.known.insert(sha1d, (self.wanted, state));
    }

    /// Those that are to be read from the store now.
    pub fn take_wanted(&mut self) -> Vec<Arc<str>> {
        std::mem::take(&mut self.queue)
    }

    /// It was read; `None` when it is not there or no picture.
    pub fn came(&mut self, sha1d: &str, picture: Option<Moving>) {
        if let Some((_, state)) = self.known.get_mut(sha1d) {
            *state = picture.map_or(State::Missing, State::Here);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture() -> Moving {
        Moving::decode(&crate::samples::photo([1, 2, 3, 255])).expect("a picture")
    }

    #[test]
    fn a_picture_is_read_once() {
        let mut pictures = Pictures::default();
        let sha1d: Arc<str> = "abc=".into();
        pictures.want(&sha1d);
        pictures.want(&sha1d);
        assert_eq!(pictures.take_wanted(), std::slice::from_ref(&sha1d));
        assert_eq!(pictures.get("abc="), None);
        let read = picture();
        pictures.came("abc=", Some(read.clone()));
        assert_eq!(pictures.get("abc="), Some(&read));
        pictures.want(&sha1d);
        assert_eq!(pictures.take_wanted(), []);
    }

    #[test]
    fn one_that_was_not_there_is_looked_for_again_when_it_is_told_of_again() {
        let mut pictures = Pictures::default();
        let sha1d: Arc<str> = "abc=".into();
        for _ in 0..2 {
            pictures.want(&sha1d);
            assert_eq!(pictures.take_wanted(), std::slice::from_ref(&sha1d));
            pictures.came("abc=", None);
        }
    }

    #[test]
    fn one_that_was_forgotten_is_read_again_when_it_is_looked_for() {
        let mut pictures = Pictures::default();
        pictures.want(&"first".into());
        for number in 0..MAX_PICTURES {
            pictures.want(&number.to_string().into());
        }
        assert_eq!(pictures.take_wanted().len(), MAX_PICTURES + 1);
        for _ in 0..2 {
            pictures.look_for("first");
        }
        assert_eq!(pictures.take_wanted(), ["first".into()]);
        pictures.came("first", None);
        pictures.look_for("first");
        assert_eq!(pictures.take_wanted(), [], "it is not there");
    }

    #[test]
    fn the_memory_of_pictures_is_bounded() {
        let mut pictures = Pictures::default();
        for number in 0..MAX_PICTURES + 10 {
            pictures.want(&number.to_string().into());
        }
        assert_eq!(pictures.known.len(), MAX_PICTURES);
        assert!(!pictures.known.contains_key("0"), "the first was forgotten");
    }
}
