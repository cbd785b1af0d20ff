import { equal, type Bytes } from './bytes';
import { emptyTree, HASH_BYTES, nodeOf } from './hashes';

/** A Merkle tree that only grows: it keeps the roots of its complete subtrees, the largest first; memory is O(log size). */
export class RightEdge {
  private readonly peaks: Bytes[] = [];
  size = 0;

  append(leaf: Bytes): void {
    let node = leaf;
    for (let rest = this.size; rest % 2 === 1; rest = Math.floor(rest / 2)) node = nodeOf(this.peaks.pop() as Bytes, node);
    this.peaks.push(node);
    this.size++;
  }

  root(): Bytes {
    return this.peaks.length === 0 ? emptyTree() : this.peaks.reduceRight((right, left) => nodeOf(left, right));
  }
}

/** The root that the proof leads to from leaf `index` of a tree of `size` (RFC 9162 section 2.1.3.2); null if it is none. */
export function rootBy(leaf: Bytes, index: bigint, size: bigint, proof: Bytes[]): Bytes | null {
  if (index < 0n || index >= size || !areHashes([leaf, ...proof])) return null;
  let [first, last] = [index, size - 1n];
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0n) return null;
    if (isOdd(first) || first === last) {
      hash = nodeOf(sibling, hash);
      while (!isOdd(first) && first !== 0n) [first, last] = [first >> 1n, last >> 1n];
    } else {
      hash = nodeOf(hash, sibling);
    }
    [first, last] = [first >> 1n, last >> 1n];
  }
  return last === 0n ? hash : null;
}

/** Whether `leaf` is leaf `index` of the tree with that size and root. Anything malformed is simply no proof. */
export function included(leaf: Bytes, index: bigint, size: bigint, root: Bytes, proof: Bytes[]): boolean {
  const found = rootBy(leaf, index, size, proof);
  return found !== null && equal(found, root);
}

/** Whether the new tree extends the old one (RFC 9162 section 2.1.4.2); an empty old tree proves nothing about a larger one. */
export function consistent(oldSize: bigint, oldRoot: Bytes, newSize: bigint, newRoot: Bytes, proof: Bytes[]): boolean {
  if (oldSize < 0n || oldSize > newSize || !areHashes([oldRoot, newRoot, ...proof])) return false;
  if (oldSize === newSize) return proof.length === 0 && equal(oldRoot, newRoot) && (oldSize > 0n || equal(oldRoot, emptyTree()));
  if (oldSize === 0n || proof.length === 0) return false;
  let [first, last] = [oldSize - 1n, newSize - 1n];
  while (isOdd(first)) [first, last] = [first >> 1n, last >> 1n];
  const [start, ...rest] = first === 0n ? [oldRoot, ...proof] : proof;
  if (!start) return false;
  let [oldHash, newHash] = [start, start];
  for (const sibling of rest) {
    if (last === 0n) return false;
    if (isOdd(first) || first === last) {
      oldHash = nodeOf(sibling, oldHash);
      newHash = nodeOf(sibling, newHash);
      while (!isOdd(first) && first !== 0n) [first, last] = [first >> 1n, last >> 1n];
    } else {
      newHash = nodeOf(newHash, sibling);
    }
    [first, last] = [first >> 1n, last >> 1n];
  }
  return last === 0n && equal(oldHash, oldRoot) && equal(newHash, newRoot);
}

/** How many hashes the one right inclusion proof has. */
export function inclusionLength(index: bigint, size: bigint): number {
  let length = 0;
  let [node, last] = [index, size - 1n];
  for (; last > 0n; [node, last] = [node >> 1n, last >> 1n]) if (isOdd(node) || node < last) length++;
  return length;
}

const isOdd = (value: bigint) => (value & 1n) === 1n;
const areHashes = (all: Bytes[]) => all.every((hash) => hash.length === HASH_BYTES);
