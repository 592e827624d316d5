import { lazy, Suspense, useEffect, useState } from 'react';
import { messageFor } from '../../src-shared/text/messages.ts';
import { call } from '../client/call.ts';
import { DossierPage } from './dossier/DossierPage.tsx';
import { DraftsScreen } from './DraftsScreen.tsx';
import { HomeScreen } from './HomeScreen.tsx';
import { IntakeScreen } from './intake/IntakeScreen.tsx';
import { ListScreen } from './ListScreen.tsx';
import { Shell } from './Shell.tsx';
import { SignIn } from './SignIn.tsx';
import { useCounter, useScreen } from './store.ts';

const CompletenessScreen = lazy(() => import('./CompletenessScreen.tsx'));
const PrivacyScreen = lazy(() => import('./PrivacyScreen.tsx'));
const RecoveryKeyScreen = lazy(() => import('./RecoveryKeyScreen.tsx'));

function Current() {
  const screen = useScreen();
  switch (screen.name) {
    case 'home':
      return <HomeScreen />;
    case 'list':
      return <ListScreen key={screen.list} list={screen.list} />;
    case 'drafts':
      return <DraftsScreen />;
    case 'intake':
      return <IntakeScreen key={screen.draftId} draftId={screen.draftId} procedureCode={screen.procedureCode} />;
    case 'dossier':
      return <DossierPage key={screen.id} id={screen.id} />;
    case 'completeness':
      return <CompletenessScreen />;
    case 'privacy':
      return <PrivacyScreen />;
    case 'recoveryKey':
      return <RecoveryKeyScreen />;
  }
}

/** The staff window: sign-in, then the shell around one screen. */
export function App() {
  const staff = useCounter((state) => state.staff);
  const setPlace = useCounter((state) => state.setPlace);
  const [trouble, setTrouble] = useState('');
  useEffect(() => {
    void call('session.open', {}).then((answer) =>
      answer.ok
        ? setPlace(answer.value.wardName, answer.value.counterName, answer.value.signedIn)
        : setTrouble(messageFor(answer.error)),
    );
  }, [setPlace]);
  if (trouble) return <main className="trouble">{trouble}</main>;
  if (staff === undefined) return null;
  if (staff === null) return <SignIn />;
  return (
    <Shell>
      <Suspense fallback={null}>
        <Current />
      </Suspense>
    </Shell>
  );
}
