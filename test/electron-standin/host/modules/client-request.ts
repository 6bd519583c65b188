import { EventEmitter } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import type { ClientRequestConstructorOptions, ClientRequest as ElectronClientRequest } from 'electron';
import { netError } from './net-error.ts';

type Implemented =
  | 'abort'
  | 'followRedirect'
  | 'getHeader'
  | 'removeHeader'
  | 'setHeader'
  | 'write'
  | 'chunkedEncoding';

/**
 * Electron's request over Node's HTTP. The body is gathered and sent by `end`, as in Electron unless the encoding is
 * chunked; the response is Node's own, which has every member of Electron's.
 *
 *     gathering ──end──▶ sent ──redirect──▶ sent … ──response──▶ done
 *         └──────── abort ──────┴──────────────────▶ aborted
 */
export class ClientRequest extends EventEmitter implements Pick<ElectronClientRequest, Implemented> {
  chunkedEncoding = false;
  readonly #redirectMode: 'follow' | 'error' | 'manual';
  readonly #headers = new Map<string, { readonly name: string; readonly value: string | string[] }>();
  readonly #body: Buffer[] = [];
  #method: string;
  #url: URL;
  #sent: http.ClientRequest | null = null;
  #isAborted = false;
  #mayFollow = false;

  constructor(asked: ClientRequestConstructorOptions | string) {
    super();
    const options = typeof asked === 'string' ? { url: asked } : asked;
    this.#url = urlOf(options);
    if (!/^https?:$/.test(this.#url.protocol))
      throw new Error('ClientRequest only supports http: and https: protocols');
    this.#method = (options.method ?? 'GET').toUpperCase();
    this.#redirectMode = options.redirect ?? 'follow';
    for (const [name, value] of Object.entries(options.headers ?? {})) this.#keepHeader(name, value);
  }

  setHeader(name: string, value: string): void {
    if (this.#sent !== null) throw new Error("Can't set headers after they are sent");
    this.#keepHeader(name, value);
  }

  getHeader(name: string): string {
    // Electron's type says text; a header that was given as a list comes back as one.
    return this.#headers.get(name.toLowerCase())?.value as string;
  }

  removeHeader(name: string): void {
    if (this.#sent !== null) throw new Error("Can't remove headers after they are sent");
    this.#headers.delete(name.toLowerCase());
  }

  write(chunk: string | Buffer, encoding?: string, callback?: () => void): void {
    if (this.#sent !== null) throw new Error('write after end');
    this.#body.push(typeof chunk === 'string' ? Buffer.from(chunk, encoding as BufferEncoding) : chunk);
    if (callback !== undefined) queueMicrotask(callback);
  }

  end(chunk?: string | Buffer, encoding?: string, callback?: () => void): this {
    if (this.#sent !== null || this.#isAborted) return this;
    if (chunk !== undefined) this.write(chunk, encoding);
    if (callback !== undefined) this.once('finish', callback);
    this.#send();
    return this;
  }

  abort(): void {
    if (this.#isAborted) return;
    this.#isAborted = true;
    this.#sent?.destroy();
    queueMicrotask(() => {
      this.emit('abort');
      this.emit('close');
    });
  }

  /** To be called while `redirect` is emitted. */
  followRedirect(): void {
    this.#mayFollow = true;
  }

  #keepHeader(name: string, value: string | string[]): void {
    this.#headers.set(name.toLowerCase(), { name, value });
  }

  #send(): void {
    const { request } = this.#url.protocol === 'https:' ? https : http;
    const headers = Object.fromEntries([...this.#headers.values()].map(({ name, value }) => [name, value]));
    const sent = request(this.#url, { method: this.#method, headers });
    this.#sent = sent;
    sent.on('finish', () => this.emit('finish'));
    sent.on('response', (response) => this.#answer(response));
    sent.on('error', (error) => {
      if (!this.#isAborted) this.emit('error', netError(error));
    });
    sent.on('close', () => {
      if (!this.#isAborted && this.#sent === sent) this.emit('close');
    });
    sent.end(Buffer.concat(this.#body));
  }

  #answer(response: http.IncomingMessage): void {
    const { statusCode = 0, headers } = response;
    const isRedirect = [301, 302, 303, 307, 308].includes(statusCode) && headers.location !== undefined;
    if (isRedirect) this.#redirect(response, new URL(headers.location!, this.#url));
    else this.emit('response', response);
  }

  #redirect(response: http.IncomingMessage, target: URL): void {
    const statusCode = response.statusCode ?? 0;
    response.resume();
    if (this.#redirectMode === 'error') return this.#fail('Attempted to redirect, but redirect policy was "error"');
    const becomesGet = statusCode === 303 || (statusCode < 303 && this.#method === 'POST');
    const method = becomesGet && this.#method !== 'HEAD' ? 'GET' : this.#method;
    this.#mayFollow = this.#redirectMode === 'follow';
    this.emit('redirect', statusCode, method, target.href, response.headers);
    if (this.#isAborted) return undefined;
    if (!this.#mayFollow) return this.#fail('Redirect was cancelled');
    if (method !== this.#method) this.#body.length = 0;
    if (target.origin !== this.#url.origin) for (const name of ['authorization', 'cookie']) this.#headers.delete(name);
    this.#method = method;
    this.#url = target;
    return this.#send();
  }

  #fail(message: string): void {
    this.#isAborted = true;
    this.#sent?.destroy();
    this.emit('error', new Error(message));
    this.emit('close');
  }
}

/** `url`, or the parts that Node's `http.request` takes. */
function urlOf(options: ClientRequestConstructorOptions): URL {
  if (options.url !== undefined) return new URL(options.url);
  const protocol = options.protocol ?? 'http:';
  const host =
    options.host ?? `${options.hostname ?? 'localhost'}${options.port === undefined ? '' : `:${options.port}`}`;
  const path = options.path ?? '/';
  if (path.includes(' ')) throw new TypeError('Request path contains unescaped characters');
  return new URL(path, `${protocol}//${host}`);
}
