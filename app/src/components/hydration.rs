//! Starts the islands of a page.

use leptos::prelude::*;

use crate::chrome::Assets;

/// The loader: fetches both halves of the code at once when the browser is idle, then hydrates one island after the
/// other in the order of the page. Whatever fails is told to the console only: the page is whole without its islands.
const LOADER: &str = include_str!("hydration.js");

/// Goes into the `<head>` of a page that has islands, and only there.
///
/// Written by ourselves because the framework's own puts the nonce where it does not belong. Nothing preloads the
/// WASM: the loader asks for it once, and a browser without JavaScript never does. Where the browser asked to save
/// data, the JavaScript is not fetched early either.
#[component]
pub fn Hydration(
    /// The files the build step wrote. Without them the page stays as the server rendered it.
    assets: Assets,
    /// The nonce of this answer's Content-Security-Policy.
    nonce: String,
    /// The browser asked to save data.
    save_data: bool,
) -> impl IntoView {
    let (js, wasm) = assets.js.zip(assets.wasm)?;
    let early = (!save_data).then(|| {
        view! { <link rel="modulepreload" href=js.clone() nonce=nonce.clone() fetchpriority="low"/> }
    });
    Some(view! {
        {early}
        <script type="module" nonce=nonce data-js=js data-wasm=wasm>
            {LOADER}
        </script>
    })
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn html(assets: Assets, save_data: bool) -> String {
        let nonce = "N0NCE".to_owned();
        view! { <Hydration assets nonce save_data/> }.to_html()
    }

    fn built() -> Assets {
        Assets {
            js: Some("/pkg/app.1.js".to_owned()),
            wasm: Some("/pkg/app.1.wasm".to_owned()),
            ..Assets::default()
        }
    }

    #[test]
    fn nothing_is_loaded_while_nothing_is_built() {
        let only_js = Assets { wasm: None, ..built() };
        for assets in [Assets::default(), only_js] {
            let html = html(assets, false);
            assert!(!html.contains("<script") && !html.contains("<link"), "{html}");
        }
    }

    #[test]
    fn the_wasm_is_named_once_and_everything_carries_the_nonce() {
        let html = html(built(), false);
        assert_eq!(html.matches("/pkg/app.1.wasm").count(), 1, "{html}");
        assert_eq!(html.matches("nonce=\"N0NCE\"").count(), 2, "{html}");
        assert!(!html.contains("crossorigin"), "{html}");
    }

    #[test]
    fn nothing_is_fetched_early_where_data_is_saved() {
        let html = html(built(), true);
        assert!(!html.contains("<link"), "{html}");
        assert!(html.contains("data-js=\"/pkg/app.1.js\""), "{html}");
    }
}
