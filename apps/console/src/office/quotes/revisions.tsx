import { Button, Card, Flex, Popconfirm, Tag, Typography } from 'antd';
import { useState } from 'react';
import { formatDate, formatDateTime } from '../../format/dates';
import { formatFen, formatMinuteRange, formatRate } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import type { Problem } from '../../session/problem';
import { useMay } from '../../session/use-session';
import { problemOf } from '../../ui/problem-of';
import { EmptyState } from '../../ui/empty-state';
import { openFile } from '../../ui/files';
import { HistoryLink } from '../../ui/history-link';
import { OneTimeText } from '../../ui/one-time-text';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { revokeShareLinkDocument, shareQuoteAgainDocument } from './documents';
import { quoteStatusColor } from './quote-status';
import type { WorkbenchStore } from './documents';

type Quote = WorkbenchStore['quotes'][number];

function Links({ quote }: { quote: Quote }) {
  const t = useT();
  const may = useMay();
  const revoke = useAction(revokeShareLinkDocument);
  const again = useAction(shareQuoteAgainDocument);
  const [link, setLink] = useState<string | null>(null);
  return (
    <>
      {link && <OneTimeText title={t('workbench.linkReady')} hint={t('workbench.linkHint')} text={link} />}
      <ProblemAlert problem={again.problem} onClose={again.clear} />
      {quote.status === 'sent' && may('quote:write') && (
        <Button
          size="small"
          loading={again.busy}
          onClick={() =>
            void again
              .run({ input: { id: quote.id } })
              .then((made) => made && setLink(made.shareQuoteAgain.link))
          }
        >
          {t('workbench.shareAgain')}
        </Button>
      )}
      <ProblemAlert problem={revoke.problem} onClose={revoke.clear} />
      {quote.shareLinks.map((link) => (
        <Flex key={link.id} justify="space-between" gap={8}>
          <Typography.Text type="secondary" delete={Boolean(link.revokedAt)}>
            {t('workbench.linkViews', {
              count: link.views,
              at: formatDateTime(link.lastViewedAt),
              until: formatDateTime(link.expiresAt),
            })}
          </Typography.Text>
          {!link.revokedAt && may('quote:write') && (
            <Popconfirm
              title={t('workbench.revokeAsk')}
              onConfirm={() => revoke.run({ input: { quoteId: quote.id, linkId: link.id } })}
            >
              <Button size="small" type="link" danger>
                {t('workbench.revoke')}
              </Button>
            </Popconfirm>
          )}
        </Flex>
      ))}
    </>
  );
}

const formerOf = (store: WorkbenchStore, { number, revision }: Quote) =>
  store.quotes.find((other) => other.number === number && other.revision === revision - 1);

/** What this revision changed against the one before it. */
function Changes({ quote, former }: { quote: Quote; former: Quote | undefined }) {
  const t = useT();
  const locale = useLocale();
  if (!former) return null;
  const facts = (of: Quote) => [
    t(`quoteKind.${of.kind}`),
    t('share.validUntil', { date: formatDate(of.validUntil, locale) }),
    t(`serviceType.${of.serviceType}`),
    formatMinuteRange(of.serviceStartMinute, of.serviceEndMinute),
    of.holidayService,
    t('common.seats', { count: of.seats }),
    t('common.months', { count: of.months }),
    t('share.target', { rate: formatRate(of.threeMinuteTarget) }),
    `${t('share.discount')} ${formatRate(of.discount)}`,
    formatFen(of.totalFen),
  ];
  const after = facts(quote);
  const changed = facts(former).flatMap((fact, index) =>
    fact === after[index] ? [] : [`${fact} → ${after[index]}`],
  );
  return (
    <div style={{ color: 'var(--soft)' }}>
      {changed.length ? changed.map((line) => <div key={line}>{line}</div>) : t('workbench.unchanged')}
    </div>
  );
}

export function Revisions({ store }: { store: WorkbenchStore }) {
  const t = useT();
  const locale = useLocale();
  const [problem, setProblem] = useState<Problem | null>(null);
  return (
    <Card size="small" title={t('workbench.revisions')}>
      <ProblemAlert problem={problem} onClose={() => setProblem(null)} />
      {store.quotes.length === 0 && <EmptyState text={t('workbench.noQuotes')} />}
      <Flex vertical gap={10}>
        {store.quotes.map((quote) => (
          <div key={quote.id}>
            <Flex justify="space-between" gap={8}>
              <Typography.Text strong>
                {quote.number} · v{quote.revision} <HistoryLink subject={quote.number} />
              </Typography.Text>
              <Tag color={quoteStatusColor[quote.status]}>{t(`quoteStatus.${quote.status}`)}</Tag>
            </Flex>
            <div>
              {formatFen(quote.totalFen)} · {t('common.seats', { count: quote.seats })} ·{' '}
              {t(`quoteKind.${quote.kind}`)} ·{' '}
              {t('share.target', { rate: formatRate(quote.threeMinuteTarget) })}
              {Number(quote.discount) > 0 && ` · ${t('share.discount')} ${formatRate(quote.discount)}`}
            </div>
            <Changes quote={quote} former={formerOf(store, quote)} />
            <Typography.Text type="secondary">
              {t('share.validUntil', { date: formatDate(quote.validUntil, locale) })} ·{' '}
              {t('common.by', { name: quote.createdBy, at: formatDateTime(quote.createdAt) })}
            </Typography.Text>
            {quote.lostReason && <div>{t('workbench.lostBecause', { reason: quote.lostReason })}</div>}
            {quote.acceptance && (
              <div>
                ✓{' '}
                {t('share.accepted', {
                  name: quote.acceptance.name,
                  at: formatDateTime(quote.acceptance.acceptedAt),
                })}
              </div>
            )}
            {quote.documentUrl && (
              <Button
                size="small"
                type="link"
                style={{ paddingInline: 0, display: 'block' }}
                onClick={() =>
                  void openFile(quote.documentUrl ?? '').catch((error: unknown) =>
                    setProblem(problemOf(error)),
                  )
                }
              >
                {t('shop.openPdf')}
              </Button>
            )}
            <Links quote={quote} />
          </div>
        ))}
      </Flex>
    </Card>
  );
}
