import { replicaContract } from '../../test/contracts/replica.contract.ts';
import { postgresUnderTest } from '../../test/support/fresh-store.ts';

replicaContract(postgresUnderTest);
