import type { SignalAct, SignalNews } from '#contracts/remote-session/carried-signal.ts';
import { agentId, supportSessionId } from '#domain/kernel/fields.ts';
import { newCommandId } from '../new-id.ts';
import { expect, test } from 'vitest';
import { createSessionEnds } from './session-ends.ts';

const session = supportSessionId.parse('support-session:one');
const mira = agentId.parse('agent:mira');
const other = newCommandId();

function anEnd() {
  const said: SignalAct[] = [];
  const heard: SignalNews[] = [];
  const ends = createSessionEnds((act) => void said.push(act));
  const end = ends.attend(session, (news) => void heard.push(news));
  return { ends, end, said, heard };
}

test('an end says and hears under a name of its own, and leaves once', () => {
  const { ends, end, said, heard } = anEnd();
  const news: SignalNews = { kind: 'arrived', from: mira, fromEnd: other };
  ends.take(end.end, news);
  ends.take(newCommandId(), { kind: 'line', isUp: true });
  end.say(mira, other, 'offer');
  end.leave();
  end.leave();

  expect(heard).toEqual([news]);
  expect(said).toEqual([
    { kind: 'attend', session, end: end.end },
    { kind: 'send', session, end: end.end, to: mira, towards: other, text: 'offer' },
    { kind: 'leave', session, end: end.end },
  ]);
});

test('when the core ends, so does every end, and it has nothing more to leave', () => {
  const { ends, end, said, heard } = anEnd();
  ends.endAll();
  end.leave();

  expect(heard).toEqual([{ kind: 'over', code: 'core.ended' }]);
  expect(said.map(({ kind }) => kind)).toEqual(['attend']);
});
