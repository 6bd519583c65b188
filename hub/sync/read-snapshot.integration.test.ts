import { snapshotContract } from '../../test/contracts/snapshot.contract.ts';
import { postgresUnderTest } from '../../test/support/fresh-store.ts';

snapshotContract(postgresUnderTest);
