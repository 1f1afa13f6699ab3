//! Which part of the site a form lives in, and the addresses of its pages.

use domain::form::{Form, PhotoKind, Step};

/// A part of the site with a start page, a draft and receipts of its own. Its draft has its own
/// cookie, so that a proposal and an objection can be filled in side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Door {
    /// Somebody is proposed.
    Usulan,
    /// Somebody objects or vouches.
    Sanggahan,
    /// Something has changed, or aid is misused.
    Perbaikan,
    /// The person an objection is about answers.
    Jawab,
}

impl Door {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Usulan, Self::Sanggahan, Self::Perbaikan, Self::Jawab];

    /// Where `form` lives.
    pub const fn of(form: Form) -> Self {
        match form {
            Form::Usulan(_) => Self::Usulan,
            Form::Sanggahan | Form::TanggapanLayak => Self::Sanggahan,
            Form::PerubahanData(_) | Form::Penyalahgunaan => Self::Perbaikan,
            Form::HakJawab => Self::Jawab,
        }
    }

    /// First part of its addresses, without slash.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Usulan => "usulan",
            Self::Sanggahan => "sanggahan",
            Self::Perbaikan => "perbaikan",
            Self::Jawab => "jawab",
        }
    }

    /// The door an address leads through.
    pub fn of_path(path: &str) -> Option<Self> {
        let first = path.trim_start_matches('/').split('/').next()?;
        Self::ALL.into_iter().find(|door| door.name() == first)
    }

    /// Whether who is seen on its pages may have to leave them quickly.
    pub const fn is_delicate(self) -> bool {
        !matches!(self, Self::Usulan)
    }

    /// Before you start.
    pub const fn start(self) -> &'static str {
        match self {
            Self::Usulan => "/usulan/baru",
            Self::Sanggahan => "/sanggahan/baru",
            Self::Perbaikan => "/perbaikan/baru",
            Self::Jawab => "/jawab",
        }
    }

    /// The task list.
    pub const fn tasks(self) -> &'static str {
        match self {
            Self::Usulan => "/usulan/draf",
            Self::Sanggahan => "/sanggahan/draf",
            Self::Perbaikan => "/perbaikan/draf",
            Self::Jawab => "/jawab/draf",
        }
    }

    /// A page of questions, or of photos.
    pub fn step(self, step: Step) -> String {
        format!("{}/{}", self.tasks(), step.slug())
    }

    /// A photo: where it is sent to; `/hapus` and `/lihat` follow.
    pub fn photo(self, kind: PhotoKind) -> String {
        format!("{}/foto/{}", self.tasks(), kind.slug())
    }

    /// Check answers, declare.
    pub fn check(self) -> String {
        format!("{}/periksa", self.tasks())
    }

    /// Send.
    pub fn send(self) -> String {
        format!("{}/kirim", self.tasks())
    }

    /// Go on with a resume code.
    pub fn resume(self) -> String {
        format!("{}/lanjut", self.tasks())
    }

    /// Throw the draft away.
    pub fn discard(self) -> String {
        format!("{}/hapus", self.tasks())
    }

    /// The receipt. `ticket` has no hyphens.
    pub fn receipt(self, ticket: &str) -> String {
        format!("/{}/tiket/{ticket}", self.name())
    }
}
