import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inInches, inMicrons, numbered, paperFor, savePdf, slipFile } from './paper.ts';

const receipt = (code: string) => slipFile({ form: 'receipt', code });

test('every layout names its paper outright: A5 upright, two A5 on A4 lying', () => {
  expect(inMicrons(paperFor('a5'))).toEqual({ width: 148_000, height: 210_000 });
  expect(inMicrons(paperFor('a4x2'))).toEqual({ width: 210_000, height: 297_000 });
  expect(paperFor('a4x2').landscape).toBe(true);
  expect(inMicrons(paperFor('a4'))).toEqual({ width: 210_000, height: 297_000 });
  expect(paperFor('a4').landscape).toBe(false);
  expect(inInches(paperFor('a5')).width).toBeCloseTo(5.83, 2);
});

test('a file name holds form and code alone and cannot leave its folder', () => {
  expect(receipt('TAM-Q1-261120-0001')).toBe('Phieu-tiep-nhan-TAM-Q1-261120-0001');
  expect(numbered(`${receipt('H26.99-261120-0001')}.pdf`, 2)).toBe(
    'Phieu-tiep-nhan-H26.99-261120-0001-2.pdf',
  );
  expect(receipt('../../etc/x')).toBe('Phieu-tiep-nhan-etc-x');
  expect(slipFile({ form: 'control', code: 'A-1' })).toBe('Phieu-kiem-soat-A-1');
  expect(receipt('///')).toBe('Phieu-tiep-nhan-ho-so');
});

test('saving again keeps the earlier file; a folder that is none is an error', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'quay-pdf-'));
  const first = await savePdf(folder, receipt('A-1'), Buffer.from('one'));
  const second = await savePdf(folder, receipt('A-1'), Buffer.from('two'));
  expect(readFileSync(first, 'utf8')).toBe('one');
  expect(readFileSync(second, 'utf8')).toBe('two');
  expect(readdirSync(folder).sort()).toEqual(['Phieu-tiep-nhan-A-1-2.pdf', 'Phieu-tiep-nhan-A-1.pdf']);
  if (process.platform !== 'win32') expect(statSync(first).mode & 0o777).toBe(0o600);
  writeFileSync(join(folder, 'file'), '');
  await expect(savePdf(join(folder, 'file'), receipt('A-1'), Buffer.from('x'))).rejects.toThrow();
});
