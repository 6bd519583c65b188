import { describe, expect, test } from 'vitest';
import { recordKinds } from './processes.ts';

const commands = recordKinds.flatMap((kind) =>
  Object.entries(kind.commands).map(([name, definition]) => ({ name, definition, kind })),
);

test('every record has a name of its own', () => {
  const names = recordKinds.map(({ record }) => record.name);
  expect(new Set(names).size).toBe(names.length);
});

test('a blank record carries the id it was made for', () => {
  for (const kind of recordKinds) expect(kind.blank(`${kind.record.name}:1`).id).toBe(`${kind.record.name}:1`);
});

describe.each(commands)('$name', ({ name, definition, kind }) => {
  test('is named after its record, and so is its line in the journal', () => {
    expect(name.startsWith(`${kind.record.name}.`)).toBe(true);
    expect(definition.line.startsWith(`${kind.record.name}.`)).toBe(true);
    expect(definition.line).not.toBe(name);
  });

  test('has a rule that says who may issue it', () => {
    expect(typeof kind.policy.mayIssue[name]).toBe('function');
  });

  test('refuses fields that nobody defined', () => {
    const outcome = definition.input.safeParse({ nobodyDefinedThis: true });
    expect(outcome.success).toBe(false);
  });
});
