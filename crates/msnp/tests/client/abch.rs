//! The address book services, played by a small model of what they keep.

use std::collections::{BTreeMap, VecDeque};

use bytes::Bytes;
use msnp::io::{HttpReply, HttpRequest};
use msnp::soap::xml::{Document, Limits, Node, Writer};

/// An entry of the address book.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    pub id: String,
    pub name: String,
    pub messenger: bool,
    pub nickname: String,
    pub note: String,
    pub favorite: bool,
    pub mobile: String,
    pub groups: Vec<String>,
    changed: u64,
}

/// What both services keep of one account. Everything has the number of its last change.
pub struct Abch {
    /// What the account calls itself.
    pub own_name: String,
    pub entries: BTreeMap<String, Entry>,
    pub groups: BTreeMap<String, (String, u64)>,
    /// Role and address; what was written.
    pub members: BTreeMap<(String, String), (String, u64)>,
    gone_entries: Vec<(String, u64)>,
    gone_groups: Vec<(String, u64)>,
    gone_members: Vec<((String, String), u64)>,
    pub strangers: &'static str,
    /// The number of the account; none is told where this is empty.
    pub cid: &'static str,
    /// Whether the account roams; nothing is told where this is empty.
    pub roams: &'static str,
    /// Whether there is an address book at all.
    pub exists: bool,
    /// Whether the services can tell what changed.
    pub deltas: bool,
    pub upper_case: bool,
    /// What is answered instead, in order: status and body.
    pub instead: VecDeque<(u16, String)>,
    /// What was asked for.
    pub log: Vec<String>,
    pub redirect: Option<String>,
    now: u64,
}

impl Abch {
    pub fn new() -> Self {
        Self {
            own_name: "Alice A".to_owned(),
            entries: BTreeMap::new(),
            groups: BTreeMap::new(),
            members: BTreeMap::new(),
            gone_entries: Vec::new(),
            gone_groups: Vec::new(),
            gone_members: Vec::new(),
            strangers: "1",
            cid: "",
            roams: "",
            exists: true,
            deltas: false,
            upper_case: false,
            instead: VecDeque::new(),
            log: Vec::new(),
            redirect: None,
            now: 1,
        }
    }

    fn tick(&mut self) -> u64 {
        self.now += 1;
        self.now
    }

    pub fn contact(&mut self, email: &str, name: &str, groups: &[&str]) {
        let changed = self.tick();
        let entry = Entry {
            id: format!("id-{email}"),
            name: name.to_owned(),
            messenger: true,
            groups: groups.iter().map(|id| (*id).to_owned()).collect(),
            changed,
            ..Entry::default()
        };
        let _ = self.entries.insert(email.to_owned(), entry);
    }

    pub fn edit(&mut self, email: &str, edit: impl FnOnce(&mut Entry)) {
        let changed = self.tick();
        let entry = self.entries.get_mut(email).expect("an entry");
        edit(entry);
        entry.changed = changed;
    }

    pub fn drop_contact(&mut self, email: &str) -> bool {
        let now = self.tick();
        let gone = self.entries.remove(email);
        if let Some(gone) = &gone {
            self.gone_entries.push((gone.id.clone(), now));
        }
        gone.is_some()
    }

    pub fn group(&mut self, id: &str, name: &str) {
        let now = self.tick();
        self.gone_groups.retain(|(gone, _)| gone != id);
        let _ = self.groups.insert(id.to_owned(), (name.to_owned(), now));
    }

    pub fn drop_group(&mut self, id: &str) {
        let now = self.tick();
        let _ = self.groups.remove(id);
        self.gone_groups.push((id.to_owned(), now));
        let emails: Vec<String> = self.entries.keys().cloned().collect();
        for email in emails {
            if self.entries[&email].groups.iter().any(|group| group == id) {
                self.edit(&email, |entry| entry.groups.retain(|group| group != id));
            }
        }
    }

    pub fn member(&mut self, role: &str, email: &str, words: &str) {
        let now = self.tick();
        let key = (role.to_owned(), email.to_owned());
        self.gone_members.retain(|(gone, _)| *gone != key);
        let _ = self.members.insert(key, (words.to_owned(), now));
    }

    pub fn drop_member(&mut self, role: &str, email: &str) -> bool {
        let now = self.tick();
        let key = (role.to_owned(), email.to_owned());
        let there = self.members.remove(&key).is_some();
        if there {
            self.gone_members.push((key, now));
        }
        there
    }

    pub fn on(&self, role: &str, email: &str) -> bool {
        let key = (role.to_owned(), email.to_owned());
        self.members.contains_key(&key)
    }

    /// What was asked for since the last look.
    pub fn asked(&mut self) -> Vec<String> {
        std::mem::take(&mut self.log)
    }

    pub fn answer(&mut self, request: &HttpRequest) -> HttpReply {
        let tree = Document::read(&request.body, Limits::LIST).expect("we write XML");
        let body = tree.root().child("Body").expect("a body");
        let call = body.children().next().expect("a call");
        let reply = |status, body: String| HttpReply {
            status,
            headers: Vec::new(),
            body: Bytes::from(body),
        };
        if let Some(to) = &self.redirect
            && request.url != *to
        {
            self.log.push(format!("redirected {}", call.name()));
            let mut reply = reply(307, String::new());
            reply.headers.push(("LOCATION".to_owned(), to.clone()));
            return reply;
        }
        if let Some((status, body)) = self.instead.pop_front() {
            self.log.push(format!("failed {}", call.name()));
            return reply(status, body);
        }
        match self.call(call) {
            Ok(result) => {
                let mut body = format!(
                    "<s:Envelope xmlns:s='x'><s:Header><ServiceHeader><CacheKey>key-{}</CacheKey>\
                     <CacheKeyChanged>true</CacheKeyChanged><New>1</New></ServiceHeader></s:Header><s:Body>\
                     <{name}Response><Extra/>{result}</{name}Response></s:Body></s:Envelope>",
                    self.now,
                    name = call.name(),
                );
                if self.upper_case {
                    body = body
                        .replace("<contact", "<CONTACT")
                        .replace("</contact", "</CONTACT")
                        .replace("Member", "MEMBER");
                }
                reply(200, body)
            }
            Err(code) => reply(500, fault(code, "")),
        }
    }

    fn call(&mut self, call: Node<'_>) -> Result<String, &'static str> {
        let word = |path: &str| call.word_at(path).unwrap_or_default().to_owned();
        let delta = call.flag_at("deltasOnly") == Some(true)
            || call.flag_at("filterOptions/DeltasOnly") == Some(true);
        let name = call.name().to_owned();
        let email = self.whom(call);
        let mut line = if delta {
            format!("{name} delta")
        } else {
            name.clone()
        };
        for detail in [
            word("memberships/Membership/MemberRole"),
            email.clone(),
            word("groupFilter/groupIds/guid"),
            word("groupInfo/GroupInfo/name"),
            word("groups/Group/groupInfo/name"),
        ] {
            if !detail.is_empty() {
                line.push(' ');
                line.push_str(&detail);
            }
        }
        self.log.push(line);
        if !self.exists && name != "ABAdd" {
            return Err("ABDoesNotExist");
        }
        if delta && !self.deltas {
            return Err("FullSyncRequired");
        }
        let since = [word("lastChange"), word("filterOptions/LastChanged")]
            .iter()
            .find_map(|stamp| stamp.strip_prefix('T')?.parse().ok())
            .filter(|_| delta);
        match name.as_str() {
            "FindMembership" => return Ok(self.memberships(since)),
            "ABFindAll" | "ABFindContactsPaged" => return Ok(self.book(&name, since)),
            "ABAdd" => self.exists = true,
            "ABContactAdd" => {
                if email.starts_with("nobody") {
                    return Err("InvalidPassportUser");
                }
                if self.entries.contains_key(&email) {
                    return Err("ContactAlreadyExists");
                }
                self.contact(&email, &email, &[]);
                return Ok(guid("ABContactAdd", &format!("id-{email}")));
            }
            "ABContactDelete" => {
                if !self.drop_contact(&email) {
                    return Err("ContactDoesNotExist");
                }
            }
            "ABContactUpdate" => self.update(call, &email)?,
            "ABGroupAdd" => {
                let name = word("groupInfo/GroupInfo/name");
                if self.groups.values().any(|(known, _)| *known == name) {
                    return Err("GroupAlreadyExists");
                }
                let id = format!("group-{name}");
                self.group(&id, &name);
                return Ok(guid("ABGroupAdd", &id));
            }
            "ABGroupUpdate" => {
                let id = word("groups/Group/groupId");
                self.group(&id, &word("groups/Group/groupInfo/name"));
            }
            "ABGroupDelete" => self.drop_group(&word("groupFilter/groupIds/guid")),
            "ABGroupContactAdd" | "ABGroupContactDelete" => {
                let group = word("groupFilter/groupIds/guid");
                if !self.entries.contains_key(&email) {
                    return Err("ContactDoesNotExist");
                }
                self.edit(&email, |entry| {
                    entry.groups.retain(|known| *known != group);
                    if name == "ABGroupContactAdd" {
                        entry.groups.push(group);
                    }
                });
            }
            "AddMember" => {
                let role = word("memberships/Membership/MemberRole");
                if self.on(&role, &email) {
                    return Err("MemberAlreadyExists");
                }
                self.member(&role, &email, "");
            }
            "DeleteMember" => {
                let role = word("memberships/Membership/MemberRole");
                if !self.drop_member(&role, &email) {
                    return Err("MemberDoesNotExist");
                }
            }
            _ => return Err("Forbidden"),
        }
        Ok(String::new())
    }

    /// The address a call is about.
    fn whom(&self, call: Node<'_>) -> String {
        if let Some(id) = call.word_at("contacts/Contact/contactId") {
            let known = self.entries.iter().find(|(_, entry)| entry.id == id);
            return known.map_or(id.to_owned(), |(email, _)| email.clone());
        }
        for place in [
            "passportName",
            "PassportName",
            "email",
            "Email",
            "PhoneNumber",
            "number",
        ] {
            if let Some(found) = call.find(place) {
                return found.word().to_owned();
            }
        }
        String::new()
    }

    fn update(&mut self, call: Node<'_>, email: &str) -> Result<(), &'static str> {
        let info = call
            .at("contacts/Contact/contactInfo")
            .ok_or("BadArgument")?;
        let words = call
            .word_at("contacts/Contact/propertiesChanged")
            .filter(|words| !words.is_empty())
            .ok_or("BadArgument")?
            .to_owned();
        if info.word_at("contactType") == Some("Me") {
            if let Some(annotations) = info.child("annotations") {
                for one in annotations.all("Annotation") {
                    if one.word_at("Name") == Some("MSN.IM.BLP") {
                        self.strangers = if one.word_at("Value") == Some("2") {
                            "2"
                        } else {
                            "1"
                        };
                    }
                }
            }
            return Ok(());
        }
        if !self.entries.contains_key(email) {
            return Err("ContactDoesNotExist");
        }
        self.edit(email, |entry| {
            for word in words.split_whitespace() {
                let text = |path: &str| info.text_at(path).unwrap_or_default().to_owned();
                match word {
                    "Annotation" => entry.nickname = text("annotations/Annotation/Value"),
                    "Comment" => entry.note = text("comment"),
                    "IsFavorite" => entry.favorite = info.flag_at("isFavorite") == Some(true),
                    "IsMessengerUser" => {
                        entry.messenger = info.flag_at("isMessengerUser") == Some(true);
                    }
                    "ContactPhone" => entry.mobile = text("phones/ContactPhone/number"),
                    _ => {}
                }
            }
        });
        Ok(())
    }

    fn memberships(&self, since: Option<u64>) -> String {
        let mut out = Writer::new();
        out.open("FindMembershipResult", &[]);
        out.open("Services", &[]);
        // Another service first: it holds no lists.
        out.open("Service", &[]);
        out.open("Info", &[]);
        out.open("Handle", &[]);
        out.text("Type", "Space");
        out.close();
        out.close();
        out.close();
        out.open("Service", &[]);
        out.open("Memberships", &[]);
        for role in ["ProfileExpression", "Allow", "Block", "Reverse", "Pending"] {
            out.open("Membership", &[]);
            out.text("MemberRole", role);
            out.open("Members", &[]);
            let present = self
                .members
                .iter()
                .map(|(key, (words, at))| (key, words.as_str(), *at, false));
            let gone = self
                .gone_members
                .iter()
                .map(|(key, at)| (key, "", *at, true));
            for ((list, email), words, at, deleted) in present.chain(gone) {
                let wanted = since.map_or(!deleted, |since| at > since);
                if list != role || !wanted {
                    continue;
                }
                out.open("Member", &[("xsi:type", "PassportMember")]);
                out.text("MembershipId", &format!("{role}/{email}"));
                out.text("Deleted", if deleted { "true" } else { "false" });
                if !words.is_empty() {
                    out.open("Annotations", &[]);
                    annotation("MSN.IM.InviteMessage", words, &mut out);
                    out.close();
                }
                out.text("PassportName", email);
                out.close();
            }
            out.close();
            out.text(
                "MembershipIsComplete",
                if since.is_some() { "false" } else { "true" },
            );
            out.close();
        }
        out.close();
        out.open("Info", &[]);
        out.open("Handle", &[]);
        out.text("Type", "Messenger");
        out.close();
        out.close();
        out.text("LastChange", &format!("T{}", self.now));
        out.finish()
    }

    fn book(&self, name: &str, since: Option<u64>) -> String {
        let newer = |at: u64| since.is_none_or(|since| at > since);
        let paged = name == "ABFindContactsPaged";
        let mut out = Writer::new();
        out.open(&format!("{name}Result"), &[]);
        out.open(if paged { "Groups" } else { "groups" }, &[]);
        for (id, (name, at)) in &self.groups {
            if newer(*at) {
                group(id, name, false, &mut out);
            }
        }
        for (id, at) in &self.gone_groups {
            if since.is_some() && newer(*at) {
                group(id, "", true, &mut out);
            }
        }
        out.close();
        out.open(if paged { "Contacts" } else { "contacts" }, &[]);
        for (email, entry) in &self.entries {
            if newer(entry.changed) {
                contact(email, entry, &mut out);
            }
        }
        for (id, at) in &self.gone_entries {
            let back = self.entries.values().any(|entry| entry.id == *id);
            if since.is_some() && newer(*at) && !back {
                out.open("Contact", &[]);
                out.text("contactId", id);
                out.text("fDeleted", "true");
                out.close();
            }
        }
        out.open("Contact", &[]);
        out.text("contactId", "id-me");
        out.open("contactInfo", &[]);
        out.text("contactType", "Me");
        out.text("displayName", &self.own_name);
        out.open("annotations", &[]);
        annotation("MSN.IM.BLP", self.strangers, &mut out);
        annotation("MSN.IM.GTC", "1", &mut out);
        if !self.roams.is_empty() {
            annotation("MSN.IM.RoamLiveProperties", self.roams, &mut out);
        }
        out.close();
        if !self.cid.is_empty() {
            out.text("CID", self.cid);
        }
        out.close();
        out.close();
        out.close();
        out.open(if paged { "Ab" } else { "ab" }, &[]);
        out.text("lastChange", &format!("T{}", self.now));
        out.finish()
    }
}

/// An answer that is a fault.
pub fn fault(code: &str, object: &str) -> String {
    format!(
        "<soap:Envelope xmlns:soap='x'><soap:Body><soap:Fault><faultcode>soap:Client</faultcode><faultstring>words\
         </faultstring><detail><errorcode>{code}</errorcode><additionalDetails><conflictObjectId>{object}</conflictObjectId>\
         </additionalDetails></detail></soap:Fault></soap:Body></soap:Envelope>"
    )
}

fn guid(operation: &str, id: &str) -> String {
    format!("<{operation}Result><guid>{id}</guid></{operation}Result>")
}

fn annotation(name: &str, value: &str, out: &mut Writer) {
    out.open("Annotation", &[]);
    out.text("Name", name);
    out.text("Value", value);
    out.close();
}

fn group(id: &str, name: &str, deleted: bool, out: &mut Writer) {
    out.open("Group", &[]);
    out.text("groupId", id);
    out.open("groupInfo", &[]);
    out.text("name", name);
    out.close();
    out.text("fDeleted", if deleted { "true" } else { "false" });
    out.close();
}

fn contact(email: &str, entry: &Entry, out: &mut Writer) {
    let flag = |on: bool| if on { "true" } else { "false" };
    out.open("Contact", &[]);
    out.text("contactId", &entry.id);
    out.open("contactInfo", &[]);
    out.text("contactType", "Regular");
    out.text("passportName", email);
    out.text("isMessengerUser", flag(entry.messenger));
    out.text("isFavorite", flag(entry.favorite));
    out.text("displayName", &entry.name);
    out.text("comment", &entry.note);
    out.part("annotations", |out| {
        if !entry.nickname.is_empty() {
            annotation("AB.NickName", &entry.nickname, out);
        }
    });
    out.part("phones", |out| {
        if !entry.mobile.is_empty() {
            out.open("ContactPhone", &[]);
            out.text("contactPhoneType", "ContactPhoneMobile");
            out.text("number", &entry.mobile);
            out.close();
        }
    });
    out.part("groupIds", |out| {
        for id in &entry.groups {
            out.text("guid", id);
        }
    });
    out.close();
    out.text("fDeleted", "false");
    out.close();
}
