import { randomInt } from 'node:crypto';
import { DESA } from './demo.js';
import { type Answers, type Draft, DraftApi, type Sent } from './drafts.js';

/** Whom a proposal is for. */
export type Hubungan = 'diri' | 'satu_kk' | 'tetangga';

/** A woman's number, born on 2 March 1990 in the test province. */
export const NIK = '9901014203900001';
/** Her family card. */
export const NOMOR_KK = '9901010505100001';

const BANTUAN: Answers = { jenis: 'masuk_data', sudah_terdaftar: 'tidak', program: 'PKH,SEMBAKO' };
const ALAMAT: Answers = { desa: DESA, alamat: 'Jalan Uji Coba 1', rt: '003', rw: '001' };
const IDENTITAS: Answers = {
  nama: "Siti Nur'aini",
  tempat_lahir: 'Kota Uji',
  tanggal_lahir_hari: '2',
  tanggal_lahir_bulan: '3',
  tanggal_lahir_tahun: '1990',
  jenis_kelamin: 'P',
  status_kawin: '4',
};

/** A right answer to everything that must be answered, by kind of proposal and step. */
export const REQUIRED: Record<Hubungan, Record<string, Answers>> = {
  diri: {
    pengusul: { pengusul_hp: '0812 0000 0001' },
    terusul: { nik: NIK, nomor_kk: NOMOR_KK },
    identitas: IDENTITAS,
    alamat: { ...ALAMAT, domisili_sesuai_ktp: 'ya' },
    bantuan: BANTUAN,
  },
  satu_kk: {
    pengusul: {
      pengusul_nama: 'Budi Uji',
      pengusul_nik: '9901010505800001',
      pengusul_nomor_kk: NOMOR_KK,
      pengusul_hp: '+62 812 0000 0002',
    },
    terusul: { nik: NIK, nomor_kk: NOMOR_KK },
    identitas: IDENTITAS,
    alamat: { ...ALAMAT, domisili_sesuai_ktp: 'tidak' },
    bantuan: BANTUAN,
  },
  tetangga: {
    pengusul: {
      pengusul_nama: 'Wati Uji',
      pengusul_nik: '9901015505800002',
      pengusul_hp: '081200000003',
      desa: DESA,
    },
    identitas: { nama: 'Mbok Sarinah', jenis_kelamin: 'P' },
    alamat: ALAMAT,
    bantuan: { ...BANTUAN, program: 'tidak_tahu' },
  },
};

/** Answers to the pages that may be skipped. */
export const OPTIONAL: Record<string, Answers> = {
  pekerjaan: { pekerjaan: 'tidak_bekerja', status_kedudukan: '1', penghasilan: 'tidak_ada' },
  rumah: { lantai: '8', dinding: '3' },
  aset: { aset_motor: '1', aset_kambing: '2', aset_lahan: 'tidak' },
  kerentanan: { persetujuan_kesehatan: 'ya', disabilitas: 'melihat,berjalan', lansia: 'ya' },
  alasan: { alasan: 'Atap bocor & "lantai" <tanah>.\nAnak dua masih sekolah.' },
};

/** A NIK that begins so, by default as [`NIK`] does, and a family card; hardly anybody else in a run has them. */
export function freshIdentity(beginning = NIK.slice(0, 12)): Answers {
  const serial = `${randomInt(1, 10_000)}`.padStart(4, '0');
  return { nik: beginning + serial, nomor_kk: NOMOR_KK.slice(0, 12) + serial };
}

/** Photos without which a proposal is not sent. */
export const REQUIRED_PHOTOS: Record<Hubungan, string[]> = {
  diri: ['ktp', 'rumah-depan'],
  satu_kk: ['ktp', 'rumah-depan'],
  tetangga: ['rumah-depan'],
};

/**
 * Proposals made without pages, for stories about what comes after. With the request context of a page the draft
 * belongs to that page's browser.
 */
export class ProposalApi extends DraftApi {
  /** Begins a draft. */
  async begin(hubungan: Hubungan): Promise<Draft> {
    return this.beginWith({ hubungan });
  }

  /** A draft with everything that must be there, except the named steps. `changes` replace answers by step. */
  async fill(hubungan: Hubungan, changes: Record<string, Answers> = {}, without: string[] = []): Promise<Draft> {
    const draft = await this.begin(hubungan);
    for (const [step, answers] of Object.entries(REQUIRED[hubungan])) {
      if (!without.includes(step)) {
        await this.save(draft, step, { hubungan, ...answers, ...changes[step] });
      }
    }
    for (const [step, answers] of Object.entries(changes)) {
      if (!(step in REQUIRED[hubungan])) {
        await this.save(draft, step, answers);
      }
    }
    if (!without.includes('foto')) {
      for (const kind of REQUIRED_PHOTOS[hubungan]) {
        await this.addPhoto(draft, kind);
      }
    }
    return draft;
  }

  /** Sends a draft. */
  async send(draft: Draft, key = draft.id): Promise<Sent> {
    return this.submit('usulan', draft, ['setuju_pdp', 'benar', 'sudah_diberi_tahu'], key);
  }

  /** A proposal that was sent. */
  async fillAndSend(hubungan: Hubungan, changes: Record<string, Answers> = {}): Promise<Sent> {
    return this.send(await this.fill(hubungan, changes));
  }
}
