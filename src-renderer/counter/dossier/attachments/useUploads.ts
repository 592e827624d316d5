import { create } from 'zustand';
import { checkContent } from '../../../../src-shared/attachment/checkContent.ts';
import { fileLimit } from '../../../../src-shared/attachment/limits.ts';
import type { DossierDetail } from '../../../../src-shared/contract/dossier.ts';
import { fail, type Result } from '../../../../src-shared/result.ts';
import { messageFor } from '../../../../src-shared/text/messages.ts';
import { openPicture } from '../../../viewer/openPicture.ts';
import type { Progress } from '../../../viewer/readFile.ts';
import { sendContent } from './sendContent.ts';

export interface Uploading {
  readonly name: string;
  /** This one of how many. */
  readonly nth: number;
  readonly of: number;
  /** From 0 to 1, of this one. */
  readonly part: number;
}

export interface Said {
  readonly id: number;
  readonly tone: 'good' | 'warn' | 'bad';
  readonly text: string;
}

interface Waiting {
  readonly file: File;
  readonly component: string | null;
}

interface Line {
  readonly now: Uploading | null;
  readonly said: readonly Said[];
  readonly waiting: readonly Waiting[];
  readonly control: AbortController | null;
}

const idle: Line = { now: null, said: [], waiting: [], control: null };

/** By dossier, outside its page: an officer may turn to another dossier while files are on their way. */
const useLines = create<Readonly<Record<string, Line>>>(() => ({}));

const lineOf = (dossierId: string): Line => useLines.getState()[dossierId] ?? idle;
const change = (dossierId: string, to: Partial<Line>) =>
  useLines.setState({ [dossierId]: { ...lineOf(dossierId), ...to } });

/** After these nothing else gets through either, or would go in under another name. */
const hopeless = new Set(['api.notSignedIn', 'api.notOpened', 'client.unreachable']);

let lastSaid = 0;
function say(dossierId: string, tone: Said['tone'], text: string): void {
  lastSaid += 1;
  change(dossierId, { said: [...lineOf(dossierId).said, { id: lastSaid, tone, text }] });
}

/** One file after the other; each one that fails says why and holds up no other. */
async function run(dossierId: string): Promise<void> {
  const control = new AbortController();
  change(dossierId, { control });
  for (let nth = 1; ; nth += 1) {
    const [next, ...waiting] = lineOf(dossierId).waiting;
    if (!next) break;
    change(dossierId, { waiting });
    const { file, component } = next;
    const show = (part: number) =>
      change(dossierId, {
        now: { name: file.name, nth, of: nth + lineOf(dossierId).waiting.length, part },
      });
    show(0);
    const { result, locked } = await send(file, { dossierId, component }, show, control.signal);
    if (result.ok) say(dossierId, locked ? 'warn' : 'good', doneWords(file.name, locked));
    else say(dossierId, 'bad', `${file.name}: ${messageFor(result.error)}`);
    if (!result.ok && hopeless.has(result.error.code)) change(dossierId, { waiting: [] });
  }
  change(dossierId, { control: null, now: null });
}

/** Files on their way into a dossier, and how those before them went. */
export function useUploads(dossierId: string) {
  const { now, said } = useLines((lines) => lines[dossierId] ?? idle);
  return {
    now,
    said,
    add(files: readonly File[], component: string | null) {
      if (files.length === 0) return;
      const { waiting, control } = lineOf(dossierId);
      const more = files.map((file) => ({ file, component }));
      change(dossierId, { waiting: [...waiting, ...more], said: control ? lineOf(dossierId).said : [] });
      if (!control) void run(dossierId);
    },
    /** The file under way and those after it; what is in the dossier stays there. */
    stop() {
      change(dossierId, { waiting: [] });
      lineOf(dossierId).control?.abort();
    },
    hush: () => change(dossierId, { said: [] }),
  };
}

const doneWords = (name: string, locked: boolean) =>
  locked
    ? `Đã đính kèm ${name}. Tệp này có mật khẩu, ai không biết thì không xem được. Nếu được, xin bản không có mật khẩu.`
    : `Đã đính kèm ${name}.`;

/** Looks a file through, opens it as the viewer will, and only then sends it. */
async function send(
  file: File,
  to: { readonly dossierId: string; readonly component: string | null },
  progress: Progress,
  signal: AbortSignal,
): Promise<{ readonly result: Result<DossierDetail>; readonly locked: boolean }> {
  const refuse = (result: Result<never>) => ({ result, locked: false });
  if (file.size > fileLimit) return refuse(fail('attachment.tooBig', { bytes: file.size }));
  const content = await file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null,
  );
  if (!content) return refuse(fail('attachment.unreadable'));
  const checked = checkContent(content);
  if (!checked.ok) return refuse(checked);
  const { media } = checked.value;
  const opened = await openPicture(content, media);
  if (opened.ok) opened.value.close();
  else if (opened.error.code === 'attachment.broken') return refuse(opened);
  const result = await sendContent({ ...to, name: file.name, media, content }, progress, signal);
  return { result, locked: checked.value.locked && !opened.ok };
}
