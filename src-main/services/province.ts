import { clipboardText, provinceValues } from '../../src-shared/register/provinceEntry.ts';
import { fail, ok } from '../../src-shared/result.ts';
import { readPersonal, readState } from '../store/project.ts';
import type { Handlers } from './services.ts';

export const provinceHandlers: Handlers<'province.copy'> = {
  'province.copy': ({ services: { db, wordings } }, { ids }) => {
    const { fields, status } = wordings.province;
    const states = ids.map((id) => ({ id, state: readState(db, id) }));
    if (states.some(({ state }) => !state.received)) return fail('dossier.unknown');
    const values = states.map(({ id, state }) => provinceValues(state, readPersonal(db, id, state)));
    return ok({ text: clipboardText(fields, values), labels: fields.map(({ label }) => label), status });
  },
};
