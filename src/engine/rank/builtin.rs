//! Real published lists that ship with the product, for tests and tools; the
//! application fetches them when first needed.

use super::cohort::{Cohort, CohortError};

/// A list that ships, as its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Builtin {
    /// Its id, the name of its file.
    pub id: &'static str,
    /// The file.
    pub text: &'static str,
}

impl Builtin {
    /// Reads the file.
    ///
    /// # Errors
    /// Those of [`Cohort::parse`]; a test reads every list.
    pub fn read(&self) -> Result<Cohort, CohortError> {
        Cohort::parse(self.text)
    }
}

/// The lists, in the order in which they are offered.
pub const BUILTIN: &[Builtin] = &[
    Builtin {
        id: "bo-chi-so-766-tinh-2026-10-10",
        text: include_str!("../../../criteria/cohorts/bo-chi-so-766-tinh-2026-10-10.json"),
    },
    Builtin { id: "lai-chau-tthc-2021", text: include_str!("../../../criteria/cohorts/lai-chau-tthc-2021.json") },
    Builtin {
        id: "ha-noi-2023-quan-huyen",
        text: include_str!("../../../criteria/cohorts/ha-noi-2023-quan-huyen.json"),
    },
    Builtin { id: "hai-phong-2025-phuong", text: include_str!("../../../criteria/cohorts/hai-phong-2025-phuong.json") },
    Builtin { id: "hai-phong-2025-so", text: include_str!("../../../criteria/cohorts/hai-phong-2025-so.json") },
    Builtin {
        id: "hai-phong-2025-xa-dac-khu",
        text: include_str!("../../../criteria/cohorts/hai-phong-2025-xa-dac-khu.json"),
    },
    Builtin { id: "hue-2018-huyen", text: include_str!("../../../criteria/cohorts/hue-2018-huyen.json") },
    Builtin { id: "hue-2018-so", text: include_str!("../../../criteria/cohorts/hue-2018-so.json") },
    Builtin { id: "hue-2021-huyen", text: include_str!("../../../criteria/cohorts/hue-2021-huyen.json") },
    Builtin { id: "lao-cai-2015-so", text: include_str!("../../../criteria/cohorts/lao-cai-2015-so.json") },
    Builtin { id: "quoc-gia-2021-tinh", text: include_str!("../../../criteria/cohorts/quoc-gia-2021-tinh.json") },
    Builtin { id: "quoc-gia-2024-tinh", text: include_str!("../../../criteria/cohorts/quoc-gia-2024-tinh.json") },
    Builtin { id: "tay-ninh-2022-huyen", text: include_str!("../../../criteria/cohorts/tay-ninh-2022-huyen.json") },
    Builtin { id: "tay-ninh-2022-so", text: include_str!("../../../criteria/cohorts/tay-ninh-2022-so.json") },
    Builtin { id: "thanh-hoa-2023-huyen", text: include_str!("../../../criteria/cohorts/thanh-hoa-2023-huyen.json") },
    Builtin { id: "thanh-hoa-2023-so", text: include_str!("../../../criteria/cohorts/thanh-hoa-2023-so.json") },
];
