import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { SlipForm } from '../../src-shared/dossier/words.ts';
import type { SheetSize } from '../../src-shared/slip/printJob.ts';

/** Millimetres, upright; `landscape` turns the sheet. */
export interface Paper {
  readonly width: number;
  readonly height: number;
  readonly landscape: boolean;
}

const papers: Readonly<Record<SheetSize, Paper>> = {
  a5: { width: 148, height: 210, landscape: false },
  a4: { width: 210, height: 297, landscape: false },
  a4x2: { width: 210, height: 297, landscape: true },
};

export const paperFor = (size: SheetSize): Paper => papers[size];

/** Size for webContents.print, which counts in microns. Never left out: silent printing then takes any paper. */
export const inMicrons = ({ width, height }: Paper) => ({ width: width * 1000, height: height * 1000 });

/** Size for printToPDF, which counts in inches. */
export const inInches = ({ width, height }: Paper) => ({ width: width / 25.4, height: height / 25.4 });

export interface SlipName {
  readonly form: SlipForm;
  readonly code: string;
}

const fileNames: Readonly<Record<SlipForm, string>> = {
  receipt: 'Phieu-tiep-nhan',
  supplement: 'Phieu-bo-sung',
  refusal: 'Phieu-tu-choi',
  apology: 'Van-ban-xin-loi',
  stop: 'Thong-bao-dung',
  control: 'Phieu-kiem-soat',
  forwarding: 'Phieu-chuyen',
  precheck: 'Phieu-huong-dan',
};

const safe = (text: string) => text.replace(/[^A-Za-z0-9.-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '');

/** Form and code, nothing about people. */
export const slipFile = ({ form, code }: SlipName): string => `${fileNames[form]}-${safe(code) || 'ho-so'}`;

/** The name of a PDF; `again` tells files of one paper apart. */
export const pdfName = (file: string, again: number): string =>
  `${safe(file) || 'ho-so'}${again > 1 ? `-${again}` : ''}.pdf`;

/** A dossier's slip is saved a few times at most; this many means that something else is wrong. */
const mostFiles = 100;

/** Saves beside earlier files, never over one; answers the path. Throws what the file system throws. */
export async function savePdf(folder: string, file: string, content: Uint8Array): Promise<string> {
  for (let again = 1; ; again += 1) {
    const path = join(folder, pdfName(file, again));
    try {
      // Only this user reads it: the slip holds a name and an address.
      const opened = await open(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600);
      try {
        await opened.writeFile(content);
        await opened.sync();
      } finally {
        await opened.close();
      }
      return path;
    } catch (error) {
      const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
      if (!exists || again >= mostFiles) throw error;
    }
  }
}
