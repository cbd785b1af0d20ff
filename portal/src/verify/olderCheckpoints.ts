import { sameCheckpoint, type Checkpoint } from './checkpoint';

/** Checkpoints of one log that someone kept, each waiting for the tree to have its size. */
export class OlderCheckpoints {
  private readonly bySize: Checkpoint[] = [];
  private next = 0;

  constructor(checkpoints: readonly Checkpoint[]) {
    for (const one of checkpoints) if (!this.bySize.some((other) => sameCheckpoint(one, other))) this.bySize.push(one);
    this.bySize.sort((one, other) => one.size - other.size);
  }

  /** Those of this size, each given once; sizes are asked for in their order. */
  take(size: number): Checkpoint[] {
    const found: Checkpoint[] = [];
    for (let one = this.bySize[this.next]; one?.size === size; one = this.bySize[++this.next]) found.push(one);
    return found;
  }

  /** Those that no tree so far was large enough for. */
  remaining(): Checkpoint[] {
    return this.bySize.slice(this.next);
  }
}
