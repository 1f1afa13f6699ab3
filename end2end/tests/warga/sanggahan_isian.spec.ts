import { expectAccessible } from '../../rig/accessibility.js';
import { expect, test } from '../../rig/fixtures.js';
import { picture } from '../../rig/pictures.js';
import { ACCOUNT } from '../../rig/reports.js';

test('Each reason asks for its own follow-up, and for no other', async ({ page, sanggahan, reports, scripted }) => {
  await reports.begin('sanggahan');
  const reasons: [string, string | null][] = [
    ['meninggal', 'meninggal_kapan'],
    ['pindah', 'pindah_ke'],
    ['mampu', 'tanda_mampu'],
    ['program_lain', 'program_lain'],
    ['ganda', 'ganda_bagaimana'],
    ['aparatur', 'pekerjaan_aparatur'],
    ['data_salah', 'data_salah_apa'],
    ['lainnya', null],
  ];
  for (const [reason, followUp] of reasons) {
    await sanggahan.step('sebab');
    await sanggahan.fill({ sebab_tidak_layak: reason });
    await sanggahan.save();
    if (followUp === null) {
      await sanggahan.onTasks();
    } else {
      await sanggahan.expectSummary(followUp);
    }
  }
  await sanggahan.step('sebab');
  await sanggahan.fill({ sebab_tidak_layak: 'ganda' });
  await sanggahan.save();
  await expectAccessible(page, scripted);
});

const EMPTY: [string, string[]][] = [
  ['sebab', ['sebab_tidak_layak']],
  ['uraian', ['uraian']],
  ['pelapor', ['pelapor_nama', 'pelapor_nik', 'pelapor_hp']],
];
for (const [step, fields] of EMPTY) {
  test(`An empty "${step}" says what is missing, first at the top, then at each field`, async ({
    page,
    sanggahan,
    reports,
    scripted,
  }) => {
    await reports.begin('sanggahan');
    await sanggahan.step(step);
    await sanggahan.save();
    await sanggahan.expectSummary(...fields);
    await expectAccessible(page, scripted);
  });
}

test('Without the photo, and without the declarations, nothing is sent', async ({ page, sanggahan, reports }) => {
  await reports.fill('sanggahan', { without: ['foto'], changes: { uraian: { uraian: `${ACCOUNT} Saya lihat sendiri.` } } });
  await sanggahan.open('draf/periksa');
  await sanggahan.sendButton.click();
  await expect(sanggahan.summary).toBeFocused();
  const links = await sanggahan.summary.getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  expect(links).toEqual(['/sanggahan/draf/foto?dari=periksa', '#setuju_pdp', '#benar']);
  await page.getByRole('link', { name: /Foto|foto/ }).first().click();
  await sanggahan.ready();
  await sanggahan.addPhoto('rumah-depan', picture());
  await sanggahan.send();
});

test("Somebody else's ticket, or a ticket that is none, replaces nothing", async ({ sanggahan, reports }) => {
  const other = await reports.fillAndSend('sanggahan');
  await reports.fill('sanggahan');
  await sanggahan.open('draf/periksa');
  for (const [ticket, pin, fields] of [
    [other.ticket, other.pin, ['tiket_lama']],
    ['ABC', '12', ['tiket_lama', 'pin_lama']],
    [other.ticket, '', ['pin_lama']],
    ['', other.pin, ['tiket_lama']],
  ] as [string, string, string[]][]) {
    await sanggahan.declare();
    await sanggahan.earlier(ticket, pin);
    await sanggahan.sendButton.click();
    await sanggahan.expectSummary(...fields);
  }
  await sanggahan.earlier('', '');
  await sanggahan.sendButton.click();
  await sanggahan.onReceipt();
  expect((await sanggahan.receipt()).ticket).not.toBe(other.ticket);
});
