import type { Plugin } from 'vite';

/** Ways of running SQLite that nobody here goes; each would bring a worker of its own into the build. */
const otherWays = [
  'new Worker(new URL("sqlite3-worker1.mjs", import.meta.url), { type: "module" })',
  'new URL("sqlite3-opfs-async-proxy.js", import.meta.url)',
];

/** Leaves 240 kB out of the console that are never run. Fails when the package is not as it was. */
export function sqliteWasmPlugin(): Plugin {
  return {
    name: 'deskbell:sqlite-wasm',
    transform: {
      filter: { id: /@sqlite\.org\/sqlite-wasm\/dist\/index\.mjs$/ },
      handler: (code) => {
        const missing = otherWays.filter((way) => !code.includes(way));
        if (missing.length > 0) throw new TypeError(`sqlite-wasm has no ${missing.join(' and no ')} any more.`);
        return { code: otherWays.reduce((left, way) => left.replace(way, 'null'), code), map: null };
      },
    },
  };
}
