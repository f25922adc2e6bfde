//! The parts every page is made of. Markup and behaviour are ours, the looks are PatternFly 6 classes
//! (docs/adr/0004-ui-facade.md); no page writes such a class itself.

mod alert;
mod basics;
mod basis;
mod button;
mod dialog;
mod facts;
mod field;
mod file;
mod filter;
mod frame;
mod free;
mod grow;
mod icon;
mod link;
mod mark;
mod picker;
mod strip;
mod table;
mod tabs;
mod timeline;
mod toast;

pub use alert::{Alert, FaultAlert, Tone};
pub use basics::{Breadcrumbs, Card, EmptyState, PageTitle, Progress, Skeleton};
pub use basis::{BasisFields, BasisLink, basis_text};
pub use button::{Button, ButtonKind, LinkButton};
pub use dialog::{Confirm, Dialog};
pub use facts::{Fact, Facts, fact, fact_if};
pub use field::{AreaField, CheckField, DateField, FormFrame, SelectField, TextField};
pub use file::FileField;
pub use filter::{FilterDate, FilterSelect, FilterToggle, SearchBox, Toolbar};
pub use frame::{ListFrame, PageFrame};
pub use free::{FreeArea, FreeDate, FreePicker, FreeSelect, FreeText};
pub use grow::{FreeName, GrowArea};
pub use icon::{Bell, Icon, Sign};
pub use link::{ClauseLink, Link};
pub use mark::{Badge, Mark, State};
pub use picker::Picker;
pub use strip::{Place, Strip};
pub use table::{Column, Sorting, Table};
pub use tabs::{Tab, Tabs};
pub use timeline::{Bar, Lane, Milestone, Timeline};
pub use toast::ToastArea;
