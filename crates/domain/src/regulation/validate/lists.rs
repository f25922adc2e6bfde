//! Whether the lists of a profile are complete and agree with each other.

use std::collections::HashSet;

use super::{Faults, check_clause, is_code};
use crate::associations::AssociationKind;
use crate::regulation::{Dictionary, DictionaryName, Profile};

impl Profile {
    pub(super) fn check_dictionary(
        &self,
        faults: &mut Faults,
        clauses: &HashSet<&str>,
        name: DictionaryName,
    ) {
        let list = self.dictionary(name);
        let place = format!("Справочник «{name}»");
        faults.filled(&place, &[("title", &list.title)]);
        faults.check(!list.entries.is_empty(), &place, "список пуст");
        let length = list.entries.len();
        faults.check(
            length == list.count,
            &place,
            format!("объявлено значений: {}, записано: {length}", list.count),
        );
        faults.unique(
            &place,
            "код",
            list.entries.iter().map(|entry| entry.code.as_str()),
        );
        faults.unique(
            &place,
            "название",
            list.entries.iter().map(|entry| entry.label.as_str()),
        );
        check_clause(faults, clauses, &place, &list.clause);
        let parents: Option<&Dictionary> = name.parent().map(|parent| self.dictionary(parent));
        for entry in &list.entries {
            let place = format!("{place}, значение «{}»", entry.code);
            faults.check(
                is_code(&entry.code, '_'),
                &place,
                "код – не латинские слова через подчёркивание",
            );
            faults.filled(&place, &[("label", &entry.label), ("text", &entry.text)]);
            check_clause(faults, clauses, &place, &entry.clause);
            match (parents, entry.parent.as_deref()) {
                (None, None) => {}
                (None, Some(_)) => faults.check(
                    false,
                    &place,
                    "у значений этого справочника нет старшего значения",
                ),
                (Some(_), None) => faults.check(false, &place, "не указано старшее значение"),
                (Some(list), Some(parent)) => {
                    faults.check(
                        list.entry(parent).is_some(),
                        &place,
                        format!("старшего значения «{parent}» нет"),
                    );
                }
            }
        }
    }

    pub(super) fn check_lists_together(&self, faults: &mut Faults) {
        let forms = DictionaryName::WORK_FORMS
            .iter()
            .flat_map(|name| &self.dictionary(*name).entries);
        faults.unique("Формы работы", "код", forms.map(|entry| entry.code.as_str()));
        for direction in &self.dictionaries.directions.entries {
            let filled = self
                .dictionaries
                .activities
                .children(&direction.code)
                .next()
                .is_some();
            faults.check(
                filled,
                format!("Направление «{}»", direction.code),
                "не содержит ни одного вида деятельности",
            );
        }
        let closed = [
            DictionaryName::Directions,
            DictionaryName::AssociationKinds,
            DictionaryName::Indicators,
        ];
        for name in closed {
            let place = format!("Справочник «{name}»");
            faults.check(
                !self.dictionary(name).open,
                place,
                "на этот список опираются правила, он не может быть открытым",
            );
        }
        // The settings hold a value for each of these kinds, no more and no less.
        let listed: HashSet<&str> = self
            .dictionaries
            .association_kinds
            .entries
            .iter()
            .map(|kind| kind.code.as_str())
            .collect();
        let place = format!("Справочник «{}»", DictionaryName::AssociationKinds);
        let known: Vec<&str> = AssociationKind::ALL.iter().map(|kind| kind.code()).collect();
        faults.check(
            listed == known.iter().copied().collect(),
            place,
            format!("правила знают виды {}", known.join(", ")),
        );
    }
}
