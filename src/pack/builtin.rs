//! The packs that ship with the program, as text, for tests and tools.
//!
//! One line per folder of `criteria/`; a test fails when one is missing. They
//! are read like any other file.

/// A pack that ships with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Builtin {
    /// Id of the pack, the name of its folder.
    pub id: &'static str,
    /// Text of its `pack.json`.
    pub text: &'static str,
}

/// In the order in which people are offered them.
const TABLE: &[Builtin] = &[
    Builtin { id: "bo-chi-so-766-tinh", text: include_str!("../../criteria/bo-chi-so-766-tinh/pack.json") },
    Builtin { id: "ca-mau-so-2013-trich", text: include_str!("../../criteria/ca-mau-so-2013-trich/pack.json") },
    Builtin { id: "ha-tinh-so-2021-tong-hop", text: include_str!("../../criteria/ha-tinh-so-2021-tong-hop/pack.json") },
    Builtin { id: "hai-phong-so-2014", text: include_str!("../../criteria/hai-phong-so-2014/pack.json") },
    Builtin { id: "lai-chau-tthc-2021", text: include_str!("../../criteria/lai-chau-tthc-2021/pack.json") },
    Builtin { id: "lao-cai-so-2015", text: include_str!("../../criteria/lao-cai-so-2015/pack.json") },
    Builtin { id: "bo-chi-so-766-so", text: include_str!("../../criteria/bo-chi-so-766-so/pack.json") },
    Builtin { id: "bo-chi-so-766-xa", text: include_str!("../../criteria/bo-chi-so-766-xa/pack.json") },
    Builtin { id: "dong-quang-xa-2022-trich", text: include_str!("../../criteria/dong-quang-xa-2022-trich/pack.json") },
    Builtin { id: "ke-khai-2025-trich", text: include_str!("../../criteria/ke-khai-2025-trich/pack.json") },
    Builtin { id: "quang-tri-2017-xep-loai", text: include_str!("../../criteria/quang-tri-2017-xep-loai/pack.json") },
    Builtin {
        id: "tp-hcm-chi-tieu-1191-2021",
        text: include_str!("../../criteria/tp-hcm-chi-tieu-1191-2021/pack.json"),
    },
    Builtin { id: "tu-phap-2022-trich", text: include_str!("../../criteria/tu-phap-2022-trich/pack.json") },
    Builtin {
        id: "hai-phong-quan-huyen-2014",
        text: include_str!("../../criteria/hai-phong-quan-huyen-2014/pack.json"),
    },
    Builtin {
        id: "hai-phong-so-2025-minh-hoa",
        text: include_str!("../../criteria/hai-phong-so-2025-minh-hoa/pack.json"),
    },
    Builtin { id: "lai-chau-huyen-minh-hoa", text: include_str!("../../criteria/lai-chau-huyen-minh-hoa/pack.json") },
    Builtin { id: "lai-chau-so-minh-hoa", text: include_str!("../../criteria/lai-chau-so-minh-hoa/pack.json") },
    Builtin { id: "quoc-gia-tinh-2012-khung", text: include_str!("../../criteria/quoc-gia-tinh-2012-khung/pack.json") },
    Builtin {
        id: "tp-hcm-quan-huyen-2021-minh-hoa",
        text: include_str!("../../criteria/tp-hcm-quan-huyen-2021-minh-hoa/pack.json"),
    },
    Builtin {
        id: "hai-phong-phuong-2025-minh-hoa",
        text: include_str!("../../criteria/hai-phong-phuong-2025-minh-hoa/pack.json"),
    },
    Builtin {
        id: "hai-phong-xa-dac-khu-2025-minh-hoa",
        text: include_str!("../../criteria/hai-phong-xa-dac-khu-2025-minh-hoa/pack.json"),
    },
    Builtin { id: "lai-chau-xa-minh-hoa", text: include_str!("../../criteria/lai-chau-xa-minh-hoa/pack.json") },
    Builtin { id: "tp-hcm-so-2021-minh-hoa", text: include_str!("../../criteria/tp-hcm-so-2021-minh-hoa/pack.json") },
];

/// All packs, in the order in which people are offered them.
#[must_use]
pub fn all() -> &'static [Builtin] {
    TABLE
}

/// A pack by its id.
#[must_use]
pub fn get(id: &str) -> Option<&'static Builtin> {
    TABLE.iter().find(|known| known.id == id)
}
