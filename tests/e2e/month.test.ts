import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openProfiles, storeWardProfiles } from '../../src-main/services/profiles.ts';
import { verifyStore } from '../../src-main/store/verify.ts';
import { isBalanced } from '../../src-shared/evaluation/standing.ts';
import { assetsFolder } from '../support/counter.ts';
import { monthStanding, november, playMonth, renamed } from '../support/month.ts';
import { type App, picture, startApp } from './app.ts';

let app: App;
let page: Page;
beforeAll(async () => {
  app = await startApp();
  page = await app.openCounterPage();
  await page.addInitScript(() =>
    Object.assign(window, { print: () => window.dispatchEvent(new Event('afterprint')) }),
  );
  await page.reload();
});
afterAll(() => app.stop());

/** As `quay ward set` and a restart do. */
async function renameWard(day: string): Promise<void> {
  const { services } = app.counter;
  const old = services.profiles.wardOn('2026-11-01');
  storeWardProfiles(services.db, [
    {
      ...old,
      id: 'phuong-moi',
      effectiveFrom: day,
      authority: renamed.after,
      wardName: 'Phường Minh Họa Mới',
    },
  ]);
  const profiles = openProfiles(services.db, assetsFolder);
  if (!profiles.ok) throw new Error(profiles.error.code);
  Object.assign(services, { profiles: profiles.value });
  await page.getByRole('button', { name: 'Đổi người' }).click();
}

test('a month at the counter: every job by its screens, the register adds up, the log stands', async () => {
  const codes = await playMonth({
    page: () => page,
    setTime: (local) => app.clock.set(`${local}:00+07:00`),
    renameWard,
    picture: (name) => picture(page, name),
  });
  const idOf = async (code: string) =>
    (await app.done('dossier.search', { text: code })).rows.find((row) => row.temporaryCode === code)?.id ??
    '';
  const headOf = async (code: string) => {
    const dossierId = await idOf(code);
    return (await app.done('slip.view', { dossierId, form: 'receipt', slipId: null })).slip.authority;
  };
  expect(await headOf(codes.oldCode)).toBe(renamed.before);
  expect(await headOf(codes.newCode)).toBe(renamed.after);
  expect(await verifyStore(app.counter.services.db)).toMatchObject({ ok: true });
  const { standing, lateness } = await app.done('report.figures', november);
  expect(standing).toEqual(monthStanding);
  expect(isBalanced(standing)).toBe(true);
  expect(lateness).toMatchObject({ late: 1, openOverdue: 0, rescheduled: 1 });
}, 120_000);
