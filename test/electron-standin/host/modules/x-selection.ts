import x11 from 'x11';

/** What an X server's clipboard holds, by the names that programs give to its forms (ICCCM 2; `TARGETS` lists them). */
export interface XSelection {
  readonly forms: () => Promise<readonly string[]>;
  /** `null` for a form that nobody has. */
  readonly read: (form: string) => Promise<Buffer | null>;
  /** From now on it is this process that gives it out, until another program does. */
  readonly own: (forms: ReadonlyMap<string, Buffer>) => Promise<void>;
}

const ATOM = 4;
const INPUT_ONLY = 2;
const ANY_TYPE = 0;
const NOBODY = 0;
/** What is larger would have to be asked for in pieces (`INCR`), which nobody here does. */
const MOST_WORDS = 64 * 1024;
/** A program that owns the clipboard and hangs is not waited for. */
const ANSWERS_WITHIN_MS = 3_000;

/** @param display As in `DISPLAY`. @param selection `CLIPBOARD`, or `PRIMARY` for what is only selected. */
export async function openXSelection(display: string, selection: 'CLIPBOARD' | 'PRIMARY'): Promise<XSelection> {
  const { client, screen } = await opened(display);
  const atom = (name: string): Promise<number> => asked((answer) => client.InternAtom(false, name, answer));
  const [clipboard, targets, place] = [await atom(selection), await atom('TARGETS'), await atom('DESKBELL_STANDIN')];
  const window = client.AllocID();
  client.CreateWindow(window, screen[0]!.root, 0, 0, 1, 1, 0, 0, INPUT_ONLY, 0, {});
  let owned: ReadonlyMap<number, Buffer> | null = null;
  let notified: (property: number) => void = () => undefined;
  let turn: Promise<unknown> = Promise.resolve();

  client.on('event', (event) => {
    if (event.name === 'SelectionRequest') give(event as x11.XSelectionEvent);
    else if (event.name === 'SelectionClear') owned = null;
    else if (event.name === 'SelectionNotify') notified((event as x11.XSelectionEvent).property);
  });

  function give({ requestor, target, property, time }: x11.XSelectionEvent): void {
    const form = owned?.get(target);
    const at = property === 0 ? target : property;
    if (target === targets) client.ChangeProperty(0, requestor, at, ATOM, 32, [targets, ...(owned?.keys() ?? [])]);
    else if (form !== undefined) client.ChangeProperty(0, requestor, at, target, 8, form);
    const isGiven = target === targets || form !== undefined;
    const answer = { name: 'SelectionNotify', seq: 0, time, requestor, selection: clipboard, target };
    client.SendEvent(requestor, 0, 0, { ...answer, property: isGiven ? at : 0 });
  }

  async function converted(target: number): Promise<Buffer | null> {
    const owner = await asked<number>((answer) => client.GetSelectionOwner(clipboard, answer));
    if (owner === NOBODY) return null;
    const { promise, resolve } = Promise.withResolvers<number>();
    notified = resolve;
    const tooLate = setTimeout(() => resolve(0), ANSWERS_WITHIN_MS);
    client.ConvertSelection(window, clipboard, target, place, 0);
    const property = await promise;
    clearTimeout(tooLate);
    if (property === 0) return null;
    const { data } = await asked<{ readonly data: Buffer }>((answer) =>
      client.GetProperty(1, window, property, ANY_TYPE, 0, MOST_WORDS, answer),
    );
    return data;
  }

  /** One after the other: all answers come to one place. */
  function inTurn<Value>(act: () => Promise<Value>): Promise<Value> {
    const done = turn.then(act);
    turn = done.catch(() => undefined);
    return done;
  }

  return {
    forms: () =>
      inTurn(async () => {
        const listed = (await converted(targets)) ?? Buffer.alloc(0);
        const atoms = Array.from({ length: listed.length / 4 }, (_, index) => listed.readUInt32LE(index * 4));
        return await Promise.all(atoms.map((one) => asked<string>((answer) => client.GetAtomName(one, answer))));
      }),
    read: (form) => inTurn(async () => await converted(await atom(form))),
    own: (forms) =>
      inTurn(async () => {
        const named = await Promise.all([...forms].map(async ([name, bytes]) => [await atom(name), bytes] as const));
        owned = forms.size === 0 ? null : new Map(named);
        client.SetSelectionOwner(forms.size === 0 ? NOBODY : window, clipboard, 0);
        await asked<number>((answer) => client.GetSelectionOwner(clipboard, answer));
      }),
  };
}

async function opened(display: string): Promise<x11.XDisplay> {
  const it = await asked<x11.XDisplay>((answer) => x11.createClient({ display, shm: false }, answer));
  // The app is not kept alive by its clipboard.
  it.client.stream.unref?.();
  return it;
}

function asked<Value>(ask: (answer: x11.Answer<Value>) => void): Promise<Value> {
  return new Promise((resolve, reject) =>
    ask((error, value) => (error === null || error === undefined ? resolve(value) : reject(error))),
  );
}
