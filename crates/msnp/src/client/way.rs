//! The way to the notification server: its own port first, then the HTTP gateway where that is allowed. Switchboards
//! go the same way.

use super::Client;
use crate::api::{Event, Way};
use crate::gateway::{Gate, GatewayUse};
use crate::io::CloseReason;
use crate::ns::{Over, Stage};

/// How the notification server is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Connection {
    /// On its own port, or through the gateway.
    pub way: Way,
    /// Whether nobody on the way can read along.
    pub encrypted: bool,
}

/// What is known of the ways.
#[derive(Debug, Default)]
pub(super) struct Road {
    /// The server's own port could not be reached: until it is forgotten the gateway is used.
    through_gateway: bool,
    /// Why it could not.
    direct: Option<Over>,
    /// What was last told.
    pub(super) told: Option<Connection>,
}

impl Client {
    /// The gateway, where the profile names one that may be used.
    fn gate(&self) -> Option<Gate> {
        let gate = Gate::read(self.config.services.gateway.as_deref()?)?;
        (gate.is_encrypted() || self.config.allow_plain).then_some(gate)
    }

    /// Whether the account is to go through a gateway that there is none of, or none that may be used.
    pub(super) fn lacks_gateway(&self) -> bool {
        self.config.gateway == GatewayUse::Always && self.gate().is_none()
    }

    /// New links go this way from now on.
    pub(super) fn choose_way(&mut self) {
        let through = match self.config.gateway {
            GatewayUse::Always => true,
            GatewayUse::Auto => self.road.through_gateway,
            GatewayUse::Never => false,
        };
        let allowed = self.config.gateway != GatewayUse::Never;
        let gate = self.gate().filter(|_| allowed);
        self.fx.tunnels.gate = gate.clone().filter(|_| through);
        self.fx.tunnels.only_gate = gate;
    }

    /// The own port is tried first again.
    pub(super) fn forget_way(&mut self) {
        self.road.through_gateway = false;
        self.road.direct = None;
    }

    /// Whether the gateway is to be tried now: the port of the server cannot be reached. Not when the server is not
    /// who it should be, and not when the gateway would be reached no better.
    pub(super) fn takes_gateway(&mut self, over: &Over, ended: Stage) -> bool {
        let unreachable = match over {
            Over::Link(reason) => !matches!(
                reason,
                CloseReason::Certificate | CloseReason::ProxyAuth | CloseReason::ProxyUnreachable
            ),
            _ => false,
        };
        let takes = unreachable
            && ended == Stage::Connecting
            && self.config.gateway == GatewayUse::Auto
            && !self.road.through_gateway
            && self.gate().is_some();
        if takes {
            self.road.through_gateway = true;
            self.road.direct = Some(over.clone());
        }
        takes
    }

    /// Neither way leads there: the next try begins with the own port again, and the reason is that of the first.
    pub(super) fn gateway_failed(&mut self, over: Over, ended: Stage) -> Over {
        let unheard = ended <= Stage::Version && matches!(over, Over::Link(_) | Over::Silent);
        if !self.road.through_gateway || !unheard {
            return over;
        }
        let direct = self.road.direct.take();
        self.forget_way();
        direct.unwrap_or(over)
    }

    /// The server has answered: this is how it is reached.
    pub(super) fn tell_way(&mut self) {
        let connection = match &self.fx.tunnels.gate {
            Some(gate) => Connection {
                way: Way::Gateway,
                encrypted: gate.is_encrypted(),
            },
            None => Connection {
                way: Way::Direct,
                encrypted: self.config.tls,
            },
        };
        self.road.direct = None;
        if self.road.told.replace(connection) != Some(connection) {
            let Connection { way, encrypted } = connection;
            self.fx.event(Event::Connection { way, encrypted });
        }
    }
}
