//! `criteria/catalogue.json` says of every pack and list what its file says.
//! `cargo xtask catalogue` runs this test with `CCHC_WRITE_CATALOGUE=1`, which
//! writes the file instead of comparing it.

use cchc::base::digest::Digest;
use cchc::base::json::parse::{Limits, parse};
use cchc::base::json::{Json, write};
use cchc::engine::rank::{BUILTIN, Cohort};
use cchc::pack::catalogue::{Catalogue, FORMAT, file_name};
use cchc::pack::read::{read, read_trusted};
use cchc::pack::{Status, builtin};

fn canonical(text: &str) -> String {
    write::canonical(&parse(text, &Limits::DEFAULT).unwrap())
}

fn made() -> String {
    let packs = builtin::all().iter().map(|known| {
        let pack = read(known.text).pack.unwrap();
        let status = match pack.status {
            Status::Official => "official",
            Status::Illustrative => "illustrative",
            Status::Draft => "draft",
        };
        let example = pack.examples.iter().any(|example| !example.answers.nodes.is_empty());
        Json::object([("id", Json::from(known.id)), ("name", (*pack.name).into())])
            .with("name_en", &*pack.name_en)
            .with("place", &*pack.place)
            .with("level", &*pack.level)
            .with("status", status)
            .with("scale", pack.scale.to_text())
            .with("first_year", i64::from(pack.years.0))
            .with("last_year", i64::from(pack.years.1))
            .with("leaves", i64::try_from(pack.leaves().count()).unwrap())
            .with("example", example)
            .with("digest", &*pack.digest)
    });
    let lists = BUILTIN.iter().map(|known| {
        let list = known.read().unwrap();
        Json::object([("id", Json::from(known.id)), ("name", list.name.into())])
            .with("pack", list.pack)
            .with("year", i64::from(list.year))
            .with("size", i64::from(list.size))
            .with("complete", list.complete)
            .with("digest", Digest::of_bytes(canonical(known.text).as_bytes()).to_string())
    });
    let file = Json::object([("format", Json::from(FORMAT))])
        .with("packs", Json::List(packs.collect()))
        .with("lists", Json::List(lists.collect()));
    write::to_text(&file)
}

/// `criteria/SETS.md`: the packs for people who read the repository.
fn table() -> String {
    let mut text = "# Bộ tiêu chí có sẵn\n\n\
        Ghi bằng `cargo xtask catalogue` từ các tệp `pack.json`; `SOURCE.md` trong mỗi thư mục nêu nguồn, ngày đối chiếu và điều còn nghi ngờ.\n\
        **Chính thức**: đã đối chiếu với phụ lục, hoặc đã chứng minh bằng điểm công bố. Mọi bộ khác là **minh họa**.\n\n\
        | mã | tên | trạng thái | số dòng chấm điểm | thang điểm |\n\
        | --- | --- | --- | --- | --- |\n"
        .to_owned();
    let mut packs: Vec<_> = builtin::all().iter().map(|known| read(known.text).pack.unwrap()).collect();
    packs.sort_by_key(|pack| (pack.status != Status::Official, pack.id.clone()));
    for pack in packs {
        let status = if pack.status == Status::Official { "chính thức" } else { "**minh họa**" };
        let (id, name, leaves) = (&pack.id, &pack.name, pack.leaves().count());
        let scale = pack.scale.to_text().replace('.', ",");
        text.push_str(&format!("| [`{id}`]({id}/SOURCE.md) | {name} | {status} | {leaves} | {scale} |\n"));
    }
    text
}

/// Holds a file of `criteria/` against what is made of the packs, or writes it.
#[track_caller]
fn up_to_date(name: &str, made: &str) {
    let path = format!("{}/criteria/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("CCHC_WRITE_CATALOGUE").is_some() {
        std::fs::write(&path, made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == made, "criteria/{name} is out of date: run `cargo xtask catalogue`");
}

#[test]
fn the_catalogue_is_up_to_date() {
    let made = made();
    up_to_date("catalogue.json", &made);
    up_to_date("SETS.md", &table());
    let catalogue = Catalogue::read(&made).unwrap();
    assert_eq!((catalogue.packs.len(), catalogue.lists.len()), (builtin::all().len(), BUILTIN.len()));
}

/// What the browser fetches is the canonical form, and it reads it without the
/// checks that this folder's tests have made.
#[test]
fn the_canonical_form_of_every_set_and_list_reads_as_its_file() {
    let catalogue = Catalogue::read(&made()).unwrap();
    for (known, entry) in builtin::all().iter().zip(&catalogue.packs) {
        let text = canonical(known.text);
        let trusted = read_trusted(&text, &entry.digest);
        assert!(trusted.is_some() && trusted == read(known.text).pack, "{}", known.id);
        assert_eq!(read_trusted(&format!("{text} "), &entry.digest), None);
    }
    for known in BUILTIN {
        assert_eq!(Cohort::parse(&canonical(known.text)), known.read(), "{}", known.id);
    }
}

#[test]
fn no_two_files_have_one_name() {
    let catalogue = Catalogue::read(&made()).unwrap();
    let packs = catalogue.packs.iter().map(|entry| file_name(&entry.id, &entry.digest));
    let lists = catalogue.lists.iter().map(|entry| file_name(&entry.id, &entry.digest));
    let names: std::collections::BTreeSet<String> = packs.chain(lists).collect();
    assert_eq!(names.len(), catalogue.packs.len() + catalogue.lists.len());
}
