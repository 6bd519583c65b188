import { bytesToBase64 } from './base64.ts';
import type { CodedObject, CodedSlot, ViewName } from './coded-value.ts';
import { errorTypes, PLAIN_MARK, viewTypes } from './coded-value.ts';
import { isPlainJson } from './plain-json.ts';

/** What the structured clone algorithm refuses, by the tag of `Object.prototype.toString`. */
const uncloneable =
  /^(?:Promise|WeakMap|WeakSet|WeakRef|Symbol|Window|HTMLDocument|Blob|File|MessagePort|Generator|AsyncGenerator|SharedArrayBuffer|(?:HTML|SVG)\w*Element)$/;

/**
 * Writes a value as text, keeping what a structured clone keeps.
 *
 * @throws Error with Electron's own words for a value that cannot be cloned.
 */
export function encodeValue(value: unknown): string {
  if (isPlainJson(value)) return PLAIN_MARK + JSON.stringify(value);
  const encoder = new ValueEncoder();
  const root = encoder.slotOf(value);
  return JSON.stringify([root, encoder.table]);
}

class ValueEncoder {
  readonly table: (CodedObject | null)[] = [];
  readonly #places = new Map<object, number>();

  slotOf(value: unknown): CodedSlot {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return [value];
      case 'number':
        return numberSlot(value);
      case 'undefined':
        return { special: 'undefined' };
      case 'bigint':
        return { bigint: String(value) };
      case 'object':
        return value === null ? [null] : this.#placeOf(value);
      case 'function':
      case 'symbol':
        throw notCloneable();
      default:
        throw new TypeError(`A value of an unknown type: ${typeof value}`);
    }
  }

  #placeOf(value: object): number {
    const known = this.#places.get(value);
    if (known !== undefined) return known;
    const place = this.table.length;
    this.#places.set(value, place);
    this.table.push(null);
    this.table[place] = this.#coded(value);
    return place;
  }

  #coded(value: object): CodedObject {
    if (Array.isArray(value)) return { kind: 'array', length: value.length, items: this.#properties(value) };
    if (ArrayBuffer.isView(value)) return this.#view(value);
    const tag = Object.prototype.toString.call(value).slice(8, -1);
    if (value instanceof Error || tag === 'Error') return this.#error(value as Error);
    switch (tag) {
      case 'Date':
        return { kind: 'date', epochMs: (value as Date).getTime() };
      case 'RegExp':
        return { kind: 'pattern', source: (value as RegExp).source, flags: (value as RegExp).flags };
      case 'Map':
        return {
          kind: 'map',
          entries: [...(value as Map<unknown, unknown>)].map(([key, held]) => [this.slotOf(key), this.slotOf(held)]),
        };
      case 'Set':
        return { kind: 'set', members: [...(value as Set<unknown>)].map((member) => this.slotOf(member)) };
      case 'ArrayBuffer':
        return { kind: 'buffer', base64: bytesToBase64(new Uint8Array(value as ArrayBuffer)) };
      case 'Boolean':
      case 'Number':
      case 'String':
        return { kind: 'boxed', primitive: this.slotOf(value.valueOf()) };
      default:
        if (uncloneable.test(tag)) throw notCloneable();
        return { kind: 'object', properties: this.#properties(value) };
    }
  }

  #properties(value: object): (readonly [string, CodedSlot])[] {
    return Object.entries(value).map(([key, held]: [string, unknown]) => [key, this.slotOf(held)]);
  }

  /** A view of a part of a larger buffer sends that part only: Node's buffers lie in pools of other people's bytes. */
  #view(view: ArrayBufferView): CodedObject {
    const name = Object.prototype.toString.call(view).slice(8, -1);
    if (!Object.hasOwn(viewTypes, name) || !(view.buffer instanceof ArrayBuffer)) throw notCloneable();
    const isWhole = view.byteLength === view.buffer.byteLength;
    const buffer = isWhole ? view.buffer : view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength);
    const length = view instanceof DataView ? view.byteLength : (view as Uint8Array).length;
    return { kind: 'view', name: name as ViewName, buffer: this.slotOf(buffer), offset: 0, length };
  }

  #error(error: Error): CodedObject {
    return {
      kind: 'error',
      name: Object.hasOwn(errorTypes, error.name) ? error.name : 'Error',
      message: error.message,
      stack: error.stack ?? '',
      cause: Object.hasOwn(error, 'cause') ? this.slotOf(error.cause) : null,
    };
  }
}

function numberSlot(value: number): CodedSlot {
  if (Object.is(value, -0)) return { special: '-0' };
  if (Number.isFinite(value)) return [value];
  return { special: String(value) as 'NaN' | 'Infinity' | '-Infinity' };
}

function notCloneable(): Error {
  return new Error('An object could not be cloned.');
}
