import { once } from 'node:events';
import type { MessageEvent } from 'electron';
import { expect, test } from 'vitest';
import { MessageChannelMain } from './message-channel.ts';

function heard(port: Electron.MessagePortMain): unknown[] {
  const messages: unknown[] = [];
  port.on('message', ({ data }) => messages.push(data));
  return messages;
}

test('messages wait until the port is started, and then come in order', async () => {
  const { port1, port2 } = new MessageChannelMain();
  const messages = heard(port2);
  for (let count = 0; count < 1000; count += 1) port1.postMessage(count);
  await new Promise(setImmediate);

  expect(messages).toEqual([]);
  port2.start();
  await new Promise(setImmediate);
  expect(messages).toEqual(Array.from({ length: 1000 }, (_, count) => count));
});

test('a message is a copy, taken when it is sent, and never arrives during the call', async () => {
  const { port1, port2 } = new MessageChannelMain();
  port2.start();
  const messages = heard(port2);
  const bytes = new Uint8Array(1_000_000).fill(7);
  const message = { at: new Date(5), names: new Map([['a', new Set([1n])]]), bytes };
  port1.postMessage(message);
  bytes.fill(0);

  expect(messages).toEqual([]);
  await new Promise(setImmediate);
  expect(messages).toEqual([{ ...message, bytes: new Uint8Array(1_000_000).fill(7) }]);
});

test('a function cannot be sent', () => {
  const { port1 } = new MessageChannelMain();

  expect(() => port1.postMessage({ act: () => {} })).toThrow('An object could not be cloned.');
});

test('a port handed over carries what waited in it, and its former holder can no longer use it', async () => {
  const carrier = new MessageChannelMain();
  const carried = new MessageChannelMain();
  carried.port1.postMessage('sent before the journey');
  const arrival = once(carrier.port2, 'message') as Promise<[MessageEvent]>;
  carrier.port1.postMessage('here it is', [carried.port2]);
  carrier.port2.start();
  const [{ data, ports }] = await arrival;

  expect(data).toBe('here it is');
  const messages = heard(ports[0]!);
  ports[0]!.start();
  carried.port2.postMessage('nobody hears this');
  carried.port1.postMessage('sent after it');
  await new Promise(setImmediate);
  expect(messages).toEqual(['sent before the journey', 'sent after it']);
});

test('what cannot be handed over is refused by its place in the list, and nothing is taken', () => {
  const { port1, port2 } = new MessageChannelMain();
  const other = new MessageChannelMain();
  const gone = new MessageChannelMain();
  gone.port1.close();

  expect(() => port1.postMessage(1, [port1])).toThrow('Port at index 0 contains the source port.');
  expect(() => port1.postMessage(1, [port2, port2])).toThrow('Port at index 1 is a duplicate of an earlier port.');
  expect(() => port1.postMessage(1, [other.port1, gone.port1])).toThrow('Port at index 1 is already neutered.');
  expect(() => port1.postMessage(1, [other.port1])).not.toThrow();
});

test('the other side learns of the end after the last message', async () => {
  const { port1, port2 } = new MessageChannelMain();
  const story: unknown[] = [];
  port2.on('message', ({ data }) => story.push(data));
  port2.on('close', () => story.push('closed'));
  port2.start();
  port1.postMessage('last words');
  port1.close();
  port1.postMessage('too late');
  await new Promise(setImmediate);

  expect(story).toEqual(['last words', 'closed']);
});
