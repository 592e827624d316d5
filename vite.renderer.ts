import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const root = resolve(import.meta.dirname, 'src-renderer');

const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/**
 * What pdf.js loads by itself while it shows a page, under the names it asks for: its worker, the image
 * decoders as plain script (the pages' policy lets no WebAssembly in), and the fonts a PDF may leave out.
 */
const pdfFiles = (): Plugin => ({
  name: 'pdf-files',
  generateBundle() {
    const emit = (fileName: string, file: string) =>
      this.emitFile({ type: 'asset', fileName: `pdf/${fileName}`, source: readFileSync(join(pdfjs, file)) });
    emit('pdf.worker.js', 'legacy/build/pdf.worker.min.mjs');
    for (const [folder, kind] of [
      ['wasm', /_nowasm_fallback\.js$|^LICENSE_(PDFJS_)?(JBIG2|OPENJPEG)$/],
      ['standard_fonts', /\.(pfb|ttf)$|^LICENSE/],
    ] as const)
      for (const name of readdirSync(join(pdfjs, folder)).filter((entry) => kind.test(entry)))
        emit(`${folder}/${name}`, `${folder}/${name}`);
  },
});

/** Three pages, one per window: staff, pad, slip. Relative addresses, for the own protocol and for HTTP. */
export default defineConfig({
  root,
  base: './',
  plugins: [react(), pdfFiles()],
  build: {
    outDir: resolve(import.meta.dirname, 'dist', 'renderer'),
    emptyOutDir: true,
    target: 'chrome114',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: ['index', 'pad', 'slip'].map((page) => resolve(root, `${page}.html`)),
    },
  },
});
