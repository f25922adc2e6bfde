//! Facts as a list of terms and descriptions.

use yew::prelude::*;

/// A term and what it says.
pub type Fact = (AttrValue, Html);

/// A fact.
pub fn fact(term: impl Into<AttrValue>, says: impl Into<Html>) -> Fact {
    (term.into(), says.into())
}

/// A fact that is shown only when known.
pub fn fact_if(term: impl Into<AttrValue>, says: Option<&str>) -> Option<Fact> {
    says.map(|says| (term.into(), html! { { says.to_owned() } }))
}

/// Properties of [`Facts`].
#[derive(Properties, PartialEq)]
pub struct FactsProps {
    /// Facts in order.
    pub items: Vec<Fact>,
}

/// Facts of an object.
#[component]
pub fn Facts(props: &FactsProps) -> Html {
    html! {
        <dl class="pf-v6-c-description-list pf-m-horizontal veche-facts">
            { for props.items.iter().map(|(term, says)| html! {
                <div class="pf-v6-c-description-list__group">
                    <dt class="pf-v6-c-description-list__term">
                        <span class="pf-v6-c-description-list__text">{ term.clone() }</span>
                    </dt>
                    <dd class="pf-v6-c-description-list__description">
                        <div class="pf-v6-c-description-list__text">{ says.clone() }</div>
                    </dd>
                </div>
            }) }
        </dl>
    }
}
