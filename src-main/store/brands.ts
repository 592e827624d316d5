import type Database from 'better-sqlite3';

declare const readable: unique symbol;
declare const writable: unique symbol;

/** A connection a query function may read through. */
export type ReadDb = Pick<Database.Database, 'prepare' | 'pragma'> & { readonly [readable]: true };
/** The one connection that may write; every WriteDb may also read. */
export type WriteDb = Database.Database & { readonly [readable]: true; readonly [writable]: true };
