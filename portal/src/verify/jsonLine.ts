import { BundleError } from './BundleError';
import { fromBase64, utf8, type Bytes } from './bytes';
import { HASH_BYTES } from './hashes';

type Value = string | number | bigint | boolean | null | string[] | JsonLine[];

const MAX_MEMBERS = 100;
const [LEAST, MOST] = [-(2n ** 63n), 2n ** 63n - 1n];

/**
 * One JSON object, as a line of a bundle holds it: members are texts, whole numbers of 64 bits, true, false, null, or lists of
 * texts or of objects without such lists. Strict: nothing nested deeper, no fractions, no member twice. The browser's own parser
 * won't do: it rounds nanoseconds, and of a member that stands twice it takes the last in silence.
 */
export class JsonLine {
  constructor(private readonly members: Map<string, Value>) {}

  static parse(text: string): JsonLine {
    return new Reader(text).line();
  }

  static ofBytes(bytes: Bytes): JsonLine {
    return JsonLine.parse(textOf(bytes));
  }

  names(): string[] {
    return [...this.members.keys()];
  }

  has(name: string): boolean {
    return this.members.has(name);
  }

  text(name: string): string {
    return this.optionalText(name) ?? missing(name);
  }

  optionalText(name: string): string | null {
    const value = this.members.get(name) ?? null;
    if (value === null || typeof value === 'string') return value;
    throw new BundleError(`"${name}" isn't a text`);
  }

  whole(name: string): bigint {
    return this.optionalWhole(name) ?? missing(name);
  }

  optionalWhole(name: string): bigint | null {
    const value = this.members.get(name) ?? null;
    if (value === null || typeof value === 'bigint') return value;
    if (typeof value === 'number') return BigInt(value);
    throw new BundleError(`"${name}" isn't a whole number`);
  }

  /** A whole number that counts something: none is beyond what JavaScript counts exactly. */
  number(name: string): number {
    const value = this.members.get(name);
    if (typeof value === 'number') return value;
    throw new BundleError(`"${name}" is out of range: ${this.whole(name)}`);
  }

  /** A number of 0 or more that fits 32 bits. */
  count(name: string): number {
    const value = this.number(name);
    if (value < 0 || value > 0x7fffffff) throw new BundleError(`"${name}" is out of range: ${value}`);
    return value;
  }

  truth(name: string): boolean {
    const value = this.members.get(name);
    if (typeof value === 'boolean') return value;
    throw new BundleError(`"${name}" is neither true nor false`);
  }

  texts(name: string): string[] {
    const value = this.members.get(name);
    if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value as string[];
    throw new BundleError(`"${name}" isn't a list of texts`);
  }

  objects(name: string): JsonLine[] {
    const value = this.members.get(name);
    if (Array.isArray(value) && value.every((one) => typeof one !== 'string')) return value as JsonLine[];
    throw new BundleError(`"${name}" isn't a list of objects`);
  }

  bytes(name: string): Bytes {
    const bytes = fromBase64(this.text(name));
    if (typeof bytes === 'string') throw new BundleError(`"${name}" isn't ${bytes}`);
    return bytes;
  }

  hash(name: string): Bytes {
    const bytes = this.bytes(name);
    if (bytes.length !== HASH_BYTES) throw new BundleError(`"${name}" has not 32 bytes but ${bytes.length}`);
    return bytes;
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function textOf(bytes: Bytes): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new BundleError("a line isn't UTF-8");
  }
}

function missing(name: string): never {
  throw new BundleError(`"${name}" is missing`);
}

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  line(): JsonLine {
    const object = this.object(true);
    this.skipSpace();
    if (this.at < this.text.length) throw this.bad('something follows the object');
    return object;
  }

  private object(outermost: boolean): JsonLine {
    const members = new Map<string, Value>();
    this.expect('{');
    if (!this.accept('}')) {
      do {
        const name = this.string();
        if (members.has(name)) throw this.bad(`the member "${name}" appears twice`);
        if (members.size === MAX_MEMBERS) throw this.bad(`more than ${MAX_MEMBERS} members`);
        this.expect(':');
        members.set(name, this.value(outermost));
      } while (this.accept(','));
      this.expect('}');
    }
    return new JsonLine(members);
  }

  private value(lists: boolean): Value {
    this.skipSpace();
    const c = this.text.charAt(this.at);
    if (c === '"') return this.string();
    if (c === '-' || (c >= '0' && c <= '9')) return this.number();
    if (lists && c === '[') return this.list();
    if (this.acceptWord('true')) return true;
    if (this.acceptWord('false')) return false;
    if (this.acceptWord('null')) return null;
    throw this.bad('neither a text, a whole number, true, false, null nor a list of texts or objects');
  }

  private list(): Value {
    const texts: string[] = [];
    const objects: JsonLine[] = [];
    this.expect('[');
    if (!this.accept(']')) {
      do {
        this.skipSpace();
        if (this.text.charAt(this.at) === '{') objects.push(this.object(false));
        else texts.push(this.string());
      } while (this.accept(','));
      this.expect(']');
    }
    if (texts.length > 0 && objects.length > 0) throw this.bad('a list of both texts and objects');
    return objects.length > 0 ? objects : texts;
  }

  private number(): number | bigint {
    const found = this.match(/-?[0-9]*/y);
    if (!/^(0|-?[1-9][0-9]*)$/.test(found) || /[.eE+-]/.test(this.text.charAt(this.at))) throw this.bad(`not a whole number: ${found}`);
    const small = Number(found);
    if (Number.isSafeInteger(small)) return small;
    const large = BigInt(found);
    if (large < LEAST || large > MOST) throw this.bad('a number beyond 64 bits');
    return large;
  }

  private string(): string {
    this.expect('"');
    const from = this.at;
    const plain = this.match(PLAIN);
    if (this.text.charAt(this.at) === '"') {
      this.at++;
      return plain;
    }
    while (this.at < this.text.length && this.text.charAt(this.at) !== '"') {
      const c = this.text.charCodeAt(this.at);
      if (c < 0x20) throw this.bad('a control character in a text');
      this.at += c === BACKSLASH ? 2 : 1;
    }
    if (this.at >= this.text.length) throw this.bad('the line is cut off inside a text');
    return resolved(this.text.slice(from, this.at++));
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private skipSpace(): void {
    while (this.at < this.text.length && ' \t\r\n'.includes(this.text.charAt(this.at))) this.at++;
  }

  private accept(wanted: string): boolean {
    this.skipSpace();
    if (this.text.charAt(this.at) !== wanted) return false;
    this.at++;
    return true;
  }

  private acceptWord(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  private expect(wanted: string): void {
    if (!this.accept(wanted)) throw this.bad(this.at < this.text.length ? `expected '${wanted}'` : 'the line is cut off');
  }

  private bad(why: string): BundleError {
    const byte = utf8(this.text.slice(0, this.at)).length + 1;
    return new BundleError(`not a JSON object of the bundle format at byte ${byte}: ${why}`);
  }
}

const BACKSLASH = 0x5c;
const PLAIN = /[^"\\\u0000-\u001f]*/y;

function resolved(escaped: string): string {
  let text: string;
  try {
    text = JSON.parse(`"${escaped}"`) as string;
  } catch {
    throw new BundleError('an unknown escape in a text');
  }
  if (HALF_A_PAIR.test(text)) throw new BundleError('half a surrogate pair in a text');
  return text;
}

const HALF_A_PAIR = /\p{Surrogate}/u;
