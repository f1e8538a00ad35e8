//! The own pictures of the accounts.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use msn_media::picture::{Bounds, Picture, PictureError};
use papilio_store::{Account, DataDir, Settings};

use super::{Storage, account, load, lock};
use crate::moving::Moving;
use crate::portrait::{self, Choice, OwnPicture, Portrait, Uncut};
use crate::screen::sign_in::Server;
use crate::t;

/// So many pictures that were chosen before are kept.
const EARLIER: usize = 5;

impl Storage {
    /// Keeps which picture an account that is remembered has; for any other nothing is written. Why it cannot be kept
    /// is said in words.
    pub fn keep_picture(
        &self,
        email: &str,
        server: &Server,
        choice: &Choice,
    ) -> Result<(), String> {
        let _one_at_a_time = lock(&self.0.settings);
        let Some(folder) = self.folder() else {
            return Ok(());
        };
        let (mut settings, _) = load(&folder);
        let before = names(&settings);
        let wanted = account(email, server);
        let Some(known) = settings.accounts.iter_mut().find(|k| k.is_same(&wanted)) else {
            return Ok(());
        };
        let failed = |reason: String| t!("picture-not-kept", reason = reason);
        let name = match choice {
            Choice::Drawn(path) => portrait::plain(path).to_owned(),
            Choice::Own(picture) => folder
                .save_picture(&picture.file.bytes)
                .map_err(|e| failed(e.to_string()))?,
        };
        let earlier = &mut known.earlier_pictures;
        if let Some(before) = known.picture.replace(name.clone())
            && Portrait::named(&before).is_none()
        {
            earlier.insert(0, before);
        }
        let mut seen = BTreeSet::from([name]);
        earlier.retain(|name| seen.insert(name.clone()));
        earlier.truncate(EARLIER);
        settings
            .save(&folder.settings())
            .map_err(|e| failed(e.to_string()))?;
        remove(&folder, &before, &settings);
        Ok(())
    }
}

impl Storage {
    /// The user's own pictures that an account had before, the last one first.
    pub fn earlier_pictures(&self, email: &str, server: &Server) -> Vec<OwnPicture> {
        let Some(folder) = self.folder() else {
            return Vec::new();
        };
        let (settings, _) = load(&folder);
        let wanted = account(email, server);
        let known = settings.accounts.iter().find(|k| k.is_same(&wanted));
        let names = known.into_iter().flat_map(|known| &known.earlier_pictures);
        names
            .take(EARLIER)
            .filter_map(|name| OwnPicture::of(&folder.read_picture(name).ok()?).ok())
            .collect()
    }
}

/// The picture of an account; the usual one where there is no other, or it cannot be read.
pub fn portrait_of(account: &Account, folder: &DataDir) -> Portrait {
    let Some(name) = &account.picture else {
        return Portrait::default();
    };
    if let Some(drawn) = Portrait::named(name) {
        return drawn;
    }
    let picture = folder
        .read_picture(name)
        .map_err(|error| error.to_string())
        .and_then(|file| Moving::decode(&file).map_err(|error| error.to_string()));
    match picture {
        Ok(picture) => Portrait::Own(picture),
        Err(error) => {
            tracing::warn!(error, name, "an own picture cannot be shown");
            Portrait::default()
        }
    }
}

/// The pictures that accounts have.
pub fn names(settings: &Settings) -> BTreeSet<String> {
    let accounts = settings.accounts.iter();
    accounts
        .flat_map(|a| a.picture.iter().chain(&a.earlier_pictures))
        .cloned()
        .collect()
}

/// Removes those of one's own pictures that accounts had before and none has now.
pub fn remove(folder: &DataDir, before: &BTreeSet<String>, settings: &Settings) {
    for name in before.difference(&names(settings)) {
        if Portrait::named(name).is_none()
            && let Err(error) = folder.remove_picture(name)
        {
            tracing::warn!(%error, name, "an own picture is not removed");
        }
    }
}

/// Reads a picture of any file; or why it is none, in words.
pub fn read(path: &Path) -> Result<Uncut, String> {
    let bytes = bytes(path).map_err(|e| t!("picture-unreadable", reason = e.to_string()))?;
    Uncut::of(bytes).map_err(why)
}

/// The picture on the clipboard; `None` when there is none.
pub fn pasted() -> Option<Result<Uncut, String>> {
    let found = on(&mut arboard::Clipboard::new().ok()?)?;
    let picture = found.and_then(|picture| Uncut::of(picture.to_png()?));
    Some(picture.map_err(why))
}

/// The picture on a clipboard.
pub fn on(clipboard: &mut arboard::Clipboard) -> Option<Result<Picture, PictureError>> {
    // A large one comes in parts, and a part that takes its time is taken for the end: that is tried again.
    let found = (0..3).find_map(|_| clipboard.get_image().ok())?;
    let side = |side: usize| u32::try_from(side).unwrap_or(u32::MAX);
    let (width, height) = (side(found.width), side(found.height));
    let picture = Picture::from_rgba(width, height, found.bytes.into_owned());
    Some(picture.ok_or(PictureError::TooLarge))
}

/// Why a file is no picture, in words.
pub fn why(error: PictureError) -> String {
    match error {
        PictureError::Unknown => t!("picture-unknown"),
        PictureError::TooLarge => t!(
            "picture-too-large",
            side = Bounds::FILE.side,
            size = Bounds::FILE.file / (1024 * 1024)
        ),
        PictureError::Broken => t!("picture-broken"),
    }
}

/// A picture file, as far as one is looked at.
pub fn bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    // A pipe or a device could keep us waiting for ever.
    if !std::fs::metadata(path)?.is_file() {
        return Err(std::io::Error::other(t!("picture-no-file")));
    }
    let mut bytes = Vec::new();
    // One byte more than is looked at tells that the file is too large.
    let most = u64::try_from(Bounds::FILE.file)
        .unwrap_or(u64::MAX)
        .saturating_add(1);
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests;
