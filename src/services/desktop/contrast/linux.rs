//! The settings of a Linux desktop, by its portal: `contrast` of `org.freedesktop.appearance` in
//! `org.freedesktop.portal.Settings`, which is 0 for the usual and 1 for more.

use std::time::Duration;

use iced::futures::{SinkExt as _, StreamExt as _};
use zbus::zvariant::{OwnedValue, Value};
use zbus::{Connection, MatchRule, MessageStream};

use super::Out;
use crate::services::desktop::portal;

const SETTINGS: &str = "org.freedesktop.portal.Settings";
const SPACE: &str = "org.freedesktop.appearance";
const KEY: &str = "contrast";

/// A desktop that does not answer is not waited for longer.
const PATIENCE: Duration = Duration::from_secs(5);

pub(super) async fn serve(out: &mut Out) {
    let ended = match tokio::time::timeout(PATIENCE, Connection::session()).await {
        Ok(Ok(bus)) => serve_on(&bus, out).await,
        Ok(Err(error)) => Err(error),
        Err(_) => return,
    };
    if let Err(error) = ended {
        tracing::info!(%error, "the desktop does not say which contrast it wants");
    }
}

async fn serve_on(bus: &Connection, out: &mut Out) -> zbus::Result<()> {
    let rule = MatchRule::builder()
        .msg_type(zbus::message::Type::Signal)
        .sender(portal::NAME)?
        .path(portal::PATH)?
        .interface(SETTINGS)?
        .member("SettingChanged")?
        .arg(0, SPACE)?
        .arg(1, KEY)?
        .build();
    // Before it is read: a change in between is not missed.
    let mut changed = MessageStream::for_match_rule(rule, bus, None).await?;
    match tokio::time::timeout(PATIENCE, read(bus)).await {
        Ok(Ok(more)) => drop(out.send(more).await),
        // One that comes later, or learns, tells of changes all the same.
        Ok(Err(error)) => {
            tracing::info!(%error, "the desktop does not say which contrast it wants")
        }
        Err(_) => {}
    }
    while let Some(signal) = changed.next().await {
        let body = signal?.body();
        if let Ok((_, _, value)) = body.deserialize::<(&str, &str, Value<'_>)>()
            && out.send(is_more(&value)).await.is_err()
        {
            break;
        }
    }
    Ok(())
}

/// What is wanted now. `ReadOne`, which came later, is not known to every portal.
async fn read(bus: &Connection) -> zbus::Result<bool> {
    let (name, asked) = (Some(portal::NAME), (SPACE, KEY));
    let answer = bus.call_method(name, portal::PATH, Some(SETTINGS), "Read", &asked);
    let value: OwnedValue = answer.await?.body().deserialize()?;
    Ok(is_more(&value))
}

/// Anything but the one value that means more contrast is as if nothing had been chosen.
fn is_more(value: &Value<'_>) -> bool {
    match value {
        // `Read` answers with a variant in a variant.
        Value::Value(inner) => is_more(inner),
        value => *value == Value::U32(1),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use iced::futures::channel::mpsc::channel;
    use tokio::sync::Notify;
    use zbus::object_server::SignalEmitter;

    use super::*;
    use crate::services::desktop::bus::{Bus, within};

    /// A portal whose only setting is the contrast, if it has that.
    struct Portal {
        contrast: Option<u32>,
        asked: Arc<Notify>,
    }

    #[zbus::interface(name = "org.freedesktop.portal.Settings")]
    impl Portal {
        fn read(&self, space: &str, key: &str) -> zbus::fdo::Result<Value<'static>> {
            self.asked.notify_one();
            match self.contrast.filter(|_| (space, key) == (SPACE, KEY)) {
                Some(contrast) => Ok(Value::Value(Box::new(Value::U32(contrast)))),
                None => Err(zbus::fdo::Error::InvalidArgs(key.to_owned())),
            }
        }

        #[zbus(signal)]
        async fn setting_changed(
            emitter: &SignalEmitter<'_>,
            space: &str,
            key: &str,
            value: Value<'_>,
        ) -> zbus::Result<()>;
    }

    async fn portal_on(bus: &Bus, contrast: Option<u32>, asked: &Arc<Notify>) -> Connection {
        let portal = bus.join().await;
        let asked = Arc::clone(asked);
        let settings = Portal { contrast, asked };
        let added = portal.object_server().at(portal::PATH, settings);
        assert!(added.await.expect("a portal"));
        portal.request_name(portal::NAME).await.expect("its name");
        portal
    }

    async fn change(portal: &Connection, key: &str, value: impl Into<Value<'static>>) {
        let emitter = SignalEmitter::new(portal, portal::PATH).expect("a path");
        let changed = Portal::setting_changed(&emitter, SPACE, key, value.into());
        changed.await.expect("it is told");
    }

    async fn a_portal_is_listened_to() {
        let Some(bus) = Bus::start() else {
            return;
        };
        let portal = portal_on(&bus, Some(1), &Arc::default()).await;
        let ours = bus.join().await;
        let (mut out, mut told) = channel(9);
        drop(tokio::spawn(async move { serve_on(&ours, &mut out).await }));
        assert_eq!(told.next().await, Some(true), "it was wanted already");
        change(&portal, KEY, 0u32).await;
        assert_eq!(told.next().await, Some(false));
        change(&portal, "color-scheme", 1u32).await;
        change(&portal, KEY, 1u32).await;
        assert_eq!(told.next().await, Some(true), "only the contrast is heard");
        change(&portal, KEY, 7u32).await;
        assert_eq!(told.next().await, Some(false), "nobody knows what 7 means");
        change(&portal, KEY, "more").await;
        assert_eq!(told.next().await, Some(false), "nor words");
    }

    #[tokio::test]
    async fn the_contrast_that_a_portal_tells_is_told_with_each_change() {
        within(a_portal_is_listened_to()).await;
    }

    async fn a_portal_learns() {
        let Some(bus) = Bus::start() else {
            return;
        };
        let asked = Arc::new(Notify::new());
        let portal = portal_on(&bus, None, &asked).await;
        let ours = bus.join().await;
        let (mut out, mut told) = channel(9);
        drop(tokio::spawn(async move { serve_on(&ours, &mut out).await }));
        asked.notified().await;
        change(&portal, KEY, 1u32).await;
        assert_eq!(told.next().await, Some(true));
    }

    #[tokio::test]
    async fn a_portal_that_does_not_know_the_contrast_yet_is_listened_to() {
        within(a_portal_learns()).await;
    }

    #[tokio::test]
    async fn a_bus_without_a_portal_tells_nothing() {
        within(nobody_tells()).await;
    }

    async fn nobody_tells() {
        let Some(bus) = Bus::start() else {
            return;
        };
        let ours = bus.join().await;
        let (mut out, mut told) = channel(9);
        let serving = ours.clone();
        let served = tokio::spawn(async move { serve_on(&serving, &mut out).await });
        drop(bus);
        // The end of the bus is the end of the stream, and nothing came before.
        assert_eq!(told.next().await, None);
        drop(served.await.expect("it does not panic"));
        drop(ours);
    }
}
