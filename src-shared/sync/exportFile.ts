import { z } from 'zod';
import { fields } from './bytes.ts';
import { wireCommit } from './wire.ts';

/** Work of one device that did not reach the ward: its commits as push sends them, from the first that waits on. */
export const exported = z
  .object({
    format: z.literal(2),
    device: z.uuid(),
    /** Instant by the device's clock. */
    at: z.string().max(40),
    commits: z.array(wireCommit).min(1),
  })
  .refine(({ device, commits }) => commits.every((commit) => commit.device === device));
export type Exported = z.infer<typeof exported>;

const envelope = z.object({ signed: z.string(), signature: z.string() });
type Envelope = z.infer<typeof envelope>;

/** What the device signs: the whole text, for the keys of dossiers are covered by no commit. */
export const exportBytes = (device: string, textHash: string): Uint8Array =>
  fields('quay-mot-cua/export/1', [device, textHash]);

const textOf = ({ signed, signature }: Envelope): string => JSON.stringify({ signed, signature });

/** The file of an export, byte for byte. */
export function exportFile(
  content: Exported,
  { hash, sign }: { hash: (bytes: Uint8Array) => string; sign: (bytes: Uint8Array) => string },
): string {
  const signed = JSON.stringify(content);
  return textOf({ signed, signature: sign(exportBytes(content.device, hash(encoder.encode(signed)))) });
}

const encoder = new TextEncoder();

export interface ReadExport {
  readonly content: Exported;
  readonly bytes: Uint8Array;
  readonly signature: string;
}

/** What an export says, and what its signature has to be checked over; null for what is none as it was written. */
export function readExport(text: string, hash: (bytes: Uint8Array) => string): ReadExport | null {
  try {
    const { signed, signature } = envelope.parse(JSON.parse(text));
    if (textOf({ signed, signature }) !== text) return null;
    const content = exported.parse(JSON.parse(signed));
    return { content, signature, bytes: exportBytes(content.device, hash(encoder.encode(signed))) };
  } catch {
    return null;
  }
}
