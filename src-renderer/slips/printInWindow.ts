import type { PageFailure, PagePrintJob } from '../../src-shared/slip/printJob.ts';
import { type PrintPageMessage, printPageMessage } from './printPage.ts';

/** The printing page answers in a second, a long list or a page of a PDF in a few; silent for so long it will not come any more. */
const patience = 20_000;

/**
 * Prints where the host cannot: `slip.html` in a hidden frame, through the browser's own dialog.
 * Answers null when the dialog is closed, and whether paper came out only a person can tell;
 * else why the page did not come up.
 */
export async function printInWindow(job: PagePrintJob): Promise<PageFailure | null> {
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
    const failure = await rendered;
    if (failure === null) await printed(frame);
    return failure;
  } finally {
    frame.remove();
  }
}

function titleOf(job: PagePrintJob): string {
  if ('slip' in job) return job.slip.title;
  if ('document' in job) return job.document.title;
  return 'register' in job ? job.register.title : job.report.title;
}

function renderedIn(frame: HTMLIFrameElement, job: PrintPageMessage): Promise<PageFailure | null> {
  return new Promise((resolve) => {
    const end = (failure: PageFailure | null) => {
      clearTimeout(timer);
      window.removeEventListener('message', listen);
      resolve(failure);
    };
    const wait = () => setTimeout(() => end('print.pageFailed'), patience);
    const listen = ({ data, origin, source }: MessageEvent) => {
      if (origin !== window.location.origin || source !== frame.contentWindow) return;
      const message = printPageMessage(data);
      if (message?.quayPrint === 'ready') frame.contentWindow?.postMessage(job, window.location.origin);
      if (message?.quayPrint === 'drawing') {
        clearTimeout(timer);
        timer = wait();
      }
      if (message?.quayPrint === 'rendered') end(null);
      if (message?.quayPrint === 'failed') end(message.failure);
    };
    let timer = wait();
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
