import { fileURLToPath } from 'node:url';
import { Fault } from '#contracts/fault.ts';
import { runProduct } from './run-product.ts';

try {
  await runProduct(fileURLToPath(new URL('../../', import.meta.url)));
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
