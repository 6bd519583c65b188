import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pointerButtons } from './input.rules.ts';
import type { AgentPointer, PointerAct, PointerStep } from './pointer.rules.ts';
import { pointerAtRest, releasePointer, takePointer } from './pointer.rules.ts';

function take(acts: readonly PointerAct[], isOwn: (act: PointerAct) => boolean = () => false) {
  let pointer: AgentPointer = pointerAtRest;
  const steps = acts.flatMap((act) => {
    const plan = takePointer(pointer, act, isOwn(act));
    pointer = plan.pointer;
    return plan.steps;
  });
  return { pointer, steps };
}

const move = (sequence: number): PointerAct => ({ kind: 'move', sequence, at: { x: sequence, y: 0 } });
const button = (sequence: number, isDown: boolean): PointerAct => {
  return { kind: 'button', sequence, at: { x: sequence, y: 0 }, button: 'left', isDown };
};

/** The acts as a channel brings them that loses three of ten moves and mixes up those that are near to each other. */
const shaken = fc
  .array(fc.record({ isLost: fc.integer({ min: 0, max: 9 }).map((roll) => roll < 3), late: fc.nat(12) }), {
    maxLength: 80,
  })
  .map((fates) =>
    fates
      .map(({ isLost, late }, at) => ({ act: move(at + 1), isLost, arrives: at + late }))
      .filter(({ isLost }) => !isLost)
      .toSorted((one, other) => one.arrives - other.arrives)
      .map(({ act }) => act),
  );

describe('a late move (I8)', () => {
  test('never moves the pointer back, with 30 % lost and the rest out of order', () => {
    fc.assert(
      fc.property(shaken, (acts) => {
        const places = take(acts).steps.map((step) => (step.kind === 'move' ? step.to.x : 0));

        expect(places).toEqual(places.toSorted((one, other) => one - other));
        expect(places.at(-1) ?? 0).toBe(Math.max(0, ...acts.map(({ sequence }) => sequence)));
      }),
      { numRuns: 500 },
    );
  });

  test('that a click has overtaken is dropped: what was clicked is not dragged', () => {
    const { steps } = take([move(1), button(3, true), move(2), button(4, false)]);

    expect(steps.map((step) => (step.kind === 'move' ? step.to.x : step.kind))).toEqual([1, 3, 'button', 4, 'button']);
  });
});

describe('the helper’s own windows (C8)', () => {
  const banner = ({ at }: PointerAct) => at.x >= 100;

  test('are neither clicked nor scrolled', () => {
    const { steps } = take([button(100, true), button(101, false)], banner);
    const wheel = take([{ kind: 'wheel', sequence: 100, at: { x: 100, y: 0 }, turnX: 0, turnY: 120 }], banner);

    expect([...steps, ...wheel.steps].filter(({ kind }) => kind !== 'move')).toEqual([]);
  });

  test('have nothing dragged onto them: the button goes up where the hand was last let to', () => {
    const { steps, pointer } = take([button(1, true), move(50), move(100), button(101, false)], banner);

    expect(steps.map((step) => (step.kind === 'move' ? step.to.x : step.kind))).toEqual([1, 'button', 50, 'button']);
    expect(pointer.down).toEqual([]);
  });
});

test('after any beginning and a cut no button is down (I3)', () => {
  const anyAct: fc.Arbitrary<PointerAct> = fc.record({
    kind: fc.constant('button'),
    sequence: fc.nat(50),
    at: fc.record({ x: fc.nat(200), y: fc.nat(200) }),
    button: fc.constantFrom(...pointerButtons),
    isDown: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(anyAct), (acts) => {
      const { pointer, steps } = take(acts, ({ at }) => at.x > 100);
      const down = new Set<string>();
      for (const step of [...steps, ...releasePointer(pointer).steps] as PointerStep[]) {
        if (step.kind !== 'button') continue;
        expect(down.has(step.button)).toBe(!step.isDown);
        if (step.isDown) down.add(step.button);
        else down.delete(step.button);
      }

      expect(down).toEqual(new Set());
    }),
  );
});
