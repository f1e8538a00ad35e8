//! Whether somebody is at the computer. The desktop says so by itself; nothing here asks over and over.

use iced::futures::Stream;

use super::Trouble;

/// What is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Whether it can be known.
    Works(Result<(), Trouble>),
    /// Nobody has touched anything for as long as was asked.
    Gone,
    /// Somebody is there again.
    Back,
}

/// Tells when nobody has touched anything for so many minutes, and when somebody does again.
pub fn watch(minutes: &u16) -> impl Stream<Item = Told> + use<> {
    let minutes = *minutes;
    iced::stream::channel(4, async move |mut out| {
        use iced::futures::SinkExt as _;
        let ended = serve(minutes, &mut out).await;
        let _ = out.send(Told::Works(ended)).await;
    })
}

type Out = iced::futures::channel::mpsc::Sender<Told>;

#[cfg(target_os = "linux")]
use linux::serve;

#[cfg(not(target_os = "linux"))]
async fn serve(_minutes: u16, _out: &mut Out) -> Result<(), Trouble> {
    Err(Trouble::NoSystem)
}

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "linux")]
mod x11;
