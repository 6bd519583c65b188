/** Words from one hub process to the others on the same database. */
export interface Notices {
  tell(notice: string): Promise<void>;
  /** Returns a function that ends it. */
  listen(listener: (notice: string) => void): () => void;
}

/** Where there is only one process, nobody is told. */
export const noOthers: Notices = { tell: async () => {}, listen: () => () => {} };
