import { Fault } from '#contracts/fault.ts';
import type { HowTogether, TogetherWrite, WritesTogether } from '../write-together.ts';
import type { OpenEndedDriver } from './open-ended.ts';
import { withStorageFaults } from './sqlite-fault.ts';
import type { OpenedInstance } from './storage-instance.ts';

type Member = Pick<OpenedInstance<never>, 'writeWithin' | 'putWithin' | 'tellOfMuch'> & {
  readonly driver: OpenEndedDriver;
};

export interface TogetherWriter {
  readonly join: (instance: object, member: Member) => void;
  readonly write: WritesTogether['writeTogether'];
  readonly tellOfMuch: WritesTogether['tellOfMuch'];
}

/** Writes to several collections of one database in one transaction. */
export function createTogetherWriter(): TogetherWriter {
  const members = new WeakMap<object, Member>();

  function memberOf(instance: object): Member {
    const member = members.get(instance);
    if (member !== undefined) return member;
    throw new Fault('storage.failed', 'A collection of another storage cannot be written together with these.');
  }

  // Async, so that what is thrown rejects the promise.
  async function write(
    writes: readonly TogetherWrite[],
    { context, isRepeatable, isContinued }: HowTogether,
  ): Promise<void> {
    const drivers = new Set(writes.map(({ instance }) => memberOf(instance).driver));
    const [driver, another] = drivers;
    if (driver === undefined) return;
    if (another !== undefined) throw new Fault('storage.failed', 'Collections of two databases share no transaction.');
    const act = () => writes.map((one) => writeOne(memberOf(one.instance), one, context));
    const tell = withStorageFaults('together', () =>
      isRepeatable ? driver.unhurried(act, isContinued === true) : driver.transaction(act),
    );
    for (const each of tell) each();
  }

  return {
    join: (instance, member) => members.set(instance, member),
    write,
    tellOfMuch: (instances) => {
      for (const instance of instances) memberOf(instance).tellOfMuch();
    },
  };
}

function writeOne({ writeWithin, putWithin }: Member, write: TogetherWrite, context: string): () => void {
  if ('rows' in write) return writeWithin([...write.rows], context);
  putWithin(write.documents);
  return () => {};
}
