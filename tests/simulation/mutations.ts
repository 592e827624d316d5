// `npm run simulate:mutations`: each deliberate bug, put into a copy of the sources, must be caught.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Bug {
  readonly name: string;
  readonly file: string;
  readonly is: string;
  readonly becomes: string;
}

const bugs: readonly Bug[] = [
  {
    name: 'drop the idempotency row',
    file: 'src-shared/sync/receive.ts',
    is: 'const known = view.known.get(wire.id);',
    becomes: 'const known = [...view.known.values()].find(() => false);',
  },
  {
    name: 'answer before it is durable',
    file: 'src-ward/pushes.ts',
    is: 'storage.write(ward, async (tx) => {',
    becomes: 'early(storage, ward, async (tx) => {',
  },
  {
    name: 'reuse a number',
    file: 'src-main/store/numbers.ts',
    is: 'THEN last + 1 ELSE 1 END',
    becomes: 'THEN last + (last % 3 < 2) ELSE 1 END',
  },
  {
    name: 'skip a late position',
    file: 'src-main/sync/takeIn.ts',
    is: 'writeCursor(db, cursor);',
    becomes: 'writeCursor(db, Math.max(cursor, page.last));',
  },
  {
    name: 'last write wins',
    file: 'src-shared/sync/stands.ts',
    is: "if (writesOver[type]?.some((other) => happened.has(other))) return 'sync.writtenOver';",
    becomes: '',
  },
];

/** Replies with what the work says, whether or not the transaction gets through. */
const early = `
async function early<T>(storage: WardStorage, ward: string, work: (tx: LogTx) => Promise<T>): Promise<T> {
  let said: { value: T } | null = null;
  try {
    return await storage.write(ward, async (tx) => {
      const value = await work(tx);
      said = { value };
      return value;
    });
  } catch (error) {
    const told = said as { value: T } | null;
    if (told) return told.value;
    throw error;
  }
}
`;

const root = join(import.meta.dirname, '..', '..');
const schedules = process.argv[2] ?? '400';
let missed = 0;
for (const { name, file, is, becomes } of bugs) {
  const copy = mkdtempSync(join(tmpdir(), 'quay-mutation-'));
  for (const folder of ['src-main', 'src-shared', 'src-ward', 'migrations', 'tests', 'package.json'])
    cpSync(join(root, folder), join(copy, folder), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const source = readFileSync(join(copy, file), 'utf8');
  if (!source.includes(is)) throw new Error(`${name}: ${file} does not read as expected any more`);
  writeFileSync(join(copy, file), source.replace(is, becomes) + (becomes.startsWith('early') ? early : ''));
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(copy, 'tests/simulation/run.ts'), '--schedules', schedules],
    { encoding: 'utf8' },
  );
  rmSync(copy, { recursive: true, force: true });
  const how = /seed \d+: [^\n]*/.exec(stderr)?.[0];
  const caught = status === 1 && how !== undefined;
  if (!caught) missed += 1;
  console.log(`${caught ? 'caught' : 'MISSED'}  ${name}${how ? `: ${how}` : ''}`);
}
console.log(`${bugs.length - missed} caught, ${missed} missed`);
process.exitCode = missed === 0 ? 0 : 1;
