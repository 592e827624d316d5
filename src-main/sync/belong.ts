import type { WriteDb } from '../store/brands.ts';
import { setMeta } from '../store/meta.ts';
import { prepared } from '../store/schema.ts';
import { setAside } from './setAside.ts';

/** What a ward has let in. */
export interface Joined {
  readonly device: string;
  readonly publicKey: string;
  readonly name: string;
}

/**
 * The store is this device's from here on; what was written as another one is history, or set aside. In the
 * caller's transaction.
 */
export function belong(db: WriteDb, { device, publicKey, name }: Joined, before: string): void {
  prepared(db, 'INSERT OR IGNORE INTO device (id, public_key, name) VALUES (?, ?, ?)').run(
    device,
    publicKey,
    name,
  );
  prepared(
    db,
    `INSERT OR IGNORE INTO former_device (id)
     SELECT id FROM (SELECT ? AS id UNION SELECT value FROM meta WHERE name = 'wardDevice'
       UNION SELECT device FROM outbox) WHERE id <> ?`,
  ).run(before, device);
  setMeta(db, 'wardDevice', device);
  setAside(db, device);
}
