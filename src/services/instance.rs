//! One program for a folder: a second start tells the first what it was started for, and ends.
//!
//! The first listens on a socket that only its owner can open, and has the lock of the folder: a socket that an earlier
//! run left behind belongs to nobody and is replaced.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::link::Link;

/// What another start of the program wants of this one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// What it was started with; without any, a window.
    pub links: Vec<Link>,
}

/// How many links are taken at once.
pub const MOST_LINKS: usize = 8;

/// A wish on its way, as a line of JSON.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Line {
    /// The version of what is said here.
    papilio: u32,
    #[serde(default)]
    links: Vec<String>,
}

const VERSION: u32 = 1;

impl Line {
    fn read(line: &str) -> Option<Wish> {
        let line: Self = serde_json::from_str(line).ok()?;
        let links = line.links.iter().take(MOST_LINKS);
        (line.papilio == VERSION).then(|| Wish {
            // A wish with nothing but links that make no sense is one for a window.
            links: links.filter_map(|link| Link::parse(link)).collect(),
        })
    }

    fn written(links: &[String]) -> Option<String> {
        let line = Self {
            papilio: VERSION,
            links: links.iter().take(MOST_LINKS).cloned().collect(),
        };
        serde_json::to_string(&line)
            .ok()
            .map(|line| format!("{line}\n"))
    }
}

/// Where the socket may be, the better place first. In the folder itself there may be no room for its name, or the
/// file system may have no sockets.
fn places(folder: &Path, runtime: Option<PathBuf>) -> Vec<PathBuf> {
    use std::hash::{Hash, Hasher};
    let folder = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    // The same in every run of the same program, which is all that is asked of it.
    let mut hash = std::hash::DefaultHasher::new();
    folder.hash(&mut hash);
    let named = runtime.map(|dir| dir.join(format!("papilio-{:016x}.sock", hash.finish())));
    named
        .into_iter()
        .chain([folder.join("papilio.sock")])
        .collect()
}

fn runtime_dir() -> Option<PathBuf> {
    let dir = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from)?;
    dir.is_absolute().then_some(dir)
}

#[cfg(unix)]
pub use unix::{hand_over, wishes};

/// Whether the program that has the folder took the wish; there is no way to it on this system.
#[cfg(not(unix))]
pub fn hand_over(_folder: &Path, _links: &[String]) -> bool {
    false
}

#[cfg(not(unix))]
#[expect(
    clippy::ptr_arg,
    reason = "a subscription hands over what it is keyed by"
)]
pub fn wishes(_folder: &PathBuf) -> impl iced::futures::Stream<Item = Wish> + use<> {
    iced::futures::stream::empty()
}

#[cfg(unix)]
mod unix {
    use std::io::{self, Read as _, Write as _};
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    use std::sync::mpsc;
    use std::time::Duration;

    use iced::futures::{Stream, StreamExt as _, stream};
    use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::{UnixListener, UnixStream};

    use super::{Line, Path, PathBuf, Wish, places, runtime_dir};

    /// The longest wish, in bytes.
    const LONGEST: u64 = 8 * 1024;
    /// Whoever connects has so long to say what they want, and the first so long to take it.
    const PATIENCE: Duration = Duration::from_secs(2);
    /// The first may have the folder and not listen yet.
    const TRIES: u32 = 15;
    const BETWEEN: Duration = Duration::from_millis(200);
    const TAKEN: &[u8] = b"ok\n";

    /// Tells the program that has the folder what this one was started with; whether it took that. May block for some
    /// seconds.
    pub fn hand_over(folder: &Path, links: &[String]) -> bool {
        let places = places(folder, runtime_dir());
        (0..TRIES).any(|n| {
            if n > 0 {
                std::thread::sleep(BETWEEN);
            }
            places.iter().any(|place| told(place, links))
        })
    }

    pub(super) fn told(place: &Path, links: &[String]) -> bool {
        let (Some(line), place) = (Line::written(links), place.to_owned()) else {
            return false;
        };
        // Nothing bounds how long a connection takes to a program that hangs; this thread ends with the program.
        let (send, answer) = mpsc::sync_channel(1);
        std::thread::spawn(move || {
            let taken = tell(&place, line.as_bytes());
            if let Err(error) = &taken {
                tracing::debug!(%error, "nobody there took it");
            }
            send.send(taken.is_ok())
        });
        answer.recv_timeout(PATIENCE).unwrap_or_default()
    }

    fn tell(place: &Path, line: &[u8]) -> io::Result<()> {
        let mut stream = std::os::unix::net::UnixStream::connect(place)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        stream.write_all(line)?;
        let mut answer = [0; TAKEN.len()];
        stream.read_exact(&mut answer)?;
        match answer == TAKEN {
            true => Ok(()),
            false => Err(io::ErrorKind::InvalidData.into()),
        }
    }

    /// What later starts with this folder want. The lock of the folder has to be held.
    #[expect(
        clippy::ptr_arg,
        reason = "a subscription hands over what it is keyed by"
    )]
    pub fn wishes(folder: &PathBuf) -> impl Stream<Item = Wish> + use<> {
        let places = places(folder, runtime_dir());
        stream::once(async move { Socket::first_of(&places) })
            .filter_map(async |socket| socket)
            .flat_map(|socket| stream::unfold(socket, Socket::next))
    }

    /// A socket, gone with it.
    pub(super) struct Socket(UnixListener, PathBuf);

    impl Socket {
        fn first_of(places: &[PathBuf]) -> Option<Self> {
            let opened = places.iter().find_map(|place| {
                Self::at(place)
                    .inspect_err(|error| tracing::info!(%error, "no socket can be there"))
                    .ok()
            });
            if opened.is_none() {
                tracing::warn!("a second start of the program will not find this one");
            }
            opened
        }

        pub(super) fn at(place: &Path) -> io::Result<Self> {
            match std::fs::remove_file(place) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
            let listener = UnixListener::bind(place)?;
            std::fs::set_permissions(place, std::fs::Permissions::from_mode(0o600))?;
            Ok(Self(listener, place.to_owned()))
        }

        pub(super) async fn next(self) -> Option<(Wish, Self)> {
            loop {
                match self.0.accept().await {
                    Ok((stream, _)) => {
                        let heard = tokio::time::timeout(PATIENCE, self.hear(stream)).await;
                        if let Ok(Some(wish)) = heard {
                            return Some((wish, self));
                        }
                    }
                    // As too many open files: it may pass, and it must not spin.
                    Err(error) => {
                        tracing::warn!(%error, "another start of the program was not heard");
                        tokio::time::sleep(PATIENCE).await;
                    }
                }
            }
        }

        /// Hears one wish; `None` from anybody else, and for what is none.
        async fn hear(&self, mut stream: UnixStream) -> Option<Wish> {
            // The socket is ours. Between being made and being closed to others it was not.
            let owner = std::fs::metadata(&self.1).ok()?.uid();
            if stream.peer_cred().ok()?.uid() != owner {
                return None;
            }
            let mut line = String::new();
            let mut reader = tokio::io::BufReader::new((&mut stream).take(LONGEST));
            let _ = reader.read_line(&mut line).await.ok()?;
            let wish = Line::read(&line)?;
            stream.write_all(TAKEN).await.ok()?;
            Some(wish)
        }
    }

    impl Drop for Socket {
        fn drop(&mut self) {
            let _ = std::fs::remove_file(&self.1);
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::os::unix::fs::PermissionsExt as _;

    use msnp::api::Address;

    use super::unix::{Socket, told};
    use super::*;

    fn strings(links: &[&str]) -> Vec<String> {
        links.iter().map(|link| (*link).to_owned()).collect()
    }

    #[tokio::test]
    async fn the_first_hears_what_the_second_was_started_with() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("s");
        let socket = Socket::at(&place).expect("a socket");
        let mode = std::fs::metadata(&place)
            .expect("it is there")
            .permissions();
        assert_eq!(mode.mode() & 0o777, 0o600, "its owner's alone");
        let links = strings(&["msnim:chat?contact=bob@example.com", "http://example.com"]);
        let at = place.clone();
        let second = tokio::task::spawn_blocking(move || told(&at, &links));
        let (wish, socket) = socket.next().await.expect("a wish");
        assert_eq!(wish.links, [Link::Chat(Address::new("bob@example.com"))]);
        assert!(second.await.expect("it ends"), "the second knows");
        drop(socket);
        assert!(!place.exists(), "the socket went with the first");
        assert!(!told(&place, &[]), "nobody is there any more");
    }

    #[tokio::test]
    async fn whoever_talks_nonsense_keeps_nobody_out() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("s");
        let socket = Socket::at(&place).expect("a socket");
        let at = place.clone();
        let others = tokio::task::spawn_blocking(move || {
            let connect = || std::os::unix::net::UnixStream::connect(&at).expect("a listener");
            let nonsense = [
                b"\xff\xfe\n".to_vec(),
                b"{}\n".to_vec(),
                b"{\"papilio\":2}\n".to_vec(),
                vec![b'x'; 20_000],
            ];
            for bytes in nonsense {
                let mut other = connect();
                // It may be hung up on before all is said.
                let _ = other.write_all(&bytes);
                let _ = other.shutdown(std::net::Shutdown::Write);
                let mut answer = Vec::new();
                let _ = other.read_to_end(&mut answer);
                assert!(answer.is_empty(), "{answer:?}");
            }
            told(&at, &[])
        });
        let (wish, _socket) = socket.next().await.expect("a wish");
        assert_eq!(wish, Wish::default());
        assert!(others.await.expect("it ends"));
    }

    #[tokio::test]
    async fn a_socket_that_was_left_behind_does_not_matter() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("s");
        // Bound and never removed, as after a crash.
        drop(std::os::unix::net::UnixListener::bind(&place).expect("a socket"));
        assert!(place.exists());
        assert!(!told(&place, &[]), "nobody listens");
        assert!(Socket::at(&place).is_ok());
    }

    #[test]
    fn each_folder_has_a_place_of_its_own() {
        let (one, two) = (
            tempfile::tempdir().expect("a folder"),
            tempfile::tempdir().expect("a folder"),
        );
        let of = |folder: &Path| places(folder, Some("/run/user/1".into()));
        assert_eq!(of(one.path()), of(&one.path().join(".")));
        let (one, two) = (of(one.path()), of(two.path()));
        assert_eq!(one.len(), 2);
        assert!(one.iter().zip(&two).all(|(one, two)| one != two));
        assert!(one[0].starts_with("/run/user/1"));
    }
}
