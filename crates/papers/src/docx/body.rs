//! The text of a DOCX out of the parts of a paper.

use super::xml::{TAB, cell, escaped, paragraph, run, table, twips};
use crate::{
    Paper,
    sheets::{Column, Part, Row, Section, Signature, as_it_is, sheets},
};

/// Stays on the page of the next paragraph.
const KEEP: &str = "<w:keepNext/>";
/// Stands at the foot of its row.
const BOTTOM: &str = "<w:vAlign w:val=\"bottom\"/>";
/// Width of a corner block, mm.
const CORNER: f64 = 80.0;

/// The whole part `word/document.xml`.
pub(super) fn document(paper: &Paper, spaces: &str) -> String {
    let sections = sheets(paper, as_it_is);
    let mut body = String::new();
    if paper.draft {
        body.push_str(&paragraph("Mark", "", &run("", "ПРОЕКТ")));
    }
    for (at, section) in sections.iter().enumerate() {
        for part in &section.parts {
            body.push_str(&written(part, section.width));
        }
        let sheet = sheet(paper, section, at == 0);
        if at + 1 == sections.len() {
            if matches!(
                section.parts.last(),
                None | Some(Part::Table { .. } | Part::Signatures { .. })
            ) {
                body.push_str(&last());
            }
            body.push_str(&sheet);
        } else {
            body.push_str(&paragraph("End", &sheet, ""));
        }
    }
    format!("<w:document {spaces}><w:body>{body}</w:body></w:document>")
}

/// A paragraph without height: a document does not end with a table.
fn last() -> String {
    paragraph("End", "", "")
}

/// Size, margins, header and footer of a sheet; later sheets take both from the first one.
fn sheet(paper: &Paper, of: &Section, first: bool) -> String {
    let (width, height) = if of.flipped {
        (297.0, 210.0)
    } else {
        (210.0, 297.0)
    };
    let side = if of.flipped { " w:orient=\"landscape\"" } else { "" };
    let left = if paper.long_storage { 30.0 } else { 20.0 };
    let mut references = String::new();
    if first {
        references.push_str(
            "<w:headerReference w:type=\"default\" r:id=\"rHeader\"/>\
             <w:headerReference w:type=\"first\" r:id=\"rFirst\"/>",
        );
        if paper.seal.is_some() {
            references.push_str("<w:footerReference w:type=\"first\" r:id=\"rSeal\"/>");
        }
    }
    format!(
        "<w:sectPr>{references}<w:type w:val=\"nextPage\"/><w:pgSz w:w=\"{}\" w:h=\"{}\"{side}/>\
         <w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{top}\" w:left=\"{}\" w:header=\"{right}\" \
         w:footer=\"{right}\" w:gutter=\"0\"/>{}</w:sectPr>",
        twips(width),
        twips(height),
        twips(left),
        // The first page has a header of its own, without a number.
        if first { "<w:titlePg/>" } else { "" },
        top = twips(20.0),
        right = twips(10.0),
    )
}

fn written(part: &Part, width: f64) -> String {
    match part {
        Part::Corner { text } => {
            let indent = format!("<w:ind w:left=\"{}\"/>", twips(width - CORNER));
            paragraph("Corner", &indent, &run("", text))
        }
        Part::Banner { text } => paragraph("Banner", "", &run("", text)),
        Part::Requisites { date, number, place } => requisites(date, number, place, width),
        Part::Heading { level, centred, text } => {
            let align = if *centred { "center" } else { "left" };
            paragraph(
                &format!("Heading{level}"),
                &format!("<w:jc w:val=\"{align}\"/>"),
                &run("", text),
            )
        }
        Part::Text { label, text, keep } => {
            let mut runs = String::new();
            if !label.is_empty() {
                runs.push_str(&run("<w:b/>", &format!("{label} ")));
            }
            runs.push_str(&run("", text));
            paragraph("BodyText", if *keep { KEEP } else { "" }, &runs)
        }
        Part::Table { columns, rows } => cells(columns, rows),
        Part::Blank { label, hint, .. } => blank(label, hint, width),
        Part::Signatures { items } => signatures(items, width),
    }
}

fn requisites(date: &str, number: &str, place: &str, width: f64) -> String {
    let stop = format!(
        "<w:tabs><w:tab w:val=\"right\" w:pos=\"{}\"/></w:tabs>",
        twips(width)
    );
    let line = format!("{}{TAB}{}", run("", date), run("", number));
    let mut out = paragraph("Requisites", &stop, &line);
    if !place.is_empty() {
        out.push_str(&paragraph(
            "Requisites",
            "<w:jc w:val=\"center\"/>",
            &run("", place),
        ));
    }
    out
}

fn cells(columns: &[Column], rows: &[Row]) -> String {
    let widths: Vec<f64> = columns.iter().map(|column| column.width).collect();
    let header: String = columns
        .iter()
        .map(|column| {
            let title = paragraph("TableHeader", KEEP, &run("", &column.title));
            cell(column.width, "<w:vAlign w:val=\"center\"/>", &title)
        })
        .collect();
    let mut all = format!("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{header}</w:tr>");
    for row in rows {
        all.push_str("<w:tr>");
        if !row.long {
            all.push_str("<w:trPr><w:cantSplit/></w:trPr>");
        }
        for (text, column) in row.cells.iter().zip(columns) {
            let align = if column.title.starts_with('№') {
                "<w:jc w:val=\"center\"/>"
            } else {
                ""
            };
            all.push_str(&cell(
                column.width,
                "",
                &paragraph("TableText", align, &run("", text)),
            ));
        }
        all.push_str("</w:tr>");
    }
    // Two tables that touch would become one.
    table("Cells", &widths, &all) + &last()
}

fn blank(label: &str, hint: &str, width: f64) -> String {
    let stop = format!(
        "<w:tabs><w:tab w:val=\"right\" w:leader=\"underscore\" w:pos=\"{}\"/></w:tabs>",
        twips(width)
    );
    let before = if label.is_empty() {
        String::new()
    } else {
        run("", &format!("{label} "))
    };
    let keep = if hint.is_empty() { "" } else { KEEP };
    let mut out = paragraph("Blank", &format!("{keep}{stop}"), &format!("{before}{TAB}"));
    if !hint.is_empty() {
        out.push_str(&paragraph("Hint", "", &run("", hint)));
    }
    out
}

fn signatures(items: &[Signature], width: f64) -> String {
    let widths = [width * 0.45, width * 0.2, width * 0.35];
    let [post, space, name] = widths;
    let row = |cells: &str| format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>");
    let mut rows = String::new();
    for (at, item) in items.iter().enumerate() {
        let more = if at + 1 < items.len() { KEEP } else { "" };
        let keep = if item.note.is_empty() { more } else { KEEP };
        let empty = || paragraph("Note", "", "");
        let right = format!("{keep}<w:jc w:val=\"right\"/>");
        rows.push_str(&row(&[
            cell(post, BOTTOM, &paragraph("Signature", keep, &run("", &item.post))),
            cell(space, BOTTOM, &empty()),
            cell(
                name,
                BOTTOM,
                &paragraph("Signature", &right, &run("", &item.name)),
            ),
        ]
        .concat()));
        if !item.note.is_empty() {
            rows.push_str(&row(&[
                cell(post, "", &paragraph("Note", more, &run("", &item.note))),
                cell(space, "", &empty()),
                cell(name, "", &empty()),
            ]
            .concat()));
        }
    }
    table("Plain", &widths, &rows)
}

/// The header of all pages but the first, or of the first: the number of the page, and what marks a draft.
pub(super) fn header(paper: &Paper, numbered: bool, spaces: &str) -> String {
    let mut runs = String::new();
    if numbered {
        runs.push_str(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
        );
    }
    if paper.draft {
        runs.push_str(DRAFT);
    }
    format!("<w:hdr {spaces}>{}</w:hdr>", paragraph("Header", "", &runs))
}

/// «ПРОЕКТ» across the page behind the text, as word processors themselves draw a watermark.
const DRAFT: &str = "<w:r><w:pict><v:shapetype id=\"mark\" coordsize=\"21600,21600\" o:spt=\"136\" adj=\"10800\" \
    path=\"m@7,l@8,m@5,21600l@6,21600e\"><v:formulas><v:f eqn=\"sum #0 0 10800\"/><v:f eqn=\"prod #0 2 1\"/>\
    <v:f eqn=\"sum 21600 0 @1\"/><v:f eqn=\"sum 0 0 @2\"/><v:f eqn=\"sum 21600 0 @3\"/><v:f eqn=\"if @0 @3 0\"/>\
    <v:f eqn=\"if @0 21600 @1\"/><v:f eqn=\"if @0 0 @2\"/><v:f eqn=\"if @0 @4 21600\"/></v:formulas>\
    <v:path textpathok=\"t\" o:connecttype=\"rect\"/><v:textpath on=\"t\" fitshape=\"t\"/></v:shapetype>\
    <v:shape id=\"PowerPlusWaterMarkObject1\" o:spid=\"_x0000_s2049\" type=\"#mark\" alt=\"ПРОЕКТ\" \
    style=\"position:absolute;margin-left:0;margin-top:0;width:480pt;height:120pt;rotation:306;z-index:-251658752;\
    mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;\
    mso-position-vertical-relative:margin\" o:allowincell=\"f\" fillcolor=\"#e6e6e6\" stroked=\"f\">\
    <v:textpath style=\"font-family:&quot;Times New Roman&quot;;font-size:1pt;font-weight:bold\" string=\"ПРОЕКТ\"/>\
    </v:shape></w:pict></w:r>";

/// The footer of the first page: the code that the paper is checked by, its number and address.
pub(super) fn footer(number: &str, address: &str, spaces: &str) -> String {
    /// 24 mm in English metric units.
    const SIDE: u32 = 864_000;
    let picture = format!(
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{SIDE}\" cy=\"{SIDE}\"/>\
         <wp:docPr id=\"1\" name=\"QR\" descr=\"QR-код для проверки подлинности документа\"/>\
         <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\
         <pic:nvPicPr><pic:cNvPr id=\"1\" name=\"QR\"/><pic:cNvPicPr/></pic:nvPicPr>\
         <pic:blipFill><a:blip r:embed=\"rCode\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
         <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{SIDE}\" cy=\"{SIDE}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    );
    let said = run("", &format!("№\u{a0}{number}\n{address}"));
    format!(
        "<w:ftr {spaces}>{}{}</w:ftr>",
        paragraph("Seal", "", &picture),
        paragraph("Seal", "", &said)
    )
}

/// A title inside the properties of the document.
pub(super) fn core(title: &str) -> String {
    format!(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>Veche</dc:creator>\
         <dc:language>ru-RU</dc:language></cp:coreProperties>",
        escaped(title)
    )
}
