import { lifeEvents } from '../../src-shared/text/lobbyWords.ts';
import { ProcedureList } from './ProcedureList.tsx';
import { type PageProps, useVisit } from './visit.ts';

/** One occasion: what people mostly need then, the commonest first. */
export function EventPage({ about }: PageProps) {
  const { view, entries } = useVisit();
  const event = view.events.find(({ id }) => id === about);
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  return (
    <>
      <h1>{new Map<string, string>(lifeEvents).get(about)}</h1>
      <ProcedureList entries={(event?.procedures ?? []).flatMap((code) => byCode.get(code) ?? [])} />
    </>
  );
}
