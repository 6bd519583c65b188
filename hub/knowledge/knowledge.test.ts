import { knowledgeContract } from '../../test/contracts/knowledge.contract.ts';
import { sqliteUnderTest } from '../../test/support/fresh-store.ts';

knowledgeContract(sqliteUnderTest);
