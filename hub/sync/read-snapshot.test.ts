import { snapshotContract } from '../../test/contracts/snapshot.contract.ts';
import { sqliteUnderTest } from '../../test/support/fresh-store.ts';

snapshotContract(sqliteUnderTest);
