/** A test file that ends before its first test. */
process.exit(3);
