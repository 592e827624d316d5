// A counter that receives without pause and says each receipt only after it was acknowledged.
// Run by the power-cut test, which kills it in the middle.

import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openTestCounter, validForm } from './counter.ts';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: intakeStream.ts <folder>');
const counter = await openTestCounter({ folder, random: randomBytes, clock: () => new Date() });
const form = await validForm(counter);
process.stdout.write(`ready ${join(folder)}\n`);
for (;;) {
  const id = randomUUID();
  const { row } = await counter.done('dossier.receive', { id, form });
  process.stdout.write(`${id} ${row.code}\n`);
}
