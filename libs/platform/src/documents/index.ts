import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'));
const compilers = new Map<string, NodeCompiler>();

/**
 * Typesets a Typst template with data.
 *
 * @param template absolute path of a `.typ` file; it reads its data by `json.decode(sys.inputs.data)`, so nothing a
 *   user typed is ever markup.
 * @returns the PDF, with the glyphs it uses of Noto Sans SC embedded.
 */
export function typesetPdf(template: string, data: unknown): Buffer {
  const workspace = dirname(template);
  let compiler = compilers.get(workspace);
  if (!compiler) {
    compiler = NodeCompiler.create({
      workspace,
      fontArgs: [{ fontPaths: [join(fonts, '400Regular'), join(fonts, '700Bold')] }],
    });
    compilers.set(workspace, compiler);
  }
  const pdf = compiler.pdf({ mainFilePath: template, inputs: { data: JSON.stringify(data) } });
  compiler.evictCache(10);
  return pdf;
}
