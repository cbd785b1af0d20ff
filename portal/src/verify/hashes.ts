import { sha256 } from '@noble/hashes/sha2.js';
import { joined, type Bytes } from './bytes';

export const HASH_BYTES = 32;

/** A leaf of the tree (RFC 6962 section 2.1): prefixed, so that no leaf can pass for a node. */
export const leafOf = (data: Bytes): Bytes => sha256(joined(LEAF, data));
export const nodeOf = (left: Bytes, right: Bytes): Bytes => sha256(joined(NODE, left, right));
export const emptyTree = (): Bytes => sha256(new Uint8Array());

/** What a leaf binds of stored bytes: salted, so that a holder of the leaf can't guess them. */
export const saltedHash = (salt: Bytes, content: Bytes): Bytes => sha256(joined(salt, content));

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
