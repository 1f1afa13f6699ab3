//! A small mail server that keeps what it gets, and misbehaves when told to.

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

/// The user and password it knows.
pub(super) const LOGIN: (&str, &str) = ("petugas@dinsos", "rah:sia/1");
/// Longer than any test waits.
const FOREVER: Duration = Duration::from_mins(5);

/// How conversations are encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Security {
    /// On demand.
    StartTls,
    /// From the first byte.
    Implicit,
    /// Never, and it does not offer it.
    None,
}

/// What it does in one conversation instead of taking the mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Twist {
    /// Answers the recipient with this.
    Recipient(&'static str),
    /// Answers the whole mail with this.
    Content(&'static str),
    /// Answers the greeting with this.
    Greeting(&'static str),
    /// Says nothing from the start.
    Silent,
    /// Says nothing once it has the mail, which it keeps.
    SilentAtEnd,
    /// Hangs up once it has the mail, which it keeps.
    HangUpAtEnd,
    /// Takes the mail and hangs up at the farewell.
    HangUpAtFarewell,
    /// Takes this long to take the mail.
    Slow(Duration),
}

/// A mail it has got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Received {
    /// The address in `RCPT TO`.
    pub(super) to: String,
    /// Headers and body as they came.
    pub(super) content: String,
    /// The connection was encrypted and the client had logged in.
    pub(super) safe: bool,
}

impl Received {
    /// The value of a header.
    pub(super) fn header(&self, name: &str) -> &str {
        let start = format!("{name}: ");
        self.content.lines().find_map(|line| line.strip_prefix(&start)).unwrap_or_default()
    }

    /// The content without the soft line breaks of quoted-printable.
    pub(super) fn unfolded(&self) -> String {
        self.content.replace("=\r\n", "")
    }
}

#[derive(Default)]
struct Notes {
    twists: VecDeque<Twist>,
    received: Vec<Received>,
    /// First words of all commands.
    commands: Vec<String>,
}

/// A mail server on a port of its own; ends with the test.
pub(super) struct SmtpServer {
    /// Its certificate, PEM.
    pub(super) certificate: String,
    port: u16,
    security: Security,
    notes: Arc<Mutex<Notes>>,
    task: JoinHandle<()>,
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl SmtpServer {
    /// Starts one that twists its first conversations.
    pub(super) async fn start(security: Security, twists: &[Twist]) -> Self {
        let key = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a key");
        let secret = PrivatePkcs8KeyDer::from(key.signing_key.serialize_der());
        let config = ServerConfig::builder()
            .with_no_client_auth()
            .with_single_cert(vec![key.cert.der().clone()], secret.into())
            .expect("a certificate");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let notes = Notes { twists: twists.iter().copied().collect(), ..Notes::default() };
        let notes = Arc::new(Mutex::new(notes));
        let host = Host { acceptor: TlsAcceptor::from(Arc::new(config)), security };
        let task = tokio::spawn(accept(listener, host, Arc::clone(&notes)));
        Self { certificate: key.cert.pem(), port, security, notes, task }
    }

    /// The value of `BANSOS_MAIL`.
    pub(super) fn url(&self, login: Option<(&str, &str)>) -> String {
        let scheme = if self.security == Security::Implicit { "smtps" } else { "smtp" };
        let login = login.map_or_else(String::new, |(user, password)| {
            let written =
                |text: &str| text.replace('@', "%40").replace(':', "%3A").replace('/', "%2F");
            format!("{}:{}@", written(user), written(password))
        });
        format!("{scheme}://{login}localhost:{}", self.port)
    }

    /// What it has got so far.
    pub(super) fn received(&self) -> Vec<Received> {
        self.notes.lock().expect("no panic").received.clone()
    }

    /// The commands it has heard so far.
    pub(super) fn commands(&self) -> Vec<String> {
        self.notes.lock().expect("no panic").commands.clone()
    }
}

#[derive(Clone)]
struct Host {
    acceptor: TlsAcceptor,
    security: Security,
}

async fn accept(listener: TcpListener, host: Host, notes: Arc<Mutex<Notes>>) {
    while let Ok((stream, _)) = listener.accept().await {
        let (host, notes) = (host.clone(), Arc::clone(&notes));
        // A client that hangs up early is part of many tests.
        tokio::spawn(async move {
            let _ = host.receive(stream, notes).await;
        });
    }
}

impl Host {
    async fn receive(self, stream: TcpStream, notes: Arc<Mutex<Notes>>) -> io::Result<()> {
        let twist = notes.lock().expect("no panic").twists.pop_front();
        if twist == Some(Twist::Silent) {
            tokio::time::sleep(FOREVER).await;
        }
        let talk =
            |encrypted| Talk { twist, notes: Arc::clone(&notes), encrypted, offers: self.security };
        if self.security == Security::Implicit {
            let stream = self.acceptor.accept(stream).await?;
            return talk(true).run(stream, true).await.map(drop);
        }
        if let Some(stream) = talk(false).run(stream, true).await? {
            let stream = self.acceptor.accept(stream).await?;
            talk(true).run(stream, false).await?;
        }
        Ok(())
    }
}

/// One conversation.
struct Talk {
    twist: Option<Twist>,
    notes: Arc<Mutex<Notes>>,
    encrypted: bool,
    offers: Security,
}

impl Talk {
    /// Talks to the end, or gives the connection back when it is to be encrypted.
    async fn run<S>(self, stream: S, greets: bool) -> io::Result<Option<S>>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        let mut stream = BufReader::new(stream);
        if greets {
            match self.twist {
                Some(Twist::Greeting(answer)) => say(&mut stream, answer).await?,
                _ => say(&mut stream, "220 localhost uji").await?,
            }
        }
        let (mut to, mut logged_in) = (String::new(), false);
        loop {
            let line = read_line(&mut stream).await?;
            let word = line.split([' ', ':']).next().unwrap_or_default().to_uppercase();
            self.notes.lock().expect("no panic").commands.push(word.clone());
            match word.as_str() {
                "EHLO" => say(&mut stream, self.offer()).await?,
                "STARTTLS" => {
                    say(&mut stream, "220 silakan").await?;
                    return Ok(Some(stream.into_inner()));
                }
                "AUTH" => {
                    logged_in = knows(&line);
                    let answer = if logged_in { "235 benar" } else { "535 5.7.8 salah" };
                    say(&mut stream, answer).await?;
                }
                "RCPT" => {
                    to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                    match self.twist {
                        Some(Twist::Recipient(answer)) => say(&mut stream, answer).await?,
                        _ => say(&mut stream, "250 baik").await?,
                    }
                }
                "DATA" => {
                    say(&mut stream, "354 silakan").await?;
                    let content = read_content(&mut stream).await?;
                    let safe = self.encrypted && logged_in;
                    let mail = Received { to: to.clone(), content, safe };
                    if !self.take(&mut stream, mail).await? {
                        return Ok(None);
                    }
                }
                "QUIT" => {
                    if self.twist != Some(Twist::HangUpAtFarewell) {
                        say(&mut stream, "221 sampai jumpa").await?;
                    }
                    return Ok(None);
                }
                _ => say(&mut stream, "250 baik").await?,
            }
        }
    }

    fn offer(&self) -> &'static str {
        if self.encrypted {
            "250-localhost\r\n250-AUTH PLAIN\r\n250 8BITMIME"
        } else if self.offers == Security::StartTls {
            "250-localhost\r\n250 STARTTLS"
        } else {
            // Whoever falls for it sends the password in the clear.
            "250-localhost\r\n250-AUTH PLAIN\r\n250 8BITMIME"
        }
    }

    /// Keeps a mail or not, and answers; false when it hangs up.
    async fn take<S: AsyncWrite + Unpin>(
        &self,
        stream: &mut S,
        mail: Received,
    ) -> io::Result<bool> {
        if let Some(Twist::Content(answer)) = self.twist {
            say(stream, answer).await?;
            return Ok(true);
        }
        if let Some(Twist::Slow(time)) = self.twist {
            tokio::time::sleep(time).await;
        }
        self.notes.lock().expect("no panic").received.push(mail);
        match self.twist {
            Some(Twist::HangUpAtEnd) => return Ok(false),
            Some(Twist::SilentAtEnd) => tokio::time::sleep(FOREVER).await,
            _ => say(stream, "250 diterima").await?,
        }
        Ok(true)
    }
}

/// Whether `AUTH PLAIN …` carries [`LOGIN`].
fn knows(line: &str) -> bool {
    let given = line.split(' ').nth(2).and_then(|text| STANDARD.decode(text).ok());
    given.is_some_and(|given| given == format!("\0{}\0{}", LOGIN.0, LOGIN.1).into_bytes())
}

async fn say<S: AsyncWrite + Unpin>(stream: &mut S, answer: &str) -> io::Result<()> {
    stream.write_all(format!("{answer}\r\n").as_bytes()).await?;
    stream.flush().await
}

/// The next line without its end.
async fn read_line<S: AsyncRead + Unpin>(stream: &mut BufReader<S>) -> io::Result<String> {
    let mut line = String::new();
    if stream.read_line(&mut line).await? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(line.trim_end().to_owned())
}

/// Everything up to the line with a dot.
async fn read_content<S: AsyncRead + Unpin>(stream: &mut BufReader<S>) -> io::Result<String> {
    let mut content = String::new();
    loop {
        let line = read_line(stream).await?;
        if line == "." {
            return Ok(content);
        }
        content.push_str(line.strip_prefix('.').unwrap_or(&line));
        content.push_str("\r\n");
    }
}
