import { words } from './words.js';

/** Says what a module worker of the app's own origin can do. */
const channel = new BroadcastChannel('worker');
channel.addEventListener('message', ({ data }) => {
  void fetch('/second.html').then(({ status }) => channel.postMessage({ words, data, fetched: status }));
});
channel.postMessage('here');
