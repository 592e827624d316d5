import { toLocalDate } from '../src-shared/calendar/zone.ts';
import type { PublicForm } from '../src-shared/contract/public.ts';
import { fileOn, type WardForm } from '../src-shared/library/form.ts';
import { fail, ok, type Result } from '../src-shared/result.ts';
import { compareVietnamese } from '../src-shared/text/collate.ts';
import type { FormFiles } from './forms.ts';
import type { Settings } from './settings.ts';

/** Blank forms and samples as anybody may have them: those of today, and no others. */
export interface PublicForms {
  /** Blank forms first, by title. */
  of(procedure: string): Promise<readonly PublicForm[]>;
  /** A form by the hash of its content, with its bytes a piece at a time. Fails with library.unknown. */
  open(hash: string): Promise<Result<{ form: PublicForm; pieces: AsyncGenerator<Uint8Array> }>>;
}

interface PublicFormsDeps {
  readonly ward: string;
  readonly settings: Settings;
  readonly forms: FormFiles;
  readonly clock: () => Date;
}

const kinds = ['blank', 'sample'] as const;

export function publicForms({ ward, settings, forms, clock }: PublicFormsDeps): PublicForms {
  async function today(): Promise<(PublicForm & Pick<WardForm, 'procedure'>)[]> {
    const day = toLocalDate(clock().toISOString());
    return (await settings.list(ward, 'form')).flatMap(({ setting }) => {
      const form = setting.body as WardForm;
      const file = fileOn(form, day);
      if (!file) return [];
      const { procedure, kind, title, component } = form;
      const { hash, media, size } = file;
      return [{ procedure, kind, title, component, hash, media, size }];
    });
  }
  async function* pieces(hash: string, size: number): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < size; ) {
      const piece = await forms.read(ward, { hash, at });
      if (!piece.ok) throw new Error(piece.error.code);
      yield piece.value;
      at += piece.value.length;
    }
  }
  return {
    async of(procedure) {
      const found = (await today())
        .filter((form) => form.procedure === procedure)
        .sort((a, b) => compareVietnamese(a.title, b.title));
      return kinds.flatMap((kind) =>
        found
          .filter((form) => form.kind === kind)
          .map(({ title, component, hash, media, size }) => ({ kind, title, component, hash, media, size })),
      );
    },
    async open(hash) {
      const form = (await today()).find((one) => one.hash === hash);
      return form ? ok({ form, pieces: pieces(hash, form.size) }) : fail('library.unknown');
    },
  };
}
