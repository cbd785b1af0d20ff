import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import { styleSheet } from '../src/design/cssVariables.ts';

/**
 * Puts script and style sheet into the page, so that it is one file. The page's policy names the script by its hash: nothing else
 * runs, and nothing can be fetched or sent.
 */
export function oneFile(): Plugin {
  return {
    name: 'one-file',
    enforce: 'post',
    generateBundle(_, bundle) {
      let [html, script, style] = ['', '', styleSheet()];
      for (const [file, made] of Object.entries(bundle)) {
        if (file.endsWith('.html') && made.type === 'asset') html = String(made.source);
        else if (made.type === 'chunk') script += made.code;
        else if (file.endsWith('.css')) style += `\n${String(made.source)}`;
        else throw new Error(`${file} can't be put into the page`);
      }
      const safe = script.replace(/<(?=\/script|!--)/gi, '\\x3c');
      const hash = createHash('sha256').update(safe).digest('base64');
      const page = html
        .replace(/\s*<(script|link)\b[^>]*\b(src|href)="[^"]*"[^>]*>(<\/script>)?/g, '')
        .replace('{{script}}', () => `'sha256-${hash}'`)
        .replace('</head>', () => `  <style>${style}</style>\n  </head>`)
        .replace('</body>', () => `  <script type="module">${safe}</script>\n  </body>`);
      for (const [file, made] of Object.entries(bundle)) {
        if (file.endsWith('.html') && made.type === 'asset') made.source = page;
        else Reflect.deleteProperty(bundle, file);
      }
    },
  };
}
