import { missingComponents } from '../../../src-shared/dossier/checkIntake.ts';
import type { ComponentEntry, ComponentState, IntakeForm } from '../../../src-shared/dossier/intake.ts';
import type { Component, ProcedureVersion } from '../../../src-shared/procedure/version.ts';
import { Button } from '../../ui/Button.tsx';

interface Props {
  readonly form: IntakeForm;
  readonly procedure: ProcedureVersion;
  readonly error: string | undefined;
  readonly onChange: (part: Partial<IntakeForm>) => void;
}

const usual = (component: Component): ComponentState =>
  component.group === 'present' ? 'shown' : 'submitted';

const entryOf = (component: Component, state: ComponentState): ComponentEntry => ({
  state,
  originals: component.originals,
  copies: component.copies,
});

/** The regulated papers of this procedure and nothing else; always required first. */
export function ComponentList({ form, procedure, error, onChange }: Props) {
  const set = (component: Component, entry: ComponentEntry) =>
    onChange({ components: { ...form.components, [component.id]: entry } });
  const missing = missingComponents(form, procedure);
  const ordered = [
    ...procedure.components.filter(({ condition }) => condition === null),
    ...procedure.components.filter(({ condition }) => condition !== null),
  ];
  const tickAll = () =>
    onChange({
      components: {
        ...form.components,
        ...Object.fromEntries(
          missing.map((component) => [component.id, entryOf(component, usual(component))]),
        ),
      },
    });
  return (
    <div className="stack tight" id="components" tabIndex={-1}>
      <div className="row spread">
        <p className={error ? 'error' : missing.length > 0 ? 'soft' : 'enough'} role="status">
          {missing.length > 0 ? `Thiếu ${missing.length} giấy tờ bắt buộc` : 'Đủ giấy tờ bắt buộc'}
        </p>
        {missing.length > 0 && <Button onPress={tickAll}>Đã có đủ, tích hết</Button>}
      </div>
      {procedure.components.length === 0 && (
        <p className="notice">
          Danh mục chưa có giấy tờ nào của thủ tục này. Bổ sung danh mục trước khi yêu cầu giấy tờ.
        </p>
      )}
      <ul className="components">
        {ordered.map((component) => (
          <Row
            key={component.id}
            component={component}
            entry={form.components[component.id] ?? entryOf(component, 'none')}
            onChange={(entry) => set(component, entry)}
          />
        ))}
      </ul>
    </div>
  );
}

function copiesText({ originals, copies }: ComponentEntry): string {
  const parts = [originals > 0 ? `${originals} bản chính` : '', copies > 0 ? `${copies} bản sao` : ''];
  return parts.filter(Boolean).join(', ') || 'không giữ bản';
}

interface RowProps {
  readonly component: Component;
  readonly entry: ComponentEntry;
  readonly onChange: (entry: ComponentEntry) => void;
}

function Row({ component, entry, onChange }: RowProps) {
  const ticked = entry.state !== 'none';
  const states: readonly (readonly [ComponentState, string])[] = [
    ['submitted', 'nộp'],
    ['shown', 'xuất trình'],
    ...(component.lookup
      ? ([
          ['lookedUp', 'tra cứu CSDL'],
          ['checkLater', 'đối chiếu sau'],
        ] as const)
      : []),
  ];
  return (
    <li className={ticked ? 'component ticked' : 'component'}>
      <label className="component-name">
        <input
          type="checkbox"
          checked={ticked}
          onChange={(event) =>
            onChange({ ...entry, state: event.target.checked ? usual(component) : 'none' })
          }
        />
        <span>
          {component.name}
          {component.condition !== null && <em className="soft small"> {component.condition}</em>}
          <span className="soft small"> · {copiesText(entry)}</span>
        </span>
      </label>
      {ticked && (
        <select
          aria-label={`${component.name}: hình thức`}
          value={entry.state}
          onChange={(event) => onChange({ ...entry, state: event.target.value as ComponentState })}
        >
          {states.map(([state, word]) => (
            <option key={state} value={state}>
              {word}
            </option>
          ))}
        </select>
      )}
      {ticked && entry.state === 'submitted' && (
        <span className="counts">
          <Count
            label={`bản chính của ${component.name}`}
            word="chính"
            value={entry.originals}
            onChange={(originals) => onChange({ ...entry, originals })}
          />
          <Count
            label={`bản sao của ${component.name}`}
            word="sao"
            value={entry.copies}
            onChange={(copies) => onChange({ ...entry, copies })}
          />
        </span>
      )}
    </li>
  );
}

interface CountProps {
  readonly label: string;
  readonly word: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** One tap more; past nine it starts again, for more than nine of one paper is a slip of the finger. */
const Count = ({ label, word, value, onChange }: CountProps) => (
  <button
    type="button"
    className="count"
    aria-label={`${value} ${word}: ${label}; bấm để thêm`}
    onClick={() => onChange(value >= 9 ? 0 : value + 1)}
  >
    {value} {word}
  </button>
);
