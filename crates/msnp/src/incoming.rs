//! What others said, whichever way it came: kept, then told.

use std::sync::Arc;
use std::time::SystemTime;

use crate::api::{Address, ConversationId, Event, TextEmoticon, TextFormat};
use crate::effects::Effects;
use crate::keep::{IncomingText, Notice, NoticeKind, Record};
use crate::message::TextMessage;

/// Who says something, where and when.
pub(crate) struct Said<'a> {
    /// Who.
    pub(crate) from: Address,
    /// The name they have now.
    pub(crate) name: &'a str,
    /// Where it belongs.
    pub(crate) conversation: ConversationId,
    /// When it came.
    pub(crate) at: SystemTime,
    /// It waited on the server.
    pub(crate) offline: bool,
}

/// Somebody wrote a text, with these emoticons of their own in it.
pub(crate) fn tell_text(
    said: Said<'_>,
    message: TextMessage<'_>,
    emoticons: Vec<TextEmoticon>,
    fx: &mut Effects,
) {
    let format = match &message.format {
        Some(_) => TextFormat::from(message.format()),
        None => TextFormat::default(),
    };
    let name = message.name.as_deref().unwrap_or(said.name);
    let id = fx.message_id();
    let _ = fx.keep(Record::Incoming(IncomingText {
        id: id.clone(),
        conversation: said.conversation.clone(),
        from: said.from.clone(),
        name: Some(name.to_owned()),
        text: Arc::from(&*message.text),
        format: format.clone(),
        emoticons: emoticons.clone(),
        at: said.at,
        sent_at: None,
        offline: said.offline,
    }));
    fx.event(Event::Text {
        conversation: said.conversation,
        id,
        from: said.from,
        name: Some(name.to_owned()),
        text: message.text.into_owned(),
        format,
        emoticons,
        offline: said.offline,
        sent_at: None,
    });
}

/// Somebody nudged.
pub(crate) fn tell_nudge(said: Said<'_>, fx: &mut Effects) {
    keep_notice(&said, NoticeKind::Nudge, fx);
    fx.event(Event::Nudge {
        conversation: said.conversation,
        from: said.from,
    });
}

/// Somebody tells in a line what they do.
pub(crate) fn tell_action(said: Said<'_>, text: String, fx: &mut Effects) {
    keep_notice(&said, NoticeKind::Action(text.as_str().into()), fx);
    fx.event(Event::Action {
        conversation: said.conversation,
        from: said.from,
        text,
    });
}

fn keep_notice(said: &Said<'_>, kind: NoticeKind, fx: &mut Effects) {
    let id = fx.message_id();
    let _ = fx.keep(Record::Notice(Notice {
        id,
        conversation: said.conversation.clone(),
        who: said.from.clone(),
        kind,
        at: said.at,
    }));
}
