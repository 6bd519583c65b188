import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { DevToolsClient } from './devtools-client.ts';

test('what a page has left unanswered when it went is rejected, and the rest goes on waiting', async () => {
  const fromBrowser = new PassThrough();
  const client = new DevToolsClient(new PassThrough(), fromBrowser);
  const gone = client.session('gone').send('Runtime.enable');
  const there = client.session('there').send('Runtime.enable');
  client.forget('gone');

  await expect(gone).rejects.toThrow('Runtime.enable: the target is gone.');
  fromBrowser.write(`${JSON.stringify({ id: 2, result: { is: 'there' } })}\0`);
  await expect(there).resolves.toEqual({ is: 'there' });
});
