//! `server create-petugas`: the first account of an office; the others its admin makes in the browser.

use anyhow::{Result, bail};
use app::text::Lang;
use app::text::petugas::fault::sentence;
use clap::Args;
use domain::petugas::Role;
use server::usecase::Context;
use server::usecase::petugas::accounts::{self, AccountForm, AccountRefusal, Author};

use super::output::say;

/// Make an account for an officer and print its starting password, once
#[derive(Args)]
pub(super) struct CreatePetugas {
    /// User name: 3 to 40 small letters, digits, dots, hyphens or underscores
    #[arg(long)]
    username: String,
    /// Name as colleagues read it
    #[arg(long)]
    name: String,
    /// Role, such as admin or verifikator; a wrong one is answered with all there are
    #[arg(long, value_parser = role)]
    role: Role,
    /// Code of the region: PP, PP.KK, PP.KK.CC or PP.KK.CC.DDDD
    #[arg(long)]
    scope: String,
    /// NIK of the officer, for conflicts of interest; only a keyed token of it is kept
    #[arg(long, default_value = "")]
    nik: String,
    /// Family-card number of the officer, likewise
    #[arg(long, default_value = "")]
    kk: String,
}

fn role(text: &str) -> Result<Role, String> {
    text.parse().map_err(|_| {
        let known: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
        format!("must be one of {}", known.join(", "))
    })
}

impl CreatePetugas {
    pub(super) async fn run(self, ctx: &Context) -> Result<()> {
        let form = AccountForm {
            username: self.username,
            name: self.name,
            role: self.role.as_str().to_owned(),
            scope: self.scope,
            nik: self.nik,
            kk: self.kk,
        };
        match accounts::create(ctx, Author::Operator, &form).await {
            Ok(made) => say(&format!(
                "Account {} is made. Starting password, shown this once: {}\nIts owner signs in at {}/petugas/masuk \
                 and chooses a password of their own.",
                made.username, made.password, ctx.config.site.base_url
            )),
            Err(AccountRefusal::Faulty(faults)) => {
                let faults = faults.iter().map(|(_, fault)| sentence(*fault).get(Lang::En));
                bail!("nothing was made: {}", faults.collect::<Vec<_>>().join(" "))
            }
            Err(AccountRefusal::Yourself | AccountRefusal::Failed(_)) => {
                bail!("the database refused; the log says why")
            }
        }
    }
}
