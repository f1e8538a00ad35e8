//! Files that are received.

use super::*;

#[tokio::test]
async fn a_received_file_gets_its_name_when_it_is_whole() {
    let mut desk = Desk::new();
    let bytes = noise(200_000);
    let (transfer, there) = desk.create(named("report.pdf", bytes.len())).await;
    assert_eq!(there, Ok(0));
    assert_eq!(
        desk.write(transfer, 0, &bytes[..150_000]).await,
        Ok(150_000)
    );
    let names = desk.downloads();
    assert!(
        matches!(&names[..], [part] if part.starts_with("report.pdf.") && part.ends_with(".part")),
        "{names:?}"
    );
    assert_eq!(
        desk.write(transfer, 150_000, &bytes[150_000..]).await,
        Ok(200_000)
    );
    let file = desk.finish(transfer).await.unwrap();
    assert_eq!(Path::new(&file.path), desk.path("downloads/report.pdf"));
    assert_eq!(file.sha256, hash(&bytes));
    assert_eq!(std::fs::read(&file.path).unwrap(), bytes);
    assert_eq!(desk.downloads(), ["report.pdf"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&file.path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "never a program");
    }
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_received_file_is_marked_as_from_the_network() {
    let mut desk = Desk::new();
    let mut value = [0; 64];
    let probe = desk.path("probe");
    std::fs::write(&probe, "").unwrap();
    let flags = rustix::fs::XattrFlags::empty();
    if rustix::fs::setxattr(&probe, "user.probe", b"x", flags).is_err() {
        return; // A file system without marks.
    }
    let path = desk.receive(named("a.sh", 2), b"hi").await.unwrap();
    let length = rustix::fs::getxattr(&path, "user.xdg.origin.url", &mut value[..]).unwrap();
    assert_eq!(&value[..length], b"msnim:");
}

#[tokio::test]
async fn no_name_leads_out_of_the_folder() {
    let mut desk = Desk::new();
    for (told, name) in [
        ("../../evil.txt", "evil.txt"),
        ("/etc/passwd", "passwd"),
        ("..\\..\\evil.bat", "evil.bat"),
        ("..", "file"),
        ("CON", "_CON"),
        ("photo\u{202e}gpj.exe", "photo_gpj.exe"),
    ] {
        let path = desk.receive(named(told, 2), b"hi").await.unwrap();
        assert_eq!(path, desk.path("downloads").join(name), "{told:?}");
    }
    let left = std::fs::read_dir(desk.folder.path()).unwrap().count();
    assert_eq!(left, 1, "only the folder for downloads");
}

#[tokio::test]
async fn nothing_that_is_there_is_ever_replaced() {
    let mut desk = Desk::new();
    for name in ["cat.jpg", "cat (2).jpg", "cat (3).jpg"] {
        let path = desk.receive(named("cat.jpg", 3), b"cat").await.unwrap();
        assert_eq!(path, desk.path("downloads").join(name));
    }
    // A file that was chosen by name.
    let chosen = desk.path("mine.txt");
    let wish = Wished {
        path: Some(&chosen),
        ..named("theirs.txt", 3)
    };
    let (transfer, there) = desk.create(wish).await;
    assert_eq!(there, Ok(0));
    desk.write(transfer, 0, b"new").await.unwrap();
    std::fs::write(&chosen, "made meanwhile").unwrap();
    let file = desk.finish(transfer).await.unwrap();
    assert_eq!(Path::new(&file.path), desk.path("mine (2).txt"));
    assert_eq!(std::fs::read_to_string(&chosen).unwrap(), "made meanwhile");
    assert_eq!(desk.create(wish).await.1, Err(FileError::Exists));
    // A folder that was chosen.
    let folder = desk.folder.path().to_owned();
    let wish = Wished {
        path: Some(&folder),
        ..named("theirs.txt", 3)
    };
    let path = desk.receive(wish, b"new").await.unwrap();
    assert_eq!(path, desk.path("theirs.txt"));
    let nowhere = desk.path("no/such/folder.txt");
    let wish = Wished {
        path: Some(&nowhere),
        ..named("a", 1)
    };
    assert_eq!(desk.create(wish).await.1, Err(FileError::NotFound));
}

#[cfg(unix)]
#[tokio::test]
async fn a_link_in_the_place_of_a_file_is_not_followed() {
    let mut desk = Desk::new();
    std::fs::create_dir(desk.path("downloads")).unwrap();
    let precious = desk.path("precious");
    std::os::unix::fs::symlink(&precious, desk.path("downloads/gift.txt")).unwrap();
    let path = desk.receive(named("gift.txt", 4), b"gift").await.unwrap();
    assert_eq!(path, desk.path("downloads/gift (2).txt"));
    assert!(!precious.exists());
    // Nor in the place of what an earlier try could have left.
    let sha256 = hash(b"next");
    let tag: String = sha256[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    std::fs::write(&precious, "ne").unwrap();
    let part = desk.path("downloads").join(format!("next.{tag}.part"));
    std::os::unix::fs::symlink(&precious, &part).unwrap();
    let wish = Wished {
        sha256: Some(sha256),
        ..named("next", 4)
    };
    desk.receive(wish, b"next").await.unwrap();
    assert_eq!(std::fs::read_to_string(&precious).unwrap(), "ne");
}

#[tokio::test]
async fn pieces_out_of_place_and_half_a_file_are_refused() {
    let mut desk = Desk::new();
    for (at, len) in [(1, 5), (0, 11)] {
        let (transfer, _) = desk.create(named("a", 10)).await;
        let piece = noise(len);
        assert_eq!(
            desk.write(transfer, at, &piece).await,
            Err(FileError::Failed)
        );
    }
    let (transfer, _) = desk.create(named("a", 10)).await;
    desk.write(transfer, 0, &noise(9)).await.unwrap();
    assert_eq!(desk.finish(transfer).await, Err(FileError::Failed));
    let wish = Wished {
        sha256: Some(hash(b"yes")),
        ..named("a", 2)
    };
    let (transfer, _) = desk.create(wish).await;
    desk.write(transfer, 0, b"no").await.unwrap();
    assert_eq!(desk.finish(transfer).await, Err(FileError::WrongHash));
    assert_eq!(desk.downloads(), Vec::<String>::new());
}

#[tokio::test]
async fn a_file_for_which_there_is_no_room_is_not_begun() {
    let mut desk = Desk::new();
    let wish = Wished {
        size: u64::MAX / 2,
        ..named("huge.iso", 0)
    };
    assert_eq!(desk.create(wish).await.1, Err(FileError::DiskFull));
    assert_eq!(desk.downloads(), Vec::<String>::new());
}

#[tokio::test]
async fn without_a_folder_for_downloads_a_place_must_be_chosen() {
    let mut desk = Desk::new();
    desk.files.using.downloads = None;
    assert_eq!(desk.create(named("a", 1)).await.1, Err(FileError::NotFound));
}

#[tokio::test]
async fn what_was_received_goes_unless_it_can_be_gone_on_with() {
    let mut desk = Desk::new();
    let bytes = noise(50_000);
    let known = Wished {
        sha256: Some(hash(&bytes)),
        ..named("film.avi", bytes.len())
    };
    for (wish, keep, left) in [
        (known, false, 0),
        (named("film.avi", bytes.len()), true, 0),
        (known, true, 2),
    ] {
        let (transfer, there) = desk.create(wish).await;
        assert_eq!(there, Ok(0));
        desk.write(transfer, 0, &bytes[..20_000]).await.unwrap();
        desk = desk.end(transfer, keep).await;
        assert_eq!(desk.downloads().len(), left, "{:?}", desk.downloads());
    }
    // Another file of that name is another file.
    let other = Wished {
        sha256: Some(hash(b"other")),
        ..named("film.avi", 5)
    };
    let (transfer, there) = desk.create(other).await;
    assert_eq!(there, Ok(0));
    desk = desk.end(transfer, false).await;
    // The same is gone on with, but by one at a time.
    let (transfer, there) = desk.create(known).await;
    assert_eq!(there, Ok(20_000));
    let (second, there) = desk.create(known).await;
    assert_eq!(there, Ok(0));
    desk.files.ask(DiskAsk::Drop {
        transfer: second,
        keep: false,
    });
    assert_eq!(
        desk.write(transfer, 20_000, &bytes[20_000..]).await,
        Ok(50_000)
    );
    let file = desk.finish(transfer).await.unwrap();
    assert_eq!(file.sha256, hash(&bytes));
    assert_eq!(std::fs::read(&file.path).unwrap(), bytes);
    desk = desk.end(transfer, false).await;
    assert_eq!(desk.downloads(), ["film.avi"]);
}

#[tokio::test]
async fn what_was_left_is_of_no_use_once_it_is_shorter_than_was_noted_or_damaged() {
    let mut desk = Desk::new();
    let bytes = noise(50_000);
    let wish = Wished {
        sha256: Some(hash(&bytes)),
        ..named("film.avi", bytes.len())
    };
    let part = |desk: &Desk| {
        let name = desk
            .downloads()
            .into_iter()
            .find(|name| !name.contains(".of."));
        desk.path("downloads").join(name.unwrap())
    };
    let (transfer, _) = desk.create(wish).await;
    desk.write(transfer, 0, &bytes[..20_000]).await.unwrap();
    desk = desk.end(transfer, true).await;
    std::fs::write(part(&desk), &bytes[..10_000]).unwrap();
    let (transfer, there) = desk.create(wish).await;
    assert_eq!(there, Ok(0));
    desk.write(transfer, 0, &bytes[..20_000]).await.unwrap();
    desk = desk.end(transfer, true).await;
    // Of the right length but with other bytes: the hash tells, and the next try begins anew.
    std::fs::write(part(&desk), vec![7; 20_000]).unwrap();
    let (transfer, there) = desk.create(wish).await;
    assert_eq!(there, Ok(20_000));
    desk.write(transfer, 20_000, &bytes[20_000..])
        .await
        .unwrap();
    assert_eq!(desk.finish(transfer).await, Err(FileError::WrongHash));
    assert_eq!(desk.downloads(), Vec::<String>::new());
}

#[tokio::test]
async fn at_the_end_what_is_on_its_way_is_kept_for_the_next_time() {
    let mut desk = Desk::new();
    let bytes = noise(1000);
    let wish = Wished {
        sha256: Some(hash(&bytes)),
        ..named("a", bytes.len())
    };
    let (transfer, _) = desk.create(wish).await;
    desk.files.ask(DiskAsk::Write {
        transfer,
        at: 0,
        bytes: Bytes::copy_from_slice(&bytes[..600]),
    });
    let using = desk.files.using.clone();
    std::mem::replace(&mut desk.files, Files::new(using))
        .finish()
        .await;
    assert_eq!(desk.create(wish).await.1, Ok(600));
}

#[tokio::test]
async fn what_nobody_goes_on_with_is_deleted_after_a_week() {
    let mut desk = Desk::new();
    let downloads = desk.path("downloads");
    std::fs::create_dir(&downloads).unwrap();
    let now = std::time::SystemTime::now();
    let days = |days: u64| now - Duration::from_secs(days * 24 * 3600);
    let others = [
        "film.part",
        "film.avi.0123abcd.part",
        "film.0123456789ABCDEF.part",
        "film.0123456789abcdef.part.txt",
    ];
    let ours = [
        ("old.avi.0123456789abcdef.part", 8),
        ("old.avi.0123456789abcdef.of.part", 8),
        ("alone.avi.aaaaaaaaaaaaaaaa.of.part", 8),
        ("new.avi.bbbbbbbbbbbbbbbb.part", 6),
        ("new.avi.bbbbbbbbbbbbbbbb.of.part", 8),
    ];
    for (name, age) in others.map(|name| (name, 30)).into_iter().chain(ours) {
        std::fs::write(downloads.join(name), "x").unwrap();
        let file = std::fs::File::options()
            .write(true)
            .open(downloads.join(name));
        file.unwrap().set_modified(days(age)).unwrap();
    }
    desk.receive(named("a.txt", 2), b"hi").await.unwrap();
    let mut left = others.to_vec();
    left.extend(["a.txt", ours[3].0, ours[4].0]);
    left.sort_unstable();
    assert_eq!(desk.downloads(), left);
    // What another transfer is at stays, however old it is.
    let name = downloads.join(ours[3].0);
    let held = std::fs::File::options().write(true).open(&name).unwrap();
    held.set_modified(days(30)).unwrap();
    held.lock().unwrap();
    desk.receive(named("b.txt", 2), b"hi").await.unwrap();
    assert!(name.exists());
    drop(held);
    desk.receive(named("c.txt", 2), b"hi").await.unwrap();
    assert!(!name.exists());
}
