/** The tables of the search index. */
export const INDEX_TABLES = ['SearchWord', 'SearchPrefix', 'SearchName', 'SearchArray', 'WordTrigram'] as const
