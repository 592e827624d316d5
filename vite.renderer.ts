import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, transformWithOxc } from 'vite';

const root = resolve(import.meta.dirname, 'src-renderer');

const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/**
 * What pdf.js loads by itself while it shows a page, under the names it asks for: its worker, the image
 * decoders as plain script (the pages' policy lets no WebAssembly in), and the fonts a PDF may leave out.
 */
const pdfFiles = (): Plugin => ({
  name: 'pdf-files',
  async generateBundle() {
    const emit = (fileName: string, source: string | Uint8Array) =>
      this.emitFile({ type: 'asset', fileName: `pdf/${fileName}`, source });
    const older = readFileSync(join(root, 'viewer/olderChromium.ts'), 'utf8');
    const worker = readFileSync(join(pdfjs, 'legacy/build/pdf.worker.min.mjs'), 'utf8');
    emit('pdf.worker.js', `${(await transformWithOxc(older, 'olderChromium.ts')).code}\n${worker}`);
    for (const [folder, kind] of [
      ['wasm', /_nowasm_fallback\.js$|^LICENSE_(PDFJS_)?(JBIG2|OPENJPEG)$/],
      ['standard_fonts', /\.(pfb|ttf)$|^LICENSE/],
    ] as const)
      for (const name of readdirSync(join(pdfjs, folder)).filter((entry) => kind.test(entry)))
        emit(`${folder}/${name}`, readFileSync(join(pdfjs, folder, name)));
  },
});

/** One page per window: staff, pad, lobby, display, slip; and the ward server's, for its manager and for everybody. Relative addresses, for the own protocol and for HTTP. */
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
    // pdf.js, loaded when the first PDF is opened, is 500 kB by itself.
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      input: ['index', 'pad', 'lobby', 'display', 'slip', 'manage', 'public', 'rate'].map((page) =>
        resolve(root, `${page}.html`),
      ),
    },
  },
});
