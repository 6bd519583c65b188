import type { ServiceToWindow } from '#contracts/desk-port.ts';
import type { SignalNews } from '#contracts/remote-session/carried-signal.ts';
import { supportSessionId } from '#domain/kernel/fields.ts';
import { Subject } from 'rxjs';
import { expect, test } from 'vitest';
import { attendOverPort } from './session-end.ts';

const session = supportSessionId.parse('support-session:one');

/** A window that attends, and its port, which is there before and after. */
function attending() {
  const port = new Subject<ServiceToWindow>();
  const heard: SignalNews[] = [];
  const end = attendOverPort(session, () => undefined, port);
  end.news$.subscribe((news) => heard.push(news));
  return { port, end, heard };
}

test('a window that has left hears nothing more of its port, which outlives many sessions', () => {
  const { port, end, heard } = attending();
  port.next({ lane: 'signal', end: end.end, news: { kind: 'line', isUp: true } });
  end.leave();

  expect(heard).toEqual([{ kind: 'line', isUp: true }]);
  expect(port.observed).toBe(false);
});

test('a session that is over lets go of the port as well; a data service that ends is its end', () => {
  const over = attending();
  over.port.next({ lane: 'signal', end: over.end.end, news: { kind: 'over', code: 'signal.not-joined' } });
  expect(over.port.observed).toBe(false);

  const ended = attending();
  ended.port.complete();
  expect(ended.heard).toEqual([{ kind: 'over', code: 'signal.service-gone' }]);
});
