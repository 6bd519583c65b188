import { ticketNumbersContract } from '../../test/contracts/ticket-numbers.contract.ts';
import { postgresUnderTest } from '../../test/support/fresh-store.ts';

ticketNumbersContract(postgresUnderTest);
