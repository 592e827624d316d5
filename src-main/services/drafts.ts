import { emptyIntake } from '../../src-shared/dossier/emptyIntake.ts';
import { type IntakeForm, intakeForm } from '../../src-shared/dossier/intake.ts';
import { fail, ok } from '../../src-shared/result.ts';
import type { ReadDb, WriteDb } from '../store/brands.ts';
import { readPersonal, readState } from '../store/project.ts';
import { all, first, run, sqlFor } from '../store/schema.ts';
import { transact } from '../store/transact.ts';
import type { Handlers } from './services.ts';

/** Abandoned drafts hold people's data without a purpose; after this they are deleted. */
const draftDays = 30;

export function expireDrafts(db: WriteDb, now: Date): void {
  const before = new Date(now.getTime() - draftDays * 86_400_000).toISOString();
  run(db, sqlFor.deleteFrom('draft').where('saved_at', '<', before));
}

/** A guided case whose draft is gone: the person and the procedure come back from its slip, papers are asked anew. */
function formOfCase(db: ReadDb, id: string): IntakeForm | null {
  const state = readState(db, id);
  const personal = readPersonal(db, id, state);
  if (!state.opened || state.received || state.refused || !personal) return null;
  return { ...emptyIntake(), ...personal, procedureCode: state.opened.procedure.code };
}

export const draftHandlers: Handlers<'draft.save' | 'draft.list' | 'draft.get' | 'draft.discard'> = {
  'draft.save': ({ services, staff }, { id, form }) => {
    const { db, clock } = services;
    const savedAt = clock().toISOString();
    return transact(db, () => {
      // A save that was on its way when the dossier was received must not bring the draft back; nor after a refusal.
      const { received, refused } = readState(db, id);
      if (received || refused) return ok({ savedAt });
      const row = { officer: staff.id, form: JSON.stringify(form), saved_at: savedAt };
      const query = sqlFor.insertInto('draft').values({ id, ...row });
      run(
        db,
        query.onConflict((conflict) => conflict.column('id').doUpdateSet(row)),
      );
      return ok({ savedAt });
    });
  },
  'draft.list': ({ services }) => {
    const rows = all(
      services.db,
      sqlFor.selectFrom('draft').selectAll().orderBy('saved_at', 'desc').limit(200),
    );
    return ok({
      rows: rows.map(({ id, form, saved_at }) => {
        const { procedureCode, applicant } = intakeForm.parse(JSON.parse(form));
        const procedureName = services.catalogue.inForce(procedureCode)?.name ?? '';
        return { id, procedureCode, procedureName, applicantName: applicant.name, savedAt: saved_at };
      }),
    });
  },
  'draft.get': ({ services: { db } }, { id }) => {
    const row = first(db, sqlFor.selectFrom('draft').selectAll().where('id', '=', id));
    if (row) return ok({ id, form: intakeForm.parse(JSON.parse(row.form)) });
    const form = formOfCase(db, id);
    return form ? ok({ id, form }) : fail('draft.unknown');
  },
  'draft.discard': ({ services }, { id }) =>
    transact(services.db, () => {
      run(services.db, sqlFor.deleteFrom('draft').where('id', '=', id));
      return ok({});
    }),
};
