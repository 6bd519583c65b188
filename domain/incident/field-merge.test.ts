import { describe, expect, test } from 'vitest';
import { seeded } from '../../test/support/seeded.ts';
import { agentId, epochMs, serviceId } from '../kernel/fields.ts';
import { aContext, anAgentPrincipal } from '../kernel/kernel.fixtures.ts';
import { categoriseIncident, settleProposal } from './field.commands.ts';
import { mergedValuesOf } from './field-merge.rules.ts';
import { anIncident } from './incident.fixtures.ts';
import type { AlsoProposed, Incident, MergedField } from './incident.record.ts';
import { impacts, mergedFields, MOST_PROPOSED, urgencies } from './incident.record.ts';

const by = (name: string, nowMs = 9_000) =>
  aContext({ principal: anAgentPrincipal({ id: agentId.parse(`agent:${name}`) }), nowMs });

/** `change` as somebody makes it who sees `seen`, on whatever the ticket has become. */
function changed(incident: Incident, seen: Incident, change: Partial<Incident>, context = by('jonas')): Incident {
  const input = { ...mergedValuesOf(seen), ...mergedValuesOf({ ...seen, ...change }), from: mergedValuesOf(seen) };
  const outcome = categoriseIncident(incident, input, context);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

function settled(
  incident: Incident,
  { field, value }: Pick<AlsoProposed, 'field' | 'value'>,
  choice: 'take' | 'dismiss',
) {
  const outcome = settleProposal(incident, { field, value, choice }, by('lena', 20_000));
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

describe('two who change one ticket from the same base (COL-3)', () => {
  const seen = anIncident({ impact: 'user-affected', urgency: 'medium' });

  test('different fields are both taken, and nothing is left to pick', () => {
    const first = changed(seen, seen, { urgency: 'high' }, by('mira'));
    const both = changed(first, seen, { category: 'Mail' }, by('jonas'));

    expect(both).toMatchObject({ urgency: 'high', category: 'Mail', priority: 'p3', alsoProposed: [] });
  });

  test('the same field goes to the later one, and the earlier value is kept with its author and time', () => {
    const first = changed(seen, seen, { urgency: 'high' }, by('mira', 5_000));
    const both = changed(first, seen, { urgency: 'low' }, by('jonas', 4_000));

    expect(both).toMatchObject({
      urgency: 'low',
      priority: 'p5',
      alsoProposed: [{ field: 'urgency', value: 'high', by: 'agent:mira', atMs: 5_000 }],
    });
  });

  test('equal values are no conflict', () => {
    const first = changed(seen, seen, { urgency: 'high' }, by('mira'));

    expect(changed(first, seen, { urgency: 'high' }, by('jonas')).alsoProposed).toEqual([]);
  });

  test('whoever saw the other value and changes it leaves nothing to pick', () => {
    const first = changed(seen, seen, { urgency: 'high' }, by('mira'));

    expect(changed(first, first, { urgency: 'low' }, by('jonas')).alsoProposed).toEqual([]);
  });

  test('a change that does not say what it was made from overwrites, as before', () => {
    const first = changed(seen, seen, { urgency: 'high' }, by('mira'));
    const outcome = categoriseIncident(first, { ...mergedValuesOf(seen), urgency: 'low' }, by('jonas'));

    expect(outcome).toMatchObject({ ok: true, value: { urgency: 'low', alsoProposed: [] } });
  });

  test('a value set by a machine gives way without a word', () => {
    const byHub = { fieldAuthors: { urgency: { by: 'desk:hub', atMs: epochMs.parse(1) } }, urgency: 'high' } as const;

    expect(changed({ ...seen, ...byHub }, seen, { urgency: 'low' }).alsoProposed).toEqual([]);
  });

  test('a value that is set again is proposed no more', () => {
    const first = changed(seen, seen, { urgency: 'high' }, by('mira'));
    const both = changed(first, seen, { urgency: 'low' }, by('jonas'));

    expect(changed(both, both, { urgency: 'high' }, by('lena')).alsoProposed).toEqual([]);
  });
});

describe('picking (COL-3)', () => {
  const seen = anIncident();
  const first = changed(seen, seen, { urgency: 'high', category: 'Mail' }, by('mira'));
  const both = changed(first, seen, { urgency: 'low', category: 'Login' }, by('jonas'));

  test('taking it sets the field, its priority and its author; other fields stay to be picked', () => {
    expect(settled(both, { field: 'urgency', value: 'high' }, 'take')).toMatchObject({
      urgency: 'high',
      priority: 'p3',
      fieldAuthors: { urgency: { by: 'agent:lena', atMs: 20_000 } },
      alsoProposed: [{ field: 'category', value: 'Mail' }],
    });
  });

  test('dismissing it leaves the field as it is', () => {
    expect(settled(both, { field: 'category', value: 'Mail' }, 'dismiss')).toMatchObject({
      category: 'Login',
      alsoProposed: [{ field: 'urgency', value: 'high' }],
    });
  });

  test('what somebody else has settled is refused by name', () => {
    const outcome = settleProposal(seen, { field: 'urgency', value: 'high', choice: 'take' }, by('lena'));

    expect(outcome).toEqual({ ok: false, refusal: { code: 'incident.proposal-gone' } });
  });

  test('an ended ticket keeps its proposals and changes no more', () => {
    const ended = { ...both, state: 'resolved' as const };
    const outcome = settleProposal(ended, { field: 'urgency', value: 'high', choice: 'take' }, by('lena'));

    expect(outcome).toEqual({ ok: false, refusal: { code: 'incident.already-ended' } });
  });
});

test('proposals are limited: the latest are kept, the journal has them all', () => {
  const seen = anIncident();
  let incident = seen;
  for (let serial = 0; serial < 40; serial += 1) incident = changed(incident, seen, { category: `Kind ${serial}` });

  expect(incident.category).toBe('Kind 39');
  expect(incident.alsoProposed).toHaveLength(MOST_PROPOSED);
  expect(incident.alsoProposed.at(-1)).toMatchObject({ value: 'Kind 38' });
});

const choices: Readonly<Record<MergedField, readonly (string | null)[]>> = {
  category: [null, 'Mail', 'Login', 'Printer'],
  service: [null, serviceId.parse('service:mail'), serviceId.parse('service:erp')],
  impact: impacts,
  urgency: urgencies,
};

interface Act {
  readonly agent: string;
  /** How many acts the hub had taken when this agent last met it. */
  readonly seenAt: number;
  readonly field: MergedField;
  readonly value: string | null;
}

/** Acts in hub order; each by somebody who had last met the hub some acts before. */
function someActs(chance: () => number): readonly Act[] {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(chance() * items.length)]!;
  return Array.from({ length: 12 }, (_, place) => {
    const field = pick(mergedFields);
    const seenAt = Math.floor(chance() * (place + 1));
    return { agent: pick(['mira', 'jonas', 'lena', 'tom']), seenAt, field, value: pick(choices[field]) };
  });
}

/** The ticket before and after each act, as the hub decides them. */
function onHub(acts: readonly Act[]): readonly Incident[] {
  const states = [anIncident()];
  for (const [place, { agent, seenAt, field, value }] of acts.entries()) {
    states.push(changed(states.at(-1)!, states[seenAt]!, { [field]: value }, by(agent, 10_000 + place)));
  }
  return states;
}

test('in any interleaving no value that somebody chose is lost unseen (COL-3, seeded)', () => {
  for (let seed = 1; seed <= 400; seed += 1) {
    const acts = someActs(seeded(seed));
    const states = onHub(acts);
    for (const [place, { agent, seenAt, field, value }] of acts.entries()) {
      const lost = states[place]![field];
      const isOverwritten = value !== states[seenAt]![field] && lost !== value;
      const isUnseen = lost !== states[seenAt]![field];
      if (!isOverwritten || !isUnseen) continue;
      // Set at the log, nobody chose it over anything.
      const author = states[place]!.fieldAuthors[field];
      if (author === undefined) continue;
      const proposals = states[place + 1]!.alsoProposed;
      expect(proposals, `seed ${seed}, act ${place} of ${agent}`).toContainEqual({ field, value: lost, ...author });
    }
  }
});

test('every copy that follows the hub order ends the same, whatever it had guessed meanwhile (COL-3, seeded)', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const chance = seeded(seed);
    const acts = someActs(chance);
    const states = onHub(acts);
    // A console shows its own waiting acts over the last master it has; the next master ends the guess.
    const heardUpTo = Math.floor(chance() * acts.length);
    const waiting = acts.slice(heardUpTo).filter(({ agent }) => agent === 'mira');
    const guess = waiting.reduce(
      (shown, act, place) =>
        changed(shown, states[act.seenAt]!, { [act.field]: act.value }, by('mira', 10_000 + place)),
      states[heardUpTo]!,
    );
    const again = onHub(acts);

    expect(again.at(-1), `seed ${seed}`).toEqual(states.at(-1));
    for (const { field, value } of guess.alsoProposed) expect(value, `seed ${seed}`).not.toBe(guess[field]);
  }
});
