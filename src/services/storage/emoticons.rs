//! The emoticons the user made: small files in a folder of their own, and a list that says what is typed for which.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use msn_media::emoticons::custom;
use msn_media::prepare;
use serde::{Deserialize, Serialize};

use super::pictures::{bytes, why};
use super::{Storage, lock};
use crate::moving::Moving;
use crate::session::OwnEmoticon;
use crate::t;

/// The most emoticons of the user's own.
const MAX_EMOTICONS: usize = 500;
/// The most files of a folder that are looked at.
const MAX_FILES: usize = 2_000;

/// What is to be done with the emoticons of the user's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Nothing: they are only read.
    Read,
    /// Makes emoticons of these files.
    Add(Vec<PathBuf>),
    /// Makes emoticons of the pictures in this folder.
    Import(PathBuf),
    /// Another shortcut for one.
    Rename {
        from: String,
        to: String,
    },
    Remove(String),
    /// Makes one of an object of the network.
    Take {
        /// Its hash.
        sha1d: Arc<str>,
        shortcut: String,
    },
}

/// All of them, after a change; and what went wrong with it, in words.
pub type Changed = (Vec<OwnEmoticon>, Option<String>);

/// The list, as it lies beside the files.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct List {
    emoticon: Vec<Entry>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Entry {
    shortcut: String,
    file: String,
}

impl Storage {
    /// Does this with the emoticons of the user's own.
    pub fn change_emoticons(&self, change: &Change) -> Changed {
        let Some(folder) = self.folder() else {
            let trouble = (*change != Change::Read).then(|| t!("own-emoticons-no-folder"));
            return (Vec::new(), trouble);
        };
        let object = match change {
            Change::Take { sha1d, .. } => self.object(sha1d),
            _ => None,
        };
        // The same lock as for the settings: both are small files that are read, changed and written.
        let _one_at_a_time = lock(&self.0.settings);
        let folder = folder.root().join("emoticons");
        let mut list = load(&folder);
        let changed = match (change, object) {
            (Change::Take { shortcut, .. }, Some(object)) => list.take(&folder, shortcut, &object),
            (change, _) => list.change(&folder, change),
        };
        let trouble = changed.err();
        (list.shown(&folder), trouble)
    }
}

impl List {
    fn change(&mut self, folder: &Path, change: &Change) -> Result<(), String> {
        match change {
            Change::Read => return Ok(()),
            Change::Add(files) => self.add(folder, files)?,
            Change::Import(from) => {
                let files = pictures_in(from).map_err(unreadable)?;
                if files.is_empty() {
                    return Err(t!("own-emoticons-none-there"));
                }
                self.add(folder, &files)?;
            }
            Change::Rename { from, to } => {
                if from != to {
                    self.check(to)?;
                }
                let known = self.emoticon.iter_mut().find(|e| e.shortcut == *from);
                if let Some(known) = known {
                    known.shortcut.clone_from(to);
                }
            }
            // The cache has it no more.
            Change::Take { .. } => return Err(t!("own-emoticons-gone")),
            Change::Remove(shortcut) => {
                let at = self.emoticon.iter().position(|e| e.shortcut == *shortcut);
                if let Some(gone) = at.map(|at| self.emoticon.remove(at))
                    && !self.emoticon.iter().any(|e| e.file == gone.file)
                    && let Err(error) = std::fs::remove_file(folder.join(&gone.file))
                {
                    tracing::warn!(%error, "the file of an emoticon is not removed");
                }
            }
        }
        self.save(folder)
    }

    /// Whether an emoticon may have this shortcut; why not, in words.
    fn check(&self, shortcut: &str) -> Result<(), String> {
        if self.emoticon.iter().any(|e| e.shortcut == shortcut) {
            return Err(t!("own-emoticons-taken", shortcut = shortcut));
        }
        custom::check(shortcut).map_err(|_| t!("own-emoticons-bad", most = custom::MAX_SHORTCUT))
    }

    fn take(&mut self, folder: &Path, shortcut: &str, object: &[u8]) -> Result<(), String> {
        self.check(shortcut)?;
        if self.emoticon.len() >= MAX_EMOTICONS {
            return Err(t!("own-emoticons-full", most = MAX_EMOTICONS));
        }
        std::fs::create_dir_all(folder).map_err(unwritable)?;
        let file = make(folder, object, |words| words)?;
        let shortcut = shortcut.to_owned();
        self.emoticon.push(Entry { shortcut, file });
        self.save(folder)
    }

    /// Adds what can be used; the first thing that went wrong is told.
    fn add(&mut self, folder: &Path, files: &[PathBuf]) -> Result<(), String> {
        std::fs::create_dir_all(folder).map_err(unwritable)?;
        let names = files.iter().map(|file| {
            let name = file.file_name().and_then(|name| name.to_str());
            name.unwrap_or_default()
        });
        let taken: BTreeSet<String> = self.emoticon.iter().map(|e| e.shortcut.clone()).collect();
        let shortcuts = custom::suggest(names, &taken);
        let mut trouble = None;
        for (file, shortcut) in files.iter().zip(shortcuts) {
            if self.emoticon.len() >= MAX_EMOTICONS {
                trouble.get_or_insert_with(|| t!("own-emoticons-full", most = MAX_EMOTICONS));
                break;
            }
            match copy(folder, file) {
                Ok(file) => self.emoticon.push(Entry { shortcut, file }),
                Err(words) => {
                    trouble.get_or_insert(words);
                }
            }
        }
        self.save(folder)?;
        trouble.map_or(Ok(()), Err)
    }

    fn save(&self, folder: &Path) -> Result<(), String> {
        let text = toml::to_string(self).map_err(|error| unwritable(error.to_string()))?;
        // Written beside it first: after a power cut there is the old list or the new one.
        let part = folder.join("emoticons.toml.part");
        std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::write(&part, text))
            .and_then(|()| std::fs::rename(&part, folder.join("emoticons.toml")))
            .map_err(unwritable)
    }

    fn shown(&self, folder: &Path) -> Vec<OwnEmoticon> {
        let entries = self.emoticon.iter().take(MAX_EMOTICONS);
        entries
            .filter(|entry| is_ours(&entry.file) && custom::check(&entry.shortcut).is_ok())
            .filter_map(|entry| {
                let path = folder.join(&entry.file);
                let file = std::fs::read(&path).ok()?;
                Some(OwnEmoticon {
                    shortcut: entry.shortcut.clone(),
                    picture: Moving::decode(&file).ok()?,
                    path,
                })
            })
            .collect()
    }
}

/// Whether a file is one of those we write: the list can be edited, and must not lead elsewhere.
fn is_ours(file: &str) -> bool {
    let name = file
        .strip_suffix(".png")
        .or_else(|| file.strip_suffix(".gif"));
    name.is_some_and(|name| !name.is_empty() && name.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn load(folder: &Path) -> List {
    let text = match std::fs::read_to_string(folder.join("emoticons.toml")) {
        Ok(text) => text,
        Err(error) => {
            if error.kind() != std::io::ErrorKind::NotFound {
                tracing::warn!(%error, "the emoticons cannot be read");
            }
            return List::default();
        }
    };
    toml::from_str(&text).unwrap_or_else(|error| {
        tracing::warn!(%error, "the list of emoticons is damaged");
        List::default()
    })
}

/// Makes an emoticon of a picture file; the name of the file it is in then.
fn copy(folder: &Path, file: &Path) -> Result<String, String> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let told = |words: String| t!("own-emoticons-file", name = name.as_ref(), words = words);
    let found = bytes(file).map_err(|error| told(error.to_string()))?;
    make(folder, &found, told)
}

/// The same, of what is in one; `told` makes words of those that say why it is no picture.
fn make(folder: &Path, found: &[u8], told: impl Fn(String) -> String) -> Result<String, String> {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let ready = prepare::emoticon(found).map_err(|error| told(why(error)))?;
    let mut hasher = DefaultHasher::new();
    ready.bytes.hash(&mut hasher);
    let ending = if ready.bytes.starts_with(b"GIF") {
        "gif"
    } else {
        "png"
    };
    let name = format!("{:016x}.{ending}", hasher.finish());
    std::fs::write(folder.join(&name), &ready.bytes).map_err(unwritable)?;
    Ok(name)
}

/// The files of a folder that may be pictures, by their names.
fn pictures_in(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let is_picture = |path: &PathBuf| {
        let ending = path.extension().and_then(|ending| ending.to_str());
        ending.is_some_and(|ending| {
            ["png", "gif", "jpg", "jpeg", "bmp"]
                .iter()
                .any(|known| known.eq_ignore_ascii_case(ending))
        })
    };
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)?
        .take(MAX_FILES)
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(is_picture)
        .collect();
    found.sort();
    Ok(found)
}

fn unreadable(reason: impl ToString) -> String {
    t!("picture-unreadable", reason = reason.to_string())
}

fn unwritable(reason: impl ToString) -> String {
    t!("own-emoticons-not-kept", reason = reason.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moving::tests::blinking;
    use crate::samples;

    struct Desk {
        _folder: tempfile::TempDir,
        from: PathBuf,
        kept: PathBuf,
        storage: Storage,
    }

    fn desk() -> Desk {
        let folder = tempfile::tempdir().expect("a folder");
        let from = folder.path().join("pictures of mine");
        std::fs::create_dir(&from).expect("a folder");
        let data = folder.path().join("data");
        Desk {
            kept: data.join("emoticons"),
            storage: Storage::new(Some(data)),
            from,
            _folder: folder,
        }
    }

    impl Desk {
        fn file(&self, name: &str, content: &[u8]) -> PathBuf {
            let path = self.from.join(name);
            std::fs::write(&path, content).expect("written");
            path
        }

        fn change(&self, change: Change) -> (Vec<String>, Option<String>) {
            let (all, trouble) = self.storage.change_emoticons(&change);
            let shortcuts = all.into_iter().map(|one| one.shortcut);
            (shortcuts.collect(), trouble)
        }

        fn files(&self) -> usize {
            let files = std::fs::read_dir(&self.kept).expect("a folder");
            files.count()
        }
    }

    #[test]
    fn a_folder_of_pictures_becomes_emoticons_that_are_there_after_a_restart() {
        let desk = desk();
        desk.file("cat.png", &samples::photo([9, 9, 9, 255]));
        desk.file("wave.gif", &blinking(40));
        desk.file("notes.txt", b"a letter");
        let (shortcuts, trouble) = desk.change(Change::Import(desk.from.clone()));
        assert_eq!(
            (shortcuts, trouble),
            (vec!["(cat)".into(), "(wave)".into()], None)
        );
        let again = Storage::new(Some(desk.kept.parent().expect("a folder").to_owned()));
        let (all, _) = again.change_emoticons(&Change::Read);
        assert_eq!(all.len(), 2);
        assert_eq!(all[0].picture.size(), (50, 20));
        assert!(all[1].picture.moves());
        assert_eq!(std::fs::read(&all[1].path).expect("a file"), blinking(40));
    }

    #[test]
    fn what_is_no_picture_is_said_and_the_others_are_added() {
        let desk = desk();
        let files = vec![
            desk.file("broken.png", b"a letter"),
            desk.file("fine.png", &samples::photo([9, 9, 9, 255])),
        ];
        let (shortcuts, trouble) = desk.change(Change::Add(files));
        assert_eq!(shortcuts, ["(fine)"]);
        let words = trouble.expect("it is said");
        assert!(
            words.starts_with("broken.png: This is no picture"),
            "{words}"
        );
        let (_, trouble) = desk.change(Change::Import(desk.kept.join("nowhere")));
        assert!(trouble.is_some());
    }

    #[test]
    fn a_shortcut_is_changed_unless_another_has_it_or_it_cannot_be_sent() {
        let desk = desk();
        let files = ["a.png", "b.png"].map(|name| desk.file(name, &samples::photo([1; 4])));
        desk.change(Change::Add(files.to_vec()));
        let rename = |from: &str, to: &str| {
            desk.change(Change::Rename {
                from: from.to_owned(),
                to: to.to_owned(),
            })
        };
        assert_eq!(rename("(a)", ":a:").0, [":a:", "(b)"]);
        let (all, trouble) = rename("(b)", ":a:");
        assert_eq!(all, [":a:", "(b)"]);
        assert_eq!(
            trouble.as_deref(),
            Some("Another emoticon has :a: already.")
        );
        for bad in ["", "12345678", "a\tb"] {
            assert!(rename("(b)", bad).1.is_some(), "{bad:?}");
        }
    }

    #[test]
    fn an_emoticon_of_somebody_else_becomes_an_own_one() {
        use msnp::api::AccountId;
        use msnp::keep::Record;
        let desk = desk();
        let object = Record::Object {
            sha1d: "d2F2ZQ==".into(),
            bytes: blinking(40).into(),
        };
        let account = AccountId::new("alice@example.com/demo");
        let (mut keep, _) = desk.storage.keep();
        keep.keep(&account, &[object]).expect("it is kept");
        let take = |sha1d: &str, shortcut: &str| {
            desk.change(Change::Take {
                sha1d: sha1d.into(),
                shortcut: shortcut.to_owned(),
            })
        };
        let one = vec!["(wave)".to_owned()];
        assert_eq!(take("d2F2ZQ==", "(wave)"), (one.clone(), None));
        let words = "Another emoticon has (wave) already.";
        assert_eq!(
            take("d2F2ZQ==", "(wave)"),
            (one.clone(), Some(words.to_owned()))
        );
        assert!(take("d2F2ZQ==", "much too long").1.is_some());
        let (all, trouble) = take("bm9uZQ==", "(none)");
        assert_eq!(all, one);
        let words = "This emoticon is not here any more.";
        assert_eq!(trouble.as_deref(), Some(words));
    }

    #[test]
    fn what_is_removed_leaves_no_file_unless_another_needs_it() {
        let desk = desk();
        let files = ["a.png", "b.png"].map(|name| desk.file(name, &samples::photo([1; 4])));
        desk.change(Change::Add(files.to_vec()));
        assert_eq!(desk.files(), 2, "one picture and the list");
        assert_eq!(desk.change(Change::Remove("(a)".into())).0, ["(b)"]);
        assert_eq!(desk.files(), 2);
        assert_eq!(desk.change(Change::Remove("(b)".into())).0, [""; 0]);
        assert_eq!(desk.files(), 1);
    }

    #[test]
    fn an_edited_list_leads_nowhere_else() {
        let desk = desk();
        std::fs::create_dir_all(&desk.kept).expect("a folder");
        desk.file("secret.png", &samples::photo([1; 4]));
        let list =
            "[[emoticon]]\nshortcut = \"(x)\"\nfile = \"../../pictures of mine/secret.png\"\n";
        std::fs::write(desk.kept.join("emoticons.toml"), list).expect("written");
        assert_eq!(desk.change(Change::Read), (vec![], None));
        std::fs::write(desk.kept.join("emoticons.toml"), "]]").expect("written");
        assert_eq!(desk.change(Change::Read), (vec![], None));
    }
}
