import { sql } from 'kysely';
import { generateKeyPairSync } from 'node:crypto';
import type { StoreMigration } from '../migrate.ts';

export const exchangeKey: StoreMigration = {
  version: 10,
  name: 'exchange-key',
  async up({ run }) {
    // Ed25519, PKCS #8 in DER, base64. It lies in the store, so that a restored hub still speaks with the same voice.
    const { privateKey } = generateKeyPairSync('ed25519');
    const key = JSON.stringify(privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'));
    await run(sql`insert into setting (name, value) values ('exchange_key', ${key})`);
  },
};
