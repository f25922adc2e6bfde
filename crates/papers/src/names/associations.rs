//! Names of associations and organizations in the cases.

use super::{Case, phrase};

/// The name of an association: «муниципальное методическое объединение …» → «муниципального методического
/// объединения …». What stands in quotes and abbreviations («ММО») stay, a capital stays a capital.
pub fn association(name: &str, case: Case) -> String {
    phrase::decline(name, case, false)
}

/// The full name of an organization: «муниципальное бюджетное общеобразовательное учреждение города Новосибирска
/// «…»» → «муниципального бюджетного общеобразовательного учреждения города Новосибирска «…»». A short name,
/// «МБОУ СОШ № 1», stays.
pub fn organization(name: &str, case: Case) -> String {
    phrase::decline(name, case, false)
}
