//! How pages load, change and edit.

mod answer;
mod choices;
mod form;
mod keeper;
mod list;
mod load;
mod mutation;
mod narrow;
mod params;
mod resource;
mod saver;
mod steady;
mod suggest;
mod upload;

pub use answer::{Answer, use_answer};
pub use choices::*;
pub use form::{Field, Form, FormError, Kind, use_form, use_refusal};
pub use keeper::{Answered, Keeper, Wire, left_at, use_keeper};
pub use list::{ListState, use_list};
pub use mutation::{Mutation, use_mutation};
pub use narrow::use_narrow;
pub use params::{Params, use_params};
pub use resource::{Resource, use_resource};
pub use saver::{Draft, Event, Kept, Phase, Saver, Standing, Written};
pub use steady::use_steady;
pub use suggest::{Source, Suggestion, suggestions, use_suggestions};
pub use upload::{Upload, Uploading, use_upload};
