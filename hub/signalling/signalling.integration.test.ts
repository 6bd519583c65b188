import { signallingContract } from '../../test/contracts/signalling.contract.ts';
import { postgresUnderTest } from '../../test/support/fresh-store.ts';

signallingContract(postgresUnderTest);
