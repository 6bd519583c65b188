import { jobsContract } from '../../test/contracts/jobs.contract.ts';
import { sqliteUnderTest } from '../../test/support/fresh-store.ts';

jobsContract(sqliteUnderTest);
