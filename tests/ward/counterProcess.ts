// A counter of its own on an encrypted store, which receives and exchanges with the ward until it is killed,
// and says each receipt only after it was acknowledged. Run by the tests that kill it.

import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { openTestCounter, signIn, validForm } from '../support/counter.ts';

const [folder, url, fingerprint, code] = process.argv.slice(2);
if (!folder || !url || !fingerprint || !code) throw new Error('usage: <folder> <url> <fingerprint> <code>');
const counter = await openTestCounter({ folder, random: randomBytes, clock: () => new Date(), online: true });
process.stdout.write('open\n');
if (!counter.counter.services.sync.state().enrolled) {
  await signIn(counter, 'administrator');
  await counter.done('sync.enrol', { url, fingerprint, code });
  await signIn(counter, 'receiver');
}
const form = await validForm(counter);
for (;;) {
  for (let i = 0; i < 4; i += 1) {
    const id = randomUUID();
    const { row } = await counter.done('dossier.receive', { id, form });
    process.stdout.write(`${id} ${row.code}\n`);
  }
  // A moment without work is when a counter begins to send.
  await pause(200);
}
