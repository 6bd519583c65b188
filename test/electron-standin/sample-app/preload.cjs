// @ts-check
/// <reference lib="dom" />
/** What a careless preload might do as well: names of its own, and everything it has handed out. */
const { contextBridge, ipcRenderer } = require('electron');

class Desk {
  name = 'First line';
  close() {
    return this.name;
  }
}

/** @type {unknown[]} */
const heard = [];
Reflect.set(globalThis, 'leaked', 'preload global');
ipcRenderer.on('second-instance', (_event, argument) => heard.push(argument));
ipcRenderer.on('news', (_event, ...news) => heard.push(...news));
ipcRenderer.on('port', ({ ports }) => window.postMessage('port', '*', [...ports]));

contextBridge.exposeInMainWorld('desk', {
  addOne: (/** @type {number} */ value) => ipcRenderer.invoke('add-one', value),
  echo: (/** @type {unknown} */ value) => ipcRenderer.invoke('echo', value),
  fail: () => ipcRenderer.invoke('fail'),
  unknown: () => ipcRenderer.invoke('nobody'),
  connect: () => ipcRenderer.send('connect'),
  heard: () => heard,
  same: (/** @type {unknown} */ value) => value,
  each: (/** @type {number[]} */ items, /** @type {(item: number) => number} */ visit) =>
    items.map((item) => visit(item)),
  fails: () => {
    throw new RangeError('from the preload');
  },
  portEcho: (/** @type {unknown} */ value) =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', ({ data }) => resolve(data));
      port1.start();
      ipcRenderer.postMessage('port', null, [port2]);
      port1.postMessage(value);
    }),
  exposeAgain: () => contextBridge.exposeInMainWorld('desk', {}),
  knows: (/** @type {string} */ name) => require(name),
  sandboxed: process.sandboxed,
  platform: process.platform,
  whole: ipcRenderer,
  desk: new Desk(),
  nested: { list: ['a', 'b'], later: Promise.resolve(7) },
});
