import { expectAccessible } from '../../rig/accessibility.js';
import { expect, test } from '../../rig/fixtures.js';
import { freshReporter, NEIGHBOUR_MASKED, REPORT } from '../../rig/reports.js';

test('Wati vouches for a neighbour, without having to take a photo', async ({
  page,
  sanggahan,
  reports,
  lacak,
  scripted,
}) => {
  await sanggahan.begin(await reports.card(), 'tanggapan_layak');
  await expect(page.locator('main')).toContainText(NEIGHBOUR_MASKED);
  await expectAccessible(page, scripted);
  for (const [step, typed] of Object.entries({ ...REPORT.tanggapan_layak, pelapor: freshReporter() })) {
    await sanggahan.step(step);
    await sanggahan.fill(typed);
    await expectAccessible(page, scripted);
    await sanggahan.save();
    await sanggahan.onTasks();
  }
  await expect(sanggahan.status('foto')).toHaveText('Boleh dilewati');
  await page.getByRole('link', { name: 'Periksa dan kirim' }).click();
  await expectAccessible(page, scripted);
  await sanggahan.declare();
  await sanggahan.sendButton.click();
  await sanggahan.onReceipt();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tanggapan terkirim');
  await expectAccessible(page, scripted);
  const { ticket, pin } = await sanggahan.receipt();
  await lacak.look(ticket, pin);
  await lacak.opened();
  await expect(page.locator('main')).toContainText('Dalam antrean');
});

for (const [reason, followUp] of [
  ['kehilangan_pekerjaan', 'kehilangan_kapan'],
  ['tanggungan', 'menanggung_berapa'],
] as const) {
  test(`"${reason}" asks ${followUp}`, async ({ page, sanggahan, reports, scripted }) => {
    await reports.begin('tanggapan_layak');
    await sanggahan.step('sebab');
    await sanggahan.fill({ sebab_layak: reason });
    await sanggahan.save();
    await sanggahan.expectSummary(followUp);
    await expectAccessible(page, scripted);
  });
}
