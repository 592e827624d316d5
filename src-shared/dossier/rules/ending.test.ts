import { expect, test } from 'vitest';
import { ask } from '../sample/commands.ts';
import { codeOf, lived, next, processing } from '../sample/life.ts';
import { noDossier, openPause, statusOf } from '../state.ts';

const ready = () => lived(ask.receive(), ask.takeResult());
const stopped = () => next(processing(), ask.stop());
const withdrawn = () => next(processing(), ask.withdraw());

test('TT 03/2025: handling stops with a numbered notice; the forms of 2018 have none', () => {
  expect(stopped().stopped).toMatchObject({ slipId: 'd1', number: { number: 1 } });
  expect(statusOf(stopped())).toBe('stopped');
  const old = lived(ask.receive({ profile: '2018' }));
  expect(codeOf(old, ask.stop())).toBe('stop.notInProfile');
  expect(codeOf(old, ask.withdraw())).toBeNull();
});

test('a citizen takes the dossier back before there is a result, not after', () => {
  expect(statusOf(withdrawn())).toBe('withdrawn');
  expect(withdrawn().withdrawn).toMatchObject({ slipId: null, number: null });
  for (const command of [ask.withdraw(), ask.stop()]) {
    expect(codeOf(ready(), command)).toBe('dossier.resultAlreadyTaken');
    expect(codeOf(stopped(), command)).toBe('dossier.stopped');
    expect(codeOf(withdrawn(), command)).toBe('dossier.withdrawn');
    expect(codeOf(noDossier, command)).toBe('dossier.unknown');
    expect(codeOf(lived(ask.refuse()), command)).toBe('dossier.refused');
  }
});

test.each([ask.withdraw(), ask.stop()])('a pause ends with the dossier: $type', (end) => {
  const state = next(lived(ask.receive(), ask.awaitPayment()), end, { now: '2026-11-23T09:00' });
  expect(openPause(state)).toBeNull();
  expect(state.pauses).toMatchObject([{ to: '2026-11-23T09:00' }]);
});

test('after the end only prints, scans, the official code and money are recorded', () => {
  for (const end of [stopped(), withdrawn(), next(ready(), ask.return())]) {
    for (const command of [ask.requestPrint(), ask.attach(), ask.recordOfficialCode(), ask.payFee()])
      expect(codeOf(end, command)).toBeNull();
    for (const command of [
      ask.handOver(),
      ask.resume(),
      ask.awaitPayment(),
      ask.apologise(),
      ask.takeResult(),
      ask.return(),
      ask.certify(),
      ask.correct(),
      ask.recordExtraPaper(),
      ask.requestSupplement(),
      ask.recomputeDue(),
      ask.detach(),
    ])
      expect(codeOf(end, command)).toMatch(/^dossier\.(stopped|withdrawn|alreadyReturned)$/);
  }
});

test('Luật 91/2025: the data goes at the end of retention, never while somebody waits for a result', () => {
  expect(codeOf(noDossier, ask.destroyData())).toBe('dossier.unknown');
  for (const open of [lived(ask.receive()), processing(), ready()])
    expect(codeOf(open, ask.destroyData())).toBe('dossier.notEnded');
  for (const end of [stopped(), withdrawn(), next(ready(), ask.return()), lived(ask.precheck())]) {
    const gone = next(end, ask.destroyData());
    expect(gone.dataDestroyed).toBe(true);
    expect(codeOf(gone, ask.destroyData())).toBe('dossier.dataDestroyed');
    expect(codeOf(gone, ask.requestPrint())).toBe('dossier.dataDestroyed');
  }
  const guided = lived(ask.precheck(), ask.destroyData());
  expect(codeOf(guided, ask.receive())).toBe('dossier.dataDestroyed');
  expect(codeOf(next(withdrawn(), ask.destroyData()), ask.attach())).toBe('dossier.dataDestroyed');
});
