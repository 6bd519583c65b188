/** Most systems allow 255 bytes; some of them are left to whoever makes a copy beside it. */
const MOST_BYTES = 200;

/** A file's name, shorter where its letters take more bytes than systems allow. Its ending stays. */
export function shortFileName(name: string): string {
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 ? name.slice(dot) : '';
  let stem = name.slice(0, name.length - ending.length);
  while (stem.length > 1 && Buffer.byteLength(stem + ending) > MOST_BYTES) stem = stem.slice(0, -1);
  // A character of two halves is not cut into one.
  return stem.replace(/[\uD800-\uDBFF]$/, '') + ending;
}
