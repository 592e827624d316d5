import { z } from 'zod';

const text = z.string();

/** A piece of a plain document, every text final. */
export const documentBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), text }),
  /** A heading with what stands under it. */
  z.object({ kind: z.literal('section'), heading: text, text }),
  /** Large, in groups, to be typed off the paper by hand. */
  z.object({ kind: z.literal('groups'), groups: z.array(text) }),
  /** A QR code of the text. */
  z.object({ kind: z.literal('qr'), text }),
  /** `right` counts the columns from the left that hold figures. */
  z.object({
    kind: z.literal('table'),
    caption: text,
    head: z.array(text),
    rows: z.array(z.array(text)),
    right: z.array(z.int()),
  }),
  /** A page as a picture, as large as the paper allows; `source` is a data: address. */
  z.object({ kind: z.literal('picture'), source: text }),
  /** A PDF, in base64: each of its pages a picture. */
  z.object({ kind: z.literal('pdf'), base64: text }),
  z.object({ kind: z.literal('signatures'), titles: z.array(text) }),
]);
export type DocumentBlock = z.infer<typeof documentBlock>;

/** What is printed beside the slips: a notice, the recovery key, a day of the drawer. */
export const plainDocument = z.object({
  title: text,
  /** The ward, and what the paper is about in a line; empty where the letterhead says it. */
  subtitle: text,
  paper: z.enum(['a4', 'a5']),
  /** Larger letters: of a letter to somebody, of a notice read from the wall. */
  size: z.enum(['letter', 'poster']).optional(),
  /** Of an official letter: who writes, under which number, where and when. */
  letterhead: z.object({ unit: text, number: text, placeAndDate: text }).optional(),
  blocks: z.array(documentBlock),
  /** Name of its PDF without the ending; null for what goes to paper only and never into a file. */
  file: z.string().nullable(),
});
export type PlainDocument = z.infer<typeof plainDocument>;

/** With every PDF in it drawn, as a sheet sets it. */
export type DrawnBlock = Exclude<DocumentBlock, { kind: 'pdf' }>;
export type DrawnDocument = Omit<PlainDocument, 'blocks'> & { readonly blocks: readonly DrawnBlock[] };

export type DocumentPaper = PlainDocument['paper'];
