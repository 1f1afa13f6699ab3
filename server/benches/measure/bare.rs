//! The yardstick: a bare axum handler that runs the same statements and writes its HTML by hand.

use std::fmt::Write as _;
use std::path::Path as FilePath;

use axum::Router;
use axum::extract::{Path, State};
use axum::response::Html;
use axum::routing::get;
use server::usecase::Context;
use server::usecase::check_status::{check_status, open_query};
use tokio::net::TcpListener;

use super::database;

/// Serves `/cek/hasil/{token}` on a free port, whose number is printed.
pub(crate) async fn serve(dir: &FilePath) -> anyhow::Result<()> {
    use std::io::Write as _;
    let ctx = database::open(dir).await?;
    let router = Router::new().route("/cek/hasil/{token}", get(result)).with_state(ctx);
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    writeln!(std::io::stdout(), "Serving on http://{}", listener.local_addr()?)?;
    Ok(axum::serve(listener, router).await?)
}

async fn result(State(ctx): State<Context>, Path(token): Path<String>) -> Html<String> {
    let Ok((query, _)) = open_query(&ctx, &token) else { return Html(String::new()) };
    let path = ctx.store.path(&query.desa).await.ok().flatten().unwrap_or_default();
    let Ok(result) = check_status(&ctx, &query).await else { return Html(String::new()) };
    let mut html = String::from("<!DOCTYPE html><html lang=\"id\"><body><p>");
    for region in path {
        let _ = write!(html, "{}, ", region.nama);
    }
    for card in result.exact.iter().chain(&result.similar) {
        let _ =
            write!(html, "<section><h2>{}</h2><p>{}/{}</p>", card.masked_name, card.rt, card.rw);
        for line in card.programs.iter().flatten() {
            let _ = write!(html, "<p>{} {} {}</p>", line.name, line.status.as_str(), line.period);
        }
        let _ =
            write!(html, "<a href=\"/usulan/baru?subjek={}\">Usulkan</a></section>", card.token);
    }
    html.push_str("</body></html>");
    Html(html)
}
