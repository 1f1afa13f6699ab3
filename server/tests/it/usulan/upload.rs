//! Files as browsers send them, and as they should not.

use image::RgbImage;

use crate::photo::samples::{exif, jpeg, noise, with_exif};

/// Between the parts of a form.
pub(crate) const BOUNDARY: &str = "----batas-uji-7d1f";

/// One file of a form.
pub(crate) struct Upload<'a> {
    /// Name of its field.
    pub(crate) field: &'a str,
    /// Its name as the phone has it.
    pub(crate) file_name: &'a str,
    /// What the phone says it is.
    pub(crate) media_type: &'a str,
    /// Its content.
    pub(crate) bytes: Vec<u8>,
}

impl Upload<'_> {
    /// A photo as phones take them: with the place in it.
    pub(crate) fn photo() -> Self {
        Self::of("IMG_0001.jpg", "image/jpeg", photo())
    }
}

impl<'a> Upload<'a> {
    /// A file in the field of the pages.
    pub(crate) fn of(file_name: &'a str, media_type: &'a str, bytes: Vec<u8>) -> Self {
        Self { field: "berkas", file_name, media_type, bytes }
    }

    /// The body of a form with this file, after these text fields.
    pub(crate) fn body(&self, texts: &[(&str, &str)]) -> Vec<u8> {
        let mut body = Vec::new();
        for (name, value) in texts {
            let part = format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            );
            body.extend_from_slice(part.as_bytes());
        }
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\nContent-Type: {}\r\n\r\n",
            self.field, self.file_name, self.media_type
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(&self.bytes);
        body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        body
    }
}

/// The content type of such a form.
pub(crate) fn form_type() -> String {
    format!("multipart/form-data; boundary={BOUNDARY}")
}

/// A small JPEG with EXIF, the name of a place in it.
pub(crate) fn photo() -> Vec<u8> {
    let picture: RgbImage = noise(160, 120);
    with_exif(&jpeg(&picture, 85), &exif(1))
}

/// A letter.
pub(crate) fn pdf() -> Vec<u8> {
    b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".to_vec()
}
