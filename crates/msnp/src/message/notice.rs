//! What the notification server tells in `MSG Hotmail Hotmail` (04 section 8).

use std::borrow::Cow;

use super::fields::{Fields, Mime};
use super::words::decode_words;
use crate::oim::{MailData, Waiting};

/// A message of the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice<'a> {
    /// About the account; first after signing in.
    Profile(Profile<'a>),
    /// How much mail there is, and which offline messages wait.
    Mailbox(MailData),
    /// A new letter.
    NewMail {
        /// Who wrote it.
        from: Cow<'a, str>,
        /// Their address.
        address: Cow<'a, str>,
        /// The subject.
        subject: Cow<'a, str>,
        /// Whether it lies in the inbox.
        in_inbox: bool,
    },
    /// Letters were moved, read or deleted: how many more there are. Both may be negative.
    MailMoved {
        /// In the inbox.
        inbox: i64,
        /// In other folders, the bin not counted.
        folders: i64,
    },
    /// Offline messages came in (MSNP11+).
    OfflineMessages(Waiting),
    /// The server goes down soon.
    GoingDown {
        /// In so many minutes.
        minutes: u32,
    },
    /// Another system message.
    System {
        /// Its type.
        kind: u32,
        /// Its first argument.
        argument: Option<Cow<'a, str>>,
    },
}

/// The counters of a mailbox.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MailCounts {
    /// Unread letters in the inbox.
    pub inbox_unread: u32,
    /// Unread letters in other folders.
    pub folders_unread: u32,
}

/// The profile headers (02 section 5). All are optional.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profile<'a> {
    headers: Fields<'a>,
}

impl<'a> Profile<'a> {
    /// Whether the account has a mailbox.
    #[must_use]
    pub fn has_mail(&self) -> bool {
        self.headers.get("EmailEnabled").as_deref() == Some("1")
    }

    /// Whether contacts have GUIDs (MSNP10 knows both).
    #[must_use]
    pub fn has_guids(&self) -> bool {
        self.headers.get("ABCHMigrated").as_deref() == Some("1")
    }

    /// Any header, by its name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Cow<'a, str>> {
        self.headers.get(name)
    }
}

impl<'a> Notice<'a> {
    /// Reads a message of the server; `None` when it is none.
    pub(super) fn read(mime: &Mime<'a>) -> Option<Self> {
        let content_type = mime.content_type();
        let fields = Fields::new(mime.body);
        let essence = content_type.essence().to_ascii_lowercase();
        match essence.as_str() {
            "text/x-msmsgsprofile" => Some(Self::Profile(Profile {
                headers: mime.headers,
            })),
            "text/x-msmsgsinitialemailnotification" => Some(Self::Mailbox(MailData {
                counts: Some(MailCounts {
                    inbox_unread: fields.number("Inbox-Unread").unwrap_or(0),
                    folders_unread: fields.number("Folders-Unread").unwrap_or(0),
                }),
                waiting: Waiting::default(),
            })),
            "text/x-msmsgsinitialmdatanotification" => Some(Self::Mailbox(mail_data(fields))),
            "text/x-msmsgsoimnotification" => {
                Some(Self::OfflineMessages(mail_data(fields).waiting))
            }
            "text/x-msmsgsemailnotification" => Some(Self::NewMail {
                from: words(fields, "From"),
                address: fields.get("From-Addr").unwrap_or_default(),
                subject: words(fields, "Subject"),
                in_inbox: fields.get("Dest-Folder").as_deref() == Some("ACTIVE"),
            }),
            "text/x-msmsgsactivemailnotification" => {
                let delta: i64 = fields.number::<u32>("Message-Delta").unwrap_or(0).into();
                let folder = |name| Folder::named(&fields.get(name).unwrap_or_default());
                let (from, to) = (folder("Src-Folder"), folder("Dest-Folder"));
                let change = |folder| match (from == folder, to == folder) {
                    (true, false) => -delta,
                    (false, true) => delta,
                    _ => 0,
                };
                Some(Self::MailMoved {
                    inbox: change(Folder::Inbox),
                    folders: change(Folder::Other),
                })
            }
            "application/x-msmsgssystemmessage" | "text/x-msmsgssystemmessage" => {
                let kind = fields.number("Type")?;
                match (kind, fields.number("Arg1")) {
                    (1, Some(minutes)) => Some(Self::GoingDown { minutes }),
                    _ => Some(Self::System {
                        kind,
                        argument: fields.get("Arg1"),
                    }),
                }
            }
            _ => None,
        }
    }
}

fn words<'a>(fields: Fields<'a>, name: &str) -> Cow<'a, str> {
    match fields.get(name) {
        Some(Cow::Borrowed(text)) => decode_words(text),
        Some(Cow::Owned(text)) => Cow::Owned(decode_words(&text).into_owned()),
        None => Cow::Borrowed(""),
    }
}

fn mail_data(fields: Fields<'_>) -> MailData {
    MailData::read(&fields.get("Mail-Data").unwrap_or_default())
}

/// Where a letter is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Folder {
    Inbox,
    /// One that people made, or junk.
    Other,
    /// The bin, or that of offline messages: nothing there is counted.
    Uncounted,
}

impl Folder {
    fn named(name: &str) -> Self {
        match name {
            "ACTIVE" => Self::Inbox,
            "" => Self::Uncounted,
            name if name.starts_with(".!!") => Self::Uncounted,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Message;

    fn read(payload: &str) -> Notice<'_> {
        match Message::read(payload.as_bytes()) {
            Message::Notice(notice) => notice,
            other => panic!("{other:?}"),
        }
    }

    fn counts(inbox_unread: u32, folders_unread: u32) -> Notice<'static> {
        Notice::Mailbox(MailData {
            counts: Some(MailCounts {
                inbox_unread,
                folders_unread,
            }),
            waiting: Waiting::default(),
        })
    }

    #[test]
    fn the_examples_of_the_reference_are_read() {
        assert_eq!(
            read(
                "MIME-Version: 1.0\r\nContent-Type: application/x-msmsgssystemmessage\r\n\r\nType: 1\r\nArg1: 5\r\n"
            ),
            Notice::GoingDown { minutes: 5 }
        );
        assert_eq!(
            read(
                "Content-Type: text/x-msmsgsinitialmdatanotification; charset=UTF-8\r\n\r\n\
                  Mail-Data: <MD><E><I>12</I><IU>3</IU><O>0</O><OU>1</OU></E></MD>\r\nInbox-URL: /x\r\n"
            ),
            counts(3, 1)
        );
        assert_eq!(
            read(
                "Content-Type: text/x-msmsgsinitialmdatanotification\r\n\r\nMail-Data: too-large\r\n"
            ),
            Notice::Mailbox(MailData {
                counts: None,
                waiting: Waiting::TooLarge
            })
        );
        assert_eq!(
            read(
                "Content-Type: text/x-msmsgsinitialemailnotification\r\n\r\nInbox-Unread: 7\r\nFolders-Unread: 2\r\n"
            ),
            counts(7, 2)
        );
        assert_eq!(
            read(
                "Content-Type: text/x-msmsgsemailnotification; charset=UTF-8\r\n\r\nFrom: Carol\r\n\
                  Subject: =?utf-8?B?SMOpbGxv?=\r\nDest-Folder: ACTIVE\r\nFrom-Addr: carol@example.net\r\nid: 2\r\n"
            ),
            Notice::NewMail {
                from: "Carol".into(),
                address: "carol@example.net".into(),
                subject: "Héllo".into(),
                in_inbox: true,
            }
        );
        assert_eq!(
            read(
                "Content-Type: text/x-msmsgsactivemailnotification\r\n\r\nSrc-Folder: ACTIVE\r\nDest-Folder: .!!trAsH\r\nMessage-Delta: 2\r\n"
            ),
            Notice::MailMoved {
                inbox: -2,
                folders: 0
            }
        );
    }

    #[test]
    fn profile_headers_are_found_by_name() {
        let Notice::Profile(profile) = read(
            "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsprofile; charset=UTF-8\r\nEmailEnabled: 0\r\nsid: 507\r\nABCHMigrated: 1\r\n\r\n",
        ) else {
            panic!("not a profile")
        };
        assert!(!profile.has_mail() && profile.has_guids());
        assert_eq!(profile.get("SID").as_deref(), Some("507"));
    }
}
