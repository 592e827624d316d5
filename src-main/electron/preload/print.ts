import { contextBridge, ipcRenderer } from 'electron';
import { ipc } from '../channels.ts';

contextBridge.exposeInMainWorld('quayPrint', { job: () => ipcRenderer.invoke(ipc.printJob) });

/** The page marks itself at each page and picture, and when all is drawn or could not be; main waits for either. */
window.addEventListener('DOMContentLoaded', () => {
  const page = document.documentElement;
  const tell = () => {
    const { drawing, ready, failure } = page.dataset;
    if (ready) ipcRenderer.send(ipc.printEnd, ready === 'true' ? null : failure);
    else if (drawing) ipcRenderer.send(ipc.printDrawing);
  };
  new MutationObserver(tell).observe(page, {
    attributes: true,
    attributeFilter: ['data-drawing', 'data-ready'],
  });
  tell();
});
