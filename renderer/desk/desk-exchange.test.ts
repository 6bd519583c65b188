import { expect, onTestFinished, test } from 'vitest';
import type { DeskWhereabouts } from './desk-line.ts';
import { createDeskLines } from './desk-line.ts';
import { createDeskExchange } from './desk-exchange.ts';

/** An exchange with windows that can be closed, each with a worker of its own that may hold the desk. */
function aProfile() {
  const gone = new Map<string, (() => void)[]>();
  const exchange = createDeskExchange(async (lock, leave) => {
    gone.set(lock, [...(gone.get(lock) ?? []), leave]);
  });

  function openWindow(name: string) {
    const [toExchange, exchangeEnd] = aChannel();
    const [toWorker, workerEnd] = aChannel();
    const heard: DeskWhereabouts[] = [];
    const served: string[] = [];
    toExchange.addEventListener('message', ({ data }: MessageEvent<DeskWhereabouts>) => heard.push(data));
    toExchange.start();
    const worker = createDeskLines((window, port) => {
      port.postMessage(`${name} serves ${window.lock}`);
      port.close();
    });
    exchange.join(exchangeEnd);
    worker.join(workerEnd);
    toExchange.postMessage({ kind: 'worker', lock: name }, [toWorker]);
    return {
      worker,
      heard,
      served,
      ask: () => {
        const [mine, theirs] = aChannel();
        mine.addEventListener('message', ({ data }: MessageEvent<string>) => served.push(data));
        mine.start();
        toExchange.postMessage({ kind: 'window', lock: name }, [theirs]);
      },
      close: () => gone.get(name)?.forEach((leave) => leave()),
    };
  }
  return { openWindow, known: (name: string) => gone.has(name) };
}

function aChannel(): readonly [MessagePort, MessagePort] {
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => port1.close());
  return [port1, port2];
}

test('every window is served by the one worker that holds the desk', async () => {
  const { openWindow } = aProfile();
  const [first, second] = [openWindow('first'), openWindow('second')];
  second.ask();
  first.ask();

  first.worker.say('here');
  second.worker.say('elsewhere');

  await expect.poll(() => [first.served, second.served]).toEqual([['first serves first'], ['first serves second']]);
  expect(second.heard).toEqual([]);
});

test('when the window of that worker is gone, the others hear who has taken over, and ask again', async () => {
  const { openWindow } = aProfile();
  const [first, second, third] = [openWindow('first'), openWindow('second'), openWindow('third')];
  first.worker.say('here');
  second.worker.say('elsewhere');
  second.ask();
  await expect.poll(() => second.served).toEqual(['first serves second']);

  first.close();
  third.ask();
  second.worker.say('here');
  await expect.poll(() => second.heard).toEqual(['moved']);
  second.ask();

  await expect.poll(() => second.served).toEqual(['first serves second', 'second serves second']);
  await expect.poll(() => third.served).toEqual(['second serves third']);
  expect(third.heard).toEqual([]);
});

test('a port that went to a worker that was just ending is asked for again by its window', async () => {
  const { openWindow } = aProfile();
  const [first, second] = [openWindow('first'), openWindow('second')];
  first.worker.say('here');
  second.ask();
  await expect.poll(() => second.served).toHaveLength(1);

  second.worker.say('here');

  await expect.poll(() => second.heard).toEqual(['moved']);
});

test('a window is told that the desk is held elsewhere only when none of the workers here will hold it', async () => {
  const { openWindow } = aProfile();
  const [first, second] = [openWindow('first'), openWindow('second')];
  first.ask();
  first.worker.say('elsewhere');
  await expect.poll(() => first.heard).toEqual([]);

  second.worker.say('elsewhere');

  await expect.poll(() => first.heard).toEqual(['elsewhere']);
});

test('the desk being handed on from one worker here to another is not elsewhere', async () => {
  const { openWindow, known } = aProfile();
  const [first, second] = [openWindow('first'), openWindow('second')];
  first.worker.say('here');
  second.worker.say('elsewhere');
  first.ask();
  await expect.poll(() => first.served).toHaveLength(1);
  await expect.poll(() => known('second')).toBe(true);

  first.close();
  second.ask();
  const third = openWindow('third');
  third.ask();
  await expect.poll(() => known('third')).toBe(true);
  second.worker.say('here');

  await expect.poll(() => [second.served, third.served]).toEqual([['second serves second'], ['second serves third']]);
  expect([...second.heard, ...third.heard]).toEqual([]);
});

test('a line that comes late hears what was said before', async () => {
  const worker = createDeskLines(() => undefined);
  worker.say('here');
  const [mine, theirs] = aChannel();
  const heard: unknown[] = [];
  mine.addEventListener('message', ({ data }) => heard.push(data));
  mine.start();

  worker.join(theirs);

  await expect.poll(() => heard).toEqual(['here']);
});
