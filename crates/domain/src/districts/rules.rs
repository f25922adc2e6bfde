//! Rules of the district associations.

/// Name of a district association as papers write it: «РМО учителей математики, Ленинский район».
pub fn district_association_name(audience: Option<&str>, subject: &str, unit: &str) -> String {
    let about = audience.unwrap_or(subject);
    let short = if unit.contains("округ") { "ОМО" } else { "РМО" };
    format!("{short}: {about}, {unit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_okrug_has_an_okrug_association() {
        assert_eq!(district_association_name(None, "Математика", "Ленинский район"), "РМО: Математика, Ленинский район");
        let name = district_association_name(Some("старшие воспитатели"), "Дошкольное образование", "Центральный округ");
        assert_eq!(name, "ОМО: старшие воспитатели, Центральный округ");
    }
}
