import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { storeWardProfiles } from '../../src-main/services/profiles.ts';
import { openStore } from '../../src-main/store/open.ts';
import { verifyStore } from '../../src-main/store/verify.ts';
import type { DossierRow } from '../../src-shared/contract/dossier.ts';
import type { Report } from '../../src-shared/contract/register.ts';
import { isBalanced } from '../../src-shared/evaluation/standing.ts';
import type { WardProfile } from '../../src-shared/slip/ward.ts';
import { monthStanding, november, playMonth, renamed } from '../support/month.ts';
import { callFrom, type Staged, type StartedApp, startApp } from './app.ts';
import { check } from './checks.ts';
import type { Shoot } from './dayAtCounter.ts';
import { checkRegisters } from './registers.ts';

type Rows = { readonly value: { readonly rows: readonly DossierRow[] } };
type Slip = { readonly value: { readonly slip: { readonly authority: string } } };

/** The store of the closed app: the test build keeps it without a cipher. */
function openClosed(data: string) {
  const db = openStore(join(data, 'store.db'), { key: null });
  if (!db.ok) throw new Error(db.error.code);
  return db.value;
}

/** The same month as in the browser, in Electron, with a restart where the ward is renamed. */
export async function checkMonth(staged: Staged, work: string, shoot: Shoot): Promise<void> {
  const clockFile = join(work, 'clock');
  const setTime = (local: string) => writeFileSync(clockFile, new Date(`${local}:00+07:00`).toISOString());
  setTime('2026-11-02T08:00');
  const own = { ...staged, data: join(work, 'month'), clockFile };
  let running: StartedApp = await startApp(own);

  const renameWard = async (day: string) => {
    await running.close();
    const db = openClosed(own.data);
    const kept = db
      .prepare('SELECT body FROM ward_profile ORDER BY effective_from DESC LIMIT 1')
      .pluck()
      .get();
    const old = JSON.parse(String(kept)) as WardProfile;
    const next = { ...old, id: 'phuong-moi', effectiveFrom: day, authority: renamed.after };
    assert.ok(storeWardProfiles(db, [{ ...next, wardName: 'Phường Minh Họa Mới' }]).ok);
    db.close();
    running = await startApp(own);
  };
  let codes = { oldCode: '', newCode: '' };
  await check('a month is played by the screens: every job of it', async () => {
    codes = await playMonth({
      page: () => running.counter,
      setTime,
      renameWard,
      picture: (name) => shoot(running.counter, name),
    });
  });
  await check('at its end the register counts what happened', async () => {
    const answer = (await callFrom(running.counter, 'report.figures', november)) as { value: Report };
    assert.deepEqual(answer.value.standing, monthStanding);
    assert.ok(isBalanced(answer.value.standing));
  });
  await check(
    'an old dossier is printed under the old name of the ward, a new one under the new',
    async () => {
      const list = { list: 'all', limit: 50, offset: 0 };
      const { rows } = ((await callFrom(running.counter, 'dossier.list', list)) as Rows).value;
      const headOf = async (code: string) => {
        const dossierId = rows.find((row) => row.temporaryCode === code)?.id ?? '';
        const asked = { dossierId, form: 'receipt', slipId: null };
        return ((await callFrom(running.counter, 'slip.view', asked)) as Slip).value.slip.authority;
      };
      assert.equal(await headOf(codes.oldCode), renamed.before);
      assert.equal(await headOf(codes.newCode), renamed.after);
    },
  );
  await checkRegisters(running.counter, { from: '2026-11-01', to: '2026-11-30' });
  await running.close();
  await check('and the log verifies', async () => {
    const db = openClosed(own.data);
    const report = await verifyStore(db);
    db.close();
    assert.equal(report.ok, true, JSON.stringify(report));
  });
}
