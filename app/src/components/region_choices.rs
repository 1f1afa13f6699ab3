//! Villages to choose from by a button each: found by name, or successors of a retired code.

use domain::wilayah::WilayahPath;
use leptos::prelude::*;

use crate::components::region_path::region_paths;

/// One button for each village; the pressed one sends `pilih=KODE`.
#[component]
pub fn RegionChoices(
    /// The villages, each path from the village up.
    paths: Vec<WilayahPath>,
) -> AnyView {
    let buttons = region_paths(&paths)
        .into_iter()
        .zip(paths)
        .filter_map(|(text, path)| Some((text, path.first()?.kode.to_string())))
        .map(|(text, kode)| {
            view! {
                <li>
                    <button class="cus-choice" name="pilih" value=kode>{text}</button>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="cus-choices">{buttons}</ul> }.into_any()
}
