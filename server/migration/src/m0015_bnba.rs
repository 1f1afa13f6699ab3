//! Work on listed recipients (BNBA): marks, repairs, verdicts, checks against the population register, what is unusual,
//! and imports begun in the browser.
//!
//! A person is named by the keyed token of their NIK, the same in every data version: what officers write hangs on it
//! and outlives a version. What they write is sealed. Times are Unix seconds.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, binary, binary_null, boolean, date, integer, string,
    string_null, text, text_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            recipient_mark(),
            recipient_repair(),
            recipient_verdict(),
            recipient_check(),
            recipient_check_file(),
            recipient_anomaly(),
            recipient_pass(),
            recipient_import(),
        ] {
            manager.create_table(table).await?;
        }
        for table in ["recipient_mark", "recipient_repair", "recipient_verdict"] {
            let name = format!("{table}_subject");
            let index = Index::create().name(name).table(table).col("subject").to_owned();
            manager.create_index(index).await?;
        }
        // Several instances may read one result file at once: a result is kept once.
        let once = Index::create()
            .name("recipient_check_once")
            .table("recipient_check")
            .col("subject")
            .col("result")
            .col("checked_on")
            .unique()
            .to_owned();
        manager.create_index(once).await?;
        let by_batch = Index::create()
            .name("recipient_verdict_cycle")
            .table("recipient_verdict")
            .col("cycle")
            .col("desa")
            .to_owned();
        manager.create_index(by_batch).await?;
        // Of one kind a person has one mark at a time, of one thing judged one verdict a month.
        let connection = manager.get_connection();
        connection
            .execute_unprepared(
                "create unique index recipient_mark_one on recipient_mark (kind_token) \
                 where ended_at is null",
            )
            .await?;
        connection
            .execute_unprepared(
                "create unique index recipient_verdict_one on recipient_verdict (target_token) \
                 where superseded_at is null",
            )
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            "recipient_import",
            "recipient_pass",
            "recipient_anomaly",
            "recipient_check_file",
            "recipient_check",
            "recipient_verdict",
            "recipient_repair",
            "recipient_mark",
        ] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn recipient_mark() -> TableCreateStatement {
    Table::create()
        .table("recipient_mark")
        // Random: names the row in addresses and in what seals it.
        .col(string("key").primary_key())
        .col(binary("subject"))
        // Where the person was listed then.
        .col(string("desa"))
        // Keyed token of person and kind: the kind itself may tell of health, and is sealed.
        .col(binary("kind_token"))
        // Kind, date, place, note.
        .col(binary("sealed"))
        .col(big_integer("made_by"))
        .col(big_integer("made_at"))
        .col(big_integer_null("ended_by"))
        .col(big_integer_null("ended_at"))
        // Why it ended.
        .col(binary_null("end_sealed"))
        .to_owned()
}

fn recipient_repair() -> TableCreateStatement {
    Table::create()
        .table("recipient_repair")
        .col(string("key").primary_key())
        .col(binary("subject"))
        .col(string("desa"))
        // Code of the column: nama_ibu, nomor_kk, …
        .col(string("field"))
        // Code of what was unusual, if a list led here.
        .col(string_null("anomaly"))
        // Old value, new value, note.
        .col(binary("sealed"))
        .col(big_integer("made_by"))
        .col(big_integer("made_at"))
        // A later repair of the same column took its place.
        .col(big_integer_null("superseded_at"))
        // The batch it left with.
        .col(big_integer_null("batch_id"))
        .to_owned()
}

fn recipient_verdict() -> TableCreateStatement {
    Table::create()
        .table("recipient_verdict")
        .col(string("key").primary_key())
        .col(binary("subject"))
        .col(string("desa"))
        // YYYY-MM
        .col(string("cycle"))
        // Code of the programme; empty for somebody who is listed without aid.
        .col(string("program"))
        // Keyed token of person, cycle, programme and component.
        .col(binary("target_token"))
        .col(boolean("layak"))
        // Code of a row of the question bnba_reason; null for layak.
        .col(string_null("reason"))
        // Component and note.
        .col(binary("sealed"))
        .col(big_integer("made_by"))
        .col(big_integer("made_at"))
        .col(big_integer_null("superseded_at"))
        // Collected: it no longer changes.
        .col(big_integer_null("batch_id"))
        .to_owned()
}

fn recipient_check() -> TableCreateStatement {
    Table::create()
        .table("recipient_check")
        .col(string("key").primary_key())
        .col(binary("subject"))
        .col(string("desa"))
        // sesuai, tidak_sesuai, meninggal, ganda, tidak_ditemukan.
        .col(string("result"))
        .col(date("checked_on"))
        // The remark of the file.
        .col(binary("sealed"))
        .col(big_integer("imported_by"))
        .col(big_integer("imported_at"))
        .to_owned()
}

fn recipient_check_file() -> TableCreateStatement {
    Table::create()
        .table("recipient_check_file")
        .col(string("key").primary_key())
        .col(big_integer("made_by"))
        .col(big_integer("made_at"))
        .col(integer("lines"))
        .col(integer("accepted"))
        // Line number, column and reason of each line not taken over; never a value.
        .col(text("rejected"))
        // The lines taken over; null once they are, or when nobody said so in time.
        .col(binary_null("sealed"))
        .col(big_integer_null("confirmed_at"))
        // How many of them were new.
        .col(integer("added").default(0))
        .to_owned()
}

fn recipient_anomaly() -> TableCreateStatement {
    Table::create()
        .table("recipient_anomaly")
        .col(big_integer("version_id"))
        .col(string("desa"))
        .col(big_integer("penerima"))
        .col(string("code"))
        .col(binary("subject"))
        .primary_key(Index::create().col("version_id").col("desa").col("penerima").col("code"))
        .to_owned()
}

fn recipient_pass() -> TableCreateStatement {
    Table::create()
        .table("recipient_pass")
        .col(big_integer("version_id").primary_key())
        // SHA-256 of the rules it goes by, hexadecimal: other rules, another pass.
        .col(string("rules"))
        // Row number up to which people were looked at, and the last there is.
        .col(big_integer("last_id"))
        .col(big_integer("total"))
        .col(big_integer("found"))
        // Until then one instance works on it.
        .col(big_integer("claimed_until"))
        .col(big_integer("started_at"))
        .col(big_integer_null("finished_at"))
        .to_owned()
}

fn recipient_import() -> TableCreateStatement {
    Table::create()
        .table("recipient_import")
        .col(string("key").primary_key())
        .col(string("source_name"))
        .col(big_integer("bytes"))
        // running, loaded, unchanged, stopped, nothing, refused, failed.
        .col(string("state"))
        // hash, load, join, index.
        .col(string("phase"))
        .col(big_integer("done"))
        .col(big_integer("total"))
        .col(big_integer("lines"))
        .col(big_integer("rejected"))
        .col(big_integer_null("version_id"))
        // Why it was refused: a code or a sentence about the header, never a value.
        .col(text_null("problem"))
        // Line number, column and reason of each line not taken over.
        .col(text_null("rejected_lines"))
        .col(big_integer("started_by"))
        .col(big_integer("started_at"))
        // A running import says so every few seconds; one that fell silent was killed.
        .col(big_integer("beat_at"))
        .col(big_integer_null("finished_at"))
        .to_owned()
}
