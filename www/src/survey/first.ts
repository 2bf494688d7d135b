/** The survey that readers meet first, in the article and on its own page: few enough operations that nobody waits. */
export const OPERATIONS = 100_000;
