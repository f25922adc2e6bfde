//! Shares and percents to a tenth; nothing is divided by zero.

/// Shares of a whole in percent, to a tenth: they sum to 100 exactly, each within a tenth of its true value. None of
/// them is known when there is nothing to share.
pub fn shares(counts: &[i64]) -> Vec<Option<f64>> {
    let whole: i64 = counts.iter().sum();
    if whole <= 0 {
        return vec![None; counts.len()];
    }
    let mut tenths: Vec<i64> = counts.iter().map(|count| count * 1000 / whole).collect();
    let mut by_rest: Vec<usize> = (0..counts.len()).collect();
    by_rest.sort_by_key(|at| {
        let rest = counts.get(*at).map_or(0, |count| count * 1000 % whole);
        std::cmp::Reverse(rest)
    });
    let left = 1000 - tenths.iter().sum::<i64>();
    let left = usize::try_from(left).unwrap_or(0);
    for at in by_rest.into_iter().take(left) {
        if let Some(share) = tenths.get_mut(at) {
            *share += 1;
        }
    }
    tenths.into_iter().map(|share| Some(tenth(share))).collect()
}

/// A part of a whole in percent, to a tenth; unknown when the whole is nothing.
pub fn percent(part: i64, whole: i64) -> Option<f64> {
    (whole > 0).then(|| tenth((part * 2000 + whole) / (2 * whole)))
}

/// Tenths as a number; a figure of this size is exact.
#[expect(clippy::cast_precision_loss, reason = "tenths of a percent are small numbers")]
fn tenth(tenths: i64) -> f64 {
    tenths as f64 / 10.0
}

#[expect(clippy::cast_precision_loss, reason = "counts of a city are small numbers")]
pub(super) fn number(count: i64) -> f64 {
    count as f64
}
