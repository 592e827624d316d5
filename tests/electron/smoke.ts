import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { messageFor } from '../../src-shared/text/messages.ts';
import { type Staged, startApp, startInVain } from './app.ts';
import { check, closeChecks } from './checks.ts';
import { checkClosedWindows } from './closedWindows.ts';
import {
  checkFirstDossier,
  checkFoundAgain,
  checkLeader,
  checkRevival,
  citizen,
  type Shoot,
} from './dayAtCounter.ts';
import { checkFiles } from './filesInDossier.ts';
import { checkLibrary } from './libraryForms.ts';
import { checkMonth } from './month.ts';
import { checkPacked } from './packed.ts';
import { checkVoice } from './voice.ts';

const [executable = '', folder = '', work = '', shots = ''] = process.argv.slice(2);
const staged: Staged = { executable, folder, data: join(work, 'data'), pdfFolder: join(work, 'pdf') };
mkdirSync(staged.pdfFolder);

const shoot: Shoot = async (page, name) => {
  if (shots) await page.screenshot({ path: join(shots, `${name}.png`) });
};

const first = await startApp(staged);
let written: string;
let code = '';
try {
  code = await checkFirstDossier(first, staged.pdfFolder, shoot);
  await checkVoice(first);
  await checkClosedWindows(first, staged);
  await checkRevival(first);
} finally {
  await first.close();
  written = first.log();
}

// A folder that cannot take files: what stands there is a file.
const nowhere = join(work, 'not-a-folder');
writeFileSync(nowhere, '');
const second = await startApp({ ...staged, pdfFolder: nowhere });
try {
  await checkFoundAgain(second, code, shoot);
  await checkFiles(second, shoot);
  await checkLeader(second, shoot);
  await checkLibrary(second, staged.data, shoot);
} finally {
  await second.close();
  written += second.log();
}

await checkMonth(staged, work, shoot);

await check('keys that cannot be read stop the start with a sentence, and are not replaced', async () => {
  const data = join(work, 'broken');
  mkdirSync(data);
  writeFileSync(join(data, 'keys.json'), 'not keys');
  const words = messageFor({ code: 'store.keysUnreadable' });
  const { said } = await startInVain({ ...staged, data }, words);
  assert.ok(said.includes(words), said);
  assert.equal(readFileSync(join(data, 'keys.json'), 'utf8'), 'not keys');
});
await check('nothing about people is in the log', () => {
  for (const personal of [citizen.name, citizen.phone, citizen.address])
    assert.ok(!written.includes(personal), written);
});
await checkPacked(work, dirname(executable));
closeChecks();
