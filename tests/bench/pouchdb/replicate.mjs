// `replicate.mjs <folder> <url> <file>`: stores each line of the file as a document, replicates them, says how long that took.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PouchDB from 'pouchdb';

const [folder, url, file] = process.argv.slice(2);
const docs = readFileSync(file, 'utf8').trim().split('\n').map(JSON.parse);
const local = new PouchDB(join(folder, 'counter'));
await local.bulkDocs(docs);
const start = performance.now();
const { docs_written: written } = await local.replicate.to(new PouchDB(url));
if (written !== docs.length) throw new Error(`${written} of ${docs.length} arrived`);
console.log(performance.now() - start);
