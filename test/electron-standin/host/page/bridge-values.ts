import type { BareList } from './intrinsics.ts';
import {
  append,
  applyFunction,
  bareList,
  cloneStructure,
  defineProperty,
  freeze,
  getPrototypeOf,
  isArray,
  keysOf,
  PlainError,
  PlainMap,
  PlainPromise,
  PlainTypeError,
  PlainWeakMap,
  dropFromMap,
  readMap,
  readWeakly,
  settled,
  tagOf,
  writeMap,
  writeWeakly,
} from './intrinsics.ts';

/** A value on its way to the other world. Only what `clone` holds relies on Chromium's own structured clone. */
export type Packed =
  | { readonly kind: 'clone'; readonly value: unknown }
  | { readonly kind: 'function'; readonly id: number }
  /** A function of the receiver's world that comes home. */
  | { readonly kind: 'own-function'; readonly id: number }
  | { readonly kind: 'promise'; readonly id: number }
  | { readonly kind: 'error'; readonly message: string }
  | { readonly kind: 'list'; readonly items: BareList<Packed> }
  | { readonly kind: 'object'; readonly keys: BareList<string>; readonly values: BareList<Packed> };

/** What only the other world can do. */
export interface OtherWorld {
  call(id: number, args: Packed): unknown;
  settle(id: number, isFulfilled: boolean, value: Packed): void;
}

export interface BridgeValues {
  /** @throws TypeError beyond a depth of 1000, and for what cannot be cloned. */
  pack(value: unknown): Packed;
  unpack(packed: Packed): unknown;
  /** For APIs: nothing in it can be changed afterwards. */
  unpackFrozen(packed: Packed): unknown;
  /** Calls a function of this world that was packed before. */
  callOwn(id: number, args: Packed): unknown;
  settleOwn(id: number, isFulfilled: boolean, value: Packed): void;
}

type AnyFunction = (...args: unknown[]) => unknown;

const DEEPEST = 1000;
/** Tags that need no trial clone; their bytes may be many. */
const surelyCloneable = /^\[object (?:ArrayBuffer|DataView|Date|RegExp|Blob|File|\w+Array)\]$/;
const matches = RegExp.prototype.test.bind(surelyCloneable);

/** Copies values between two worlds by the rules of Electron's context bridge. */
export function createBridgeValues(otherWorld: OtherWorld): BridgeValues {
  const ownFunctions = new PlainMap<number, { readonly call: AnyFunction; readonly self: unknown }>();
  const ownIds = new PlainWeakMap<object, number>();
  const foreignIds = new PlainWeakMap<object, number>();
  const foreignFunctions = new PlainMap<number, AnyFunction>();
  const awaited = new PlainMap<
    number,
    { readonly resolve: (value: unknown) => void; readonly reject: (reason: unknown) => void }
  >();
  let lastId = 0;
  const nextId = (): number => (lastId += 1);

  const pack = (value: unknown): Packed => packInside(value, undefined, new PlainWeakMap(), 0);

  function packInside(value: unknown, holder: unknown, seen: WeakMap<object, Packed>, depth: number): Packed {
    if (depth > DEEPEST) {
      throw new PlainTypeError(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
      );
    }
    if (typeof value === 'symbol') return { kind: 'clone', value: undefined };
    if (typeof value === 'function') return packFunction(value as AnyFunction, holder);
    if (typeof value !== 'object' || value === null) return { kind: 'clone', value };
    const known = readWeakly(seen, value);
    if (known !== undefined) return known;
    if (value instanceof PlainPromise) return packPromise(value);
    if (value instanceof PlainError) return { kind: 'error', message: value.message };
    if (isArray(value)) return packList(value as unknown[], seen, depth);
    if (isPlain(value)) return packObject(value as Record<string, unknown>, seen, depth);
    if (!matches(tagOf(value))) cloneStructure(value);
    return { kind: 'clone', value };
  }

  function packFunction(call: AnyFunction, self: unknown): Packed {
    const foreignId = readWeakly(foreignIds, call);
    if (foreignId !== undefined) return { kind: 'own-function', id: foreignId };
    const knownId = readWeakly(ownIds, call);
    if (knownId !== undefined) return { kind: 'function', id: knownId };
    const id = nextId();
    writeWeakly(ownIds, call, id);
    writeMap(ownFunctions, id, { call, self });
    return { kind: 'function', id };
  }

  function packPromise(promise: Promise<unknown>): Packed {
    const id = nextId();
    void settled(
      promise,
      (value) => otherWorld.settle(id, true, pack(value)),
      (reason) => otherWorld.settle(id, false, pack(reason)),
    );
    return { kind: 'promise', id };
  }

  function packList(items: readonly unknown[], seen: WeakMap<object, Packed>, depth: number): Packed {
    const packed = { kind: 'list', items: bareList<Packed>() } as const;
    writeWeakly<Packed>(seen, items, packed);
    for (let at = 0; at < items.length; at += 1) append(packed.items, packInside(items[at], items, seen, depth + 1));
    return packed;
  }

  function packObject(value: Record<string, unknown>, seen: WeakMap<object, Packed>, depth: number): Packed {
    const packed = { kind: 'object', keys: bareList<string>(), values: bareList<Packed>() } as const;
    writeWeakly<Packed>(seen, value, packed);
    const keys = keysOf(value);
    for (let at = 0; at < keys.length; at += 1) {
      append(packed.keys, keys[at]!);
      append(packed.values, packInside(value[keys[at]!], value, seen, depth + 1));
    }
    return packed;
  }

  const unpack = (packed: Packed): unknown => unpackInside(packed, (made) => made, new PlainWeakMap());
  const unpackFrozen = (packed: Packed): unknown => unpackInside(packed, freeze, new PlainWeakMap());

  type Finish = (made: object) => object;
  function unpackInside(packed: Packed, finish: Finish, made: WeakMap<object, object>): unknown {
    const known = readWeakly(made, packed);
    if (known !== undefined) return known;
    switch (packed.kind) {
      case 'clone':
        return packed.value;
      case 'error':
        return new PlainError(packed.message);
      case 'own-function':
        return readMap(ownFunctions, packed.id)?.call;
      case 'function':
        return finish(foreignFunction(packed.id));
      case 'promise':
        return new PlainPromise((resolve, reject) => writeMap(awaited, packed.id, { resolve, reject }));
      case 'list': {
        const items: unknown[] = [];
        writeWeakly<object>(made, packed, items);
        for (let at = 0; at < packed.items.length; at += 1) {
          put(items, at, unpackInside(packed.items[at]!, finish, made));
        }
        return finish(items);
      }
      case 'object': {
        const object = {};
        writeWeakly<object>(made, packed, object);
        for (let at = 0; at < packed.keys.length; at += 1) {
          put(object, packed.keys[at]!, unpackInside(packed.values[at]!, finish, made));
        }
        return finish(object);
      }
      default:
        throw new PlainTypeError('Unknown kind of value on the bridge.', { cause: packed satisfies never });
    }
  }

  function foreignFunction(id: number): AnyFunction {
    const known = readMap(foreignFunctions, id);
    if (known !== undefined) return known;
    const proxy: AnyFunction = (...args) => otherWorld.call(id, pack(args));
    writeWeakly(foreignIds, proxy, id);
    writeMap(foreignFunctions, id, proxy);
    return proxy;
  }

  return {
    pack,
    unpack,
    unpackFrozen,
    callOwn: (id, args) => {
      const own = readMap(ownFunctions, id);
      if (own === undefined) throw new PlainError('The function is gone.');
      return applyFunction(own.call, own.self, unpack(args) as unknown[]);
    },
    settleOwn: (id, isFulfilled, value) => {
      const promise = readMap(awaited, id);
      dropFromMap(awaited, id);
      if (isFulfilled) promise?.resolve(unpack(value));
      else promise?.reject(unpack(value));
    },
  };
}

/** Objects and instances of classes, which lose their prototype on the way; not those with slots of their own. */
function isPlain(value: object): boolean {
  if (tagOf(value) !== '[object Object]') return false;
  const prototype = getPrototypeOf(value);
  return prototype === null || typeof prototype === 'object';
}

function put(target: object, key: string | number, value: unknown): void {
  const descriptor = { __proto__: null, value, writable: true, enumerable: true, configurable: true };
  defineProperty(target, key, descriptor as PropertyDescriptor);
}
