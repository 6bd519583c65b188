import type { MarkedText } from '#contracts/search.ts';
import styles from './marked-words.module.css';

/** A text as it stands, with the words marked that were looked for. */
export function MarkedWords({ text: { text, marks } }: { readonly text: MarkedText }) {
  return (
    <>
      {marks.map(({ from, to }, place) => (
        <span key={from}>
          {text.slice(marks[place - 1]?.to ?? 0, from)}
          <mark className={styles.mark}>{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.to ?? 0)}
    </>
  );
}
