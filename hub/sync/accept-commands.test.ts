import { gateContract } from '../../test/contracts/gate.contract.ts';
import { sqliteUnderTest } from '../../test/support/fresh-store.ts';

gateContract(sqliteUnderTest);
