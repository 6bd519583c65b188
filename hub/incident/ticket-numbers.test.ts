import { ticketNumbersContract } from '../../test/contracts/ticket-numbers.contract.ts';
import { sqliteUnderTest } from '../../test/support/fresh-store.ts';

ticketNumbersContract(sqliteUnderTest);
