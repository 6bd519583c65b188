import type { CustomScheme, Protocol } from 'electron';
import { hostState } from '../host-state.ts';
import { schemeUrls } from './scheme-urls.ts';

export type SchemeHandler = Parameters<Protocol['handle']>[1];

/** `protocol` of one session: who answers for which scheme. */
export class SchemeHandlers implements Pick<
  Protocol,
  'handle' | 'unhandle' | 'isProtocolHandled' | 'registerSchemesAsPrivileged'
> {
  readonly #handlers = new Map<string, SchemeHandler>();

  handle(scheme: string, handler: SchemeHandler): void {
    if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    if (['http', 'https', 'file'].includes(scheme)) {
      throw new Error(`The stand-in for Electron serves schemes of one's own only, not ${scheme}.`);
    }
    schemeUrls.add(scheme);
    this.#handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    if (!this.#handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme);
  }

  /** The privileges themselves have no effect: every scheme is served as a standard, secure origin. */
  registerSchemesAsPrivileged(customSchemes: CustomScheme[]): void {
    if (hostState.isReady) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    }
    for (const { scheme } of customSchemes) schemeUrls.add(scheme);
  }

  /** For those who serve requests; apps have no such method. */
  static handlerOf(protocol: SchemeHandlers, scheme: string): SchemeHandler | undefined {
    return protocol.#handlers.get(scheme);
  }
}
