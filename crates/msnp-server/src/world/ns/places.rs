//! `UUN` and `UUM`: from person to person, past switchboards (04 section 7, 14 section 3).

use msnp::api::Address;

use super::super::World;
use super::super::account::Code;
use super::super::oim::{self, Letter};
use super::Call;
use super::login::place_guid;

/// The longest notice or text.
const MAX_PAYLOAD: usize = 8 * 1024;
/// The kinds of notices there are.
const KINDS: std::ops::RangeInclusive<u8> = 1..=12;

impl World {
    /// A notice to a person, or to one of their places.
    pub(super) fn uun(&mut self, call: &Call<'_>) -> Result<(), Code> {
        let (Some(target), Some(kind)) = (call.arg(0), call.arg(1)) else {
            return Err(200);
        };
        if !kind.parse().is_ok_and(|kind: u8| KINDS.contains(&kind))
            || call.payload.len() > MAX_PAYLOAD
        {
            return Err(283);
        }
        let (handle, place) = match target.split_once(';') {
            Some((handle, word)) => (handle, Some(place_guid(word).ok_or(208u16)?)),
            None => (target, None),
        };
        let who = Address::new(handle);
        if who != *call.me && !self.is_shown_to(&who, call.me) {
            return Err(217);
        }
        let mine = self
            .session_of(call.link)
            .and_then(|s| s.place.guid.clone());
        let mut heard = false;
        for (link, dialect) in self.places(&who) {
            let there = self.session_of(link).and_then(|s| s.place.guid.as_ref());
            let is_meant = place.as_ref().is_none_or(|place| Some(place) == there);
            if link == call.link || !dialect.has_user_notices() || !is_meant {
                continue;
            }
            let from = match &mine {
                Some(guid) if dialect.has_endpoints() => format!("{};{{{guid}}}", call.me),
                _ => call.me.to_string(),
            };
            let line = format!("UBN {from} {kind} {}", call.payload.len());
            self.send_with(link, &line, call.payload);
            heard = true;
        }
        if !heard {
            return Err(217);
        }
        self.send(call.link, &format!("UUN {} OK", call.id));
        Ok(())
    }

    /// A text past switchboards: here, one to somebody who is offline.
    pub(super) fn uum(&mut self, call: &Call<'_>) -> Result<(), Code> {
        let (Some(handle), Some(network), Some(kind)) = (call.arg(0), call.arg(1), call.arg(2))
        else {
            return Err(200);
        };
        if network != "1" || !call.dialect.offline_text_by_uum() || kind != "1" {
            return Err(504); // nobody of another network is reached from here
        }
        let who = Address::new(handle);
        if !self
            .accounts
            .get(&who)
            .is_some_and(|other| other.admits(call.me))
        {
            return Err(217);
        }
        let text = String::from_utf8_lossy(call.payload).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            return Err(201);
        };
        // Without this line the service dropped the text.
        let is_offline_text = head
            .lines()
            .any(|line| line.to_ascii_lowercase().replace(' ', "") == "dest-agent:client");
        if !is_offline_text || body.is_empty() {
            return Ok(());
        }
        if self.is_shown_to(&who, call.me) {
            if self.config.behaviour.offline_text_only_to_offline {
                return Ok(());
            }
            let mut heard = false;
            for (link, dialect) in self.places(&who) {
                if dialect.offline_text_by_uum() {
                    let line = format!("UBM {} 1 1 {}", call.me, call.payload.len());
                    self.send_with(link, &line, call.payload);
                    heard = true;
                }
            }
            if heard {
                return Ok(());
            }
        }
        let letter = Letter {
            from: call.me.clone(),
            name: oim::encoded_word(self.accounts.get(call.me).map_or("", |me| me.name.as_str())),
            run: format!(
                "{{{}}}",
                super::super::text::guid(&mut self.rng).to_uppercase()
            ),
            sequence: None,
            body: oim::folded(body),
        };
        self.keep_letter(&who, letter, call.now).map_err(|_| 508)
    }
}
