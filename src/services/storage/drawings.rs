//! Pictures on their way to the engine: it reads files.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use msn_media::picture::{Picture, PictureError};
use papilio_store::Account;

use super::pictures::{on, why};
use super::{Storage, account, load};
use crate::assets;
use crate::moving::Moving;
use crate::portrait::{Choice, Portrait};
use crate::screen::sign_in::Server;
use crate::t;

/// So many drawings can be on their way at once; each takes the place of the one this many before it.
const PLACES: usize = 16;
/// Width and height of a drawn display picture that is sent, in pixels.
const SIDE: u32 = msn_media::picture::DISPLAY_SIDE;

/// A picture that was pasted is shown at most so wide and high, in pixels.
const SHOWN: u32 = 440;

static NEXT: AtomicUsize = AtomicUsize::new(0);

/// A picture that was on the clipboard, in a file to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedPicture {
    pub path: PathBuf,
    pub shown: Moving,
}

impl Storage {
    /// Puts a drawing into a file; its path, or why that cannot be, in words.
    pub fn keep_drawing(&self, gif: &[u8]) -> Result<String, String> {
        self.put(&format!("drawing-{}.gif", next_place()), gif)
            .map_err(|reason| t!("ink-not-sent", reason = reason))
    }

    /// Puts the picture on the clipboard into a file; `None` when there is none, or text beside it, which is meant then.
    pub fn pasted_file(&self) -> Option<Result<PastedPicture, String>> {
        let mut clipboard = arboard::Clipboard::new().ok()?;
        if clipboard.get_text().is_ok_and(|text| !text.is_empty()) {
            return None;
        }
        let found = on(&mut clipboard)?;
        Some(self.picture_file(found))
    }

    fn picture_file(&self, found: Result<Picture, PictureError>) -> Result<PastedPicture, String> {
        let picture = found.map_err(why)?;
        let png = picture.to_png().map_err(why)?;
        let path = self
            .put(&format!("picture-{}.png", next_place()), &png)
            .map_err(|reason| t!("paste-not-kept", reason = reason))?;
        Ok(PastedPicture {
            path: path.into(),
            shown: Moving::still(picture.fit(SHOWN)),
        })
    }

    /// Puts the display picture of an account into a file that others can get: this one, or the one that is kept for
    /// the account. Its path, or why that cannot be, in words.
    pub fn display_file(
        &self,
        email: &str,
        server: &Server,
        choice: Option<&Choice>,
    ) -> Result<String, String> {
        let kept = || {
            let folder = self.folder()?;
            let wanted = account(email, server);
            let (settings, _) = load(&folder);
            let is_it = |known: &Account| known.is_same(&wanted);
            let known = settings.accounts.into_iter().find(is_it)?;
            let name = known.picture?;
            match Portrait::named(&name) {
                Some(_) => Some(Err(name)),
                None => folder.read_picture(&name).ok().map(Ok),
            }
        };
        let file = match choice {
            Some(Choice::Own(picture)) => Ok(picture.file.bytes.clone()),
            Some(Choice::Drawn(path)) => Err((*path).to_owned()),
            None => match kept() {
                Some(Ok(bytes)) => Ok(bytes),
                Some(Err(name)) => Err(format!("pictures/{name}")),
                None => match Portrait::default() {
                    Portrait::Drawn(path) => Err(path.to_owned()),
                    Portrait::Own(_) => return Err(t!("picture-broken")),
                },
            },
        };
        let bytes = match file {
            Ok(bytes) => bytes,
            Err(path) => assets::rendered(&path, SIDE)
                .and_then(|picture| picture.to_png().ok())
                .ok_or_else(|| t!("picture-broken"))?,
        };
        let ending = if bytes.starts_with(b"GIF") {
            "gif"
        } else {
            "png"
        };
        self.put(&format!("display.{ending}"), &bytes)
            .map_err(|reason| t!("picture-not-kept", reason = reason))
    }

    fn put(&self, name: &str, bytes: &[u8]) -> Result<String, String> {
        let folder = match self.folder() {
            Some(folder) => folder.root().join("outgoing"),
            None => std::env::temp_dir().join(format!("papilio-{}", std::process::id())),
        };
        let write = || -> std::io::Result<PathBuf> {
            std::fs::create_dir_all(&folder)?;
            let path = folder.join(name);
            std::fs::write(&path, bytes)?;
            Ok(path)
        };
        let path = write().map_err(|error| error.to_string())?;
        match path.to_str() {
            Some(path) => Ok(path.to_owned()),
            None => Err(path.display().to_string()),
        }
    }
}

fn next_place() -> usize {
    NEXT.fetch_add(1, Ordering::Relaxed) % PLACES
}

#[cfg(test)]
mod tests {
    use super::*;
    use msn_media::picture::{Bounds, decode};

    fn desk() -> (tempfile::TempDir, Storage) {
        let folder = tempfile::tempdir().expect("a folder");
        let storage = Storage::new(Some(folder.path().to_owned()));
        (folder, storage)
    }

    #[test]
    fn drawings_lie_in_files_of_their_own_and_do_not_pile_up() {
        let (folder, storage) = desk();
        let one = storage.keep_drawing(b"one").expect("kept");
        let two = storage.keep_drawing(b"two").expect("kept");
        assert_eq!(std::fs::read(&one).expect("a file"), b"one");
        assert_eq!(std::fs::read(&two).expect("a file"), b"two");
        for _ in 0..40 {
            storage.keep_drawing(b"more").expect("kept");
        }
        let files = std::fs::read_dir(folder.path().join("outgoing")).expect("a folder");
        assert_eq!(files.count(), PLACES);
    }

    #[test]
    fn a_drawing_that_cannot_be_kept_is_said() {
        let (folder, storage) = desk();
        std::fs::write(folder.path().join("outgoing"), "").expect("written");
        let words = storage.keep_drawing(b"one").expect_err("it is said");
        assert!(
            words.starts_with("Your drawing could not be sent"),
            "{words}"
        );
    }

    #[test]
    fn a_picture_of_the_clipboard_becomes_a_png_file() {
        let (_folder, storage) = desk();
        let found = Picture::from_rgba(2, 1, vec![1, 2, 3, 255, 9, 8, 7, 255]);
        let file = storage
            .picture_file(found.ok_or(PictureError::Broken))
            .expect("a file");
        let bytes = std::fs::read(&file.path).expect("it is there");
        let picture = decode(&bytes, Bounds::FILE).expect("a picture");
        assert_eq!(picture.rgba(), [1, 2, 3, 255, 9, 8, 7, 255]);
        assert_eq!(file.shown.size(), (2, 1));
        assert!(file.path.extension().is_some_and(|ending| ending == "png"));
        let words = storage.picture_file(Err(PictureError::TooLarge));
        assert!(words.expect_err("it is said").contains("too large"));
    }

    #[test]
    fn a_drawn_display_picture_is_sent_as_a_small_png() {
        let (_folder, storage) = desk();
        let file = |choice: Option<&Choice>| {
            let path = storage
                .display_file("alice@example.com", &Server::Demo, choice)
                .expect("a file");
            std::fs::read(path).expect("it is there")
        };
        let usual = file(None);
        let robot = file(Some(&Choice::Drawn("pictures/robot")));
        assert_ne!(usual, robot);
        let picture = decode(&robot, Bounds::NETWORK).expect("a picture");
        assert_eq!((picture.width(), picture.height()), (96, 96));
        assert_eq!(usual, file(Some(&Choice::Drawn("pictures/butterfly"))));
    }
}
