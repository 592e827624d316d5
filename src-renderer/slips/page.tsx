import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { DrawnDocument } from '../../src-shared/document/document.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import type { PageFailure, PagePrintJob, QuayPrint } from '../../src-shared/slip/printJob.ts';
import { DocumentSheet } from './DocumentSheet.tsx';
import { drawDocument } from './drawnDocument.ts';
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

type DrawnJob = Exclude<PagePrintJob, { document: unknown }> | { readonly document: DrawnDocument };

/** Another page of a PDF, another picture is done: whoever prints goes on waiting. */
function tellDrawing(): void {
  const { dataset } = document.documentElement;
  dataset.drawing = String(Number(dataset.drawing ?? 0) + 1);
  tellFrame({ quayPrint: 'drawing' });
}

async function drawnJob(job: PagePrintJob): Promise<Result<DrawnJob, PageFailure>> {
  if (!('document' in job)) return ok(job);
  const drawn = await drawDocument(job.document, tellDrawing);
  return drawn.ok ? ok({ document: drawn.value }) : drawn;
}

function Paper({ job }: { readonly job: DrawnJob }) {
  if ('register' in job) return <RegisterSheet sheet={job.register} />;
  if ('report' in job) return <ReportSheet sheet={job.report} />;
  if ('document' in job) return <DocumentSheet {...job} />;
  return <SlipSheet slip={job.slip} layout={job.layout} />;
}

/** Why it could not be drawn; null when it stands there. */
async function show(): Promise<PageFailure | null> {
  const root = document.getElementById('root');
  if (!root) throw new Error('slip.html has no root');
  const job = await (window.quayPrint ? window.quayPrint.job() : jobFromFrame());
  const drawn = await drawnJob(job);
  if (!drawn.ok) return drawn.error;
  flushSync(() => createRoot(root).render(<Paper job={drawn.value} />));
  // React reports what a sheet throws and leaves the page empty.
  if (!root.hasChildNodes()) throw new Error('the job is nothing that can be set');
  await fontsFor(root.textContent);
  for (const img of root.querySelectorAll('img')) {
    await img.decode();
    tellDrawing();
  }
  return null;
}

/** Whoever prints waits for one of the two marks. */
function end(failure: PageFailure | null): void {
  const { dataset } = document.documentElement;
  if (failure !== null) dataset.failure = failure;
  dataset.ready = String(failure === null);
  tellFrame(failure === null ? { quayPrint: 'rendered' } : { quayPrint: 'failed', failure });
}

show().then(end, (error: unknown) => {
  console.error(error);
  end('print.pageFailed');
});
