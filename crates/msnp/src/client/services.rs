//! Where the web services of a server are.

/// The addresses of the web services that dialects need. One that is not known is `None`, never guessed; a dialect that
/// needs it is not offered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Services {
    /// The nexus, which names the login server (MSNP8–14).
    pub nexus: Option<String>,
    /// The login server, where there is no nexus or it does not answer (MSNP8–14).
    pub login: Option<String>,
    /// The token service `RST.srf` (MSNP12–18).
    pub rst: Option<String>,
    /// The token service `RST2.srf` (MSNP15–18).
    pub rst2: Option<String>,
    /// The address book (MSNP13–18).
    pub address_book: Option<String>,
    /// Memberships (MSNP13–18).
    pub sharing: Option<String>,
    /// The configuration of the official client.
    pub config: Option<String>,
    /// Where offline messages are sent to (MSNP11–18).
    pub oim: Option<String>,
    /// Where offline messages are fetched from (MSNP11–18).
    pub rsi: Option<String>,
    /// The roaming profile (MSNP13–18).
    pub storage: Option<String>,
    /// The gateway that carries the protocol itself over HTTP.
    pub gateway: Option<String>,
}
