import type { HelperNews } from '#contracts/helper-core.ts';
import type { HelperPlace } from '#contracts/helper-ipc.ts';
import { filled } from './words/words.ts';
import type { Words } from './words/en.ts';

/** What a notification of the system says, and where a click on it leads. */
export interface ToldNews {
  readonly title: string;
  readonly body: string;
  readonly place: HelperPlace;
}

export function toldNews(news: HelperNews, { news: words }: Words): ToldNews {
  if (news.kind === 'answered') {
    const title = filled(words.answered, { author: news.author });
    const body = news.text === '' ? news.summary : `${news.summary}\n${news.text}`;
    return { title, body, place: { place: 'ticket', ticket: news.ticket } };
  }
  if (news.kind === 'joined' || news.kind === 'asked') {
    const title = filled(words[news.kind], { agent: news.agent });
    return { title, body: news.summary, place: { place: 'help' } };
  }
  if (news.kind === 'policy') return { title: words.policy, body: words.policyDetail, place: { place: 'settings' } };
  const { kind, title, text } = news.announcement;
  return { title: filled(words[kind], { title }), body: text ?? '', place: { place: 'home' } };
}
