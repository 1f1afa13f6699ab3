import { expectAccessible } from '../../rig/accessibility.js';
import { expect, test } from '../../rig/fixtures.js';
import { ProposalApi, REQUIRED } from '../../rig/proposals.js';
import { UsulanPage } from '../../rig/usulan_page.js';

test('On 20 February 2025 a proposal joins the cycle of February; one ticket, one PIN, one entry of each kind', async ({
  page,
  sites,
  clock,
  scripted,
}) => {
  const promised = 'paling cepat masuk siklus Februari 2025, batas pengusulan 23 Februari 2025';
  clock.set('2025-02-20T10:00:00+07:00');
  const usulan = new UsulanPage(page, sites.clocked, scripted);
  await usulan.open('baru');
  await expect(page.locator('main')).toContainText(promised);
  await new ProposalApi(page.request, sites.clocked).fill('diri', {
    kerentanan: { persetujuan_kesehatan: 'ya', lansia: 'ya' },
  });
  await usulan.open('draf/periksa');
  await expect(page.locator('main')).toContainText(promised);
  await usulan.declare();
  await usulan.sendButton.click();
  await expect(page.locator('main')).toContainText(promised);
  await expect(page.locator('main')).toContainText('20 Februari 2025 pukul 10.00');
  const { ticket, pin } = await usulan.receipt();

  await page.goto(`${sites.clocked}/lacak?tiket=${ticket}`);
  await page.locator('input[name=pin]').fill(pin);
  await page.getByRole('button', { name: 'Lihat perkembangan' }).click();
  await expect(page.locator('main')).toContainText('Dalam antrean');
  await expect(page.locator('main')).toContainText('paling cepat Februari 2025, batas pengusulan 23 Februari 2025');
  await expect(page.locator('main')).toContainText('paling lambat 23 Februari 2025');
  await expect(page.locator('.cus-timeline > *')).toHaveCount(1);
  await expectAccessible(page, scripted);

  await page.getByRole('link', { name: 'Lihat semua data' }).click();
  const main = page.locator('main');
  await expect(main.locator('li', { hasText: 'Foto KTP (' })).toHaveCount(1);
  await expect(main.locator('li', { hasText: 'Foto rumah dari depan (' })).toHaveCount(1);
  for (const consent of ['Penggunaan data untuk usulan', 'Pernyataan kebenaran', 'Penggunaan data kesehatan']) {
    await expect(main.locator('li', { hasText: `${consent}. Versi teks` })).toHaveCount(1);
  }
  await expect(main.locator('tr', { hasText: 'Mengirim usulan' })).toHaveCount(1);
  await expectAccessible(page, scripted);
});

const instants: { now: string; cycle: string; cutoff: string; later: boolean }[] = [
  { now: '2025-02-23T23:59:59+07:00', cycle: 'Februari 2025', cutoff: '23 Februari 2025', later: false },
  { now: '2025-02-24T00:00:01+07:00', cycle: 'Maret 2025', cutoff: '26 Maret 2025', later: true },
  { now: '2024-02-24T23:59:59+07:00', cycle: 'Februari 2024', cutoff: '24 Februari 2024', later: false },
  { now: '2024-02-29T12:00:00+07:00', cycle: 'Maret 2024', cutoff: '26 Maret 2024', later: true },
  // 01:30 on the 24th in the east of the country is still the 23rd in Jakarta.
  { now: '2025-02-24T01:30:00+09:00', cycle: 'Februari 2025', cutoff: '23 Februari 2025', later: false },
];
for (const { now, cycle, cutoff, later } of instants) {
  test(`Sent at ${now} it is promised ${cycle}, and accepted`, async ({ page, sites, clock, scripted }) => {
    // What counts is when it was sent, not when it was begun.
    clock.set(`${now.slice(0, 8)}20T08:00:00+07:00`);
    await new ProposalApi(page.request, sites.clocked).fill('diri');
    clock.set(now);
    const usulan = new UsulanPage(page, sites.clocked, scripted);
    await usulan.send();
    await expect(page.locator('main')).toContainText(`paling cepat masuk siklus ${cycle}, batas pengusulan ${cutoff}`);
    await expect(page.locator('main').getByText('Batas untuk bulan ini sudah lewat')).toHaveCount(later ? 1 : 0);
    await usulan.receipt();
    if (later) {
      await expectAccessible(page, scripted);
    }
  });
}

test('With three days of lead, 21 February is too late for February; and a dead mail server stops nobody', async ({
  page,
  sites,
  scripted,
}) => {
  const usulan = new UsulanPage(page, sites.strained, scripted);
  await usulan.open('baru');
  await expect(page.locator('main')).toContainText('paling cepat masuk siklus Maret 2025');
  await expect(page.locator('main')).toContainText('terlalu dekat');
  await expectAccessible(page, scripted);
  const pengusul = { ...REQUIRED.diri.pengusul, pengusul_email: 'siti@contoh.example' };
  await new ProposalApi(page.request, sites.strained).fill('diri', { pengusul });
  await usulan.send();
  await expect(page.locator('main')).toContainText('siklus Maret 2025, batas pengusulan 26 Maret 2025');
  await expect(page.locator('main')).toContainText('Pemberitahuan lewat e-mail sudah masuk antrean kirim');
  const { ticket, pin } = await usulan.receipt();
  await page.goto(`${sites.strained}/lacak?tiket=${ticket}`);
  await page.locator('input[name=pin]').fill(pin);
  await page.getByRole('button', { name: 'Lihat perkembangan' }).click();
  await expect(page.locator('main')).toContainText('Menunggu siklus');
  await expectAccessible(page, scripted);
});
