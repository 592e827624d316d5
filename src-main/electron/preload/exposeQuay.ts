import { contextBridge, ipcRenderer } from 'electron';
import { fail } from '../../../src-shared/result.ts';
import { ipc } from '../channels.ts';

/**
 * Gives a page `window.quay` and nothing else of Electron. Only the channels of its own surface pass;
 * main checks again by which window the call came from.
 */
export function exposeQuay(own: readonly string[]): void {
  const allowed = new Set(own);
  contextBridge.exposeInMainWorld('quay', {
    call: (channel: unknown, input: unknown) => {
      if (typeof channel === 'string' && allowed.has(channel))
        return ipcRenderer.invoke(ipc.call, channel, input);
      // Main writes down which channel was tried; what was to go with it stays here.
      ipcRenderer.send(ipc.refused, channel);
      return Promise.resolve(fail('api.wrongSurface'));
    },
    onPush: (listener: (topic: string) => void) => {
      const pass = (_event: unknown, topic: string) => listener(topic);
      ipcRenderer.on(ipc.push, pass);
      return () => {
        ipcRenderer.off(ipc.push, pass);
      };
    },
  });
}
