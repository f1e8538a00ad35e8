//! The settings of a Linux desktop, by its portal: what `org.freedesktop.portal.Settings` has of
//! `org.freedesktop.appearance`. `color-scheme` is 1 for dark and 2 for light, `contrast` 1 for more than usual; anything
//! else is as if nothing had been chosen.

use std::time::Duration;

use iced::futures::channel::mpsc::Sender;
use iced::futures::{SinkExt as _, Stream, StreamExt as _};
use iced::theme::Mode;
use zbus::zvariant::{OwnedValue, Value};
use zbus::{Connection, MatchRule, MessageStream};

use super::Wish;
use crate::services::desktop::portal;

const SETTINGS: &str = "org.freedesktop.portal.Settings";
const SPACE: &str = "org.freedesktop.appearance";
const SCHEME: &str = "color-scheme";
const CONTRAST: &str = "contrast";

/// A desktop that does not answer is not waited for longer.
const PATIENCE: Duration = Duration::from_secs(5);

/// What is told of a desktop that cannot be asked, in the order of the questions: what an earlier one chose is over.
const NONE: [Wish; 2] = [Wish::Mode(Mode::None), Wish::Contrast(false)];

type Out = Sender<Wish>;

pub(super) fn watch() -> impl Stream<Item = Wish> {
    iced::stream::channel(4, async |mut out| serve(&mut out).await)
}

async fn serve(out: &mut Out) {
    let ended = match tokio::time::timeout(PATIENCE, Connection::session()).await {
        Ok(Ok(bus)) => serve_on(&bus, out).await,
        Ok(Err(error)) => {
            for wish in NONE {
                drop(out.send(wish).await);
            }
            Err(error)
        }
        Err(_) => return,
    };
    if let Err(error) = ended {
        tracing::info!(%error, "the desktop does not say how programs are to look");
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
        .build();
    // Before anything is read: a change in between is not missed.
    let mut changed = MessageStream::for_match_rule(rule, bus, None).await?;
    for (key, none) in [SCHEME, CONTRAST].into_iter().zip(NONE) {
        match tokio::time::timeout(PATIENCE, read(bus, key)).await {
            Ok(Ok(value)) => {
                if let Some(wish) = wish(key, &value) {
                    drop(out.send(wish).await);
                }
            }
            // One that comes later, or learns, tells of changes all the same.
            Ok(Err(error)) => {
                tracing::info!(%error, key, "the desktop does not say");
                drop(out.send(none).await);
            }
            Err(_) => break,
        }
    }
    while let Some(signal) = changed.next().await {
        let body = signal?.body();
        if let Ok((_, key, value)) = body.deserialize::<(&str, &str, Value<'_>)>()
            && let Some(wish) = wish(key, &value)
            && out.send(wish).await.is_err()
        {
            break;
        }
    }
    Ok(())
}

/// What is set now. `ReadOne`, which came later, is not known to every portal.
async fn read(bus: &Connection, key: &str) -> zbus::Result<OwnedValue> {
    let (name, asked) = (Some(portal::NAME), (SPACE, key));
    let answer = bus.call_method(name, portal::PATH, Some(SETTINGS), "Read", &asked);
    answer.await?.body().deserialize()
}

/// What this value of this setting wishes; `None` for settings that are none of ours.
fn wish(key: &str, value: &Value<'_>) -> Option<Wish> {
    let number = number(value);
    match key {
        SCHEME => Some(Wish::Mode(match number {
            Some(1) => Mode::Dark,
            Some(2) => Mode::Light,
            _ => Mode::None,
        })),
        CONTRAST => Some(Wish::Contrast(number == Some(1))),
        _ => None,
    }
}

fn number(value: &Value<'_>) -> Option<u32> {
    match value {
        // `Read` answers with a variant in a variant.
        Value::Value(inner) => number(inner),
        Value::U32(number) => Some(*number),
        _ => None,
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

    /// A portal with these settings.
    struct Portal {
        settings: Vec<(&'static str, u32)>,
        asked: Arc<Notify>,
    }

    #[zbus::interface(name = "org.freedesktop.portal.Settings")]
    impl Portal {
        fn read(&self, space: &str, key: &str) -> zbus::fdo::Result<Value<'static>> {
            let known = self.settings.iter().find(|(known, _)| *known == key);
            if key == CONTRAST {
                self.asked.notify_one();
            }
            match known.filter(|_| space == SPACE) {
                Some((_, value)) => Ok(Value::Value(Box::new(Value::U32(*value)))),
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

    async fn portal_on(
        bus: &Bus,
        settings: &[(&'static str, u32)],
        asked: &Arc<Notify>,
    ) -> Connection {
        let portal = bus.join().await;
        let settings = Portal {
            settings: settings.to_vec(),
            asked: Arc::clone(asked),
        };
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
        let settings = [(SCHEME, 1), (CONTRAST, 1)];
        let portal = portal_on(&bus, &settings, &Arc::default()).await;
        let ours = bus.join().await;
        let (mut out, mut told) = channel(9);
        drop(tokio::spawn(async move { serve_on(&ours, &mut out).await }));
        assert_eq!(told.next().await, Some(Wish::Mode(Mode::Dark)), "already");
        assert_eq!(told.next().await, Some(Wish::Contrast(true)), "already");
        change(&portal, CONTRAST, 0u32).await;
        assert_eq!(told.next().await, Some(Wish::Contrast(false)));
        change(&portal, SCHEME, 2u32).await;
        assert_eq!(told.next().await, Some(Wish::Mode(Mode::Light)));
        change(&portal, "accent-color", 1u32).await;
        change(&portal, SCHEME, 0u32).await;
        let next = told.next().await;
        assert_eq!(next, Some(Wish::Mode(Mode::None)), "no other setting");
        change(&portal, SCHEME, 7u32).await;
        let next = told.next().await;
        assert_eq!(next, Some(Wish::Mode(Mode::None)), "7 means nothing");
        change(&portal, CONTRAST, "more").await;
        let next = told.next().await;
        assert_eq!(next, Some(Wish::Contrast(false)), "nor do words");
    }

    #[tokio::test]
    async fn what_a_portal_says_is_told_with_each_change() {
        within(a_portal_is_listened_to()).await;
    }

    async fn a_portal_learns() {
        let Some(bus) = Bus::start() else {
            return;
        };
        let asked = Arc::new(Notify::new());
        let portal = portal_on(&bus, &[(SCHEME, 2)], &asked).await;
        let ours = bus.join().await;
        let (mut out, mut told) = channel(9);
        drop(tokio::spawn(async move { serve_on(&ours, &mut out).await }));
        assert_eq!(told.next().await, Some(Wish::Mode(Mode::Light)));
        asked.notified().await;
        assert_eq!(told.next().await, Some(Wish::Contrast(false)));
        change(&portal, CONTRAST, 1u32).await;
        assert_eq!(told.next().await, Some(Wish::Contrast(true)));
    }

    #[tokio::test]
    async fn a_portal_that_does_not_know_the_contrast_yet_is_listened_to() {
        within(a_portal_learns()).await;
    }

    #[tokio::test]
    async fn where_there_is_no_portal_nothing_is_wished() {
        within(nobody_answers()).await;
    }

    async fn nobody_answers() {
        let Some(bus) = Bus::start() else {
            return;
        };
        let ours = bus.join().await;
        let (mut out, mut told) = channel(9);
        let serving = ours.clone();
        let served = tokio::spawn(async move { serve_on(&serving, &mut out).await });
        assert_eq!(told.next().await, Some(Wish::Mode(Mode::None)));
        assert_eq!(told.next().await, Some(Wish::Contrast(false)));
        drop(bus);
        assert_eq!(told.next().await, None, "the end of the bus is the end");
        drop(served.await.expect("it does not panic"));
        drop(ours);
    }
}
