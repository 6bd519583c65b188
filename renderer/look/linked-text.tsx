import { splitLinks } from './linked-text.rules.ts';

/** Text as it was typed, with its web addresses as links. Never interpreted as anything but text. */
export function LinkedText({ text }: { readonly text: string }) {
  return splitLinks(text).map(({ kind, at, text: part }) =>
    kind === 'link' ? (
      <a key={at} href={part} target="_blank" rel="noreferrer noopener">
        {part}
      </a>
    ) : (
      <span key={at}>{part}</span>
    ),
  );
}
