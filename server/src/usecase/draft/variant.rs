//! What tells forms of one kind apart, as it is kept: a reported change may tell of health, so only proposals have it in
//! clear.

use domain::form::Form;
use domain::review::CaseKind;

use crate::crypto::Keys;
use crate::store::StoreError;
use crate::usecase::AppError;

/// Purpose of the seal.
const PURPOSE: &str = "form.variant";
/// Longest variant, in bytes: all are sealed in one length, so that it tells nothing.
const SEALED_BYTES: usize = 32;

/// The variant of a form as it is kept.
pub(super) fn seal_variant(keys: &Keys, form: Form) -> String {
    match form {
        Form::Usulan(hubungan) => hubungan.as_str().to_owned(),
        _ => keys.seal_token(PURPOSE, format!("{:<SEALED_BYTES$}", form.variant()).as_bytes()),
    }
}

/// The form of a kind and a kept variant.
///
/// # Errors
/// When either is unknown to this program.
pub fn open_form(keys: &Keys, kind: &str, kept: &str) -> Result<Form, AppError> {
    let malformed = || AppError::from(StoreError::Malformed("form.variant"));
    // The ministry's proposals hold the answers of any other.
    let kind =
        if kind == CaseKind::UsulanKemensos.as_str() { CaseKind::Usulan.as_str() } else { kind };
    if let Ok(form @ Form::Usulan(_)) = Form::parse(kind, kept) {
        return Ok(form);
    }
    let plain = keys.open_token(PURPOSE, kept).map_err(|_| malformed())?;
    let variant = std::str::from_utf8(&plain).map_err(|_| malformed())?;
    Form::parse(kind, variant.trim_end()).map_err(|_| malformed())
}
