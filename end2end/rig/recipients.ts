import { DESA } from './demo.js';
import { csv } from './bulk.js';
import type { TestFile } from './pictures.js';

/** The columns of a recipient file: those that must be there, and those that officers look at. */
const HEADER =
  'nik,nomor_kk,nama,tanggal_lahir,jenis_kelamin,desa,rt,rw,alamat,program,status,periode,keterangan,' +
  'nama_ibu,pekerjaan,komponen';

/** A line of a recipient file, by column. */
export type Recipient = Record<string, string>;

/** A woman of the village of the stories with this serial number, about whom nothing is unusual. */
export function recipient(serial: number, name: string, changes: Recipient = {}): Recipient {
  const number = `${serial}`.padStart(4, '0');
  return {
    nik: `990101520387${number}`,
    nomor_kk: `990101010120${number}`,
    nama: name,
    tanggal_lahir: '1987-03-12',
    jenis_kelamin: 'P',
    desa: DESA,
    rt: '003',
    rw: '001',
    alamat: 'Jalan Mawar 7',
    program: 'PKH',
    status: 'penerima',
    periode: 'Januari-Maret 2025',
    keterangan: '',
    nama_ibu: 'Kartini',
    pekerjaan: 'Petani',
    komponen: '',
    ...changes,
  };
}

/** A recipient file (BNBA) of these people. */
export function recipientFile(name: string, people: Recipient[]): TestFile {
  const line = (one: Recipient) => HEADER.split(',').map((column) => one[column]).join(',');
  return csv(name, [HEADER, ...people.map(line)]);
}
