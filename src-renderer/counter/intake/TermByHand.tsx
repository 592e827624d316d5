import type { IntakeForm } from '../../../src-shared/dossier/intake.ts';
import { Choices } from '../../ui/Choices.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { CountField } from './CountField.tsx';
import type { PartProps } from './parts.ts';

type Term = IntakeForm['term'];

const kinds = [
  ['workingDays', 'Ngày làm việc'],
  ['days', 'Ngày'],
  ['hours', 'Giờ làm việc'],
  ['sameDay', 'Trong ngày'],
] as const satisfies readonly (readonly [Term['kind'], string])[];

/** Only where the published term could not be read: by hand, and only with its ground. */
export function TermByHand({
  form,
  onChange,
  published,
}: Omit<PartProps, 'errors'> & { readonly published: string }) {
  const { term } = form;
  const set = (part: Partial<Term>) => onChange({ term: { ...term, ...part } });
  return (
    <div className="stack tight inset">
      {published && <p className="small">Danh mục ghi: “{published}”.</p>}
      <Choices<Term['kind']>
        legend="Thời hạn"
        name="term"
        value={term.kind}
        options={kinds}
        onChange={(kind) => set({ kind })}
      />
      {term.kind !== '' && term.kind !== 'sameDay' && (
        <CountField
          id="term.value"
          label="Bao nhiêu"
          value={term.value}
          min={1}
          max={2000}
          onChange={(value) => set({ value })}
        />
      )}
      <TextField
        id="term.ground"
        label="Căn cứ (văn bản, điều khoản)"
        value={term.ground}
        maxLength={300}
        onChange={(ground) => set({ ground })}
      />
    </div>
  );
}
