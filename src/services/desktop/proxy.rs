//! The proxy that the settings of the desktop name, by its portal (`org.freedesktop.portal.ProxyResolver`). Programs in a
//! sandbox and those started from a menu often have nothing of it in their environment.

use std::time::Duration;

use msnp::io::Endpoint;
use msnp_client::{Connection as Way, Proxy, is_this_computer};
use zbus::Connection;

use super::portal;

/// A desktop that does not answer is not waited for: there is somebody who wants to sign in.
const PATIENCE: Duration = Duration::from_secs(2);

/// The way to this server, through the proxy of the desktop where the system is to name one and its environment does not.
/// What the answer is at sign-in it stays for the session.
pub async fn completed(mut way: Way, server: &Endpoint) -> Way {
    let unnamed = || way.proxy.on_the_way_to(server) == Proxy::None;
    if way.proxy == Proxy::System
        && !is_this_computer(&server.host)
        && unnamed()
        && let Some(proxy) = proxy_to(server).await
    {
        way.proxy = proxy;
    }
    way
}

/// The proxy on the way to this server; `None` where the desktop names none, or there is no portal.
async fn proxy_to(server: &Endpoint) -> Option<Proxy> {
    let asking = async { lookup(&Connection::session().await?, server).await };
    match tokio::time::timeout(PATIENCE, asking).await {
        Ok(Ok(named)) => choose(&named),
        Ok(Err(error)) => {
            tracing::info!(%error, "the desktop names no proxy");
            None
        }
        Err(_) => {
            tracing::info!("the desktop does not say which proxy to use");
            None
        }
    }
}

/// Asks for the proxies on the way to this server, the best one first.
async fn lookup(bus: &Connection, server: &Endpoint) -> zbus::Result<Vec<String>> {
    let answer = bus
        .call_method(
            Some(portal::NAME),
            portal::PATH,
            Some("org.freedesktop.portal.ProxyResolver"),
            "Lookup",
            &format!("https://{server}/"),
        )
        .await?;
    answer.body().deserialize()
}

/// The first that can be used; `None` as soon as going directly is no worse.
fn choose(named: &[String]) -> Option<Proxy> {
    for address in named {
        if address.starts_with("direct:") {
            return None;
        }
        // Which of the two is not said; all present ones speak this.
        let address = match address.strip_prefix("socks://") {
            Some(rest) => format!("socks5://{rest}"),
            None => address.clone(),
        };
        match Proxy::parse(&address) {
            Ok(proxy) if proxy.server().is_some() => return Some(proxy),
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "no such proxy can be used"),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::desktop::bus::{Bus, within};

    fn chosen(named: &[&str]) -> Option<String> {
        let named: Vec<String> = named.iter().map(|one| (*one).to_owned()).collect();
        choose(&named).map(|proxy| proxy.to_string())
    }

    #[test]
    fn the_first_proxy_that_can_be_used_is_used() {
        let socks = Some("socks5h://proxy.example.com:1080".to_owned());
        assert_eq!(chosen(&["socks://proxy.example.com:1080"]), socks);
        assert_eq!(
            chosen(&[
                "quic://proxy.example.com",
                "socks5://proxy.example.com:1080"
            ]),
            socks
        );
        assert_eq!(
            chosen(&["http://proxy.example.com:3128", "direct://"]),
            Some("http://proxy.example.com:3128".to_owned())
        );
    }

    #[test]
    fn going_directly_is_no_proxy() {
        assert_eq!(chosen(&[]), None);
        assert_eq!(chosen(&["direct://"]), None);
        assert_eq!(chosen(&["direct://", "http://proxy.example.com:1"]), None);
        // Words of our own settings are nothing that a desktop says.
        assert_eq!(chosen(&["system", "none", "http://"]), None);
    }

    #[tokio::test]
    async fn a_way_that_was_chosen_and_one_to_this_computer_stay_what_they_are() {
        let server = |host: &str| Endpoint {
            host: host.to_owned(),
            port: 1863,
        };
        for (proxy, host) in [
            (Proxy::None, "ns.example.com"),
            (
                Proxy::parse("http://proxy.example.com:1").expect("one"),
                "ns.example.com",
            ),
            (Proxy::System, "127.0.0.1"),
        ] {
            let way = Way {
                proxy,
                ..Way::default()
            };
            assert_eq!(completed(way.clone(), &server(host)).await, way);
        }
    }

    struct Portal;

    #[zbus::interface(name = "org.freedesktop.portal.ProxyResolver")]
    impl Portal {
        fn lookup(&self, uri: &str) -> Vec<String> {
            vec![
                format!("http://{}.proxy.example.com:3128", uri.len()),
                "direct://".to_owned(),
            ]
        }
    }

    #[tokio::test]
    async fn a_portal_is_asked_about_the_server() {
        within(ask_a_portal()).await;
    }

    async fn ask_a_portal() {
        let Some(bus) = Bus::start() else {
            return;
        };
        let asks = bus.join().await;
        let server = Endpoint {
            host: "ns.example.com".to_owned(),
            port: 1863,
        };
        assert!(lookup(&asks, &server).await.is_err(), "nobody is there yet");
        let portal = bus.join().await;
        let added = portal.object_server().at(super::portal::PATH, Portal);
        assert!(added.await.expect("a portal"));
        let named = portal.request_name(super::portal::NAME);
        named.await.expect("its name");
        let named = lookup(&asks, &server).await.expect("an answer");
        let asked = "https://ns.example.com:1863/".len();
        assert_eq!(
            choose(&named).map(|proxy| proxy.to_string()),
            Some(format!("http://{asked}.proxy.example.com:3128"))
        );
    }
}
