/** The village of province 99 whose people `server seed-demo` always makes the same. */
export const DESA = '99.01.01.2001';

/** A village in another regency of province 99. */
export const OTHER_DESA = '99.02.01.2001';

/** The real village that shares its name with the urban ward beside it. */
export const INOBONTO = { kecamatan: '71.01.13', kelurahan: '71.01.13.1006', desa: '71.01.13.2014' };

/** What the data knows about Siti Aminah and nobody may read: address, mother, work, beginning of the NIK and the KK. */
export const SITI_PRIVATE = ['Melati', 'Kartini', 'Buruh', '999999'];

/** Anything that looks like a NIK, a family card number, or a full date of birth. */
export const PRIVATE_PATTERNS = [/\d{16}/, /\b(19|20)\d\d-\d\d-\d\d\b/, /\b\d\d?[-/.]\d\d?[-/.](19|20)\d\d\b/];
