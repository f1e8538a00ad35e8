//! GNOME counts the time since the last input (`org.gnome.Mutter.IdleMonitor`), and so does an X server; other desktops at
//! least say when the screen is locked or blanked (`org.freedesktop.ScreenSaver`).

use std::time::Duration;

use iced::futures::{SinkExt as _, StreamExt as _};
use zbus::zvariant::DynamicType;
use zbus::{Connection, MatchRule, Message, MessageStream};

use super::{Out, Told, x11};
use crate::services::desktop::Trouble;

/// A desktop that does not answer is not waited for longer.
const PATIENCE: Duration = Duration::from_secs(5);

/// A service of the desktop, and where it is.
struct Service {
    name: &'static str,
    path: &'static str,
    interface: &'static str,
}

const MONITOR: Service = Service {
    name: "org.gnome.Mutter.IdleMonitor",
    path: "/org/gnome/Mutter/IdleMonitor/Core",
    interface: "org.gnome.Mutter.IdleMonitor",
};

const SAVER: Service = Service {
    name: "org.freedesktop.ScreenSaver",
    path: "/org/freedesktop/ScreenSaver",
    interface: "org.freedesktop.ScreenSaver",
};

impl Service {
    async fn call<B: serde::ser::Serialize + DynamicType>(
        &self,
        bus: &Connection,
        method: &str,
        body: &B,
    ) -> zbus::Result<Message> {
        let (name, interface) = (Some(self.name), Some(self.interface));
        let calling = bus.call_method(name, self.path, interface, method, body);
        let waited = tokio::time::timeout(PATIENCE, calling).await;
        waited.unwrap_or_else(|_| Err(zbus::Error::Failure("no answer".to_owned())))
    }

    async fn signals(&self, bus: &Connection, member: &'static str) -> zbus::Result<MessageStream> {
        let rule = MatchRule::builder()
            .msg_type(zbus::message::Type::Signal)
            .sender(self.name)?
            .interface(self.interface)?
            .member(member)?
            .build();
        MessageStream::for_match_rule(rule, bus, None).await
    }
}

/// Tells until the desktop goes.
pub(super) async fn serve(minutes: u16, out: &mut Out) -> Result<(), Trouble> {
    if x11::is_here() {
        match x11::serve(minutes, out).await {
            Err(Trouble::NoService) => {}
            ended => return ended,
        }
    }
    let connecting = tokio::time::timeout(PATIENCE, Connection::session());
    let bus = connecting.await.map_err(|_| Trouble::NoBus)??;
    serve_on(&bus, minutes, out).await
}

async fn serve_on(bus: &Connection, minutes: u16, out: &mut Out) -> Result<(), Trouble> {
    let counted = count(bus, minutes, out).await.map_err(Trouble::from);
    match counted {
        Err(Trouble::NoService) => Ok(look_at_the_screen(bus, out).await?),
        other => other,
    }
}

async fn count(bus: &Connection, minutes: u16, out: &mut Out) -> zbus::Result<()> {
    let mut fired = MONITOR.signals(bus, "WatchFired").await?;
    let wait = u64::from(minutes) * 60_000;
    let answer = MONITOR.call(bus, "AddIdleWatch", &(wait,)).await?;
    let gone: u32 = answer.body().deserialize()?;
    let _ = out.send(Told::Works(Ok(()))).await;
    // The watch for the next input fires once; it is set anew each time somebody is gone.
    let mut back = None;
    while let Some(signal) = fired.next().await {
        let Ok(watch) = signal?.body().deserialize::<u32>() else {
            continue;
        };
        if watch == gone && back.is_none() {
            let answer = MONITOR.call(bus, "AddUserActiveWatch", &()).await?;
            back = Some(answer.body().deserialize()?);
            let _ = out.send(Told::Gone).await;
        } else if back == Some(watch) {
            back = None;
            let _ = out.send(Told::Back).await;
        }
    }
    Ok(())
}

async fn look_at_the_screen(bus: &Connection, out: &mut Out) -> zbus::Result<()> {
    let mut changed = SAVER.signals(bus, "ActiveChanged").await?;
    // Whether there is one at all.
    let _ = SAVER.call(bus, "GetActive", &()).await?;
    let _ = out.send(Told::Works(Ok(()))).await;
    while let Some(signal) = changed.next().await {
        match signal?.body().deserialize() {
            Ok(true) => drop(out.send(Told::Gone).await),
            Ok(false) => drop(out.send(Told::Back).await),
            Err(_) => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use iced::futures::channel::mpsc::{Receiver, channel};
    use zbus::object_server::SignalEmitter;

    use super::*;
    use crate::services::desktop::bus::{Bus, within};

    struct Monitor(Option<u64>);

    #[zbus::interface(name = "org.gnome.Mutter.IdleMonitor")]
    impl Monitor {
        fn add_idle_watch(&mut self, wait: u64) -> u32 {
            self.0 = Some(wait);
            1
        }

        fn add_user_active_watch(&self) -> u32 {
            2
        }

        #[zbus(signal)]
        async fn watch_fired(emitter: &SignalEmitter<'_>, id: u32) -> zbus::Result<()>;
    }

    struct Saver;

    #[zbus::interface(name = "org.freedesktop.ScreenSaver")]
    impl Saver {
        fn get_active(&self) -> bool {
            false
        }

        #[zbus(signal)]
        async fn active_changed(emitter: &SignalEmitter<'_>, active: bool) -> zbus::Result<()>;
    }

    async fn desktop(
        bus: &Bus,
        with: impl zbus::object_server::Interface,
        at: &Service,
    ) -> Connection {
        let desktop = bus.join().await;
        assert!(
            desktop
                .object_server()
                .at(at.path, with)
                .await
                .expect("a service")
        );
        desktop.request_name(at.name).await.expect("its name");
        desktop
    }

    async fn told(bus: &Bus) -> Receiver<Told> {
        let ours = bus.join().await;
        let (mut out, told) = channel(9);
        drop(tokio::spawn(async move {
            let ended = serve_on(&ours, 7, &mut out).await;
            out.send(Told::Works(ended)).await
        }));
        told
    }

    async fn somebody_goes_and_comes() {
        let Some(bus) = Bus::start() else {
            return;
        };
        let desktop = desktop(&bus, Monitor(None), &MONITOR).await;
        let mut told = told(&bus).await;
        assert_eq!(told.next().await, Some(Told::Works(Ok(()))));
        let monitor = desktop
            .object_server()
            .interface::<_, Monitor>(MONITOR.path);
        let monitor = monitor.await.expect("it is there");
        assert_eq!(monitor.get().await.0, Some(7 * 60_000));
        let emitter = monitor.signal_emitter();
        for _ in 0..2 {
            // One that is not ours means nothing.
            for id in [9, 1] {
                Monitor::watch_fired(emitter, id).await.expect("a signal");
            }
            assert_eq!(told.next().await, Some(Told::Gone));
            Monitor::watch_fired(emitter, 2).await.expect("a signal");
            assert_eq!(told.next().await, Some(Told::Back));
        }
    }

    #[tokio::test]
    async fn the_desktop_counts_the_minutes() {
        within(somebody_goes_and_comes()).await;
    }

    async fn the_screen_goes_dark() {
        let Some(bus) = Bus::start() else {
            return;
        };
        let desktop = desktop(&bus, Saver, &SAVER).await;
        let mut told = told(&bus).await;
        assert_eq!(told.next().await, Some(Told::Works(Ok(()))));
        let emitter = SignalEmitter::new(&desktop, SAVER.path).expect("a path");
        for (dark, expected) in [(true, Told::Gone), (false, Told::Back)] {
            Saver::active_changed(&emitter, dark)
                .await
                .expect("a signal");
            assert_eq!(told.next().await, Some(expected));
        }
    }

    #[tokio::test]
    async fn where_nobody_counts_a_dark_screen_tells() {
        within(the_screen_goes_dark()).await;
    }

    #[tokio::test]
    async fn a_desktop_that_knows_nothing_is_said_to_know_nothing() {
        let Some(bus) = Bus::start() else {
            return;
        };
        let mut told = within(told(&bus)).await;
        let ended = within(told.next()).await;
        assert_eq!(ended, Some(Told::Works(Err(Trouble::NoService))));
    }
}
