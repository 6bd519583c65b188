import { sendGuardContract } from '../../test/contracts/send-guard.contract.ts';
import { postgresUnderTest } from '../../test/support/fresh-store.ts';

sendGuardContract(postgresUnderTest);
