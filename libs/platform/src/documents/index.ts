import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { Resvg } from '@resvg/resvg-js';

const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'));
const compilers = new Map<string, NodeCompiler>();

/** Runs with the compiler of the template's directory; its caches are let go of afterwards. */
function compiled<Result>(
  template: string,
  data: unknown,
  run: (compiler: NodeCompiler, source: { mainFilePath: string; inputs: { data: string } }) => Result,
): Result {
  const workspace = dirname(template);
  let compiler = compilers.get(workspace);
  if (!compiler) {
    compiler = NodeCompiler.create({
      workspace,
      fontArgs: [{ fontPaths: [join(fonts, '400Regular'), join(fonts, '700Bold')] }],
    });
    compilers.set(workspace, compiler);
  }
  const result = run(compiler, { mainFilePath: template, inputs: { data: JSON.stringify(data) } });
  compiler.evictCache(10);
  return result;
}

/**
 * Typesets a Typst template with data.
 *
 * @param template absolute path of a `.typ` file; it reads its data by `json.decode(sys.inputs.data)`, so nothing a
 *   user typed is ever markup.
 * @returns the PDF, with the glyphs it uses of Noto Sans SC embedded.
 */
export function typesetPdf(template: string, data: unknown): Buffer {
  return compiled(template, data, (compiler, source) => compiler.pdf(source));
}

/** The same template as a picture; a page of automatic height gives one that scrolls. */
export function typesetPng(template: string, data: unknown, widthPixels: number): Buffer {
  const svg = compiled(template, data, (compiler, source) => compiler.svg(source));
  // Typst draws every glyph as a path, so no font is needed here.
  const options = { fitTo: { mode: 'width', value: widthPixels }, font: { loadSystemFonts: false } } as const;
  return new Resvg(svg, { ...options, background: 'white' }).render().asPng();
}
