//! What has arrived goes on to the disk while more arrives, so that nobody waits for all of it at the end.

use std::fs::File;
use std::io;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

/// A thread that writes a file through to its disk whenever it is asked.
pub(super) struct Early {
    /// `None` once it is to end.
    ask: Option<SyncSender<()>>,
    thread: Option<JoinHandle<io::Result<()>>>,
}

impl Early {
    /// Begins.
    ///
    /// # Errors
    /// When there is no thread, or no second handle of the file.
    pub(super) fn start(file: &File) -> io::Result<Self> {
        let file = file.try_clone()?;
        let (ask, asked) = sync_channel(1);
        let work = move || {
            while asked.recv().is_ok() {
                file.sync_data()?;
            }
            Ok(())
        };
        let thread = thread::Builder::new().name("papilio-sync".into());
        Ok(Self {
            ask: Some(ask),
            thread: Some(thread.spawn(work)?),
        })
    }

    /// What was written so far may go to the disk.
    pub(super) fn go(&self) {
        if let Some(ask) = &self.ask {
            // Whatever it is busy with, or why it failed: the end tells.
            let _ = ask.try_send(());
        }
    }

    /// Waits for its end.
    ///
    /// # Errors
    /// When something could not be written: nobody is told so a second time.
    pub(super) fn end(mut self) -> io::Result<()> {
        self.join()
    }

    fn join(&mut self) -> io::Result<()> {
        self.ask = None;
        match self.thread.take().map(JoinHandle::join) {
            Some(Ok(result)) => result,
            Some(Err(_)) => Err(io::Error::other("the thread of a file ended badly")),
            None => Ok(()),
        }
    }
}

impl Drop for Early {
    /// The lock of the file lasts as long as this has a handle of it.
    fn drop(&mut self) {
        let _ = self.join();
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn nothing_has_the_file_open_once_it_has_ended() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("part");
        for early in [true, false] {
            let mut file = File::create(&path).unwrap();
            file.try_lock().unwrap();
            let sync = Early::start(&file).unwrap();
            for _ in 0..10 {
                file.write_all(&[7; 1000]).unwrap();
                sync.go();
            }
            match early {
                true => drop(sync),
                false => sync.end().unwrap(),
            }
            drop(file);
            File::open(&path).unwrap().try_lock().unwrap();
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_could_not_be_written_through_is_told_at_the_end() {
        // A pipe has no disk behind it.
        let (_reader, writer) = io::pipe().unwrap();
        let file = File::from(std::os::fd::OwnedFd::from(writer));
        let sync = Early::start(&file).unwrap();
        sync.go();
        assert!(sync.end().is_err());
    }
}
