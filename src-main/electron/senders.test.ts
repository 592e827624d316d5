import { expect, test } from 'vitest';
import { createSenders } from './senders.ts';

const counter = { surface: 'counter' } as const;
const pad = { surface: 'pad' } as const;
const top = (url: string) => ({ url, parent: null });

test('I8: who calls is decided by the window, its page and its frame', () => {
  const senders = createSenders();
  senders.admit(1, counter);
  senders.admit(2, pad);
  expect(senders.connectionOf(1, top('quay://app/index.html'))).toBe(counter);
  expect(senders.connectionOf(2, top('quay://app/pad.html'))).toBe(pad);
  expect(senders.connectionOf(3, top('quay://app/index.html'))).toBeNull();
  expect(senders.connectionOf(1, top('https://example.org/'))).toBeNull();
  expect(senders.connectionOf(1, top('quay://evil/index.html'))).toBeNull();
  expect(senders.connectionOf(1, { url: 'quay://app/index.html', parent: {} })).toBeNull();
  expect(senders.connectionOf(1, null)).toBeNull();
  senders.forget(1);
  expect(senders.connectionOf(1, top('quay://app/index.html'))).toBeNull();
});
