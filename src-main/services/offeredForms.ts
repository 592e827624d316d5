import { createHash } from 'node:crypto';
import { formIdOf, wardForm } from '../../src-shared/library/form.ts';
import { ok } from '../../src-shared/result.ts';
import type { LocalForm } from '../sync/forms.ts';
import type { KeptDocument, Library } from './library.ts';

const idOf = ({ kind }: KeptDocument, title: string) =>
  formIdOf((text) => createHash('sha256').update(text).digest('hex'), kind, title);

/**
 * What a counter kept in its own library, as it offers it to the ward: given out from the first day on. Two of
 * one title are told apart by a number; a folder that cannot be read stays where it is.
 */
export function offeredForms(library: Library): LocalForm[] {
  return library.procedures().flatMap((procedure) => {
    const kept = library.list(procedure);
    const taken = new Set<string>();
    return (kept.ok ? kept.value : []).flatMap((document): LocalForm[] => {
      const title = freeTitle(document, taken);
      const { kind, media, size, sha256: hash } = document;
      const id = idOf(document, title);
      taken.add(id);
      const form = wardForm.safeParse({
        procedure,
        id,
        kind,
        title,
        component: null,
        files: [{ from: null, hash, media, size }],
      });
      if (!form.success) return [];
      const content = () => {
        const read = library.read(procedure, document.id);
        return read.ok ? ok(read.value.content) : read;
      };
      return [{ form: form.data, content }];
    });
  });
}

function freeTitle(document: KeptDocument, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n += 1) {
    const number = n === 1 ? '' : ` (${n})`;
    // A title of the library may hold what no title of the ward does: it would be a line of its own.
    const title = `${document.title.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').slice(0, 200 - number.length)}${number}`;
    if (!taken.has(idOf(document, title))) return title;
  }
}
