import { useState } from 'react';
import { kindOf } from '../../../src-shared/certification/kinds.ts';
import type { VisitLine } from '../../../src-shared/certification/visit.ts';
import { fold } from '../../../src-shared/text/fold.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { CountField } from '../intake/CountField.tsx';
import { SelectField } from '../intake/SelectField.tsx';
import { nextStop } from './useVisitKeys.ts';
import { chosenPaper } from './visitStore.ts';

interface Props {
  readonly at: number;
  readonly line: VisitLine;
  readonly kinds: readonly (readonly [procedure: string, word: string])[];
  readonly papers: readonly string[];
  /** What this line costs, in words for money; null while it cannot be said. */
  readonly price: string | null;
  /** The sentence under a field of this line. */
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (part: Partial<VisitLine>) => void;
  /** Null for the only line. */
  readonly onRemove: (() => void) | null;
}

/** Papers of one kind: what is certified, which paper, how much of it. */
export function VisitLineRow({ at, line, kinds, papers, price, errorOf, onChange, onRemove }: Props) {
  const [open, setOpen] = useState(false);
  const counts = kindOf(line.procedure)?.counts ?? 'one';
  const typed = fold(line.paper.trim());
  const digit = /^[1-9]?$/.test(typed);
  const offered = papers
    .map((paper, i) => [i + 1, paper] as const)
    .filter(([, paper]) => digit || (fold(paper).includes(typed) && paper !== line.paper));
  const choose = (paper: string) => {
    onChange({ paper });
    setOpen(false);
    // Goes on by itself: one key, or one tap, is the whole choice.
    const field = document.getElementById(`paper-${at}`);
    const next = field && (nextStop(document, field) ?? document.getElementById('serve'));
    next?.focus();
  };
  return (
    <li
      className="visit-line"
      onFocus={(event) => setOpen(event.target.id === `paper-${at}`)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <div className="visit-line-what">
        <SelectField
          id={`kind-${at}`}
          label={`Giấy tờ ${at + 1}: chứng thực`}
          value={line.procedure}
          options={kinds}
          onChange={(procedure) => onChange({ procedure, pages: 1, copies: 1 })}
        />
        <TextField
          id={`paper-${at}`}
          label="Loại giấy tờ"
          value={line.paper}
          maxLength={200}
          onChange={(typed) => {
            const paper = chosenPaper(typed, papers);
            if (paper !== typed) return choose(paper);
            onChange({ paper });
            setOpen(true);
          }}
          error={errorOf(`paper-${at}`)}
        />
        {onRemove && (
          <Button look="quiet" label={`Bỏ giấy tờ ${at + 1}`} onPress={onRemove}>
            Bỏ
          </Button>
        )}
      </div>
      {open && offered.length > 0 && (
        <ul className="row papers-offered" aria-label="Loại giấy tờ hay gặp">
          {offered.map(([number, paper]) => (
            <li key={paper}>
              <button
                type="button"
                className="chip"
                // The field must not be left before the tap has landed.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => choose(paper)}
              >
                <span className="keys">{number}</span> {paper}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="visit-line-count">
        {counts === 'copies' && (
          <CountField
            id={`pages-${at}`}
            label="Số trang bản chính"
            value={line.pages}
            min={1}
            max={5000}
            onChange={(pages) => onChange({ pages })}
          />
        )}
        {counts !== 'one' && (
          <CountField
            id={`copies-${at}`}
            label={counts === 'papers' ? 'Số văn bản' : 'Số bản sao'}
            value={line.copies}
            min={1}
            max={500}
            onChange={(copies) => onChange({ copies })}
          />
        )}
        <strong className="visit-line-dong">{price ?? '–'}</strong>
      </div>
    </li>
  );
}
