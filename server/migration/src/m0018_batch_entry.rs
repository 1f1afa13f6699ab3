//! What leaves with a batch beside cases and verdicts: repairs, marks and removals of listed people. Also: one proposal
//! of a person in a batch, who takes an answer file over, and proposals by who proposed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, string};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(batch_entry()).await?;
        // Something leaves once.
        let once = Index::create()
            .name("batch_entry_once")
            .table("batch_entry")
            .col("source")
            .col("key")
            .unique()
            .to_owned();
        manager.create_index(once).await?;
        for (table, column) in columns() {
            let alter = Table::alter().table(table).add_column(column).to_owned();
            manager.alter_table(alter).await?;
        }
        let connection = manager.get_connection();
        connection
            .execute_unprepared(
                "create unique index batch_case_person on batch_case (person) \
                 where person is not null",
            )
            .await?;
        for (name, table, rest) in INDEXES {
            let create = format!("create index {name} on {table} {rest}");
            connection.execute_unprepared(&create).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let person = ("batch_case_person", "batch_case");
        let indexes = INDEXES.iter().map(|(name, table, _)| (*name, *table));
        for (index, table) in indexes.chain([person]) {
            manager.drop_index(Index::drop().name(index).table(table).to_owned()).await?;
        }
        for (table, column) in [
            ("batch", "version"),
            ("answer_file", "claimed_until"),
            ("centre_answer", "file_key"),
            ("batch_case", "person"),
            ("usulan", "pengusul_token"),
            ("review_case", "erasure_granted_at"),
        ] {
            let drop = Table::alter().table(table).drop_column(column).to_owned();
            manager.alter_table(drop).await?;
        }
        manager.drop_table(Table::drop().table("batch_entry").to_owned()).await
    }
}

/// Indexes, each with its table, its columns and the rows it holds.
const INDEXES: [(&str, &str, &str); 10] = [
    ("centre_answer_file", "centre_answer", "(file_key)"),
    ("recipient_verdict_batch", "recipient_verdict", "(batch_id, key)"),
    // What officers found in a month, and what one of them ever found: for second looks.
    ("case_event_officer_at", "case_event", "(at) where actor_id is not null"),
    ("case_event_officer", "case_event", "(actor_id, case_id) where actor_id is not null"),
    // Cases that are put before the head, and those whose citizens did not answer. Of such cases alone: with an index of
    // states and deadlines of all, PostgreSQL reads the queue by it and sorts.
    ("review_case_late", "review_case", "(state, due_at) where escalated_at is null"),
    ("review_case_unanswered", "review_case", "(due_at) where state = 'info_needed'"),
    // Letters and mails that are due.
    ("reply_right_due", "reply_right", "(notify_at) where code_token is null"),
    ("usulan_hubungan", "usulan", "(hubungan, case_id)"),
    ("usulan_pengusul", "usulan", "(pengusul_token)"),
    // Whom villages want removed: for who examines them.
    ("musyawarah_removal_subject", "musyawarah_removal", "(subject)"),
];

fn columns() -> [(&'static str, ColumnDef); 6] {
    [
        // When the office granted that this case is erased before its term, Unix seconds.
        ("review_case", ColumnDef::new("erasure_granted_at").big_integer().null().to_owned()),
        // Keyed token of person, kind of batch and cycle: of a person one proposal leaves with them. Null where the
        // person is not known by number, and once erased.
        ("batch_case", ColumnDef::new("person").binary().null().to_owned()),
        // Keyed token of the proposer's NIK, where the proposer is somebody else: who lost the ticket is found by it. Null
        // once erased.
        ("usulan", ColumnDef::new("pengusul_token").binary().null().to_owned()),
        // The answer file it came with.
        ("centre_answer", ColumnDef::new("file_key").string().null().to_owned()),
        // Until then one request takes the file over.
        ("answer_file", ColumnDef::new("claimed_until").big_integer().null().to_owned()),
        // One more with every change: whoever endorses says which they have seen.
        ("batch", ColumnDef::new("version").big_integer().not_null().default(1).to_owned()),
    ]
}

fn batch_entry() -> TableCreateStatement {
    Table::create()
        .table("batch_entry")
        .col(big_integer("batch_id"))
        // repair, mark, mark_end, removal.
        .col(string("source"))
        // Key of a row of recipient_repair or recipient_mark, number of one of musyawarah_removal.
        .col(string("key"))
        // Village code: the order of lists and exports.
        .col(string("place"))
        .col(big_integer("added_at"))
        .col(big_integer("added_by"))
        .primary_key(Index::create().col("batch_id").col("place").col("source").col("key"))
        .foreign_key(ForeignKey::create().from("batch_entry", "batch_id").to("batch", "id"))
        .to_owned()
}
