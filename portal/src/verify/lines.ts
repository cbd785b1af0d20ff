import { joined, type Bytes } from './bytes';

/** The longest line taken: a commit has at most 16 MB, base64 and headers on top. */
export const MAX_LINE_BYTES = 32 * 1024 * 1024;

export type OnLine = { line: (bytes: Bytes) => void; bad: (why: string) => void };

/** Cuts a stream of bytes into lines, holding one at a time. */
export class Lines {
  private held: Bytes[] = [];
  private length = 0;
  private skipping = false;

  constructor(
    private readonly on: OnLine,
    private readonly maxBytes = MAX_LINE_BYTES,
  ) {}

  push(chunk: Bytes): void {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      this.hold(chunk.subarray(from, end));
      this.give();
      from = end + 1;
    }
    // The chunk's own memory may be used again by whoever reads.
    this.hold(chunk.slice(from));
  }

  end(): void {
    if (this.length > 0 && !this.skipping) this.on.bad('the bundle is cut off in the middle of a line');
    this.forget();
  }

  private hold(bytes: Bytes): void {
    if (this.skipping || bytes.length === 0) return;
    this.held.push(bytes);
    this.length += bytes.length;
    if (this.length > this.maxBytes) {
      this.on.bad(`a line is longer than ${this.maxBytes} bytes`);
      this.forget();
      this.skipping = true;
    }
  }

  private give(): void {
    const [first] = this.held;
    const line = this.held.length === 1 && first ? first : joined(...this.held);
    const skipped = this.skipping;
    this.forget();
    if (!skipped) this.on.line(line);
  }

  private forget(): void {
    this.held = [];
    this.length = 0;
    this.skipping = false;
  }
}

const NEWLINE = 0x0a;
