//! Result links, made the way people make them: by sending the form.

use std::net::SocketAddr;

use anyhow::{Result, ensure};

use crate::http::{Ask, Client};

/// The village of the demo people.
pub(super) const VILLAGE: &str = "99.01.01.2001";

/// The form with a name, sent.
pub(super) fn form(name: &str) -> Ask {
    let fields = [
        ("provinsi", "99"),
        ("kabupaten", "99.01"),
        ("kecamatan", "99.01.01"),
        ("desa", VILLAGE),
        ("nama", name),
        ("aksi", "cek"),
    ];
    Ask::form("/cek", &fields)
}

/// The address of the answer about `name` in the demo village.
pub(super) fn result_link(address: SocketAddr, name: &str) -> Result<String> {
    let answer = Client::new(address).ask(&form(name))?;
    let link = answer.header("location").to_owned();
    ensure!(
        answer.status == 303 && link.starts_with("/cek/hasil/"),
        "POST /cek was answered {}",
        answer.status
    );
    Ok(link)
}
