/** How long a browser may take to begin a download before its bytes are let go. */
const KEPT_MS = 60_000;

/** Hands a file to the browser to save, as bytes: never as a page that it could open on this site. */
export function saveFile(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  saveBlob(name, new Blob([bytes]));
}

/** The same for what may be too large to be in memory. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob.slice(0, blob.size, 'application/octet-stream'));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
