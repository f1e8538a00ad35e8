//! A page that signs a browser in to the inbox (15 section 5).

use super::challenge::md5_proof;
use super::secret::Secret;
use crate::wire::xml_escape;

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
        let mut page = format!(
            "<html>\n<body onload=\"document.pform.submit();\">\n<form name=\"pform\" action=\"{}\" method=\"POST\">\n",
            xml_escape(self.action)
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
}

/// The field `creds` (02 section 2): a hash over `MSPAuth`, the seconds since sign-in and the password.
#[must_use]
pub fn mail_creds(auth: &Secret, seconds: &str, password: &Secret) -> Secret {
    md5_proof(&format!("{}{seconds}", auth.expose()), password)
}
