//! The lines that go out. Written on a thread of their own, so that a slow reader does not hold up the engine.

use std::io::{self, Write};
use std::thread;
use std::time::{Duration, Instant};

use msnp::api::{ErrorCode, Event};
use serde::Serialize;
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

/// So many blocks of lines may wait for the reader: at most a little over 1 MiB.
const BLOCKS: usize = 16;

/// A block is given to the writer at this size, in bytes.
const BLOCK_SIZE: usize = 64 * 1024;

/// How much of a line is repeated in the error that answers it, in bytes.
const QUOTED: usize = 4096;

/// How long the reader may take for the last lines.
const LAST_LINES: Duration = Duration::from_secs(5);

/// The way out for events.
pub struct Lines {
    start: Instant,
    block: String,
    blocks: mpsc::Sender<String>,
    written: oneshot::Receiver<()>,
}

/// Nobody reads the events any more.
#[derive(Debug)]
pub struct NoReader;

#[derive(Serialize)]
struct Timed<'a> {
    #[serde(flatten)]
    event: &'a Event,
    /// Milliseconds since the start.
    t: u128,
}

impl Lines {
    /// Starts the writer. Times count from here.
    pub fn start() -> io::Result<Self> {
        let (blocks, mut queue) = mpsc::channel::<String>(BLOCKS);
        let (done, written) = oneshot::channel();
        thread::Builder::new()
            .name("stdout".into())
            .spawn(move || {
                let mut out = io::stdout().lock();
                while let Some(block) = queue.blocking_recv() {
                    if let Err(error) = out.write_all(block.as_bytes()).and_then(|()| out.flush()) {
                        tracing::error!(%error, "output");
                        return;
                    }
                }
                // Whoever started us may be gone.
                let _ = done.send(());
            })?;
        Ok(Self {
            start: Instant::now(),
            block: String::new(),
            blocks,
            written,
        })
    }

    /// Adds the line of an event.
    pub async fn event(&mut self, event: &Event) -> Result<(), NoReader> {
        let t = self.start.elapsed().as_millis();
        match serde_json::to_string(&Timed { event, t }) {
            Ok(line) => {
                self.block.push_str(&line);
                self.block.push('\n');
            }
            // Cannot happen: all keys are strings.
            Err(error) => tracing::error!(%error, "event"),
        }
        if self.block.len() >= BLOCK_SIZE {
            self.flush().await?;
        }
        Ok(())
    }

    /// Answers a line that cannot be followed.
    pub async fn error(&mut self, code: &str, message: String, line: &str) -> Result<(), NoReader> {
        let event = Event::Error {
            code: ErrorCode::new(code),
            message,
            command: Some(quote(line).to_owned()),
        };
        self.event(&event).await?;
        self.flush().await
    }

    /// Sends what was added on its way.
    pub async fn flush(&mut self) -> Result<(), NoReader> {
        if self.block.is_empty() {
            return Ok(());
        }
        let block = std::mem::take(&mut self.block);
        self.blocks.send(block).await.map_err(|_| NoReader)
    }

    /// Waits until nobody reads the events any more.
    pub async fn abandoned(&self) {
        self.blocks.closed().await;
    }

    /// Waits until all is written, or nobody reads it for a while.
    pub async fn finish(mut self) {
        let flushed = timeout(LAST_LINES, self.flush()).await;
        drop(self.blocks);
        if matches!(flushed, Ok(Ok(()))) {
            let _ = timeout(LAST_LINES, self.written).await;
        }
    }
}

/// As much of a line as is repeated in errors, cut between characters.
pub fn quote(line: &str) -> &str {
    let mut end = line.len().min(QUOTED);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    line.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_cut_between_characters() {
        assert_eq!(quote("short"), "short");
        let long = "é".repeat(QUOTED);
        assert_eq!(quote(&long).len(), QUOTED);
        assert_eq!(quote(&long[..QUOTED + 2]).len(), QUOTED);
        let odd = format!("x{long}");
        assert_eq!(quote(&odd).len(), QUOTED - 1);
    }
}
