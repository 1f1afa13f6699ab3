//! Who an officer was: the NIK and family card that stood in their account before an admin changed them. These go on
//! counting as their own, so that nobody is rid of a conflict of interest by another number.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, binary, boolean};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(petugas_former()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("petugas_former").to_owned()).await
    }
}

fn petugas_former() -> TableCreateStatement {
    Table::create()
        .table("petugas_former")
        .col(big_integer("petugas_id"))
        // Of a family card, or else of a NIK.
        .col(boolean("is_card"))
        // Keyed, as in `petugas`.
        .col(binary("token"))
        // When another took its place, Unix seconds.
        .col(big_integer("until"))
        .primary_key(Index::create().col("petugas_id").col("is_card").col("token"))
        .foreign_key(ForeignKey::create().from("petugas_former", "petugas_id").to("petugas", "id"))
        .to_owned()
}
