//! Decisions before and after they take effect, visits, conflicts of interest, and second looks.
//!
//! Times are Unix seconds. What an officer writes is sealed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, binary_null, integer, pk_auto, string, string_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite alters one thing at a time.
        // While the citizen is asked something: how many seconds the office has left once they answer.
        let due_left = ColumnDef::new("due_left").big_integer().null().to_owned();
        let alter = Table::alter().table("review_case").add_column(due_left).to_owned();
        manager.alter_table(alter).await?;
        // The visit a photo was taken at.
        let visit = ColumnDef::new("visit_id").string().null().to_owned();
        let alter = Table::alter().table("attachment").add_column(visit).to_owned();
        manager.alter_table(alter).await?;
        for table in
            [case_decision(), case_visit(), case_conflict(), second_look(), second_look_case()]
        {
            manager.create_table(table).await?;
        }
        for (table, columns) in [
            ("case_decision", &["case_id"][..]),
            ("case_decision", &["with_id"]),
            ("case_visit", &["case_id"]),
            ("case_conflict", &["petugas_id"]),
            ("second_look_case", &["case_id"]),
        ] {
            let mut index = Index::create();
            index.name(format!("{table}_{}", columns.join("_"))).table(table);
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        // Of two decisions at once the first stands: at most one of a case has neither taken effect nor ended.
        let pending = "undone_at is null and applied_at is null and void_at is null";
        for statement in [
            format!(
                "create unique index case_decision_pending on case_decision (case_id) where {pending}"
            ),
            format!(
                "create index case_decision_due on case_decision (effective_at) where {pending}"
            ),
        ] {
            manager.get_connection().execute_unprepared(&statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in
            ["second_look_case", "second_look", "case_conflict", "case_visit", "case_decision"]
        {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        for (table, column) in [("attachment", "visit_id"), ("review_case", "due_left")] {
            let alter = Table::alter().table(table).drop_column(column).to_owned();
            manager.alter_table(alter).await?;
        }
        Ok(())
    }
}

fn case_decision() -> TableCreateStatement {
    Table::create()
        .table("case_decision")
        .col(pk_auto("id").big_integer())
        .col(big_integer("case_id"))
        .col(big_integer("petugas_id"))
        // The decision about another case of the same person that this one was made with.
        .col(big_integer_null("with_id"))
        // See `domain::decision::Decision`.
        .col(string("decision"))
        // Code of a reason with its citizen sentence and remedy.
        .col(string_null("reason"))
        // To the citizen, sealed as the note of the move it becomes; and to colleagues.
        .col(binary_null("note"))
        .col(binary_null("internal_note"))
        // The case it is the same as.
        .col(big_integer_null("other_id"))
        // The version of the case that was decided on.
        .col(big_integer("case_version"))
        .col(big_integer("made_at"))
        // Until then it can be taken back, and nobody is told.
        .col(big_integer("effective_at"))
        .col(big_integer_null("undone_at"))
        .col(big_integer_null("applied_at"))
        // The case had moved on before it took effect.
        .col(big_integer_null("void_at"))
        .foreign_key(ForeignKey::create().from("case_decision", "case_id").to("review_case", "id"))
        .to_owned()
}

fn case_visit() -> TableCreateStatement {
    Table::create()
        .table("case_visit")
        // 128 random bits, hexadecimal.
        .col(string("id").primary_key())
        .col(big_integer("case_id"))
        .col(big_integer("petugas_id"))
        .col(big_integer("recorded_at"))
        // What was seen, sealed; null once erased.
        .col(binary_null("sealed"))
        .foreign_key(ForeignKey::create().from("case_visit", "case_id").to("review_case", "id"))
        .to_owned()
}

fn case_conflict() -> TableCreateStatement {
    Table::create()
        .table("case_conflict")
        .col(big_integer("case_id"))
        .col(big_integer("petugas_id"))
        // See `domain::decision::ConflictReason`.
        .col(string("reason"))
        .col(big_integer("found_at"))
        .primary_key(Index::create().col("case_id").col("petugas_id"))
        .foreign_key(ForeignKey::create().from("case_conflict", "case_id").to("review_case", "id"))
        .to_owned()
}

fn second_look() -> TableCreateStatement {
    Table::create()
        .table("second_look")
        .col(pk_auto("id").big_integer())
        // A region code: whose decisions it was drawn from.
        .col(string("scope"))
        .col(big_integer("drawn_by"))
        .col(big_integer("drawn_at"))
        // Whoever has it can draw the same again.
        .col(string("seed"))
        // Decided from the first on and before the second.
        .col(big_integer("decided_from"))
        .col(big_integer("decided_before"))
        .col(integer("population"))
        .to_owned()
}

fn second_look_case() -> TableCreateStatement {
    Table::create()
        .table("second_look_case")
        .col(big_integer("look_id"))
        .col(big_integer("case_id"))
        // In the order they were drawn, from 1.
        .col(integer("place"))
        // Who decided, what, and when.
        .col(big_integer("decided_by"))
        .col(string("action"))
        .col(big_integer("decided_at"))
        // setuju, tidak_setuju; null until somebody has looked.
        .col(string_null("verdict"))
        .col(binary_null("note"))
        .col(big_integer_null("judged_by"))
        .col(big_integer_null("judged_at"))
        .primary_key(Index::create().col("look_id").col("case_id"))
        .foreign_key(
            ForeignKey::create().from("second_look_case", "look_id").to("second_look", "id"),
        )
        .foreign_key(
            ForeignKey::create().from("second_look_case", "case_id").to("review_case", "id"),
        )
        .to_owned()
}
