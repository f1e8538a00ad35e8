//! The toasts of a Linux desktop.

use std::borrow::Cow;
use std::collections::HashMap;
use std::time::Duration;

use iced::futures::channel::mpsc::Sender;
use iced::futures::{SinkExt as _, StreamExt as _};
use tokio::sync::mpsc::Receiver;
use zbus::zvariant::{Structure, Value};
use zbus::{Connection, MatchRule, Message, MessageStream};

use super::{Kind, Order, Pixels, Target, Toast, Told};
use crate::services::desktop::Trouble;
use crate::t;

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

/// A desktop that does not answer is not waited for longer.
const PATIENCE: Duration = Duration::from_secs(5);

/// So many are on the screen at once; the next takes the place of the oldest.
const AT_ONCE: usize = 4;

/// The longest text, in characters: a toast is to be read at a glance.
const LONGEST: usize = 200;

/// Serves orders until there is nobody to give any.
pub(super) async fn serve(mut orders: Receiver<Order>, mut out: Sender<Told>) {
    while let Some(order) = orders.recv().await {
        let connecting = tokio::time::timeout(PATIENCE, Connection::session()).await;
        let served = match connecting {
            Ok(Ok(bus)) => serve_on(&bus, order, &mut orders, &mut out).await,
            Ok(Err(error)) => Err(error),
            Err(_) => Err(zbus::Error::InputOutput(std::sync::Arc::new(
                std::io::ErrorKind::TimedOut.into(),
            ))),
        };
        let works = served.map_err(Trouble::from);
        if out.send(Told::Works(works)).await.is_err() {
            return;
        }
    }
}

/// Serves this order and those after it, until something goes wrong or there is nobody any more.
pub(super) async fn serve_on(
    bus: &Connection,
    first: Order,
    orders: &mut Receiver<Order>,
    out: &mut Sender<Told>,
) -> zbus::Result<()> {
    let rule = MatchRule::builder()
        .msg_type(zbus::message::Type::Signal)
        .sender(NAME)?
        .interface(NAME)?
        .build();
    let mut signals = MessageStream::for_match_rule(rule, bus, None).await?;
    let mut desk = Desk::at(bus).await?;
    let _ = out.send(Told::Works(Ok(()))).await;
    let mut order = Some(first);
    loop {
        if let Some(order) = order.take() {
            for order in gathered(order, orders) {
                desk.obey(order).await?;
            }
        }
        tokio::select! {
            next = orders.recv() => match next {
                Some(next) => order = Some(next),
                None => return Ok(()),
            },
            signal = signals.next() => match signal {
                Some(signal) => {
                    if let Some(clicked) = desk.heard(&signal?) {
                        let _ = out.send(Told::Clicked(clicked)).await;
                    }
                }
                None => return Ok(()),
            },
        }
    }
}

/// What waits, without toasts that the next one of the same target would replace at once.
fn gathered(first: Order, orders: &mut Receiver<Order>) -> Vec<Order> {
    let mut all = vec![first];
    while let Ok(next) = orders.try_recv() {
        if let Order::Show(new) = &next {
            let old = |order: &Order| matches!(order, Order::Show(old) if old.target == new.target);
            all.retain(|order| !old(order));
        }
        all.push(next);
    }
    all
}

/// The toasts that are on the screen.
struct Desk<'a> {
    bus: &'a Connection,
    /// Whether marks in the text mean something.
    markup: bool,
    /// Whether it can be clicked.
    actions: bool,
    /// The oldest first.
    open: Vec<(Target, u32)>,
}

impl<'a> Desk<'a> {
    async fn at(bus: &'a Connection) -> zbus::Result<Self> {
        let answer = call(bus, "GetCapabilities", &()).await?;
        let can: Vec<String> = answer.body().deserialize()?;
        let can = |what: &str| can.iter().any(|one| one == what);
        Ok(Self {
            bus,
            markup: can("body-markup"),
            actions: can("actions"),
            open: Vec::new(),
        })
    }

    async fn obey(&mut self, order: Order) -> zbus::Result<()> {
        match order {
            Order::Look => Ok(()),
            Order::Show(toast) => self.show(toast).await,
            Order::Close(target) => {
                let Some(at) = self.open.iter().position(|(open, _)| *open == target) else {
                    return Ok(());
                };
                let (_, id) = self.open.remove(at);
                // It may have gone by itself meanwhile.
                match call(self.bus, "CloseNotification", &(id,)).await {
                    Err(zbus::Error::MethodError(..)) | Ok(_) => Ok(()),
                    Err(error) => Err(error),
                }
            }
        }
    }

    async fn show(&mut self, toast: Toast) -> zbus::Result<()> {
        let same = self.open.iter().position(|(open, _)| *open == toast.target);
        let replaced = match same {
            Some(at) => self.open.remove(at).1,
            None if self.open.len() >= AT_ONCE => self.open.remove(0).1,
            None => 0,
        };
        let actions = match self.actions {
            true => vec!["default".to_owned(), t!("toast-open")],
            false => Vec::new(),
        };
        let text = body(&toast.text, self.markup);
        let arguments = (
            t!("program"),
            replaced,
            "papilio",
            &toast.title,
            text.as_ref(),
            actions,
            hints(&toast),
            // For as long as the desktop shows such things.
            -1_i32,
        );
        let id = call(self.bus, "Notify", &arguments).await?;
        self.open.push((toast.target, id.body().deserialize()?));
        Ok(())
    }

    /// Takes in a signal; what was clicked.
    fn heard(&mut self, signal: &Message) -> Option<Target> {
        let header = signal.header();
        let body = signal.body();
        match header.member()?.as_str() {
            "ActionInvoked" => {
                let (id, _): (u32, String) = body.deserialize().ok()?;
                let (target, _) = self.open.iter().find(|(_, open)| *open == id)?;
                Some(target.clone())
            }
            "NotificationClosed" => {
                let (id, _): (u32, u32) = body.deserialize().ok()?;
                self.open.retain(|(_, open)| *open != id);
                None
            }
            _ => None,
        }
    }
}

async fn call<B: serde::ser::Serialize + zbus::zvariant::DynamicType>(
    bus: &Connection,
    method: &str,
    body: &B,
) -> zbus::Result<Message> {
    let calling = bus.call_method(Some(NAME), PATH, Some(NAME), method, body);
    let waited = tokio::time::timeout(PATIENCE, calling).await;
    waited.unwrap_or_else(|_| Err(zbus::Error::Failure("no answer".to_owned())))
}

/// The text as it is to be sent: short, and with nothing in it that could be taken for a mark.
fn body(text: &str, markup: bool) -> Cow<'_, str> {
    let end = text.char_indices().nth(LONGEST);
    let short = match end {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    };
    match markup && short.contains(['&', '<', '>']) {
        true => Cow::Owned(
            short
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;"),
        ),
        false => short,
    }
}

fn hints(toast: &Toast) -> HashMap<&'static str, Value<'static>> {
    let category = match toast.kind {
        Kind::Online => "presence.online",
        Kind::Message => "im.received",
        Kind::Mail => "email.arrived",
        Kind::Request => "im",
    };
    let mut hints = HashMap::from([
        ("category", Value::from(category)),
        ("desktop-entry", Value::from("papilio")),
        // Normal.
        ("urgency", Value::from(1_u8)),
        // What is to be heard is heard already.
        ("suppress-sound", Value::from(true)),
        // Who came is no news an hour later.
        ("transient", Value::from(toast.kind == Kind::Online)),
    ]);
    if let Some(picture) = toast.picture.as_ref().and_then(image) {
        let _ = hints.insert("image-data", picture);
    }
    hints
}

/// A picture as the desktop wants it; `None` where its numbers do not belong together.
fn image(pixels: &Pixels) -> Option<Value<'static>> {
    let side = |side: u32| i32::try_from(side).ok();
    let (width, height) = (side(pixels.width)?, side(pixels.height)?);
    let row = width.checked_mul(4)?;
    let whole = usize::try_from(row.checked_mul(height)?).ok()?;
    (pixels.rgba.len() == whole).then(|| {
        Value::from(Structure::from((
            width,
            height,
            row,
            true,
            8_i32,
            4_i32,
            pixels.rgba.to_vec(),
        )))
    })
}

#[cfg(test)]
mod tests;
