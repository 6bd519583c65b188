import { bytesFromBase64 } from './base64.ts';
import type { CodedObject, CodedSlot } from './coded-value.ts';
import { errorTypes, PLAIN_MARK, viewTypes } from './coded-value.ts';

type ViewType = new (buffer: ArrayBuffer, offset: number, length: number) => ArrayBufferView;

/** The value that `encodeValue` wrote, made of this world's own objects. */
export function decodeValue(text: string): unknown {
  if (text.startsWith(PLAIN_MARK)) return JSON.parse(text.slice(PLAIN_MARK.length)) as unknown;
  const [root, table] = JSON.parse(text) as [CodedSlot, readonly CodedObject[]];
  return new ValueDecoder(table).valueOf(root);
}

class ValueDecoder {
  readonly #table: readonly CodedObject[];
  readonly #made = new Map<number, object>();

  constructor(table: readonly CodedObject[]) {
    this.#table = table;
  }

  valueOf(slot: CodedSlot): unknown {
    if (typeof slot === 'number') return this.#objectAt(slot);
    if ('special' in slot) return slot.special === 'undefined' ? undefined : Number(slot.special);
    if ('bigint' in slot) return BigInt(slot.bigint);
    return slot[0];
  }

  #objectAt(place: number): object {
    return this.#made.get(place) ?? this.#make(place, this.#table[place]!);
  }

  /** An object that can hold others is known by its place before they are made: they may point back at it. */
  #make(place: number, coded: CodedObject): object {
    const known = <Made extends object>(made: Made): Made => {
      this.#made.set(place, made);
      return made;
    };
    switch (coded.kind) {
      case 'array':
        return this.#fill(known(emptyArray(coded.length)), coded.items);
      case 'object':
        return this.#fill(known({}), coded.properties);
      case 'date':
        return known(new Date(coded.epochMs ?? Number.NaN));
      case 'pattern':
        return known(new RegExp(coded.source, coded.flags));
      case 'map': {
        const map = known(new Map<unknown, unknown>());
        for (const [key, value] of coded.entries) map.set(this.valueOf(key), this.valueOf(value));
        return map;
      }
      case 'set': {
        const set = known(new Set<unknown>());
        for (const member of coded.members) set.add(this.valueOf(member));
        return set;
      }
      case 'buffer':
        return known(bytesFromBase64(coded.base64).buffer);
      case 'view': {
        const View: ViewType = viewTypes[coded.name];
        return known(new View(this.valueOf(coded.buffer) as ArrayBuffer, coded.offset, coded.length));
      }
      case 'error':
        return this.#error(known, coded);
      case 'boxed':
        return known(new Object(this.valueOf(coded.primitive)));
      default:
        throw new TypeError(`Unknown kind of object in a message: ${JSON.stringify(coded satisfies never)}`);
    }
  }

  #fill(target: object, properties: readonly (readonly [string, CodedSlot])[]): object {
    for (const [key, slot] of properties) {
      const value = this.valueOf(slot);
      // Defined, not assigned: `__proto__` is a key like any other.
      Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
    }
    return target;
  }

  #error(known: <Made extends object>(made: Made) => Made, coded: CodedObject & { readonly kind: 'error' }): object {
    const ErrorType = errorTypes[coded.name as keyof typeof errorTypes];
    const error = known(new ErrorType(coded.message));
    Object.defineProperty(error, 'stack', { value: coded.stack, writable: true, configurable: true });
    if (coded.cause !== null) {
      Object.defineProperty(error, 'cause', { value: this.valueOf(coded.cause), writable: true, configurable: true });
    }
    return error;
  }
}

/** Nothing but holes: a sparse array keeps those that are not filled. */
function emptyArray(length: number): unknown[] {
  const items: unknown[] = [];
  items.length = length;
  return items;
}
