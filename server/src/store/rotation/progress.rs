//! How far a rotation has come, column by column: what is left after the process was killed.

use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict, Query};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::{KeyValue, SealedPlace};
use crate::store::query::{change, first, rows};
use crate::store::{Store, StoreError};

/// How far the sealing anew of a column has come.
#[derive(Debug, Clone)]
pub struct Reached {
    /// The key that seals.
    pub key_id: u8,
    /// `table.column`
    pub place: String,
    /// Key of the last row that was looked at.
    pub after: Option<Vec<KeyValue>>,
    /// Now, in Unix seconds.
    pub now: i64,
    /// The end of the column was reached.
    pub finished: bool,
}

#[derive(FromQueryResult)]
struct After {
    after: Option<String>,
    finished: bool,
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

/// Notes within the caller's transaction how far a column has come, and adds what was written.
pub(super) async fn note<C: ConnectionTrait>(
    tx: &C,
    reached: &Reached,
    written: u64,
) -> Result<(), StoreError> {
    let malformed = |_| StoreError::Malformed("key_rotation.after");
    let after = reached.after.as_ref().map(serde_json::to_string).transpose().map_err(malformed)?;
    let written = i64::try_from(written).unwrap_or(i64::MAX);
    let insert = Query::insert()
        .into_table("key_rotation")
        .columns(["key_id", "place", "after", "resealed", "changed_at", "finished"])
        .values_panic([
            i32::from(reached.key_id).into(),
            reached.place.as_str().into(),
            after.into(),
            written.into(),
            reached.now.into(),
            reached.finished.into(),
        ])
        .on_conflict(
            OnConflict::columns(["key_id", "place"])
                .update_columns(["after", "changed_at", "finished"])
                .value("resealed", Expr::col(("key_rotation", "resealed")).add(written))
                .to_owned(),
        )
        .to_owned();
    change(tx, &insert).await.map(drop)
}

impl Store {
    /// Behind which row sealing a column anew with a key goes on; `None` from the start: it has not begun, or it went
    /// through once and looks again for what was written meanwhile.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn rotation_reached(
        &self,
        place: &SealedPlace,
        key_id: u8,
    ) -> Result<Option<Vec<KeyValue>>, StoreError> {
        let select = Query::select()
            .columns(["after", "finished"])
            .from("key_rotation")
            .and_where(Expr::col("key_id").eq(i32::from(key_id)))
            .and_where(Expr::col("place").eq(place.name()))
            .to_owned();
        let found: Option<After> = first(&self.read, &select).await?;
        let Some(after) = found.filter(|row| !row.finished).and_then(|row| row.after) else {
            return Ok(None);
        };
        serde_json::from_str(&after)
            .map(Some)
            .map_err(|_| StoreError::Malformed("key_rotation.after"))
    }

    /// Notes that the end of a column was reached.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn note_rotation(&self, reached: &Reached) -> Result<(), StoreError> {
        note(&self.write, reached, 0).await
    }

    /// The numbers of all data versions, those that were never loaded whole among them.
    pub(in crate::store) async fn all_version_ids(&self) -> Result<Vec<i64>, StoreError> {
        let select = Query::select().column("id").from("data_version").to_owned();
        let found: Vec<Id> = rows(&self.read, &select).await?;
        Ok(found.into_iter().map(|row| row.id).collect())
    }
}
