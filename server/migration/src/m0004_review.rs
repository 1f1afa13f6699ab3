//! What every kind of case has: the case itself, its history, its contact, messages, links to look-alikes, and the
//! counter of wrong PINs.
//!
//! Times are Unix seconds. Whatever a person typed is sealed; equality goes over keyed tokens.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, binary, binary_null, boolean, integer, pk_auto, string,
    string_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in
            [review_case(), case_event(), case_link(), case_contact(), case_message(), pin_try()]
        {
            manager.create_table(table).await?;
        }
        for (table, columns) in [
            ("review_case", &["state", "desa"][..]),
            ("review_case", &["nik_token"]),
            ("review_case", &["kk_token"]),
            ("review_case", &["alike_token"]),
            ("review_case", &["parent_id"]),
            ("case_event", &["case_id"]),
            ("case_link", &["other_id"]),
            ("case_message", &["case_id"]),
            ("pin_try", &["expires_at"]),
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
        for table in
            ["pin_try", "case_message", "case_contact", "case_link", "case_event", "review_case"]
        {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn review_case() -> TableCreateStatement {
    Table::create()
        .table("review_case")
        .col(pk_auto("id").big_integer())
        // usulan, sanggahan, …: see `domain::review::CaseKind`.
        .col(string("kind"))
        // See `domain::review::CaseState`; changes only by its transition table.
        .col(string("state"))
        .col(string("ticket").unique_key())
        // The draft it was sent from: one draft, one case, however often it is sent.
        .col(string_null("draft_id").unique_key())
        // Keyed token of the Idempotency-Key.
        .col(binary_null("idempotency_token").unique_key())
        // The case an appeal or a request about data belongs to.
        .col(big_integer_null("parent_id"))
        // Village code, and the cycle it may join at the earliest, `YYYY-MM`.
        .col(string("desa"))
        .col(string("cycle"))
        // Last moment of the cycle's proposals, and by when the next step is due.
        .col(big_integer("cutoff_at"))
        .col(big_integer("due_at"))
        .col(big_integer("submitted_at"))
        .col(big_integer("state_since"))
        .col(string("lang"))
        // Tokens of the subject: NIK, family card, and name + birth + village.
        .col(binary_null("nik_token"))
        .col(binary_null("kk_token"))
        .col(binary_null("alike_token"))
        // Codes of `domain::usulan::Warning`, comma-separated. No personal data.
        .col(string("warnings"))
        .col(big_integer_null("closed_at"))
        .col(big_integer_null("erased_at"))
        .to_owned()
}

fn case_event() -> TableCreateStatement {
    Table::create()
        .table("case_event")
        .col(pk_auto("id").big_integer())
        .col(big_integer("case_id"))
        .col(big_integer("at"))
        // See `domain::review::Action`; `submit` begins every history.
        .col(string("action"))
        .col(string_null("from_state"))
        .col(string("to_state"))
        // warga, petugas, system; and which officer.
        .col(string("actor"))
        .col(big_integer_null("actor_id"))
        // Code of a reason with its citizen sentence and remedy.
        .col(string_null("reason"))
        // A note the citizen may read.
        .col(binary_null("note"))
        .foreign_key(ForeignKey::create().from("case_event", "case_id").to("review_case", "id"))
        .to_owned()
}

fn case_link() -> TableCreateStatement {
    Table::create()
        .table("case_link")
        .col(big_integer("case_id"))
        .col(big_integer("other_id"))
        // nik, kk, alike: why the two may concern the same person.
        .col(string("reason"))
        .col(big_integer("created_at"))
        .primary_key(Index::create().col("case_id").col("other_id").col("reason"))
        .foreign_key(ForeignKey::create().from("case_link", "case_id").to("review_case", "id"))
        .foreign_key(ForeignKey::create().from("case_link", "other_id").to("review_case", "id"))
        .to_owned()
}

fn case_contact() -> TableCreateStatement {
    Table::create()
        .table("case_contact")
        // proposer, subject.
        .col(big_integer("case_id"))
        .col(string("party"))
        .col(binary_null("email"))
        .col(binary_null("phone"))
        .col(boolean("notify"))
        .col(big_integer("changed_at"))
        .primary_key(Index::create().col("case_id").col("party"))
        .foreign_key(ForeignKey::create().from("case_contact", "case_id").to("review_case", "id"))
        .to_owned()
}

fn case_message() -> TableCreateStatement {
    Table::create()
        .table("case_message")
        .col(pk_auto("id").big_integer())
        .col(big_integer("case_id"))
        .col(big_integer("at"))
        // warga, petugas.
        .col(string("actor"))
        // info, appeal, correction, erasure.
        .col(string("kind"))
        .col(binary_null("body"))
        .foreign_key(ForeignKey::create().from("case_message", "case_id").to("review_case", "id"))
        .to_owned()
}

fn pin_try() -> TableCreateStatement {
    Table::create()
        .table("pin_try")
        // Keyed hash of the ticket as it was typed, whether it exists or not (S-8).
        .col(binary("key").primary_key())
        .col(integer("wrong"))
        .col(big_integer_null("locked_until"))
        .col(big_integer("expires_at"))
        .to_owned()
}
