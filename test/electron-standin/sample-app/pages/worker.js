import { words } from './words.js';

/** Says, on the port it is sent, what a module worker of the app's own origin can do. */
async function answer({ data, ports: [port] }) {
  const { status } = await fetch('/second.html');
  port.postMessage({ words, data, fetched: status }, []);
}

self.addEventListener('message', (question) => void answer(question));
