/** A request body that an attacker could send; `n` scales what it tries to exhaust. */
export interface HostileDocument {
  readonly kind: string;
  readonly body: (n: number) => Readonly<Record<string, unknown>>;
}

const many = (count: number, of: (index: number) => string, between = ' ') =>
  Array.from({ length: count }, (_, index) => of(index)).join(between);
const document = (kind: string, query: (n: number) => string): HostileDocument => ({
  kind,
  body: (n) => ({ query: query(n) }),
});
const chain = (n: number, of: (next: string) => string, last = 'id') =>
  `${many(n, (i) => `fragment f${i} on Me { ${of(`...f${i + 1}`)} }`)} fragment f${n} on Me { ${last} }`;
const pages = (first: string) =>
  `stores(first: ${first}) { edges { node { dailyReports(first: ${first}) { edges { node { id } } } } } }`;
const nested = (n: number, open: string, close: string, inner: string) =>
  `${open.repeat(n)}${inner}${close.repeat(n)}`;
const ofType = (n: number) => nested(n, 'fields { type { ', ' } }', 'name');

/** Kinds of documents that must be refused, each at any size from 30 up. */
export const hostileDocuments: readonly HostileDocument[] = [
  document('spreads doubling', (n) => `{ me { ...f0 } } ${chain(n, (f) => `${f} ${f}`)}`),
  document('spreads tripling', (n) => `{ me { ...f0 } } ${chain(n, (f) => `${f} ${f} ${f}`)}`),
  document(
    'inline fragments doubling',
    (n) => `{ me { ...f0 } } ${chain(n, (f) => `... { ${f} } ... { ${f} }`)}`,
  ),
  document(
    'typed inline fragments doubling',
    (n) => `{ me { ...f0 } } ${chain(n, (f) => `... on Me { ${f} ${f} }`)}`,
  ),
  document(
    'doubling with directives',
    (n) => `{ me { ...f0 } } ${chain(n, (f) => `${f} @skip(if: false) ${f}`)}`,
  ),
  document('doubling with a renamed field', (n) => `{ me { ...f0 } } ${chain(n, (f) => `${f} ${f} a: id`)}`),
  document(
    'doubling among fragments that nobody uses',
    (n) => `{ me { id } } ${chain(n, (f) => `${f} ${f}`)}`,
  ),
  document(
    'doubling that ends in a circle',
    (n) => `{ me { ...f0 } } ${chain(n, (f) => `${f} ${f}`, '...f0')}`,
  ),
  document(
    'doubling from two operations',
    (n) => `query A { me { ...f0 } } query B { me { ...f0 } } ${chain(n, (f) => `${f} ${f}`)}`,
  ),
  document('a circle of fragments', (n) => `{ me { ...f0 } } ${chain(n, (f) => f, '...f0')}`),
  document(
    'fragments within themselves',
    (n) => `{ me { ${many(n, (i) => `...f${i}`)} } } ${many(n, (i) => `fragment f${i} on Me { ...f${i} }`)}`,
  ),
  document(
    'every fragment spreads all later ones',
    (n) =>
      `{ me { ...f0 } } ${many(n, (i) => `fragment f${i} on Me { id ${many(n - i - 1, (j) => `...f${i + j + 1}`)} }`)}`,
  ),
  document('depth', (n) => `{ ${nested(n, 'me { ', ' }', 'id')} }`),
  document('depth by fragments', (n) => `{ me { ...f0 } } ${chain(n, (f) => `id me { ${f} }`)}`),
  document('depth by inline fragments', (n) => `{ ${nested(n, '... { me { ', ' } }', 'id')} }`),
  document('renamed fields', (n) => `{ me { ${many(n, (i) => `a${i}: id`)} } }`),
  document('renamed __typename', (n) => `{ me { ${many(n, (i) => `a${i}: __typename`)} } }`),
  document('renamed roots', (n) => `{ ${many(n, (i) => `a${i}: me { id }`)} }`),
  document('one field over and over', (n) => `{ me { ${'id '.repeat(n * 20)} } }`),
  document('one object over and over', (n) => `{ ${'me { id } '.repeat(n)} }`),
  document('directives on a field', (n) => `{ me { id ${'@skip(if: false) '.repeat(n)} } }`),
  document('directives over many fields', (n) => `{ me { ${'id @skip(if: false) '.repeat(n)} } }`),
  document('directives on the operation', (n) => `query ${'@a '.repeat(n)} { me { id } }`),
  document('directives on a fragment', (n) => `{ me { ...F } } fragment F on Me ${'@a '.repeat(n)} { id }`),
  document('unknown fields', (n) => `{ me { ${many(n, (i) => `unknown${i}`)} } }`),
  document('a long name', (n) => `{ me { ${'a'.repeat(n * 5000)} } }`),
  document('long names', (n) => `{ me { ${many(n, (i) => `${'a'.repeat(900)}${i}`)} } }`),
  document('variable declarations', (n) => `query (${many(n * 10, (i) => `$v${i}: ID`)}) { me { id } }`),
  document('undeclared variables', (n) => `{ ${many(n, (i) => `store(slug: $v${i}) { id }`)} }`),
  document('a list within lists', (n) => `{ store(slug: ${nested(n, '[', ']', '"a"')}) { id } }`),
  document('an object within objects', (n) => `{ store(slug: ${nested(n, '{ a: ', ' }', '1')}) { id } }`),
  document('a long string', (n) => `{ store(slug: "${'a'.repeat(n * 5000)}") { id } }`),
  document(
    'a block string of indented lines',
    (n) => `{ store(slug: """${'\n   a'.repeat(n * 1000)}""") { id } }`,
  ),
  document('arguments', (n) => `{ store(${many(n * 10, (i) => `a${i}: 1`)}) { id } }`),
  document('one argument over and over', (n) => `{ store(${'slug: "a" '.repeat(n)}) { id } }`),
  document('operations', (n) => many(n, (i) => `query Q${i} { me { id } }`)),
  document('operations without a name', (n) => '{ me { id } } '.repeat(n)),
  document('type definitions', (n) => `{ me { id } } ${many(n, (i) => `type T${i} { a: ID }`)}`),
  document('comments', (n) => `{ me { id } }${'\n#'.repeat(n * 1000)}`),
  document('white space and commas', (n) => `{ me { id } }${' ,\n'.repeat(n * 1000)}`),
  document('braces', (n) => '{'.repeat(n * 40)),
  document('brackets', (n) => `{ store(slug: ${'['.repeat(n * 40)}`),
  document('an unclosed string', (n) => `{ store(slug: "${'a\\n'.repeat(n * 100)}`),
  document('byte order marks', (n) => `{ me { id } }${'﻿'.repeat(n * 1000)}`),
  document('a long number', (n) => `{ stores(first: ${'9'.repeat(n * 1000)}) { edges { node { id } } } }`),
  document('pages within pages', (n) => `{ ${pages(String(n + 20))} }`),
  document(
    'pages in fragments that double',
    (n) =>
      `{ ...f0 } ${many(n, (i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`)} fragment f${n} on Query { stores(first: 100) { edges { node { id } } } }`,
  ),
  document('introspection in depth', (n) => `{ __schema { types { ${ofType(n)} } } }`),
  document(
    'renamed introspection',
    (n) =>
      `{ ${many(Math.min(n, 5), (i) => `a${i}: __schema { ${many(n, (j) => `b${j}: types { name }`)} }`)} }`,
  ),
  document(
    'conflicting fields of many fragments',
    (n) =>
      `{ me { ${many(n, (i) => `...f${i}`)} } } ${many(n, (i) => `fragment f${i} on Me { x: ${i % 2 ? 'id' : 'name'} }`)}`,
  ),
  document('subscriptions', (n) => `subscription { ${many(n, (i) => `a${i}: me { id }`)} }`),
  {
    kind: 'variables',
    body: (n) => ({
      query: '{ me { id } }',
      variables: Object.fromEntries(Array.from({ length: n * 500 }, (_, i) => [`v${i}`, i])),
    }),
  },
  {
    kind: 'variables in depth',
    body: (n) => ({
      query: 'query ($a: ID!) { store(slug: $a) { id } }',
      variables: { a: JSON.parse(nested(n * 10, '[', ']', '1')) as unknown },
    }),
  },
  {
    kind: 'a page size by variable',
    body: (n) => ({
      query: `query ($n: Int!) { ${pages('$n')} }`,
      variables: { n: n + 20 },
    }),
  },
  {
    kind: 'a long operation name',
    body: (n) => ({ query: 'query A { me { id } }', operationName: 'B'.repeat(n * 1000) }),
  },
  { kind: 'a long hash', body: (n) => ({ documentId: 'f'.repeat(n * 1000) }) },
  {
    kind: 'a long hash as an extension',
    body: (n) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: 'f'.repeat(n * 1000) } } }),
  },
];
