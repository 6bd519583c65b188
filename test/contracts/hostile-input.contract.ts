import type { HubInput, HubRequest } from '#contracts/hub-api.ts';
import { hubApi } from '#contracts/hub-api.ts';
import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import { expect, test } from 'vitest';
import type { CommandEntry } from '#domain/kernel/command.ts';
import type { HubSession } from '../support/hub-session.ts';
import { completeSetUp, newCommand, newInstallation } from '../support/hub-session.ts';
import type { RunHubOptions } from '../support/running-hub.ts';
import { runHubForTest } from '../support/running-hub.ts';

const hostileTexts = [
  `'; DROP TABLE record; --`,
  `" OR ""="`,
  '%_\\',
  '\u0000',
  '\ud800',
  '\u202egnp.exe',
  '<img src=x onerror=alert(1)>',
  '${7*7}{{7*7}}',
  '__proto__',
  'x'.repeat(5_000),
  '𝕳'.repeat(100),
];
const hostileValues = [null, {}];

/** Whatever is put where a text is expected, the hub answers by the contract; it never breaks. */
export function hostileInputContract(engine: string, options: () => Promise<RunHubOptions>): void {
  test(
    `on ${engine}, hostile input is refused or kept as the text it is, and breaks nothing`,
    { timeout: 60_000 },
    async () => {
      const { origin, setUpToken, logged } = await runHubForTest(await options());
      const setUp = {
        token: setUpToken,
        organisation: 'Lindenhof Clinic',
        site: { code: 'BER', name: 'Berlin', zone: 'Europe/Berlin' },
        administrator: { name: 'Ada Winter', login: 'ada', email: null, password: 'correct horse battery' },
      };
      const administrator = await completeSetUp(origin, setUp);
      const broken: string[] = [];
      for (const [name, input] of Object.entries(validInputs(administrator, setUp))) {
        for (const hostile of variantsOf(input)) {
          const answer = await fetch(`${origin}${hubApi[name as HubRequest].path}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', authorization: `Bearer ${administrator.opened.token}` },
            body: JSON.stringify(hostile),
          });
          expect(await answer.text(), 'not one was turned away unread').not.toContain('request.too-many');
          if (answer.status >= 500) broken.push(`${name} ${JSON.stringify(hostile).slice(0, 300)}`);
        }
      }

      expect(broken).toEqual([]);
      expect(logged()).not.toMatch(/request broke off|broke while it was decided/);
      expect((await administrator.readAll()).size).toBeGreaterThan(5);
    },
  );
}

/** Input for each request that reads texts. Those that would end the session are left out. */
function validInputs(administrator: HubSession, setUp: Omit<HubInput<'setup.complete'>, 'device'>) {
  const device = newInstallation();
  return {
    'setup.complete': { ...setUp, device },
    'session.open': { login: 'ada', password: 'wrong', device },
    'session.revoke': { id: 'session:1' },
    'account.create': { person: 'person:1', login: 'somebody' },
    'account.reset': { person: 'person:1' },
    'password.change': { currentPassword: 'wrong', newPassword: 'another password' },
    'sync.pull': { protocol: 1, cursor: { place: 1, scopes: 'desk' }, limit: 10 },
    'sync.push': { protocol: 1, commands: [aCommand(administrator.opened.principal.id, device)] },
    'number.lease': { device },
    'enrolment.offer': { person: 'person:1', site: 'site:1' },
    'enrolment.claim': { code: 'ABCD-EFGH', hostName: 'nb-1', publicKey: 'AAAA' },
    'device.challenge': { device: 'device:1' },
    'device.open-session': { device: 'device:1', challenge: 'text', signature: 'AAAA' },
    'portal.incident': { id: 'incident:1' },
  } satisfies Partial<{ [Name in HubRequest]: HubInput<Name> }>;
}

function aCommand(actor: CommandEntry['actor'], device: CommandEntry['device']) {
  const input = { ...aLogInput(), description: 'In words.', number: null, routing: null };
  return newCommand(actor, device, 'incident.log', 'incident:1', input);
}

/** The input with one leaf after the other replaced by each hostile thing, and with a field too many. */
function variantsOf(input: object): readonly unknown[] {
  const leaves = leavesOf(input, []);
  const hostile = [...hostileTexts, ...hostileValues];
  return [{ ...input, extra: 1 }, ...leaves.flatMap((path) => hostile.map((value) => replaced(input, path, value)))];
}

function leavesOf(value: unknown, path: readonly string[]): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

function replaced(value: unknown, [key, ...path]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((inner, index) => (String(index) === key ? replaced(inner, path, by) : inner));
  const fields: Readonly<Record<string, unknown>> = { ...(value as object) };
  return { ...fields, [key]: replaced(fields[key], path, by) };
}
