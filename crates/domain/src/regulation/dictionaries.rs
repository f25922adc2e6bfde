//! The lists of the regulation: tasks, trends, directions, kinds, forms, methods, indicators (sections II-VI).

use serde::{Deserialize, Serialize};

use crate::codes::codes;

codes! {
    /// Name of a list of the regulation.
    pub enum DictionaryName {
        /// Tasks (II.2).
        Tasks = "tasks",
        /// Trends (III.T).
        Trends = "trends",
        /// Directions of activity (III).
        Directions = "directions",
        /// What each direction consists of (III.A1-III.D4); the parent is a direction.
        Activities = "activities",
        /// Topics of the transfer of skills (III.A5.1-III.A5.7); the parent is an activity.
        TransferTopics = "transfer_topics",
        /// Kinds of associations (IV).
        AssociationKinds = "association_kinds",
        /// Collective forms of work (V.5.1).
        CollectiveForms = "collective_forms",
        /// Group forms of work (V.5.2).
        GroupForms = "group_forms",
        /// Individual forms of work (V.5.3).
        IndividualForms = "individual_forms",
        /// Methods of management (V.5.4).
        ManagementMethods = "management_methods",
        /// Pedagogical technologies (V.5.4).
        PedagogicalTechnologies = "pedagogical_technologies",
        /// Formats of professional interaction (V.5.5).
        InteractionFormats = "interaction_formats",
        /// Methods of mentoring (V.5.5); the parent is a format.
        MentoringMethods = "mentoring_methods",
        /// Indicators of effectiveness (VI).
        Indicators = "indicators",
    }
}

impl DictionaryName {
    /// The three groups of forms of work; a code belongs to one of them only.
    pub const WORK_FORMS: [Self; 3] = [Self::CollectiveForms, Self::GroupForms, Self::IndividualForms];

    /// The list in which the parents of this list's items stand.
    pub const fn parent(self) -> Option<Self> {
        match self {
            Self::Activities => Some(Self::Directions),
            Self::TransferTopics => Some(Self::Activities),
            Self::MentoringMethods => Some(Self::InteractionFormats),
            _ => None,
        }
    }
}

/// A list of the regulation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Dictionary {
    /// Title for the screen.
    pub title: String,
    /// The clause that holds the list.
    pub clause: String,
    /// Whether the text leaves the list open («и т.п.»): own values may be added, marked as not of the regulation.
    pub open: bool,
    /// How many items the text lists; a net against a lost line.
    pub count: usize,
    /// The items in the order of the text.
    pub entries: Vec<Entry>,
}

impl Dictionary {
    /// The item of that code.
    pub fn entry(&self, code: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.code == code)
    }

    /// The items under a parent, e.g. the activities of a direction.
    pub fn children<'a>(&'a self, parent: &'a str) -> impl Iterator<Item = &'a Entry> {
        self.entries
            .iter()
            .filter(move |entry| entry.parent.as_deref() == Some(parent))
    }
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Entry {
    /// Stable code in English, unique in its list; records keep it.
    pub code: String,
    /// Short form for the screen.
    pub label: String,
    /// Wording of the regulation.
    pub text: String,
    /// The clause of the item, or of its list where items have none of their own.
    pub clause: String,
    /// Code of the item of the parent list, see [`DictionaryName::parent`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
}

macro_rules! dictionaries {
    ($($field:ident: $name:ident, $doc:literal;)+) => {
        /// All lists of the regulation, by name.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub struct Dictionaries { $(#[doc = $doc] pub $field: Dictionary,)+ }

        impl Dictionaries {
            /// The list of that name.
            pub fn get(&self, name: DictionaryName) -> &Dictionary {
                match name { $(DictionaryName::$name => &self.$field,)+ }
            }
        }
    };
}

dictionaries! {
    tasks: Tasks, "Tasks (II.2), closed.";
    trends: Trends, "Trends (III.T), closed.";
    directions: Directions, "Directions (III), closed.";
    activities: Activities, "Activities of the directions (III.A1-III.D4), closed.";
    transfer_topics: TransferTopics, "Topics of the transfer of skills (III.A5), closed.";
    association_kinds: AssociationKinds, "Kinds of associations (IV), closed.";
    collective_forms: CollectiveForms, "Collective forms of work (V.5.1), open.";
    group_forms: GroupForms, "Group forms of work (V.5.2), open.";
    individual_forms: IndividualForms, "Individual forms of work (V.5.3), open.";
    management_methods: ManagementMethods, "Methods of management (V.5.4), closed.";
    pedagogical_technologies: PedagogicalTechnologies, "Pedagogical technologies (V.5.4), closed.";
    interaction_formats: InteractionFormats, "Formats of professional interaction (V.5.5), open.";
    mentoring_methods: MentoringMethods, "Methods of mentoring (V.5.5), open.";
    indicators: Indicators, "Indicators of effectiveness (VI.6.1-VI.6.10), closed.";
}
