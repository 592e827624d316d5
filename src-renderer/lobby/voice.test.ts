import { afterEach, expect, test, vi } from 'vitest';
import { hasVoice, plugVoice, say } from './voice.ts';

afterEach(() => plugVoice(null));

test('without a voice nothing is said and nothing fails', async () => {
  expect(hasVoice()).toBe(false);
  await say(['lobby.question']);
});

test('a plugged voice says the clips, and whoever asked can wait for their end', async () => {
  let end = () => {};
  const play = vi.fn(() => new Promise<void>((resolve) => (end = resolve)));
  plugVoice({ play });
  expect(hasVoice()).toBe(true);
  const heard = vi.fn();
  const saying = say(['call.number', 'number.7']).then(heard);
  expect(play).toHaveBeenCalledWith(['call.number', 'number.7']);
  await Promise.resolve();
  expect(heard).not.toHaveBeenCalled();
  end();
  await saying;
  expect(heard).toHaveBeenCalledOnce();
});
