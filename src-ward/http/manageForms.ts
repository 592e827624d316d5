import { createHash } from 'node:crypto';
import { localDate } from '../../src-shared/calendar/types.ts';
import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import type { ManageInput } from '../../src-shared/contract/manage.ts';
import { fileOn, formIdOf, formTitle, type WardForm, withFile } from '../../src-shared/library/form.ts';
import type { ProcedureVersion } from '../../src-shared/procedure/version.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { settingOf } from '../../src-shared/sync/settings.ts';
import { compareVietnamese } from '../../src-shared/text/collate.ts';
import type { ManageDeps, Work } from './manage.ts';

type FormChannel =
  | 'forms'
  | 'beginForm'
  | 'addForm'
  | 'finishForm'
  | 'readForm'
  | 'saveForm'
  | 'withdrawForm';
type Done = Result<Record<string, never>>;

const idOf = (kind: WardForm['kind'], title: string) =>
  formIdOf((text) => createHash('sha256').update(text).digest('hex'), kind, title);

/** Blank forms and samples of a ward: what its manager hands out, from when, and what no longer. */
export function formWorks(deps: ManageDeps): { readonly [C in FormChannel]: Work<C> } {
  const { ward, settings, forms, clock } = deps;
  const today = () => toLocalDate(clock().toISOString());
  const formsOf = async (procedure: string) =>
    (await settings.list(ward, 'form'))
      .map(({ setting }) => setting.body as WardForm)
      .filter((form) => form.procedure === procedure);
  const versionOf = async (code: string) => (await deps.catalogue(ward)).inForce(code);
  const write = async (by: string, key: WardForm, files: WardForm['files']): Promise<Done> => {
    const setting = settingOf('form', { ...key, files });
    const done = await settings.change(ward, by, [files.length > 0 ? setting : { ...setting, body: null }]);
    return done.ok ? ok({}) : done;
  };
  return {
    forms: async (_, { code }) => {
      const version = await versionOf(code);
      if (!version) return fail('procedure.unknown', { code });
      const components = version.components.map(({ id, name }) => ({ id, name }));
      const known = (await formsOf(code)).sort((a, b) => compareVietnamese(a.title, b.title));
      return ok({ forms: known, components });
    },
    beginForm: async (_, request) => ok(await forms.begin(ward, request)),
    addForm: (_, { hash, at, base64 }) => forms.add(ward, hash, at, Buffer.from(base64, 'base64')),
    finishForm: (_, { hash }) => forms.finish(ward, hash),
    readForm: async (_, request) => {
      const piece = await forms.read(ward, request);
      return piece.ok ? ok({ base64: Buffer.from(piece.value).toString('base64') }) : piece;
    },
    saveForm: async (by, typed) => {
      const known = await formsOf(typed.procedure);
      const form = formTyped(typed, await versionOf(typed.procedure), known);
      if (!form.ok) return form;
      if (!localDate.safeParse(typed.from).success || typed.from < today()) return fail('library.badDay');
      const content = await settings.formContent(ward, typed.hash);
      if (!content) return fail('settings.noContent');
      const before = typed.id === null ? [] : form.value.files;
      const added = { from: typed.from, hash: typed.hash, ...content };
      if (fileOn({ files: before }, typed.from)?.hash === typed.hash) return fail('library.sameFile');
      return write(by, form.value, withFile(before, added, today()));
    },
    withdrawForm: async (by, { procedure, id, from }) => {
      const form = (await formsOf(procedure)).find((one) => one.id === id);
      if (!form?.files.some((file) => file.from === from)) return fail('library.unknown');
      const isLater = from !== null && from > today();
      const left = form.files.filter((file) =>
        isLater ? file.from !== from : file.from !== null && file.from > (from ?? ''),
      );
      return write(by, form, left);
    },
  };
}

/** The form that was meant, as it stands; a new one is still without files. */
function formTyped(
  { procedure, id, kind, title, component }: ManageInput<'saveForm'>,
  version: ProcedureVersion | null,
  known: readonly WardForm[],
): Result<WardForm> {
  if (!version) return fail('library.badCode', { code: procedure });
  if (component !== null && !version.components.some((one) => one.id === component))
    return fail('library.badComponent');
  if (id !== null) {
    const form = known.find((one) => one.id === id);
    return form ? ok({ ...form, component }) : fail('library.unknown');
  }
  const named = formTitle.safeParse(title.normalize('NFC'));
  if (!named.success) return fail('library.badTitle');
  const made = idOf(kind, named.data);
  if (known.some((one) => one.id === made)) return fail('library.sameTitle');
  return ok({ procedure, id: made, kind, title: named.data, component, files: [] });
}
