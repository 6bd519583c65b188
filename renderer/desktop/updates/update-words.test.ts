import { updateRefusals } from '#contracts/update-state.ts';
import { expect, test } from 'vitest';
import { de } from '../../words/de.ts';
import { en } from '../../words/en.ts';

test('every reason to refuse an update has its sentence in both languages', () => {
  const sentences = [en.refusal.update, de.refusal.update] as readonly Readonly<Record<string, string>>[];
  for (const spoken of sentences) {
    expect(updateRefusals.filter((code) => spoken[code.slice('update.'.length)] === undefined)).toEqual([]);
  }
});
