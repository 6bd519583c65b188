import { signallingContract } from '../../test/contracts/signalling.contract.ts';
import { sqliteUnderTest } from '../../test/support/fresh-store.ts';

signallingContract(sqliteUnderTest);
