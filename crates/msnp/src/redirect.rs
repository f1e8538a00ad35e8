//! Where services may be asked and send us on to: one rule for all of them.

use crate::io::HttpReply;

/// How many redirects are followed.
pub(crate) const MAX_HOPS: u8 = 5;

/// Whether something secret may go to this address: over HTTPS, or where the profile allows it in the open.
pub(crate) fn is_allowed(url: &str, plain: bool) -> bool {
    let starts = |scheme: &str| {
        url.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    starts("https://") || (plain && starts("http://"))
}

/// Whether the answer only tells where to ask.
pub(crate) fn is_redirect(reply: &HttpReply) -> bool {
    matches!(reply.status, 301 | 302 | 307 | 308)
}

/// Where an answer from this address sends us; `None` where it names no address.
pub(crate) fn target(from: &str, reply: &HttpReply) -> Option<String> {
    absolute(from, reply.header("Location")?)
}

/// The address that a redirect names; one without a host is on the same.
pub(crate) fn absolute(from: &str, to: &str) -> Option<String> {
    let to = to.trim();
    if !to.starts_with('/') {
        return to.contains("://").then(|| to.to_owned());
    }
    let host_at = from.find("://")? + 3;
    let path_at = from
        .get(host_at..)?
        .find('/')
        .map_or(from.len(), |at| host_at + at);
    Some(format!("{}{to}", from.get(..path_at)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redirects_may_leave_out_the_host() {
        let from = "https://contacts.example.com/abservice/abservice.asmx";
        assert_eq!(
            absolute(from, "https://b.example.com/x").as_deref(),
            Some("https://b.example.com/x")
        );
        assert_eq!(
            absolute(from, "/x").as_deref(),
            Some("https://contacts.example.com/x")
        );
        assert_eq!(absolute("https://a", "/x").as_deref(), Some("https://a/x"));
        // What is passed on in the query is no host.
        assert_eq!(
            absolute("https://a/b", "/x?ru=https://b.example.com/").as_deref(),
            Some("https://a/x?ru=https://b.example.com/")
        );
        assert_eq!(absolute(from, "x"), None);
        assert_eq!(absolute(from, ""), None);
    }

    #[test]
    fn plain_http_needs_to_be_allowed() {
        assert!(is_allowed("HTTPS://a/", false));
        assert!(!is_allowed("http://a/", false));
        assert!(is_allowed("http://a/", true));
        assert!(!is_allowed("ftp://a/", true));
    }
}
