//! What happens on the screen, and what it asks for.

use std::path::PathBuf;

use iced::{Point, Size, Task};
use msn_media::prepare::Cut;
use msnp::api::{AccountId, Address, Command, ConversationId, Status};
use papilio_store::ContactSettings;

use super::rows::{Arrangement, Who};
use super::{Key, Leave, dialog, drag, menu, picture};
use crate::portrait::{Choice, OwnPicture, Uncut};
use crate::screen::connection::{self, Connection};
use crate::screen::sign_in::Hidden;

/// What the screen asks of the app.
#[derive(Debug)]
pub enum Action {
    None,
    Run(Task<Message>),
    /// What is asked concerns this account. Where no account is named, it is the first.
    Of(AccountId, Box<Action>),
    /// Tell the engine.
    Send(Command),
    /// Show this conversation.
    Open(ConversationId),
    /// Let the desktop show its dialog to choose a file to send there.
    PickFile(ConversationId),
    /// Let the desktop's mail program write to this address.
    Mail(Address),
    SignOut,
    /// Sign every account out.
    SignOutAll,
    /// Sign in again, after the connection was given up.
    SignInAgain,
    /// Sign in to another account as well.
    AnotherAccount,
    /// End the program.
    Quit,
    /// What closing the list means was answered.
    Leave(Leave),
    /// Keep how the list is laid out for the next time.
    Arranged(Arrangement),
    /// Keep what was chosen about a contact.
    About(Address, ContactSettings),
    /// Keep which groups are folded for the next time.
    Folded(Vec<String>),
    /// Let the desktop show its dialog to choose a picture file.
    PickPicture,
    /// Read this file as a picture.
    ReadPicture(PathBuf),
    /// Look for a picture on the clipboard.
    PastePicture,
    /// Make the own picture of a part of this one.
    CutPicture(Uncut, Cut),
    /// Read the pictures that were chosen before.
    EarlierPictures,
    /// Keep which picture was chosen.
    KeepPicture(Choice),
    /// Show how the server is reached.
    Connection,
    /// Show the options.
    Options,
    /// Show everything that was said.
    Archive,
    /// Keep how the server is to be reached the next time, with a new password for the proxy if there is one.
    KeepConnection(Connection, Option<Hidden>),
    /// Keep whether the account may be signed in at several places.
    SeveralPlaces(bool),
    /// Keep what the other places see this one as.
    PlaceName(String),
    Several(Vec<Action>),
}

impl Action {
    /// The same, of this account.
    pub fn of(self, account: &AccountId) -> Self {
        match self {
            Self::None | Self::Run(_) | Self::Of(..) => self,
            action => Self::Of(account.clone(), Box::new(action)),
        }
    }
}

#[derive(Clone, Debug)]
pub enum Message {
    Filter(String),
    /// A click on a row.
    Press(usize),
    /// A double click on a row.
    Open(usize),
    /// A right click on a row.
    ContextMenu(usize, Point),
    Drag(drag::Message),
    Scrolled(f32),
    Sized(Size),
    Key(Key),
    Menu(Option<menu::Menu>),
    Chosen(menu::Choice),
    /// The own status of this account, or of all.
    Status(Option<AccountId>, Status),
    /// Turns a text of the header into a field.
    Edit(Editing),
    Edited(String),
    EditDone,
    AddContact,
    /// The same, of whom a link names.
    AddThem(Who),
    Dialog(dialog::Message),
    ChangePicture(AccountId),
    /// Somebody waits to be let in.
    Answer(Who),
    SignInAgain(AccountId),
    OpenInbox(AccountId),
    Connection(connection::Message),
}

impl Message {
    /// The desktop's dialog is closed, with this file or none.
    pub fn picked(path: Option<PathBuf>) -> Self {
        Self::picture(picture::Message::Picked(path))
    }

    /// A file fell onto the window.
    pub fn dropped(path: PathBuf) -> Self {
        Self::picture(picture::Message::Dropped(path))
    }

    /// This file was read as a picture; or why not, in words.
    pub fn read(path: PathBuf, picture: Result<Uncut, String>) -> Self {
        Self::picture(picture::Message::Read(path, picture))
    }

    /// This picture was on the clipboard, or none.
    pub fn pasted(picture: Option<Result<Uncut, String>>) -> Self {
        Self::picture(picture::Message::Pasted(picture))
    }

    /// The own picture was made of a part of another; or why not, in words.
    pub fn cut(picture: Result<OwnPicture, String>) -> Self {
        Self::picture(picture::Message::Cut(picture))
    }

    /// These pictures were chosen before.
    pub fn earlier(pictures: Vec<OwnPicture>) -> Self {
        Self::picture(picture::Message::Earlier(pictures))
    }

    fn picture(message: picture::Message) -> Self {
        Self::Dialog(dialog::Message::Picture(message))
    }
}

/// Which text is being edited in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Editing {
    /// The own name of an account.
    Name(AccountId),
    PersonalMessage(AccountId),
    /// The name of a group.
    Group(String),
}
