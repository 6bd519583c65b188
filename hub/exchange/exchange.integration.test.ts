import { exchangeContract } from '../../test/contracts/exchange.contract.ts';
import { postgresUnderTest } from '../../test/support/fresh-store.ts';

exchangeContract(postgresUnderTest);
