/**
 * An error that the program expects and handles. JavaScript's stack is not written down with it: on a deep stack that costs more than
 * all else about throwing.
 */
export class UntracedError extends Error {
  constructor(message?: string) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
  }
}
