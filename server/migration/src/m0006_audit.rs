//! The audit log: who changed or read what, and when. Rows are only ever added; the database itself refuses anything
//! else. Batches chain the entries by keyed hashes, so that what somebody changes who may drop triggers is noticed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, binary, integer, pk_auto, string, string_null,
};
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: [&str; 2] = ["audit_entry", "audit_batch"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(audit_entry()).await?;
        manager.create_table(audit_batch()).await?;
        let index = Index::create()
            .name("audit_entry_case_id")
            .table("audit_entry")
            .col("case_id")
            .col("id")
            .to_owned();
        manager.create_index(index).await?;
        let statements = match manager.get_database_backend() {
            DbBackend::Postgres => guards_of_postgres(),
            _ => guards_of_sqlite(),
        };
        for statement in statements {
            manager.get_connection().execute_unprepared(&statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        if manager.get_database_backend() == DbBackend::Postgres {
            manager
                .get_connection()
                .execute_unprepared("drop function audit_is_append_only()")
                .await?;
        }
        Ok(())
    }
}

fn guards_of_postgres() -> Vec<String> {
    let mut statements = vec![
        "create function audit_is_append_only() returns trigger language plpgsql as \
         $$ begin raise exception 'the audit log is append-only'; end $$"
            .to_owned(),
    ];
    for table in TABLES {
        for (change, each) in [("update", "row"), ("delete", "row"), ("truncate", "statement")] {
            statements.push(format!(
                "create trigger {table}_no_{change} before {change} on {table} \
                 for each {each} execute function audit_is_append_only()"
            ));
        }
    }
    statements
}

/// `insert or replace` takes out a row without calling the trigger for deletions: inserting an id that exists is
/// refused as well.
fn guards_of_sqlite() -> Vec<String> {
    let mut statements = Vec::new();
    for table in TABLES {
        let exists = format!("when exists (select 1 from {table} where id = new.id)");
        for (name, change, when) in [
            ("update", "update", ""),
            ("delete", "delete", ""),
            ("replace", "insert", exists.as_str()),
        ] {
            statements.push(format!(
                "create trigger {table}_no_{name} before {change} on {table} {when} \
                 begin select raise(abort, 'the audit log is append-only'); end"
            ));
        }
    }
    statements
}

fn audit_entry() -> TableCreateStatement {
    Table::create()
        .table("audit_entry")
        .col(pk_auto("id").big_integer())
        .col(big_integer("at"))
        // warga, petugas, system; and which officer.
        .col(string("actor"))
        .col(big_integer_null("actor_id"))
        // A code: usulan.submit, case.view, photo.view, contact.change, …
        .col(string("action"))
        .col(big_integer_null("case_id"))
        // Codes only, never personal data.
        .col(string_null("detail"))
        .to_owned()
}

fn audit_batch() -> TableCreateStatement {
    Table::create()
        .table("audit_batch")
        // 1, 2, 3, … without a gap: two workers that seal at the same time want the same number, and one gets it.
        .col(big_integer("id").primary_key())
        .col(big_integer("first_entry"))
        .col(big_integer("last_entry"))
        .col(integer("entries"))
        .col(binary("hash"))
        .col(big_integer("sealed_at"))
        .to_owned()
}
