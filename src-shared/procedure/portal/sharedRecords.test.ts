import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { procedureVersion } from '../version.ts';
import { importPortalRecord } from './index.ts';

// Real records of the national portal lie beside the repository and are not part of it.
const folder = process.env['QUAY_TTHC_DIR'] ?? join(import.meta.dirname, '../../../../shared/data/tthc');
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
const here = files.length > 0;

/** Where the records must be, their absence is a failure and not a skip. */
const realRecords = test.skipIf(!here && process.env['QUAY_REQUIRE_SHARED'] !== '1');
const note = here ? '' : ' (skipped: no portal records; set QUAY_TTHC_DIR)';

const imported = files.map((file) => ({
  file,
  outcome: importPortalRecord(JSON.parse(readFileSync(join(folder, file), 'utf8')), {
    checkedOn: '2026-07-20',
    source: 'Cổng Dịch vụ công quốc gia',
  }),
}));
const outcomes = () => {
  expect(files.length, `no portal records in ${folder}`).toBeGreaterThan(0);
  return imported;
};
const versionOf = (code: string) => {
  const found = outcomes().find(({ file }) => file === `${code}.json`)?.outcome;
  if (!found || found.outcome === 'rejected') throw new Error(`${code} is not imported`);
  return found.version;
};

realRecords(`every real record is imported or says why not, and keeps the schema${note}`, () => {
  for (const { file, outcome } of outcomes()) {
    expect([file, outcome.outcome]).not.toEqual([file, 'rejected']);
    if (outcome.outcome === 'rejected') continue;
    expect([file, procedureVersion.safeParse(outcome.version).success]).toEqual([file, true]);
    expect([file, outcome.outcome === 'imported']).toEqual([file, outcome.warnings.length === 0]);
  }
});

realRecords(`nearly every legal basis of the real records has its number${note}`, () => {
  const all = outcomes().flatMap(({ outcome }) =>
    outcome.outcome === 'rejected' ? [] : outcome.version.legalBases,
  );
  expect(all.filter(({ number }) => number === null).length / all.length).toBeLessThan(0.01);
});

realRecords(`§4.2: the traps of the real records are read as they are${note}`, () => {
  expect(versionOf('1.012812').channels.map(({ channel, time }) => [channel, time])).toEqual([
    ['post', { kind: 'days', value: 30 }],
    ['inPerson', { kind: 'days', value: 40 }],
  ]);
  expect(versionOf('2.000942').results).toEqual([{ name: 'Bản sao giao dịch được chứng thực', code: null }]);
  expect(versionOf('2.000815').channels[0]?.fee).toMatchObject({ kind: 'pages', capDong: 200_000 });
  expect(versionOf('1.001193').channels[0]?.time).toEqual({ kind: 'sameDay', cutOff: '15:00' });
  expect(versionOf('1.001193').components).toHaveLength(8);
  expect(versionOf('2.001159')).toMatchObject({
    guideOnly: true,
    channels: [{ fee: { kind: 'unknown' } }, {}],
  });
  expect(versionOf('2.000986').warnings).toContainEqual(
    expect.objectContaining({ field: 'so_quyet_dinh', code: 'oddDecision' }),
  );
});
