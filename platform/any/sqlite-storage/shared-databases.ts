import { withStorageFaults } from './sqlite-fault.ts';
import type { OpenEndedDriver } from './open-ended.ts';
import { openEnded } from './open-ended.ts';
import type { SqliteDriver } from './sqlite-driver.ts';
import type { Statements } from './statements.ts';
import { keptStatements } from './statements.ts';

/** The one connection to a database that its collections share. */
export interface SharedDatabase {
  readonly driver: OpenEndedDriver;
  readonly statements: Statements;
  /** Called once by each who joined; the last one closes the connection. */
  readonly leave: () => void;
}

export interface SharedDatabases {
  join(databaseName: string): SharedDatabase;
}

export function sharedDatabases(openDatabase: (databaseName: string) => SqliteDriver): SharedDatabases {
  const opened = new Map<
    string,
    { readonly driver: OpenEndedDriver; readonly statements: Statements; users: number }
  >();

  function open(databaseName: string) {
    const driver = openEnded(withStorageFaults(databaseName, () => openDatabase(databaseName)));
    const database = { driver, statements: keptStatements(driver), users: 0 };
    opened.set(databaseName, database);
    return database;
  }

  return {
    join: (databaseName) => {
      const database = opened.get(databaseName) ?? open(databaseName);
      database.users += 1;
      return {
        driver: database.driver,
        statements: database.statements,
        leave: () => {
          database.users -= 1;
          if (database.users > 0) return;
          opened.delete(databaseName);
          database.driver.close();
        },
      };
    },
  };
}
