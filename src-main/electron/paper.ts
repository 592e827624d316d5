import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { SlipLayout } from '../../src-shared/contract/slip.ts';
import type { SlipForm } from '../../src-shared/dossier/words.ts';

/** Millimetres, upright; `landscape` turns the sheet. */
export interface Paper {
  readonly width: number;
  readonly height: number;
  readonly landscape: boolean;
}

const papers: Readonly<Record<SlipLayout, Paper>> = {
  a5: { width: 148, height: 210, landscape: false },
  a4x2: { width: 210, height: 297, landscape: true },
};

export const paperFor = (layout: SlipLayout): Paper => papers[layout];

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

/** Form and code, nothing about people; `again` tells files of one slip apart. */
export function pdfName({ form, code }: SlipName, again: number): string {
  const safe = code.replace(/[^A-Za-z0-9.-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '') || 'ho-so';
  return `${fileNames[form]}-${safe}${again > 1 ? `-${again}` : ''}.pdf`;
}

/** A dossier's slip is saved a few times at most; this many means that something else is wrong. */
const mostFiles = 100;

/** Saves beside earlier files, never over one; answers the path. Throws what the file system throws. */
export async function savePdf(folder: string, slip: SlipName, content: Uint8Array): Promise<string> {
  for (let again = 1; ; again += 1) {
    const path = join(folder, pdfName(slip, again));
    try {
      // Only this user reads it: the slip holds a name and an address.
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
