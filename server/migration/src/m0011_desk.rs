//! The desk: the order of the queue, internal notes, and whether two cases are about the same person.
//!
//! Times are Unix seconds. What a person typed is sealed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, binary_null, string};
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The queue of one regency, district or village, of one state: read in its order, without sorting. The village code
/// comes last so that counting needs the index alone.
const INDEXES: [(&str, &str); 6] = [
    ("queue_kabupaten", "(substr(desa, 1, 5), state, due_at, village_turn, id, desa)"),
    ("queue_kabupaten_kind", "(substr(desa, 1, 5), state, kind, due_at, village_turn, id, desa)"),
    ("queue_kecamatan", "(substr(desa, 1, 8), state, due_at, village_turn, id, desa)"),
    ("queue_desa", "(desa, state, due_at, village_turn, id)"),
    // Finds the last turn of a village.
    ("queue_turn", "(desa, due_at, village_turn)"),
    // Finds leases that are over.
    ("queue_lease", "(lease_until) where lease_by is not null"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(case_note()).await?;
        manager.create_table(case_pair()).await?;
        for (table, columns) in
            [("case_note", &["case_id", "at"][..]), ("case_pair", &["other_id"])]
        {
            let mut index = Index::create();
            index.name(format!("{table}_{}", columns.join("_"))).table(table);
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        // Which case of its village it is among those with the same deadline: villages take turns, so that one that
        // sends a thousand does not push back the one that sends a single case.
        let turn = ColumnDef::new("village_turn").big_integer().not_null().default(0).to_owned();
        let alter = Table::alter().table("review_case").add_column(turn).to_owned();
        manager.alter_table(alter).await?;
        let connection = manager.get_connection();
        connection.execute_unprepared(GIVE_TURNS).await?;
        for (name, columns) in INDEXES {
            let create = format!("create index {name} on review_case {columns}");
            connection.execute_unprepared(&create).await?;
        }
        let statements = match manager.get_database_backend() {
            DbBackend::Postgres => &POSTGRES_TRIGGERS[..],
            _ => &SQLITE_TRIGGERS[..],
        };
        for statement in statements {
            connection.execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let is_postgres = manager.get_database_backend() == DbBackend::Postgres;
        for trigger in ["review_case_turn_new", "review_case_turn_moved"] {
            let of = if is_postgres { " on review_case" } else { "" };
            connection.execute_unprepared(&format!("drop trigger {trigger}{of}")).await?;
        }
        if is_postgres {
            connection.execute_unprepared("drop function review_case_turn()").await?;
        }
        for (name, _) in INDEXES {
            connection.execute_unprepared(&format!("drop index {name}")).await?;
        }
        let drop = Table::alter().table("review_case").drop_column("village_turn").to_owned();
        manager.alter_table(drop).await?;
        for table in ["case_pair", "case_note"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

/// Turns of the cases that are there already.
const GIVE_TURNS: &str = "update review_case set village_turn = given.turn from \
    (select id, row_number() over (partition by desa, due_at order by id) as turn from review_case) as given \
    where given.id = review_case.id";

/// A new case, or one whose deadline or village changes, comes after the others of its village.
const SQLITE_TRIGGERS: [&str; 2] = [
    "create trigger review_case_turn_new after insert on review_case begin \
     update review_case set village_turn = 1 + coalesce((select other.village_turn from review_case as other \
     where other.desa = new.desa and other.due_at = new.due_at and other.id <> new.id \
     order by other.village_turn desc limit 1), 0) where id = new.id; end",
    "create trigger review_case_turn_moved after update of due_at, desa on review_case \
     when new.due_at <> old.due_at or new.desa <> old.desa begin \
     update review_case set village_turn = 1 + coalesce((select other.village_turn from review_case as other \
     where other.desa = new.desa and other.due_at = new.due_at and other.id <> new.id \
     order by other.village_turn desc limit 1), 0) where id = new.id; end",
];

/// The same. Two that come at the same moment may get the same turn: their numbers then decide.
const POSTGRES_TRIGGERS: [&str; 3] = [
    "create function review_case_turn() returns trigger language plpgsql as $$ begin \
     new.village_turn := 1 + coalesce((select other.village_turn from review_case as other \
     where other.desa = new.desa and other.due_at = new.due_at and other.id <> new.id \
     order by other.village_turn desc limit 1), 0); return new; end $$",
    "create trigger review_case_turn_new before insert on review_case \
     for each row execute function review_case_turn()",
    "create trigger review_case_turn_moved before update of due_at, desa on review_case \
     for each row when (new.due_at <> old.due_at or new.desa <> old.desa) \
     execute function review_case_turn()",
];

fn case_note() -> TableCreateStatement {
    Table::create()
        .table("case_note")
        // Random: names the place the body is sealed for.
        .col(string("key").primary_key())
        .col(big_integer("case_id"))
        .col(big_integer("at"))
        .col(big_integer("petugas_id"))
        // What an officer wrote for colleagues, sealed; null once erased.
        .col(binary_null("body"))
        .foreign_key(ForeignKey::create().from("case_note", "case_id").to("review_case", "id"))
        .foreign_key(ForeignKey::create().from("case_note", "petugas_id").to("petugas", "id"))
        .to_owned()
}

fn case_pair() -> TableCreateStatement {
    Table::create()
        .table("case_pair")
        // The smaller number first: two cases are one pair.
        .col(big_integer("case_id"))
        .col(big_integer("other_id"))
        // ganda, bukan_ganda.
        .col(string("verdict"))
        .col(big_integer("petugas_id"))
        .col(big_integer("at"))
        .primary_key(Index::create().col("case_id").col("other_id"))
        .foreign_key(ForeignKey::create().from("case_pair", "case_id").to("review_case", "id"))
        .foreign_key(ForeignKey::create().from("case_pair", "other_id").to("review_case", "id"))
        .foreign_key(ForeignKey::create().from("case_pair", "petugas_id").to("petugas", "id"))
        .to_owned()
}
