//! A QR code as a drawing.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};
use yew::prelude::*;

/// Light modules around the code without which cameras do not find it.
const QUIET: i32 = 4;

/// Properties of [`Qr`].
#[derive(Properties, PartialEq)]
pub struct QrProps {
    /// What it says.
    pub text: AttrValue,
    /// Name of the drawing.
    pub label: AttrValue,
}

/// The dark modules as one path.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                let _ = write!(path, "M{x} {y}h1v1h-1z");
            }
        }
    }
    path
}

/// Black on white in either theme: cameras want it so.
#[component]
pub fn Qr(props: &QrProps) -> Html {
    let Ok(code) = QrCode::encode_text(&props.text, QrCodeEcc::Medium) else {
        return Html::default();
    };
    let side = code.size() + 2 * QUIET;
    html! {
        <svg class="veche-qr" viewBox={format!("-{QUIET} -{QUIET} {side} {side}")} role="img" aria-label={props.label.clone()} shape-rendering="crispEdges">
            <rect x={format!("-{QUIET}")} y={format!("-{QUIET}")} width={side.to_string()} height={side.to_string()} fill="#fff" />
            <path d={path(&code)} fill="#000" />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_finder_stands_in_three_corners() {
        let code = QrCode::encode_text(
            "https://veche.example/meetings/1/register?code=abc",
            QrCodeEcc::Medium,
        )
        .unwrap();
        let last = code.size() - 1;
        for (x, y) in [(0, 0), (last, 0), (0, last)] {
            assert!(code.get_module(x, y));
        }
        assert!(path(&code).starts_with("M0 0h1v1h-1z"));
    }
}
