import { describe, expect, test } from '@jest/globals';
import { columnTitle, readStaff, type StaffFacts, staffProblems, staffProblemText } from './staff.rules.js';

const facts = (over: Partial<StaffFacts> = {}): StaffFacts => ({
  agents: new Map(),
  storeIds: new Map([
    ['暖橙家居旗舰店', 's1'],
    ['qingmo', 's2'],
  ]),
  invited: new Map(),
  mayInvite: true,
  ...over,
});
const line = {
  row: 2,
  name: '陈晓',
  alias: '小陈',
  employeeNo: 'A01',
  stores: ['暖橙家居旗舰店', 'Qingmo'],
  email: 'chen@yunling.example',
};

describe('a pasted list', () => {
  test.each([
    [
      'copied from Excel with a heading',
      '姓名\t花名\t工号\t店铺\t邮箱\r\n陈晓\t小陈\tA01\t暖橙家居旗舰店、Qingmo\tChen@yunling.example\r\n',
    ],
    [
      'with the columns in another order, and one that nobody knows',
      '工号,邮箱,部门,店铺名称,员工姓名,客服昵称\nA01,chen@yunling.example,一组,"暖橙家居旗舰店,Qingmo",陈晓,小陈',
    ],
    [
      'with full-width signs and blanks',
      'Name\tAlias\tNumber\tStores\tEmail\n 陈晓 \t小陈\tＡ０１\t暖橙家居旗舰店；Qingmo\tchen@yunling.example\n\n\t\t\n',
    ],
  ])('%s', (_, text) => {
    expect(readStaff(text)).toEqual([line]);
  });

  test('without a heading has the columns in their order', () => {
    expect(readStaff('\n陈晓\t小陈\tA01\n林夏，小林，A02'.replaceAll('，', '\t'))).toMatchObject([
      { row: 2, name: '陈晓', employeeNo: 'A01', stores: [], email: null },
      { row: 3, name: '林夏', alias: '小林', employeeNo: 'A02' },
    ]);
  });

  test('a quoted cell may hold line breaks and quotes, and rows go on counting', () => {
    const lines = readStaff('姓名\t花名\t工号\n"陈\n晓"\t"小""陈"""\tA01\n林夏\t小林\tA02');
    expect(lines.map(({ row, name, alias }) => [row, name, alias])).toEqual([
      [2, '陈 晓', '小"陈"'],
      [4, '林夏', '小林'],
    ]);
  });
});

describe('what is wrong is named by row and column', () => {
  test.each([
    ['nothing', {}, {}, []],
    ['no name', { name: '' }, {}, [['name', 'NEEDED']]],
    [
      'no alias and no number',
      { alias: '', employeeNo: '' },
      {},
      [
        ['alias', 'NEEDED'],
        ['employeeNo', 'NEEDED'],
      ],
    ],
    ['a long alias', { alias: '长'.repeat(41) }, {}, [['alias', 'TOO_LONG']]],
    ['an unknown store', { stores: ['qingmo', '没有'] }, {}, [['stores', 'STORE_UNKNOWN']]],
    ['a text for an e-mail', { email: 'chen' }, {}, [['email', 'EMAIL_WRONG']]],
    ['inviting without the right', {}, { mayInvite: false }, [['email', 'MAY_NOT_INVITE']]],
    [
      'an e-mail that is invited',
      {},
      { invited: new Map([['chen@yunling.example', null]]) },
      [['email', 'INVITED']],
    ],
    [
      'the number of somebody else',
      {},
      { agents: new Map([['A01', { id: 'a', name: '林夏', left: false, isSomebody: false }]]) },
      [['employeeNo', 'NUMBER_OF_ANOTHER']],
    ],
    [
      'the number of one who left',
      {},
      { agents: new Map([['A01', { id: 'a', name: '陈晓', left: true, isSomebody: false }]]) },
      [['employeeNo', 'HAS_LEFT']],
    ],
    [
      'somebody who is there already',
      {},
      {
        agents: new Map([['A01', { id: 'a', name: '陈晓', left: false, isSomebody: true }]]),
        invited: new Map([['chen@yunling.example', 'a']]),
      },
      [],
    ],
  ])('%s', (_, over, known, expected) => {
    const found = staffProblems([{ ...line, ...over }], facts(known as Partial<StaffFacts>));
    expect(found.map(({ column, code }) => [column, code])).toEqual(expected);
    expect(found.every(({ row }) => row === 2)).toBe(true);
  });

  test('a number or an e-mail that comes twice names the first row', () => {
    const found = staffProblems([line, { ...line, row: 3 }], facts());
    expect(found).toEqual([
      { row: 3, column: 'employeeNo', code: 'TWICE', value: 2 },
      { row: 3, column: 'email', code: 'TWICE', value: 2 },
    ]);
    expect(found[0] && staffProblemText(found[0], 'zh-CN')).toBe('与第 2 行重复');
    expect(columnTitle('employeeNo', 'zh-CN')).toBe('工号');
  });

  test('an empty list and one that is too long', () => {
    expect(staffProblems(readStaff('姓名\t花名\t工号'), facts())[0]?.code).toBe('NO_ROWS');
    const many = Array.from({ length: 501 }, (_, row) => ({
      ...line,
      row,
      employeeNo: `${row}`,
      email: null,
    }));
    expect(staffProblems(many, facts()).map(({ code }) => code)).toEqual(['TOO_MANY']);
  });
});
