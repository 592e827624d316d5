import { useRef, useState } from 'react';
import type { SavedFile } from '../../../src-shared/contract/register.ts';
import type { Result } from '../../../src-shared/result.ts';
import type { SheetPrintJob } from '../../../src-shared/slip/printJob.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';

interface Printed {
  readonly outcome: 'printed' | 'failed' | 'atBrowser';
  readonly failure: string | null;
  readonly savedTo: string | null;
}

export type Said = { readonly tone: 'good' | 'bad' | 'busy'; readonly text: string } | null;

interface Output {
  readonly said: Said;
  /** Null while nothing is being made. */
  readonly why: string | null;
  export(make: () => Promise<Result<SavedFile>>): void;
  /** `job` is what the window prints where main cannot. */
  print<P extends Printed>(make: () => Promise<Result<P>>, job: (of: P) => SheetPrintJob | null): void;
}

const good = (text: string): Said => ({ tone: 'good', text });
const bad = (code: string): Said => ({ tone: 'bad', text: messageFor({ code }) });

/** The browser keeps the file where it keeps downloads. */
function download(name: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const type = name.endsWith('.json')
    ? 'application/json'
    : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Printing and saving a list, one at a time; how it went is said in a sentence. */
export function useOutput(): Output {
  const [said, setSaid] = useState<Said>(null);
  const busy = useRef(false);
  const run = async (words: string, work: () => Promise<Said>) => {
    if (busy.current) return;
    busy.current = true;
    setSaid({ tone: 'busy', text: words });
    const outcome = await work().catch(() => bad('print.pageFailed'));
    busy.current = false;
    setSaid(outcome);
  };
  return {
    said,
    why: said?.tone === 'busy' ? said.text : null,
    export: (make) =>
      void run('Đang lập tệp…', async () => {
        const made = await make();
        if (!made.ok) return { tone: 'bad', text: messageFor(made.error) };
        const { name, savedTo, content } = made.value;
        if (content !== null) download(name, content);
        return good(savedTo ? `Đã lưu tệp: ${savedTo}` : `Đã tải về tệp ${name}.`);
      }),
    print: (make, job) =>
      void run('Đang in…', async () => {
        const made = await make();
        if (!made.ok) return { tone: 'bad', text: messageFor(made.error) };
        const { outcome, failure, savedTo } = made.value;
        if (failure !== null) return bad(failure);
        const own = outcome === 'atBrowser' ? job(made.value) : null;
        if (!own) return good(savedTo ? `Đã lưu tệp PDF: ${savedTo}` : 'Đã gửi tới máy in.');
        const { printInWindow } = await import('../../slips/printInWindow.ts');
        const failed = await printInWindow(own);
        return failed ? bad(failed) : good('Đã mở hộp thoại in của trình duyệt. Xem giấy đã ra đủ chưa.');
      }),
  };
}
