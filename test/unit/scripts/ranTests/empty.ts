/** A test file that holds no test. */
export {};
