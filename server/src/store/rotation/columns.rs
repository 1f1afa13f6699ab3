//! Every binary column of the schema, and what stands in it: the one list that changing the key goes by.
//!
//! **A new binary column needs a line in [`BINARY_COLUMNS`]**, or a test fails that reads the schema; a sealed one needs
//! a line in [`SEALED_COLUMNS`] too, with the place it is sealed for: the same words as the function that makes its AAD.
//! Sealed text (tokens of [`crate::crypto::Keys::seal_token`] that are kept) cannot be found by the schema: whoever keeps
//! such a token adds it to [`SEALED_COLUMNS`] by heart.
//!
//! What can and need not be sealed anew: steps of drafts and the secret of a draft open with the secret of the citizen's
//! browser or resume code only, which comes from the index key, and the index key never changes; who reports is sealed
//! with a public key that has its own rotation (`create-seal-key`).

/// What stands in a binary column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// Sealed with the key of the installation: sealed anew by `rotate-keys`.
    Sealed,
    /// A keyed token or a hash: it is looked for, never opened.
    Token,
    /// Sealed so that it opens with something only a citizen's browser or letter holds.
    Browser,
    /// Sealed with the reporters' public key (S-7).
    Reporter,
}

/// Every binary column, table by table. `{N}` stands for the number of a data version.
pub const BINARY_COLUMNS: &[(&str, &str, Nature)] = &[
    // Tables of one data version.
    ("bantuan_{N}", "sealed", Nature::Sealed),
    ("penerima_{N}", "kk_token", Nature::Token),
    ("penerima_{N}", "sealed", Nature::Sealed),
    ("penerima_{N}", "subject", Nature::Token),
    ("subject_{N}", "subject", Nature::Token),
    // Abuse.
    ("pin_try", "key", Nature::Token),
    ("rate_limit", "key", Nature::Token),
    ("spent_token", "hash", Nature::Token),
    // Cases.
    ("case_contact", "email", Nature::Sealed),
    ("case_contact", "phone", Nature::Sealed),
    ("case_event", "note", Nature::Sealed),
    ("case_message", "body", Nature::Sealed),
    ("laporan", "reporter", Nature::Reporter),
    ("laporan", "reporter_token", Nature::Token),
    ("laporan", "sealed", Nature::Sealed),
    ("laporan", "subject", Nature::Sealed),
    ("reply_right", "code_token", Nature::Token),
    ("reply_right", "subject_token", Nature::Token),
    ("reporter_opening", "reason", Nature::Sealed),
    ("review_case", "alike_token", Nature::Token),
    ("review_case", "idempotency_token", Nature::Token),
    ("review_case", "kk_token", Nature::Token),
    ("review_case", "nik_token", Nature::Token),
    ("usulan", "pengusul_token", Nature::Token),
    ("usulan", "sealed", Nature::Sealed),
    ("usulan_member", "nik_token", Nature::Token),
    ("usulan_member", "sealed", Nature::Sealed),
    // Drafts.
    ("draft", "locked_secret", Nature::Browser),
    ("draft", "resume_token", Nature::Token),
    ("draft", "secret_token", Nature::Token),
    ("draft", "subject", Nature::Sealed),
    ("draft_step", "sealed", Nature::Browser),
    ("draft", "assessment", Nature::Sealed),
    // What officers do with cases.
    ("case_assessment", "sealed", Nature::Sealed),
    ("case_decision", "internal_note", Nature::Sealed),
    ("case_decision", "note", Nature::Sealed),
    ("case_note", "body", Nature::Sealed),
    ("case_visit", "sealed", Nature::Sealed),
    ("second_look_case", "note", Nature::Sealed),
    // Villages.
    ("bulk_file", "digest", Nature::Token),
    ("bulk_line", "sealed", Nature::Sealed),
    ("bulk_line", "token", Nature::Token),
    ("musyawarah", "chair", Nature::Sealed),
    ("musyawarah_recommendation", "note", Nature::Sealed),
    ("musyawarah_removal", "name", Nature::Sealed),
    ("musyawarah_removal", "note", Nature::Sealed),
    ("musyawarah_removal", "subject", Nature::Token),
    // Batches.
    ("batch", "signer_name", Nature::Sealed),
    ("batch_case", "person", Nature::Token),
    ("centre_answer", "alasan", Nature::Sealed),
    // Recipients.
    ("recipient_anomaly", "subject", Nature::Token),
    ("recipient_check", "sealed", Nature::Sealed),
    ("recipient_check", "subject", Nature::Token),
    ("recipient_check_file", "sealed", Nature::Sealed),
    ("recipient_mark", "end_sealed", Nature::Sealed),
    ("recipient_mark", "kind_token", Nature::Token),
    ("recipient_mark", "sealed", Nature::Sealed),
    ("recipient_mark", "subject", Nature::Token),
    ("recipient_repair", "sealed", Nature::Sealed),
    ("recipient_repair", "subject", Nature::Token),
    ("recipient_verdict", "sealed", Nature::Sealed),
    ("recipient_verdict", "subject", Nature::Token),
    ("recipient_verdict", "target_token", Nature::Token),
    // Mail and audit.
    ("audit_batch", "hash", Nature::Token),
    ("outbox", "sealed", Nature::Sealed),
    // Officers.
    ("petugas", "kk_token", Nature::Token),
    ("petugas", "name", Nature::Sealed),
    ("petugas", "nik_token", Nature::Token),
    ("petugas", "totp", Nature::Sealed),
    ("petugas_recovery", "code_hash", Nature::Token),
    ("petugas_former", "token", Nature::Token),
    ("petugas_relative", "nik_token", Nature::Token),
    ("petugas_session", "token_hash", Nature::Token),
];

/// Everything that is sealed with the key of the installation, with the place it is sealed for.
pub const SEALED_COLUMNS: &[SealedColumn] = &[
    // `sealed_penerima::person_aad`, `aid_aad`. Millions of rows, so they come first: what is written meanwhile is little.
    SealedColumn::new(
        "penerima_{N}",
        "sealed",
        &[Key::Number("id")],
        &[Part::Word("penerima"), Part::Hex("subject"), Part::Text("desa")],
    ),
    SealedColumn::new(
        "bantuan_{N}",
        "sealed",
        &[Key::Number("penerima"), Key::Text("program")],
        &[
            Part::Word("bantuan"),
            person("subject", true),
            person("desa", false),
            Part::Text("program"),
        ],
    ),
    // `draft::contact_aad`; what leads to a reporter is sealed with their key.
    SealedColumn::new("case_contact", "email", CONTACT_KEY, CONTACT_EMAIL)
        .unless("party", "reporter"),
    SealedColumn::new("case_contact", "phone", CONTACT_KEY, CONTACT_PHONE)
        .unless("party", "reporter"),
    // `track_case::read::note_aad`
    SealedColumn::new("case_event", "note", ID, &[Part::Word("case_event|note"), TICKET]),
    // `track_case::act::message_aad`
    SealedColumn::new(
        "case_message",
        "body",
        ID,
        &[Part::Word("case_message|body"), TICKET, Part::Text("kind")],
    ),
    // `draft::usulan_aad`, `member_aad`
    SealedColumn::new("usulan", "sealed", CASE_ID, &[Part::Word("usulan|sealed"), TICKET]),
    SealedColumn::new(
        "usulan_member",
        "sealed",
        &[Key::Number("case_id"), Key::Number("place")],
        &[Part::Word("usulan_member|sealed"), TICKET, Part::Number("place")],
    ),
    // `draft::laporan_aad`, `card::subject_aad`, `draft::variant`
    SealedColumn::new("laporan", "sealed", CASE_ID, &[Part::Word("laporan|sealed"), TICKET]),
    SealedColumn::new("laporan", "subject", CASE_ID, &[Part::Word("subject"), TICKET]),
    SealedColumn::new("laporan", "variant", CASE_ID, VARIANT).token(),
    // `reporter::reason_aad`
    SealedColumn::new(
        "reporter_opening",
        "reason",
        TEXT_ID,
        &[Part::Word("reporter_opening|reason"), Part::Text("id")],
    ),
    // `card::subject_aad`; the column of a proposal's variant is in clear.
    SealedColumn::new("draft", "subject", TEXT_ID, &[Part::Word("subject"), Part::Text("id")]),
    SealedColumn::new("draft", "hubungan", TEXT_ID, VARIANT).token().unless("kind", "usulan"),
    // `outbox::aad`
    SealedColumn::new(
        "outbox",
        "sealed",
        ID,
        &[Part::Word("outbox|sealed"), Part::Text("dedupe_key")],
    ),
    // `petugas`
    SealedColumn::new("petugas", "name", ID, &[Part::Word("petugas|name"), Part::Text("username")]),
    SealedColumn::new("petugas", "totp", ID, &[Part::Word("petugas|totp"), Part::Text("username")]),
    // `draft::open::assessment_aad`, `draft::usulan::assessment_aad`
    SealedColumn::new(
        "draft",
        "assessment",
        TEXT_ID,
        &[Part::Word("draft|assessment"), Part::Text("id")],
    ),
    SealedColumn::new(
        "case_assessment",
        "sealed",
        CASE_ID,
        &[Part::Word("case_assessment|sealed"), TICKET],
    ),
    // `review::note::note_aad`, `track_case::read::note_aad`, `review::decide::internal_aad`
    SealedColumn::new("case_note", "body", KEY, &[Part::Word("case_note|body"), Part::Text("key")]),
    SealedColumn::new("case_decision", "note", ID, &[Part::Word("case_event|note"), TICKET]),
    SealedColumn::new(
        "case_decision",
        "internal_note",
        ID,
        &[Part::Word("case_decision|internal_note"), TICKET],
    ),
    // `review::visit::visit_aad`, `review::second_look::note_aad`
    SealedColumn::new(
        "case_visit",
        "sealed",
        TEXT_ID,
        &[Part::Word("case_visit|sealed"), Part::Text("id")],
    ),
    SealedColumn::new(
        "second_look_case",
        "note",
        &[Key::Number("look_id"), Key::Number("case_id")],
        &[Part::Word("second_look_case|note"), Part::Number("look_id"), TICKET],
    ),
    // `village::bulk::line_aad`
    SealedColumn::new(
        "bulk_line",
        "sealed",
        &[Key::Number("bulk_id"), Key::Number("line_no")],
        &[
            Part::Word("bulk_line|sealed"),
            Part::Of { table: "bulk_file", by: "bulk_id", column: "digest", is_bytes: true },
            Part::Number("line_no"),
        ],
    ),
    // `store::musyawarah`: `chair_aad`, `recommendation_aad`, `removal_aad`
    SealedColumn::new(
        "musyawarah",
        "chair",
        ID,
        &[Part::Word("musyawarah|chair"), Part::Text("desa"), Part::Number("created_at")],
    ),
    SealedColumn::new(
        "musyawarah_recommendation",
        "note",
        &[Key::Number("musyawarah_id"), Key::Number("case_id")],
        &[
            Part::Word("musyawarah_recommendation|note"),
            Part::Number("musyawarah_id"),
            Part::Number("case_id"),
        ],
    ),
    SealedColumn::new("musyawarah_removal", "name", ID, REMOVAL_NAME),
    SealedColumn::new("musyawarah_removal", "note", ID, REMOVAL_NOTE),
    // `batch::letter::signer_aad`, `batch::import_answer::words_aad`
    SealedColumn::new(
        "batch",
        "signer_name",
        ID,
        &[Part::Word("batch|signer_name"), Part::Number("id")],
    ),
    SealedColumn::new(
        "centre_answer",
        "alasan",
        &[Key::Number("case_id"), Key::Text("tahap")],
        &[Part::Word("centre_answer|alasan"), TICKET, Part::Text("tahap")],
    ),
    // `bnba`: `mark_place`, `end_place`, `repair_place`, `verdict_place`, `check_place`, `file_place`
    SealedColumn::new("recipient_mark", "sealed", KEY, RECIPIENT_MARK),
    SealedColumn::new("recipient_mark", "end_sealed", KEY, RECIPIENT_MARK_END),
    SealedColumn::new("recipient_repair", "sealed", KEY, RECIPIENT_REPAIR),
    SealedColumn::new("recipient_verdict", "sealed", KEY, RECIPIENT_VERDICT),
    SealedColumn::new("recipient_check", "sealed", KEY, RECIPIENT_CHECK),
    SealedColumn::new(
        "recipient_check_file",
        "sealed",
        KEY,
        &[Part::Word("recipient_check_file|sealed"), Part::Text("key")],
    ),
];

const ID: &[Key] = &[Key::Number("id")];
const TEXT_ID: &[Key] = &[Key::Text("id")];
const CASE_ID: &[Key] = &[Key::Number("case_id")];
const CONTACT_KEY: &[Key] = &[Key::Number("case_id"), Key::Text("party")];
const TICKET: Part = ticket("case_id");
const KEY: &[Key] = &[Key::Text("key")];
const VARIANT: &[Part] = &[Part::Word("token"), Part::Word("form.variant")];

const CONTACT_EMAIL: &[Part] = &contact("email");
const CONTACT_PHONE: &[Part] = &contact("phone");

const REMOVAL_NAME: &[Part] = &removal("musyawarah_removal|name");
const REMOVAL_NOTE: &[Part] = &removal("musyawarah_removal|note");
const RECIPIENT_MARK: &[Part] = &recipient("recipient_mark|sealed");
const RECIPIENT_MARK_END: &[Part] = &recipient("recipient_mark|end_sealed");
const RECIPIENT_REPAIR: &[Part] = &recipient("recipient_repair|sealed");
const RECIPIENT_VERDICT: &[Part] = &recipient("recipient_verdict|sealed");
const RECIPIENT_CHECK: &[Part] = &recipient("recipient_check|sealed");

/// What a deliberation says of somebody in the data.
const fn removal(column: &'static str) -> [Part; 3] {
    [Part::Word(column), Part::Number("musyawarah_id"), Part::Hex("subject")]
}

/// What an officer wrote about a recipient.
const fn recipient(column: &'static str) -> [Part; 3] {
    [Part::Word(column), Part::Hex("subject"), Part::Text("key")]
}

/// The ticket of the case whose number stands in `by`.
const fn ticket(by: &'static str) -> Part {
    Part::Of { table: "review_case", by, column: "ticket", is_bytes: false }
}

/// What the table of people has of the person an aid belongs to.
const fn person(column: &'static str, is_bytes: bool) -> Part {
    Part::Of { table: "penerima_{N}", by: "penerima", column, is_bytes }
}

const fn contact(column: &'static str) -> [Part; 4] {
    [Part::Word("case_contact"), Part::Word(column), TICKET, Part::Text("party")]
}

/// A column of a primary key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Whole numbers.
    Number(&'static str),
    /// Text.
    Text(&'static str),
}

impl Key {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number(name) | Self::Text(name) => name,
        }
    }
}

/// A word of the place something is sealed for. Words are joined with `|`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Always the same.
    Word(&'static str),
    /// A text of the same row.
    Text(&'static str),
    /// A number of the same row.
    Number(&'static str),
    /// Bytes of the same row, hexadecimal.
    Hex(&'static str),
    /// A column of the row of another table whose `id` stands in `by`.
    Of {
        /// The other table; `{N}` stands for the same data version.
        table: &'static str,
        /// Own column.
        by: &'static str,
        /// The other table's column.
        column: &'static str,
        /// It holds bytes: written in hexadecimal digits.
        is_bytes: bool,
    },
}

/// How something sealed is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As bytes: [`crate::crypto::Keys::seal`].
    Bytes,
    /// As text: [`crate::crypto::Keys::seal_token`].
    Token,
}

/// A column that is sealed with the key of the installation.
#[derive(Debug, Clone, Copy)]
pub struct SealedColumn {
    /// Its table; `{N}` stands for the number of a data version.
    pub table: &'static str,
    /// Its name.
    pub column: &'static str,
    /// The primary key of the table, in order.
    pub key: &'static [Key],
    /// The place it is sealed for.
    pub place: &'static [Part],
    /// How it is kept.
    pub form: Form,
    /// A column and the value with which a row is not sealed here.
    pub unless: Option<(&'static str, &'static str)>,
}

impl SealedColumn {
    const fn new(
        table: &'static str,
        column: &'static str,
        key: &'static [Key],
        place: &'static [Part],
    ) -> Self {
        Self { table, column, key, place, form: Form::Bytes, unless: None }
    }

    const fn token(self) -> Self {
        Self { form: Form::Token, ..self }
    }

    const fn unless(self, column: &'static str, value: &'static str) -> Self {
        Self { unless: Some((column, value)), ..self }
    }

    /// Whether each data version has such a table.
    pub fn is_of_version(&self) -> bool {
        self.table.ends_with("{N}")
    }

    /// The name of its table, for a data version where it has one.
    pub fn table_name(&self, version: i64) -> String {
        self.table.replace("{N}", &version.to_string())
    }
}
