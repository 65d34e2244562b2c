import { expect, test } from '@jest/globals';
import { StatementLog } from './log.js';

const enter = (session: string, role: string) =>
  `|${session}|zuoxi_app|LOG:  execute enter: select set_config('role', $1, true), set_config('statement_timeout', $2, true)\n` +
  `|${session}|zuoxi_app|DETAIL:  Parameters: $1 = '${role}', $2 = '30000'\n`;
const line = (session: string, text: string) => `|${session}|zuoxi_app|LOG:  statement: ${text}\n`;

test('each text once, with every role that sent it, in however many pieces it comes', () => {
  const log = new StatementLog();
  const text =
    line('6.1', 'begin') +
    enter('6.1', 'zuoxi_sales') +
    line('6.2', 'begin') +
    enter('6.2', 'zuoxi_quality') +
    `|6.1|zuoxi_app|LOG:  execute sales 4: select 1\n\t  from a: b\n` +
    `|6.1|zuoxi_app|DETAIL:  Parameters: $1 = 'zuoxi_none'\n` +
    `|6.2|zuoxi_app|LOG:  execute <unnamed>: select 1\n\t  from a: b\n` +
    `|6.1|zuoxi_app|ERROR:  select 2\n` +
    line('6.1', 'commit') +
    line('6.1', 'delete from c');
  for (let at = 0; at < text.length; at += 7) log.take(text.slice(at, at + 7));
  const sent = log.statements().map((each) => [each.text, ...each.roles]);
  expect(sent.slice(1)).toEqual([
    ['select 1\n  from a: b', 'zuoxi_sales', 'zuoxi_quality'],
    ['delete from c', 'zuoxi_app'],
  ]);
});

test('a transaction that queues a job without the marker is told, one with it is not', () => {
  const log = new StatementLog();
  const job = 'INSERT INTO pgboss.job_common (id) select $1';
  const unit = (session: string, texts: readonly string[]) =>
    log.take(texts.map((text) => line(session, text)).join(''));
  unit('6.1', ['begin', 'update a', job, 'commit']);
  unit('6.2', ['begin', 'update b', 'delete from platform.commit_marker', job, 'commit']);
  unit('6.3', ['begin', 'update c', job, 'rollback']);
  unit('6.4', ['begin', 'update d', 'commit', job]);
  expect([...log.unmarked()]).toEqual(['update a', job]);
});
