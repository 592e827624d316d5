import { expect, test } from 'vitest';
import { isRefusedKey } from './refusedKeys.ts';

const press = (keys: string) => {
  const parts = keys.split('+').map((part) => part || '+');
  const has = (name: string) => parts.includes(name);
  return isRefusedKey({
    key: keys.endsWith('++') ? '+' : (parts.at(-1) ?? ''),
    control: has('Ctrl'),
    meta: has('Cmd'),
    alt: has('Alt'),
    shift: has('Shift'),
  });
};

test.each([
  ...['Ctrl+w', 'Ctrl+r', 'Ctrl+Shift+R', 'F5', 'Ctrl+p', 'Ctrl+s', 'Ctrl+o', 'Ctrl+n', 'Ctrl+t', 'Ctrl+f'],
  ...['F11', 'F12', 'F3', 'Ctrl+Shift+I', 'Ctrl+Shift+J', 'Ctrl+Shift+C', 'Ctrl+u', 'Cmd+q', 'Cmd+r'],
  ...['Ctrl+-', 'Ctrl++', 'Ctrl+=', 'Ctrl+0', 'Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+Home', 'BrowserBack'],
  ...['Ctrl+Tab', 'Ctrl+F5', 'Ctrl+PageDown'],
])('%s is refused: it could leave the page', (keys) => {
  expect(press(keys)).toBe(true);
});

test.each([
  ...['a', 'đ', 'Enter', 'Tab', 'Escape', 'F2', 'F9', 'Shift+A', 'ArrowLeft', 'Backspace'],
  ...['Ctrl+a', 'Ctrl+c', 'Ctrl+v', 'Ctrl+x', 'Ctrl+z', 'Ctrl+Shift+Z', 'Ctrl+ArrowLeft', 'Ctrl+Backspace'],
  ...['Ctrl+Control', 'Ctrl+Alt+q'],
])('%s is for the person who types', (keys) => {
  expect(press(keys)).toBe(false);
});
