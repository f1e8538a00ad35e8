//! The settings file: read with care, written whole or not at all.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, Table, Value};

use super::Settings;
use crate::aside::set_aside;

/// The largest settings file that is read, in bytes.
const MAX_FILE: u64 = 1024 * 1024;

/// What [`Settings::load`] found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// The settings; defaults where there was no file, or one that could not be read.
    pub settings: Settings,
    /// Where the old file is now, and what is wrong with it, if it could not be read. To be told to the user.
    pub broken: Option<(PathBuf, String)>,
}

impl Settings {
    /// Reads the settings at `path`. A missing file is as one that is empty. One that cannot be understood is renamed
    /// to `….broken-<time>`, so that a slip of an editor costs nothing.
    ///
    /// # Errors
    /// When the file is there but cannot be read or renamed.
    pub fn load(path: &Path) -> io::Result<Loaded> {
        let problem = match read(path) {
            Ok(text) => match toml::from_str::<Self>(&text) {
                Ok(mut settings) => {
                    settings.take_in_old();
                    return Ok(Loaded {
                        settings,
                        broken: None,
                    });
                }
                Err(error) => error.to_string(),
            },
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Loaded::default()),
            Err(error) if error.kind() == ErrorKind::InvalidData => error.to_string(),
            Err(error) => return Err(error),
        };
        let aside = set_aside(path, &[])?;
        tracing::warn!(%problem, to = %aside.display(), "the settings were set aside");
        Ok(Loaded {
            settings: Self::default(),
            broken: Some((aside, problem)),
        })
    }

    /// Reads the settings at `path` if that can be done; the file stays as it is in any case.
    #[must_use]
    pub fn glance(path: &Path) -> Option<Self> {
        toml::from_str(&read(path).ok()?).ok()
    }

    /// Writes the settings to `path`: after a power cut the file is the old one or the new one. What the file is a link
    /// to is written, and the link stays. Comments and the order of what is in the file stay, too.
    ///
    /// # Errors
    /// When it cannot be written; the old file is then as it was.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        let mut text = toml::to_string(self).map_err(io::Error::other)?;
        let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let parse = |text: &str| text.parse::<DocumentMut>().ok();
        let old = read(&path).ok().and_then(|old| parse(&old));
        if let (Some(mut old), Some(new)) = (old, parse(&text)) {
            merge(old.as_table_mut(), new.as_table());
            text = old.to_string();
        }
        replace(&path, text.as_bytes())
    }
}

/// Makes `old` say what `new` does, and touches nothing that says it already.
fn merge(old: &mut Table, new: &Table) {
    old.retain(|key, _| new.contains_key(key));
    for (key, new) in new {
        match (old.get_mut(key), new) {
            (Some(Item::Table(old)), Item::Table(new)) => merge(old, new),
            (Some(Item::ArrayOfTables(old)), Item::ArrayOfTables(new)) => {
                while old.len() > new.len() {
                    old.remove(old.len() - 1);
                }
                for (at, new) in new.iter().enumerate() {
                    match old.get_mut(at) {
                        Some(old) => merge(old, new),
                        None => old.push(new.clone()),
                    }
                }
            }
            (Some(Item::Value(old)), Item::Value(new)) => {
                let bare = |value: &Value| value.to_string().trim().to_owned();
                if bare(old) != bare(new) {
                    let decor = old.decor().clone();
                    *old = new.clone();
                    *old.decor_mut() = decor;
                }
            }
            (Some(old), new) => *old = new.clone(),
            (None, new) => {
                old.insert(key, new.clone());
            }
        }
    }
}

/// Writes a file whole or not at all; what was there before goes.
pub(crate) fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    let temporary = temporary(path);
    let written = write(&temporary, content).and_then(|()| std::fs::rename(&temporary, path));
    if written.is_err() {
        let _ = std::fs::remove_file(&temporary);
    }
    written?;
    // The new name is safe once the folder is; only Unix lets a folder be synced.
    #[cfg(unix)]
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

fn read(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    let read = File::open(path)?
        .take(MAX_FILE + 1)
        .read_to_string(&mut text)?;
    if u64::try_from(read).is_ok_and(|read| read > MAX_FILE) {
        return Err(io::Error::new(
            ErrorKind::InvalidData,
            "the file is too large",
        ));
    }
    Ok(text)
}

/// A name beside the file that no other process uses.
fn temporary(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".new-{}", std::process::id()));
    path.with_file_name(name)
}

fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(content)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Account;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn settings_come_back_as_they_were_saved() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        assert_eq!(Settings::load(&path).unwrap(), Loaded::default());
        let mut settings = Settings::default();
        settings.appearance.theme = "night".into();
        settings.remember(Account {
            email: "alice@example.com".into(),
            ..Account::default()
        });
        settings.save(&path).unwrap();
        settings.sounds.volume = 5;
        settings.save(&path).unwrap();
        let loaded = Settings::load(&path).unwrap();
        assert_eq!((loaded.settings, loaded.broken), (settings, None));
        assert_eq!(names(folder.path()), ["settings.toml"]);
    }

    #[test]
    fn comments_stay_where_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        let written = "# mine\n[sounds]\n# not too loud\nvolume = 20 # percent\n\n# at work\n[[accounts]]\n\
                       email = \"alice@example.com\"\nserver = \"demo\"\n";
        std::fs::write(&path, written).unwrap();
        let mut settings = Settings::load(&path).unwrap().settings;
        settings.sounds.volume = 30;
        settings.accounts[0].sign_in_automatically = true;
        settings.save(&path).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        for kept in [
            "# mine\n[sounds]\n# not too loud\nvolume = 30 # percent\n",
            "# at work\n[[accounts]]\nemail = \"alice@example.com\"\n",
        ] {
            assert!(text.contains(kept), "{text}");
        }
        assert_eq!(Settings::load(&path).unwrap().settings, settings);
        settings.accounts.clear();
        settings.save(&path).unwrap();
        assert_eq!(Settings::load(&path).unwrap().settings, settings);
    }

    #[test]
    fn keys_of_another_version_are_written_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        std::fs::write(
            &path,
            "later = 7\n[sounds]\nnudge = \"own.wav\"\n[winks]\non = true\n[[accounts]]\nemail = \"a@example.com\"\ntint = \"#ff0000\"\n",
        )
        .unwrap();
        let mut settings = Settings::load(&path).unwrap().settings;
        settings.sounds.on = false;
        settings.save(&path).unwrap();
        let table: toml::Table = std::fs::read_to_string(&path).unwrap().parse().unwrap();
        assert_eq!(table["later"].as_integer(), Some(7));
        assert_eq!(table["sounds"]["nudge"].as_str(), Some("own.wav"));
        assert_eq!(table["sounds"]["on"].as_bool(), Some(false));
        assert_eq!(table["winks"]["on"].as_bool(), Some(true));
        assert_eq!(table["accounts"][0]["tint"].as_str(), Some("#ff0000"));
    }

    #[test]
    fn a_file_that_cannot_be_understood_is_set_aside_and_said() {
        let cases: [&[u8]; 4] = [
            b"[sounds\n",
            b"[sounds]\nvolume = \"loud\"\n",
            b"\xff\xfe\0",
            &vec![b'#'; 1024 * 1024 + 1],
        ];
        for content in cases {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("settings.toml");
            std::fs::write(&path, content).unwrap();
            let loaded = Settings::load(&path).unwrap();
            assert_eq!(loaded.settings, Settings::default());
            let (aside, words) = loaded.broken.unwrap();
            assert!(aside.to_string_lossy().contains("settings.toml.broken-"));
            assert_eq!(std::fs::read(aside).unwrap(), content);
            assert!(!words.is_empty());
            assert!(!path.exists());
        }
    }

    #[test]
    fn a_save_that_fails_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        // A folder that is not empty cannot be replaced by a file.
        let path = folder.path().join("settings.toml");
        std::fs::create_dir(&path).unwrap();
        std::fs::write(path.join("x"), "").unwrap();
        assert!(Settings::default().save(&path).is_err());
        assert_eq!(names(folder.path()), ["settings.toml"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().join("real.toml");
        let path = folder.path().join("settings.toml");
        std::fs::write(&real, "").unwrap();
        std::os::unix::fs::symlink(&real, &path).unwrap();
        Settings::default().save(&path).unwrap();
        assert!(path.symlink_metadata().unwrap().is_symlink());
        assert!(std::fs::read_to_string(&real).unwrap().contains("[sounds]"));
    }
}
