//! Stories of a proposal, over real HTTP and without JavaScript: from the first tap to the ticket (scenarios 10–17).

mod another_person;
mod by_api;
mod cycle;
mod full_disk;
mod hostile;
pub(crate) mod isian;
mod oddities;
mod photos;
mod resuming;
mod sending;
mod telling;
mod togetherness;
mod twice;
pub(crate) mod upload;
pub(crate) mod warga;

use chrono::DateTime;

use crate::http::site::Site;
use crate::support::TestDb;

/// A service without captcha and limits, at another instant than the usual one.
pub(crate) async fn site_at(db: &TestDb, instant: &str, lead_days: &str) -> Site {
    let vars =
        [("BANSOS_CAPTCHA", "off"), ("BANSOS_RATE_LIMITS", "off"), ("BANSOS_LEAD_DAYS", lead_days)];
    let site = Site::start_with(db, &vars).await;
    let instant = DateTime::parse_from_rfc3339(instant).expect("an instant");
    site.later_by(instant.to_utc() - site.ctx.clock.now()).await
}
