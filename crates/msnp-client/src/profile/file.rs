//! The form of a profile file.

use msnp::dialect::{Dialect, Quirks};
use msnp::io::Endpoint;
use serde::{Deserialize, Serialize};

use super::{ProfileError, ServerProfile, Services};

/// A profile as it is written. Fields that are missing or empty are not known.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    id: String,
    name: String,
    #[serde(default, skip_serializing_if = "is_unknown")]
    site: Option<String>,
    #[serde(default, skip_serializing_if = "is_unknown")]
    server: Option<String>,
    dialects: Vec<Dialect>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    allow_plain: bool,
    #[serde(default, skip_serializing_if = "is_unknown")]
    ca_pem: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pins: Vec<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    tls: bool,
    #[serde(default)]
    services: FileServices,
    #[serde(default, skip_serializing_if = "is_usual")]
    quirks: Quirks,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct FileServices {
    #[serde(skip_serializing_if = "is_unknown")]
    nexus: Option<String>,
    #[serde(skip_serializing_if = "is_unknown")]
    login: Option<String>,
    #[serde(skip_serializing_if = "is_unknown")]
    rst: Option<String>,
    #[serde(skip_serializing_if = "is_unknown")]
    rst2: Option<String>,
    #[serde(skip_serializing_if = "is_unknown")]
    address_book: Option<String>,
    #[serde(skip_serializing_if = "is_unknown")]
    sharing: Option<String>,
    #[serde(skip_serializing_if = "is_unknown")]
    config: Option<String>,
    #[serde(skip_serializing_if = "is_unknown")]
    oim: Option<String>,
    #[serde(skip_serializing_if = "is_unknown")]
    rsi: Option<String>,
    #[serde(skip_serializing_if = "is_unknown")]
    storage: Option<String>,
    #[serde(skip_serializing_if = "is_unknown")]
    gateway: Option<String>,
}

fn is_unknown(text: &Option<String>) -> bool {
    text.as_ref().is_none_or(String::is_empty)
}

fn is_usual(quirks: &Quirks) -> bool {
    *quirks == Quirks::default()
}

fn known(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
}

impl TryFrom<File> for ServerProfile {
    type Error = ProfileError;

    fn try_from(file: File) -> Result<Self, ProfileError> {
        let server = match known(file.server) {
            Some(text) => Endpoint::parse(&text).ok_or_else(|| ProfileError::Field {
                field: "server",
                what: format!("{text:?} is no host:port"),
            })?,
            None => Endpoint {
                host: String::new(),
                port: Endpoint::DEFAULT_PORT,
            },
        };
        let services = file.services;
        Ok(Self {
            id: file.id,
            name: file.name,
            site: known(file.site),
            server,
            dialects: file.dialects,
            services: Services {
                nexus: known(services.nexus),
                login: known(services.login),
                rst: known(services.rst),
                rst2: known(services.rst2),
                address_book: known(services.address_book),
                sharing: known(services.sharing),
                config: known(services.config),
                oim: known(services.oim),
                rsi: known(services.rsi),
                storage: known(services.storage),
                gateway: known(services.gateway),
            },
            ca_pem: known(file.ca_pem),
            pins: file.pins,
            tls: file.tls,
            allow_plain: file.allow_plain,
            quirks: file.quirks,
        })
    }
}

impl From<&ServerProfile> for File {
    fn from(profile: &ServerProfile) -> Self {
        let profile = profile.clone();
        let server = (!profile.server.host.is_empty()).then(|| profile.server.to_string());
        let services = profile.services;
        Self {
            id: profile.id,
            name: profile.name,
            site: profile.site,
            server,
            dialects: profile.dialects,
            allow_plain: profile.allow_plain,
            ca_pem: profile.ca_pem,
            pins: profile.pins,
            tls: profile.tls,
            services: FileServices {
                nexus: services.nexus,
                login: services.login,
                rst: services.rst,
                rst2: services.rst2,
                address_book: services.address_book,
                sharing: services.sharing,
                config: services.config,
                oim: services.oim,
                rsi: services.rsi,
                storage: services.storage,
                gateway: services.gateway,
            },
            quirks: profile.quirks,
        }
    }
}
