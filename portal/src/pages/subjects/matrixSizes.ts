import type { Density } from '@/design/density';
import { layout } from '@/design/tokens';

/** Sizes of the matrix in px. A cell's mark is 28 px; columns are as wide as there is room for, within reason. */
export const rowOf = (density: Density): number => layout.cell + { compact: 0, auto: 4, comfortable: 12 }[density];

const LEAST_PITCH = layout.cell + 8;
const MOST_PITCH = 148;
/** From here on a visit's name fits beside its column; below it stands upright. */
const UPRIGHT_BELOW = 72;

export const pitchOf = (room: number, columns: number): number =>
  columns === 0 ? LEAST_PITCH : Math.max(LEAST_PITCH, Math.min(MOST_PITCH, Math.floor((room - 1) / columns)));

export const isUpright = (pitch: number): boolean => pitch < UPRIGHT_BELOW;

export const EPOCH = layout.cell;
export const headHeight = (pitch: number): number => EPOCH + (isUpright(pitch) ? 132 : 64);

export const frozenWidth = (width: number): number => (width < 560 ? 116 : 216);
