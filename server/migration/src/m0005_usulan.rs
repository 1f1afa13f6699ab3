//! Proposals: drafts with their steps and files, and what becomes of them once sent.
//!
//! Times are Unix seconds. A draft is found by its id, by the keyed token of its cookie, or of its resume code.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, binary, binary_null, integer, integer_null, string, string_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [draft(), draft_step(), attachment(), usulan(), usulan_member(), consent()] {
            manager.create_table(table).await?;
        }
        for (table, column) in [
            ("draft", "expires_at"),
            ("attachment", "draft_id"),
            ("attachment", "case_id"),
            ("usulan_member", "nik_token"),
        ] {
            let name = format!("{table}_{column}");
            let index = Index::create().name(name).table(table).col(column).to_owned();
            manager.create_index(index).await?;
        }
        // One picture of a kind at a time: a new one takes the place of the old.
        let one_of_a_kind = Index::create()
            .name("attachment_one_of_a_kind")
            .table("attachment")
            .col("draft_id")
            .col("kind")
            .unique()
            .to_owned();
        manager.create_index(one_of_a_kind).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["consent", "usulan_member", "usulan", "attachment", "draft_step", "draft"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn draft() -> TableCreateStatement {
    Table::create()
        .table("draft")
        // 128 random bits, hexadecimal.
        .col(string("id").primary_key())
        // usulan; other forms later.
        .col(string("kind"))
        .col(binary("secret_token").unique_key())
        .col(binary("resume_token").unique_key())
        // Reserved at once: photos carry it.
        .col(string("ticket").unique_key())
        // diri, satu_kk, tetangga.
        .col(string("hubungan"))
        .col(string("lang"))
        .col(big_integer("created_at"))
        .col(big_integer("saved_at"))
        .col(big_integer("expires_at"))
        .col(big_integer_null("submitted_at"))
        .to_owned()
}

fn draft_step() -> TableCreateStatement {
    Table::create()
        .table("draft_step")
        .col(string("draft_id"))
        .col(string("step"))
        // One more with every change: a page that was opened before a change is recognised.
        .col(integer("version"))
        .col(binary("sealed"))
        .col(big_integer("saved_at"))
        .primary_key(Index::create().col("draft_id").col("step"))
        .foreign_key(
            ForeignKey::create()
                .from("draft_step", "draft_id")
                .to("draft", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

fn attachment() -> TableCreateStatement {
    Table::create()
        .table("attachment")
        .col(string("id").primary_key())
        // Belongs to a draft until it is sent, afterwards to a case. The draft's id stays until the draft is erased.
        .col(string_null("draft_id"))
        .col(big_integer_null("case_id"))
        .col(string("kind"))
        // Random name of the encrypted file; null once erased.
        .col(string_null("file"))
        .col(string("media_type"))
        .col(integer("bytes"))
        .col(integer_null("width"))
        .col(integer_null("height"))
        // Codes of advice, comma-separated.
        .col(string("advice"))
        .col(big_integer("created_at"))
        .col(big_integer_null("erased_at"))
        .to_owned()
}

fn usulan() -> TableCreateStatement {
    Table::create()
        .table("usulan")
        .col(big_integer("case_id").primary_key())
        .col(string("hubungan"))
        // masuk_data, menerima_program.
        .col(string("jenis"))
        // Every answer, sealed; null once erased.
        .col(binary_null("sealed"))
        .foreign_key(ForeignKey::create().from("usulan", "case_id").to("review_case", "id"))
        .to_owned()
}

fn usulan_member() -> TableCreateStatement {
    Table::create()
        .table("usulan_member")
        .col(big_integer("case_id"))
        .col(integer("place"))
        .col(binary_null("sealed"))
        .col(binary_null("nik_token"))
        .primary_key(Index::create().col("case_id").col("place"))
        .foreign_key(ForeignKey::create().from("usulan_member", "case_id").to("review_case", "id"))
        .to_owned()
}

fn consent() -> TableCreateStatement {
    Table::create()
        .table("consent")
        .col(big_integer("case_id"))
        // pdp, truth, health, subject_told: what was agreed to or declared.
        .col(string("purpose"))
        // Which wording, and in which language it was read.
        .col(string("text_version"))
        .col(string("lang"))
        .col(big_integer("given_at"))
        .col(big_integer_null("withdrawn_at"))
        .primary_key(Index::create().col("case_id").col("purpose"))
        .foreign_key(ForeignKey::create().from("consent", "case_id").to("review_case", "id"))
        .to_owned()
}
