import type { DiagnosticPart } from '#contracts/helper-core.ts';
import type { SayInHelper } from '../words/words.ts';

/** A part as it is shown, and whether it is sent. */
export interface ChosenFact extends DiagnosticPart {
  readonly isSent: boolean;
}
export type ChosenFacts = readonly ChosenFact[];

/** Exactly what stands on the screen, part by part under its heading; `null` where nothing is to be sent. */
export function factsToSend(facts: ChosenFacts, say: SayInHelper): string | null {
  const sent = facts.filter(({ isSent }) => isSent);
  if (sent.length === 0) return null;
  return sent.map(({ id, text }) => `${say(`report.facts.${id}`)}\n\n${text}`).join('\n\n\n');
}
