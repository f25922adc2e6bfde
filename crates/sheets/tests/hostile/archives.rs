//! Bombs and traps of the archives that workbooks are.

use crate::craft::*;

#[test]
fn bombs_and_traps_of_archives_are_refused() {
    let zeros = vec![b' '; 40_000_000];
    let bomb = xlsx(CELL, &[("xl/media/zeros.bin", &zeros)]);
    let lying = patched(bomb.clone(), *b"PK\x01\x02", 24, &1000_u32.to_le_bytes());
    let many: Vec<String> = (0..2_100).map(|at| format!("xl/media/{at}.bin")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), b"x".as_slice())).collect();
    let dtd = br#"<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>"#;
    let split: Vec<u8> = [b"<a>".to_vec(), vec![b' '; 65_530], b"<!DOCTYPE x>".to_vec()].concat();
    let utf16: Vec<u8> = "\u{feff}<!DOCTYPE a><a/>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let random: Vec<u8> = (0..3_000_000_u32)
        .map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    let padded = xlsx(
        CELL,
        &[("xl/media/zeros.bin", &zeros), ("xl/media/random.bin", &random)],
    );
    let strings = br#"<sst uniqueCount="4000000000" count="1"><si><t>x</t></si></sst>"#;
    let huge = br#"<sst count="1" uniqueCount = '99999999999999999999'><si><t>x</t></si></sst>"#;
    let cases: Vec<(&str, Vec<u8>, &[&str])> = vec![
        ("ratio", bomb.clone(), &["packed_too_tightly"]),
        (
            "ratio with a lying directory",
            lying,
            &["packed_too_tightly", "broken"],
        ),
        ("ratio behind padding", padded, &["packed_too_tightly"]),
        ("too many entries", xlsx(CELL, &many), &["too_many_parts"]),
        (
            "entries declared",
            patched(xlsx(CELL, &[]), *b"PK\x05\x06", 8, &[0xFF; 4]),
            &["too_many_parts"],
        ),
        (
            "parent",
            xlsx(CELL, &[("../evil.xml", b"<a/>")]),
            &["bad_part_name"],
        ),
        (
            "parent inside",
            xlsx(CELL, &[("xl/../../evil.xml", b"<a/>")]),
            &["bad_part_name"],
        ),
        (
            "parent of windows",
            xlsx(CELL, &[("xl\\..\\..\\evil.xml", b"<a/>")]),
            &["bad_part_name"],
        ),
        (
            "absolute",
            xlsx(CELL, &[("/etc/cron.d/evil", b"x")]),
            &["bad_part_name"],
        ),
        ("drive", xlsx(CELL, &[("C:\\evil.xml", b"x")]), &["bad_part_name"]),
        ("dtd", xlsx(CELL, &[("xl/styles.xml", dtd)]), &["dtd"]),
        (
            "dtd in small letters",
            xlsx(CELL, &[("xl/styles.xml", b"<!doctype a><a/>")]),
            &["dtd"],
        ),
        (
            "entity in strings",
            xlsx(CELL, &[("xl/sharedStrings.xml", b"<sst><!ENTITY a 'x'></sst>")]),
            &["dtd"],
        ),
        (
            "external entity",
            xlsx(
                CELL,
                &[(
                    "xl/theme/theme1.xml",
                    b"<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
                )],
            ),
            &["dtd"],
        ),
        (
            "dtd on the border of a chunk",
            xlsx(CELL, &[("docProps/app.xml", &split)]),
            &["dtd"],
        ),
        (
            "dtd in UTF-16",
            xlsx(CELL, &[("docProps/app.xml", &utf16)]),
            &["broken"],
        ),
        (
            "shared strings",
            xlsx(CELL, &[("xl/sharedStrings.xml", strings)]),
            &["absurd_size"],
        ),
        (
            "shared strings beyond 64 bits",
            xlsx(CELL, &[("xl/sharedStrings.xml", huge)]),
            &["absurd_size"],
        ),
        (
            "password",
            patched(
                patched(xlsx(CELL, &[]), *b"PK\x01\x02", 8, &[1, 0]),
                *b"PK\x03\x04",
                6,
                &[1, 0],
            ),
            &["encrypted"],
        ),
        (
            "method",
            patched(xlsx(CELL, &[]), *b"PK\x01\x02", 10, &[12, 0]),
            &["broken"],
        ),
        ("no directory", xlsx(CELL, &[])[..200].to_vec(), &["broken"]),
        (
            "crc",
            patched(xlsx(CELL, &[]), *b"PK\x01\x02", 16, &[1, 2, 3, 4]),
            &["broken"],
        ),
        (
            "document",
            archive(&[("word/document.xml", b"<a/>")]),
            &["extension_mismatch"],
        ),
        (
            "binary workbook",
            archive(&[("xl/workbook.bin", b"\0")]),
            &["extension_mismatch"],
        ),
        (
            "nothing inside",
            archive(&[("a.txt", b"a")]),
            &["extension_mismatch"],
        ),
        ("no entries", archive(&[]), &["extension_mismatch", "broken"]),
    ];
    for (what, bytes, codes) in cases {
        let refusal = timed("a.xlsx", &bytes).expect_err(what);
        assert!(codes.contains(&refusal.code()), "{what}: {refusal:?}");
        assert!(
            refusal.to_string().chars().any(|c| ('а'..='я').contains(&c)),
            "{what}: said in Russian"
        );
    }
    drop((zeros, bomb));
    if let Some(megabytes) = peak_megabytes() {
        // The test itself holds the zeros.
        assert!(megabytes < 512, "{megabytes} MB");
    }
}
