use std::path::PathBuf;

use super::*;
use crate::samples;
use crate::screen::sign_in::{Hidden, Known, Request};
use msn_media::prepare::Cut;
use msnp::api::Status;

/// The square in the middle of a photo.
const WHOLE: Cut = Cut {
    x: 90,
    y: 0,
    side: 120,
};

fn request() -> Request {
    Request {
        email: "alice@example.com".to_owned(),
        password: Hidden("pw".to_owned()),
        status: Status::Online,
        server: Server::Profile("escargot".to_owned()),
        remember: true,
        remember_password: false,
        automatic: false,
        connection: papilio_store::Connection::default(),
        proxy_password: None,
    }
}

fn keep(storage: &Storage, choice: &Choice) {
    let request = request();
    let kept = storage.keep_picture(&request.email, &request.server, choice);
    assert_eq!(kept, Ok(()));
}

fn shown(storage: &Storage) -> Option<Portrait> {
    let known: Vec<Known> = storage.remembered().known;
    known.into_iter().next().map(|known| known.picture)
}

/// The pixels of a picture of one's own.
fn pixels(portrait: Option<Portrait>) -> Option<(u32, u32, Vec<u8>)> {
    let Some(Portrait::Own(moving)) = portrait else {
        return None;
    };
    match moving.first() {
        iced::widget::image::Handle::Rgba {
            width,
            height,
            pixels,
            ..
        } => Some((*width, *height, pixels.to_vec())),
        _ => None,
    }
}

fn photo(color: [u8; 4]) -> OwnPicture {
    OwnPicture::of(&samples::photo(color)).expect("a picture")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder.join("pictures")).expect("a folder");
    entries.map(|e| e.expect("an entry").path()).collect()
}

#[test]
fn a_restart_keeps_the_picture_and_signing_in_again_does_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let storage = || Storage::new(Some(folder.path().to_owned()));
    storage().used(&request());
    assert_eq!(shown(&storage()), Some(Portrait::default()));
    keep(&storage(), &Choice::Drawn("pictures/cat"));
    assert_eq!(shown(&storage()), Some(Portrait::Drawn("pictures/cat")));
    let file = folder.path().join("photo");
    std::fs::write(&file, samples::photo([200, 10, 30, 255])).expect("written");
    let picture = read(&file).expect("a picture");
    let picture = picture.cut(WHOLE).expect("a picture");
    keep(&storage(), &Choice::Own(picture.clone()));
    // The file that was chosen may go.
    std::fs::remove_file(&file).expect("removed");
    storage().used(&request());
    let wanted = pixels(Some(Portrait::Own(picture.shown)));
    assert!(matches!(wanted, Some((96, 96, _))));
    assert_eq!(pixels(shown(&storage())), wanted);
    assert_eq!(files(folder.path()).len(), 1);
}

#[test]
fn what_nobody_uses_goes() {
    let folder = tempfile::tempdir().expect("a folder");
    let storage = Storage::new(Some(folder.path().to_owned()));
    storage.used(&request());
    let own = |color| Choice::Own(photo(color));
    keep(&storage, &own([1, 2, 3, 255]));
    let first = files(folder.path());
    keep(&storage, &own([3, 2, 1, 255]));
    let second = files(folder.path());
    // The one before can be chosen again.
    assert_eq!((first.len(), second.len()), (1, 2));
    for color in 10..20 {
        keep(&storage, &own([color, 2, 1, 255]));
    }
    assert_eq!(files(folder.path()).len(), 1 + EARLIER);
    assert!(!first[0].exists(), "what is too old goes");
    let mut request = request();
    request.remember = false;
    storage.used(&request);
    assert_eq!(files(folder.path()), Vec::<PathBuf>::new());
    // An account that is not remembered leaves nothing behind.
    keep(&storage, &own([3, 2, 1, 255]));
    assert_eq!(files(folder.path()), Vec::<PathBuf>::new());
}

#[test]
fn a_picture_that_is_missing_or_broken_is_the_usual_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let storage = Storage::new(Some(folder.path().to_owned()));
    storage.used(&request());
    keep(&storage, &Choice::Own(photo([9, 9, 9, 255])));
    let file = files(folder.path()).remove(0);
    for content in [&b"no picture"[..], b"", &samples::photo([0; 4])[..40]] {
        std::fs::write(&file, content).expect("written");
        assert_eq!(shown(&storage), Some(Portrait::default()));
    }
    std::fs::remove_file(&file).expect("removed");
    assert_eq!(shown(&storage), Some(Portrait::default()));
    let settings = folder.path().join("settings.toml");
    let text = std::fs::read_to_string(&settings).expect("a file");
    let name = file.file_name().and_then(|n| n.to_str()).expect("a name");
    for other in ["../../etc/passwd", "none", "unknown"] {
        std::fs::write(&settings, text.replace(name, other)).expect("written");
        assert_eq!(shown(&storage), Some(Portrait::default()), "{other}");
    }
}

#[test]
fn a_picture_that_cannot_be_kept_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let storage = Storage::new(Some(folder.path().to_owned()));
    storage.used(&request());
    // There is a file where the folder should be.
    std::fs::write(folder.path().join("pictures"), "").expect("written");
    let request = request();
    let kept = storage.keep_picture(
        &request.email,
        &request.server,
        &Choice::Own(photo([9, 9, 9, 255])),
    );
    let words = kept.expect_err("it is said");
    assert!(
        words.starts_with("Your picture could not be saved"),
        "{words}"
    );
    assert_eq!(shown(&storage), Some(Portrait::default()));
}

#[test]
fn why_a_file_is_no_picture_is_said_in_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file.png");
    let said = |content: &[u8]| {
        std::fs::write(&file, content).expect("written");
        read(&file).expect_err("it is no picture")
    };
    assert!(said(b"<svg/>").starts_with("This is no picture"));
    assert!(said(&samples::photo([9; 4])[..40]).starts_with("This picture is damaged"));
    let mut large = samples::photo([9; 4]);
    large.resize(Bounds::FILE.file + 1, 0);
    assert_eq!(
        said(&large),
        "This picture is too large. Choose one of at most 4096 × 4096 pixels and 32 MB."
    );
    for no_file in [folder.path().to_owned(), folder.path().join("gone")] {
        let words = read(&no_file).expect_err("it is no file");
        assert!(words.starts_with("This file cannot be read"), "{words}");
    }
}

#[test]
fn pictures_chosen_before_are_offered_the_last_one_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let storage = Storage::new(Some(folder.path().to_owned()));
    storage.used(&request());
    let pictures: Vec<OwnPicture> = (1..=4).map(|c| photo([c * 40, 9, 9, 255])).collect();
    let [one, two, three, four] = &pictures[..] else {
        panic!("four pictures")
    };
    let choose = |picture: &OwnPicture| keep(&storage, &Choice::Own(picture.clone()));
    let earlier = || {
        let request = request();
        storage.earlier_pictures(&request.email, &request.server)
    };
    assert_eq!(earlier(), []);
    for picture in [one, two, three] {
        choose(picture);
    }
    assert_eq!(earlier(), [two.clone(), one.clone()]);
    choose(one);
    assert_eq!(earlier(), [three.clone(), two.clone()]);
    keep(&storage, &Choice::Drawn("pictures/cat"));
    choose(four);
    assert_eq!(earlier(), [one.clone(), three.clone(), two.clone()]);
    // Signing in again forgets nothing.
    storage.used(&request());
    assert_eq!(earlier().len(), 3);
}

#[test]
fn an_animated_picture_stays_animated() {
    let folder = tempfile::tempdir().expect("a folder");
    let storage = Storage::new(Some(folder.path().to_owned()));
    storage.used(&request());
    let file = folder.path().join("moving.gif");
    std::fs::write(&file, crate::moving::tests::blinking(96)).expect("written");
    let picture = read(&file).expect("a picture");
    let (side, _) = picture.size;
    let picture = picture.cut(Cut { x: 0, y: 0, side }).expect("a picture");
    assert!(picture.shown.moves() && picture.file.animated);
    keep(&storage, &Choice::Own(picture));
    let Some(Portrait::Own(moving)) = shown(&storage) else {
        panic!("a picture of one's own")
    };
    assert!(moving.moves());
}
