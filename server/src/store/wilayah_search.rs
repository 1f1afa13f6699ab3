//! "Cari nama desa": villages by their name, told apart by their whole path.

use domain::wilayah::{KodeWilayah, WilayahPath};
use sea_orm::Order;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, LikeExpr, SelectStatement};

use super::query::rows;
use super::wilayah::{Row, in_force};
use super::{Store, StoreError};

/// Shortest search: so many characters, and so many of them letters.
pub const SEARCH_MIN_CHARS: usize = 3;
/// Longest search, in characters; what is longer after folding is cut.
pub const SEARCH_MAX_CHARS: usize = 100;
/// Most words that are looked at.
const MAX_WORDS: usize = 6;

/// A region's name as it is compared: lower case, without apostrophes, every other sign a single
/// space.
///
/// "Regapu’u" and "regapuu" are equal; the name itself is never respelt (REG-6).
pub fn fold_region_name(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for one in name.chars().flat_map(char::to_lowercase) {
        match one {
            '\'' | '’' | '‘' | '`' | '´' | 'ʼ' => {}
            one if one.is_alphanumeric() => folded.push(one),
            _ if folded.is_empty() || folded.ends_with(' ') => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

impl Store {
    /// Villages in force whose name fits `query`, best first, at most `limit`; and whether there
    /// are more.
    ///
    /// Order: the same name, names that begin so, names with such a word, names that contain it.
    /// Further words may name what lies above: "inobonto bolaang". Fewer than three letters find
    /// nothing.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn search_villages(
        &self,
        query: &str,
        limit: u64,
    ) -> Result<(Vec<WilayahPath>, bool), StoreError> {
        let folded: String = fold_region_name(query).chars().take(SEARCH_MAX_CHARS).collect();
        let words: Vec<&str> = folded.split(' ').take(MAX_WORDS).collect();
        if folded.chars().filter(|one| one.is_alphabetic()).count() < SEARCH_MIN_CHARS {
            return Ok((Vec::new(), false));
        }
        let found: Vec<Row> = rows(&self.read, &search_query(&folded, &words, limit)).await?;
        let truncated = found.len() as u64 > limit;
        let codes = found
            .iter()
            .take(usize::try_from(limit).unwrap_or(usize::MAX))
            .map(|row| row.kode.parse())
            .collect::<Result<Vec<KodeWilayah>, _>>()
            .map_err(|_| StoreError::Malformed("wilayah"))?;
        Ok((self.paths(&codes).await?, truncated))
    }
}

/// One row more than `limit`, so that the caller knows whether there are more.
fn search_query(folded: &str, words: &[&str], limit: u64) -> SelectStatement {
    let name = || Expr::col("search_key");
    let path = || Expr::col("search_path");
    let squashed = folded.replace(' ', "");
    // Each word stands somewhere in the path, and one of them at least in the village's own name.
    // Or the whole is the name written with other spaces: "mekarsari" for "Mekar Sari".
    let everywhere = words
        .iter()
        .map(|word| path().like(like(&["%", word, "%"])))
        .fold(Expr::val(true), ExprTrait::and);
    let in_name = words
        .iter()
        .filter(|word| word.chars().count() >= SEARCH_MIN_CHARS || words.len() == 1)
        .map(|word| name().like(like(&["%", word, "%"])))
        .fold(Expr::val(false), ExprTrait::or);
    let other_spaces =
        Expr::cust_with_values("replace(search_key, ' ', '')", [0_i32; 0]).eq(squashed);
    let rank = CaseStatement::new()
        .case(name().eq(folded), 0)
        .case(name().like(like(&[folded, "%"])), 1)
        .case(name().eq(words.first().copied().unwrap_or_default()), 2)
        .case(name().like(like(&["% ", folded, "%"])), 3)
        .finally(4);
    in_force()
        .and_where(Expr::col("jenis").is_in(["kelurahan", "desa", "desa adat"]))
        .and_where(everywhere.and(in_name).or(other_spaces))
        .order_by_expr(rank.into(), Order::Asc)
        .order_by_expr(Expr::cust("length(search_key)"), Order::Asc)
        .order_by("kode", Order::Asc)
        .limit(limit + 1)
        .to_owned()
}

/// A pattern of literal and wildcard parts; wildcards within what was typed lose their meaning.
fn like(parts: &[&str]) -> LikeExpr {
    let pattern = parts.iter().fold(String::new(), |mut pattern, part| {
        match *part {
            "%" | "% " => pattern.push_str(part),
            typed => {
                for one in typed.chars() {
                    if matches!(one, '%' | '_' | '\\') {
                        pattern.push('\\');
                    }
                    pattern.push(one);
                }
            }
        }
        pattern
    });
    LikeExpr::new(pattern).escape('\\')
}

#[cfg(test)]
mod tests {
    use super::fold_region_name;

    #[test]
    fn region_names_fold_apostrophes_signs_and_case() {
        assert_eq!(fold_region_name("Regapu’u"), "regapuu");
        assert_eq!(fold_region_name("  Ba'a/Namo-Dale (Kota) "), "baa namo dale kota");
        assert_eq!(fold_region_name("100%_\\"), "100");
    }
}
