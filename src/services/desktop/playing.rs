//! What is being played, by the players themselves (MPRIS). Nothing here asks over and over.

use iced::futures::Stream;

use super::Trouble;

/// A piece that is being played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub title: String,
    /// May be empty.
    pub artist: String,
}

/// What is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Whether it can be known.
    Works(Result<(), Trouble>),
    /// This is played now, or nothing.
    Playing(Option<Piece>),
}

type Out = iced::futures::channel::mpsc::Sender<Told>;

/// Tells each change for as long as it is listened to.
pub fn watch() -> impl Stream<Item = Told> {
    iced::stream::channel(4, async |mut out| {
        use iced::futures::SinkExt as _;
        let ended = serve(&mut out).await;
        let _ = out.send(Told::Playing(None)).await;
        let _ = out.send(Told::Works(ended)).await;
    })
}

#[cfg(target_os = "linux")]
use linux::serve;

#[cfg(not(target_os = "linux"))]
async fn serve(_out: &mut Out) -> Result<(), Trouble> {
    Err(Trouble::NoSystem)
}

#[cfg(target_os = "linux")]
mod linux;
