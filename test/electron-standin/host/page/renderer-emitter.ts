type Listener = (...args: never[]) => void;

/** The part of Node's EventEmitter that Electron gives to a sandboxed preload. */
export class RendererEmitter {
  readonly #listeners = new Map<string, readonly { readonly listener: Listener; readonly isOnce: boolean }[]>();

  on(name: string, listener: Listener): this {
    this.#listeners.set(name, [...this.#of(name), { listener, isOnce: false }]);
    return this;
  }

  once(name: string, listener: Listener): this {
    this.#listeners.set(name, [...this.#of(name), { listener, isOnce: true }]);
    return this;
  }

  off(name: string, listener: Listener): this {
    const at = this.#of(name).findLastIndex((entry) => entry.listener === listener);
    if (at !== -1) this.#listeners.set(name, this.#of(name).toSpliced(at, 1));
    return this;
  }

  addListener(name: string, listener: Listener): this {
    return this.on(name, listener);
  }

  removeListener(name: string, listener: Listener): this {
    return this.off(name, listener);
  }

  removeAllListeners(name?: string): this {
    if (name === undefined) this.#listeners.clear();
    else this.#listeners.delete(name);
    return this;
  }

  listenerCount(name: string): number {
    return this.#of(name).length;
  }

  listeners(name: string): Listener[] {
    return this.#of(name).map(({ listener }) => listener);
  }

  emit(name: string, ...args: unknown[]): boolean {
    const entries = this.#of(name);
    for (const { listener, isOnce } of entries) {
      if (isOnce) this.off(name, listener);
      listener.apply(this, args as never[]);
    }
    return entries.length > 0;
  }

  #of(name: string): readonly { readonly listener: Listener; readonly isOnce: boolean }[] {
    return this.#listeners.get(name) ?? [];
  }
}
