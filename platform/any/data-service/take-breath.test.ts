import { expect, test } from 'vitest';
import { takeBreath } from './take-breath.ts';

test('who asks is heard while work goes on', async () => {
  const { port1, port2 } = new MessageChannel();
  const heard: string[] = [];
  port1.addEventListener('message', ({ data }) => heard.push(String(data)));
  port1.start();

  port2.postMessage('a window asks');
  // Whose port is looked at first is for the runtime to say; after one round everybody was heard.
  await takeBreath();
  await takeBreath();

  expect(heard).toEqual(['a window asks']);
  port1.close();
});
