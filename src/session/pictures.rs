//! Pictures of the network by their hash: asked of the store once, made into handles once.

use std::collections::HashMap;
use std::sync::Arc;

use crate::moving::Moving;

/// Pictures remembered at once; beyond it the one that was wanted first is forgotten, and read again when it is wanted.
const MAX_PICTURES: usize = 400;

/// The memory that all of them may take, in bytes: ten thousand small emoticons, or a few large animations.
const MAX_MEMORY: usize = 96 * 1024 * 1024;

/// The pictures of an account.
#[derive(Debug, Default)]
pub struct Pictures {
    known: HashMap<Arc<str>, (u64, State)>,
    wanted: u64,
    /// What those that are here take, in bytes.
    memory: usize,
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

impl State {
    fn memory(&self) -> usize {
        match self {
            Self::Here(moving) => moving.memory(),
            Self::Asked | Self::Missing => 0,
        }
    }
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
            self.forget_oldest();
        }
        self.wanted += 1;
        let wanted = self.wanted;
        self.memory += state.memory();
        if let Some((_, before)) = self.known.insert(sha1d, (wanted, state)) {
            self.memory -= before.memory();
        }
        self.make_room();
    }

    /// Forgets what was wanted first until the others are within bounds. The last one stays in any case.
    fn make_room(&mut self) {
        while self.memory > MAX_MEMORY && self.known.len() > 1 {
            self.forget_oldest();
        }
    }

    fn forget_oldest(&mut self) {
        let oldest = self.known.iter().min_by_key(|(_, (wanted, _))| *wanted);
        if let Some(oldest) = oldest.map(|(sha1d, _)| sha1d.clone())
            && let Some((_, state)) = self.known.remove(&oldest)
        {
            self.memory -= state.memory();
        }
    }

    /// Those that are to be read from the store now.
    pub fn take_wanted(&mut self) -> Vec<Arc<str>> {
        std::mem::take(&mut self.queue)
    }

    /// It was read; `None` when it is not there or no picture.
    pub fn came(&mut self, sha1d: &str, picture: Option<Moving>) {
        if let Some((_, state)) = self.known.get_mut(sha1d) {
            self.memory -= state.memory();
            *state = picture.map_or(State::Missing, State::Here);
            self.memory += state.memory();
            self.make_room();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moving::tests::blinking;

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

    #[test]
    fn large_pictures_push_out_those_that_were_wanted_first() {
        let mut pictures = Pictures::default();
        let large = Moving::decode(&blinking(1000)).expect("a picture");
        let most = MAX_MEMORY / large.memory();
        assert!((2..MAX_PICTURES).contains(&most), "{most}");
        for number in 0..=most {
            let sha1d: Arc<str> = number.to_string().into();
            pictures.want(&sha1d);
            pictures.came(&sha1d, Some(large.clone()));
            assert!(pictures.memory <= MAX_MEMORY);
        }
        assert_eq!(pictures.get("0"), None);
        assert!(pictures.get("1").is_some());
    }
}
