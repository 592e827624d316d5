import assert from 'node:assert/strict';
import { messageFor } from '../../src-shared/text/messages.ts';
import { callFrom, type Staged, type StartedApp, startInVain } from './app.ts';
import { check } from './checks.ts';

/** What a page must not be able to do, tried from inside the real windows. */
export async function checkClosedWindows({ app, counter, pad }: StartedApp, staged: Staged): Promise<void> {
  for (const [name, page] of [
    ['counter', counter],
    ['pad', pad],
  ] as const) {
    await check(`${name}: a page has no Node and no Electron, only quay`, async () => {
      const seen = await page.evaluate(() =>
        ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', 'quayPrint'].filter(
          (global) => global in globalThis,
        ),
      );
      assert.deepEqual(seen, []);
      const api = await page.evaluate(() => Object.keys((window as unknown as { quay: object }).quay).sort());
      assert.deepEqual(api, ['call', 'onPush']);
    });
    await check(`${name}: window.open is refused`, async () => {
      const windows = app.windows().length;
      const opened = await page.evaluate(() => [
        window.open('https://example.org/'),
        window.open('pad.html'),
      ]);
      assert.deepEqual(opened, [null, null]);
      assert.equal(app.windows().length, windows);
    });
    await check(`${name}: the page cannot go elsewhere`, async () => {
      const before = page.url();
      for (const target of ['https://example.org/', 'slip.html', 'file:///etc/passwd', 'data:text/html,x'])
        await page.evaluate((to) => {
          const link = document.createElement('a');
          link.href = to;
          document.body.append(link);
          link.click();
          link.remove();
          window.location.assign(to);
        }, target);
      // The page answers after each try: a navigation that had begun would have ended this page.
      assert.equal(await page.evaluate(() => window.location.href), before);
      assert.equal(page.url(), before);
    });
    await check(`${name}: no network, no file outside the renderer, no code from strings`, async () => {
      const reached = await page.evaluate(async () => {
        const status = (address: string) =>
          fetch(address).then(
            (response) => response.status,
            () => 'refused',
          );
        const script = document.createElement('script');
        script.textContent = 'window.wasRun = true';
        document.body.append(script);
        script.remove();
        return [
          await status('https://example.org/'),
          await status('file:///etc/passwd'),
          await status('quay://app/..%2f..%2fpackage.json'),
          await status('quay://app/%2e%2e/electron/main.cjs'),
          'wasRun' in window,
        ];
      });
      assert.deepEqual(reached, ['refused', 'refused', 404, 404, false]);
    });
    await check(`${name}: every permission is refused`, async () => {
      const states = await page.evaluate(async () => [
        await Notification.requestPermission(),
        ...(await Promise.all(
          (['geolocation', 'camera', 'microphone', 'notifications'] as PermissionName[]).map(
            async (query) => (await navigator.permissions.query({ name: query })).state,
          ),
        )),
      ]);
      assert.deepEqual([...new Set(states)], ['denied']);
    });
  }
  await check(
    'I8: the pad window cannot call what is the staff’s, nor the counter what is the pad’s',
    async () => {
      const refused = { ok: false, error: { code: 'api.wrongSurface' } };
      for (const channel of [
        'session.open',
        'session.signIn',
        'dossier.search',
        'dossier.receive',
        'slip.print',
      ])
        assert.deepEqual(await callFrom(pad, channel, {}), refused);
      assert.deepEqual(await callFrom(counter, 'pad.rate', {}), refused);
      assert.deepEqual(await callFrom(counter, 'no.such', {}), refused);
    },
  );
  await check('an input of the wrong shape is refused by main', async () => {
    const answer = await callFrom(counter, 'session.signIn', { staffId: 7, pin: 'x' });
    assert.equal((answer as { error?: { code: string } }).error?.code, 'api.badInput');
  });
  await check('windows are sandboxed, isolated and without Node', async () => {
    const preferences = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => {
        const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = (
          webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
        ).getLastWebPreferences();
        return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
      }),
    );
    assert.ok(preferences.length >= 2);
    for (const given of preferences)
      assert.deepEqual(given, {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
      });
  });
  await check('keys of the browser never reach the page, the counter’s own do', async () => {
    await counter.evaluate(() => {
      const reached: string[] = [];
      Object.assign(window, { reached });
      window.addEventListener(
        'keydown',
        (event) => {
          reached.push(event.key);
          event.stopImmediatePropagation();
        },
        { capture: true },
      );
    });
    await app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().endsWith('index.html'),
      );
      for (const [keyCode, modifiers] of [
        ...(['F5', 'F11', 'F12', 'F9'] as const).map((key) => [key, []] as const),
        ...(['r', 'w', 'p', '-', '='] as const).map((key) => [key, ['control']] as const),
        ['i', ['control', 'shift']],
        ['Left', ['alt']],
        ['F2', []],
      ] as const)
        for (const type of ['keyDown', 'keyUp'] as const)
          window?.webContents.sendInputEvent({ type, keyCode, modifiers: [...modifiers] });
    });
    await counter.waitForFunction(() => (window as unknown as { reached: string[] }).reached.includes('F2'));
    const reached = await counter.evaluate(() => (window as unknown as { reached: string[] }).reached);
    assert.deepEqual(reached, ['F9', 'F2']);
    const devTools = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some(({ webContents }) => webContents.isDevToolsOpened()),
    );
    assert.equal(devTools, false);
  });
  await check('a second start on the same data folder refuses and says so', async () => {
    const { code, said } = await startInVain(staged, 'no such words');
    assert.equal(code, 1);
    assert.ok(said.includes(messageFor({ code: 'store.inUse' })), said);
    assert.equal(await counter.evaluate(() => document.readyState), 'complete');
  });
}
