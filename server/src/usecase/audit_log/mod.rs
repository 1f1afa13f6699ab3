//! The chain of the audit log: entries are sealed in batches, each with a keyed hash over the batch before.
//!
//! Appending an entry is one insert ([`crate::store::audit`]). Every minute a worker seals what is final ([`seal`]);
//! `server audit verify` computes everything anew ([`verify`]). Both hash the same way ([`chain`]).
//!
//! **What is noticed**, even when somebody with all rights in the database does it: a sealed entry that was changed,
//! removed or smuggled in between; a batch that was changed, removed or made without the key; and, on a machine whose
//! worker has seen them, the removal of the newest batches ([`witness`]) — also together with their entries, also when
//! a worker elsewhere has sealed what was left anew.
//!
//! **What is not noticed**: whatever happens to an entry in the minute before it is sealed; entries that were forged and
//! added at the end; the removal of the newest batches on a machine without a witness file; and anything done by
//! somebody who holds the keys. Against these two help that each sealing writes number and hash of its batch to the log
//! of the service, which belongs on another machine.

pub mod browse;
pub mod chain;
pub mod seal;
pub mod verify;
pub mod witness;
