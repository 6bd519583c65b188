import { restoreContract } from '../../test/contracts/restore.contract.ts';

restoreContract('SQLite', async () => ({}));
