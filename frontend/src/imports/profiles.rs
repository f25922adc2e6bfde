//! Mappings kept for lists that come again.

use std::rc::Rc;

use veche_domain::imports::{
    ForgetImportProfile, ImportKind, ImportProfile, KeepImportProfile, ListImportProfiles, Mapping,
    NewImportProfile,
};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::{
    api::{Query, Reply, Request},
    hooks::{use_list, use_mutation},
    state::use_words,
    ui::{Button, ButtonKind, FaultAlert},
};

/// Properties of [`Profiles`].
#[derive(Properties, PartialEq)]
pub(super) struct ProfilesProps {
    pub(super) kind: ImportKind,
    pub(super) mapping: Mapping,
    pub(super) onapply: Callback<Mapping>,
}

/// Applies a kept mapping, keeps this one, forgets one.
#[component]
pub(super) fn Profiles(props: &ProfilesProps) -> Html {
    let words = use_words();
    let name = use_state(String::new);
    let chosen = use_state(|| None::<Rc<ImportProfile>>);
    let query = Query::of([("kind", props.kind.code().to_owned())]);
    let list = use_list::<ListImportProfiles, ImportProfile>(&[], query);
    let clear = {
        let (name, chosen) = (name.clone(), chosen.clone());
        Callback::from(move |()| {
            name.set(String::new());
            chosen.set(None);
        })
    };
    let keep = use_mutation::<KeepImportProfile>(
        Some(words.t("profile-kept").into()),
        clear.reform(|_: Rc<Reply<ImportProfile>>| ()),
    );
    let forget = use_mutation::<ForgetImportProfile>(
        Some(words.t("profile-forgotten").into()),
        clear.reform(|_: Rc<Reply<()>>| ()),
    );
    let on_choose = {
        let (chosen, rows, onapply) = (chosen.clone(), list.rows.clone(), props.onapply.clone());
        Callback::from(move |event: Event| {
            let id = event.target_unchecked_into::<HtmlSelectElement>().value();
            let profile = rows
                .iter()
                .flat_map(|r| r.iter())
                .find(|p| p.id.to_string() == id)
                .cloned();
            if let Some(profile) = &profile {
                onapply.emit(profile.mapping.clone());
            }
            chosen.set(profile);
        })
    };
    let on_name = {
        let name = name.clone();
        Callback::from(move |event: InputEvent| {
            name.set(event.target_unchecked_into::<HtmlInputElement>().value())
        })
    };
    let on_keep = {
        let (run, name, kind, mapping) = (keep.run.clone(), name.clone(), props.kind, props.mapping.clone());
        Callback::from(move |()| {
            let body = NewImportProfile {
                kind,
                name: (*name).clone(),
                mapping: mapping.clone(),
            };
            run.emit(Request::default().body(body));
        })
    };
    let on_forget = {
        let (run, chosen) = (forget.run.clone(), chosen.clone());
        Callback::from(move |()| {
            if let Some(profile) = &*chosen {
                run.emit(Request::to(&[&profile.id.to_string()]));
            }
        })
    };
    let rows = list.rows.clone().unwrap_or_default();
    html! {
        <>
            <div class="veche-form__two">
                <div class="veche-field">
                    <label class="pf-v6-c-form__label" for="profile">{ words.t("profile") }</label>
                    <span class="pf-v6-c-form-control">
                        <select id="profile" onchange={on_choose}>
                            <option value="" selected={chosen.is_none()}>{ words.t("profile-none") }</option>
                            { for rows.iter().map(|p| html! {
                                <option key={p.id.to_string()} value={p.id.to_string()} selected={chosen.as_ref().is_some_and(|c| c.id == p.id)}>{ p.name.clone() }</option>
                            }) }
                        </select>
                    </span>
                    if chosen.is_some() {
                        <Button kind={ButtonKind::Link} label={words.t("profile-forget")} busy={forget.busy} onclick={on_forget} />
                    }
                </div>
                <div class="veche-field">
                    <label class="pf-v6-c-form__label" for="profile-name">{ words.t("profile-name") }</label>
                    <span class="pf-v6-c-form-control">
                        <input id="profile-name" type="text" value={(*name).clone()} oninput={on_name} />
                    </span>
                    <Button kind={ButtonKind::Link} label={words.t("profile-keep")} busy={keep.busy} disabled={name.trim().is_empty()} onclick={on_keep} />
                </div>
            </div>
            if let Some(fault) = keep.fault.clone().or_else(|| forget.fault.clone()) {
                <FaultAlert {fault} />
            }
        </>
    }
}
