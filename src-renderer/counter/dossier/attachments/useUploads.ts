import { useEffect, useRef, useState } from 'react';
import { checkContent } from '../../../../src-shared/attachment/checkContent.ts';
import { fileLimit } from '../../../../src-shared/attachment/limits.ts';
import type { DossierDetail } from '../../../../src-shared/contract/dossier.ts';
import { fail, type Result } from '../../../../src-shared/result.ts';
import { messageFor } from '../../../../src-shared/text/messages.ts';
import { type Progress, sendContent } from './content.ts';
import { openPicture } from './openPicture.ts';

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

interface Uploads {
  readonly now: Uploading | null;
  readonly said: readonly Said[];
  add(files: readonly File[], component: string | null): void;
  /** The file under way and those after it; what is in the dossier stays there. */
  stop(): void;
  hush(): void;
}

interface Waiting {
  readonly file: File;
  readonly component: string | null;
}

/** Files on their way into a dossier, one after the other; each one that fails says why and holds up no other. */
export function useUploads(dossierId: string, onChanged: () => void): Uploads {
  const [now, setNow] = useState<Uploading | null>(null);
  const [said, setSaid] = useState<readonly Said[]>([]);
  const queue = useRef<Waiting[]>([]);
  const running = useRef<AbortController | null>(null);
  const lastId = useRef(0);
  useEffect(
    () => () => {
      queue.current = [];
      running.current?.abort();
    },
    [],
  );

  const say = (tone: Said['tone'], text: string) => {
    lastId.current += 1;
    const id = lastId.current;
    setSaid((before) => [...before, { id, tone, text }]);
  };

  async function run(): Promise<void> {
    const control = new AbortController();
    running.current = control;
    let nth = 0;
    for (let next = queue.current.shift(); next; next = queue.current.shift()) {
      nth += 1;
      const { file, component } = next;
      const show = (part: number) => setNow({ name: file.name, nth, of: nth + queue.current.length, part });
      show(0);
      const sent = await send(file, { dossierId, component }, show, control.signal);
      if (sent.result.ok) {
        say(sent.locked ? 'warn' : 'good', doneWords(file.name, sent.locked));
        onChanged();
      } else say('bad', `${file.name}: ${messageFor(sent.result.error)}`);
    }
    running.current = null;
    setNow(null);
  }

  return {
    now,
    said,
    add(files, component) {
      setSaid([]);
      queue.current.push(...files.map((file) => ({ file, component })));
      if (!running.current && files.length > 0) void run();
    },
    stop() {
      queue.current = [];
      running.current?.abort();
    },
    hush: () => setSaid([]),
  };
}

const doneWords = (name: string, locked: boolean) =>
  locked
    ? `Đã đính kèm ${name}. Tệp này có mật khẩu: hỏi và ghi lại mật khẩu, nếu không sẽ không xem được về sau.`
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
  else if (opened.error.code !== 'attachment.passwordNeeded') return refuse(opened);
  const result = await sendContent({ ...to, name: file.name, media, content }, progress, signal);
  return { result, locked: !opened.ok };
}
