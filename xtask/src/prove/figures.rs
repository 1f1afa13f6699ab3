//! Counting rules for measured times.

use std::time::Duration;

/// The value below which this share of `sorted` lies.
pub(super) fn quantile(sorted: &[Duration], share: f64) -> Duration {
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place in a list of thousands"
    )]
    let place = (sorted.len().saturating_sub(1) as f64 * share).round() as usize;
    sorted.get(place).copied().unwrap_or_default()
}

/// Milliseconds with their fraction, for tables.
pub(super) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// How improbable the difference of two lists of times is if both come from the same source: the
/// two-sided p of the Mann-Whitney test, in its normal approximation with ties.
pub(super) fn mann_whitney(first: &[Duration], second: &[Duration]) -> f64 {
    let mut all: Vec<(Duration, bool)> = first.iter().map(|time| (*time, true)).collect();
    all.extend(second.iter().map(|time| (*time, false)));
    all.sort_unstable();
    let (mut rank_sum, mut ties, mut begin) = (0.0, 0.0, 0);
    while begin < all.len() {
        let same = all[begin..].iter().take_while(|(time, _)| *time == all[begin].0).count();
        let mine = all[begin..begin + same].iter().filter(|(_, is_first)| *is_first).count();
        let mean_rank = float(begin) + f64::midpoint(float(same), 1.0);
        rank_sum += mean_rank * float(mine);
        ties += float(same).powi(3) - float(same);
        begin += same;
    }
    let (n, m) = (float(first.len()), float(second.len()));
    let total = n + m;
    let u = rank_sum - n * (n + 1.0) / 2.0;
    let variance = n * m / 12.0 * (total + 1.0 - ties / (total * (total - 1.0)));
    two_sided((u - n * m / 2.0) / variance.sqrt())
}

/// How improbable it is that two shares of equally long lists differ so much by chance.
pub(super) fn two_shares(first: usize, second: usize, each: usize) -> f64 {
    let pooled = float(first + second) / (2.0 * float(each));
    let spread = (pooled * (1.0 - pooled) * 2.0 / float(each)).sqrt();
    if spread == 0.0 {
        return 1.0;
    }
    two_sided((float(first) - float(second)) / float(each) / spread)
}

/// The chance of a value at least this far from the middle of the normal distribution.
fn two_sided(z: f64) -> f64 {
    if z.is_nan() {
        return 1.0;
    }
    // Abramowitz and Stegun 7.1.26, precise to 1.5e-7: enough to tell noise from a leak.
    let x = z.abs() / std::f64::consts::SQRT_2;
    let t = 1.0 / (1.0 + 0.327_591_1 * x);
    let polynomial = [1.061_405_429, -1.453_152_027, 1.421_413_741, -0.284_496_736, 0.254_829_592]
        .into_iter()
        .fold(0.0, |sum, factor| (sum + factor) * t);
    polynomial * (-x * x).exp()
}

#[expect(clippy::cast_precision_loss, reason = "counts of samples")]
fn float(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(range: std::ops::Range<u64>) -> Vec<Duration> {
        range.map(Duration::from_micros).collect()
    }

    #[test]
    fn the_same_times_are_no_difference_and_shifted_ones_are() {
        assert!(mann_whitney(&times(0..500), &times(0..500)) > 0.9);
        assert!(mann_whitney(&times(0..500), &times(100..600)) < 1e-6);
        assert!(mann_whitney(&[Duration::ZERO; 50], &[Duration::ZERO; 50]) > 0.9);
    }

    #[test]
    fn the_normal_distribution_is_as_tables_have_it() {
        assert!((two_sided(1.96) - 0.05).abs() < 1e-3);
        assert!((two_sided(2.576) - 0.01).abs() < 1e-4);
    }

    #[test]
    fn shares_are_compared_and_quantiles_found() {
        assert!(two_shares(500, 510, 1000) > 0.1);
        assert!(two_shares(400, 600, 1000) < 1e-6);
        assert!(two_shares(0, 0, 1000) > 0.9);
        assert_eq!(quantile(&times(0..101), 0.99), Duration::from_micros(99));
    }
}
