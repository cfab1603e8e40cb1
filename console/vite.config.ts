import { defineConfig } from 'vite';

// The page stands at /, everything else of it below /console/. The jar of this module carries it as resources.
export default defineConfig({
  root: 'src/main/web',
  base: '/console/',
  build: {
    outDir: '../../../target/classes/console',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { proxy: { '^/(number-refresh|number-recycling|oauth2|local|console/settings.json|console/local-clients)': 'http://127.0.0.1:8080' } },
  logLevel: 'warn',
});
