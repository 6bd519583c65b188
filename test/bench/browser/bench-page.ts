import type { BenchAnswer, BenchTask } from './storage.worker.ts';

declare global {
  interface Window {
    /** Runs a task in a worker of its own; gives what it measured, and how long all of it took, in milliseconds. */
    runBenchTask: (task: BenchTask) => Promise<{ readonly measured: unknown; readonly tookMs: number }>;
  }
}

window.runBenchTask = async (task) => {
  const beganMs = performance.now();
  const worker = new Worker(new URL('./storage.worker.ts', import.meta.url), { type: 'module' });
  const { port1, port2 } = new MessageChannel();
  const done = Promise.withResolvers<unknown>();
  port1.addEventListener('message', ({ data }: MessageEvent<BenchAnswer>) =>
    data.failed === undefined ? done.resolve(data.measured) : done.reject(new Error(data.failed)),
  );
  port1.start();
  worker.addEventListener('error', ({ message }) => done.reject(new Error(message)));
  worker.postMessage(task, [port2]);
  try {
    return { measured: await done.promise, tookMs: performance.now() - beganMs };
  } finally {
    worker.terminate();
  }
};
