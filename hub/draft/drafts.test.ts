import { draftsContract } from '../../test/contracts/drafts.contract.ts';
import { sqliteUnderTest } from '../../test/support/fresh-store.ts';

draftsContract(sqliteUnderTest);
