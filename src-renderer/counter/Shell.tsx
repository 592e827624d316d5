import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import type { DossierList } from '../../src-shared/contract/dossier.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { watchCalls } from '../client/call.ts';
import { useQuery } from '../client/useQuery.ts';
import { Button } from '../ui/Button.tsx';
import { typingOf } from '../ui/keyboard/typingOf.ts';
import { AbsentInvitations } from './AbsentInvitations.tsx';
import { DisplayControls } from './DisplayControls.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { lists } from './lists.ts';
import { QueueSide } from './queue/QueueSide.tsx';
import { SearchBox } from './SearchBox.tsx';
import { type Screen, useCounter, useScreen } from './store.ts';
import { SyncLine } from './sync/SyncLine.tsx';
import { isTool } from './tools.ts';

const OnScreenKeyboard = lazy(() => import('../ui/keyboard/OnScreenKeyboard.tsx'));

/** Lists whose number is red while it is not nought. */
const urgent: ReadonlySet<DossierList> = new Set(['late', 'forLeader', 'toTell']);

const sameScreen = (screen: Screen, name: Screen['name'], list?: DossierList) =>
  screen.name === name && (screen.name !== 'list' || screen.list === list);

/** Header, counts on the left, one screen; F2 searches, Esc goes back. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { staff, wardName, counterName, home, open, back, signOut, newIntake } = useCounter();
  const screen = useScreen();
  const { data } = useQuery('home.summary', {}, 'dossiers');
  const { data: screens } = useQuery('screens.settings', {}, 'settings');
  const [keyboard, setKeyboard] = useState(false);
  const [leaving, setLeaving] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'F4') {
        event.preventDefault();
        newIntake(null);
      }
      if (event.key === 'F6') {
        event.preventDefault();
        open({ name: 'atOnce' });
      }
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      // In a field the first Esc only leaves the field: half a name is not thrown off the screen by one key.
      const { target } = event;
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) target.blur();
      else back();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [back, newIntake, open]);
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (screen.name === 'home') return;
    main.current?.scrollTo(0, 0);
    if (!main.current?.contains(document.activeElement)) main.current?.focus();
  }, [screen]);
  const reachable = useReachable();
  const counts = data?.lists ?? {};

  const item = (label: string, count: number | null, current: boolean, go: () => void, tone = '') => (
    <li key={label}>
      <button
        type="button"
        className={`nav-item ${tone}`}
        aria-current={current ? 'page' : undefined}
        onClick={go}
      >
        <span>{label}</span>
        {count !== null && <strong>{count}</strong>}
      </button>
    </li>
  );
  return (
    <div className="shell">
      <header className="top">
        <button type="button" className="place" onClick={home} title={wardName}>
          <strong>{counterName}</strong>
          <span className="soft small">{staff?.name}</span>
        </button>
        <SearchBox />
        <SyncLine today={data?.day ?? ''} />
        <DisplayControls />
        <Button look="quiet" pressed={keyboard} onPress={() => setKeyboard(!keyboard)}>
          Bàn phím
        </Button>
        <Button look="quiet" onPress={() => setLeaving(true)}>
          Rời quầy
        </Button>
        <Button look="quiet" onPress={() => void signOut()}>
          Đổi người
        </Button>
      </header>
      <nav className="side" aria-label="Danh sách">
        <Button look="primary" wide keys="F4" onPress={() => newIntake(null)}>
          Hồ sơ mới
        </Button>
        <Button wide keys="F6" onPress={() => open({ name: 'atOnce' })}>
          Trả ngay
        </Button>
        <QueueSide />
        <ul>
          {item('Trang chủ', null, sameScreen(screen, 'home'), home)}
          {(counts.incoming ?? 0) > 0 &&
            item('Chờ tôi nhận', counts.incoming ?? 0, sameScreen(screen, 'incoming'), () =>
              open({ name: 'incoming' }),
            )}
          {lists
            .filter(([list, { always }]) => always || (counts[list] ?? 0) > 0)
            .map(([list, { title }]) =>
              item(
                title,
                counts[list] ?? 0,
                sameScreen(screen, 'list', list) ||
                  (list === 'noOfficialCode' && screen.name === 'notEntered'),
                () => open(list === 'noOfficialCode' ? { name: 'notEntered' } : { name: 'list', list }),
                urgent.has(list) && (counts[list] ?? 0) > 0 ? 'late' : '',
              ),
            )}
          {item('Hồ sơ nháp', data?.drafts ?? 0, sameScreen(screen, 'drafts'), () =>
            open({ name: 'drafts' }),
          )}
          {((data?.feedback.open ?? 0) > 0 || screen.name === 'feedbackList') &&
            item(
              'Phản ánh',
              data?.feedback.open ?? 0,
              sameScreen(screen, 'feedbackList'),
              () => open({ name: 'feedbackList' }),
              (data?.feedback.late ?? 0) > 0 ? 'late' : '',
            )}
          {item('Tất cả', null, sameScreen(screen, 'list', 'all'), () => open({ name: 'list', list: 'all' }))}
        </ul>
        <ul className="side-foot">
          {item(
            'Sổ, quỹ, báo cáo',
            null,
            screen.name === 'tools' || (isTool(screen) && screen.name !== 'notEntered'),
            () => open({ name: 'tools' }),
          )}
        </ul>
      </nav>
      <main className="content" data-screen={screen.name} tabIndex={-1} ref={main}>
        {!reachable && (
          <p className="summary" role="alert">
            {messageFor({ code: 'client.unreachable' })}
          </p>
        )}
        {data?.clockBehind && (
          <p className="notice">
            Đồng hồ máy đang chậm hơn ngày đã ghi sổ. Vẫn tiếp nhận được; xem lại ngày giờ của máy.
          </p>
        )}
        <AbsentInvitations />
        {children}
      </main>
      {leaving && <LeaveDialog onClose={() => setLeaving(false)} />}
      {keyboard && (
        <Suspense fallback={null}>
          <section className="keyboard-dock" aria-label="Bàn phím">
            <OnScreenKeyboard
              size="staff"
              {...(screens && { typing: typingOf(screens) })}
              onHide={() => setKeyboard(false)}
            />
          </section>
        </Suspense>
      )}
    </div>
  );
}

/** False from a call that did not reach main until one that did. */
function useReachable(): boolean {
  const [reachable, setReachable] = useState(true);
  useEffect(() => watchCalls((failure) => setReachable(failure?.code !== 'client.unreachable')), []);
  return reachable;
}
