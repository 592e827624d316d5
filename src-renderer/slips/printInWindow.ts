import type { PagePrintJob } from '../../src-shared/slip/printJob.ts';
import { type PrintPageMessage, printPageMessage } from './printPage.ts';

/** The printing page answers in a second, a long list in a few; after this it will not come any more. */
const patience = 20_000;

/**
 * Prints where the host cannot: `slip.html` in a hidden frame, through the browser's own dialog.
 * Answers when the dialog is closed; whether paper came out only a person can tell.
 * Throws when the page did not come up (`print.pageFailed`).
 */
export async function printInWindow(job: PagePrintJob): Promise<void> {
  const frame = document.createElement('iframe');
  frame.src = new URL('slip.html', document.baseURI).href;
  frame.title = titleOf(job);
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  // Laid out but out of sight: a frame with display none prints blank.
  frame.style.cssText = 'position:fixed;left:-10000px;top:0;width:297mm;height:210mm;border:0';
  const rendered = renderedIn(frame, { quayPrint: 'job', job });
  document.body.append(frame);
  try {
    await rendered;
    await printed(frame);
  } finally {
    frame.remove();
  }
}

function titleOf(job: PagePrintJob): string {
  if ('slip' in job) return job.slip.title;
  if ('document' in job) return job.document.title;
  return 'register' in job ? job.register.title : job.report.title;
}

function renderedIn(frame: HTMLIFrameElement, job: PrintPageMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer);
      window.removeEventListener('message', listen);
      settle();
    };
    const failed = () => end(() => reject(new Error('print.pageFailed')));
    const listen = ({ data, origin, source }: MessageEvent) => {
      if (origin !== window.location.origin || source !== frame.contentWindow) return;
      const message = printPageMessage(data);
      if (message?.quayPrint === 'ready') frame.contentWindow?.postMessage(job, window.location.origin);
      if (message?.quayPrint === 'rendered') end(resolve);
      if (message?.quayPrint === 'failed') failed();
    };
    const timer = setTimeout(failed, patience);
    window.addEventListener('message', listen);
  });
}

/** Some browsers return from print() at once, some after the dialog: afterprint tells for all. */
function printed(frame: HTMLIFrameElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const page = frame.contentWindow;
    if (!page) return reject(new Error('print.pageFailed'));
    page.addEventListener('afterprint', () => resolve(), { once: true });
    page.focus();
    page.print();
  });
}
