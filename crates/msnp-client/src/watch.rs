//! Watching the network of this computer: when it is there again, or another one is, engines reconnect at once. The
//! system tells; nothing is asked for in between. Where it cannot be watched nothing is told, and engines come back by
//! themselves a little later.

use std::collections::{HashMap, HashSet};
use std::net::IpAddr;
use std::time::Duration;

use netwatcher::{Interface, Update, async_adapter::Tokio, watch_interfaces_async};
use tokio::sync::mpsc;
use tokio::time::{sleep, timeout};

/// Addresses come one after the other: they are looked at when nothing has changed for so long.
const SETTLE: Duration = Duration::from_millis(500);
/// They are looked at after so long in any case: one is to be signed in 3 s after the network is back.
const LONGEST_SETTLE: Duration = Duration::from_secs(1);
/// After a return was told nothing is told for so long: an interface that comes and goes makes no storm of connections.
const CALM: Duration = Duration::from_secs(5);

/// What is told of the network.
pub(crate) struct Watch(Option<mpsc::Receiver<bool>>);

impl Watch {
    /// Begins to watch.
    pub(crate) fn start() -> Self {
        let mut interfaces = match watch_interfaces_async::<Tokio>() {
            Ok(interfaces) => interfaces,
            Err(error) => {
                tracing::info!(%error, "the network is not watched");
                return Self::nothing();
            }
        };
        let (tell, told) = mpsc::channel(1);
        tokio::spawn(async move {
            let mut known = addresses(&interfaces.changed().await);
            loop {
                let first = tokio::select! {
                    update = interfaces.changed() => update,
                    () = tell.closed() => return,
                };
                let mut now = addresses(&first);
                let settled = async {
                    while let Ok(update) = timeout(SETTLE, interfaces.changed()).await {
                        now = addresses(&update);
                    }
                };
                // Whatever has settled by then.
                let _ = timeout(LONGEST_SETTLE, settled).await;
                let news = judge(&known, &now);
                known = now;
                let Some(up) = news else {
                    continue;
                };
                tracing::debug!(up, "network");
                if tell.send(up).await.is_err() {
                    return;
                }
                if up {
                    sleep(CALM).await;
                }
            }
        });
        Self(Some(told))
    }

    /// Tells nothing.
    pub(crate) fn nothing() -> Self {
        Self(None)
    }

    /// Tells what a test says.
    #[cfg(test)]
    pub(crate) fn saying(told: mpsc::Receiver<bool>) -> Self {
        Self(Some(told))
    }

    /// Waits until the network is gone (false), or there again or another one (true). May be cancelled without loss.
    pub(crate) async fn next(&mut self) -> bool {
        if let Some(told) = &mut self.0
            && let Some(up) = told.recv().await
        {
            return up;
        }
        self.0 = None;
        std::future::pending().await
    }
}

/// Whether this computer has an address with which something beyond it may be reached.
#[must_use]
pub fn has_network() -> bool {
    !own_addresses().is_empty()
}

/// The addresses at which others may reach this computer, those of IPv4 first.
pub(crate) fn own_addresses() -> Vec<IpAddr> {
    let interfaces = match netwatcher::list_interfaces() {
        Ok(interfaces) => interfaces,
        Err(error) => {
            tracing::info!(%error, "own addresses are not known");
            return Vec::new();
        }
    };
    let mut own: Vec<_> = of_interfaces(&interfaces).into_iter().collect();
    own.sort_unstable();
    own
}

/// The addresses with which something beyond this computer may be reached.
fn addresses(update: &Update) -> HashSet<IpAddr> {
    of_interfaces(&update.interfaces)
}

fn of_interfaces(interfaces: &HashMap<u32, Interface>) -> HashSet<IpAddr> {
    let all = interfaces.values().flat_map(|one| &one.ips);
    all.map(|record| record.ip)
        .filter(|ip| reaches_out(*ip))
        .collect()
}

fn reaches_out(ip: IpAddr) -> bool {
    let only_the_link = match ip {
        IpAddr::V4(ip) => ip.is_link_local(),
        IpAddr::V6(ip) => ip.is_unicast_link_local(),
    };
    !(ip.is_loopback() || ip.is_unspecified() || only_the_link)
}

/// What it means that these addresses are there now.
fn judge(known: &HashSet<IpAddr>, now: &HashSet<IpAddr>) -> Option<bool> {
    if now.difference(known).next().is_some() {
        Some(true)
    } else {
        (now.is_empty() && !known.is_empty()).then_some(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(addresses: &[&str]) -> HashSet<IpAddr> {
        addresses
            .iter()
            .map(|address| address.parse().unwrap())
            .collect()
    }

    #[test]
    fn a_new_address_is_a_network_and_no_address_is_none() {
        let (none, one, other) = (set(&[]), set(&["192.0.2.1"]), set(&["192.0.2.2"]));
        let both = set(&["192.0.2.1", "2001:db8::1"]);
        assert_eq!(judge(&none, &one), Some(true));
        assert_eq!(judge(&one, &other), Some(true), "another network");
        assert_eq!(judge(&one, &both), Some(true));
        assert_eq!(judge(&both, &one), None, "the rest still does");
        assert_eq!(judge(&one, &one), None);
        assert_eq!(judge(&one, &none), Some(false));
        assert_eq!(judge(&none, &none), None);
    }

    #[test]
    fn addresses_that_lead_nowhere_do_not_count() {
        for inside in [
            "127.0.0.1",
            "::1",
            "169.254.3.4",
            "fe80::1",
            "0.0.0.0",
            "::",
        ] {
            assert!(!reaches_out(inside.parse().unwrap()), "{inside}");
        }
        for outside in ["192.0.2.1", "10.0.0.1", "2001:db8::1", "fd00::1"] {
            assert!(reaches_out(outside.parse().unwrap()), "{outside}");
        }
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn the_network_can_be_watched() {
        assert!(Watch::start().0.is_some());
    }

    #[tokio::test]
    async fn where_nothing_is_watched_nothing_is_told() {
        let mut watch = Watch::nothing();
        let told = timeout(Duration::from_millis(10), watch.next()).await;
        assert!(told.is_err(), "{told:?}");
    }
}
