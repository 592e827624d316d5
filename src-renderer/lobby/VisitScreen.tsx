import { lazy, Suspense, useCallback, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react';
import type { ScreenSettings } from '../../src-shared/contract/screens.ts';
import { parseSlipQr } from '../../src-shared/slip/qr.ts';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { typingOf } from '../ui/keyboard/typingOf.ts';
import { useScan } from '../ui/useScan.ts';
import { Bar } from './Bar.tsx';
import { blankLetter, type OwnLetter } from './feedback/letter.ts';
import { type Look, plainLook, showLook } from './look.ts';
import { doors, pages } from './pages.tsx';
import { move, start } from './place.ts';
import { StillThere } from './StillThere.tsx';
import { useIdle } from './useIdle.ts';
import { type Visit, VisitProvider } from './visit.ts';
import { say } from './voice.ts';

const OnScreenKeyboard = lazy(() => import('../ui/keyboard/OnScreenKeyboard.tsx'));

interface Props extends Pick<Visit, 'view' | 'entries' | 'index'> {
  readonly settings: ScreenSettings | null;
  /** Everything of this person ends. */
  readonly onForget: () => void;
}

/** Everything one person opens, types and scans; gone with it when they leave. */
export function VisitScreen({ settings, onForget, ...given }: Props) {
  const [places, go] = useReducer(move, start);
  const [look, setLook] = useState<Look>(plainLook);
  const [typing, setTyping] = useState(false);
  const [scan, setScan] = useState<Visit['scan']>(null);
  const [letter, setLetter] = useState<OwnLetter>(blankLetter);
  const body = useRef<HTMLElement>(null);
  const here = places.at(-1) ?? { page: 'home', about: '', scroll: 0 };
  const page = pages.find(({ name }) => name === here.page);

  const fresh = here.page === 'home' && look === plainLook;
  const { asking, stay } = useIdle(!fresh, onForget);

  useLayoutEffect(() => showLook(look), [look]);
  useLayoutEffect(() => {
    body.current?.scrollTo(0, here.scroll);
    if (!body.current?.contains(document.activeElement)) body.current?.focus({ preventScroll: true });
  }, [here]);
  // What was being read aloud belongs to the page that was left.
  useEffect(() => () => void say([]), [here]);

  const leave = useCallback((to: Parameters<typeof go>[0]) => {
    setTyping(false);
    setScan(null);
    go(to);
  }, []);
  const open = (name: string, about = '') =>
    leave({ type: 'open', page: name, about, scroll: body.current?.scrollTop ?? 0 });
  useScan((text) => {
    const slip = parseSlipQr(text);
    if (!page?.scans) open('progress');
    setScan((before) => ({ nth: (before?.nth ?? 0) + 1, slip: slip.ok ? slip.value : null }));
    stay();
  });

  if (!page) return null;
  const { Page } = page;
  const home = () => leave({ type: 'home' });
  const visit: Visit = {
    ...given,
    doors,
    scan,
    letter,
    write: (change) => setLetter((before) => ({ ...before, ...change })),
    open,
    home,
    type: () => setTyping(true),
  };
  return (
    <VisitProvider value={visit}>
      <div className={typing ? 'lobby typing' : 'lobby'} data-page={page.name}>
        <main className="lobby-body" ref={body} tabIndex={-1} key={`${here.page} ${here.about}`}>
          <ErrorBoundary onLeave={home}>
            <Page about={here.about} />
          </ErrorBoundary>
        </main>
        {typing && (
          <Suspense fallback={null}>
            <section className="lobby-keyboard" aria-label="Bàn phím">
              <OnScreenKeyboard
                size="citizen"
                {...(settings && { typing: typingOf(settings) })}
                onHide={() => setTyping(false)}
              />
            </section>
          </Suspense>
        )}
        <Bar
          first={places.length === 1}
          speak={settings?.volume === 0 ? [] : page.speak}
          look={look}
          onBack={() => leave({ type: 'back' })}
          onRestart={home}
          onLook={setLook}
        />
      </div>
      {asking && <StillThere onStay={stay} onDone={onForget} />}
    </VisitProvider>
  );
}
