//! Ranks: ties, gaps, incomplete lists, cohort files and pasted lists.

use cchc::base::decimal::{Exact, Points};
use cchc::engine::rank::{
    By, Cohort, CohortError, Entry, LineProblemKind, Needed, Own, Placed, Reason, Span, Ties, needed_for_rank,
    rank_list, read_table,
};
use proptest::prelude::*;

fn points(text: &str) -> Points {
    Points::parse(text).unwrap()
}

fn entry(body: &str, value: &str, rank: Option<u32>) -> Entry {
    Entry { body: body.into(), points: Some(points(value)), rank, ..Entry::default() }
}

fn list(size: u32, entries: Vec<Entry>) -> Cohort {
    let complete = usize::try_from(size).unwrap() == entries.len();
    let (id, name, source) = ("khoi".into(), "Khối".into(), "kiểm thử".into());
    Cohort { id, name, source, year: 2025, size, complete, entries, ..Cohort::default() }
}

fn own(body: &str, value: &str) -> Own {
    Own::with_points(body, points(value).into())
}

/// Hải Phòng 2025, phường: the first three and the last of 45 are known.
fn hai_phong() -> Cohort {
    let known =
        [("Hồng Bàng", "95.8", 1), ("Hải An", "95.77", 2), ("Hồng An", "95.57", 3), ("Bắc An Phụ", "76.26", 45)];
    list(45, known.map(|(body, value, rank)| entry(body, value, Some(rank))).into())
}

#[track_caller]
fn own_span(cohort: &Cohort, own: &Own, best: u32, worst: u32) {
    let ranking = rank_list(cohort, Some(own), &Ties::Competition, &By::Points);
    let place = ranking.own.unwrap();
    assert_eq!(ranking.rows[place.row].rank, Span { best, worst }, "{own:?}");
}

#[test]
fn two_bodies_with_equal_points_share_a_rank() {
    let cohort = list(
        5,
        ["95", "90", "90.0", "80", "70"].iter().enumerate().map(|(n, v)| entry(&format!("B{n}"), v, None)).collect(),
    );
    let ranks = |ties| {
        let ranking = rank_list(&cohort, None, &ties, &By::Points);
        ranking.rows.iter().map(|row| row.rank.exact().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(ranks(Ties::Competition), [1, 2, 2, 4, 5]);
    assert_eq!(ranks(Ties::Dense), [1, 2, 2, 3, 4]);
}

#[test]
fn named_nodes_decide_between_equals_and_an_unknown_part_leaves_it_open() {
    let mut cohort = list(3, vec![entry("A", "90", None), entry("B", "90", None), entry("C", "80", None)]);
    cohort.entries[0].parts.insert("x".into(), points("1"));
    cohort.entries[1].parts.insert("x".into(), points("2"));
    let ties = Ties::ByParts(vec!["x".into()]);
    let bodies = |ranking: &cchc::engine::rank::Ranking| {
        ranking.rows.iter().map(|r| (r.body.clone(), r.rank.best, r.rank.worst)).collect::<Vec<_>>()
    };
    let ranking = rank_list(&cohort, None, &ties, &By::Points);
    assert_eq!(bodies(&ranking), [("B".into(), 1, 1), ("A".into(), 2, 2), ("C".into(), 3, 3)]);
    cohort.entries[0].parts.clear();
    let ranking = rank_list(&cohort, None, &ties, &By::Points);
    assert_eq!(bodies(&ranking), [("B".into(), 1, 2), ("A".into(), 1, 2), ("C".into(), 3, 3)]);
    let ranking = rank_list(&cohort, Some(&own("D", "90")), &ties, &By::Points);
    assert!(ranking.own.unwrap().reasons.contains(&Reason::TieUndecided(2)));
}

#[test]
fn the_own_result_replaces_the_entry_of_the_same_name_or_is_added() {
    let cohort =
        list(3, vec![entry("Sở  Nội vụ", "90", None), entry("Sở Y tế", "80", None), entry("Sở Tư pháp", "70", None)]);
    let ranking = rank_list(&cohort, Some(&own("sở nội VỤ ", "75")), &Ties::Competition, &By::Points);
    let place = ranking.own.unwrap();
    assert_eq!((place.placed, ranking.size, ranking.rows[place.row].rank.exact()), (Placed::Replaces(0), 3, Some(2)));
    let (above, below) = (place.above.unwrap(), place.below.unwrap());
    assert_eq!((above.points.to_points(), below.points.to_points()), (Some(points("5")), Some(points("5"))));
    assert!(above.adjacent && below.adjacent);
    let ranking = rank_list(&cohort, Some(&own("Sở Du lịch", "80")), &Ties::Competition, &By::Points);
    let place = ranking.own.unwrap();
    assert_eq!((place.placed, ranking.size, place.equal), (Placed::Added, 4, 1));
    assert_eq!(ranking.rows[place.row].rank.exact(), Some(2));
}

#[test]
fn the_first_three_and_the_last_of_45_known_give_a_range_with_its_reasons() {
    let cohort = hai_phong();
    own_span(&cohort, &own("Ngô Quyền", "90"), 4, 44);
    own_span(&cohort, &own("Ngô Quyền", "95.9"), 1, 1);
    own_span(&cohort, &own("Ngô Quyền", "95.57"), 3, 3); // shared with Hồng An
    // Below the last of the old list: all 44 others are better.
    own_span(&cohort, &own("Ngô Quyền", "70"), 45, 45);
    own_span(&cohort, &own("Hồng Bàng", "90"), 3, 44); // its own row is gone: two known above
    let ranking = rank_list(&cohort, Some(&own("Ngô Quyền", "90")), &Ties::Competition, &By::Points);
    let place = ranking.own.unwrap();
    assert_eq!((place.placed, ranking.unknown), (Placed::OneOfUnnamed, 40));
    assert_eq!(place.reasons, [Reason::KnownAbove(3), Reason::UnknownAbove { least: 0, most: 40 }]);
    assert!(!place.above.unwrap().adjacent);
    let printed: Vec<Option<u32>> =
        rank_list(&cohort, None, &Ties::Competition, &By::Points).rows.iter().map(|row| row.rank.exact()).collect();
    assert_eq!(printed, [Some(1), Some(2), Some(3), Some(45)]);
}

#[test]
fn a_printed_rank_in_the_middle_bounds_the_unknown_on_both_sides() {
    // Thanh Hóa 2023, sở: ranks 1, 2, 6 and 20 of 20.
    let known = [("A", "92.83", 1), ("B", "91.86", 2), ("C", "91.651", 6), ("D", "68.32", 20)];
    let cohort = list(20, known.map(|(body, value, rank)| entry(body, value, Some(rank))).into());
    // Between ranks 2 and 6: nobody unknown is above 91,86; three are above 91,651.
    own_span(&cohort, &own("Mới", "91.7"), 3, 6);
    // Below rank 6: five above C and C itself; one of the three unknown may be the body itself.
    own_span(&cohort, &own("Mới", "91"), 6, 19);
    let ranking = rank_list(&cohort, Some(&own("Mới", "91")), &Ties::Competition, &By::Points);
    let reasons = ranking.own.unwrap().reasons;
    assert!(reasons.contains(&Reason::PrintedAbove { entry: 2, rank: 6 }), "{reasons:?}");
}

#[test]
fn what_a_rank_takes_is_the_result_of_the_body_that_holds_it() {
    let cohort =
        list(4, ["95", "90", "85", "80"].iter().enumerate().map(|(n, v)| entry(&format!("B{n}"), v, None)).collect());
    let needed = |body: &str, ties: &Ties, rank| needed_for_rank(&cohort, &own(body, "0"), ties, &By::Points, rank);
    let value = |text, above| Some(Needed { value: Exact::from(points(text)), above });
    assert_eq!(needed("B3", &Ties::Competition, 1), value("95", false));
    assert_eq!(needed("B3", &Ties::Competition, 3), value("85", false));
    assert_eq!(needed("B3", &Ties::Competition, 4), None); // any result does
    assert_eq!(needed("Mới", &Ties::Competition, 4), value("80", false));
    // Where parts decide and are not known, only more is certain.
    assert_eq!(needed("B3", &Ties::ByParts(vec!["x".into()]), 3), value("85", true));
    assert_eq!(
        needed_for_rank(&hai_phong(), &own("Lê Chân", "0"), &Ties::Competition, &By::Points, 4),
        value("95.57", false)
    );
}

/// A printed rank says how many stood above when the body itself still had its
/// old result.
fn hidden_list() -> impl Strategy<Value = (Vec<u32>, Vec<bool>, usize, u32, bool)> {
    (2_usize..9).prop_flat_map(|n| {
        let values = prop::collection::vec(0_u32..8, n);
        (values, prop::collection::vec(any::<bool>(), n), 0..=n, 0_u32..9, any::<bool>())
    })
}

fn true_rank(values: &[u32], of: u32, dense: bool) -> u32 {
    let mut above: Vec<u32> = values.iter().copied().filter(|v| of < *v).collect();
    above.sort_unstable();
    if dense {
        above.dedup();
    }
    1 + u32::try_from(above.len()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, ..ProptestConfig::default() })]

    /// Hide any rows of a complete list, give one body (shown, hidden or new) a
    /// new result: the true rank of every row lies in its range, and nothing
    /// hidden means no range.
    #[test]
    fn the_true_rank_always_lies_in_the_range((values, shown, mover, new, dense) in hidden_list()) {
        let ties = if dense { Ties::Dense } else { Ties::Competition };
        let entries = values.iter().zip(&shown).enumerate().filter(|(_, (_, shown))| **shown);
        let entries: Vec<Entry> = entries
            .map(|(n, (v, _))| entry(&format!("B{n}"), &v.to_string(), Some(true_rank(&values, *v, dense))))
            .collect();
        let hidden = values.len() - entries.len();
        let cohort = list(u32::try_from(values.len()).unwrap(), entries);
        let mut now = values.clone();
        // Every list that hides somebody is taken to hold the body already.
        match now.get_mut(mover) {
            Some(slot) => *slot = new,
            None if hidden == 0 => now.push(new),
            None => return Ok(()),
        }
        prop_assume!(mover < values.len() || hidden == 0);
        let moved = own(&format!("B{mover}"), &new.to_string());
        // A hidden mover in a list with others named: one of the unnamed.
        let ranking = rank_list(&cohort, Some(&moved), &ties, &By::Points);
        prop_assert_eq!(ranking.size, u32::try_from(now.len()).unwrap());
        for row in &ranking.rows {
            let value: u32 = row.value.to_points().unwrap().to_text().parse().unwrap();
            let rank = true_rank(&now, value, dense);
            prop_assert!(row.rank.best <= rank && rank <= row.rank.worst, "{} {:?} true {}", row.body, row.rank, rank);
            if hidden == 0 {
                prop_assert!(row.rank.exact().is_some());
            }
        }
        let still = rank_list(&cohort, None, &ties, &By::Points);
        for row in &still.rows {
            let value: u32 = row.value.to_points().unwrap().to_text().parse().unwrap();
            prop_assert_eq!(row.rank.exact(), Some(true_rank(&values, value, dense)));
        }
    }

    /// The least result found makes the rank certain, and nothing less does.
    #[test]
    fn the_least_result_for_a_rank_is_enough_and_least((values, _, _, rank, dense) in hidden_list()) {
        let ties = if dense { Ties::Dense } else { Ties::Competition };
        let entries = values.iter().enumerate().map(|(n, v)| entry(&format!("B{n}"), &v.to_string(), None)).collect();
        let cohort = list(u32::try_from(values.len()).unwrap(), entries);
        let at = |value: Exact| {
            let ranking = rank_list(&cohort, Some(&Own::with_points("Mới", value)), &ties, &By::Points);
            ranking.rows[ranking.own.unwrap().row].rank.worst
        };
        let rank = rank + 1;
        match needed_for_rank(&cohort, &own("Mới", "0"), &ties, &By::Points, rank) {
            Some(needed) => {
                prop_assert!(!needed.above);
                prop_assert!(at(needed.value.clone()) <= rank);
                prop_assert!(rank < at(needed.value.minus(&points("0.5").into())));
            }
            None => prop_assert!(at(points("0").minus(points("1")).into()) <= rank),
        }
    }

    /// What is written reads back equal.
    #[test]
    fn a_cohort_file_reads_back((values, shown, ..) in hidden_list()) {
        let entries = values.iter().zip(&shown).enumerate().filter(|(_, (_, shown))| **shown);
        let cohort = list(
            u32::try_from(values.len()).unwrap(),
            entries.map(|(n, (v, _))| entry(&format!("B{n}"), &v.to_string(), Some(true_rank(&values, *v, false)))).collect(),
        );
        prop_assert_eq!(Cohort::parse(&cohort.to_text()), Ok(cohort));
    }
}

#[test]
fn every_problem_of_a_cohort_file_is_named_with_its_place() {
    let text = r#"{"format": "cchc-cohort/1", "id": "x", "name": "", "year": 2025, "source": "s", "size": 3,
        "complete": true, "entries": [
            {"body": "A", "points": "90", "rank": 2}, {"body": " a ", "points": "95", "rank": 3},
            {"body": "C", "points": "9,5", "rank": 7, "percnt": "1"}]}"#;
    let Err(CohortError::Problems(problems)) = Cohort::parse(text) else { panic!("read") };
    let found: Vec<(&str, &str)> = problems.iter().map(|p| (p.pointer.as_str(), p.kind.code())).collect();
    assert_eq!(
        found,
        [
            ("/name", "value-empty"),
            ("/entries/2/points", "text-malformed"),
            ("/entries/2/rank", "integer-out-of-range"),
            ("/entries/2/percnt", "member-unknown"),
        ]
    );
    let text =
        text.replace("\"name\": \"\"", "\"name\": \"K\"").replace(r#""9,5", "rank": 7, "percnt": "1""#, "\"80\"");
    let Err(CohortError::Problems(problems)) = Cohort::parse(&text) else { panic!("read") };
    let found: Vec<(&str, &str)> = problems.iter().map(|p| (p.pointer.as_str(), p.kind.code())).collect();
    assert_eq!(found, [("/entries/1/body", "id-duplicate"), ("/entries/1/rank", "text-malformed")]);
}

#[test]
fn a_list_pasted_from_a_spreadsheet_is_read_and_every_bad_line_is_named() {
    let text = "STT\tĐơn vị\tĐiểm\tXếp loại\n1\tSở Nội vụ\t92,71\tTốt\n\n2\tSở Tài chính\t92.99\t\n\
                3\tSở Y tế\tchưa có\n4\tSở nội  vụ\t80\n5\tSở Tư pháp\n\t\t90\nThanh tra\t94,71 \tXuất sắc\r\n";
    let table = read_table(text);
    let rows: Vec<(&str, String, &str)> =
        table.cohort.entries.iter().map(|e| (&*e.body, e.points.unwrap().to_text(), &*e.class)).collect();
    assert_eq!(
        rows,
        [
            ("Sở Nội vụ", "92.71".into(), "Tốt"),
            ("Sở Tài chính", "92.99".into(), ""),
            ("Thanh tra", "94.71".into(), "Xuất sắc")
        ]
    );
    let lines: Vec<u32> = table.problems.iter().map(|p| p.line).collect();
    assert_eq!((table.header, lines), (Some(1), vec![5, 6, 7, 8]));
    assert!(matches!(&table.problems[0].kind, LineProblemKind::NotANumber { found, .. } if found == "chưa có"));
    assert_eq!(table.problems[1].kind, LineProblemKind::Twice { first: 2 });
    assert_eq!(table.problems[2].kind, LineProblemKind::NoResult);
    assert_eq!(table.problems[3].kind, LineProblemKind::NoName);
    assert!(!table.cohort.complete);
    let percent = read_table("Đống Đa\t96,3%\nCầu Giấy\t95,22 %").cohort;
    assert!(percent.complete && percent.main_is_percent());
}

#[test]
fn every_list_that_ships_reads_and_none_is_forgotten() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/criteria/cohorts");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".json"))
        .collect();
    files.sort();
    let mut known: Vec<String> = cchc::engine::rank::BUILTIN.iter().map(|list| format!("{}.json", list.id)).collect();
    known.sort();
    assert_eq!(files, known);
    for list in cchc::engine::rank::BUILTIN {
        let cohort = list.read().unwrap_or_else(|error| panic!("{}: {error:?}", list.id));
        assert_eq!(cohort.id, list.id);
        assert_eq!(Cohort::parse(&cohort.to_text()), Ok(cohort));
    }
}

#[test]
fn the_34_provinces_rank_as_the_portal_ranks_them() {
    let cohort = cchc::engine::rank::BUILTIN.iter().find(|list| list.id == "bo-chi-so-766-tinh-2026-10-10").unwrap();
    let cohort = cohort.read().unwrap();
    let body = "UBND Thành phố Hồ Chí Minh";
    let own = Own { body: body.into(), ..Own::default() };
    let ranking = rank_list(&cohort, None, &Ties::Competition, &By::Points);
    let row = ranking.rows.iter().find(|row| row.body == body).unwrap();
    assert_eq!((row.rank.exact(), row.value.to_points()), (Some(13), Some(points("63.43"))));
    // Ninh Bình is 12th with 63,93: the same is enough to share its rank.
    let needed = needed_for_rank(&cohort, &own, &Ties::Competition, &By::Points, 12).unwrap();
    assert_eq!(needed, Needed { value: points("63.93").into(), above: false });
    let ranking =
        rank_list(&cohort, Some(&Own::with_points(body, points("63.94").into())), &Ties::Competition, &By::Points);
    let place = ranking.own.unwrap();
    assert_eq!(ranking.rows[place.row].rank.exact(), Some(12));
    assert_eq!(ranking.rows[place.below.unwrap().row].body, "UBND tỉnh Ninh Bình");
}

#[test]
fn the_lai_chau_list_ranks_by_total_and_by_component() {
    let cohort =
        cchc::engine::rank::BUILTIN.iter().find(|list| list.id == "lai-chau-tthc-2021").unwrap().read().unwrap();
    let ranking = rank_list(&cohort, None, &Ties::Competition, &By::Points);
    let printed = |row: &cchc::engine::rank::Row| cohort.entries[row.entry.unwrap()].rank;
    assert!(ranking.rows.iter().all(|row| row.rank.exact() == printed(row)));
    let by_part = rank_list(&cohort, None, &Ties::Competition, &By::Part("cs7".into()));
    assert_eq!((by_part.rows[0].body.as_str(), by_part.unknown), ("Sở Lao động - Thương binh và Xã hội", 0)); // 1,993
    // One component of Sở Tài chính up by 0,007: 15,754 passes 15,753.
    let own = Own::with_points("Sở Tài chính", points("15.754").into());
    let ranking = rank_list(&cohort, Some(&own), &Ties::Competition, &By::Points);
    assert_eq!(ranking.rows[0].body, "Sở Tài chính");
}

/// What a person pastes is kept as a list file: it must read back, whatever was pasted.
#[test]
fn a_pasted_list_is_a_list_file_that_reads_back() {
    let kept = |text: &str, name: &str, source: &str| {
        let table = read_table(text);
        let list = table.named(name, 2025, source, "Danh sách dán ngày 01/12/2026");
        (Cohort::parse(&list.to_text()), list)
    };
    let long = format!("{}\t5\nSở A\t4\n", "x".repeat(301));
    let many = format!("Sở A\t5\n{}", "chỉ tên\n".repeat(30_000));
    for text in ["Sở A\t92,71\tTốt\nSở B\t80", "1;Sở A;92,5 %\n2;Sở B;hỏng", "Sở A\t5\nSở a\t6", &long, &many]
    {
        let (read, list) = kept(text, "", " ");
        assert_eq!(read.as_ref(), Ok(&list), "{}", &text[..20]);
        assert_eq!((&*list.name, &*list.source, list.year), ("Danh sách dán ngày 01/12/2026", &*list.name, 2025));
    }
    let (read, _) = kept("Sở A\t5", " Bảng của tôi ", "Email ngày 3/12");
    let list = read.unwrap();
    assert_eq!((&*list.name, &*list.source), ("Bảng của tôi", "Email ngày 3/12"));
}

/// A list of points compares points, one of percents the index; both are said where the
/// maximum is smaller or the scale another one.
#[test]
fn what_a_list_compares_is_said_where_it_matters() {
    let list = |text: &str| read_table(text).named("x", 2025, "x", "x");
    let measure = |text: &str, out_of: &str| {
        let lines = cchc::text::rank::measure(cchc::text::Lang::Vi, &list(text), points("100"), points(out_of));
        lines.join(" ")
    };
    assert_eq!(measure("Sở A\t92", "100"), "");
    assert!(measure("Sở A\t92", "84").contains("xếp theo điểm, nên so số điểm; điểm tối đa của đơn vị chỉ còn 84/100"));
    assert!(measure("Sở A\t92%", "84").contains("xếp theo tỷ lệ phần trăm"));
    assert!(measure("Sở A\t920", "100").contains("cao hơn thang 100"));
}
