import { z } from 'zod';
import { fileLimit } from '../attachment/limits.ts';
import { fileEnding, type Media, mediaTypes } from '../attachment/media.ts';
import { localDate } from '../calendar/types.ts';
import { type LibraryKind, libraryKind, procedureCode } from '../contract/library.ts';

/** SHA-256 of a file's content, hex. */
export const contentHash = z.string().regex(/^[0-9a-f]{64}$/);

export const formFile = z.object({
  /** First day it is handed out; null for what a counter had before it joined. */
  from: localDate.nullable(),
  hash: contentHash,
  media: z.enum(mediaTypes),
  /** Bytes. */
  size: z.int().min(1).max(fileLimit),
});
export type FormFile = z.infer<typeof formFile>;

/** A title on one line: it becomes the name of a file. */
export const formTitle = z
  .string()
  .trim()
  .min(3)
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u);

/** A blank form or a sample of a procedure as the ward hands it out, with the files that take each other's place. */
export const wardForm = z.object({
  procedure: procedureCode,
  /** Made from kind and title: what two counters call the same is one form. */
  id: z.string().regex(/^[0-9a-f]{16}$/),
  kind: libraryKind,
  title: formTitle,
  /** Of the procedure's components the one it is filled in for; null for the dossier as a whole. */
  component: z
    .string()
    .regex(/^c\d+$/)
    .nullable(),
  files: z.array(formFile).min(1).max(20),
});
export type WardForm = z.infer<typeof wardForm>;

const startOf = ({ from }: FormFile) => from ?? '';

/** The file that is handed out on a day; null before the first one. */
export const fileOn = ({ files }: Pick<WardForm, 'files'>, day: string): FormFile | null =>
  files
    .filter((file) => startOf(file) <= day)
    .sort((a, b) => startOf(a).localeCompare(startOf(b)))
    .at(-1) ?? null;

/** The files of a form that are still handed out or will be, with another one from its first day on. */
export function withFile(files: readonly FormFile[], added: FormFile, today: string): FormFile[] {
  const others = files.filter((file) => startOf(file) !== startOf(added));
  const now = fileOn({ files: others }, today);
  return [...others.filter((file) => file === now || startOf(file) > today), added].sort((a, b) =>
    startOf(a).localeCompare(startOf(b)),
  );
}

/** Whether everything that another version of a form hands out is in this one already. */
export const holdsFilesOf = (own: WardForm, other: WardForm): boolean =>
  other.files.every(({ hash }) => own.files.some((file) => file.hash === hash));

/** `hash` answers the SHA-256 of a text, hex. */
export const formIdOf = (hash: (text: string) => string, kind: LibraryKind, title: string): string =>
  hash(`${kind} ${title.trim().normalize('NFC').toLowerCase().replace(/\s+/g, ' ')}`).slice(0, 16);

/** Name of the file somebody saves, e.g. `Tờ khai đăng ký khai sinh.pdf`. */
export const fileNameOf = (title: string, media: Media): string =>
  `${title.replace(/[\\/:*?"<>|]+/g, '-')}.${fileEnding[media]}`;
