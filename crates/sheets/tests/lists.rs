//! Organizations, associations and the matrix of district heads.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::{demo, records, references};
use veche_domain::imports::{
    Field, ImportKind, ImportRow, KnownAssociation, KnownHead, KnownPerson, Outcome, RawTable, References,
    RowClass, RowError, RowValues, RowWarning, associations, district_heads, organizations,
};
use veche_sheets::{Refusal, detect, extract, read};

fn table(name: &str, bytes: &[u8], kind: ImportKind) -> RawTable {
    let workbook = read(name, bytes).unwrap();
    let mapping = detect(&workbook, kind).unwrap();
    assert_eq!(mapping.missing(kind), Vec::<Field>::new(), "{name}");
    extract(&workbook, &mapping, kind).unwrap()
}

fn without_organizations() -> References {
    References {
        organizations: Vec::new(),
        ..references()
    }
}

#[test]
fn the_list_of_organizations_is_read_and_a_second_import_adds_nothing() {
    let table = table(
        "organizations.csv",
        &demo("organizations.csv"),
        ImportKind::Organizations,
    );
    let first = organizations::classify(&table, &without_organizations());
    assert_eq!((first.summary.rows, first.summary.records_to_create), (60, 60));
    for (row, expected) in first.rows.iter().zip(records("organizations.csv")) {
        let Some(RowValues::Organization(found)) = &row.values else {
            panic!("row {}", row.row)
        };
        assert_eq!(found.code.as_deref(), Some(expected["id"].as_str()));
        assert_eq!(found.organization_kind.code(), expected["kind"]);
        assert_eq!(found.full_name, expected["full_name_ru"]);
        assert_eq!(found.short_name, expected["short_name_ru"]);
        assert_eq!(found.number.as_deref().unwrap_or(""), expected["number"]);
        assert_eq!(
            found.district_code.as_deref(),
            Some(expected["district_code"].as_str())
        );
        assert_eq!(
            found.admin_unit_code.as_deref(),
            Some(expected["admin_unit_code"].as_str())
        );
        assert_eq!(
            (found.low_results, found.project_500plus),
            (expected["is_shnor"] == "1", expected["in_project_500plus"] == "1")
        );
    }
    let second = organizations::classify(&table, &references());
    assert_eq!(
        (
            second.summary.records_to_create,
            second.summary.of(RowClass::Duplicate)
        ),
        (0, 60)
    );
    assert!(
        second.rows.iter().all(|row| row.warnings.is_empty()),
        "nothing conflicts with itself"
    );
}

#[test]
fn organizations_under_russian_headers_are_read() {
    let text = "Перечень организаций;;;\n№ п/п;Вид;Краткое наименование;Район (округ);E-mail\n\
        1;СОШ;МБОУ СОШ № 904;Дзержинский р-н;a@b.example\n2;;МБДОУ д/с № 960;Дзержинский;нет\n\
        3;гимназия;МАОУ «Гимназия №  926»;Первомайский район;x\n4;СОШ;;Ленинский;\n5;завод;Завод № 1;Ленинский;\n\
        6;СОШ;МБОУ СОШ № 5;Заречный;\n7;;СОШ N904;Кировский;\nИтого: 7\n";
    let table = table("список.csv", text.as_bytes(), ImportKind::Organizations);
    let outcome = organizations::classify(&table, &without_organizations());
    let brief: Vec<_> = outcome
        .rows
        .iter()
        .map(|row| (row.row, row.class.code(), row.error.map(|e| e.code())))
        .collect();
    let wanted = [
        (3, "NEW", None),
        (4, "NEW", None),
        (5, "NEW", None),
        (6, "INVALID", Some("NAME_EMPTY")),
        (7, "INVALID", Some("KIND_UNKNOWN")),
        (8, "INVALID", Some("DISTRICT_UNKNOWN")),
        (9, "DUPLICATE", None),
    ];
    assert_eq!(brief, wanted);
    assert_eq!(outcome.rows[2].warnings, [RowWarning::EmailInvalid]);
    assert_eq!(
        (outcome.rows[6].ref_row, outcome.rows[6].warnings.as_slice()),
        (Some(3), [RowWarning::DupConflict].as_slice())
    );
    assert!(outcome.summary.file_level_warnings.is_empty());
}

#[test]
fn the_list_of_associations_is_read_and_a_second_import_adds_nothing() {
    let table = table(
        "associations.csv",
        &demo("associations.csv"),
        ImportKind::Associations,
    );
    let references = references();
    let first = associations::classify(&table, &references, &[]);
    assert_eq!((first.summary.rows, first.summary.records_to_create), (41, 41));
    let mut known = Vec::new();
    for (row, expected) in first.rows.iter().zip(records("associations.csv")) {
        let Some(RowValues::Association(found)) = &row.values else {
            panic!("row {}", row.row)
        };
        assert_eq!(found.association_kind.code(), expected["kind"]);
        assert_eq!(found.name, expected["name_ru"]);
        assert_eq!(
            found.subject_code.as_deref(),
            Some(expected["subject_code"].as_str())
        );
        assert_eq!(
            found.curating_organization_id.as_deref(),
            Some(expected["curating_org_id"].as_str())
        );
        assert_eq!(found.status.code(), expected["status"]);
        assert_eq!(found.audience.as_deref(), Some(expected["audience_ru"].as_str()));
        known.push(KnownAssociation {
            id: format!("id{}", row.row),
            code: None,
            name: found.name.clone(),
        });
    }
    let second = associations::classify(&table, &references, &known);
    assert_eq!(
        (
            second.summary.records_to_create,
            second.summary.of(RowClass::Duplicate)
        ),
        (0, 41)
    );
}

#[test]
fn associations_under_russian_headers_are_read() {
    let text = "№;Наименование объединения;Предмет;Курирующее учреждение;Статус\n1;ММО учителей математики;;НИСО;действует\n\
        2;Муниципальное методическое объединение учителей математики;Математика;МАУ ДПО «НИСО»;\n\
        3;Творческое объединение «Радуга»;Рисование;МКУ ДПО «ГЦОиЗ «Магистр»;спит\n4;ММО учителей музыки;;Завод;\n5;;;НИСО;\n6;Кружок;;НИСО;\n";
    let table = table("list.csv", text.as_bytes(), ImportKind::Associations);
    let outcome = associations::classify(&table, &references(), &[]);
    let brief: Vec<_> = outcome
        .rows
        .iter()
        .map(|row| (row.class.code(), row.error.map(|e| e.code())))
        .collect();
    let wanted = [
        ("NEW", None),
        ("DUPLICATE", None),
        ("NEW", None),
        ("INVALID", Some("ORG_UNKNOWN")),
        ("INVALID", Some("NAME_EMPTY")),
        ("INVALID", Some("KIND_UNKNOWN")),
    ];
    assert_eq!(brief, wanted);
    let Some(RowValues::Association(math)) = &outcome.rows[0].values else {
        panic!()
    };
    assert_eq!(
        (
            math.subject_code.as_deref(),
            math.curating_organization_id.as_deref()
        ),
        (Some("math"), Some("niso"))
    );
    assert_eq!(
        outcome.rows[2].warnings,
        [RowWarning::StatusUnknown, RowWarning::SubjectUnknown]
    );
}

const MATRIX: &str = "Руководители РМО на 2026/2027 учебный год;;;;\n\
    № п/п;Предмет (направление);Дзержинский район;Калининский р-н;Центральный округ (Железнодорожный, Заельцовский, Центральный районы)\n\
    1;2;3;4;5\n\
    1;Математика;\"Семёнова Евгения Николаевна, МБОУ СОШ № 904, 8-946-103-90-35\";\"Берднева А.С.\nСОШ 902\";вакансия\n\
    2;Физика;она же;\"Студёная Надежда Олеговна\nМАУ ДО ЦВР «Горизонт-900» 8 946 110 28 23\";\"ФЁДОРОВА СВЕТЛАНА ПАВЛОВНА, МБОУ СОШ № 910; 8-946\"\n\
    3;Химия;;она же;она же\n\
    4;Рисование;Ли Анна, СОШ 904;;\n\
    5;Музыка;Неизвестная А.А. СОШ 904;Ли Анна, СОШ 1000;Ли Анна\n\
    6;Биология;она же;-//-;Цой В.\n";

fn heads(known: &[KnownPerson], heads: &[KnownHead]) -> Outcome {
    let table = table("matrix.csv", MATRIX.as_bytes(), ImportKind::DistrictHeads);
    assert_eq!(table.rows.len(), 18);
    district_heads::classify(&table, &references(), known, heads)
}

fn brief(row: &ImportRow) -> (u32, String, String) {
    let head = match &row.values {
        Some(RowValues::DistrictHead(head)) => {
            let organization = head.organization_id.clone().unwrap_or_default();
            format!(
                "{}/{}: {} {} {organization}",
                head.subject_code, head.admin_unit_code, head.last_name, head.first_name
            )
        }
        _ => row.error.unwrap().code().to_owned(),
    };
    (row.row, row.class.code().to_owned(), head)
}

#[test]
fn the_matrix_of_heads_is_unpivoted() {
    let berdneva = KnownPerson {
        id: "p1".to_owned(),
        last_name: "Берднева".to_owned(),
        first_name: "Алёна".to_owned(),
        patronymic: Some("Семёновна".to_owned()),
        organization_ids: vec!["org902".to_owned()],
        ..KnownPerson::default()
    };
    let known = [berdneva];
    let outcome = heads(&known, &[]);
    let found: Vec<_> = outcome.rows.iter().map(brief).collect();
    let wanted = [
        (4, "NEW", "math/dzerzhinsky: Семёнова Евгения org904"),
        (4, "NEW", "math/kalininsky: Берднева Алёна org902"),
        (5, "NEW", "physics/dzerzhinsky: Семёнова Евгения org904"),
        (5, "NEW", "physics/kalininsky: Студёная Надежда orgdo3"),
        (5, "NEW", "physics/central_okrug: Фёдорова Светлана org910"),
        (6, "NEW", "chemistry/kalininsky: Студёная Надежда orgdo3"),
        (6, "NEW", "chemistry/central_okrug: Фёдорова Светлана org910"),
        (7, "INVALID", "SUBJECT_UNKNOWN"),
        (8, "INVALID", "FIO_INITIALS"),
        (8, "INVALID", "ORG_UNKNOWN"),
        (8, "INVALID", "ORG_EMPTY"),
        (9, "INVALID", "REFERENCE_MISSING"),
        (9, "INVALID", "REFERENCE_MISSING"),
        (9, "INVALID", "FIO_INITIALS"),
    ];
    let wanted: Vec<_> = wanted
        .map(|(row, class, head)| (row, class.to_owned(), head.to_owned()))
        .into();
    assert_eq!(found, wanted);
    assert_eq!(
        (
            outcome.summary.records_to_create,
            outcome.summary.persons_to_create,
            outcome.summary.vacancies
        ),
        (7, 3, 4)
    );
    let by_place = |row: u32, unit: &str| {
        outcome
            .rows
            .iter()
            .find(|r| {
                r.row == row
                    && matches!(&r.values, Some(RowValues::DistrictHead(h)) if h.admin_unit_code == unit)
            })
            .unwrap()
    };
    assert_eq!(by_place(4, "kalininsky").ref_id.as_deref(), Some("p1"));
    assert_eq!(
        by_place(5, "dzerzhinsky").ref_row,
        Some(4),
        "«она же» below the cell of the same unit"
    );
    assert_eq!(by_place(5, "central_okrug").warnings, [RowWarning::PhoneInvalid]);
    assert_eq!(by_place(6, "central_okrug").warnings, [RowWarning::SameAsGuessed]);
    let Some(RowValues::DistrictHead(phone)) = &by_place(5, "kalininsky").values else {
        panic!()
    };
    assert_eq!(phone.phone.as_deref(), Some("+79461102823"));

    // The register after the import: every term is a duplicate, nobody is created.
    let mut register = known.to_vec();
    let mut terms = Vec::new();
    for row in outcome.rows.iter().filter(|row| row.class == RowClass::New) {
        let Some(RowValues::DistrictHead(head)) = &row.values else {
            panic!()
        };
        let id = head
            .person_id
            .clone()
            .unwrap_or_else(|| format!("new {}", head.last_name));
        if register.iter().all(|person| person.id != id) {
            register.push(KnownPerson {
                id: id.clone(),
                last_name: head.last_name.clone(),
                first_name: head.first_name.clone(),
                patronymic: head.patronymic.clone(),
                organization_ids: head.organization_id.iter().cloned().collect(),
                phones: head.phone.iter().cloned().collect(),
                ..KnownPerson::default()
            });
        }
        let (subject_code, admin_unit_code) = (head.subject_code.clone(), head.admin_unit_code.clone());
        terms.push(KnownHead {
            subject_code,
            admin_unit_code,
            person_id: id,
        });
    }
    let second = heads(&register, &terms);
    let summary = &second.summary;
    assert_eq!(
        (
            summary.records_to_create,
            summary.persons_to_create,
            summary.of(RowClass::Duplicate)
        ),
        (0, 0, 7)
    );
    assert_eq!(
        second
            .rows
            .iter()
            .filter(|row| row.error == Some(RowError::FioInitials))
            .count(),
        2
    );
}

#[test]
fn a_file_without_a_header_of_its_kind_is_refused() {
    for kind in ImportKind::ALL {
        let workbook = read("list.csv", "а;б\nв;г\n1;2\n".as_bytes()).unwrap();
        assert_eq!(
            detect(&workbook, *kind).unwrap_err(),
            Refusal::HeaderNotFound,
            "{kind}"
        );
    }
}
