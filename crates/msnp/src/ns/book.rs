//! The address book in a session: it is told what the server says and what the user wants, and what it tells goes into
//! the list and to the server (protocol reference, 03 section 5, 13 sections 10 and 11).

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::status::tell_me;
use super::{Ask, ChangeError, Desk, Over, REPLY_TIMEOUT, Session, Signal, Stage};
use crate::api::{Address, Command, Event, Status};
use crate::book::{Book, Reach, Step, Told, Whole};
use crate::command::{ClientCommand, List, Member, Members, ServerCommand};
use crate::io::{HttpError, HttpReply, RequestId};
use crate::roster::{Contact, Sync};
use crate::soap::xml::{Document, Limits};

/// How long the server may take to take in a piece of the list (13 section 11), and to tell a network.
const LISTS_TIMEOUT: Duration = Duration::from_secs(10);
/// So many changes made elsewhere are told to the notification server at once; the rest is right from the next sign-in on.
const MAX_TOLD: usize = 200;

impl Session {
    /// Whether the list is kept by the address book.
    pub(crate) fn has_book(&self) -> bool {
        self.book.is_some()
    }

    /// It is proved who we are: the list is fetched.
    pub(super) fn open_book(&mut self, desk: &mut Desk<'_>) {
        let services = &self.credentials.services;
        let (Some(address_book), Some(sharing)) = (&services.address_book, &services.sharing)
        else {
            let over = Over::Service {
                code: "service_unavailable".to_owned(),
                words: "the profile names no address book service".to_owned(),
                passing: false,
            };
            return self.finish(over, desk);
        };
        let mut reach = Reach::new(
            (address_book.clone(), sharing.clone()),
            services.allow_plain,
            self.book_ticket.clone(),
        );
        let memory = desk.model.roster.book.as_ref();
        reach.cache_key = memory.and_then(|memory| memory.cache_key.clone());
        self.awaits_list = true;
        self.book = Some(Book::new(self.dialect, reach, &self.credentials.email));
        self.with_book(desk, Book::begin);
    }

    /// Lets the book work, then deals with what it tells.
    pub(super) fn with_book(
        &mut self,
        desk: &mut Desk<'_>,
        work: impl FnOnce(&mut Book, &mut Desk<'_>),
    ) {
        let Some(book) = &mut self.book else {
            return;
        };
        work(book, desk);
        self.hear_book(desk);
    }

    /// An HTTP request was answered. Tells whether it was one of the book.
    pub(super) fn book_reply(
        &mut self,
        id: RequestId,
        result: &Result<HttpReply, HttpError>,
        desk: &mut Desk<'_>,
    ) -> bool {
        let Some(book) = &mut self.book else {
            return false;
        };
        let ours = book.reply(id, result, desk);
        if ours {
            self.hear_book(desk);
        }
        ours
    }

    pub(super) fn book_deadline(&self) -> Option<std::time::Instant> {
        self.book.as_ref().and_then(Book::deadline)
    }

    /// What the user wants of the list.
    pub(crate) fn wish(
        &mut self,
        command: &Command,
        desk: &mut Desk<'_>,
    ) -> Result<(), ChangeError> {
        if let Command::SetDisplayName { name } = command {
            return self.change_name(name, Some(command.name()), desk);
        }
        if self.book.as_ref().is_some_and(|book| !book.has_room()) {
            return Err(ChangeError::Busy);
        }
        self.with_book(desk, |book, desk| book.wish(command, desk));
        Ok(())
    }

    /// Changes the own name, for the server and in the address book; `command` is the one behind it.
    pub(crate) fn change_name(
        &mut self,
        name: &str,
        command: Option<&'static str>,
        desk: &mut Desk<'_>,
    ) -> Result<(), ChangeError> {
        self.set_display_name(name, command, desk)?;
        let step = Step::OwnName(name.to_owned());
        self.with_book(desk, |book, desk| book.step(step, desk));
        Ok(())
    }

    /// Whether the server has not answered yet what it was told of the own person.
    pub(crate) fn tells_of_me(&self) -> bool {
        let telling = |ask: &Ask| matches!(ask, Ask::Name(_) | Ask::Personal { .. });
        self.asks.find(telling).is_some()
    }

    // --- what the book tells ----------------------------------------------------------------------------------------

    fn hear_book(&mut self, desk: &mut Desk<'_>) {
        // Each round deals with what the last one led to; a book has only so much to do.
        while let Some(book) = &mut self.book {
            let told = book.take_told();
            let more = !told.is_empty();
            for one in told {
                self.hear(one, desk);
            }
            if let Some(book) = &mut self.book {
                book.go_on(desk);
                if !more && !book.has_told() {
                    break;
                }
            }
        }
    }

    fn hear(&mut self, told: Told, desk: &mut Desk<'_>) {
        match told {
            Told::Whole(whole) => self.whole_list(*whole, desk),
            Told::NoList(words) => self.no_list(&words, desk),
            Told::Listed {
                list,
                address,
                guid,
                name,
                group,
            } => {
                let how = (guid.as_deref(), name.as_deref(), group);
                self.listed_on(list, &address, how, desk);
            }
            Told::Unlisted {
                list,
                address,
                group,
            } => self.unlisted(list, &address, group.as_ref(), desk),
            Told::Group(group, name) => self.tell_group(group, name, desk),
            Told::GroupGone(group) => self.group_gone(group, desk),
            Told::Network(address, network) => {
                if let Some(contact) = desk.model.roster.entry(&address) {
                    contact.set_network(network);
                }
            }
            Told::Card(address, change) => {
                if let Some(contact) = desk.model.roster.contact_mut(&address) {
                    change.apply(contact);
                    self.tell_contact(&address, desk);
                }
            }
            Told::Privacy(allow, command) => self.privacy_kept(allow, command, desk),
            Told::Lists {
                address,
                network,
                left,
                joined,
                command,
            } => {
                self.asks.begin_errand();
                self.tell_lists((&address, network), (left, joined), command, desk);
            }
            Told::Query(address) => self.ask_network(address, desk),
            Told::Failed {
                command,
                code,
                words,
            } => desk.fx.error(code, words, Some(command)),
            // There is no other way to a ticket yet than to sign in again.
            Told::Ticket => self.signals.push(Signal::TicketRefused),
        }
    }

    /// There is a new ticket for the book, or none to be had.
    pub(crate) fn with_ticket(&mut self, ticket: Option<crate::book::Ticket>, desk: &mut Desk<'_>) {
        if let Some(book) = &mut self.book {
            book.renewed(ticket, desk);
        }
    }

    /// The list is here, for the first time or anew.
    fn whole_list(&mut self, whole: Whole, desk: &mut Desk<'_>) {
        let me = &mut desk.model.me;
        let settings = whole.settings;
        let strangers = settings.allow_strangers.unwrap_or(me.allow_strangers);
        me.mobile_paging = settings.mobile.unwrap_or(me.mobile_paging);
        if std::mem::take(&mut self.awaits_list) {
            if let Some(name) = whole.own_name {
                me.display_name = name;
            }
            me.allow_strangers = strangers;
            self.sync = Some(whole.sync);
            self.list_complete(desk);
            return self.tell_initial_lists(desk);
        }
        if me.allow_strangers != strangers {
            me.allow_strangers = strangers;
            tell_me(desk);
            self.tell_privacy(strangers, None, desk);
        }
        self.changed_list(whole.sync, desk);
    }

    /// The list cannot be had: it is what it was the last time.
    fn no_list(&mut self, words: &str, desk: &mut Desk<'_>) {
        if !std::mem::take(&mut self.awaits_list) {
            return;
        }
        let words = format!("{words}; the list is the one of the last time");
        desk.fx.error("service_unavailable", words, None);
        self.sync = Some(Sync::unchanged(&desk.model.roster));
        self.list_complete(desk);
        self.tell_initial_lists(desk);
    }

    /// The list was fetched again: tells what is new, in it and to the server.
    fn changed_list(&mut self, sync: Sync, desk: &mut Desk<'_>) {
        let roster = &mut desk.model.roster;
        let strangers = desk.model.me.allow_strangers;
        let before: BTreeMap<Address, (u32, u32)> = roster
            .contacts()
            .map(|contact| (contact.address.clone(), member_bits(contact, strangers)))
            .collect();
        let asked: BTreeSet<Address> = roster
            .contacts()
            .filter(|contact| contact.asks())
            .map(|contact| contact.address.clone())
            .collect();
        let events = sync.finish(roster, true);
        let gone = roster.unlisted_offline();
        let news = !events.is_empty();
        for address in &gone {
            if let Some(event) = desk.model.roster.presence_event(address) {
                desk.fx.event(event);
            }
        }
        for event in events {
            desk.fx.event(event);
        }
        let roster = &desk.model.roster;
        for contact in roster.contacts() {
            if !asked.contains(&contact.address)
                && let Some(event) = roster.request_event(&contact.address)
            {
                desk.fx.event(event);
            }
        }
        // New stamps alone are worth keeping, too.
        desk.model.touched = true;
        if news {
            let roster = &desk.model.roster;
            let (contacts, groups) = (roster.contacts().len(), roster.group_count());
            desk.fx.event(Event::Roster { contacts, groups });
        }
        self.tell_differences(before, strangers, desk);
    }

    // --- what the server is told ------------------------------------------------------------------------------------

    /// Tells the server whether strangers may see us and who is on which list; what follows waits for its answers.
    fn tell_initial_lists(&mut self, desk: &mut Desk<'_>) {
        let strangers = desk.model.me.allow_strangers;
        self.tell_privacy(strangers, None, desk);
        let members: Vec<Member> = desk
            .model
            .roster
            .contacts()
            .filter_map(|contact| {
                let (network, bits) = member_bits(contact, strangers);
                (bits != 0).then(|| Member::new(contact.address.as_str(), network, bits))
            })
            .collect();
        let until = desk.now.mono + LISTS_TIMEOUT;
        for payload in Members::initial_payloads(&members) {
            let trid = self.asks.add(Ask::Lists { initial: true }, None, until);
            let payload = &payload;
            self.send(&ClientCommand::Adl { trid, payload }, desk);
        }
    }

    /// A piece of the first list is taken in, or never will be.
    pub(super) fn lists_told(&mut self, desk: &mut Desk<'_>) {
        let more = self
            .asks
            .find(|ask| matches!(ask, Ask::Lists { initial: true }));
        if self.stage != Stage::Syncing || self.awaits_list || more.is_some() {
            return;
        }
        let name = desk.model.me.display_name.clone();
        // A name too long for the server stays what it was there.
        let _ = self.tell_own_name(&name, None, desk);
        self.announce(desk);
    }

    fn tell_differences(
        &mut self,
        before: BTreeMap<Address, (u32, u32)>,
        strangers: bool,
        desk: &mut Desk<'_>,
    ) {
        let mut told: Vec<(Address, u32, u32, u32)> = Vec::new();
        let roster = &desk.model.roster;
        for contact in roster.contacts() {
            let (network, now) = member_bits(contact, strangers);
            let was = before.get(&contact.address).map_or(0, |(_, bits)| *bits);
            if was != now {
                told.push((contact.address.clone(), network, was & !now, now & !was));
            }
        }
        for (address, (network, was)) in before {
            if was != 0 && roster.contact(&address).is_none() {
                told.push((address, network, was, 0));
            }
        }
        self.asks.begin_errand();
        for (address, network, left, joined) in told.into_iter().take(MAX_TOLD) {
            self.tell_lists((&address, network), (left, joined), None, desk);
        }
    }

    fn tell_lists(
        &mut self,
        (address, network): (&Address, u32),
        (left, joined): (u32, u32),
        command: Option<&'static str>,
        desk: &mut Desk<'_>,
    ) {
        if left != 0 {
            let trid = self.ask(Ask::Lists { initial: false }, command, desk);
            let payload = &Member::new(address.as_str(), network, left).payload();
            self.send(&ClientCommand::Rml { trid, payload }, desk);
        }
        if joined != 0 {
            let trid = self.ask(Ask::Lists { initial: false }, command, desk);
            let payload = &Member::new(address.as_str(), network, joined).payload();
            self.send(&ClientCommand::Adl { trid, payload }, desk);
        }
    }

    fn privacy_kept(&mut self, allow: bool, command: Option<&'static str>, desk: &mut Desk<'_>) {
        if let Some(book) = &mut desk.model.roster.book {
            book.settings.allow_strangers = Some(allow);
            desk.model.touched = true;
        }
        self.asks.begin_errand();
        self.tell_privacy(allow, command, desk);
    }

    fn ask_network(&mut self, address: Address, desk: &mut Desk<'_>) {
        let until = desk.now.mono + LISTS_TIMEOUT.min(REPLY_TIMEOUT);
        let trid = self.asks.add(Ask::Network(address.clone()), None, until);
        let member = Member {
            address: address.as_str().to_owned(),
            ..Member::default()
        };
        let payload = &member.payload();
        self.send(&ClientCommand::Fqy { trid, payload }, desk);
    }

    /// It is known which network an address belongs to, or cannot be known.
    pub(super) fn network_known(
        &mut self,
        address: &Address,
        network: Option<u32>,
        desk: &mut Desk<'_>,
    ) {
        self.with_book(desk, |book, desk| book.queried(address, network, desk));
    }

    // --- what the server says ---------------------------------------------------------------------------------------

    /// `ADL`, `RML`, `FQY` and `NOT`, which mean nothing without a book.
    pub(super) fn book_line(&mut self, command: &ServerCommand<'_>, desk: &mut Desk<'_>) {
        if self.book.is_none() {
            return;
        }
        match *command {
            ServerCommand::Adl { trid, payload } => match payload {
                None => self.lists_answered(trid, desk),
                Some(payload) => self.put_on_lists(payload, desk),
            },
            ServerCommand::Rml { trid, payload } => match payload {
                None => self.lists_answered(trid, desk),
                Some(payload) => self.taken_off_lists(payload, desk),
            },
            ServerCommand::Fqy { trid, payload } => {
                let Some(Ask::Network(address)) = self.asks.take(trid).map(|w| w.ask) else {
                    return;
                };
                let members = Members::read(payload).unwrap_or_default().entries;
                let told = members
                    .iter()
                    .find(|member| Address::new(&member.address) == address)
                    .and_then(|member| member.network);
                self.network_known(&address, told, desk);
            }
            ServerCommand::Not { payload } if is_about_book(payload) => {
                self.with_book(desk, Book::changed_elsewhere);
            }
            _ => {}
        }
    }

    fn lists_answered(&mut self, trid: u32, desk: &mut Desk<'_>) {
        let asked = self.asks.take(trid).map(|waiting| waiting.ask);
        if asked == (Some(Ask::Lists { initial: true })) {
            self.lists_told(desk);
        }
    }

    /// Others put us on their list, or another place changed ours.
    fn put_on_lists(&mut self, payload: &[u8], desk: &mut Desk<'_>) {
        for member in Members::read(payload).unwrap_or_default().entries {
            let theirs = List::Reverse.bit() | List::Pending.bit();
            if member.lists & theirs == 0 {
                continue;
            }
            let address = Address::new(&member.address);
            if let Some(book) = &mut self.book {
                book.knocked(address, member.name, desk);
            }
        }
        self.with_book(desk, Book::changed_elsewhere);
    }

    fn taken_off_lists(&mut self, payload: &[u8], desk: &mut Desk<'_>) {
        for member in Members::read(payload).unwrap_or_default().entries {
            if member.lists & List::Reverse.bit() != 0 {
                let address = Address::new(&member.address);
                if let Some(book) = &mut self.book {
                    book.left(&address);
                }
                self.unlisted(List::Reverse, &address, None, desk);
            }
        }
        self.with_book(desk, Book::changed_elsewhere);
    }
}

/// The network of a contact and the lists that the notification server is to know of: forward, allow, block (13 section
/// 10).
fn member_bits(contact: &Contact, strangers: bool) -> (u32, u32) {
    let lists = contact.lists;
    let mut bits = 0;
    if lists.forward {
        bits |= List::Forward.bit();
    }
    if lists.block {
        bits |= List::Block.bit();
    } else if lists.allow || (lists.forward && strangers) {
        bits |= List::Allow.bit();
    }
    (contact.network(), bits)
}

/// Whether a notice says that the address book changed (04 section 8): its body is a document of its own.
fn is_about_book(payload: &[u8]) -> bool {
    let read = |text: &[u8]| Document::read(text, Limits::default()).ok();
    let notice = read(payload);
    let body = notice
        .as_ref()
        .and_then(|notice| notice.root().find("BODY"));
    body.and_then(|body| read(body.word().as_bytes()))
        .is_some_and(|data| {
            data.root()
                .word_at("Service")
                .is_some_and(|service| service.eq_ignore_ascii_case("ABCHInternal"))
        })
}

/// Who is not on the forward list any more is not seen, either.
impl crate::roster::Roster {
    fn unlisted_offline(&mut self) -> Vec<Address> {
        let gone: Vec<Address> = self
            .contacts()
            .filter(|contact| !contact.lists.forward)
            .filter(|contact| contact.presence.status != Status::Offline)
            .map(|contact| contact.address.clone())
            .collect();
        for address in &gone {
            if let Some(contact) = self.contact_mut(address) {
                contact.presence.status = Status::Offline;
            }
        }
        gone
    }
}
