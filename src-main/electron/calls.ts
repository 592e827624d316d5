import { type BrowserWindow, ipcMain, type WebContents } from 'electron';
import { fail, type Result } from '../../src-shared/result.ts';
import { logRefusal } from '../services/dispatch.ts';
import type { Counter } from '../services/host.ts';
import { ipc } from './channels.ts';
import type { ScreenName } from './displays.ts';
import { createSenders } from './senders.ts';

export interface Calls {
  /** From now on this window is one of the counter's screens; forgotten when it closes. */
  admit(window: BrowserWindow, screen: 'counter' | ScreenName): void;
}

/** Answers the windows' calls, each as the surface main knows it to be, and passes on what has changed. */
export function answerCalls(counter: Counter): Calls {
  const senders = createSenders();
  const screens = new Set<WebContents>();
  ipcMain.handle(ipc.call, async (event, channel: unknown, input: unknown): Promise<Result<unknown>> => {
    const connection = senders.connectionOf(event.sender.id, event.senderFrame);
    if (!connection) return fail('api.notOpened');
    if (typeof channel !== 'string') return fail('api.unknownChannel');
    return counter.call(connection, channel, input);
  });
  ipcMain.on(ipc.refused, (event, channel: unknown) => {
    const connection = senders.connectionOf(event.sender.id, event.senderFrame);
    if (connection && typeof channel === 'string') logRefusal(channel, connection);
  });
  counter.onPush((topic) => {
    for (const screen of screens) if (!screen.isDestroyed()) screen.send(ipc.push, topic);
  });
  return {
    admit(window, screen) {
      const contents = window.webContents;
      const { id } = contents;
      senders.admit(id, counter.connect(screen === 'display' ? 'lobby' : screen));
      screens.add(contents);
      window.once('closed', () => {
        senders.forget(id);
        screens.delete(contents);
      });
    },
  };
}
