//! The figure in the tray, with its menu.

use iced::futures::Stream;
use msnp::api::Status;
use tokio::sync::watch;

use super::Trouble;

/// What the tray shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Face {
    /// The own status; `None` while nobody is signed in.
    pub status: Option<Status>,
    /// Texts nobody has looked at.
    pub unread: usize,
}

/// The way to the tray.
#[derive(Clone, Debug)]
pub struct Tray(watch::Sender<Face>);

impl Tray {
    pub fn new(face: watch::Sender<Face>) -> Self {
        Self(face)
    }

    pub fn show(&self, face: &Face) {
        let _ = self.0.send_if_modified(|shown| {
            let changed = shown != face;
            if changed {
                shown.clone_from(face);
            }
            changed
        });
    }
}

/// What the tray tells.
#[derive(Clone, Debug)]
pub enum Told {
    Ready(Tray),
    /// Whether there is one now.
    Works(Result<(), Trouble>),
    /// The windows are to be shown.
    Open,
    Status(Status),
    SignOut,
    Quit,
}

type Out = iced::futures::channel::mpsc::Sender<Told>;

/// Runs for as long as it is listened to.
pub fn run() -> impl Stream<Item = Told> {
    iced::stream::channel(16, async |mut out| {
        use iced::futures::SinkExt as _;
        let (send, face) = watch::channel(Face::default());
        if out.send(Told::Ready(Tray::new(send))).await.is_ok()
            && let Err(trouble) = serve(face, out.clone()).await
        {
            let _ = out.send(Told::Works(Err(trouble))).await;
        }
    })
}

#[cfg(target_os = "linux")]
use linux::serve;

#[cfg(not(target_os = "linux"))]
async fn serve(_face: watch::Receiver<Face>, _out: Out) -> Result<(), Trouble> {
    Err(Trouble::NoSystem)
}

#[cfg(target_os = "linux")]
mod linux;
