//! The whole model, told anew, after events had to be dropped.

use std::collections::HashMap;

use msnp::api::{ErrorCode, Event, GroupId};
use msnp::client::{Contact, Snapshot};

/// The events that bring whoever reads them to the present state. The first says why they come.
pub fn events(snapshot: &Snapshot) -> Vec<Event> {
    let overrun = Event::Error {
        code: ErrorCode::new("overrun"),
        message: "events came faster than they were read; the present state follows".into(),
        command: None,
    };
    let state = Event::State {
        state: snapshot.state,
        detail: None,
    };
    let me = Event::Me {
        display_name: snapshot.me.display_name.clone(),
        status: snapshot.me.status,
        personal_message: snapshot.me.personal_message.clone(),
        media: snapshot.me.media.clone(),
        allow_strangers: snapshot.me.allow_strangers,
        phones: snapshot.me.phones.clone(),
        mobile_paging: snapshot.me.mobile_paging,
        picture_sha1d: snapshot
            .me
            .picture
            .as_ref()
            .map(|picture| picture.sha1d.to_string().into()),
    };
    let mut events = vec![overrun, state];
    events.extend(snapshot.connection.map(|connection| Event::Connection {
        way: connection.way,
        encrypted: connection.encrypted,
    }));
    events.push(me);
    if !snapshot.me.places.is_empty() {
        events.push(Event::Endpoints {
            endpoints: snapshot.me.places.clone(),
        });
    }
    let names: HashMap<&GroupId, &String> = snapshot
        .groups
        .iter()
        .map(|group| (&group.id, &group.name))
        .collect();
    events.extend(snapshot.groups.iter().map(|group| Event::Group {
        group: group.id.clone(),
        name: group.name.clone(),
        removed: false,
    }));
    for contact in &snapshot.contacts {
        let groups = contact
            .shown_groups()
            .filter_map(|id| names.get(id).map(|name| (*name).clone()))
            .collect();
        events.push(Event::Contact {
            email: contact.address.clone(),
            display_name: contact.display_name.clone(),
            groups,
            lists: contact.lists,
            details: contact.details.clone(),
            removed: false,
        });
    }
    events.push(Event::Roster {
        contacts: snapshot.contacts.len(),
        groups: snapshot.groups.len(),
    });
    for contact in snapshot
        .contacts
        .iter()
        .filter(|contact| contact.lists.forward)
    {
        events.extend(presence(contact));
    }
    // The news of what was fetched meanwhile is lost too: what is there is told again.
    for contact in &snapshot.contacts {
        let picture = contact.presence.picture_sha1d.clone();
        events.extend(picture.map(|sha1d| Event::Picture {
            email: contact.address.clone(),
            sha1d: sha1d.into(),
            path: None,
        }));
    }
    for conversation in &snapshot.conversations {
        events.push(Event::Conversation {
            conversation: conversation.id.clone(),
            participants: conversation.participants.clone(),
            was: None,
            closed: false,
        });
    }
    for delivery in &snapshot.deliveries {
        events.push(Event::Delivery {
            id: delivery.id.clone(),
            conversation: delivery.conversation.clone(),
            state: delivery.state,
            reason: None,
        });
    }
    events.extend(snapshot.transfers.iter().cloned().map(Event::Transfer));
    events
}

fn presence(contact: &Contact) -> [Event; 2] {
    [
        Event::Presence {
            email: contact.address.clone(),
            status: contact.presence.status,
            display_name: contact.display_name.clone(),
            capabilities: contact.presence.capabilities,
            picture_sha1d: contact.presence.picture_sha1d.clone(),
        },
        Event::PersonalMessage {
            email: contact.address.clone(),
            text: contact.personal_message.clone(),
            media: contact.media.clone(),
        },
    ]
}
