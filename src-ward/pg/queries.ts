import type { ClientBase, Pool, QueryConfig } from 'pg';

/** Where statements are sent: within a transaction, or each by itself. */
export type Queries = Pick<ClientBase, 'query'> | Pick<Pool, 'query'>;

const names = new Map<string, string>();

/** A statement that is planned once for each connection: for the few that every push and every request sends. */
export function named(text: string, values: readonly unknown[]): QueryConfig {
  const name = names.get(text) ?? `s${names.size}`;
  names.set(text, name);
  return { name, text, values: [...values] };
}
