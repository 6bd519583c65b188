import { expect, test } from 'vitest';
import { createUnsentDrafts } from './unsent-drafts.ts';

test('a draft counts from its first letter until it was sent, or its window is gone', () => {
  let open = [1, 2];
  const drafts = createUnsentDrafts(() => open);
  expect(drafts.isAny()).toBe(false);

  drafts.note(1, true);
  drafts.note(2, true);
  drafts.note(1, false);
  expect(drafts.isAny()).toBe(true);

  open = [1];
  expect(drafts.isAny()).toBe(false);
});
