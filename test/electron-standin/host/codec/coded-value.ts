/**
 * A value as it lies in a message: what JSON can say stands in brackets; other primitives are spelled out; a number is
 * the place of an object in the message's table, so that shared and circular references stay what they are.
 */
export type CodedSlot =
  | readonly [string | number | boolean | null]
  | { readonly special: 'undefined' | 'NaN' | 'Infinity' | '-Infinity' | '-0' }
  | { readonly bigint: string }
  | number;

/** One object of the table. */
export type CodedObject =
  | { readonly kind: 'array'; readonly length: number; readonly items: readonly (readonly [string, CodedSlot])[] }
  | { readonly kind: 'object'; readonly properties: readonly (readonly [string, CodedSlot])[] }
  | { readonly kind: 'date'; readonly epochMs: number | null }
  | { readonly kind: 'pattern'; readonly source: string; readonly flags: string }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [CodedSlot, CodedSlot])[] }
  | { readonly kind: 'set'; readonly members: readonly CodedSlot[] }
  | { readonly kind: 'buffer'; readonly base64: string }
  | {
      readonly kind: 'view';
      readonly name: ViewName;
      readonly buffer: CodedSlot;
      readonly offset: number;
      readonly length: number;
    }
  | {
      readonly kind: 'error';
      readonly name: string;
      readonly message: string;
      readonly stack: string;
      /** `null` when the error has no cause; a cause that is null has a slot. */
      readonly cause: CodedSlot | null;
    }
  | { readonly kind: 'boxed'; readonly primitive: CodedSlot };

export const viewTypes = {
  BigInt64Array,
  BigUint64Array,
  DataView,
  Float32Array,
  Float64Array,
  Int16Array,
  Int32Array,
  Int8Array,
  Uint16Array,
  Uint32Array,
  Uint8Array,
  Uint8ClampedArray,
} as const;
export type ViewName = keyof typeof viewTypes;

/** Errors keep their name only if it is one of these, as in the structured clone algorithm. */
export const errorTypes = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError } as const;

/** Marks a message that JSON could carry as it is; the other kind begins with a bracket. */
export const PLAIN_MARK = 'J';
