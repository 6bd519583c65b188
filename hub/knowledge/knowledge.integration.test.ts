import { knowledgeContract } from '../../test/contracts/knowledge.contract.ts';
import { postgresUnderTest } from '../../test/support/fresh-store.ts';

knowledgeContract(postgresUnderTest);
