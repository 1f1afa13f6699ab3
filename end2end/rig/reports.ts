import { expect } from '@playwright/test';
import { randomInt } from 'node:crypto';
import { DESA } from './demo.js';
import { type Answers, type Draft, DraftApi, type Sent } from './drafts.js';

/** What starts from a card. */
export type ReportForm =
  | 'sanggahan'
  | 'tanggapan_layak'
  | 'penyalahgunaan'
  | `perubahan_data.${'meninggal' | 'pindah' | 'data_salah' | 'hamil' | 'disabilitas' | 'graduasi_mandiri'}`;

/** A recipient of the stories who has no namesake: Siti's neighbour. */
export const NEIGHBOUR = 'Bambang Sutrisno';
/** The same as the public sees him. */
export const NEIGHBOUR_MASKED = 'B*****g S******o';

/** What the neighbour is said to be, without anything that tells who says it. */
export const ACCOUNT = 'Rumahnya dua lantai dan mobilnya baru, dibeli tahun lalu.';

/** Who reports: Budi, of the same village. */
export const REPORTER: Answers = {
  pelapor_nama: 'Budi Uji',
  pelapor_nik: '9901010505800001',
  pelapor_hp: '0812 0000 0002',
  desa: DESA,
};

/** What an objection, or a report of misuse, has to say, by step. */
const URAIAN: Answers = { uraian: ACCOUNT };

/** A right answer to everything that must be answered, by form and step, the reporter aside. */
export const REPORT: Record<ReportForm, Record<string, Answers>> = {
  sanggahan: {
    sebab: { sebab_tidak_layak: 'mampu', tanda_mampu: 'mobil,rumah' },
    uraian: URAIAN,
  },
  tanggapan_layak: {
    sebab: { sebab_layak: 'tanggungan', menanggung_berapa: '5' },
    uraian: { uraian: 'Menanggung lima orang, sejak lama hanya buruh harian.' },
  },
  penyalahgunaan: {
    kejadian: { bentuk_penyalahgunaan: 'dipotong', jumlah_dipotong: '50.000' },
    uraian: { uraian: 'Setiap pencairan uangnya dipotong di tempat.' },
  },
  'perubahan_data.meninggal': {
    perubahan: { pelapor_bagi_almarhum: 'keluarga', meninggal_kapan: 'sebulan' },
  },
  'perubahan_data.pindah': { perubahan: { pelapor_bagi: 'tetangga', pindah_ke: 'kabupaten_lain' } },
  'perubahan_data.data_salah': {
    perubahan: { pelapor_bagi: 'diri', data_salah_apa: 'alamat', data_benar: 'RT 004' },
  },
  'perubahan_data.hamil': {
    perubahan: { pelapor_bagi_keluarga: 'keluarga', persetujuan_kesehatan: 'ya', usia_kandungan: '5' },
  },
  'perubahan_data.disabilitas': {
    perubahan: { pelapor_bagi_keluarga: 'keluarga', persetujuan_kesehatan: 'ya', disabilitas: 'melihat' },
  },
  'perubahan_data.graduasi_mandiri': {
    perubahan: { pelapor_bagi_keluarga: 'diri', alasan_graduasi: 'bekerja' },
  },
};

/** A reporter whom hardly anybody else in this run is: of their own NIK and telephone. */
export function freshReporter(): Answers {
  const [day, serial] = [randomInt(1, 29), randomInt(1, 10_000)];
  const digits = `${day}`.padStart(2, '0') + '0581' + `${serial}`.padStart(4, '0');
  return { ...REPORTER, pelapor_nik: `990101${digits}`, pelapor_hp: `08${digits}` };
}

/** Reports about a recipient made without pages, for stories about what comes after. */
export class ReportApi extends DraftApi {
  /** The token of the card that a look-up shows for a name that one person bears. */
  async card(name = NEIGHBOUR, desa = DESA): Promise<string> {
    const answer = await this.request.post(`${this.site}/api/v1/cek`, { data: { desa, name } });
    expect(answer.status(), await answer.text()).toBe(200);
    const { exact } = (await answer.json()) as { exact: { token: string }[] };
    expect(exact.length, name).toBeGreaterThan(0);
    return exact[0]!.token;
  }

  /** Begins a draft. */
  async begin(form: ReportForm, name = NEIGHBOUR): Promise<Draft> {
    return this.beginWith({ form, subject: await this.card(name) });
  }

  /** A draft with everything that must be there, except the named steps. `changes` replace answers by step. */
  async fill(
    form: ReportForm,
    { name = NEIGHBOUR, changes = {}, without = [] }: Changes = {},
  ): Promise<Draft> {
    const draft = await this.begin(form, name);
    for (const [step, answers] of Object.entries({ ...REPORT[form], pelapor: freshReporter() })) {
      if (!without.includes(step)) {
        expect(await this.save(draft, step, { ...answers, ...changes[step] }), step).toEqual([]);
      }
    }
    if ((form === 'sanggahan' || form === 'tanggapan_layak') && !without.includes('foto')) {
      await this.addPhoto(draft, 'rumah-depan');
    }
    return draft;
  }

  /** Sends a draft; `more` goes into the body as it is. */
  async send(draft: Draft, more: Record<string, string> = {}): Promise<Sent> {
    return this.submit('sanggahan', draft, ['setuju_pdp', 'benar'], draft.id, more);
  }

  /** A report that was sent. */
  async fillAndSend(form: ReportForm, changes: Changes = {}): Promise<Sent> {
    return this.send(await this.fill(form, changes));
  }
}

/** What is different from [`REPORT`]. */
interface Changes {
  /** Of whom it is. */
  name?: string;
  /** Answers by step. */
  changes?: Record<string, Answers>;
  /** Steps that are left out; `foto` for the photo. */
  without?: string[];
}
