//! `server audit`: the audit log.

use anyhow::{Result, bail};
use clap::{Args, Subcommand};
use server::usecase::Context;
use server::usecase::audit_log::verify::{self, Broken, Whole};
use server::usecase::audit_log::witness::{Witness, hexadecimal};

use super::output::say;

/// Check the audit log.
#[derive(Args)]
pub(super) struct Audit {
    #[command(subcommand)]
    command: AuditCommand,
}

#[derive(Subcommand)]
enum AuditCommand {
    /// Compute every hash anew; the exit code is 1 when something was changed, removed or inserted
    Verify,
}

impl Audit {
    pub(super) async fn run(self, ctx: &Context) -> Result<()> {
        match self.command {
            AuditCommand::Verify => verify(ctx).await,
        }
    }
}

async fn verify(ctx: &Context) -> Result<()> {
    let witness = Witness::in_folder(&ctx.config.data.dir);
    match verify::run(&ctx.store, &ctx.keys, &ctx.clock, &witness).await? {
        Ok(whole) => tell(&whole, &witness),
        Err(broken @ (Broken::NewestRemoved(_) | Broken::Replaced(_))) => bail!(
            "the audit log is broken: {broken}. If the database was restored from an older copy on purpose, remove {} \
             and verify again",
            witness.path().display()
        ),
        Err(broken) => bail!("the audit log is broken: {broken}"),
    }
}

fn tell(whole: &Whole, witness: &Witness) -> Result<()> {
    say(&format!(
        "The audit log is whole: {} entries in {} batches; {} newer entries wait to be sealed.",
        whole.entries, whole.batches, whole.unsealed
    ))?;
    if let Some(newest) = whole.newest {
        say(&format!(
            "Newest batch: {} {}. The log of the service names it, too.",
            newest.batch,
            hexadecimal(&newest.hash)
        ))?;
    }
    if whole.witnessed {
        return Ok(());
    }
    say(&format!(
        "No worker on this machine has seen a batch yet ({} is missing): whether the newest batches were removed cannot \
         be told from here.",
        witness.path().display()
    ))
}
