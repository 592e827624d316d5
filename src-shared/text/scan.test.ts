import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScanDetector, looksLikeScan, type ScanKey, type ScanStep } from './scan.ts';

/** Feeds keys with the given gaps (ms before each) and gives the steps that are not typing. */
function run(keys: readonly (readonly [ScanKey | string, number])[]): ScanStep[] {
  let time = 1000;
  const detector = createScanDetector({ now: () => time });
  const steps = keys.map(([key, gap]) => {
    time += gap;
    return detector.feed(typeof key === 'string' ? { key } : key);
  });
  return steps.filter((step) => step.type !== 'typing');
}

const burst = (text: string, gap = 5) => Array.from(text, (key) => [key, gap] as const);
const CARD = '052199012345||Nguyễn Thị Đượm|07021999|Nữ|Tổ 2|25042021';
const scan = (text: string) => ({ type: 'scan', text, typed: text.length });

describe('createScanDetector', () => {
  it('a burst that ends with Enter is a scan', () => {
    expect(run([...burst(CARD), ['Enter', 5]])).toEqual([scan(CARD)]);
  });
  it('the second Enter of CR LF is named, so that it presses no button', () => {
    expect(run([...burst(CARD), ['Enter', 5], ['Enter', 3]])).toEqual([scan(CARD), { type: 'afterScan' }]);
    expect(run([...burst(CARD), ['Enter', 5], ['Enter', 900]])).toEqual([scan(CARD)]);
  });
  it('typing before the scan is not part of it', () => {
    expect(
      run([
        ...burst('Ng', 160),
        ...burst(CARD, 5).map(([key], i) => [key, i ? 5 : 400] as const),
        ['Enter', 5],
      ]),
    ).toEqual([scan(CARD)]);
  });
  it('people are not scanners: fast typing, a held key, a number and Enter', () => {
    expect(run([...burst('nguyen van an', 60), ['Enter', 60]])).toEqual([]);
    expect(run([...burst('aaaaaaaaaaaaaaaa', 33), ['Enter', 33]])).toEqual([]);
    expect(run([...burst('052199012345', 45), ['Enter', 120]])).toEqual([]);
  });
  it('Enter alone and short bursts are typing', () => {
    expect(run([['Enter', 5]])).toEqual([]);
    expect(run([...burst('1234'), ['Enter', 5]])).toEqual([]);
  });
  it('Shift and lock keys inside the burst are no letters', () => {
    expect(run([['Shift', 5], ...burst(CARD), ['CapsLock', 2], ['Enter', 5]])).toEqual([scan(CARD)]);
  });
  it('one slow key in the burst of a busy machine does not break it', () => {
    expect(run([...burst(CARD).map(([key], i) => [key, i === 20 ? 80 : 5] as const), ['Enter', 5]])).toEqual([
      scan(CARD),
    ]);
  });
  it('letters that the browser does not tell are marked, not dropped', () => {
    const keys = [
      ...burst('052199012345||Nguy'),
      ['Process', 5] as const,
      ...burst('n'),
      ['Enter', 5] as const,
    ];
    expect(run(keys)).toEqual([scan('052199012345||Nguy\uFFFDn')]);
    expect(run([...burst('05219901'), [{ key: '7', altKey: true }, 5], ['Enter', 5]])).toEqual([
      scan('05219901\uFFFD'),
    ]);
  });
  it('an arrow, Tab or a shortcut ends what was before', () => {
    for (const key of ['ArrowLeft', 'Tab', 'F5'])
      expect(run([...burst(CARD), [key, 5], ['Enter', 5]])).toEqual([]);
    expect(run([...burst(CARD), [{ key: 'v', ctrlKey: true }, 5], ['Enter', 5]])).toEqual([]);
  });
  it('a clock that goes backwards starts again', () => {
    expect(run([...burst(CARD), ['1', -500], ['Enter', 5]])).toEqual([]);
  });
  it('keys slower than 30 ms are never a scan, whatever they are', () => {
    const key = fc.constantFrom('a', '1', '|', 'Enter', 'Shift', 'Backspace', 'Tab');
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.integer({ min: 30, max: 400 })), { maxLength: 60 }), (keys) => {
        expect(run(keys).filter((step) => step.type === 'scan')).toEqual([]);
      }),
    );
  });
});

describe('looksLikeScan', () => {
  it('wants at least eight keys, nearly all under 30 ms apart', () => {
    expect(looksLikeScan([0, 5, 10, 15, 20, 25, 30, 35])).toBe(true);
    expect(looksLikeScan([0, 5, 10])).toBe(false);
    expect(looksLikeScan([0, 40, 80, 120, 160, 200, 240, 280])).toBe(false);
    expect(looksLikeScan([0, 5, 10, 15, 20, 25, 30, 400])).toBe(false);
    expect(looksLikeScan([])).toBe(false);
  });
});
