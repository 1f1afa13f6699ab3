//! The village stage: deliberations with their recommendations, proposals filled in or sent by officers, and who changed
//! the calendar.
//!
//! Times are Unix seconds. Names, notes and assessments are sealed; equality goes over keyed tokens.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, binary, binary_null, boolean, boolean_null, date, integer,
    pk_auto, string, string_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite alters one thing at a time.
        for (table, column) in columns() {
            let alter = Table::alter().table(table).add_column(column).to_owned();
            manager.alter_table(alter).await?;
        }
        for table in
            [musyawarah(), recommendation(), removal(), case_assessment(), bulk_file(), bulk_line()]
        {
            manager.create_table(table).await?;
        }
        for (table, column) in [
            ("musyawarah", "desa"),
            ("musyawarah_recommendation", "case_id"),
            ("musyawarah_removal", "musyawarah_id"),
            ("bulk_file", "scope"),
            ("bulk_line", "token"),
        ] {
            let name = format!("{table}_{column}");
            let index = Index::create().name(name).table(table).col(column).to_owned();
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            "bulk_line",
            "bulk_file",
            "case_assessment",
            "musyawarah_removal",
            "musyawarah_recommendation",
            "musyawarah",
        ] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        for (table, column) in [
            ("calendar_window", "recorded_at"),
            ("calendar_window", "petugas_id"),
            ("draft", "assessment"),
            ("draft", "filed_by"),
            ("draft", "origin"),
        ] {
            let drop = Table::alter().table(table).drop_column(column).to_owned();
            manager.alter_table(drop).await?;
        }
        Ok(())
    }
}

fn columns() -> [(&'static str, ColumnDef); 5] {
    [
        // petugas, rt_rw, lks: brought by somebody for whom an officer fills it in; null for a citizen's own.
        ("draft", ColumnDef::new("origin").string().null().to_owned()),
        // The officer who fills it in.
        ("draft", ColumnDef::new("filed_by").big_integer().null().to_owned()),
        // Who brought it, and what they say of the family, sealed.
        ("draft", ColumnDef::new("assessment").binary().null().to_owned()),
        // Who added a row, and when; null for rows that came with the program.
        ("calendar_window", ColumnDef::new("petugas_id").big_integer().null().to_owned()),
        ("calendar_window", ColumnDef::new("recorded_at").big_integer().null().to_owned()),
    ]
}

fn musyawarah() -> TableCreateStatement {
    Table::create()
        .table("musyawarah")
        .col(pk_auto("id").big_integer())
        .col(string("desa"))
        .col(date("held_on"))
        .col(string("place"))
        .col(integer("attendees"))
        // Name of the chair, sealed.
        .col(binary("chair"))
        .col(big_integer("petugas_id"))
        .col(big_integer("created_at"))
        // The minutes: a row of `attachment`.
        .col(string_null("attachment_id"))
        // Read-only from then on.
        .col(big_integer_null("closed_at"))
        .to_owned()
}

fn recommendation() -> TableCreateStatement {
    Table::create()
        .table("musyawarah_recommendation")
        .col(big_integer("musyawarah_id"))
        .col(big_integer("case_id"))
        // layak, tidak_layak, tunda.
        .col(string("recommendation"))
        .col(binary_null("note"))
        .col(big_integer("petugas_id"))
        .col(big_integer("at"))
        .primary_key(Index::create().col("musyawarah_id").col("case_id"))
        .foreign_key(
            ForeignKey::create()
                .from("musyawarah_recommendation", "musyawarah_id")
                .to("musyawarah", "id"),
        )
        .foreign_key(
            ForeignKey::create()
                .from("musyawarah_recommendation", "case_id")
                .to("review_case", "id"),
        )
        .to_owned()
}

fn removal() -> TableCreateStatement {
    Table::create()
        .table("musyawarah_removal")
        .col(pk_auto("id").big_integer())
        .col(big_integer("musyawarah_id"))
        // The person in the recipient data, the same in every version.
        .col(binary("subject"))
        // Name as it stood in the data, sealed.
        .col(binary("name"))
        // See the question `alasan_keluar_data`.
        .col(string("reason"))
        .col(binary_null("note"))
        .col(big_integer("petugas_id"))
        .col(big_integer("at"))
        .foreign_key(
            ForeignKey::create().from("musyawarah_removal", "musyawarah_id").to("musyawarah", "id"),
        )
        .to_owned()
}

fn case_assessment() -> TableCreateStatement {
    Table::create()
        .table("case_assessment")
        .col(big_integer("case_id").primary_key())
        // Who brought the proposal, and what they say of the family, sealed; null once erased.
        .col(binary_null("sealed"))
        .foreign_key(
            ForeignKey::create().from("case_assessment", "case_id").to("review_case", "id"),
        )
        .to_owned()
}

fn bulk_file() -> TableCreateStatement {
    Table::create()
        .table("bulk_file")
        .col(pk_auto("id").big_integer())
        .col(big_integer("petugas_id"))
        // The region of the officer who sent it: who sees another does not see the file.
        .col(string("scope"))
        // usulan, usulan_kemensos.
        .col(string("kind"))
        // Keyed token of scope, kind and content: the same file again is the same row.
        .col(binary("digest").unique_key())
        .col(big_integer("uploaded_at"))
        .col(big_integer_null("confirmed_at"))
        .col(big_integer_null("finished_at"))
        // Until when one process files its lines.
        .col(big_integer_null("leased_until"))
        .to_owned()
}

fn bulk_line() -> TableCreateStatement {
    Table::create()
        .table("bulk_line")
        .col(big_integer("bulk_id"))
        // Line of the file; the header is line 1.
        .col(integer("line_no"))
        // ready, rejected, filed, repeated.
        .col(string("state"))
        // Which column is wrong, and the code of why.
        .col(string_null("field"))
        .col(string_null("reason"))
        // The line says that the person is in the data; and whether they were found there.
        .col(boolean_null("listed"))
        .col(boolean("found"))
        // Keyed token of person, kind and cycle.
        .col(binary_null("token"))
        // What the line says, sealed, until it is filed.
        .col(binary_null("sealed"))
        .col(big_integer_null("case_id"))
        .primary_key(Index::create().col("bulk_id").col("line_no"))
        .foreign_key(ForeignKey::create().from("bulk_line", "bulk_id").to("bulk_file", "id"))
        .to_owned()
}
