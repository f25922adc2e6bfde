//! Our own small drawings.

use yew::prelude::*;

/// What a drawing shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Magnifying glass.
    Search,
    /// Three lines.
    Menu,
    /// Cross.
    Close,
    /// Plus.
    Add,
    /// Calendar.
    Calendar,
    /// Head and shoulders.
    Person,
    /// House.
    Home,
    /// Three heads.
    Group,
    /// Building.
    Building,
    /// Map of districts.
    Grid,
    /// Arrow into a tray.
    Import,
    /// Open book.
    Book,
    /// Books on a shelf.
    Shelf,
    /// Sheet of paper with lines.
    Paper,
    /// Rows with marks of time.
    Plan,
    /// Bars of a chart.
    Analysis,
    /// Tick in a frame.
    Check,
    /// Bell.
    Bell,
    /// Clock.
    History,
    /// Key.
    Key,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Sun and moon.
    Theme,
}

impl Sign {
    const fn path(self) -> &'static str {
        match self {
            Self::Search => {
                "M6.5 2a4.5 4.5 0 1 0 2.8 8l3.6 3.7 1.1-1.1-3.7-3.6A4.5 4.5 0 0 0 6.5 2m0 1.5a3 3 0 1 1 0 6 3 3 0 0 1 0-6"
            }
            Self::Menu => "M2 3.5h12V5H2zm0 3.8h12v1.4H2zM2 11h12v1.5H2z",
            Self::Close => "m4 2.9 4 4 4-4L13.1 4l-4 4 4 4-1.1 1.1-4-4-4 4L2.900 12l4-4-4-4z",
            Self::Add => "M7.200 2.500h1.600v4.700h4.700v1.600H8.800v4.700H7.200V8.800H2.500V7.200h4.700z",
            Self::Calendar => "M4.500 1.500H6V3h4V1.500h1.500V3H14v11H2V3h2.500zM3.500 6.500v6h9v-6z",
            Self::Person => {
                "M8 2a3 3 0 1 1 0 6 3 3 0 0 1 0-6m0 7c3.300 0 5.500 1.700 5.500 4v1h-11v-1c0-2.300 2.200-4 5.500-4"
            }
            Self::Home => "m8 1.800 6.500 5.700-1 1.100-.7-.6V14H9.500v-4h-3v4H3.200V8l-.7.6-1-1.100z",
            Self::Group => {
                "M8 2.500a2.200 2.200 0 1 1 0 4.400 2.200 2.200 0 0 1 0-4.400M3.300 4.500a1.700 1.700 0 1 1 0 3.400 1.700 1.700 0 0 1 0-3.400m9.400 0a1.700 1.700 0 1 1 0 3.400 1.700 1.700 0 0 1 0-3.400M8 7.800c2.400 0 4 1.300 4 3.200v2.500H4V11c0-1.900 1.600-3.200 4-3.200m-5 1.100c-.3.600-.5 1.300-.5 2.100v1.500H.5V11c0-1.300 1-2.100 2.500-2.100m10 0c1.500 0 2.500.8 2.500 2.100v1.500h-2V11c0-.8-.2-1.500-.5-2.100"
            }
            Self::Building => {
                "M2.500 14V3l6-1.500V14h1V6l4 1v7zm1.800-8.500V7h2V5.500zm0 3V10h2V8.500zm0 3V13h2v-1.500z"
            }
            Self::Grid => {
                "M2 2h5.200v5.200H2zm6.800 0H14v5.200H8.800zM2 8.800h5.200V14H2zm6.800 0H14V14H8.800z"
            }
            Self::Import => {
                "M7.200 1.500h1.600v5.700l2-2 1.100 1.100L8 10.200 4.100 6.300l1.100-1.100 2 2zM2 9.500h1.500v3h9v-3H14V14H2z"
            }
            Self::Book => {
                "M2 2.500c2.300 0 4.300.3 6 1.500 1.700-1.200 3.700-1.500 6-1.500V12c-2.300 0-4.300.3-6 1.500C6.300 12.300 4.300 12 2 12zM3.500 4v6.600c1.500.1 2.700.4 3.800.9V5.100C6.200 4.400 5 4.100 3.500 4m9 0c-1.500.1-2.700.4-3.800 1.100v6.400c1.100-.5 2.300-.8 3.800-.9z"
            }
            Self::Shelf => {
                "M2 2h3v11H2zm4 0h3v11H6zm4.200.600 2.900-.7 2.300 10.700-2.900.7zM1.500 14h13v1h-13z"
            }
            Self::Paper => {
                "M3 1.500h7L13 4.500v10H3zm1.500 1.500v10h7V5.500H9V3zM6 7h4v1.200H6zm0 2.300h4v1.200H6z"
            }
            Self::Plan => {
                "M2 2.500h3v3H2zm4.500.800H14v1.400H6.500zM2 6.500h3v3H2zm4.500.800H14v1.400H6.500zM2 10.500h3v3H2zm4.500.800H14v1.400H6.500z"
            }
            Self::Analysis => "M2 2h1.500v10.500H14V14H2zm3 5h2v4.500H5zm3-3h2v7.500H8zm3 4.500h2v3h-2z",
            Self::Check => {
                "M2 2h12v12H2zm1.500 1.500v9h9v-9zm7.700 1.700 1.100 1.100-5.100 5.100-2.700-2.700 1.100-1.100 1.600 1.600z"
            }
            Self::Bell => {
                "M7.200 1.500h1.600v1c2.200.4 3.500 2.200 3.500 4.800 0 2 .4 3.200 1.700 4.200H2c1.300-1 1.700-2.200 1.700-4.200 0-2.600 1.300-4.400 3.500-4.800zM6.300 12.500h3.400a1.700 1.700 0 0 1-3.400 0"
            }
            Self::History => {
                "M8 1.500a6.500 6.500 0 1 1 0 13 6.500 6.500 0 0 1 0-13m0 1.500a5 5 0 1 0 0 10A5 5 0 0 0 8 3m-.7 1.700h1.400v3l2.200 1.300-.7 1.200-2.900-1.700z"
            }
            Self::Key => {
                "M10.500 1.500a4 4 0 1 1-1.300 7.800L7.500 11H6v1.500H4.500V14H2v-2.500l4.700-4.700a4 4 0 0 1 3.800-5.300m1 2a1.200 1.200 0 1 0 0 2.400 1.200 1.200 0 0 0 0-2.400"
            }
            Self::Up => "m8 4 4.500 5h-9z",
            Self::Down => "m8 12 4.500-5h-9z",
            Self::Theme => "M8 1.500a6.500 6.500 0 1 1 0 13 6.500 6.500 0 0 1 0-13M8 3v10A5 5 0 0 0 8 3",
        }
    }
}

/// Properties of [`Icon`].
#[derive(Properties, PartialEq)]
pub struct IconProps {
    /// What it shows.
    pub sign: Sign,
}

/// A drawing beside a word; readers of the screen hear the word only.
#[component]
pub fn Icon(props: &IconProps) -> Html {
    html! {
        <svg class="pf-v6-svg veche-icon" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true" focusable="false">
            <path d={props.sign.path()} />
        </svg>
    }
}

/// The mark of Veche: the bell that called the town together.
#[component]
pub fn Bell() -> Html {
    html! {
        <svg class="veche-bell" viewBox="0 0 32 32" fill="none" aria-hidden="true" focusable="false">
            <path d="M6 4h20" stroke="currentColor" stroke-width="2.500" stroke-linecap="round" />
            <path d="M16 4v3" stroke="currentColor" stroke-width="2.500" />
            <path
                d="M16 6.500c-5 0-7.500 3.600-8 9-.3 3.600-1.300 6-3.500 8h23c-2.200-2-3.200-4.400-3.500-8-.5-5.400-3-9-8-9z"
                fill="currentColor"
            />
            <path d="M16 23.500v3" stroke="currentColor" stroke-width="2.500" />
            <circle cx="16" cy="27.500" r="2.300" fill="currentColor" />
        </svg>
    }
}
