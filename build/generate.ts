import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { describeApi } from './api-description.ts';

/** What is committed although a program writes it: each file with its text as it has to be now. */
const generatedFiles: Readonly<Record<string, () => string>> = {
  'docs/operations/hub-api.openapi.json': describeApi,
};

// `--check` writes nothing and fails when a file is not what it would write.
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const drifted = Object.entries(generatedFiles).filter(([path, write]) => textOf(path) !== write());
for (const [path, write] of drifted) {
  if (values.check) {
    console.error(`${path} is not what its source says: run npm run generate.`);
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, write());
    console.log(`${path} written.`);
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
