import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const gateway = process.env['TRIALLEDGER_GATEWAY'] ?? 'http://127.0.0.1:8080';
const toGateway = Object.fromEntries(
  ['/api', '/login', '/logout', '/oauth2'].map((path) => [path, { target: gateway, changeOrigin: false }]),
);

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { host: '127.0.0.1', port: 5173, proxy: toGateway },
  worker: { format: 'es' },
  build: {
    outDir: 'target/classes/portal',
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    css: false,
    maxWorkers: 2,
    // Files share a worker's modules: every test leaves the singletons (clock, session, connection) as it found them.
    isolate: false,
    // axe and typed input take their time when the machine is shared.
    testTimeout: 20_000,
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'portal',
          environment: 'jsdom',
          environmentOptions: { jsdom: { url: 'http://127.0.0.1:8080/' } },
          setupFiles: ['src/test/setup.ts'],
          include: ['src/**/*.test.{ts,tsx}'],
          exclude: ['src/verify/**'],
        },
      },
      // Streams and blobs as they are, no simulated page around them.
      { extends: true, test: { name: 'verify', environment: 'node', include: ['src/verify/**/*.test.ts'] } },
    ],
  },
});
