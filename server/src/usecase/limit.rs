//! First limits per client, kept in the database so that every instance counts the same.
//!
//! A client is an address (a /64 for IPv6), kept only as a keyed hash of the day (S-9).

use std::net::IpAddr;

use super::{AppError, Context};

/// A client as the limits see it: the address, shortened to its network for IPv6.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Client([u8; 16]);

impl Client {
    /// The client behind `address`.
    pub fn new(address: IpAddr) -> Self {
        let mut octets = match address.to_canonical() {
            IpAddr::V4(v4) => return Self(v4.to_ipv6_mapped().octets()),
            IpAddr::V6(v6) => v6.octets(),
        };
        octets[8..].fill(0);
        Self(octets)
    }
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Sending the form of cek, from the page or the API.
    Lookup,
    /// Opening a result link, and stating a year of birth on it.
    Result,
    /// Searching villages by name.
    VillageSearch,
}

impl Limit {
    /// Purpose of the keyed hash.
    const fn purpose(self) -> &'static str {
        match self {
            Self::Lookup => "limit.lookup",
            Self::Result => "limit.result",
            Self::VillageSearch => "limit.village_search",
        }
    }

    /// How many are served in one window. A village office or a mobile operator may share one address.
    pub const fn max_hits(self) -> u32 {
        match self {
            Self::Lookup => 25,
            Self::Result => 100,
            Self::VillageSearch => 60,
        }
    }

    /// Length of the window, in seconds.
    pub const fn window_seconds(self) -> u32 {
        300
    }
}

/// Counts one use of `limit` by `client`.
///
/// # Errors
/// [`AppError::TooManyRequests`] beyond the limit, with the seconds until the window ends.
pub async fn count(ctx: &Context, limit: Limit, client: Client) -> Result<(), AppError> {
    if !ctx.config.abuse.rate_limits {
        return Ok(());
    }
    let now = ctx.clock.now();
    let window = i64::from(limit.window_seconds());
    let start = now.timestamp() - now.timestamp().rem_euclid(window);
    let day = now.timestamp().div_euclid(86_400).to_le_bytes();
    let key = ctx.keys.index(limit.purpose(), &[&client.0, &day]);
    let hits = ctx.store.hit(&key, start, window).await?;
    if hits <= limit.max_hits() {
        return Ok(());
    }
    let left = u32::try_from(start + window - now.timestamp()).unwrap_or(limit.window_seconds());
    Err(AppError::TooManyRequests { retry_after_seconds: left.max(1) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ipv6_neighbours_are_one_client_and_ipv4_neighbours_are_two() {
        let client = |text: &str| Client::new(text.parse().expect("an address"));
        assert_eq!(client("2001:db8::1"), client("2001:db8::ffff"));
        assert_ne!(client("2001:db8::1"), client("2001:db8:0:1::1"));
        assert_ne!(client("192.0.2.1"), client("192.0.2.2"));
        assert_eq!(client("192.0.2.1"), client("::ffff:192.0.2.1"));
    }
}
