import { contextBridge, ipcRenderer } from 'electron';
import { ipc } from '../channels.ts';

contextBridge.exposeInMainWorld('quayPrint', { job: () => ipcRenderer.invoke(ipc.printJob) });

/** The page marks itself when fonts and slip are drawn, or could not be; main waits for either. */
window.addEventListener('DOMContentLoaded', () => {
  const page = document.documentElement;
  const tell = () => {
    const { ready } = page.dataset;
    if (ready) ipcRenderer.send(ipc.printReady, ready === 'true');
  };
  new MutationObserver(tell).observe(page, { attributes: true, attributeFilter: ['data-ready'] });
  tell();
});
