//! The database schema, step by step. A step that has landed never changes: a new need is a new
//! step.
//!
//! Each step is self-contained: it knows neither the server's tables as they are today nor the
//! rules of `domain`. The tables of one recipient file (`penerima_{N}` and friends) are made by the
//! import, not here.

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::{MigrationTrait, async_trait};

mod m0001_region;
mod m0002_recipient_data;
mod m0003_abuse;
mod m0004_review;
mod m0005_usulan;
mod m0006_audit;
mod m0007_outbox;
mod m0008_rules;
mod m0009_laporan;
mod m0010_petugas;
mod m0011_desk;
mod m0012_decision;
mod m0013_batch;
mod m0014_village;
mod m0015_bnba;
mod m0016_rotation;
mod m0017_numbers;
mod m0018_batch_entry;
mod m0019_text_by_bytes;
mod m0020_officer_identity;

/// All steps in order.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_region::Migration),
            Box::new(m0002_recipient_data::Migration),
            Box::new(m0003_abuse::Migration),
            Box::new(m0004_review::Migration),
            Box::new(m0005_usulan::Migration),
            Box::new(m0006_audit::Migration),
            Box::new(m0007_outbox::Migration),
            Box::new(m0008_rules::Migration),
            Box::new(m0009_laporan::Migration),
            Box::new(m0010_petugas::Migration),
            Box::new(m0011_desk::Migration),
            Box::new(m0012_decision::Migration),
            Box::new(m0013_batch::Migration),
            Box::new(m0014_village::Migration),
            Box::new(m0015_bnba::Migration),
            Box::new(m0016_rotation::Migration),
            Box::new(m0017_numbers::Migration),
            Box::new(m0018_batch_entry::Migration),
            Box::new(m0019_text_by_bytes::Migration),
            Box::new(m0020_officer_identity::Migration),
        ]
    }
}
