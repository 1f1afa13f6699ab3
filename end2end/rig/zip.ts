import { inflateRawSync } from 'node:zlib';

/** Marks the end of the directory of a ZIP. */
const END = 0x06054b50;
/** Marks an entry of the directory. */
const ENTRY = 0x02014b50;
/** Length of the end without its comment, in bytes. */
const END_BYTES = 22;

/** The files in a ZIP without a comment, by name. Neither ZIP64 nor encryption. */
export function unzip(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.length - END_BYTES;
  if (end < 0 || bytes.readUInt32LE(end) !== END) {
    throw new Error('this is no whole ZIP');
  }
  const files = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== ENTRY) {
      throw new Error(`no entry of the directory at ${at}`);
    }
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    const local = bytes.readUInt32LE(at + 42);
    // The names of an entry and of its file may be followed by different extras.
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const body = bytes.subarray(start, start + packed);
    files.set(bytes.toString('utf8', at + 46, at + 46 + name!), method === 8 ? inflateRawSync(body) : body);
    at += 46 + name! + extra! + comment!;
  }
  return files;
}
