/** Something somebody did, in words of one language. */
export interface ActInWords {
  /** "Replied on BER-000142-7". */
  readonly sentence: string;
  /** What the ticket is about; empty where that is not known. */
  readonly summary: string;
  /** When it was done. */
  readonly when: string;
  /** Why it was not taken; empty as long as it waits. */
  readonly why: string;
  /** What its author typed; empty when that was nothing. */
  readonly typed: string;
}

/** Acts as one plain text, to be kept or handed to somebody who can do them: nothing of it needs Deskbell to be read. */
export function actsAsText(acts: readonly ActInWords[]): string {
  return acts
    .map(({ sentence, summary, when, why, typed }) => {
      const head = [sentence, summary, when, why].filter((line) => line !== '').join('\n');
      return typed === '' ? `${head}\n` : `${head}\n\n${typed}\n`;
    })
    .join('\n----\n\n');
}
