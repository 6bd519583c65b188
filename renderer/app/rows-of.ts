import type { RxDocument } from 'rxdb';

/**
 * Plain records of RxDB documents. RxDB hands out one document object per revision, so a record that did not change
 * stays the same object from one emission to the next, and a row that shows it need not be drawn again.
 */
const plainByDocument = new WeakMap<object, object>();

export function rowsOf<State extends object>(documents: readonly RxDocument<State>[]): readonly State[] {
  return documents.map(rowOf);
}

export function rowOf<State extends object>(document: RxDocument<State>): State {
  const known = plainByDocument.get(document);
  // Written four lines below from the same document, so it has that document's shape.
  if (known !== undefined) return known as State;
  const plain = document.toJSON() as State;
  plainByDocument.set(document, plain);
  return plain;
}
