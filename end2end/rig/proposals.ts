import { expect, type APIRequestContext } from '@playwright/test';
import { DESA } from './demo.js';
import { picture } from './pictures.js';
import { pathOf, LEVELS } from './cek_page.js';

/** Whom a proposal is for. */
export type Hubungan = 'diri' | 'satu_kk' | 'tetangga';

/** Answers by field name; several codes of one question stand between commas. */
export type Answers = Record<string, string>;

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

/** Photos without which a proposal is not sent. */
export const REQUIRED_PHOTOS: Record<Hubungan, string[]> = {
  diri: ['ktp', 'rumah-depan'],
  satu_kk: ['ktp', 'rumah-depan'],
  tetangga: ['rumah-depan'],
};

/** A draft as the API tells of it. */
export interface Draft {
  id: string;
  token: string;
  resume_code: string;
  ticket: string;
}

/** What a sent proposal is answered with. */
export interface Sent {
  ticket: string;
  pin: string;
  cycle: string;
  cutoff: string;
}

/**
 * Proposals made without pages, for stories about what comes after. With the request context of a page the draft
 * belongs to that page's browser.
 */
export class ProposalApi {
  constructor(
    private readonly request: APIRequestContext,
    private readonly site: string,
  ) {}

  /** Begins a draft. */
  async begin(hubungan: Hubungan): Promise<Draft> {
    const answer = await this.request.post(`${this.site}/api/v1/draf`, { data: { hubungan } });
    expect(answer.status(), await answer.text()).toBe(201);
    return (await answer.json()) as Draft;
  }

  /** Saves a step as it is, and answers with the codes of what is wrong with it. */
  async save(draft: Draft, step: string, answers: Answers): Promise<string[]> {
    const all = { ...answers };
    pathOf(answers.desa ?? '').forEach((code, at) => (all[LEVELS[at]!] = code));
    const answer = await this.request.put(`${this.site}/api/v1/draf/${draft.id}`, { data: { step, answers: all } });
    expect(answer.status(), await answer.text()).toBe(200);
    const { errors } = (await answer.json()) as { errors: { field: string; code: string }[] };
    return errors.map((error) => `${error.field}: ${error.code}`);
  }

  /** Adds a photo. */
  async addPhoto(draft: Draft, kind: string, file = picture()): Promise<void> {
    const answer = await this.request.post(`${this.site}/api/v1/draf/${draft.id}/foto`, { multipart: { kind, file } });
    expect(answer.status(), await answer.text()).toBe(201);
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
    const answer = await this.request.post(`${this.site}/api/v1/usulan`, {
      headers: { 'Idempotency-Key': key },
      data: { draft: draft.id, declarations: ['setuju_pdp', 'benar', 'sudah_diberi_tahu'] },
    });
    expect(answer.status(), await answer.text()).toBe(201);
    return (await answer.json()) as Sent;
  }

  /** A proposal that was sent. */
  async fillAndSend(hubungan: Hubungan, changes: Record<string, Answers> = {}): Promise<Sent> {
    return this.send(await this.fill(hubungan, changes));
  }
}
