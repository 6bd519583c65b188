import { replicaContract } from '../../test/contracts/replica.contract.ts';
import { sqliteUnderTest } from '../../test/support/fresh-store.ts';

replicaContract(sqliteUnderTest);
