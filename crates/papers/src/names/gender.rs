//! Gender of a name: from the patronymic, the first name, the surname, in this order.

use super::first_names::of_child;
use super::paradigm::{ends, syllables};
use super::{PersonName, Sex};

/// Men's names in -а and -я.
const MEN_IN_A: &str = "\
    никита илья кузьма фома лука савва сава данила гаврила добрыня фока мустафа муса иса абдулла шота \
    миша лёша гоша яша стёпа ваня петя коля дима вова серёжа иона зия закария захария микола ярема ерёма \
    вавила иуда джошуа";

/// Names in -а and -я of both.
const OF_BOTH: &str = "\
    саша женя валя шура слава тося сима мишель айнур нур ардак марлен даниэль габриэль рафаэль ноэль \
    рене";

/// Women's names that do not end in -а or -я.
const WOMEN: &str = "\
    любовь нинель адель рахиль рашель жизель агидель гузель гюзель айгуль асель севиль нургуль айгюль \
    суламифь юдифь эсфирь руфь изабель николь аннабель эстель мюриэль айгерим асем жанар айжан гульнур \
    гулзар мадинат патимат хадижат асият аминат зайнаб сакинат кармен элен маргарет ингрид астрид эдит \
    рут элизабет ирен катрин жаклин мадлен мари софи натали мэри гюльнар наргиз шахноз дилноз айсель \
    сабинэ гоар ануш шушан сильвард";

/// Men's names that do not end in -а or -я.
const MEN: &str = "\
    александр алексей анатолий андрей антон аркадий арсений артём артем артур афанасий богдан борис \
    вадим валентин валерий василий вениамин виктор виталий владимир владислав всеволод вячеслав геннадий \
    георгий герман глеб григорий давид даниил данил демид денис дмитрий евгений егор ефим захар иван \
    игнат игорь иннокентий иосиф кирилл константин лазарь лев леонид макар максим марат марк матвей \
    михаил мирон назар николай олег олесь павел пётр петр платон прохор родион роман ростислав руслан \
    рустам рустем савелий семён семен сергей станислав степан тарас тимофей тимур тихон трофим фёдор \
    федор феликс филипп эдуард эрик юлиан юрий яков ян ярослав азат айрат алан али альберт анвар арам \
    армен арсен ашот бахтияр булат вагиф вардан гарик гасан гурген давлат дамир джамшед жан заур ибрагим \
    ильдар ильнур ильяс исмаил камиль карен карл магомед мамед марсель мерген мурад наиль наран отто \
    рамиль рафаил рашид рауль ренат ринат роберт рудольф салават самвел тагир тигран тофик фарид фархад \
    фридрих хасан шамиль эльдар эльчин эмиль генрих вильгельм ференц жак гиви нодари чингис баир бато \
    амарсана оскар рихард вольдемар артемий елисей климент мстислав святослав серафим";

/// The gender somebody has said, or that of the name; nothing where the name does not tell.
pub(super) fn told(of: &PersonName) -> Option<Sex> {
    of.sex
        .or_else(|| of.patronymic.as_deref().and_then(by_patronymic))
        .or_else(|| listed(&of.first))
        .or_else(|| match (by_surname(&of.last), by_ending(&of.first)) {
            (Some(Sex::Masculine), Some(Sex::Feminine)) => None,
            (surname, first) => surname.or(first),
        })
}

fn by_patronymic(patronymic: &str) -> Option<Sex> {
    let word = patronymic.to_lowercase();
    of_child(&word).or_else(|| {
        if word.ends_with("ич") {
            Some(Sex::Masculine)
        } else if ends(&word, &["вна", "чна", "шна"]) {
            Some(Sex::Feminine)
        } else {
            None
        }
    })
}

/// A first name we know; of a compound one the last part tells: «Анна-Мария», «Жан-Жак».
fn listed(first: &str) -> Option<Sex> {
    let word = last_part(first);
    let word = word.as_str();
    if among(OF_BOTH, word) {
        None
    } else if among(MEN, word) || among(MEN_IN_A, word) {
        Some(Sex::Masculine)
    } else if among(WOMEN, word) {
        Some(Sex::Feminine)
    } else {
        None
    }
}

/// Only surnames of Russian suffixes tell; «Ким», «Шевченко», «Черных» and «Дзюба» are of both.
fn by_surname(last: &str) -> Option<Sex> {
    let word = last_part(last);
    if syllables(&word) < 2 {
        return None;
    }
    let men = [
        "ов", "ев", "ёв", "ин", "ын", "ский", "цкий", "ной", "ный", "вой", "вый", "хий",
    ];
    if ends(&word, &men) {
        Some(Sex::Masculine)
    } else if syllables(&word) > 2
        && ends(
            &word,
            &["ова", "ева", "ёва", "ина", "ына", "ская", "цкая", "ная", "вая"],
        )
    {
        Some(Sex::Feminine)
    } else {
        None
    }
}

/// A first name nobody knows is a woman's when it ends in -а or -я; one in a consonant tells nothing.
fn by_ending(first: &str) -> Option<Sex> {
    let word = last_part(first);
    let unclear = among(OF_BOTH, &word) || syllables(&word) < 2;
    (!unclear && ends(&word, &["а", "я"])).then_some(Sex::Feminine)
}

/// Whether a list of names parted by spaces has this one.
fn among(names: &str, name: &str) -> bool {
    names.split(' ').any(|known| known == name)
}

fn last_part(name: &str) -> String {
    let part = name.split([' ', '-', '\u{00A0}']).rfind(|p| !p.is_empty());
    part.unwrap_or_default().to_lowercase()
}
