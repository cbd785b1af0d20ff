import { createContext, useContext } from 'react';

/** Where details stand beside the page: null until the frame has drawn it, undefined where there is no frame. */
export const BesideContext = createContext<HTMLElement | null | undefined>(undefined);

export const useBeside = () => useContext(BesideContext);
