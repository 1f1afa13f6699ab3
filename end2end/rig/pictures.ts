import type { Browser } from '@playwright/test';
import { crc32, deflateSync } from 'node:zlib';

/** A file to choose, or to send. */
export interface TestFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A chunk of a PNG. */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A PNG of these dimensions with these rows, each with its filter byte. */
function png(width: number, height: number, rows: Buffer, ...extra: Buffer[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const parts = [chunk('IHDR', header), ...extra, chunk('IDAT', deflateSync(rows, { level: 1 })), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([SIGNATURE, ...parts]);
}

/** Rows of bright stripes: cheap to pack, and neither too dark nor too small. */
function stripes(width: number, height: number): Buffer {
  const row = Buffer.alloc(1 + width * 3);
  for (let at = 1; at < row.length; at += 1) {
    row[at] = 120 + ((at >> 5) % 4) * 30;
  }
  return Buffer.concat(Array.from({ length: height }, () => row));
}

/** A photo that any slot takes. */
export function picture(width = 800, height = 600): TestFile {
  return { name: 'foto.png', mimeType: 'image/png', buffer: png(width, height, stripes(width, height)) };
}

/** A photo so dark that better light is advised. */
export function darkPicture(): TestFile {
  return { name: 'gelap.png', mimeType: 'image/png', buffer: png(800, 600, Buffer.alloc((1 + 800 * 3) * 600)) };
}

/** A few bytes that claim 50,000 × 50,000 pixels. */
export function bomb(): TestFile {
  return { name: 'besar.png', mimeType: 'image/png', buffer: png(50_000, 50_000, Buffer.alloc(1000)) };
}

/** A PNG that moves. */
export function movingPicture(): TestFile {
  const control = Buffer.alloc(8);
  control.writeUInt32BE(2, 0);
  const rows = stripes(64, 64);
  return { name: 'gerak.png', mimeType: 'image/png', buffer: png(64, 64, rows, chunk('acTL', control)) };
}

/** A text that calls itself a photo. */
export const RENAMED_TEXT: TestFile = {
  name: 'ktp.jpg',
  mimeType: 'image/jpeg',
  buffer: Buffer.from('Ini bukan foto, hanya tulisan.\n'.repeat(40)),
};

/** The beginning of a HEIC file, as an iPhone writes it. */
export const HEIC: TestFile = {
  name: 'IMG_0001.HEIC',
  mimeType: 'image/heic',
  buffer: Buffer.concat([
    Buffer.from([0, 0, 0, 0x18]),
    Buffer.from('ftypheic\0\0\0\0mif1heic', 'latin1'),
    Buffer.alloc(4000, 7),
  ]),
};

/** A small PDF with a script in it. */
export const PDF: TestFile = {
  name: 'sktm.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n' +
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n' +
      'trailer<</Root 1 0 R>>\n%%EOF\n',
  ),
};

/** What a phone writes before a photo: where it was taken. Both places can be searched for. */
const PLACE_MARK = 'CUSGPSPLACE';

/** An APP1 segment with a GPS directory: a map datum with a text that can be found again. */
function exif(): Buffer {
  const tiff = Buffer.alloc(64);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  // IFD0: one entry, the pointer to the GPS directory.
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(0x8825, 10);
  tiff.writeUInt16LE(4, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt32LE(26, 18);
  // GPS: GPSMapDatum, a text behind the directory.
  tiff.writeUInt16LE(1, 26);
  tiff.writeUInt16LE(0x12, 28);
  tiff.writeUInt16LE(2, 30);
  tiff.writeUInt32LE(PLACE_MARK.length + 1, 32);
  tiff.writeUInt32LE(44, 36);
  tiff.write(`${PLACE_MARK}\0`, 44, 'latin1');
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** Whether a file tells where it was taken. */
export function tellsPlace(file: Buffer): boolean {
  return file.includes('Exif') || file.includes(PLACE_MARK);
}

/** How noisy a photo is: the bits of each pixel that chance decides. */
export const GRAIN = {
  /** About three bytes for a pixel at the best quality: a file as large as they come. */
  coarse: 0xbfbfbf,
  /** A few hundred kilobytes once it is scaled down, like an ordinary photo. */
  fine: 0x0f0f0f,
};

/** A JPEG as a phone's camera writes it, with the place where it was taken. */
export async function cameraPhoto(
  browser: Browser,
  width: number,
  height: number,
  quality: number,
  grain = GRAIN.coarse,
): Promise<TestFile> {
  const context = await browser.newContext({ javaScriptEnabled: true });
  const page = await context.newPage();
  const base64 = await page.evaluate(
    async ([width, height, quality, grain]) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [width!, height!];
      const brush = canvas.getContext('2d')!;
      const pixels = brush.createImageData(width!, height!);
      const words = new Uint32Array(pixels.data.buffer);
      let state = 1;
      for (let at = 0; at < words.length; at += 1) {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        words[at] = (state & grain!) | 0xff404040;
      }
      brush.putImageData(pixels, 0, 0);
      return canvas.toDataURL('image/jpeg', quality).split(',')[1]!;
    },
    [width, height, quality, grain] as const,
  );
  await context.close();
  const jpeg = Buffer.from(base64, 'base64');
  const buffer = Buffer.concat([jpeg.subarray(0, 2), exif(), jpeg.subarray(2)]);
  return { name: 'IMG_20261121.jpg', mimeType: 'image/jpeg', buffer };
}
