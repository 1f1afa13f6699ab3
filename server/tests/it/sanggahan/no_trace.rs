//! What the program writes down about everybody else's requests: log lines and figures. Nobody outside reads them, but a
//! copy of them must not tell either that somebody is objected to (S-7).

use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

use metrics_exporter_prometheus::PrometheusBuilder;
use serde_json::Value;

use super::laporan::Laporan;
use super::pelapor::{card, send};
use super::{RECIPIENT, count, site};
use crate::http::site::{SUKAMAJU, Site};
use crate::support::on_both_databases;
use crate::usulan::isian::Isian;
use crate::usulan::warga::{Receipt, Warga};

/// Fields of a log line that are new with every request.
const RANDOM: [&str; 4] = ["request_id", "duration_ms", "incident", "secret"];
/// Figures that are times, or that the test's own connections move.
const TIMES: [&str; 3] = ["http_request_seconds", "http_beats_missed_total", "http_connections"];

/// Takes what is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Log {
    /// The lines without what is random.
    fn lines(&self) -> Vec<String> {
        let bytes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let text = String::from_utf8_lossy(&bytes);
        let lines = text.lines().map(|line| {
            let mut line: Value = serde_json::from_str(line).expect("a line of JSON");
            let fields = line["fields"].as_object_mut().expect("fields");
            fields.retain(|name, _| !RANDOM.contains(&name.as_str()));
            line.to_string()
        });
        lines.collect()
    }
}

/// What is written down while people who have nothing to do with it look around: log lines, and figures.
async fn written(site: &Site, receipt: &Receipt, token: &str) -> (Vec<String>, String) {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .json()
        .without_time()
        .with_env_filter("server=trace,app=trace,domain=trace")
        .with_writer(move || writer.clone())
        .finish();
    let recorder = PrometheusBuilder::new().build_recorder();
    let figures = recorder.handle();
    // Everything of this test runs on this thread: the service too.
    let _logging = tracing::subscriber::set_default(subscriber);
    let _counting = metrics::set_default_local_recorder(&recorder);
    site.look_up(SUKAMAJU, RECIPIENT).await;
    let warga = Warga::new(site);
    for path in ["/", "/cek", "/statistik", "/jawab", "/lacak", "/panduan"] {
        warga.get(path).await;
    }
    for door in ["usulan", "sanggahan", "perbaikan"] {
        warga.get(&format!("/{door}/baru?subjek={token}")).await;
    }
    warga.post("/jawab", &[("kode", "2222-2222-2222")]).await;
    warga.track(receipt).await;
    warga.get("/lacak/kasus/data").await;
    let figures = figures.render();
    let figures = figures.lines().filter(|line| !line.is_empty());
    let figures = figures.filter(|line| !TIMES.iter().any(|time| line.contains(time)));
    let mut figures: Vec<&str> = figures.collect();
    figures.sort_unstable();
    (log.lines(), figures.join("\n"))
}

on_both_databases! {
    async fn neither_log_lines_nor_figures_of_others_tell_of_an_objection(db: &TestDb) {
        let site = site(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let token = card(&site, RECIPIENT).await;
        let (log_before, figures_before) = written(&site, &receipt, &token).await;
        assert!(log_before.len() > 10 && figures_before.contains("/cek/hasil/{token}"));
        for number in 1..=6 {
            send(&site, &Laporan::sanggahan().by_neighbour(number), &token).await;
        }
        assert_eq!(count(db, "laporan").await, 6);
        let (log, figures) = written(&site, &receipt, &token).await;
        assert_eq!(log, log_before);
        assert_eq!(figures, figures_before);
    }

    /// What is compared above would tell: one request more is seen in both.
    async fn a_trace_would_be_seen(db: &TestDb) {
        let site = site(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let token = card(&site, RECIPIENT).await;
        let (log_before, figures_before) = written(&site, &receipt, &token).await;
        let (log, figures) = written(&site, &receipt, "bukan-kartu").await;
        assert_ne!(log, log_before);
        assert_ne!(figures, figures_before);
    }
}
