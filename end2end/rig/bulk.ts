import { DESA } from './demo.js';
import type { TestFile } from './pictures.js';
import { freshIdentity } from './proposals.js';

/** The columns of a file of many proposals. */
export const BULK_HEADER = 'nik,nomor_kk,nama,tanggal_lahir,jenis_kelamin,desa,rt,rw,alamat,jenis,program,alasan';

/** A line of such a file, about a woman of the village of the stories whom hardly anybody else in a run is. */
export function bulkLine(name: string, changes: Record<string, string> = {}): string {
  const cells: Record<string, string> = {
    ...freshIdentity(),
    nama: name,
    tanggal_lahir: '1990-03-02',
    jenis_kelamin: 'P',
    desa: DESA,
    rt: '007',
    rw: '02',
    alamat: 'Jalan Mawar 7',
    jenis: 'belum',
    program: 'PKH',
    alasan: 'Tulang punggung keluarga',
    ...changes,
  };
  return BULK_HEADER.split(',').map((column) => cells[column]).join(',');
}

/** A CSV of these lines. */
export function csv(name: string, lines: string[]): TestFile {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\r\n')}\r\n`) };
}
