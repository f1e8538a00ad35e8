//! logind tells before the computer sleeps and after it (`PrepareForSleep` of `org.freedesktop.login1.Manager`).

use std::time::Duration;

use iced::futures::{SinkExt as _, StreamExt as _};
use msnp_client::has_network;
use zbus::{Connection, MatchRule, MessageStream};

use super::Out;

/// A bus that does not answer is not waited for longer.
const PATIENCE: Duration = Duration::from_secs(5);

const NAME: &str = "org.freedesktop.login1";
const PATH: &str = "/org/freedesktop/login1";
const INTERFACE: &str = "org.freedesktop.login1.Manager";

/// Tells until the bus goes. Nobody misses it where there is none: the next ping finds out.
pub(super) async fn serve(out: &mut Out) {
    let listening = async { listen(&Connection::system().await?).await };
    match tokio::time::timeout(PATIENCE, listening).await {
        Ok(Ok(heard)) => tell(heard, has_network, out).await,
        Ok(Err(error)) => tracing::info!(%error, "it is not told when the computer has slept"),
        Err(_) => tracing::info!("the system does not say when the computer has slept"),
    }
}

async fn listen(bus: &Connection) -> zbus::Result<MessageStream> {
    let rule = MatchRule::builder()
        .msg_type(zbus::message::Type::Signal)
        .sender(NAME)?
        .path(PATH)?
        .interface(INTERFACE)?
        .member("PrepareForSleep")?
        .build();
    MessageStream::for_match_rule(rule, bus, None).await
}

async fn tell(mut heard: MessageStream, has_network: impl Fn() -> bool, out: &mut Out) {
    while let Some(Ok(signal)) = heard.next().await {
        let sleeps = signal.body().deserialize::<bool>();
        if let Ok(false) = sleeps
            && has_network()
        {
            let _ = out.send(()).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use iced::futures::channel::mpsc::channel;
    use zbus::fdo::DBusProxy;
    use zbus::object_server::SignalEmitter;

    use super::*;
    use crate::services::desktop::bus::{Bus, within};

    struct Manager;

    #[zbus::interface(name = "org.freedesktop.login1.Manager")]
    impl Manager {
        #[zbus(signal)]
        async fn prepare_for_sleep(emitter: &SignalEmitter<'_>, start: bool) -> zbus::Result<()>;
    }

    /// Says whether the computer goes to sleep now, and waits until the bus has passed it on.
    async fn say(whose: &Connection, start: bool) {
        let emitter = SignalEmitter::new(whose, PATH).expect("a path");
        let said = Manager::prepare_for_sleep(&emitter, start).await;
        said.expect("a signal");
        pass(whose).await;
    }

    /// Waits until everything before is through.
    async fn pass(whose: &Connection) {
        let bus = DBusProxy::new(whose).await.expect("a bus");
        let _ = bus.get_id().await.expect("an answer");
    }

    async fn the_computer_sleeps_thrice() {
        let Some(bus) = Bus::start() else {
            return;
        };
        let (logind, other, ours) = (bus.join().await, bus.join().await, bus.join().await);
        logind.request_name(NAME).await.expect("its name");
        let heard = listen(&ours).await.expect("it may listen");
        // Anybody may say it; only logind knows it.
        say(&other, false).await;
        for start in [true, false, true, false, true, false] {
            say(&logind, start).await;
        }
        pass(&ours).await;
        ours.close().await.expect("it is open");
        let (mut out, told) = channel(9);
        // The second time the network comes later.
        let wakings = Cell::new(0);
        let has_network = || wakings.replace(wakings.get() + 1) != 1;
        tell(heard, has_network, &mut out).await;
        drop(out);
        assert_eq!(told.collect::<Vec<()>>().await.len(), 2);
    }

    #[tokio::test]
    async fn each_waking_is_told_once_if_the_network_is_there() {
        within(the_computer_sleeps_thrice()).await;
    }
}
