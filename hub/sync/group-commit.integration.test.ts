import { groupCommitContract } from '../../test/contracts/group-commit.contract.ts';
import { postgresUnderTest } from '../../test/support/fresh-store.ts';

groupCommitContract(postgresUnderTest);
