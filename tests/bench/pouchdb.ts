import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const home = join(import.meta.dirname, 'pouchdb');

/** Not among the packages of the product: got when they are first measured against. */
function installed(): void {
  if (existsSync(join(home, 'node_modules'))) return;
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: home, stdio: 'inherit' });
}

/** Milliseconds in which a PouchDB replicates documents to a PouchDB server, both on this disk, in processes of their own. */
export async function replicateMs(docs: readonly object[], folder: string): Promise<number> {
  installed();
  const [counter, ward] = [join(folder, 'pouch-counter'), join(folder, 'pouch-ward')];
  for (const each of [counter, ward]) mkdirSync(each);
  const file = join(folder, 'docs.jsonl');
  writeFileSync(file, docs.map((doc) => `${JSON.stringify(doc)}\n`).join(''));
  const server = spawn(process.execPath, [join(home, 'server.mjs'), ward], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const [port] = (await once(server.stdout, 'data')) as [Buffer];
    const url = `http://127.0.0.1:${port.toString().trim()}/ward`;
    const said = execFileSync(process.execPath, [join(home, 'replicate.mjs'), counter, url, file]);
    return Number(said.toString());
  } finally {
    server.kill();
  }
}
