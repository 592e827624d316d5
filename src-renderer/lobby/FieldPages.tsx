import { compareVietnamese } from '../../src-shared/text/collate.ts';
import { ProcedureList } from './ProcedureList.tsx';
import { type PageProps, useVisit } from './visit.ts';

/** The fields of the catalogue, by the Vietnamese alphabet. */
export function FieldsPage() {
  const { entries, open } = useVisit();
  const fields = [...new Set(entries.map(({ field }) => field))].sort(compareVietnamese);
  return (
    <>
      <h1>Thủ tục theo lĩnh vực</h1>
      <ul className="lobby-list">
        {fields.map((field) => (
          <li key={field}>
            <button type="button" className="lobby-choice" onClick={() => open('field', field)}>
              <strong>{field}</strong>
              <span className="lobby-about">
                {entries.filter((entry) => entry.field === field).length} thủ tục
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

export function FieldPage({ about }: PageProps) {
  const { entries } = useVisit();
  return (
    <>
      <h1>{about}</h1>
      <ProcedureList entries={entries.filter(({ field }) => field === about)} />
    </>
  );
}
