import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { missingParts } from './completeness.ts';
import { feeDue } from './fee.ts';
import { procedureVersion } from './version.ts';

const folder = join(import.meta.dirname, '..', '..', 'assets', 'catalogue');
const versions = readdirSync(folder).flatMap((file) =>
  z.array(procedureVersion).parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
);
const byCode = new Map(versions.map((version) => [version.code, version]));

const ofWard =
  `1.001193 1.000689 1.003583 1.000894 1.000593 1.000656 1.000419 1.001022 1.004837 1.004845 1.004859 1.004873
  1.004884 1.004772 1.004746 1.005461 2.000635 2.002516 2.000815 2.000884 2.000908 2.000913 2.000927 2.000942 2.000992 2.001016
  2.001019 2.001035 2.001406 2.001263 1.011607 1.011608 1.011609 3.000412 1.013225 1.013227 1.013229 1.001612 2.000720 1.001570
  1.001266 2.000575 1.013314 1.004194 1.010041 2.001159 1.012812 1.013967 1.013978 1.002211 2.000950 2.000930 2.002080 2.000424`.split(
    /\s+/,
  );

test('the 54 procedures of a ward ship, each once', () => {
  expect([...byCode.keys()].sort()).toEqual([...ofWard].sort());
  expect(versions).toHaveLength(54);
});

test('each says where it comes from, when it was looked at, and asks for at least one paper always', () => {
  for (const { code, source, checkedOn, components, guideOnly, name } of versions) {
    expect(source).toContain('Cổng Dịch vụ công quốc gia');
    expect(checkedOn).toBe('2026-07-20');
    expect(name).not.toMatch(/…|^Thủ tục/);
    if (!guideOnly)
      expect([code, components.some(({ condition }) => condition === null)]).toEqual([code, true]);
    expect([code, components.map(({ id }) => id)]).toEqual([code, components.map((_, i) => `c${i + 1}`)]);
    expect([code, components.filter(({ originals, copies }) => originals + copies === 0)]).toEqual([
      code,
      [],
    ]);
  }
});

test('since 01/01/2026 two citizens who marry are not asked for a paper on their marital status', () => {
  const names = byCode.get('1.000894')?.components.map(({ name }) => name.toLowerCase()) ?? [];
  expect(names.filter((name) => name.includes('tình trạng hôn nhân'))).toEqual([]);
});

test('the police’s own residence procedures are explained and not received', () => {
  expect(
    versions
      .filter(({ guideOnly }) => guideOnly)
      .map(({ code }) => code)
      .sort(),
  ).toEqual(['1.004194', '1.010041', '2.001159']);
});

test('trap 16: times that differ by way of submitting are kept apart; a bare number is not given a unit outside civil status', () => {
  const times = (code: string) =>
    Object.fromEntries(byCode.get(code)?.channels.map(({ channel, time }) => [channel, time]) ?? []);
  expect(times('1.012812')).toEqual({
    inPerson: { kind: 'days', value: 40 },
    post: { kind: 'days', value: 30 },
  });
  expect(times('2.000720')['inPerson']).toEqual({ kind: 'unknown', text: '1' });
  expect(times('1.001193')['inPerson']).toEqual({ kind: 'sameDay', cutOff: '15:00' });
});

test('§8.4: fees stand as the sources have them; zero, ceiling and unknown are not mixed up', () => {
  const fee = (code: string) => byCode.get(code)?.channels[0]?.fee;
  for (const code of ['2.000815', '2.000942'])
    expect(fee(code)).toMatchObject({
      kind: 'pages',
      firstPages: 2,
      firstPageDong: 2000,
      nextPageDong: 1000,
      capDong: 200_000,
    });
  const amounts = [
    '2.000884',
    '2.000992',
    '2.001035',
    '2.001406',
    '2.001016',
    '2.001019',
    '2.000913',
    '2.000927',
  ];
  expect(amounts.map((code) => (fee(code) as { dong?: number }).dong)).toEqual([
    10_000, 10_000, 50_000, 50_000, 50_000, 50_000, 30_000, 25_000,
  ]);
  expect(fee('2.000635')).toMatchObject({ kind: 'amount', dong: 8000, per: 'copy' });
  expect(fee('2.001263')).toMatchObject({ kind: 'amount', dong: 400_000 });
  expect(fee('1.001612')).toMatchObject({ kind: 'ceiling', maxDong: 150_000 });
  expect(fee('2.001159')).toMatchObject({ kind: 'unknown' });
});

test('every fee of every way can be worked out or is said to be unknown', () => {
  for (const { channels } of versions)
    for (const { fee } of channels) expect(feeDue(fee, { pages: 3, copies: 2 }, false).ok).toBe(true);
});

test('a term that is not the portal’s own carries a warning about the time', () => {
  const warned = (code: string) => byCode.get(code)?.warnings.map(({ field, code: c }) => `${field}.${c}`);
  expect(warned('1.001193')).toContain('time.timeUnitMissing');
  expect(warned('2.000815')).toContain('time.timeFromLaw');
  expect(warned('1.001612')).toContain('time.timeFromSteps');
  expect(warned('1.004859')).toContain('time.lawDiffers');
});

test('[M] names of papers that nobody read in a text are UNVERIFIED', () => {
  expect(versions.filter(({ status }) => status === 'UNVERIFIED').map(({ code }) => code)).toEqual(
    versions
      .filter(({ warnings }) => warnings.some(({ code }) => code === 'fromMemory'))
      .map(({ code }) => code),
  );
});

test('what the registers of the nation hold may be looked up: identity, residence, land', () => {
  for (const { components } of versions)
    for (const { name, lookup } of components)
      if (
        /^(giấy tờ tùy thân|căn cước điện tử|giấy tờ chứng minh nơi cư trú|giấy chứng nhận quyền)/i.test(name)
      )
        expect([name, lookup]).toEqual([name, true]);
});

test('no procedure that ships lacks one of the parts that are always asked, but for what its source lacks', () => {
  const lacking = versions.flatMap((version) =>
    missingParts(version)
      .filter(({ kind, part }) => kind === 'missing' && part !== 'sets')
      .map(({ part }) => `${version.code} ${part}`),
  );
  expect(lacking).toEqual([]);
});

test('TT 117/2026 waives copies of civil status extracts alone, second-hand, for a condition and a time', () => {
  const waived = versions.flatMap(({ code, channels }) =>
    channels.flatMap(({ waivers }) =>
      waivers.map(({ from, to, status, condition }) => ({ code, from, to, status, condition })),
    ),
  );
  expect(new Set(waived.map(({ code }) => code))).toEqual(new Set(['2.000635']));
  for (const waiver of waived)
    expect(waiver).toMatchObject({
      from: '2026-08-15',
      to: '2027-02-28',
      status: 'PARTIAL',
      condition: expect.stringContaining('VNeID mức độ 2'),
    });
});
