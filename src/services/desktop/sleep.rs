//! The computer wakes up and has a network. The system says so by itself; nothing here asks over and over.

use iced::futures::{Stream, StreamExt as _, stream};

/// Tells each time the computer has slept and its network is still there; where that cannot be known, nothing. A network
/// that comes later is none of its business: the engine hears of that by itself, and would give up connections too early
/// that outlived the sleep. It never ends.
pub fn wakes() -> impl Stream<Item = ()> {
    let told = iced::stream::channel(1, async |mut out| serve(&mut out).await);
    told.chain(stream::pending())
}

type Out = iced::futures::channel::mpsc::Sender<()>;

#[cfg(target_os = "linux")]
use linux::serve;

#[cfg(not(target_os = "linux"))]
async fn serve(_out: &mut Out) {}

#[cfg(target_os = "linux")]
mod linux;
