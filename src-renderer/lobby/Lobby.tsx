import { useCallback, useMemo, useState } from 'react';
import { createProcedureIndex } from '../../src-shared/procedure/search.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { useQuery } from '../client/useQuery.ts';
import { Pairing } from '../pad/Pairing.tsx';
import { useSettings } from './useSettings.ts';
import { VisitScreen } from './VisitScreen.tsx';

/** The citizens' screen: one person after the other, each beginning on a fresh one. */
export function Lobby() {
  const { data: view, failure, reload } = useQuery('lobby.view', {}, 'settings');
  const { data: catalogue } = useQuery('lobby.entries', {}, 'settings');
  const settings = useSettings();
  const [person, setPerson] = useState(0);
  const forget = useCallback(() => {
    setPerson((before) => before + 1);
    // The day may be another one by now.
    reload();
  }, [reload]);
  const entries = catalogue?.entries;
  const index = useMemo(() => createProcedureIndex(entries ?? []), [entries]);
  if (failure?.code === 'api.notPaired')
    return (
      <main className="lobby-pairing">
        <Pairing screen="lobby" />
      </main>
    );
  if (!view)
    return (
      <main className="lobby-waiting" role="status">
        {failure && <p>{messageFor(failure)}</p>}
      </main>
    );
  return (
    <VisitScreen
      key={person}
      view={view}
      settings={settings}
      entries={entries ?? []}
      index={index}
      onForget={forget}
    />
  );
}
