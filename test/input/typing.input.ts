import type { TwoDisplays } from './two-displays.ts';
import { expect, test } from './two-displays.ts';

const scripts = 'Grüße, żółć, été. Привет, ελληνικά, 日本語! 😀👍🏽👨‍👩‍👧 @€µ\tend';

async function openBox({ user }: TwoDisplays) {
  await user.page.setContent('<textarea id="box" style="width: 90vw; height: 90vh"></textarea>');
  const box = user.page.locator('#box');
  await box.evaluate((element) => {
    // A tab is a character here, and no way to the next field.
    element.addEventListener('keydown', (event) => {
      if ((event as KeyboardEvent).code !== 'Tab') return;
      event.preventDefault();
      document.execCommand('insertText', false, '\t');
    });
  });
  await box.focus();
  return box;
}

async function typeText({ agent }: TwoDisplays, text: string): Promise<void> {
  await agent.page.evaluate((typed) => window.agentPage.typeText(typed), text);
}

for (const layout of ['us', 'ru'])
  test(`text of many scripts arrives as it is on a computer that has ${layout}, with lines and emoji (I7)`, async ({
    seats,
  }) => {
    seats.setLayouts('us', layout);
    const box = await openBox(seats);
    const text = `${scripts}\n`.repeat(3);
    await typeText(seats, text);

    await expect.poll(() => box.inputValue()).toBe(text);
  });

test('a key that is held repeats on the computer it is held on, and ends with the agent’s focus (I3)', async ({
  seats,
}) => {
  seats.setLayouts('us', 'us');
  const box = await openBox(seats);
  const { page, hand } = seats.agent;
  await page.locator('#surface textarea').focus();
  hand.turn('KeyA', true);
  await expect.poll(async () => (await box.inputValue()).length).toBeGreaterThan(3);
  await page.locator('#plain').focus();

  await expect.poll(async () => (await seats.user.hand.server.readDown()).keycodes).toEqual([]);
  hand.turn('KeyA', false);
  await hand.settle();
});
