import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fromBase64, type Bytes } from './bytes';
import { consistent, included, RightEdge, rootBy } from './merkle';
import { consistencyProof, inclusionProof, leavesOf, rootOf, trial } from './trial';
import { vectors } from './vectors';

const folder = vectors('rfc6962-merkle');
/** The published algorithm compares any bytes of two trees of one leaf; here a root has 32. */
const ROOTS_THAT_ARE_NO_HASHES = 'sizes are equal (one) and proof is empty';

type Vector = { leafHash: string; root: string; root1: string; root2: string; proof: string[] | null; desc: string; wantErr: boolean; numbers: (name: string) => bigint };

function read(kind: string): [string, Vector][] {
  if (!folder) return [];
  return readdirSync(join(folder, kind), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, kind, name), 'utf8');
      const numbers = (of: string) => BigInt(new RegExp(`"${of}":\\s*(\\d+)`).exec(text)?.[1] ?? '0');
      return [name, { ...(JSON.parse(text) as Omit<Vector, 'numbers'>), numbers }];
    });
}

const bytes = (text: string | null): Bytes => {
  const found = fromBase64(text ?? '');
  return typeof found === 'string' ? new Uint8Array() : found;
};

describe.skipIf(folder === null)('the published proofs (skipped where ../shared/data/vectors is not beside the repository)', () => {
  it('agrees with every one of inclusion', () => {
    const all = read('inclusion');
    for (const [name, one] of all) {
      const proof = (one.proof ?? []).map(bytes);
      expect(included(bytes(one.leafHash), one.numbers('leafIdx'), one.numbers('treeSize'), bytes(one.root), proof), name).toBe(!one.wantErr);
    }
    expect(all.length).toBeGreaterThan(90);
  });

  it('agrees with every one of consistency', () => {
    const all = read('consistency');
    for (const [name, one] of all) {
      const proof = (one.proof ?? []).map(bytes);
      expect(consistent(one.numbers('size1'), bytes(one.root1), one.numbers('size2'), bytes(one.root2), proof), name).toBe(
        !one.wantErr && one.desc !== ROOTS_THAT_ARE_NO_HASHES,
      );
    }
    expect(all.length).toBeGreaterThan(90);
  });
});

describe('trees of every size up to 40', () => {
  const leaves = leavesOf(trial().enrollment);

  it('the right edge has the root of the definition', () => {
    const edge = new RightEdge();
    expect(edge.root()).toEqual(rootOf([]));
    leaves.forEach((leaf, index) => {
      edge.append(leaf);
      expect(edge.root()).toEqual(rootOf(leaves.slice(0, index + 1)));
    });
  });

  it('every inclusion proof leads to the root, and of another place to none or another', () => {
    for (let size = 1; size <= leaves.length; size += 3) {
      const tree = leaves.slice(0, size);
      const root = rootOf(tree);
      tree.forEach((leaf, index) => {
        const proof = inclusionProof(index, tree);
        expect(rootBy(leaf, BigInt(index), BigInt(size), proof)).toEqual(root);
        expect(included(leaf, BigInt(index + 1), BigInt(size), root, proof)).toBe(false);
        expect(included(leaf, BigInt(index), BigInt(size), root, [...proof, leaf])).toBe(false);
      });
    }
  });

  it('every consistency proof holds, and a changed one does not', () => {
    for (let old = 1; old < leaves.length; old++) {
      const proof = consistencyProof(old, leaves);
      const [oldRoot, root] = [rootOf(leaves.slice(0, old)), rootOf(leaves)];
      expect(consistent(BigInt(old), oldRoot, 40n, root, proof)).toBe(true);
      expect(consistent(BigInt(old), root, 40n, root, proof)).toBe(false);
      expect(consistent(BigInt(old), oldRoot, 40n, root, proof.slice(1))).toBe(false);
    }
  });
});
