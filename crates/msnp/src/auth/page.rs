//! A page that signs a browser in to the inbox (15 section 5).

use super::challenge::md5_proof;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::secret::Secret;
use super::sso::{derive_key, hmac};
use crate::wire::{percent_encode, xml_escape};

/// What the form tells the login server.
#[derive(Clone, Copy, Debug)]
pub struct LoginForm<'a> {
    /// Where it goes: the login server.
    pub action: &'a str,
    /// The page to land on, a path or a whole address.
    pub target: &'a str,
    /// The number of the site; 2 is mail.
    pub site: &'a str,
    /// The own address.
    pub email: &'a str,
    /// `sid` of the profile.
    pub sid: &'a str,
    /// `kv` of the profile.
    pub kv: &'a str,
    /// `MSPAuth` of the profile.
    pub auth: &'a Secret,
    /// Seconds since we signed in.
    pub seconds: u64,
    /// The password, of which only a hash goes into the page.
    pub password: &'a Secret,
}

impl LoginForm<'_> {
    /// The page, which sends itself when it is opened. It holds a ticket: for the own browser only, and soon deleted.
    #[must_use]
    pub fn page(&self) -> Secret {
        let seconds = self.seconds.to_string();
        let creds = mail_creds(self.auth, &seconds, self.password);
        let login = self.email.split('@').next().unwrap_or_default();
        let target = if self.target.contains("://") {
            "ru"
        } else {
            "rru"
        };
        let fields = [
            ("mode", "ttl"),
            ("login", login),
            ("username", self.email),
            ("sid", self.sid),
            ("kv", self.kv),
            ("id", self.site),
            ("sl", &seconds),
            (target, self.target),
            ("auth", self.auth.expose()),
            ("creds", creds.expose()),
            ("svc", "mail"),
            ("js", "yes"),
        ];
        form(self.action, &fields)
    }
}

/// What the form tells a login server that gave tickets (MSNP15+). No password goes into it, in no form.
#[derive(Clone, Copy, Debug)]
pub struct TokenForm<'a> {
    /// Where it goes.
    pub action: &'a str,
    /// The page to land on.
    pub target: &'a str,
    /// The number of the site; 2 is mail.
    pub site: &'a str,
    /// Seconds since 1970.
    pub time: u64,
    /// The ticket of [`Domain::Passport`](super::Domain::Passport) as an element, see
    /// [`Ticket::element`](super::Ticket::element).
    pub ticket: &'a Secret,
    /// The secret of that ticket, base64.
    pub secret: &'a Secret,
    /// Random.
    pub nonce: [u8; 24],
}

impl TokenForm<'_> {
    /// The only field. `None` when the secret is no base64.
    #[must_use]
    pub fn token(&self) -> Option<Secret> {
        let secret = STANDARD.decode(self.secret.expose().trim()).ok()?;
        let target = percent_encode(self.target);
        let mut token = format!(
            "ct={}&bver=4&ru={target}&rru={target}&sru={target}&svc=mail&js=yes&id={}&pl={}&da={}&nonce={}",
            self.time,
            percent_encode(self.site),
            percent_encode(&format!("?id={}", self.site)),
            percent_encode(self.ticket.expose()),
            percent_encode(&STANDARD.encode(self.nonce)),
        );
        let key = derive_key(
            &secret,
            &[b"WS-SecureConversation", &self.nonce[..]].concat(),
        );
        let hash = STANDARD.encode(hmac(&key, &[token.as_bytes()]));
        token.push_str("&hash=");
        token.push_str(&percent_encode(&hash));
        Some(Secret::new(token))
    }

    /// The page, as that of [`LoginForm::page`].
    #[must_use]
    pub fn page(&self) -> Option<Secret> {
        let token = self.token()?;
        Some(form(self.action, &[("token", token.expose())]))
    }
}

fn form(action: &str, fields: &[(&str, &str)]) -> Secret {
    let mut page = format!(
        "<html>\n<body onload=\"document.pform.submit();\">\n<form name=\"pform\" action=\"{}\" method=\"POST\">\n",
        xml_escape(action)
    );
    for (name, value) in fields {
        let value = xml_escape(value);
        page.push_str(&format!(
            "<input type=\"hidden\" name=\"{name}\" value=\"{value}\">\n"
        ));
    }
    page.push_str("</form>\n</body>\n</html>\n");
    Secret::new(page)
}

/// The field `creds` (02 section 2): a hash over `MSPAuth`, the seconds since sign-in and the password.
#[must_use]
pub fn mail_creds(auth: &Secret, seconds: &str, password: &Secret) -> Secret {
    md5_proof(&format!("{}{seconds}", auth.expose()), password)
}
