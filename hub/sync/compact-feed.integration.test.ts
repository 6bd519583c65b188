import { compactionContract } from '../../test/contracts/compaction.contract.ts';
import { postgresUnderTest } from '../../test/support/fresh-store.ts';

compactionContract(postgresUnderTest);
