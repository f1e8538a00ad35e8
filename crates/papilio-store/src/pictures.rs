//! The user's own pictures: small files beside the settings, which name them.

use std::collections::hash_map::DefaultHasher;
use std::fs::File;
use std::hash::{Hash, Hasher};
use std::io::{self, ErrorKind, Read};
use std::path::PathBuf;

use crate::DataDir;
use crate::settings::replace;

/// The largest picture that is read, in bytes; 96 × 96 pixels take far less in any form.
const MAX_PICTURE: u64 = 1024 * 1024;

impl DataDir {
    /// The folder of the user's own pictures. May be missing.
    #[must_use]
    pub fn pictures(&self) -> PathBuf {
        self.root().join("pictures")
    }

    /// Keeps a picture, and tells the name to find it by: the same picture has the same name. After a power cut it is
    /// there whole or not at all.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn save_picture(&self, png: &[u8]) -> io::Result<String> {
        let mut hasher = DefaultHasher::new();
        png.hash(&mut hasher);
        let name = format!("own-{:016x}.png", hasher.finish());
        let folder = self.pictures();
        std::fs::create_dir_all(&folder)?;
        replace(&folder.join(&name), png)?;
        Ok(name)
    }

    /// Reads the picture with this name.
    ///
    /// # Errors
    /// When it is not there, too large, or the name is none that [`DataDir::save_picture`] gives.
    pub fn read_picture(&self, name: &str) -> io::Result<Vec<u8>> {
        if !is_own(name) {
            return Err(ErrorKind::InvalidInput.into());
        }
        let path = self.pictures().join(name);
        // What is no file could keep us waiting for ever.
        if !std::fs::metadata(&path)?.is_file() {
            return Err(ErrorKind::InvalidData.into());
        }
        let mut png = Vec::new();
        let mut limited = File::open(path)?.take(MAX_PICTURE + 1);
        if u64::try_from(limited.read_to_end(&mut png)?).is_ok_and(|read| read > MAX_PICTURE) {
            return Err(ErrorKind::InvalidData.into());
        }
        Ok(png)
    }

    /// Removes the picture with this name, if it is there.
    ///
    /// # Errors
    /// When it cannot be removed, or the name is none that [`DataDir::save_picture`] gives.
    pub fn remove_picture(&self, name: &str) -> io::Result<()> {
        if !is_own(name) {
            return Err(ErrorKind::InvalidInput.into());
        }
        match std::fs::remove_file(self.pictures().join(name)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

/// Whether a picture that was kept here has this name: the settings can be edited, and must not lead elsewhere.
fn is_own(name: &str) -> bool {
    name.strip_prefix("own-")
        .and_then(|rest| rest.strip_suffix(".png"))
        .is_some_and(|hash| hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_come_back_until_they_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        let dir = DataDir::open(folder.path()).unwrap();
        let one = dir.save_picture(b"one").unwrap();
        let two = dir.save_picture(b"two").unwrap();
        assert_eq!(dir.save_picture(b"one").unwrap(), one);
        assert_ne!(one, two);
        assert_eq!(dir.read_picture(&one).unwrap(), b"one");
        dir.remove_picture(&one).unwrap();
        dir.remove_picture(&one).unwrap();
        assert!(dir.read_picture(&one).is_err());
        assert_eq!(dir.read_picture(&two).unwrap(), b"two");
        let left = std::fs::read_dir(dir.pictures()).unwrap().count();
        assert_eq!(left, 1, "and nothing half-written");
    }

    #[test]
    fn names_lead_nowhere_else_and_large_files_are_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let dir = DataDir::open(folder.path()).unwrap();
        std::fs::create_dir(dir.pictures()).unwrap();
        std::fs::write(dir.settings(), "").unwrap();
        for name in ["", "../settings.toml", "own-../../../a.png", "own-12.png"] {
            let error = dir.read_picture(name).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidInput, "{name}");
            assert!(dir.remove_picture(name).is_err(), "{name}");
        }
        assert!(dir.settings().exists());
        let name = "own-0123456789abcdef.png";
        std::fs::write(dir.pictures().join(name), vec![0; 1024 * 1024 + 1]).unwrap();
        let error = dir.read_picture(name).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidData);
    }
}
