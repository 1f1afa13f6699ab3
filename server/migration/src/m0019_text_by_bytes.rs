//! On `PostgreSQL` all text is compared and sorted by its bytes, as `SQLite` does it.
//!
//! A part of the country is read as a span of codes (`99.01.` to `99.01/`). In most locales of an
//! operating system a full stop and a slash count for nothing, and such a span holds other rows,
//! or none. What people read in alphabetical order is short and sorted elsewhere.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Every column of ours with the order of the database, in one pass; its indexes are built anew. A
/// trigger that names a column holds its type: all are taken away meanwhile, and put back as they were. The list of steps is not ours, and is being read.
const BY_BYTES: &str = r#"
do $$
declare
    one record;
    trigger_definitions text[];
    definition text;
begin
    select coalesce(array_agg(pg_get_triggerdef(found.oid) order by found.oid), '{}')
    into trigger_definitions
    from pg_trigger found
    join pg_class class on class.oid = found.tgrelid
    where not found.tgisinternal and class.relnamespace = current_schema()::regnamespace;
    for one in
        select found.tgname as name, class.relname as tab
        from pg_trigger found
        join pg_class class on class.oid = found.tgrelid
        where not found.tgisinternal and class.relnamespace = current_schema()::regnamespace
    loop
        execute format('drop trigger %I on %I', one.name, one.tab);
    end loop;
    for one in
        select class.relname as tab, attribute.attname as col,
               format_type(attribute.atttypid, attribute.atttypmod) as kind
        from pg_attribute attribute
        join pg_class class on class.oid = attribute.attrelid
        join pg_collation coll on coll.oid = attribute.attcollation
        where class.relkind = 'r' and class.relnamespace = current_schema()::regnamespace
              and attribute.attnum > 0 and not attribute.attisdropped
              and coll.collname = 'default' and class.relname <> 'seaql_migrations'
    loop
        execute format('alter table %I alter column %I type %s collate "C"',
                       one.tab, one.col, one.kind);
    end loop;
    foreach definition in array trigger_definitions loop
        execute definition;
    end loop;
end $$
"#;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() == DbBackend::Postgres {
            manager.get_connection().execute_unprepared(BY_BYTES).await?;
        }
        Ok(())
    }

    /// What the order was before is not known, and nothing needs it.
    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Ok(())
    }
}
