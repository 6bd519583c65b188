import { compactionContract } from '../../test/contracts/compaction.contract.ts';
import { sqliteUnderTest } from '../../test/support/fresh-store.ts';

compactionContract(sqliteUnderTest);
