import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { isBalanced, type Standing } from '../../src-shared/evaluation/standing.ts';
import { readPdf } from '../e2e/pdf.ts';
import { callFrom } from './app.ts';
import { check } from './checks.ts';

type Saved = { readonly value: { readonly savedTo: string } };
type Figures = { readonly value: { readonly standing: Standing } };

/** The register of a played month leaves Electron as paper and as a spreadsheet; its figures come out. */
export async function checkRegisters(counter: Page, period: { from: string; to: string }): Promise<void> {
  const filter = { ...period, field: '', counter: '', otherAgency: false };
  await check('the register is saved as PDF on A4 lying', async () => {
    const printed = await callFrom(counter, 'register.print', { ...filter, target: 'pdf' });
    const { savedTo } = (printed as Saved).value;
    const { pages } = await readPdf(readFileSync(savedTo));
    for (const { width, height } of pages)
      assert.ok(Math.abs(width - 297) < 0.5 && Math.abs(height - 210) < 0.5, `${width} × ${height}`);
    assert.ok(pages[0]?.text.includes('SỔ THEO DÕI HỒ SƠ'));
  });
  await check('and as a spreadsheet under the name of its period', async () => {
    const { savedTo } = ((await callFrom(counter, 'register.export', filter)) as Saved).value;
    assert.equal(basename(savedTo), `So-theo-doi-ho-so_${period.from}_${period.to}.xlsx`);
    const files = unzipSync(readFileSync(savedTo));
    assert.ok(strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array()).includes('SỔ THEO DÕI HỒ SƠ'));
  });
  await check('what was brought forward and received is resolved, open, stopped or withdrawn', async () => {
    const { standing } = ((await callFrom(counter, 'report.figures', period)) as Figures).value;
    assert.ok(isBalanced(standing), JSON.stringify(standing));
    assert.ok(standing.received > 0);
  });
}
