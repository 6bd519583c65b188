import type { KeyCode } from '#domain/remote-control/key-codes.ts';
import { writingKeys } from '#domain/remote-control/key-codes.ts';
import type { TwoDisplays } from './two-displays.ts';
import { expect, test } from './two-displays.ts';

/** Layouts, as `setxkbmap` takes them, and whether their right Alt is AltGr. */
const layouts = { de: true, fr: true, us: false, pl: true, jp: false, ru: false, 'us(intl)': true } as const;
type Layout = keyof typeof layouts;

/** One after the other: held keys first, the one that writes last. */
type Press = readonly KeyCode[];

/** Letters that accents go with. */
const letters: readonly KeyCode[] = ['KeyA', 'KeyE', 'KeyN'];
const isAccent = (symbol: number | undefined) => symbol !== undefined && symbol >= 0xfe50 && symbol <= 0xfe93;

/** Every key that writes with all that can be held beside it, in the order of a keyboard, accents apart. */
async function keysOf({ agent }: TwoDisplays, layout: Layout): Promise<{ plain: Press[]; accents: Press[] }> {
  const symbols = await agent.hand.server.readSymbols();
  const levels: readonly Press[] = [
    [],
    ['ShiftLeft'],
    ...(layouts[layout] ? ([['AltRight'], ['ShiftLeft', 'AltRight']] as const) : []),
  ];
  const all = levels.flatMap((held, level) =>
    writingKeys.map((code) => ({
      press: [...held, code],
      isAccent: isAccent(symbols.get(agent.hand.keycodeOf(code) ?? -1)?.[0]?.[level]),
    })),
  );
  const pressesOf = (accents: boolean) => all.filter((one) => one.isAccent === accents).map(({ press }) => press);
  return { plain: pressesOf(false), accents: pressesOf(true) };
}

async function type({ agent }: TwoDisplays, presses: readonly Press[]): Promise<void> {
  for (const codes of presses) {
    agent.hand.press(...codes);
    await agent.hand.settle();
  }
}

/** What the keys write on the agent's own computer, without us. */
async function writtenHere(seats: TwoDisplays, presses: readonly Press[]): Promise<string> {
  const { page, hand } = seats.agent;
  const box = page.locator('#plain');
  await box.fill('');
  await box.focus();
  await type(seats, presses);
  const heardLast = page.waitForEvent('console', (message) => message.text() === 'last');
  await box.evaluate((element) => {
    element.addEventListener('keyup', (event) => (event as KeyboardEvent).code === 'F2' && console.log('last'));
  });
  await expect
    .poll(async () => {
      hand.press('F2');
      await hand.settle();
      return Promise.race([heardLast.then(() => true), new Promise((resolve) => setTimeout(resolve, 100, false))]);
    })
    .toBe(true);
  return box.inputValue();
}

/** What they write on the user's computer, with everything in between. */
async function expectThere(seats: TwoDisplays, presses: readonly Press[], awaited: string): Promise<void> {
  const { page } = seats.user;
  await page.setContent('<textarea id="box" style="width: 90vw; height: 90vh"></textarea>');
  const box = page.locator('#box');
  await box.focus();
  await seats.agent.page.locator('#surface textarea').focus();
  await type(seats, presses);
  await expect.poll(() => box.inputValue(), { timeout: 45_000 }).toBe(awaited);
}

/** Accents with those letters that they make another letter of; with others each program does as it likes. */
async function lettersWithAccents(seats: TwoDisplays, accents: readonly Press[]): Promise<readonly Press[]> {
  const pairs = accents.flatMap((accent) => letters.map((letter): readonly Press[] => [accent, [letter]]));
  const lines = (
    await writtenHere(
      seats,
      pairs.flatMap((pair) => [...pair, ['Enter']]),
    )
  ).split('\n');
  return pairs.filter((_, at) => Array.from(lines[at] ?? '').length === 1).flat();
}

async function compare(seats: TwoDisplays, from: Layout, to: Layout): Promise<void> {
  seats.setLayouts(from, to);
  const { plain, accents } = await keysOf(seats, from);
  // Composed over there, a letter is the same text on whatever layout it arrives.
  const presses = from === to ? [...plain, ...(await lettersWithAccents(seats, accents))] : plain;
  const here = await writtenHere(seats, presses);

  await expectThere(seats, presses, here);
  expect(seats.outcomes.filter(({ state }) => state !== 'injected')).toEqual([]);
  expect(here.length).toBeGreaterThan(90);
}

for (const layout of Object.keys(layouts) as Layout[])
  test(`what each key of ${layout} writes, it writes on the user's computer (I1, I2, acceptance 5)`, async ({
    seats,
  }) => {
    await compare(seats, layout, layout);
  });

const unlike: readonly (readonly [Layout, Layout])[] = [
  ['de', 'us'],
  ['fr', 'de'],
  ['ru', 'fr'],
];

for (const [from, to] of unlike)
  test(`what each key of ${from} writes, it writes on a computer that has ${to} (I2, I4)`, async ({ seats }) => {
    await compare(seats, from, to);
  });
