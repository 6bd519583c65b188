import type { MarkedText } from '#domain/knowledge/snippet.rules.ts';
import styles from './marked-words.module.css';

/** Plain text with the words in it marked that were looked for. */
export function MarkedWords({ words: { text, marks } }: { readonly words: MarkedText }) {
  const pieces = marks.flatMap(({ from, to }, index) => {
    const before = text.slice(marks[index - 1]?.to ?? 0, from);
    return [
      before,
      <mark key={from} className={styles.mark}>
        {text.slice(from, to)}
      </mark>,
    ];
  });
  return (
    <>
      {pieces}
      {text.slice(marks.at(-1)?.to ?? 0)}
    </>
  );
}
