//! Pages for the user's browser: written where nobody else can read them, and soon deleted.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a page stays: the browser has read it long before.
const STAYS: Duration = Duration::from_secs(60);
/// How many names are tried.
const TRIES: u32 = 1_000;

/// Writes a page into the folder for temporary files, readable by its owner only, and has it deleted after a minute.
///
/// # Errors
///
/// When it cannot be written.
pub(crate) fn show(html: &str) -> io::Result<PathBuf> {
    let path = write(&std::env::temp_dir(), html)?;
    let doomed = path.clone();
    tokio::spawn(async move {
        tokio::time::sleep(STAYS).await;
        if let Err(error) = std::fs::remove_file(&doomed) {
            tracing::warn!(%error, "a temporary page could not be deleted");
        }
    });
    Ok(path)
}

fn write(folder: &Path, html: &str) -> io::Result<PathBuf> {
    let mut options = OpenOptions::new();
    // Only a new file: whoever made one of that name before, or a link, gets nothing.
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    for number in 0..TRIES {
        let path = folder.join(format!("papilio-{}-{number}.html", std::process::id()));
        match options.open(&path) {
            Ok(mut file) => return file.write_all(html.as_bytes()).map(|()| path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_for_its_owner_only_and_never_in_the_place_of_another_file() {
        let folder = tempfile::tempdir().unwrap();
        let first = write(folder.path(), "<html>1</html>").unwrap();
        let second = write(folder.path(), "<html>2</html>").unwrap();
        assert_ne!(first, second);
        assert_eq!(std::fs::read_to_string(&first).unwrap(), "<html>1</html>");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(&second).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }
}
