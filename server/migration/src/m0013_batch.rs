//! Batches for the centre: what is in them, the letter of endorsement, exports, the centre's answers, quotas.
//!
//! Times are Unix seconds. What is endorsed is locked: every change asks for `endorsed_at is null`.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, binary_null, date, date_null, integer, integer_null, pk_auto,
    string, string_null, text, text_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: [&str; 6] =
    ["quota", "answer_file", "centre_answer", "batch_export", "batch_case", "batch"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in
            [batch(), batch_case(), batch_export(), centre_answer(), answer_file(), quota()]
        {
            manager.create_table(table).await?;
        }
        let number = Index::create()
            .name("batch_number")
            .table("batch")
            .col("region")
            .col("cycle")
            .col("kind")
            .col("number")
            .unique()
            .to_owned();
        manager.create_index(number).await?;
        // A case is in one batch at a time.
        let once = Index::create()
            .name("batch_case_once")
            .table("batch_case")
            .col("case_id")
            .unique()
            .to_owned();
        manager.create_index(once).await?;
        for (table, columns) in [
            ("batch_case", &["batch_id", "place", "case_id"][..]),
            ("batch_export", &["batch_id"]),
            ("centre_answer", &["batch_id"]),
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
        for table in TABLES {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn batch() -> TableCreateStatement {
    Table::create()
        .table("batch")
        .col(pk_auto("id").big_integer())
        // See `domain::batch::BatchKind`.
        .col(string("kind"))
        // Code of the regency.
        .col(string("region"))
        // YYYY-MM; and which batch of that month, kind and regency, from 1.
        .col(string("cycle"))
        .col(integer("number"))
        .col(big_integer("created_at"))
        .col(big_integer("created_by"))
        // The letter of endorsement: random name of the encrypted file, size, SHA-256 of its content.
        .col(string_null("letter_file"))
        .col(integer_null("letter_bytes"))
        .col(string_null("letter_sha256"))
        .col(string_null("letter_number"))
        .col(date_null("letter_date"))
        // kepala_daerah, wakil, sekda_an; and the name, sealed.
        .col(string_null("signer_role"))
        .col(binary_null("signer_name"))
        .col(big_integer_null("letter_at"))
        .col(big_integer_null("letter_by"))
        .col(big_integer_null("endorsed_at"))
        .col(big_integer_null("endorsed_by"))
        // The recipient data that was visible then: what is exported about listed people is read from it.
        .col(big_integer_null("data_version_id"))
        .to_owned()
}

fn batch_case() -> TableCreateStatement {
    Table::create()
        .table("batch_case")
        .col(big_integer("batch_id"))
        .col(big_integer("case_id"))
        // Village code: the order of lists and exports.
        .col(string("place"))
        .col(big_integer("added_at"))
        .col(big_integer("added_by"))
        .primary_key(Index::create().col("batch_id").col("case_id"))
        .foreign_key(ForeignKey::create().from("batch_case", "batch_id").to("batch", "id"))
        .foreign_key(ForeignKey::create().from("batch_case", "case_id").to("review_case", "id"))
        .to_owned()
}

fn batch_export() -> TableCreateStatement {
    Table::create()
        .table("batch_export")
        .col(pk_auto("id").big_integer())
        .col(big_integer("batch_id"))
        .col(big_integer("at"))
        .col(big_integer("petugas_id"))
        // paket, csv, xlsx.
        .col(string("form"))
        // SHA-256 of the mapping file and of what was made; null until it is made.
        .col(string("columns_sha256"))
        .col(string_null("csv_sha256"))
        .col(string_null("xlsx_sha256"))
        .col(big_integer_null("rows"))
        .foreign_key(ForeignKey::create().from("batch_export", "batch_id").to("batch", "id"))
        .to_owned()
}

fn centre_answer() -> TableCreateStatement {
    Table::create()
        .table("centre_answer")
        .col(big_integer("case_id"))
        // verifikasi_pusat, pmt, penetapan: each is answered once.
        .col(string("tahap"))
        .col(big_integer("batch_id"))
        // See `domain::batch::Hasil`.
        .col(string("hasil"))
        // The centre's own words, sealed; null where it gave none, and once erased.
        .col(binary_null("alasan"))
        .col(date("decided_on"))
        .col(big_integer("at"))
        .col(big_integer("petugas_id"))
        .primary_key(Index::create().col("case_id").col("tahap"))
        .foreign_key(ForeignKey::create().from("centre_answer", "case_id").to("review_case", "id"))
        .to_owned()
}

fn answer_file() -> TableCreateStatement {
    Table::create()
        .table("answer_file")
        // Random: names it in addresses.
        .col(string("key").primary_key())
        .col(big_integer("petugas_id"))
        .col(big_integer("at"))
        .col(string("sha256"))
        // Random name of the encrypted file; null once it was taken over or thrown away.
        .col(string_null("file"))
        .col(big_integer_null("applied_at"))
        .col(integer_null("moved"))
        // Line number, column and reason of each line not taken over; never a value.
        .col(text_null("rejected"))
        .to_owned()
}

fn quota() -> TableCreateStatement {
    Table::create()
        .table("quota")
        .col(string("region"))
        .col(string("program"))
        .col(date("valid_from"))
        .col(integer("slots"))
        .col(date_null("valid_to"))
        .col(text("source"))
        .primary_key(Index::create().col("region").col("program").col("valid_from"))
        .to_owned()
}
