//! Districts and administrative units by any spelling: «КАЛИНИНСКИЙ РАЙОН», «Кировский  р-н», «Центральный округ (…)».

use std::collections::HashMap;

use super::letters::{squash, without_brackets};
use crate::districts::AdminUnit;

/// Administrative units by name, code and the names of their districts.
#[derive(Debug, Default)]
pub struct UnitIndex {
    units: HashMap<String, String>,
    districts: HashMap<String, String>,
}

impl UnitIndex {
    /// Arranges units for look-up.
    pub fn new(units: &[AdminUnit]) -> Self {
        let mut index = Self::default();
        for unit in units {
            for district in &unit.districts {
                let spellings = [&district.name, &district.genitive, &district.code]
                    .into_iter()
                    .chain(&district.aliases);
                for key in spellings
                    .map(|spelling| squash(spelling))
                    .filter(|key| !key.is_empty())
                {
                    index.units.insert(key.clone(), unit.code.clone());
                    index.districts.insert(key, district.code.clone());
                }
            }
        }
        // The unit's own spellings come last: «Центральный округ» is the unit whatever its districts are called.
        for unit in units {
            for key in [&unit.name, &unit.genitive, &unit.code].map(|spelling| squash(spelling)) {
                index.units.insert(key, unit.code.clone());
            }
        }
        index.units.remove("");
        index
    }

    /// The administrative unit that a text names, alone or through one of its districts.
    pub fn find(&self, text: &str) -> Option<&str> {
        Self::look_up(&self.units, text)
    }

    /// The district that a text names.
    pub fn find_district(&self, text: &str) -> Option<&str> {
        Self::look_up(&self.districts, text)
    }

    fn look_up<'a>(map: &'a HashMap<String, String>, text: &str) -> Option<&'a str> {
        let key = squash(&without_brackets(text));
        let stem = key.strip_suffix("рн").or_else(|| key.strip_suffix("район"));
        map.get(&key)
            .or_else(|| stem.and_then(|stem| map.get(&format!("{stem}район"))))
            .or_else(|| map.get(&squash(text)))
            .map(String::as_str)
    }
}
