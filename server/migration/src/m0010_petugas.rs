//! Officers: accounts, sessions, recovery codes, declared relatives; and what a case keeps for them.
//!
//! Times are Unix seconds. Names are sealed; equality goes over keyed tokens.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, binary, binary_null, boolean, pk_auto, string,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [petugas(), petugas_session(), petugas_recovery(), petugas_relative()] {
            manager.create_table(table).await?;
        }
        // SQLite alters one thing at a time.
        for column in case_columns() {
            let alter = Table::alter().table("review_case").add_column(column).to_owned();
            manager.alter_table(alter).await?;
        }
        for (table, columns) in [
            ("petugas_session", &["petugas_id"][..]),
            ("review_case", &["lease_by"]),
            ("audit_entry", &["actor_id", "id"]),
        ] {
            let mut index = Index::create();
            index.name(format!("{table}_{}", columns.join("_"))).table(table);
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, index) in
            [("audit_entry", "audit_entry_actor_id_id"), ("review_case", "review_case_lease_by")]
        {
            manager.drop_index(Index::drop().name(index).table(table).to_owned()).await?;
        }
        for column in ["filed_by", "origin", "escalated_at", "lease_until", "lease_by", "version"] {
            let alter = Table::alter().table("review_case").drop_column(column).to_owned();
            manager.alter_table(alter).await?;
        }
        for table in ["petugas_relative", "petugas_recovery", "petugas_session", "petugas"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn case_columns() -> [ColumnDef; 6] {
    [
        // One more with every move: a form that was opened before a move is recognised.
        ColumnDef::new("version").big_integer().not_null().default(0).to_owned(),
        // Who works on it, and until when it is theirs.
        ColumnDef::new("lease_by").big_integer().null().to_owned(),
        ColumnDef::new("lease_until").big_integer().null().to_owned(),
        // When it was put before the head of the office for being late.
        ColumnDef::new("escalated_at").big_integer().null().to_owned(),
        // warga, petugas, rt_rw, lks, desa, kemensos: who brought it.
        ColumnDef::new("origin").string().not_null().default("warga").to_owned(),
        // The officer who filed it for somebody.
        ColumnDef::new("filed_by").big_integer().null().to_owned(),
    ]
}

fn petugas() -> TableCreateStatement {
    Table::create()
        .table("petugas")
        .col(pk_auto("id").big_integer())
        // Lower case.
        .col(string("username").unique_key())
        .col(binary("name"))
        // See `domain::petugas::Role`.
        .col(string("role"))
        // A region code of any level.
        .col(string("scope"))
        // Argon2id, in the PHC format.
        .col(string("password"))
        // Secret of the second factor, sealed; null until it is set up. And its last step that was used.
        .col(binary_null("totp"))
        .col(big_integer_null("totp_step"))
        // The password was made by somebody else.
        .col(boolean("must_change"))
        // Keyed tokens of their own NIK and family card: nobody decides about themselves.
        .col(binary_null("nik_token"))
        .col(binary_null("kk_token"))
        .col(big_integer("created_at"))
        .col(big_integer_null("disabled_at"))
        .to_owned()
}

fn petugas_session() -> TableCreateStatement {
    Table::create()
        .table("petugas_session")
        // Random; stands in the list of sessions and opens nothing.
        .col(string("id").primary_key())
        // SHA-256 of the secret in the cookie.
        .col(binary("token_hash").unique_key())
        .col(big_integer("petugas_id"))
        .col(big_integer("created_at"))
        .col(big_integer("seen_at"))
        .col(big_integer("expires_at"))
        .col(big_integer_null("ended_at"))
        // What kind of browser, in two words.
        .col(string("agent"))
        .foreign_key(ForeignKey::create().from("petugas_session", "petugas_id").to("petugas", "id"))
        .to_owned()
}

fn petugas_recovery() -> TableCreateStatement {
    Table::create()
        .table("petugas_recovery")
        .col(big_integer("petugas_id"))
        .col(binary("code_hash"))
        .col(big_integer_null("used_at"))
        .primary_key(Index::create().col("petugas_id").col("code_hash"))
        .foreign_key(
            ForeignKey::create().from("petugas_recovery", "petugas_id").to("petugas", "id"),
        )
        .to_owned()
}

fn petugas_relative() -> TableCreateStatement {
    Table::create()
        .table("petugas_relative")
        .col(big_integer("petugas_id"))
        // Keyed token of the NIK of somebody they said is close to them.
        .col(binary("nik_token"))
        .col(big_integer("declared_at"))
        .primary_key(Index::create().col("petugas_id").col("nik_token"))
        .foreign_key(
            ForeignKey::create().from("petugas_relative", "petugas_id").to("petugas", "id"),
        )
        .to_owned()
}
