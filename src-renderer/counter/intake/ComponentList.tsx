import { missingComponents } from '../../../src-shared/dossier/checkIntake.ts';
import type { ComponentEntry } from '../../../src-shared/dossier/intake.ts';
import type { Component, ProcedureVersion } from '../../../src-shared/procedure/version.ts';
import { Button } from '../../ui/Button.tsx';
import { ComponentRow } from './ComponentRow.tsx';
import { tickRequired } from './componentEntry.ts';
import type { PartProps } from './parts.ts';

interface Props extends PartProps {
  readonly procedure: ProcedureVersion;
}

/** The regulated papers of this version and nothing else; always required first, then by case. */
export function ComponentList({ form, procedure, errors, onChange }: Props) {
  const { components } = procedure;
  const missing = missingComponents(form, procedure).length;
  const error = errors.get('components');
  const required = components.filter(({ condition }) => condition === null);
  const byCase = components.filter(({ condition }) => condition !== null);
  const set = (id: string, entry: ComponentEntry) =>
    onChange({ components: { ...form.components, [id]: entry } });
  const rows = (list: readonly Component[]) => (
    <ul className="components">
      {list.map((component) => (
        <ComponentRow
          key={component.id}
          component={component}
          entry={form.components[component.id]}
          onChange={(entry) => set(component.id, entry)}
        />
      ))}
    </ul>
  );
  return (
    <>
      <div className="section-head" id="components" tabIndex={-1}>
        <h2>3 Giấy tờ</h2>
        <p className={error ? 'error grow' : missing > 0 ? 'soft grow' : 'enough grow'} role="status">
          {missing > 0 ? `Thiếu ${missing} giấy tờ bắt buộc` : 'Đủ giấy tờ bắt buộc'}
        </p>
        {missing > 0 && (
          <Button onPress={() => onChange({ components: tickRequired(form, procedure) })}>
            Đủ giấy tờ bắt buộc
          </Button>
        )}
      </div>
      {components.length === 0 && (
        <p className="notice small">
          Danh mục chưa ghi giấy tờ nào của thủ tục này. Không yêu cầu giấy tờ ngoài danh mục.
        </p>
      )}
      {rows(required)}
      {byCase.length > 0 && <h3 className="by-case">Chỉ trong trường hợp nêu ở từng dòng</h3>}
      {rows(byCase)}
    </>
  );
}
