import { z } from 'zod';
import type { DossierFacts } from './facts.ts';
import { type Period, within } from './period.ts';

/** Received dossiers of one procedure, and how many of them never needed a supplement slip. */
export const firstTimeRow = z.object({ procedureCode: z.string(), received: z.int(), right: z.int() });
export type FirstTimeRow = z.infer<typeof firstTimeRow>;

/** Right the first time: no supplement slip, neither before receipt nor after it. */
export function firstTimeOf(all: Iterable<DossierFacts>, of: Period): FirstTimeRow[] {
  const rows = new Map<string, { received: number; right: number }>();
  for (const { acceptedAt, procedureCode, supplements } of all) {
    if (acceptedAt === null || !within(of, acceptedAt)) continue;
    const row = rows.get(procedureCode) ?? { received: 0, right: 0 };
    rows.set(procedureCode, row);
    row.received += 1;
    if (supplements === 0) row.right += 1;
  }
  return [...rows].map(([procedureCode, row]) => ({ procedureCode, ...row }));
}

export const totalOf = (rows: readonly FirstTimeRow[]) => ({
  received: rows.reduce((sum, { received }) => sum + received, 0),
  right: rows.reduce((sum, { right }) => sum + right, 0),
});
