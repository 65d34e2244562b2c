import { expect, test } from '@jest/globals';
import { parse, print } from 'graphql';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { apiTypes } from './api-types.mjs';
import { ownTypeDefs } from './schema.mjs';

const service = 'libs/sales/src';
const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile('tsconfig.base.json', ts.sys.readFile).config,
  ts.sys,
  process.cwd(),
);
const host = ts.createCompilerHost(options);
const read = host.getSourceFile.bind(host);
const parsed = new Map<string, ReturnType<typeof read>>();
let generated: Readonly<Record<string, string>> = {};
host.getSourceFile = (path, ...rest) => {
  const name = path.split('/').at(-1) ?? '';
  const text = resolve(path) === resolve(service, name) ? generated[name] : undefined;
  if (text !== undefined) return ts.createSourceFile(path, text, rest[0]);
  if (!parsed.has(path)) parsed.set(path, read(path, ...rest));
  return parsed.get(path);
};

/** What does not compile in the service when its SDL is changed like this and nothing else is. */
function problemsAfter(change: (sdl: string) => string): string[] {
  const own = ownTypeDefs('sales');
  const sdl = print(own.typeDefs);
  const changed = change(sdl);
  generated = apiTypes({ ...own, typeDefs: parse(changed) });
  const program = ts.createProgram([join(service, 'sales.module.ts')], options, host);
  return program
    .getSourceFiles()
    .filter(({ fileName }) => resolve(fileName).startsWith(resolve(service)))
    .flatMap((file) => program.getSemanticDiagnostics(file))
    .map(({ file, messageText }) => `${file?.fileName.split('/').at(-1)}: ${JSON.stringify(messageText)}`);
}

const within = (type: string, from: RegExp, to: string) => (sdl: string) => {
  const changed = sdl.replace(new RegExp(`((?:type|input) ${type} [^}]*)`), (whole) =>
    whole.replace(from, to),
  );
  expect(changed).not.toBe(sdl);
  return changed;
};

test('as it is, everything fits', () => {
  expect(problemsAfter((sdl) => sdl)).toEqual([]);
});

test.each([
  ['a field read from its row', within('Quote', /\blostReason:/, 'lossReason:'), /api\.ts.*lossReason/],
  [
    'a field with a resolver',
    within('Quote', /\bshareLinks:/, 'links:'),
    /quote\.resolver\.ts.*Quote\.shareLinks/,
  ],
  [
    'an operation',
    within('Query', /\bquotePreview\(/, 'previewQuote('),
    /quote\.resolver\.ts.*Query\.quotePreview/,
  ],
  ['a field of a value', within('QuoteOption', /\bpreview:/, 'offer:'), /quote\.resolver\.ts.*offer/],
  ['what a field gives', within('Quote', /\bseats: Int!/, 'seats: String!'), /api\.ts.*seats/],
  ['a field of an input', within('QuoteOptionsInput', /\bmonths:/, 'term:'), /quote\.inputs\.ts.*term/],
  [
    'what an input takes',
    within('QuoteOptionsInput', /\bmonths: Int!/, 'months: String!'),
    /quote\.inputs\.ts.*months/,
  ],
])('%s that is another in the SDL and nowhere else does not compile', (_, change, problem) => {
  expect(problemsAfter(change).join('\n')).toMatch(problem);
});
