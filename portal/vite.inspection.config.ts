import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { oneFile } from './scripts/oneFile.ts';

/**
 * The two pages that stand in every inspection bundle, each one file that is opened from the disk: `--mode verify` makes verify.html,
 * `--mode index` index.html. They end up in the jar's folder inspection/.
 */
export default defineConfig(({ mode }) => ({
  root: fileURLToPath(new URL('./src/inspection', import.meta.url)),
  plugins: [react(), oneFile()],
  publicDir: false,
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  worker: { format: 'iife' as const },
  build: {
    outDir: fileURLToPath(new URL('./target/classes/inspection', import.meta.url)),
    emptyOutDir: false,
    target: 'es2022',
    assetsInlineLimit: 1 << 20,
    cssCodeSplit: false,
    modulePreload: false,
    rolldownOptions: { input: fileURLToPath(new URL(`./src/inspection/${mode}.html`, import.meta.url)) },
  },
}));
