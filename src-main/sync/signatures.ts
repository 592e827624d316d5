import { signedOf, type Verifier } from '../../src-shared/sync/chain.ts';
import type { PullReply, WireCommit } from '../../src-shared/sync/wire.ts';
import type { ReadDb } from '../store/brands.ts';
import { signatureVerifier } from '../store/deviceKey.ts';
import { prepared } from '../store/schema.ts';

export type LogPage = Pick<PullReply, 'entries' | 'devices'>;

/** Whether its device signed a commit with the head it claims; that the head is true is for the chain to tell. */
export type Signed = (wire: WireCommit) => boolean;

/**
 * Checks the signatures of a page on other threads: they are half the work of taking it in, and the counter
 * goes on meanwhile. A key that is known here counts, whatever the page says.
 */
export async function checkSignatures(
  db: ReadDb,
  own: string,
  { entries, devices }: LogPage,
): Promise<Signed> {
  const verifiers = new Map<string, Verifier>();
  const sent = new Map(devices.map(({ id, publicKey }) => [id, publicKey]));
  const verifierOf = (device: string): Verifier => {
    const made = verifiers.get(device) ?? verifierFor(keyHere(db, device) ?? sent.get(device));
    verifiers.set(device, made);
    return made;
  };
  const commits = entries.flatMap(({ commit }) => (commit && commit.device !== own ? [commit] : []));
  const good = await signedOf(commits, verifierOf);
  return (wire) => good.has(wire);
}

const keyHere = (db: ReadDb, device: string) =>
  prepared(db, 'SELECT public_key FROM device WHERE id = ?').pluck().get(device) as string | undefined;

const verifierFor = (publicKey: string | undefined): Verifier =>
  publicKey === undefined ? async () => false : signatureVerifier(publicKey);
