/** Whoever asked hung up before the answer: there is nobody to tell, and nothing wrong. */
export class VisitorGone extends Error {}
