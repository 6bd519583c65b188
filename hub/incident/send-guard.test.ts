import { sendGuardContract } from '../../test/contracts/send-guard.contract.ts';
import { sqliteUnderTest } from '../../test/support/fresh-store.ts';

sendGuardContract(sqliteUnderTest);
