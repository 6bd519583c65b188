import type { SqliteDriver } from './sqlite-driver.ts';

/** A connection whose transactions can go on over several writes. */
export interface OpenEndedDriver extends SqliteDriver {
  /**
   * A write that whoever made it would make again, if it was lost. It is not waited for until it is on the disk: the log
   * keeps the order, so the next transaction that is waited for takes it along, and if the power goes before, both are gone.
   *
   * @param isContinued More of the same follows: it goes into one transaction with that, or with nothing when something else
   *   is written first or the connection is closed. Until then it is read as if it stood there, and gone with the process;
   *   a write that fails takes back all that went before it in the same transaction.
   */
  unhurried<Value>(act: () => Value, isContinued: boolean): Value;
}

export function openEnded(driver: SqliteDriver): OpenEndedDriver {
  let isOpen = false;

  function begin(): void {
    if (isOpen) return;
    driver.exec('PRAGMA synchronous = normal');
    orUndone(() => driver.exec('BEGIN IMMEDIATE'));
  }

  function end(): void {
    if (!isOpen) return;
    isOpen = false;
    orUndone(() => driver.exec('COMMIT'));
    driver.exec('PRAGMA synchronous = full');
  }

  function orUndone<Value>(act: () => Value): Value {
    try {
      return act();
    } catch (error) {
      // SQLite itself has rolled back after some errors, such as a full disk.
      if (driver.isInTransaction()) driver.exec('ROLLBACK');
      driver.exec('PRAGMA synchronous = full');
      throw error;
    }
  }

  return {
    ...driver,
    transaction: (act) => {
      end();
      return driver.transaction(act);
    },
    unhurried: (act, isContinued) => {
      begin();
      isOpen = false;
      const value = orUndone(act);
      isOpen = true;
      if (!isContinued) end();
      return value;
    },
    forgetHistory: () => {
      end();
      driver.forgetHistory();
    },
    close: () => {
      try {
        end();
      } finally {
        driver.close();
      }
    },
  };
}
