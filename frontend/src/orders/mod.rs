//! Orders: register, editor with the paper beside it, signing, taking back (I.4, I.5, VII.7.2).

mod cancel;
mod curators;
mod desk;
mod editor;
mod items;
mod list;
mod naming;
mod new;
mod page;
mod paper;
mod preview;
mod sign;
mod suggest;
mod timeline;

pub use cancel::CancelForm;
pub use curators::{CuratorsBoard, CuratorsView};
pub use editor::EditorView;
pub use list::{OrdersPage, OrdersView};
pub use naming::{order_mark, order_name, order_query};
pub use new::NewOrderPage;
pub use page::{OrderPage, OrderView};
pub use sign::SignForm;
pub use timeline::{AssociationTimeline, TimelineView};
