//! Small messages in a corner of the screen, by `org.freedesktop.Notifications`.

use bytes::Bytes;
use iced::futures::Stream;
use msnp::api::{AccountId, ConversationId};
use tokio::sync::mpsc;

use super::Trouble;

/// What a click on a toast leads to. There is one toast for each at a time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    Conversation(AccountId, ConversationId),
    /// The contact list.
    List(AccountId),
}

/// What a toast tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A contact came online.
    Online,
    /// Somebody wrote or nudged.
    Message,
    Mail,
    /// Somebody wants to be on the list.
    Request,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    pub target: Target,
    pub kind: Kind,
    pub title: String,
    pub text: String,
    pub picture: Option<Pixels>,
}

/// A picture, four bytes a pixel: red, green, blue, opacity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    pub width: u32,
    pub height: u32,
    pub rgba: Bytes,
}

/// What the toasts are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    Show(Toast),
    /// It was seen.
    Close(Target),
    /// Find out whether there can be any.
    Look,
}

/// The way to the toasts.
#[derive(Clone, Debug)]
pub struct Toasts(mpsc::Sender<Order>);

impl Toasts {
    pub fn new(orders: mpsc::Sender<Order>) -> Self {
        Self(orders)
    }

    /// Does not wait: where too much is to be shown already, this is not.
    pub fn tell(&self, order: Order) {
        let _ = self.0.try_send(order);
    }
}

/// What the toasts tell.
#[derive(Clone, Debug)]
pub enum Told {
    Ready(Toasts),
    Clicked(Target),
    /// Whether toasts can be shown.
    Works(Result<(), Trouble>),
}

/// How many orders may wait.
const WAITING: usize = 64;

/// Runs for as long as it is listened to. The desktop is looked for when there is something to show.
pub fn run() -> impl Stream<Item = Told> {
    iced::stream::channel(WAITING, async |mut out| {
        use iced::futures::SinkExt as _;
        let (send, orders) = mpsc::channel(WAITING);
        if out.send(Told::Ready(Toasts::new(send))).await.is_ok() {
            serve(orders, out).await;
        }
    })
}

#[cfg(target_os = "linux")]
use linux::serve;

#[cfg(not(target_os = "linux"))]
async fn serve(
    mut orders: mpsc::Receiver<Order>,
    mut out: iced::futures::channel::mpsc::Sender<Told>,
) {
    use iced::futures::SinkExt as _;
    while orders.recv().await.is_some() {
        if out.send(Told::Works(Err(Trouble::NoSystem))).await.is_err() {
            return;
        }
    }
}

#[cfg(target_os = "linux")]
mod linux;
