import { expect, test } from '../../rig/fixtures.js';
import { freshReporter, REPORT } from '../../rig/reports.js';

const ELSEWHERE = 'https://www.bmkg.go.id';

test('Every page of these parts has the way out, reached before anything else, and it says nothing to where it leads', async ({
  page,
  sites,
  sanggahan,
  reports,
  lacak,
}) => {
  const token = await reports.card();
  const { ticket, pin } = await reports.fillAndSend('sanggahan');
  await lacak.look(ticket, pin);
  await lacak.opened();
  const expectExit = async (path: string) => {
    await page.goto(`${sites.open}/${path}`);
    await expect(sanggahan.exit, path).toBeVisible();
    await expect(sanggahan.exit, path).toHaveAttribute('href', ELSEWHERE);
    await expect(sanggahan.exit, path).toHaveAttribute('rel', /noreferrer/);
    const before = await sanggahan.exit.evaluate(
      (link) => (link.compareDocumentPosition(document.querySelector('main')!) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    );
    expect(before, `${path}: before the content`).toBe(true);
  };
  const paths = ['lacak/kasus', 'lacak/kasus/data', 'jawab', 'sanggahan/baru', 'perbaikan/baru'];
  paths.push(`sanggahan/tiket/${ticket.replaceAll('-', '')}`);
  paths.push(`sanggahan/baru?subjek=${token}`, `perbaikan/baru?subjek=${token}`);
  for (const path of paths) {
    await expectExit(path);
  }
  await reports.begin('sanggahan');
  for (const step of ['', '/sebab', '/uraian', '/foto', '/pelapor', '/periksa']) {
    await expectExit(`sanggahan/draf${step}`);
  }
  await reports.begin('penyalahgunaan');
  for (const step of ['', '/kejadian', '/uraian', '/foto', '/pelapor', '/periksa']) {
    await expectExit(`perbaikan/draf${step}`);
  }
});

test('Pages about a proposal have none', async ({ page, usulan, api, lacak }) => {
  const { ticket, pin } = await api.fillAndSend('diri');
  await lacak.look(ticket, pin);
  await lacak.opened();
  await expect(page.getByRole('link', { name: 'Keluar cepat' })).toHaveCount(0);
  await usulan.open('baru');
  await expect(page.getByRole('link', { name: 'Keluar cepat' })).toHaveCount(0);
});

test('It leaves at once, and what was filled in is still there afterwards', async ({ page, context, sanggahan, reports }) => {
  let referer: string | undefined = 'not asked';
  await context.route(`${ELSEWHERE}/**`, (route) => {
    referer = route.request().headers().referer;
    return route.fulfill({ body: '<title>Cuaca</title>', contentType: 'text/html' });
  });
  await reports.fill('sanggahan', { changes: { pelapor: freshReporter() } });
  await sanggahan.step('uraian');
  await sanggahan.exit.click();
  await expect(page).toHaveURL(`${ELSEWHERE}/`);
  expect(referer, 'where somebody came from').toBeUndefined();
  await sanggahan.step('uraian');
  await sanggahan.expectFilled(REPORT.sanggahan.uraian!);
});
