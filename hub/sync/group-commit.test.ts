import { groupCommitContract } from '../../test/contracts/group-commit.contract.ts';
import { sqliteUnderTest } from '../../test/support/fresh-store.ts';

groupCommitContract(sqliteUnderTest);
