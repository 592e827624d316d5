import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { SlipForm } from '../../src-shared/dossier/words.ts';
import type { PaperSize } from '../../src-shared/slip/printJob.ts';

/** Millimetres, upright; `landscape` turns the sheet. */
export interface Paper {
  readonly width: number;
  readonly height: number;
  readonly landscape: boolean;
  /** The page's style carries its margins; else the sheet itself does, and the paper has none. */
  readonly ownMargins?: boolean;
}

const papers: Readonly<Record<PaperSize, Paper>> = {
  a5: { width: 148, height: 210, landscape: false },
  a4: { width: 210, height: 297, landscape: false },
  a4x2: { width: 210, height: 297, landscape: true },
};

export const paperFor = (size: PaperSize): Paper => papers[size];

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

export const savePdf = (folder: string, file: string, content: Uint8Array): Promise<string> =>
  saveBeside(folder, `${safe(file) || 'ho-so'}.pdf`, content);

/** A dossier's slip is saved a few times at most; this many means that something else is wrong. */
const mostFiles = 100;

/** `Phieu-2.pdf` for the second file of one name. */
export function numbered(name: string, again: number): string {
  const { name: stem, ext } = parse(name);
  return again > 1 ? `${stem}-${again}${ext}` : name;
}

/** Saves beside earlier files, never over one; answers the path. Throws what the file system throws. */
export async function saveBeside(folder: string, name: string, content: Uint8Array): Promise<string> {
  for (let again = 1; ; again += 1) {
    const path = join(folder, numbered(name, again));
    try {
      // Only this user reads it: it holds names and addresses.
      const file = await open(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600);
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
      return path;
    } catch (error) {
      const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
      if (!exists || again >= mostFiles) throw error;
    }
  }
}
