import { jobsContract } from '../../test/contracts/jobs.contract.ts';
import { postgresUnderTest } from '../../test/support/fresh-store.ts';

jobsContract(postgresUnderTest);
