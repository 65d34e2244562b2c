import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { Card, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { addDays, today } from '../../format/dates';
import { formatFen } from '../../format/format';
import { useT } from '../../i18n/office';
import { Loaded } from '../../ui/loaded';
import { overviewDocument } from './documents';
import { overviewOf, type Part, total } from './overview';

const daysAhead = 6;
const namesShown = 3;

interface FigureProps {
  readonly title: string;
  readonly value: ReactNode;
  /** Something that wants a person: marked by a word and a colour. */
  readonly isBad?: boolean;
  readonly note?: string | null | undefined;
  readonly children?: ReactNode;
}

function Figure({ title, value, isBad = false, note, children }: FigureProps) {
  return (
    <div style={{ minWidth: 0 }}>
      <div style={{ color: 'var(--soft)', fontSize: 12 }}>{title}</div>
      <div style={{ fontSize: 18, fontVariantNumeric: 'tabular-nums' }}>
        {isBad && <span style={{ color: 'var(--bad)' }}>✗ </span>}
        {value}
      </div>
      {note && <div style={{ color: 'var(--soft)', fontSize: 12 }}>{note}</div>}
      {children}
    </div>
  );
}

/** The shops behind a figure, those that add most first. */
function Shops({ parts, link }: { parts: readonly Part[]; link: (part: Part, text: string) => ReactNode }) {
  const t = useT();
  const more = parts.length - namesShown;
  return (
    <div style={{ fontSize: 12, overflowWrap: 'anywhere' }}>
      {parts.slice(0, namesShown).map((part) => (
        <div key={part.storeId}>{link(part, `${part.name} · ${part.count}`)}</div>
      ))}
      {more > 0 && <span style={{ color: 'var(--soft)' }}>{t('overview.moreShops', { count: more })}</span>}
    </div>
  );
}

const toReport = ({ storeId, on }: Part, text: string) => (
  <Link to="/reports/$storeId/$on" params={{ storeId, on }}>
    {text}
  </Link>
);

/** How the company is doing, over all its shops: each figure opens the list behind it. */
export function OverviewCard({ on }: { on: string }) {
  const t = useT();
  const fromOn = today();
  const result = useQuery(overviewDocument, { variables: { on, fromOn, toOn: addDays(fromOn, daysAhead) } });
  return (
    <Card size="small" title={t('overview.title')} style={{ marginBottom: 12 }}>
      <Loaded result={result} skeleton={<Skeleton active title={false} paragraph={{ rows: 3 }} />}>
        {(data) => {
          const { shops, untold, missed, questions, unpublished, uncovered, unrostered } = overviewOf(
            data,
            on,
          );
          const { receivables, quotes, openAppeals } = data;
          return (
            <div
              style={{
                display: 'grid',
                gridTemplateColumns: 'repeat(auto-fit, minmax(128px, 1fr))',
                gap: 16,
              }}
            >
              <Figure title={t('overview.shops')} value={<Link to="/stores">{shops}</Link>} />
              <Figure
                title={t('overview.missed')}
                value={shops > untold ? total(missed) : '—'}
                isBad={missed.length > 0}
                note={untold > 0 ? t('overview.untold', { count: untold }) : null}
              >
                <Shops parts={missed} link={toReport} />
              </Figure>
              <Figure
                title={t('overview.unpublished')}
                value={total(unpublished)}
                isBad={unpublished.length > 0}
              >
                <Shops parts={unpublished} link={toReport} />
              </Figure>
              <Figure
                title={t('receivables.overdue')}
                value={<Link to="/contracts">{formatFen(receivables.overdueFen)}</Link>}
                isBad={receivables.overdueFen > 0}
                note={t('overview.dueThisMonth', { amount: formatFen(receivables.dueThisMonthFen) })}
              />
              <Figure
                title={t('overview.quotes')}
                value={
                  <Link to="/quotes" search={{ status: 'sent' }}>
                    {quotes.totalCount}
                  </Link>
                }
              />
              <Figure
                title={t('overview.questions')}
                value={
                  <Link to="/morning" search={{ need: true }}>
                    {total(questions)}
                  </Link>
                }
                isBad={questions.length > 0}
              />
              <Figure
                title={t('overview.appeals')}
                value={<Link to="/qc/appeals">{openAppeals.totalCount}</Link>}
                isBad={openAppeals.totalCount > 0}
              />
              <Figure
                title={t('overview.uncovered', { count: daysAhead + 1 })}
                value={<Link to="/roster/all">{total(uncovered)}</Link>}
                isBad={uncovered.length > 0}
                note={unrostered > 0 ? t('overview.unrostered', { count: unrostered }) : null}
              >
                <Shops
                  parts={uncovered}
                  link={({ storeId, on: day }, text) => (
                    <Link to="/roster" search={{ store: storeId, on: day }}>
                      {text}
                    </Link>
                  )}
                />
              </Figure>
            </div>
          );
        }}
      </Loaded>
    </Card>
  );
}
