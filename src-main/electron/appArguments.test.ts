import { describe, expect, test } from 'vitest';
import { readArguments } from './appArguments.ts';

describe('command line of the window host', () => {
  test('a packaged app with no arguments is a kiosk on an encrypted store', () => {
    expect(readArguments([], true)).toEqual({
      ok: true,
      value: {
        dataFolder: null,
        window: false,
        surface: 'counter',
        screens: ['pad', 'lobby', 'display'],
        pdfFolder: null,
        printer: null,
        unencryptedStore: false,
        clockFile: null,
      },
    });
  });

  test('folders are taken in both spellings; other switches are left to Chromium', () => {
    const read = readArguments(['.', '--data', '/d', '--pdf-folder=/p', '--lang=vi', '--inspect=0'], false);
    expect(read).toMatchObject({ ok: true, value: { dataFolder: '/d', pdfFolder: '/p', window: true } });
  });

  test('development runs in windows, a kiosk is asked for', () => {
    expect(readArguments([], false)).toMatchObject({ value: { window: true } });
    expect(readArguments(['--kiosk'], false)).toMatchObject({ value: { window: false } });
    expect(readArguments(['--window'], true)).toMatchObject({ value: { window: true } });
  });

  test('the ward says which screens its displays show, and a machine of its own may be the lobby', () => {
    expect(readArguments(['--screens=display,pad'], true)).toMatchObject({
      value: { surface: 'counter', screens: ['display', 'pad'] },
    });
    expect(readArguments(['--surface', 'lobby'], true)).toMatchObject({
      value: { surface: 'lobby', screens: [] },
    });
    expect(readArguments([], false)).toMatchObject({ value: { screens: ['pad'] } });
    for (const argv of [['--surface=manage'], ['--screens=pad,pad'], ['--screens=counter']])
      expect(readArguments(argv, true)).toMatchObject({ error: { code: 'electron.badArgument' } });
  });

  test.each([[['--data']], [['--data', '--window']], [['--printer=']]])(
    'a missing value is refused: %j',
    (argv) => {
      expect(readArguments(argv, false)).toMatchObject({
        ok: false,
        error: { code: 'electron.badArgument' },
      });
    },
  );

  test('a packaged app refuses the unencrypted test store', () => {
    expect(readArguments(['--test-unencrypted-store'], true)).toMatchObject({
      error: { code: 'electron.testSwitch' },
    });
    expect(readArguments(['--test-unencrypted-store'], false)).toMatchObject({
      value: { unencryptedStore: true },
    });
  });

  test('a packed app refuses a clock from a file', () => {
    expect(readArguments(['--test-clock', '/c'], true)).toMatchObject({
      error: { code: 'electron.testSwitch' },
    });
    expect(readArguments(['--test-clock=/c'], false)).toMatchObject({ value: { clockFile: '/c' } });
  });

  test.each(['--remote-debugging-port=9222', '--inspect-brk', '--no-sandbox', '--disable-web-security'])(
    'a packaged app refuses %s',
    (argument) => {
      expect(readArguments([argument], true)).toMatchObject({ error: { code: 'electron.openingSwitch' } });
    },
  );
});
