import type { ExchangeState } from '#contracts/helper-exchange.ts';
import type { HelperIpc } from '#contracts/helper-ipc.ts';
import type { MainProcess } from '#platform/any/ask-main.ts';
import { useEffect, useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { newsIn } from './exchange-words.ts';

/** Long enough to be read by somebody who looked elsewhere. */
const STANDS_FOR_MS = 15_000;

interface ExchangeNoticeProps {
  readonly main: MainProcess<HelperIpc>;
  readonly className: string | undefined;
}

/** Says on the banner that text or a file is passing, when it happens. */
export function ExchangeNotice({ main, className }: ExchangeNoticeProps) {
  const { say } = useWords();
  const [news, setNews] = useState<string | null>(null);
  useEffect(() => {
    let before: ExchangeState | null = null;
    return main.hear('exchange.changed', (now) => {
      const sentence = newsIn(before, now, say);
      before = now;
      if (sentence !== null) setNews(sentence);
    });
  }, [main, say]);
  useEffect(() => {
    if (news === null) return undefined;
    const timer = setTimeout(() => setNews(null), STANDS_FOR_MS);
    return () => clearTimeout(timer);
  }, [news]);
  return <output className={className}>{news}</output>;
}
