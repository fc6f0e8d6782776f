/** Words are read from postings of their own for starts up to so many letters; beyond, by a range of words. */
export const SHORT_PREFIX = 3

/** The tables of the search index. */
export const INDEX_TABLES = ['SearchWord', 'SearchPrefix', 'SearchName', 'SearchArray', 'WordTrigram'] as const
