//! Whether the desktop wants more contrast than usual. It says so by itself; nothing here asks over and over.

use iced::futures::Stream;

/// Whether a desktop of this system can say so.
pub const CAN_BE_TOLD: bool = cfg!(target_os = "linux");

type Out = iced::futures::channel::mpsc::Sender<bool>;

/// Tells whether more contrast is wanted, at once and with each change; nothing where the desktop does not say.
pub fn watch() -> impl Stream<Item = bool> {
    iced::stream::channel(4, async |mut out| serve(&mut out).await)
}

#[cfg(target_os = "linux")]
use linux::serve;

#[cfg(not(target_os = "linux"))]
async fn serve(_out: &mut Out) {}

#[cfg(target_os = "linux")]
mod linux;
