//! Makes a photo small enough for a slow network, on the phone.

use js_sys::Promise;
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap, ImageBitmapOptions,
    ResizeQuality,
};

use crate::islands::dom;
use crate::text::{Text, draft::photos};

/// Longest side of what is sent, in pixels. The server keeps no more.
const LONG_SIDE: u32 = 1_600;
/// A shorter side below this, in pixels, is too small to read a document from. The server thinks the same.
const SHORT_SIDE: u32 = 600;
/// A mean brightness below this, of 255, is too dark. The server thinks the same.
const DARK_MEAN: u32 = 50;
/// Side of the picture whose brightness is looked at, in pixels.
const PROBE_SIDE: u32 = 32;
/// Quality of the JPEG, of 1.
const QUALITY: f64 = 0.8;
/// A file above this, in bytes, is decoded into a smaller picture at once, lest it fill the memory of a cheap phone.
const HEAVY_BYTES: f64 = 1_500_000.0;

/// A photo ready to be sent, and what could be better about it.
pub(super) struct Scaled {
    pub(super) blob: Blob,
    pub(super) advice: Option<Text>,
}

/// The photo upright, at most as large as is kept, as JPEG. `None` when this browser cannot read it, or lacks the
/// memory: then the file goes as it is, and the server decides.
pub(super) async fn scale(file: &Blob) -> Option<Scaled> {
    let bitmap = decode(file).await?;
    let (width, height) = target(bitmap.width(), bitmap.height());
    let too_small = width.min(height) < SHORT_SIDE;
    let canvas = draw(&bitmap, width, height);
    bitmap.close();
    let canvas = canvas?;
    let advice = if too_small {
        Some(photos::TOO_SMALL)
    } else {
        is_dark(&canvas)?.then_some(photos::TOO_DARK)
    };
    let blob = jpeg(&canvas).await;
    // Gives the memory back at once.
    canvas.set_width(0);
    let blob = blob?;
    Some(Scaled { blob: if blob.size() < file.size() { blob } else { file.clone() }, advice })
}

/// Decodes a picture in the way its orientation mark says. A heavy one is brought to a handy width by the decoder.
async fn decode(file: &Blob) -> Option<ImageBitmap> {
    let bitmap = if file.size() > HEAVY_BYTES {
        let options = ImageBitmapOptions::new();
        options.set_resize_width(LONG_SIDE);
        options.set_resize_quality(ResizeQuality::Medium);
        window().create_image_bitmap_with_blob_and_image_bitmap_options(file, &options)
    } else {
        window().create_image_bitmap_with_blob(file)
    };
    JsFuture::from(bitmap.ok()?).await.ok().map(JsCast::unchecked_into)
}

/// The size a picture is scaled to: its longer side as short as wanted, unless its shorter one would get too small.
fn target(width: u32, height: u32) -> (u32, u32) {
    let (long, short) = (width.max(height).max(1), width.min(height).max(1));
    // As a fraction: longer side wanted over longer side there.
    let wanted = LONG_SIDE.max((SHORT_SIDE * long).div_ceil(short)).min(long);
    let scaled = |side: u32| ((side * wanted + long / 2) / long).max(1);
    (scaled(width), scaled(height))
}

/// Paints a picture on white in the given size.
fn draw(bitmap: &ImageBitmap, width: u32, height: u32) -> Option<HtmlCanvasElement> {
    let (canvas, context) = canvas(width, height)?;
    let (width, height) = (f64::from(width), f64::from(height));
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, width, height);
    context
        .draw_image_with_image_bitmap_and_dw_and_dh(bitmap, 0.0, 0.0, width, height)
        .ok()
        .map(|()| canvas)
}

/// Whether a picture is dark on average, as the eye weighs colours.
fn is_dark(picture: &HtmlCanvasElement) -> Option<bool> {
    let (_, context) = canvas(PROBE_SIDE, PROBE_SIDE)?;
    let side = f64::from(PROBE_SIDE);
    context
        .draw_image_with_html_canvas_element_and_dw_and_dh(picture, 0.0, 0.0, side, side)
        .ok()?;
    let pixels = context.get_image_data(0.0, 0.0, side, side).ok()?.data();
    let sum: u32 = pixels
        .chunks_exact(4)
        .map(|rgba| 299 * u32::from(rgba[0]) + 587 * u32::from(rgba[1]) + 114 * u32::from(rgba[2]))
        .map(|thousands| thousands / 1_000)
        .sum();
    Some(sum / (PROBE_SIDE * PROBE_SIDE) < DARK_MEAN)
}

/// A canvas outside the page, with its brush.
fn canvas(width: u32, height: u32) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let canvas: HtmlCanvasElement = dom::element("canvas")?.unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d").ok()??.unchecked_into();
    Some((canvas, context))
}

/// The picture as a JPEG file.
async fn jpeg(canvas: &HtmlCanvasElement) -> Option<Blob> {
    let file = Promise::new(&mut |resolve, _| {
        let quality = QUALITY.into();
        // Without an answer the promise is never kept, so a failure must keep it: with nothing.
        if canvas.to_blob_with_type_and_encoder_options(&resolve, "image/jpeg", &quality).is_err() {
            let _ = resolve.call0(&quality);
        }
    });
    let file = JsFuture::from(file).await.ok()?;
    file.is_object().then(|| file.unchecked_into())
}
