/** What helps to find articles, and what readers say of them (`hub/knowledge`). */
export interface KnowledgeTables {
  /** Up to which serial number articles have been numbered; one row. */
  article_series: {
    name: string;
    last: number;
  };
  /** Published articles, as they can be searched; written with the record, in its transaction. */
  searched_article: {
    /** That of the article's number. On SQLite the rowid of its words in `article_words`. */
    serial: number;
    article: string;
    /** Who may find it. */
    scope: string;
  };
  /** "Did this help?": one word per reader and article. */
  article_vote: {
    article: string;
    /** A person, or a device that belongs to nobody. */
    voter: string;
    did_help: 0 | 1;
    voted_at_ms: number;
  };
  /** Questions that found nothing. */
  unanswered_search: {
    /** Folded, without filler: what makes two questions the same. */
    words: string;
    /** As it was last typed. */
    question: string;
    times: number;
    last_asked_at_ms: number;
  };
}
