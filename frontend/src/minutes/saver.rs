//! The text of minutes in the editor that saves by itself: how two such texts go together.

use veche_domain::minutes::{MinutesContent, MinutesDifference};

use super::merge::{self, Chosen, Three};
use crate::hooks::{self, Written};

/// A text of the server with its version.
pub type Kept = hooks::Kept<MinutesContent>;
/// What stays on the device until the server has it.
pub type Draft = hooks::Draft<MinutesContent>;
/// How far the text is.
pub type Phase = hooks::Phase<MinutesContent>;
/// What happened.
pub type Event = hooks::Event<MinutesContent>;
/// The editor's text.
pub type Saver = hooks::Saver<MinutesContent>;

impl Written for MinutesContent {
    type Place = MinutesDifference;
    type Chosen = Chosen;

    fn sendable(&self) -> Self {
        merge::sendable(self)
    }

    fn same(one: &Self, other: &Self) -> bool {
        merge::same(one, other)
    }

    fn conflicts(base: &Self, sent: &[Self], mine: &Self, theirs: &Self) -> Vec<MinutesDifference> {
        Three::of(base, sent, mine, theirs).conflicts()
    }

    fn together(base: &Self, sent: &[Self], mine: &Self, theirs: &Self, chosen: &[Chosen]) -> Self {
        Three::of(base, sent, mine, theirs).together(chosen)
    }

    fn settled(typed: &Self, text: Self) -> Self {
        merge::settled(typed, text)
    }
}
