//! What the official clients called themselves.

use super::Dialect;

/// A product that may answer challenges (02 section 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Product {
    /// The id, told to the server in `QRY`.
    pub id: &'static str,
    /// The key that goes into the answer. Published, no secret.
    pub key: &'static str,
}

/// The words of `CVR` that name the program (02 section 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientBuild {
    /// The library: `MSNMSGR`.
    pub library: &'static str,
    /// The version: `7.5.0324`.
    pub version: &'static str,
    /// The client code: `msmsgs`.
    pub code: &'static str,
}

impl Dialect {
    /// The product whose challenge key is used.
    #[must_use]
    pub fn product(self) -> Product {
        let (id, key) = match self.number() {
            ..=10 => ("PROD0038W!61ZTF9", "VT6PX?UQTM4WM%YR"),
            11 | 12 => ("PROD0090YUAUV{2B", "YMM8C_H7KCQ2S_KL"),
            13 | 14 => ("PROD0112J1LW7%NB", "RH96F{PHI8PPX_TJ"),
            15..=17 => ("PROD0119GSJUC$18", "ILTXC!4IXB5FB*PX"),
            _ => ("PROD0120PW!CCV9@", "C1BX{V4W}Q3*10SM"),
        };
        Product { id, key }
    }

    /// How the official client of this dialect names itself.
    #[must_use]
    pub fn client_build(self) -> ClientBuild {
        let (library, version, code) = match self {
            Dialect::Msnp2 => ("MSMSGS", "1.0.0863", "MSMSGS"),
            Dialect::Msnp3 => ("MSMSGS", "2.0.0083", "MSMSGS"),
            Dialect::Msnp4 => ("MSMSGS", "2.2.1053", "MSMSGS"),
            Dialect::Msnp5 => ("MSMSGS", "3.0.0283", "MSMSGS"),
            Dialect::Msnp6 => ("MSMSGS", "3.6.0039", "MSMSGS"),
            Dialect::Msnp7 => ("MSMSGS", "4.7.2009", "MSMSGS"),
            Dialect::Msnp8 => ("MSNMSGR", "5.0.0544", "msmsgs"),
            Dialect::Msnp9 => ("MSNMSGR", "6.0.0602", "msmsgs"),
            Dialect::Msnp10 => ("MSNMSGR", "6.2.0137", "msmsgs"),
            Dialect::Msnp11 => ("MSNMSGR", "7.0.0777", "msmsgs"),
            Dialect::Msnp12 => ("MSNMSGR", "7.5.0324", "msmsgs"),
            Dialect::Msnp13 | Dialect::Msnp14 => ("MSNMSGR", "8.0.0812", "msmsgs"),
            Dialect::Msnp15 => ("MSNMSGR", "8.5.1302", "msmsgs"),
            Dialect::Msnp16 | Dialect::Msnp17 => ("MSNMSGR", "9.0.1407", "msmsgs"),
            Dialect::Msnp18 => ("MSNMSGR", "14.0.8117.0416", "msmsgs"),
            Dialect::Msnp21 => ("MSNMSGR", "15.4.3538.0513", "MSNMSGR"),
        };
        ClientBuild {
            library,
            version,
            code,
        }
    }

    /// The id by which the official client names itself to the address book services (13 section 1).
    #[must_use]
    pub fn address_book_application(self) -> &'static str {
        match self.number() {
            ..=14 => "996CDE1E-AA53-4477-B943-2BE802EA6166",
            15 => "CFE80F9D-180F-4399-82AB-413F33A1FA11",
            16..=18 => "F6D2794D-501F-443A-ADBE-8F1490FF30FD",
            _ => "3794391A-4816-4BAC-B34B-6EC7FB5046C6",
        }
    }

    /// The version in [`Dialect::client_build`].
    #[must_use]
    pub fn client_version(self) -> &'static str {
        self.client_build().version
    }
}
