//! What one server does differently from another.

use std::time::Duration;

/// The habits of a server, each by itself. [`Behaviour::original`] is the service as it was, [`Behaviour::escargot`]
/// the public server of that name (`servers/escargot.md` of the protocol reference).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behaviour {
    /// The header of the nexus is written `Passporturls`, with nothing in it but the login address.
    pub bare_nexus: bool,
    /// Tickets are 20 hex digits without `t=` and `&p=`, and the answer holds nothing else.
    pub bare_tickets: bool,
    /// The salt of `USR MD5` is 15 hex digits instead of the time and a number (MSNP2-7).
    pub hex_salts: bool,
    /// An account is known only in the letter case it was made in; in another its password is wrong.
    pub exact_accounts: bool,
    /// How long a ticket is good for.
    pub ticket_life: Duration,
    /// How often the login service sends the client to another address before it answers.
    pub login_redirects: u8,
    /// The first `USR I` of each sign-in is answered by `XFR NS`.
    pub dispatch: bool,
    /// Challenges come this often, at random between the two; the first follows the first `CHG`. `None`: never.
    pub challenges: Option<(Duration, Duration)>,
    /// Status changes faster than this are answered by 800.
    pub status_interval: Option<Duration>,
    /// A message nobody is there to read is acknowledged all the same, and `NAK` is never sent.
    pub ack_in_empty_room: bool,
    /// Session ids are 31 hex digits instead of a number.
    pub hex_session_ids: bool,
    /// The new member of a switchboard is told of the others only after the others were told of him.
    pub join_before_roster: bool,
    /// `LST` without groups ends in a blank (MSNP10-12).
    pub trailing_blank: bool,
    /// Names are sent as plain UTF-8, only `%`, blank, CR and LF encoded.
    pub plain_names: bool,
    /// The name of a contact in the list is the contact's own, not what the owner called it.
    pub own_names_in_list: bool,
    /// The list is never told to be up to date: stamps are constant and `SYN` always sends everything.
    pub constant_stamps: bool,
    /// `ADD FL` of somebody known on a list is followed by `BPR` for each property, set or not (MSNP5+).
    pub properties_after_add: bool,
    /// A first `ADD FL` of somebody known on no list brings no presence.
    pub no_presence_on_first_add: bool,
    /// Adding again what is there already succeeds, instead of 215.
    pub add_again: bool,
    /// Every change of lists is followed by a `NOT` about the address book.
    pub address_book_notes: bool,
    /// A sign-in brings others no personal message, only `NLN`.
    pub no_message_at_sign_in: bool,
    /// A contact without a picture is shown with an empty object instead of `0`.
    pub empty_objects: bool,
    /// Replies to `REG` and `RMG` (MSNP10-12) carry a 1 before the group.
    pub numbered_group_replies: bool,
    /// What the server does not understand is left without an answer, instead of an error.
    pub silent: bool,
    /// The seconds of `QNG`.
    pub ping_seconds: u32,
    /// A switchboard without a message for this long is ended, with `BYE handle 1`.
    pub switchboard_idle: Option<Duration>,
    /// `RST.srf` gives one and the same ticket for every service, and every service takes it.
    pub one_ticket: bool,
    /// A ticket is good at the web services only while a session that signed in with it is there.
    pub tickets_need_session: bool,
    /// How long a ticket of `RST.srf` is good for.
    pub sso_ticket_life: Duration,
    /// `RST2.srf` refuses requests whose clock is further off than this.
    pub clock_skew: Option<Duration>,
    /// Services that no ticket is given for, while the others are.
    pub refused_services: Vec<String>,
    /// New accounts have no address book before they make one (`ABAdd`).
    pub book_is_made: bool,
    /// Whoever asks for what is new in the address book is told to read everything.
    pub full_sync_only: bool,
    /// Memberships are named `Allow/<guid>` instead of by a number.
    pub text_membership_ids: bool,
    /// `ADL` and `RML` change the lists themselves, not only what the session is told.
    pub list_by_adl: bool,
    /// A place is told of its own changes of presence, not only of those of the other places.
    pub echo_own_presence: bool,
    /// The answer to `GetMetadata` is escaped text instead of elements.
    pub escaped_metadata: bool,
    /// `GetMetadata` without anything in it is a failure of the server.
    pub no_empty_operations: bool,
    /// Any lock key but none is taken when a message is left.
    pub any_lock_key: bool,
    /// So many messages of one sender are kept in a minute.
    pub offline_rate: usize,
    /// An offline text to somebody who is online is thrown away.
    pub offline_text_only_to_offline: bool,
    /// Everybody has a roaming profile without making one.
    pub made_profiles: bool,
    /// The session of the HTTP gateway has one name for its whole life, and its end is never told.
    pub steady_gateway_ids: bool,
    /// Polls of the HTTP gateway are answered at once, whatever they ask for.
    pub no_long_poll: bool,
    /// So many polls of each session of the HTTP gateway go without their answer; what was in it comes with the next.
    pub lost_polls: u8,
    /// An answer of the HTTP gateway holds no more bytes than this, wherever that cuts.
    pub cut_gateway: Option<usize>,
    /// Answers of the web services are this late, at random between the two: they come out of order.
    pub service_delay: Option<(Duration, Duration)>,
    /// Requests with one of these words in their path or body are never answered.
    pub mute_services: Vec<String>,
    /// Answers of the address book hold elements that nobody knows.
    pub strange_elements: bool,
    /// Names of HTTP headers and truth values come in capitals.
    pub other_letter_case: bool,
}

impl Behaviour {
    /// The service as it was.
    #[must_use]
    pub fn original() -> Self {
        Self {
            bare_nexus: false,
            bare_tickets: false,
            hex_salts: false,
            exact_accounts: false,
            ticket_life: Duration::from_secs(8 * 3600),
            login_redirects: 0,
            dispatch: false,
            challenges: Some((Duration::from_secs(120), Duration::from_secs(600))),
            status_interval: None,
            ack_in_empty_room: false,
            hex_session_ids: false,
            join_before_roster: false,
            trailing_blank: false,
            plain_names: false,
            own_names_in_list: false,
            constant_stamps: false,
            properties_after_add: false,
            no_presence_on_first_add: false,
            add_again: false,
            address_book_notes: false,
            no_message_at_sign_in: false,
            empty_objects: false,
            numbered_group_replies: false,
            silent: false,
            ping_seconds: 50,
            switchboard_idle: Some(Duration::from_secs(300)),
            one_ticket: false,
            tickets_need_session: false,
            sso_ticket_life: Duration::from_secs(8 * 3600),
            clock_skew: None,
            refused_services: Vec::new(),
            book_is_made: false,
            full_sync_only: false,
            text_membership_ids: false,
            list_by_adl: false,
            echo_own_presence: false,
            escaped_metadata: false,
            no_empty_operations: false,
            any_lock_key: false,
            offline_rate: 30,
            offline_text_only_to_offline: false,
            made_profiles: false,
            steady_gateway_ids: false,
            no_long_poll: false,
            lost_polls: 0,
            cut_gateway: None,
            service_delay: None,
            mute_services: Vec::new(),
            strange_elements: false,
            other_letter_case: false,
        }
    }

    /// The public server Escargot, as it was seen on the wire.
    #[must_use]
    pub fn escargot() -> Self {
        Self {
            bare_nexus: true,
            bare_tickets: true,
            hex_salts: true,
            exact_accounts: true,
            ticket_life: Duration::from_secs(30),
            login_redirects: 0,
            dispatch: false,
            challenges: None,
            status_interval: None,
            ack_in_empty_room: true,
            hex_session_ids: true,
            join_before_roster: false,
            trailing_blank: true,
            plain_names: true,
            own_names_in_list: true,
            constant_stamps: true,
            properties_after_add: true,
            no_presence_on_first_add: true,
            add_again: true,
            address_book_notes: true,
            no_message_at_sign_in: true,
            empty_objects: true,
            numbered_group_replies: true,
            silent: true,
            ping_seconds: 60,
            switchboard_idle: None,
            one_ticket: true,
            tickets_need_session: true,
            sso_ticket_life: Duration::from_secs(24 * 3600),
            clock_skew: None,
            refused_services: Vec::new(),
            book_is_made: false,
            full_sync_only: true,
            text_membership_ids: true,
            list_by_adl: true,
            echo_own_presence: true,
            escaped_metadata: true,
            no_empty_operations: true,
            any_lock_key: true,
            offline_rate: usize::MAX,
            offline_text_only_to_offline: true,
            made_profiles: true,
            steady_gateway_ids: true,
            no_long_poll: true,
            lost_polls: 0,
            cut_gateway: None,
            service_delay: None,
            mute_services: Vec::new(),
            strange_elements: false,
            other_letter_case: false,
        }
    }
}

impl Default for Behaviour {
    fn default() -> Self {
        Self::original()
    }
}
