/** Within these a semicolon ends nothing: comments, texts, names, bodies of functions. */
const token = /--.*|\/\*[\s\S]*?\*\/|'[^']*'|"[^"]*"|(\$\w*\$)[\s\S]*?\1|;/g;

/** The statements of a file of SQL, with the comments before them; nothing of the file is left out. */
export function statementsOf(sql: string): string[] {
  const ends = [...sql.matchAll(token)].flatMap(({ 0: text, index }) => (text === ';' ? index + 1 : []));
  return [0, ...ends].map((start, at) => sql.slice(start, ends[at]));
}
