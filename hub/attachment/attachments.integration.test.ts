import { attachmentsContract } from '../../test/contracts/attachments.contract.ts';
import { postgresUnderTest } from '../../test/support/fresh-store.ts';

attachmentsContract(postgresUnderTest);
