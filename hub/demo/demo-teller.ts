import type { CommandEntry } from '#domain/kernel/command.ts';
import { COMMAND_SCHEMA_VERSION, commandEntry } from '#domain/kernel/command.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import type { CommandInput, CommandName } from '#domain/processes.ts';
import { v7 } from 'uuid';
import type { Chance } from './chance.ts';

/** One act of the demo's past: who and what. It goes through the same gate as everybody's. */
export interface DemoCommand {
  readonly principal: Principal;
  readonly entry: CommandEntry;
}

/** Writes down what people of the demo did, with ids that come from its chance. */
export interface DemoTeller {
  readonly chance: Chance;
  readonly newId: <const Name extends string>(record: Name, atMs: number) => `${Name}:${string}`;
  readonly tell: <Name extends CommandName>(
    principal: Principal,
    name: Name,
    target: string,
    input: CommandInput<Name>,
    atMs: number,
  ) => DemoCommand;
}

export function createTeller(chance: Chance): DemoTeller {
  const uuidAt = (atMs: number) =>
    v7({ msecs: Math.floor(atMs), random: chance.bytes(16), seq: chance.wholeBetween(0, 0x7fff_ffff) });
  return {
    chance,
    newId: (record, atMs) => `${record}:${uuidAt(atMs).replaceAll('-', '')}`,
    tell: (principal, name, target, input, atMs) => ({
      principal,
      entry: commandEntry.parse({
        id: uuidAt(atMs),
        name,
        target,
        input,
        actor: principal.id,
        device: installationOf(principal),
        issuedAtMs: Math.floor(atMs),
        hubOffsetMs: 0,
        schemaVersion: COMMAND_SCHEMA_VERSION,
      }),
    }),
  };
}

/** Each person of the demo works at one installation, named after them. */
function installationOf(principal: Principal): string {
  if (principal.kind === 'device' || principal.kind === 'desk') return principal.id;
  return `client:demo${principal.id.slice(principal.id.indexOf(':') + 1)}`;
}
