/** Whose rules count: those of Go's yaml.v2, or of PyYAML, which takes one document and no tab between words. */
export type YamlReader = 'go' | 'python';
