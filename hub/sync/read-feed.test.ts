import { carriedHistoryContract } from '../../test/contracts/carried-history.contract.ts';
import { denyContract } from '../../test/contracts/deny.contract.ts';
import { feedContract } from '../../test/contracts/feed.contract.ts';
import { lateCommitContract } from '../../test/contracts/late-commit.contract.ts';
import { sqliteUnderTest } from '../../test/support/fresh-store.ts';

feedContract(sqliteUnderTest);
carriedHistoryContract(sqliteUnderTest);
denyContract(sqliteUnderTest);
lateCommitContract(sqliteUnderTest);
