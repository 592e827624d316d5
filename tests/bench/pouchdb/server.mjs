// `server.mjs <folder>`: a PouchDB server on this disk; says its port when it listens.
import express from 'express';
import expressPouch from 'express-pouchdb';
import PouchDB from 'pouchdb';

const prefix = `${process.argv[2]}/`;
const app = express();
app.use(expressPouch(PouchDB.defaults({ prefix }), { mode: 'minimumForPouchDB', inMemoryConfig: true }));
const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port));
