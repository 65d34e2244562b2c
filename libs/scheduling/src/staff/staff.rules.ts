import type { Locale } from '@zuoxi/vocabulary';

export const staffColumns = ['name', 'alias', 'employeeNo', 'stores', 'email'] as const;
export type StaffColumn = (typeof staffColumns)[number];

export interface StaffLine {
  /** Of the pasted text, counted from 1. */
  readonly row: number;
  readonly name: string;
  readonly alias: string;
  readonly employeeNo: string;
  readonly stores: readonly string[];
  readonly email: string | null;
}

/** Words that a heading may use for a column. The first two are what a problem calls it. */
const headings: Readonly<Record<StaffColumn, readonly [string, string, ...string[]]>> = {
  name: ['姓名', 'name', '员工姓名', '真实姓名', '名字', '员工'],
  alias: ['花名', 'alias', '客服名', '客服昵称', '昵称', '对外名', 'nickname'],
  employeeNo: [
    '工号',
    'number',
    '员工号',
    '编号',
    'employee no',
    'employee number',
    'employeeno',
    'no',
    'id',
  ],
  stores: [
    '店铺',
    'stores',
    '店铺名称',
    '店铺名',
    '负责店铺',
    '所属店铺',
    '认证店铺',
    'store',
    'shops',
    'shop',
  ],
  email: ['邮箱', 'email', '电子邮箱', '邮箱地址', 'e-mail', 'mail'],
};

export const columnTitle = (column: StaffColumn, locale: Locale): string =>
  headings[column][locale === 'zh-CN' ? 0 : 1];

const tidy = (text: string) => text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
export const comparable = (text: string) => tidy(text).toLowerCase();

/** Lines of cells as a spreadsheet copies them: tabs, or commas; a quoted cell may hold either, and line breaks. */
function cellsOf(text: string): { row: number; cells: string[] }[] {
  const separator = text.includes('\t') ? '\t' : /[,，]/.test(text) ? ',' : '\t';
  const plain = (separator === ',' ? text.replaceAll('，', ',') : text).replace(/^\uFEFF/, '');
  const lines: { row: number; cells: string[] }[] = [];
  let row = 1;
  let line = { row, cells: [] as string[] };
  let cell = '';
  let quoted = false;
  const endCell = () => {
    line.cells.push(cell);
    cell = '';
  };
  for (let at = 0; at < plain.length; at += 1) {
    const letter = plain[at] as string;
    if (quoted) {
      if (letter === '"' && plain[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else if (letter === '"') quoted = false;
      else cell += letter;
      if (letter === '\n') row += 1;
    } else if (letter === '"' && !cell.trim()) {
      quoted = true;
      cell = '';
    } else if (letter === separator) endCell();
    else if (letter === '\n') {
      endCell();
      lines.push(line);
      row += 1;
      line = { row, cells: [] };
    } else if (letter !== '\r') cell += letter;
  }
  endCell();
  lines.push(line);
  return lines
    .map(({ row: of, cells }) => ({ row: of, cells: cells.map(tidy) }))
    .filter(({ cells }) => cells.some(Boolean));
}

/** Which column is where, if a line is a heading: two of its cells at least must be known words. */
function headingOf(cells: readonly string[]): (StaffColumn | null)[] | null {
  const columns = cells.map(
    (cell) => staffColumns.find((column) => headings[column].includes(comparable(cell))) ?? null,
  );
  return columns.filter(Boolean).length >= 2 ? columns : null;
}

/** Reads a pasted list; what is missing is an empty text, for the caller to complain about. */
export function readStaff(text: string): StaffLine[] {
  const lines = cellsOf(text);
  const heading = headingOf(lines[0]?.cells ?? []);
  const columns = heading ?? staffColumns;
  return (heading ? lines.slice(1) : lines).map(({ row, cells }) => {
    const at = (column: StaffColumn) => cells[columns.indexOf(column)] ?? '';
    return {
      row,
      name: at('name'),
      alias: at('alias'),
      employeeNo: at('employeeNo'),
      stores: at('stores')
        .split(/[、;；|/,，\n]/)
        .map(tidy)
        .filter(Boolean),
      email: at('email').toLowerCase() || null,
    };
  });
}

const problems = {
  NEEDED: { 'zh-CN': '不能为空', 'en-US': 'may not be empty' },
  TOO_LONG: { 'zh-CN': '太长，最多 {value} 个字', 'en-US': 'too long; {value} characters at most' },
  TWICE: { 'zh-CN': '与第 {value} 行重复', 'en-US': 'the same as in row {value}' },
  STORE_UNKNOWN: { 'zh-CN': '没有店铺「{value}」', 'en-US': 'there is no store "{value}"' },
  EMAIL_WRONG: { 'zh-CN': '「{value}」不是有效的邮箱', 'en-US': '"{value}" is not a valid email' },
  NUMBER_OF_ANOTHER: {
    'zh-CN': '该工号已是「{value}」',
    'en-US': 'this number is already that of "{value}"',
  },
  HAS_LEFT: { 'zh-CN': '该工号的客服已离职', 'en-US': 'the agent of this number has left' },
  INVITED: {
    'zh-CN': '该邮箱已有发给别人的未接受邀请',
    'en-US': 'this email has an open invitation as somebody else',
  },
  MAY_NOT_INVITE: {
    'zh-CN': '您不能邀请成员，请去掉邮箱或请管理员添加',
    'en-US': 'you may not invite; leave the email out or ask an owner',
  },
  NO_ROWS: { 'zh-CN': '没有读到任何人', 'en-US': 'nobody could be read' },
  TOO_MANY: { 'zh-CN': '一次最多 {value} 人，请分批', 'en-US': '{value} people at most; add them in parts' },
} satisfies Record<string, Readonly<Record<Locale, string>>>;

export type StaffProblemCode = keyof typeof problems;

export interface StaffProblem {
  readonly row: number;
  readonly column: StaffColumn;
  readonly code: StaffProblemCode;
  readonly value?: string | number;
}

export const staffProblemText = ({ code, value }: StaffProblem, locale: Locale): string =>
  problems[code][locale].replace('{value}', String(value ?? ''));

const longest: Partial<Record<StaffColumn, number>> = { name: 40, alias: 40, employeeNo: 30, email: 200 };

export interface KnownAgent {
  readonly id: string;
  readonly name: string;
  readonly left: boolean;
  /** Has an account or an open invitation already, so that nobody is invited again. */
  readonly isSomebody: boolean;
}

/** What is known of the provider's agents by employee number, of its stores and of its open invitations. */
export interface StaffFacts {
  readonly agents: ReadonlyMap<string, KnownAgent>;
  /** By comparable name or slug. */
  readonly storeIds: ReadonlyMap<string, string>;
  /** Open invitations: e-mail to the agent that it is for. */
  readonly invited: ReadonlyMap<string, string | null>;
  readonly mayInvite: boolean;
}

export const staffLimit = 500;

/** Everything that keeps a list from being added, in the order of its rows. */
export function staffProblems(lines: readonly StaffLine[], facts: StaffFacts): StaffProblem[] {
  if (!lines.length) return [{ row: 1, column: 'name', code: 'NO_ROWS' }];
  if (lines.length > staffLimit)
    return [{ row: staffLimit + 1, column: 'name', code: 'TOO_MANY', value: staffLimit }];
  const firstNumber = new Map<string, number>();
  const firstEmail = new Map<string, number>();
  return lines.flatMap((line) => {
    const { row, email, employeeNo } = line;
    const found: StaffProblem[] = [];
    const complain = (column: StaffColumn, code: StaffProblemCode, value?: string | number) =>
      found.push({ row, column, code, ...(value === undefined ? {} : { value }) });
    for (const column of ['name', 'alias', 'employeeNo'] as const)
      if (!line[column]) complain(column, 'NEEDED');
    for (const [column, most] of Object.entries(longest) as [
      keyof typeof longest & keyof StaffLine,
      number,
    ][])
      if (String(line[column] ?? '').length > most) complain(column as StaffColumn, 'TOO_LONG', most);
    const earlierNumber = firstNumber.get(employeeNo);
    if (employeeNo && earlierNumber) complain('employeeNo', 'TWICE', earlierNumber);
    else firstNumber.set(employeeNo, row);
    const known = facts.agents.get(employeeNo);
    if (known?.left) complain('employeeNo', 'HAS_LEFT');
    else if (known && known.name !== line.name) complain('employeeNo', 'NUMBER_OF_ANOTHER', known.name);
    for (const store of line.stores)
      if (!facts.storeIds.has(comparable(store))) complain('stores', 'STORE_UNKNOWN', store);
    if (email) {
      const earlierEmail = firstEmail.get(email);
      if (!/^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(email)) complain('email', 'EMAIL_WRONG', email);
      else if (earlierEmail) complain('email', 'TWICE', earlierEmail);
      else if (!facts.mayInvite) complain('email', 'MAY_NOT_INVITE');
      else if (facts.invited.has(email) && facts.invited.get(email) !== known?.id)
        complain('email', 'INVITED');
      if (!earlierEmail) firstEmail.set(email, row);
    }
    return found;
  });
}
