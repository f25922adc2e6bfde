//! The count of a round as a picture with words: a bar for each candidate up to the line that elects.

use std::rc::Rc;

use veche_domain::{Id, elections::RoundTally};
use yew::prelude::*;

use crate::state::use_words;

/// Properties of [`TallyPicture`].
#[derive(Properties, PartialEq)]
pub struct TallyPictureProps {
    /// Count.
    pub tally: RoundTally,
    /// Names of the candidates.
    pub names: Rc<Vec<(Id, String)>>,
    /// Whether the count may still change, so that it is read out when it does.
    #[prop_or_default]
    pub live: bool,
}

fn percent(part: i64, whole: i64) -> String {
    (100 * part.clamp(0, whole.max(0)) / whole.max(1)).to_string()
}

/// Bars are for the eye; the words beside them say all of it.
#[component]
pub fn TallyPicture(props: &TallyPictureProps) -> Html {
    let words = use_words();
    let tally = &props.tally;
    let (needed, all) = (tally.needed.to_string(), tally.electorate.to_string());
    let name = |id: Id| {
        let found = props.names.iter().find(|(known, _)| *known == id);
        found.map_or_else(String::new, |(_, name)| name.clone())
    };
    let rest = words.with(
        "tally-rest",
        &[
            ("against", &tally.against.to_string()),
            ("abstained", &tally.abstained.to_string()),
            ("silent", &tally.silent.to_string()),
        ],
    );
    html! {
        <div class="veche-count" role={props.live.then_some("status")}>
            <p class="veche-count__needed">{ words.with("tally-needed", &[("needed", &needed), ("all", &all)]) }</p>
            <ul role="list">
                { for tally.votes.iter().map(|v| {
                    let won = tally.winner == Some(v.candidate_id);
                    let line = percent(tally.needed, tally.electorate);
                    let votes = v.votes.to_string();
                    html! {
                        <li key={v.candidate_id.to_string()} class={classes!("veche-count__row", won.then_some("veche-count__row--won"))}>
                            <span class="veche-count__name">{ name(v.candidate_id) }</span>
                            <svg class="veche-count__bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                                <rect class="veche-tally__all" width="100" height="10" />
                                <rect class="veche-tally__done" width={percent(v.votes, tally.electorate)} height="10" />
                                <line class="veche-count__line" x1={line.clone()} x2={line} y1="0" y2="10" />
                            </svg>
                            <span class="veche-count__votes">
                                { words.with("tally-votes", &[("votes", &votes), ("all", &all)]) }
                                if won { { " · " }{ words.t("tally-enough") } }
                            </span>
                        </li>
                    }
                }) }
            </ul>
            <p class="veche-muted">{ rest }</p>
        </div>
    }
}
