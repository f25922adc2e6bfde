//! The picture of the code that a paper is checked by: the requisite «QR-код» of ГОСТ Р 7.0.97-2025.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};

use crate::{PaperError, Seal};

/// Empty modules around the code that readers need.
const QUIET: i32 = 4;

/// The code of a seal's address.
///
/// # Errors
/// An address longer than a code can hold.
pub(crate) fn code(seal: &Seal) -> Result<QrCode, PaperError> {
    QrCode::encode_text(&seal.address, QrCodeEcc::Medium)
        .map_err(|error| PaperError(format!("the address to check at is no code: {error:?}")))
}

/// The code as SVG: one path, black on white.
pub(crate) fn svg(code: &QrCode) -> String {
    let side = code.size() + 2 * QUIET;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
        }
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\">\
         <path d=\"M0 0h{side}v{side}h-{side}z\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg>"
    )
}

/// The code as PNG, eight dots a module: word processors take no SVG everywhere.
///
/// # Errors
/// A picture that the writer refuses.
pub(crate) fn png(code: &QrCode) -> Result<Vec<u8>, PaperError> {
    const DOTS: i32 = 8;
    let modules = code.size() + 2 * QUIET;
    let side = modules * DOTS;
    let mut dots = Vec::with_capacity((side * side) as usize);
    for y in 0..side {
        for x in 0..side {
            let dark = code.get_module(x / DOTS - QUIET, y / DOTS - QUIET);
            dots.push(if dark { 0 } else { u8::MAX });
        }
    }
    let mut out = Vec::new();
    let mut writer = png::Encoder::new(&mut out, side as u32, side as u32);
    writer.set_color(png::ColorType::Grayscale);
    writer.set_depth(png::BitDepth::Eight);
    let refused = |error: png::EncodingError| PaperError(error.to_string());
    let mut writer = writer.write_header().map_err(refused)?;
    writer.write_image_data(&dots).map_err(refused)?;
    writer.finish().map_err(refused)?;
    Ok(out)
}
