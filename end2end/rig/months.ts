/**
 * The month in which each story on the `clocked` server plays: without JavaScript, and with.
 *
 * No two stories share one, because a worker plays many on one server and in any order, and rights begin anew with each
 * cycle: somebody who got a letter in one story gets none in another of the same month.
 */
const MONTHS = {
  'hak jawab: Bambang': ['2025-03', '2025-04'],
  'hak jawab: Siti': ['2025-05', '2025-06'],
  'antrean': ['2025-07', '2025-08'],
  'penetapan': ['2025-09', '2025-10'],
  'keberatan': ['2025-11', '2025-12'],
  'hak jawab: tanpa surat': ['2026-01', '2026-02'],
  'surat': ['2026-03', '2026-04'],
  'dua petugas': ['2026-05', '2026-06'],
  'penerima': ['2026-07', '2026-08'],
  'data penerima': ['2026-09', '2026-10'],
  'desa mengusulkan': ['2026-11', '2026-12'],
  // Moves the office's calendar: nothing that counts on the usual one comes later.
  'kepala': ['2027-01', '2027-02'],
  // Looks at a month and the one after, and a month is counted once.
  'angka': ['2027-05', '2027-06'],
} as const;

/** The month of a story, as YYYY-MM. */
export function monthOf(story: keyof typeof MONTHS, scripted: boolean): string {
  return MONTHS[story][scripted ? 1 : 0];
}

const NAMES = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'];

/** A month (YYYY-MM) as pages write it: its name and its year. */
export function inWords(month: string): string {
  const [year, number] = month.split('-');
  return `${NAMES[Number(number) - 1]} ${year}`;
}
