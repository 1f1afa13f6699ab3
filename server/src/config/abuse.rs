//! What stands between the public look-up and those who would empty it.

use super::vars::Vars;

/// Captcha and limits.
#[derive(Debug, Clone)]
pub struct AbuseConfig {
    /// `BANSOS_CAPTCHA`, default on; off only outside production.
    pub captcha: bool,
    /// `BANSOS_RATE_LIMITS`, default on; off only outside production.
    pub rate_limits: bool,
}

impl AbuseConfig {
    pub(super) fn read(vars: &mut Vars) -> Self {
        Self {
            captcha: vars.on_unless_testing("BANSOS_CAPTCHA"),
            rate_limits: vars.on_unless_testing("BANSOS_RATE_LIMITS"),
        }
    }
}
