//! Asking the router, by UPnP, to lead one of its ports to one of ours.

use std::net::SocketAddr;
use std::time::Duration;

use igd_next::aio::Gateway;
use igd_next::aio::tokio::{Tokio, search_gateway};
use igd_next::{AddAnyPortError, PortMappingProtocol, SearchOptions};
use tokio::net::UdpSocket;
use tokio::time::timeout;

/// Where every router in reach hears us (UPnP Device Architecture 1.1, 1.3.2).
pub(super) const EVERY_ROUTER: SocketAddr = SocketAddr::new(
    std::net::IpAddr::V4(std::net::Ipv4Addr::new(239, 255, 255, 250)),
    1900,
);

/// How long a router may take to be found, and then to do it.
const FIND_LIMIT: Duration = Duration::from_secs(2);
const MAP_LIMIT: Duration = Duration::from_secs(3);

/// How long it may take to take it back.
const TAKE_BACK_LIMIT: Duration = Duration::from_secs(2);

/// After so long the router forgets it by itself, in seconds: a program that crashes leaves no door open for ever. Nobody
/// is waited for longer than a minute, so that it needs no renewal.
const LEASE: u32 = 3600;

/// What a list of the router's ports says of ours.
const DESCRIPTION: &str = "Papilio";

/// A port of a router that leads here.
pub(super) struct Mapping {
    gateway: Gateway<Tokio>,
    outer: SocketAddr,
}

impl Mapping {
    /// The address that leads here from outside.
    pub(super) fn outer(&self) -> SocketAddr {
        self.outer
    }

    /// Asks the router to lead it here no more.
    pub(super) async fn take_back(self) {
        let removing = self
            .gateway
            .remove_port(PortMappingProtocol::TCP, self.outer.port());
        match timeout(TAKE_BACK_LIMIT, removing).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::info!(%error, "the router does not close a port"),
            Err(_) => tracing::info!("the router does not answer"),
        }
    }
}

/// Asks the first router that answers to lead a port to one of these addresses, the one in its own network.
pub(super) async fn map(routers: SocketAddr, inner: &[SocketAddr]) -> Option<Mapping> {
    let mut options = SearchOptions::default();
    options.broadcast_address = routers;
    options.timeout = Some(FIND_LIMIT);
    // One that is named is trusted to answer from there, on this computer too.
    if !routers.ip().is_multicast() {
        options.allowed_gateway_ips = vec![routers.ip()];
    }
    let gateway = match search_gateway(options).await {
        Ok(gateway) => gateway,
        Err(error) => {
            tracing::debug!(%error, "no router to lead a port here");
            return None;
        }
    };
    let ours = our_side(gateway.addr).await?;
    let inner = inner.iter().copied().find(|inner| inner.ip() == ours)?;
    let outer = match timeout(MAP_LIMIT, open(&gateway, inner)).await {
        Ok(Ok(outer)) => outer,
        Ok(Err(error)) => {
            tracing::info!(%error, "the router leads no port here");
            return None;
        }
        Err(_) => {
            tracing::info!("the router does not answer");
            return None;
        }
    };
    Some(Mapping { gateway, outer })
}

async fn open(gateway: &Gateway<Tokio>, inner: SocketAddr) -> Result<SocketAddr, AddAnyPortError> {
    let protocol = PortMappingProtocol::TCP;
    let opened = gateway
        .get_any_address(protocol, inner, LEASE, DESCRIPTION)
        .await;
    match opened {
        // Some only know ports that stay until they are taken back.
        Err(AddAnyPortError::OnlyPermanentLeasesSupported) => {
            gateway
                .get_any_address(protocol, inner, 0, DESCRIPTION)
                .await
        }
        opened => opened,
    }
}

/// Our own address in the network of the router. Nothing is sent.
async fn our_side(router: SocketAddr) -> Option<std::net::IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").await.ok()?;
    socket.connect(router).await.ok()?;
    Some(socket.local_addr().ok()?.ip())
}

#[cfg(test)]
pub(super) mod tests;
