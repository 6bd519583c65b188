import { exchangeContract } from '../../test/contracts/exchange.contract.ts';
import { sqliteUnderTest } from '../../test/support/fresh-store.ts';

exchangeContract(sqliteUnderTest);
