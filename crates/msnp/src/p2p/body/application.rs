//! What a session is for.

use crate::p2p::Guid;

/// What a session is for (`EUF-GUID`, 08 section 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Application {
    /// An MSN object is fetched.
    Object,
    /// A file is sent; also a background that both are to see.
    File,
    /// "I show you my webcam", and video conversations.
    Media,
    /// "Show me your webcam".
    WebcamRequest,
    /// An activity or a game.
    Activity,
    /// Photos are looked at together.
    PhotoSharing,
    /// The web is searched together.
    SharedSearch,
    /// Something else.
    Unknown(Guid),
}

impl Application {
    const KNOWN: [(Self, Guid); 7] = [
        (
            Self::Object,
            Guid(*b"\xec\x8e\x26\xa4\xc5\xfe\xe5\x49\x95\xc3\xf1\x26\x69\x6b\xdb\xf6"),
        ),
        (
            Self::File,
            Guid(*b"\xab\x02\x3e\x5d\x90\x61\xd3\x11\xbb\xbb\x00\xc0\x4f\x79\x56\x83"),
        ),
        (
            Self::Media,
            Guid(*b"\xc0\x6f\xd9\x4b\x17\xab\x25\x44\xa1\x4a\x43\x91\x85\x96\x2d\xc8"),
        ),
        (
            Self::WebcamRequest,
            Guid(*b"\x7e\xa9\x9a\x1c\x05\x9c\x83\x45\xa3\xbd\x90\x8a\x19\x6f\x1e\x92"),
        ),
        (
            Self::Activity,
            Guid(*b"\x9c\xaf\x13\x6a\x08\x53\x35\x4f\x92\x3a\x67\xe8\xdd\xa4\x0c\x2f"),
        ),
        (
            Self::PhotoSharing,
            Guid(*b"\x4e\xe7\xd3\x41\xa2\x04\x37\x4b\x96\xf8\x08\xac\xdb\x61\x08\x74"),
        ),
        (
            Self::SharedSearch,
            Guid(*b"\x6b\xb0\x73\xe0\x6e\x63\xb7\x45\xac\xa4\x6d\x4b\x59\x78\xc9\x3c"),
        ),
    ];

    /// The application with this GUID.
    #[must_use]
    pub fn of(guid: Guid) -> Self {
        Self::KNOWN
            .into_iter()
            .find(|(_, known)| *known == guid)
            .map_or(Self::Unknown(guid), |(application, _)| application)
    }

    /// Its GUID.
    #[must_use]
    pub fn guid(self) -> Guid {
        if let Self::Unknown(guid) = self {
            return guid;
        }
        Self::KNOWN
            .into_iter()
            .find(|(known, _)| *known == self)
            .map_or(Guid::NIL, |(_, guid)| guid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn applications_have_the_guids_of_the_reference() {
        for (application, text) in [
            (
                Application::Object,
                "{A4268EEC-FEC5-49E5-95C3-F126696BDBF6}",
            ),
            (Application::File, "{5D3E02AB-6190-11D3-BBBB-00C04F795683}"),
            (Application::Media, "{4BD96FC0-AB17-4425-A14A-439185962DC8}"),
            (
                Application::WebcamRequest,
                "{1C9AA97E-9C05-4583-A3BD-908A196F1E92}",
            ),
            (
                Application::Activity,
                "{6A13AF9C-5308-4F35-923A-67E8DDA40C2F}",
            ),
            (
                Application::PhotoSharing,
                "{41D3E74E-04A2-4B37-96F8-08ACDB610874}",
            ),
            (
                Application::SharedSearch,
                "{E073B06B-636E-45B7-ACA4-6D4B5978C93C}",
            ),
        ] {
            assert_eq!(application.guid().to_string(), text);
            assert_eq!(Guid::parse(text).map(Application::of), Some(application));
        }
        let other = Guid([1; 16]);
        assert_eq!(Application::of(other), Application::Unknown(other));
        assert_eq!(Application::Unknown(other).guid(), other);
    }
}
