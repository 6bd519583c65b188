import { contextBridge, ipcRenderer } from 'electron';
import type { DesktopBridge, IpcNames } from '#contracts/ipc.ts';
import { ASK_CHANNEL, TELL_CHANNEL } from '#contracts/ipc.ts';

/**
 * Puts `window.deskbellDesktop` into the page: one function for each name of the app's contract. Pages get neither
 * `ipcRenderer` nor a way to name a channel. What the functions carry is checked by the main process and by the page,
 * which know the schemas; this file knows names.
 */
export function exposeBridge({ requests, emissions }: IpcNames): void {
  const bridge: DesktopBridge = {
    ask: Object.fromEntries(
      requests.map((request) => [request, (input) => ipcRenderer.invoke(ASK_CHANNEL, { request, input })]),
    ),
    hear: Object.fromEntries(emissions.map((emission) => [emission, (listener) => hear(emission, listener)])),
  };
  // The bridge copies and freezes it; nothing the page does to its own objects reaches ours.
  contextBridge.exposeInMainWorld('deskbellDesktop', bridge);
}

function hear(emission: string, listener: (payload: unknown) => void): () => void {
  const tell = (_event: unknown, told: { readonly emission: string; readonly payload: unknown }) => {
    if (told.emission === emission) listener(told.payload);
  };
  ipcRenderer.on(TELL_CHANNEL, tell);
  return () => ipcRenderer.off(TELL_CHANNEL, tell);
}
