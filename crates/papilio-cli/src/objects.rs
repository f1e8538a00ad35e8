//! Pictures, emoticons and what was drawn, written to files for whoever reads the events.

use std::collections::HashMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use msnp::Command;
use msnp::api::{Address, Event};
use msnp::object::Sha1d;
use msnp_client::Handle;
use tempfile::NamedTempFile;

/// So many pictures may be asked for with a path and not be there yet.
const MOST_WANTED: usize = 1_000;

/// Writes objects to files.
pub struct Objects {
    folder: PathBuf,
    /// Where the picture of a contact is to be written besides.
    wanted: HashMap<Address, PathBuf>,
}

impl Objects {
    /// They go into this folder, which is made when there is one.
    pub fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            wanted: HashMap::new(),
        }
    }

    /// Remembers where a command wants a picture to be.
    pub fn heed(&mut self, command: &Command) {
        if let Command::FetchPicture {
            email,
            path: Some(path),
        } = command
            && self.wanted.len() < MOST_WANTED
        {
            self.wanted.insert(email.clone(), path.into());
        }
    }

    /// The event with the path of its object, once that is written; `None` when it has none, or it cannot be had.
    pub async fn with_path(&mut self, event: &Event, handle: &Handle) -> Option<Event> {
        let mut event = event.clone();
        let (sha1d, path, whose) = match &mut event {
            Event::Picture { email, sha1d, path } => (sha1d, path, Some(email.clone())),
            Event::Emoticon {
                sha1d,
                path,
                ready: true,
                ..
            }
            | Event::Ink { sha1d, path, .. } => (sha1d, path, None),
            _ => return None,
        };
        let bytes = handle.object(sha1d).await.ok()??;
        let also = whose.and_then(|who| self.wanted.remove(&who));
        let name = Sha1d::parse(sha1d)?.to_hex();
        let file = self.folder.join(format!("{name}.{}", ending(&bytes)));
        let to = also.unwrap_or_else(|| file.clone());
        let writing = tokio::task::spawn_blocking(move || write(&to, &bytes).map(|()| to));
        match writing.await {
            Ok(Ok(written)) => *path = Some(written.to_string_lossy().into_owned()),
            Ok(Err(error)) => tracing::error!(%error, "an object is not written to a file"),
            Err(error) => tracing::error!(%error, "an object"),
        }
        Some(event)
    }
}

/// Writes a file whole or not at all.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => return Err(io::ErrorKind::NotFound.into()),
    };
    std::fs::create_dir_all(folder)?;
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// How the name of a file with these bytes ends.
fn ending(bytes: &[u8]) -> &'static str {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => "png",
        [b'G', b'I', b'F', b'8', ..] => "gif",
        [0xff, 0xd8, 0xff, ..] => "jpg",
        [b'B', b'M', ..] => "bmp",
        _ => "bin",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_its_folder_made() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("objects/a.png");
        write(&path, b"one").unwrap();
        write(&path, b"two").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert_eq!(
            std::fs::read_dir(folder.path().join("objects"))
                .unwrap()
                .count(),
            1
        );
    }

    #[test]
    fn the_ending_says_what_it_is() {
        assert_eq!(ending(b"\x89PNG\r\n\x1a\n"), "png");
        assert_eq!(ending(b"GIF89a"), "gif");
        assert_eq!(ending(b"\xff\xd8\xff\xe0"), "jpg");
        assert_eq!(ending(b""), "bin");
    }
}
