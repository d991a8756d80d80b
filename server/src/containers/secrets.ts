/** Passwords, tokens and keys in texts: by the name of what they are assigned to, and by their own form. */
import type { Span } from '../base/span';

/** Whether a variable, a flag or an environment variable is named after something secret. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

const secretName =
  /(?:^|[._-])(?:PASSWORD|PASSWD|PASSPHRASE|PSWD|TOKEN|SECRET|API_?KEY|ACCESS_?KEY|SECRET_?KEY|PRIVATE_?KEY|CREDENTIALS?|CREDS)$/i;

/** Whether a value is a secret itself, rather than nothing, a switch, or where it is to be found. */
export function isSecretValue(value: string): boolean {
  const text = value.trim();
  if (text === '' || /[$%]|^@|^[./~]|^file:/.test(text)) return false;
  if (/^(?:0|1|true|false|yes|no|none|null|auto|prompt|disabled?|enabled?|home)$/i.test(text)) return false;
  if (/^<.*>$|^x{3,}$|^\*+$|^(?:changeme|change-me|todo|example|placeholder|redacted|your[-_ ].*)$/i.test(text))
    return false;
  return !/^[\w-]+\.(?:pem|key|crt|txt|json|conf|cfg|env|asc|gpg)$/.test(text) && !/^[\w.-]+\/[\w./-]*$/.test(text);
}

export interface FoundSecret {
  /** In the text that was looked through. */
  readonly span: Span;
  readonly what: string;
}

/** The secrets in a text that give themselves away, in its order. */
export function secretsIn(text: string): readonly FoundSecret[] {
  if (!mayHoldSecret.test(text)) return [];
  return forms.flatMap(({ pattern, what }) =>
    [...text.matchAll(pattern)].flatMap((match): FoundSecret[] => {
      const secret = match[1] ?? match[0];
      if (isStandIn(match[0])) return [];
      const start = match.index + match[0].lastIndexOf(secret);
      return [{ span: { start, end: start + secret.length }, what }];
    }),
  );
}

/** What help texts and manuals write in the place of a secret. */
function isStandIn(whole: string): boolean {
  return (
    whole.includes('<') || /\buser(?:name)?:pass(?:word|wd)?\b/i.test(whole) || /^(?:--\S+[= ])["']?[a-z]+$/.test(whole)
  );
}

const mayHoldSecret =
  /:\/\/[^\s/@"':]*:[^\s/@"']+@|gh[pousr]_|github_pat_|glpat-|dckr_pat_|AKIA|npm_|PRIVATE KEY-----|--(?:(?:src|dest)-)?(?:creds|password|registry-token|token)\b|login\b[^\n]*\s-p\s|curl\b[^\n]*\s-u\s|mod\s+(?:-\w\s+)*-P\s/;

interface SecretForm {
  /** What the first group matches is the secret, or the whole. */
  readonly pattern: RegExp;
  readonly what: string;
}

/** A secret begins with nothing that is put in from elsewhere. */
const forms: readonly SecretForm[] = [
  { pattern: /:\/\/[^\s/@"':]*:([^\s/@"'$%{<][^\s/@"'$]*)@/g, what: 'A password in an address' },
  { pattern: /\bgh[pousr]_[A-Za-z0-9]{20,}|\bgithub_pat_\w{20,}/g, what: 'A token of GitHub' },
  { pattern: /\bglpat-[\w-]{16,}/g, what: 'A token of GitLab' },
  { pattern: /\bdckr_pat_[\w-]{16,}/g, what: 'A token of Docker Hub' },
  { pattern: /\bAKIA[A-Z0-9]{16}\b/g, what: 'A key of AWS' },
  { pattern: /\bnpm_[A-Za-z0-9]{36}\b/g, what: 'A token of npm' },
  { pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/g, what: 'A private key' },
  {
    pattern: /--(?:(?:src|dest)-)?creds[= ]["']?[^\s:"'$]+:([^\s"'$<][^\s"'$]*)/g,
    what: 'A password on a command line',
  },
  {
    pattern: /--(?:password|(?:(?:src|dest)-)?registry-token|token)[= ]["']?([A-Za-z0-9][^\s"'$)\\;,]{3,})/g,
    what: 'A secret on a command line',
  },
  { pattern: /\blogin\b[^\n]*?\s-p\s+["']?([^\s"'$<-][^\s"'$]*)/g, what: 'A password on a command line' },
  { pattern: /\bcurl\b[^\n]*?\s-u\s+["']?[^\s:"'$]+:([^\s"'$<][^\s"'$]*)/g, what: 'A password on a command line' },
  { pattern: /\busermod\s+(?:-\w\s+)*-P\s+["']?([^\s"'$;]+)/g, what: 'A password in the clear' },
];
