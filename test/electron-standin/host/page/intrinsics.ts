/**
 * Built-ins as they were before any code of the page ran. What the injected runtimes call in the page's own world goes
 * through these, so a page that replaces prototypes sees nothing of the bridge.
 */

/** `method(self, …)` for `self.method(…)`; a bound `call` looks nothing up any more when it is called. */
const methodOf = (prototype: object, name: string): never =>
  Function.prototype.call.bind(Reflect.get(prototype, name) as () => void) as never;
const getterOf = (prototype: object, name: string): never => {
  const descriptor: { readonly get?: (this: void) => unknown } = Object.getOwnPropertyDescriptor(prototype, name)!;
  return Function.prototype.call.bind(descriptor.get!) as never;
};

export const applyFunction = Reflect.apply;
export const cloneStructure = structuredClone;
export const { defineProperty, freeze, hasOwn, keys: keysOf } = Object;
export const getPrototypeOf: (value: object) => unknown = Object.getPrototypeOf;
export const { isArray } = Array;
export const tagOf: (value: unknown) => string = methodOf(Object.prototype, 'toString');

export const PlainError = Error;
export const PlainMap = Map;
export const PlainPromise = Promise;
export const PlainString = String;
export const PlainTypeError = TypeError;
export const PlainWeakMap = WeakMap;
export const PlainCustomEvent = CustomEvent;

type Listen = (target: EventTarget, name: string, listener: (event: Event) => void, isCapturing: boolean) => void;
export const addListener: Listen = methodOf(EventTarget.prototype, 'addEventListener');
export const dispatch: (target: EventTarget, event: Event) => boolean = methodOf(
  EventTarget.prototype,
  'dispatchEvent',
);
export const stopEvent: (event: Event) => void = methodOf(Event.prototype, 'stopImmediatePropagation');
export const detailOf: (event: Event) => unknown = getterOf(CustomEvent.prototype, 'detail');

type Settled = (
  promise: Promise<unknown>,
  fulfilled: (value: unknown) => unknown,
  rejected?: (reason: unknown) => unknown,
) => Promise<unknown>;
export const settled: Settled = methodOf(Promise.prototype, 'then');

export const readMap: <Key, Value>(map: Map<Key, Value>, key: Key) => Value | undefined = methodOf(
  Map.prototype,
  'get',
);
export const writeMap: <Key, Value>(map: Map<Key, Value>, key: Key, value: Value) => void = methodOf(
  Map.prototype,
  'set',
);
export const dropFromMap: <Key>(map: Map<Key, unknown>, key: Key) => void = methodOf(Map.prototype, 'delete');

type ReadWeakly = <Value>(map: WeakMap<object, Value>, key: object) => Value | undefined;
export const readWeakly: ReadWeakly = methodOf(WeakMap.prototype, 'get');
type WriteWeakly = <Value>(map: WeakMap<object, Value>, key: object, value: Value) => void;
export const writeWeakly: WriteWeakly = methodOf(WeakMap.prototype, 'set');

/** A list without a prototype: writing to it calls no setter a page may have put on `Array.prototype`. */
export interface BareList<Item> {
  readonly [at: number]: Item;
  readonly length: number;
}

export function bareList<Item>(): BareList<Item> {
  return { __proto__: null, length: 0 } as unknown as BareList<Item>;
}

export function append<Item>(list: BareList<Item>, item: Item): void {
  const open = list as { [at: number]: Item; length: number };
  open[open.length] = item;
  open.length += 1;
}
