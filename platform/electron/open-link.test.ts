import { expect, test } from 'vitest';
import { createOpenLink } from './open-link.ts';

function aSystem() {
  const opened: string[] = [];
  const clock = { nowMs: 0 };
  const openLink = createOpenLink(
    () => clock.nowMs,
    async (address) => void opened.push(address),
  );
  return { openLink, opened, clock };
}

test('what may leave the app is handed to the system, and nothing else', async () => {
  const { openLink, opened } = aSystem();

  expect(await openLink('https://desk.example.org/help')).toBe(true);
  expect(await openLink('file:///etc/passwd')).toBe(false);
  expect(opened).toEqual(['https://desk.example.org/help']);
});

test('no page covers the screen with windows: ten within ten seconds are opened, and later more', async () => {
  const { openLink, opened, clock } = aSystem();
  const addresses = Array.from({ length: 12 }, (_, serial) => `https://desk.example.org/${serial}`);

  const answers = [];
  for (const address of addresses) answers.push(await openLink(address));
  expect(answers.filter((isOpened) => isOpened)).toHaveLength(10);
  expect(opened).toEqual(addresses.slice(0, 10));

  clock.nowMs = 10_000;
  expect(await openLink('https://desk.example.org/later')).toBe(true);
});
