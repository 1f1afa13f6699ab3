//! One subcommand per task of an operator.

mod audit;
mod data;
mod letters;
mod output;
mod petugas;
mod rotate;
mod seal;
mod serve;

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt as _;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use clap::{Parser, Subcommand};
use domain::batch::BatchKind;
use server::config::Config;
use server::crypto::Keys;
use server::photo::Studio;
use server::storage::FileStore;
use server::store::Store;
use server::usecase::Context;
use server::usecase::batch::export::columns;

use output::say;

/// Fewest threads that answer requests, however few cores there are: a thread that waits must not stop the others.
const MIN_WORKER_THREADS: usize = 4;

/// Nobody else on the machine reads the data directory, where it is made by this program.
const DATA_DIR_MODE: u32 = 0o700;
/// Pictures worked on at once: each takes a core and some 250 MB for a moment.
const PICTURES_AT_WORK: usize = 2;
/// Pictures that may wait their turn; each holds what was sent, up to 15 MB.
const PICTURES_WAITING: usize = 14;

/// Cek Usul Sanggah: bansos self-service. Configured by environment variables only; see .env.example.
#[derive(Parser)]
#[command(name = "server", version)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve pages and API; runs the background jobs too
    Serve {
        /// Leave the background jobs to `server worker`
        #[arg(long)]
        no_worker: bool,
    },
    /// Run the background jobs only
    Worker,
    /// Bring the database to the newest schema
    Migrate,
    /// Check the configuration and say what it means
    CheckConfig,
    /// Load the table of regions
    ImportWilayah(data::ImportWilayah),
    /// Load a file of recipients (BNBA), list the loaded versions, or go back to one
    ImportPenerima(data::ImportPenerima),
    /// Load deterministic synthetic regions and people
    SeedDemo(data::SeedDemo),
    /// Make an account for an officer
    CreatePetugas(petugas::CreatePetugas),
    /// Write the letters that bring the right of reply to people who cannot be reached otherwise
    PrintLetters(letters::PrintLetters),
    /// Check the audit log
    Audit(audit::Audit),
    /// Print the description of the API
    ExportOpenapi,
    /// Add an encryption key and seal everything anew with it, while the service runs
    RotateKeys(rotate::RotateKeys),
    /// Make the pair of keys that seals who objects or reports
    CreateSealKey(seal::CreateSealKey),
}

/// Runs a command; a failure becomes a sentence on stderr and exit code 1.
pub(crate) fn run(cli: Cli) -> ExitCode {
    let threads =
        std::thread::available_parallelism().map_or(1, usize::from).max(MIN_WORKER_THREADS);
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(threads).enable_all().build();
    let result = runtime
        .context("the runtime does not start")
        .and_then(|runtime| runtime.block_on(dispatch(cli.command)));
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

async fn dispatch(command: Command) -> Result<()> {
    match command {
        Command::ExportOpenapi => {
            say(&serde_json::to_string_pretty(&server::http::api::openapi::description())?)
        }
        // Needs no configuration: the private key is best made where no server runs.
        Command::CreateSealKey(arguments) => arguments.run(),
        command => dispatch_configured(command).await,
    }
}

async fn dispatch_configured(command: Command) -> Result<()> {
    let config = Config::from_process()?;
    output::start_logging(config.is_development());
    output::hush_panics();
    match command {
        Command::CheckConfig => check_config(&config),
        Command::RotateKeys(arguments) => arguments.run(&open(config).await?).await,
        Command::Migrate => {
            open_store(&config).await?.migrate().await?;
            say("The database is up to date.")
        }
        Command::Serve { no_worker } => serve::serve(open(config).await?, !no_worker).await,
        Command::Worker => serve::work(open(config).await?).await,
        Command::ImportWilayah(arguments) => arguments.run(&open(config).await?).await,
        Command::ImportPenerima(arguments) => arguments.run(&open(config).await?).await,
        Command::SeedDemo(arguments) => arguments.run(&open(config).await?).await,
        Command::CreatePetugas(arguments) => arguments.run(&open(config).await?).await,
        Command::Audit(arguments) => arguments.run(&open(config).await?).await,
        Command::PrintLetters(arguments) => arguments.run(&open(config).await?).await,
        Command::ExportOpenapi | Command::CreateSealKey(_) => Ok(()),
    }
}

/// Everything a task works with. In development the schema is brought up to date on the way.
async fn open(config: Config) -> Result<Context> {
    let store = open_store(&config).await?;
    if config.is_development() {
        store.migrate().await.context("the database cannot be migrated")?;
    } else if !store.is_migrated().await? {
        bail!("the database is older than this program: run `server migrate` first");
    }
    let keys = open_keys(&config)?;
    // Imports and workers follow a change of keys like the service itself.
    tokio::spawn(rotate::follow_key_file(keys.clone()));
    let reporter_seal = seal::open_reporter_seal(&config)?;
    let clock = config.clock.clone();
    let files = FileStore::open(config.data.uploads_dir.clone()).await;
    let files = files.context("BANSOS_STORAGE: the folder cannot be used")?;
    let studio = Studio::new(PICTURES_AT_WORK, PICTURES_WAITING);
    Ok(Context { store, keys, reporter_seal, clock, files, studio, config: Arc::new(config) })
}

async fn open_store(config: &Config) -> Result<Store> {
    let private = DirBuilder::new().recursive(true).mode(DATA_DIR_MODE).create(&config.data.dir);
    private.with_context(|| {
        format!("BANSOS_DATA_DIR: {} cannot be made", config.data.dir.display())
    })?;
    Store::open(&config.data.database_url)
        .await
        .context("DATABASE_URL: the database cannot be opened")
}

fn open_keys(config: &Config) -> Result<Keys> {
    let path = config.keys_file();
    let keys =
        if config.is_development() { Keys::load_or_create(&path) } else { Keys::load(&path) };
    keys.with_context(|| format!("BANSOS_KEYS_FILE: {}", path.display()))
}

fn check_config(config: &Config) -> Result<()> {
    open_keys(config)?;
    for kind in BatchKind::ALL {
        columns::load(&config.data.dir, *kind).context("siks-ng/columns.toml cannot be used")?;
    }
    let opens = seal::open_reporter_seal(config)?.can_open();
    let reporters =
        if opens { "sealed; opened here" } else { "sealed; this process cannot open them" };
    let on = |switch: bool| if switch { "on" } else { "off" };
    say(&format!(
        "The configuration is usable.\n  environment  {:?}\n  address      {}\n  links        {}\n  data         {}\n  \
         captcha      {}\n  rate limits  {}\n  reporters    {reporters}\n  office       {}",
        config.environment,
        config.site.listen,
        config.site.base_url,
        config.data.dir.display(),
        on(config.abuse.captcha),
        on(config.abuse.rate_limits),
        config.office.contact.name,
    ))
}
