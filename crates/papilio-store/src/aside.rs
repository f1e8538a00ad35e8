//! Moving a file that cannot be read out of the way, so that nothing overwrites what may be in it.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// Renames `path` to `path.broken-<seconds since 1970>`, with the files `path<companion>`, and tells the new name.
pub(crate) fn set_aside(path: &Path, companions: &[&str]) -> io::Result<PathBuf> {
    let seconds = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    // A name that is taken must not be overwritten; a thousand broken files in one second do not happen.
    for number in 0..1000 {
        let end = match number {
            0 => format!(".broken-{seconds}"),
            _ => format!(".broken-{seconds}-{number}"),
        };
        let aside = with_end(path, &end);
        if aside.try_exists()? {
            continue;
        }
        std::fs::rename(path, &aside)?;
        for companion in companions {
            match std::fs::rename(with_end(path, companion), with_end(&aside, companion)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        return Ok(aside);
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(end);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_broken_file_leaves_the_first_where_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.db");
        for content in ["one", "two"] {
            std::fs::write(&path, content).unwrap();
            std::fs::write(folder.path().join("x.db-wal"), content).unwrap();
            let aside = set_aside(&path, &["-wal", "-shm"]).unwrap();
            assert_eq!(std::fs::read_to_string(&aside).unwrap(), content);
            assert_eq!(
                std::fs::read_to_string(with_end(&aside, "-wal")).unwrap(),
                content
            );
        }
        assert!(!path.exists());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 4);
    }
}
