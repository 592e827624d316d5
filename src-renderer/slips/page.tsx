import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { PagePrintJob, QuayPrint } from '../../src-shared/slip/printJob.ts';
import { DocumentSheet } from './DocumentSheet.tsx';
import { type PrintPageMessage, printPageMessage } from './printPage.ts';
import { RegisterSheet } from './RegisterSheet.tsx';
import { ReportSheet } from './ReportSheet.tsx';
import { SlipSheet } from './SlipSheet.tsx';

declare global {
  interface Window {
    readonly quayPrint?: QuayPrint;
  }
}

const framed = window.parent !== window;

function tellFrame(message: PrintPageMessage): void {
  if (framed) window.parent.postMessage(message, window.location.origin);
}

/** The job from the window that framed this page; nobody else is listened to. */
function jobFromFrame(): Promise<PagePrintJob> {
  return new Promise((resolve) => {
    window.addEventListener('message', ({ data, origin, source }) => {
      if (origin !== window.location.origin || source !== window.parent) return;
      const message = printPageMessage(data);
      if (message?.quayPrint === 'job') resolve(message.job);
    });
    tellFrame({ quayPrint: 'ready' });
  });
}

/** Paper must not leave with a substitute face: every style is loaded for the letters in use. */
async function fontsFor(text: string): Promise<void> {
  if (text === '') return;
  const faces = ['400 10pt Tinos', 'italic 400 10pt Tinos', '700 10pt Tinos'];
  const loaded = await Promise.all(faces.map((face) => document.fonts.load(face, text)));
  if (loaded.some((found) => found.length === 0)) throw new Error('a face of Tinos is missing');
  await document.fonts.ready;
}

function Paper({ job }: { readonly job: PagePrintJob }) {
  if ('register' in job) return <RegisterSheet sheet={job.register} />;
  if ('report' in job) return <ReportSheet sheet={job.report} />;
  if ('document' in job) return <DocumentSheet {...job} />;
  return <SlipSheet slip={job.slip} layout={job.layout} />;
}

async function show(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('slip.html has no root');
  const job = await (window.quayPrint ? window.quayPrint.job() : jobFromFrame());
  flushSync(() => createRoot(root).render(<Paper job={job} />));
  await Promise.all([
    fontsFor(root.textContent),
    ...[...root.querySelectorAll('img')].map((img) => img.decode()),
  ]);
  document.documentElement.dataset.ready = 'true';
  tellFrame({ quayPrint: 'rendered' });
}

show().catch((error: unknown) => {
  // Whoever prints waits for one of the two marks.
  console.error(error);
  document.documentElement.dataset.ready = 'false';
  tellFrame({ quayPrint: 'failed' });
});
