import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { messageFor } from '../../src-shared/text/messages.ts';
import { call, onPush, watchCalls } from '../client/call.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { DraftsScreen } from './DraftsScreen.tsx';
import { DossierPage } from './dossier/DossierPage.tsx';
import { HomeScreen } from './HomeScreen.tsx';
import { IntakeScreen } from './intake/IntakeScreen.tsx';
import { ListScreen } from './ListScreen.tsx';
import { Shell } from './Shell.tsx';
import { SignIn } from './SignIn.tsx';
import { useCounter, useScreen } from './store.ts';

const AtOnceScreen = lazy(() => import('./atOnce/AtOnceScreen.tsx'));
const CashScreen = lazy(() => import('./cash/CashScreen.tsx'));
const CertificationScreen = lazy(() => import('./certification/CertificationScreen.tsx'));
const CompletenessScreen = lazy(() => import('./CompletenessScreen.tsx'));
const PrivacyScreen = lazy(() => import('./PrivacyScreen.tsx'));
const IncomingScreen = lazy(() => import('./IncomingScreen.tsx'));
const ToolsScreen = lazy(() => import('./ToolsScreen.tsx'));
const RatingScreen = lazy(() => import('./RatingScreen.tsx'));
const RecoveryKeyScreen = lazy(() => import('./RecoveryKeyScreen.tsx'));
const RegisterScreen = lazy(() => import('./register/RegisterScreen.tsx'));
const ReportsScreen = lazy(() => import('./register/ReportsScreen.tsx'));
const NotEnteredScreen = lazy(() => import('./register/NotEnteredScreen.tsx'));
const ScreensScreen = lazy(() => import('./ScreensScreen.tsx'));
const FeedbackListScreen = lazy(() => import('./feedback/FeedbackListScreen.tsx'));
const FeedbackEntryScreen = lazy(() => import('./feedback/FeedbackEntryScreen.tsx'));
const FeedbackScreen = lazy(() => import('./feedback/FeedbackScreen.tsx'));
const SuggestionsScreen = lazy(() => import('./feedback/SuggestionsScreen.tsx'));
const SurveysScreen = lazy(() => import('./survey/SurveysScreen.tsx'));
const SurveyScreen = lazy(() => import('./survey/SurveyScreen.tsx'));
const SheetEntryScreen = lazy(() => import('./survey/SheetEntryScreen.tsx'));
const QueueScreen = lazy(() => import('./queue/QueueScreen.tsx'));
const NoticesScreen = lazy(() => import('./notices/NoticesScreen.tsx'));
const SystemScreen = lazy(() => import('./system/SystemScreen.tsx'));
const SyncScreen = lazy(() => import('./sync/SyncScreen.tsx'));
const SetAsideScreen = lazy(() => import('./sync/SetAsideScreen.tsx'));
const ConflictScreen = lazy(() => import('./sync/ConflictScreen.tsx'));

function Current() {
  const screen = useScreen();
  switch (screen.name) {
    case 'home':
      return <HomeScreen />;
    case 'list':
      return <ListScreen key={screen.list} list={screen.list} />;
    case 'drafts':
      return <DraftsScreen />;
    case 'tools':
      return <ToolsScreen />;
    case 'incoming':
      return <IncomingScreen />;
    case 'intake':
      return (
        <IntakeScreen key={screen.draftId} draftId={screen.draftId} procedureCode={screen.procedureCode} />
      );
    case 'dossier':
      return <DossierPage key={screen.id} id={screen.id} />;
    case 'atOnce':
      return <AtOnceScreen />;
    case 'certifications':
      return <CertificationScreen />;
    case 'cash':
      return <CashScreen />;
    case 'completeness':
      return <CompletenessScreen />;
    case 'privacy':
      return <PrivacyScreen />;
    case 'ratings':
      return <RatingScreen />;
    case 'recoveryKey':
      return <RecoveryKeyScreen />;
    case 'register':
      return <RegisterScreen />;
    case 'reports':
      return <ReportsScreen />;
    case 'notEntered':
      return <NotEnteredScreen />;
    case 'screens':
      return <ScreensScreen />;
    case 'surveys':
      return <SurveysScreen />;
    case 'survey':
      return <SurveyScreen key={screen.id} id={screen.id} />;
    case 'surveySheets':
      return <SheetEntryScreen key={screen.id} id={screen.id} />;
    case 'feedbackList':
      return <FeedbackListScreen />;
    case 'feedbackEntry':
      return <FeedbackEntryScreen />;
    case 'feedback':
      return <FeedbackScreen key={screen.id} id={screen.id} />;
    case 'suggestions':
      return <SuggestionsScreen />;
    case 'queue':
      return <QueueScreen />;
    case 'notices':
      return <NoticesScreen />;
    case 'system':
      return <SystemScreen />;
    case 'sync':
      return <SyncScreen />;
    case 'conflict':
      return <ConflictScreen key={screen.commitId} commitId={screen.commitId} />;
    case 'setAside':
      return <SetAsideScreen key={screen.commitId} commitId={screen.commitId} />;
  }
}

/** The staff window: sign-in, then the shell around one screen. */
export function App() {
  const staff = useCounter((state) => state.staff);
  const setPlace = useCounter((state) => state.setPlace);
  const signInLost = useCounter((state) => state.signInLost);
  const home = useCounter((state) => state.home);
  const [trouble, setTrouble] = useState('');
  const open = useCallback(async () => {
    const answer = await call('session.open', {});
    if (!answer.ok) return setTrouble(messageFor(answer.error));
    setTrouble('');
    await setPlace(answer.value.wardName, answer.value.counterName, answer.value.signedIn);
  }, [setPlace]);
  useEffect(() => {
    void open();
    // The ward's catalogue, its name and who works here may be others now.
    return onPush((topic) => void (topic === 'settings' && open()));
  }, [open]);
  useEffect(
    () =>
      watchCalls((failure) => {
        if (failure?.code === 'api.notSignedIn') signInLost();
        if (failure?.code === 'api.notOpened') setTrouble(messageFor(failure));
      }),
    [signInLost],
  );
  if (trouble)
    return (
      <main className="trouble stack">
        <h1>Chưa mở được quầy</h1>
        <p>{trouble}</p>
        <div className="row">
          <Button look="primary" onPress={() => void open()}>
            Thử lại
          </Button>
        </div>
      </main>
    );
  if (staff === undefined) return null;
  if (staff === null) return <SignIn />;
  return (
    <Shell>
      <ErrorBoundary onLeave={home}>
        <Suspense fallback={null}>
          <Current />
        </Suspense>
      </ErrorBoundary>
    </Shell>
  );
}
