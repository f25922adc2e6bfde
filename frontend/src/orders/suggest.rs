//! What a new order begins with. Russian whatever the language of the screen: it is printed.

use veche_domain::orders::{Issuer, OrderKind};

/// The heading that an order of this kind usually has.
pub(super) const fn heading(kind: OrderKind) -> &'static str {
    match kind {
        OrderKind::Create => "О создании профессионального объединения",
        OrderKind::Reorganize => "О реорганизации профессиональных объединений",
        OrderKind::Liquidate => "О ликвидации профессионального объединения",
        OrderKind::ApproveList => {
            "Об утверждении перечня профессиональных объединений и учреждений, курирующих их работу"
        }
        OrderKind::ApproveComposition => "Об утверждении состава профессионального объединения",
        OrderKind::AssignInstitution => "Об учреждении, курирующем работу профессионального объединения",
        OrderKind::AppointCurator => "О назначении куратора профессионального объединения",
        OrderKind::ReleaseCurator => "Об освобождении куратора профессионального объединения",
        OrderKind::Amend => "О внесении изменений в приказ",
        OrderKind::Repeal => "О признании приказа утратившим силу",
        OrderKind::Recognition => "О поощрении",
        OrderKind::Evaluation => "Об итогах работы профессиональных объединений",
    }
}

/// The preamble that an order of this kind usually has, with the clause it rests on.
pub(super) fn preamble(kind: OrderKind, issuer: Issuer) -> String {
    let clause = match (kind, issuer) {
        (OrderKind::ApproveList | OrderKind::ApproveComposition | OrderKind::AssignInstitution, _) => "I.4",
        (OrderKind::AppointCurator | OrderKind::ReleaseCurator, _) | (_, Issuer::Institution) => "VII.7.2",
        (OrderKind::Recognition, _) => "VIII.8.1",
        _ => "I.5",
    };
    format!(
        "В соответствии с пунктом {clause} Положения о профессиональных объединениях педагогических работников \
         и управленческих кадров образовательных организаций"
    )
}

/// Whether a text was suggested, so that another suggestion may take its place.
pub(super) fn is_suggested(text: &str) -> bool {
    text.is_empty()
        || OrderKind::ALL.iter().any(|kind| {
            heading(*kind) == text || Issuer::ALL.iter().any(|issuer| preamble(*kind, *issuer) == text)
        })
}
