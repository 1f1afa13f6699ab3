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
        ]
    }
}
