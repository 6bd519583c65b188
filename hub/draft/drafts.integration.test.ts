import { draftsContract } from '../../test/contracts/drafts.contract.ts';
import { postgresUnderTest } from '../../test/support/fresh-store.ts';

draftsContract(postgresUnderTest);
