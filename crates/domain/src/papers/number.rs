//! Numbers that papers are checked by: «7K3M-9QXT-2ABC».
//!
//! Eleven letters by chance, 55 bits, and a twelfth that follows from them: a letter typed wrong or two neighbours
//! exchanged are noticed before anything is looked up. The alphabet has no 0, 1, I and O; Cyrillic letters that look
//! like Latin ones are taken for them, for the number is read off paper by people with a Russian keyboard.

/// Letters of a number.
const ALPHABET: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/// Letters that are chosen by chance.
pub const RANDOM_LETTERS: usize = 11;
/// Letters of a group.
const GROUP: usize = 4;

/// The number that random bytes spell; of each byte five bits are used.
pub fn paper_number(random: [u8; RANDOM_LETTERS]) -> String {
    let mut digits: Vec<usize> = random.iter().map(|byte| usize::from(byte % 32)).collect();
    digits.push(check_digit(&digits));
    spelled(&digits)
}

/// The number as it is kept, out of what somebody typed: any case, with or without dashes and spaces, with Cyrillic
/// letters of the same look. None for what cannot be a number, one that was mistyped above all.
pub fn read_paper_number(text: &str) -> Option<String> {
    let mut digits = Vec::with_capacity(RANDOM_LETTERS + 1);
    for letter in text.chars() {
        if letter.is_whitespace() || "-–—.".contains(letter) {
            continue;
        }
        if digits.len() > RANDOM_LETTERS {
            return None;
        }
        digits.push(digit_of(letter)?);
    }
    let (check, body) = digits.split_last()?;
    (body.len() == RANDOM_LETTERS && check_digit(body) == *check).then(|| spelled(&digits))
}

fn digit_of(letter: char) -> Option<usize> {
    let upper = letter.to_uppercase().next()?;
    let latin = match upper {
        'А' => 'A',
        'В' => 'B',
        'С' => 'C',
        'Е' => 'E',
        'Н' => 'H',
        'К' => 'K',
        'М' => 'M',
        'Р' => 'P',
        'Т' => 'T',
        'Х' => 'X',
        'У' => 'Y',
        other => other,
    };
    ALPHABET.iter().position(|known| char::from(*known) == latin)
}

/// Luhn's sum for 32 letters: finds every single wrong letter and all exchanges of neighbours but one.
fn check_digit(digits: &[usize]) -> usize {
    let sum: usize = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| {
            let weighed = digit * if at % 2 == 0 { 2 } else { 1 };
            weighed / 32 + weighed % 32
        })
        .sum();
    (32 - sum % 32) % 32
}

fn spelled(digits: &[usize]) -> String {
    let letters: Vec<String> = digits
        .chunks(GROUP)
        .map(|group| {
            let letters = group.iter().filter_map(|digit| ALPHABET.get(*digit));
            letters.map(|letter| char::from(*letter)).collect()
        })
        .collect();
    letters.join("-")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_is_three_groups_and_is_read_as_people_type_it() {
        let number = paper_number([0, 31, 7, 200, 9, 12, 77, 255, 3, 18, 64]);
        assert_eq!(number.len(), 14);
        assert_eq!(number.matches('-').count(), 2);
        assert_eq!(read_paper_number(&number).as_ref(), Some(&number));
        let typed = number
            .to_lowercase()
            .replace('-', " ")
            .replace('a', "а")
            .replace('k', "к");
        assert_eq!(read_paper_number(&typed), Some(number));
        for no in ["", "7K3M", "абв", "0000-0000-0000", "<script>"] {
            assert_eq!(read_paper_number(no), None, "{no}");
        }
    }

    proptest! {
        #[test]
        fn every_single_wrong_letter_is_noticed(random: [u8; RANDOM_LETTERS], at in 0usize..12, by in 1usize..32) {
            let number = paper_number(random);
            let mut letters: Vec<char> = number.chars().filter(|c| *c != '-').collect();
            let was = digit_of(letters[at]).unwrap();
            letters[at] = char::from(ALPHABET[(was + by) % 32]);
            let wrong: String = letters.into_iter().collect();
            prop_assert_eq!(read_paper_number(&wrong), None);
            prop_assert_eq!(read_paper_number(&number), Some(number));
        }

        #[test]
        fn exchanged_neighbours_are_noticed(random: [u8; RANDOM_LETTERS], at in 0usize..11) {
            let number = paper_number(random);
            let mut letters: Vec<char> = number.chars().filter(|c| *c != '-').collect();
            let pair = (letters[at], letters[at + 1]);
            prop_assume!(pair.0 != pair.1 && !matches!(pair, ('2', 'Z') | ('Z', '2')));
            letters.swap(at, at + 1);
            let wrong: String = letters.into_iter().collect();
            prop_assert_eq!(read_paper_number(&wrong), None);
        }

        #[test]
        fn nothing_typed_can_break_the_reading(text in ".{0,40}") {
            if let Some(number) = read_paper_number(&text) {
                prop_assert_eq!(read_paper_number(&number), Some(number));
            }
        }
    }
}
