import { verifyAuditChain } from '@zuoxi/platform/database';
import { Command } from 'commander';
import { anchorHeads, compareWithAnchors } from './audit.anchors.js';
import { CommandError } from './failure.js';
import type { Shell } from './shell.js';

/** Recomputes the hash chains from the first entry: a changed, missing or cut entry shows. */
export function auditCommand(shell: Shell): Command {
  const { t } = shell;
  const verify = new Command('verify')
    .description(
      t('重新计算审计链，报告第一处断裂', 'recompute the audit chains and name the first broken entry'),
    )
    .option('--provider <id>', t('只检查一个服务商', 'only this provider'))
    .action(async ({ provider }: { provider?: string }) => {
      const { chains, anchors } = await shell.withAdmin(async (client, installation) => {
        await client.query('begin isolation level repeatable read read only');
        const { rows } = await client.query<{ provider_id: string; entries: number }>(
          `select provider_id, count(e.provider_id)::int as entries
             from platform.audit_head h full join platform.audit_entry e using (provider_id)
            where $1::text is null or provider_id::text = $1
               or provider_id in (select provider_id from identity.provider where slug = $1)
            group by provider_id order by provider_id`,
          [provider ?? null],
        );
        const results = [];
        for (const { provider_id: providerId, entries } of rows) {
          results.push({ providerId, entries, firstBrokenSeq: await verifyAuditChain(client, providerId) });
        }
        return { chains: results, anchors: await compareWithAnchors(client, installation) };
      });
      if (provider && !chains.length) {
        throw new CommandError(
          'PROVIDER_UNKNOWN',
          `没有服务商「${provider}」的审计记录。`,
          `There is no audit chain of "${provider}".`,
        );
      }
      const broken = chains.filter(({ firstBrokenSeq }) => firstBrokenSeq !== null);
      const isAnchored = !anchors.brokenAt && !anchors.lost.length;
      shell.print({ intact: !broken.length && isAnchored, chains, anchors });
      const [first] = broken;
      if (first) {
        throw new CommandError(
          'AUDIT_CHAIN_BROKEN',
          `服务商 ${first.providerId} 的审计链在第 ${first.firstBrokenSeq} 条断裂。请保留现场并与备份核对。`,
          `The audit chain of ${first.providerId} breaks at entry ${first.firstBrokenSeq}. Keep everything as it is and compare with a backup.`,
        );
      }
      const [lost] = anchors.lost;
      if (lost) {
        throw new CommandError(
          'AUDIT_CHAIN_CUT',
          `服务商 ${lost.providerId} 的第 ${lost.seq} 条审计在 ${lost.anchoredAt} 已登记，现在数据库里没有或不同。请保留现场并与备份核对。`,
          `Entry ${lost.seq} of ${lost.providerId} was anchored at ${lost.anchoredAt}; the database has lost or changed it. Keep everything as it is and compare with a backup.`,
        );
      }
      if (anchors.brokenAt) {
        throw new CommandError(
          'AUDIT_ANCHORS_CHANGED',
          `审计链头文件 ${anchors.brokenAt} 被改动，或不是本系统写的。`,
          `The file of chain heads was changed at ${anchors.brokenAt}, or this installation did not write it.`,
        );
      }
    });
  const anchor = new Command('anchor')
    .description(
      t(
        '把各审计链的链头签名后写到数据库之外（npm start 每小时做一次）',
        'write the signed heads of the audit chains outside the database (npm start does it every hour)',
      ),
    )
    .action(async () => {
      const heads = await shell.withAdmin((client, { anchorKey, anchorsDirectory }) =>
        anchorHeads(client, { anchorKey, anchorsDirectory, now: new Date() }),
      );
      shell.print({ heads });
    });
  return new Command('audit').description(t('审计', 'the audit log')).addCommand(verify).addCommand(anchor);
}
