import { formatByUnit, formatCount, formatRate, formatSeconds, NO_DATA } from '../format/format';
import { useRowsT } from '../i18n/rows';
import { useLocale } from '../i18n/locale';
import { AfterSaleList } from './after-sale-list';
import { Cell, type OpenedNumber, type OpenRows } from './cell';
import type { Part } from './conversation-rows';
import type { Report } from './documents';
import { HourTable } from './hour-table';

function SeatsOnDuty({ report }: { report: Report }) {
  const t = useRowsT();
  return (
    <details>
      <summary>{t('shop.onDutyTitle')}</summary>
      <p>{t('shop.peak', { peak: report.seatsOnDutyPeak ?? NO_DATA, sold: report.seatsSold ?? NO_DATA })}</p>
      <p>{t('shop.coverage', { rate: formatRate(report.seatCoverage) })}</p>
    </details>
  );
}

function Quality({ report, onOpen }: { report: Report; onOpen: OpenRows }) {
  const t = useRowsT();
  const locale = useLocale();
  if (!report.qc) return null;
  const { agentsWithChats, agentsReviewed, averageScore, fatal } = report.qc;
  const score = formatByUnit(averageScore, 'count', locale);
  return (
    <details>
      <summary>{t('shop.qc')}</summary>
      <p>{t('shop.qcSummary', { chats: agentsWithChats, reviewed: agentsReviewed })}</p>
      <p>
        <Cell
          text={t('shop.qcScore', { score, fatal })}
          onOpen={() => onOpen({ name: t('shop.qc'), metric: '', unit: 'count', rows: 'agents' }, {})}
        />
      </p>
    </details>
  );
}

/** Of a day that no after-sale file tells of nothing is known: that is not "none". */
const hasAfterSales = ({ numbers }: Report) =>
  !numbers.some(({ key, value }) => key === 'afterSales' && value == null);

function AfterSaleRows({ report }: { report: Report }) {
  const t = useRowsT();
  const isKnown = hasAfterSales(report);
  return (
    <details>
      <summary>
        {t('shop.afterSales')} ·{' '}
        {isKnown ? t('shop.afterSalesCount', { count: report.afterSales.length }) : NO_DATA}
      </summary>
      {isKnown ? (
        <AfterSaleList rows={report.afterSales} />
      ) : (
        <p className="lp-soft">{t('shop.notImported')}</p>
      )}
    </details>
  );
}

function AgentRows({ report, onOpen }: { report: Report; onOpen: OpenRows }) {
  const t = useRowsT();
  const locale = useLocale();
  const total = report.agentsTotal;
  const numberOf = (key: string) => report.numbers.find((number) => number.key === key);
  const [rate, first] = [numberOf('threeMinuteRate'), numberOf('firstResponse')];
  const figures = (who: string, of: Part, row: Omit<Report['agents'][number], 'alias' | 'recognised'>) => {
    const pairs = {
      name: t('shop.pairs'),
      metric: report.receptionsMetric,
      unit: 'count',
      rows: 'conversations',
    } as const;
    const cell = (text: string, number: OpenedNumber | undefined, name: string) => (
      <td>
        <Cell
          text={text}
          onOpen={number ? () => onOpen({ ...number, name: `${who} · ${name}` }, of) : null}
        />
      </td>
    );
    return (
      <>
        {cell(formatCount(row.receptions), pairs, pairs.name)}
        {cell(formatRate(row.threeMinuteRate), rate, t('shop.rate3m'))}
        {cell(formatSeconds(row.firstResponseSeconds, locale), first, t('shop.firstResponse'))}
      </>
    );
  };
  return (
    <details>
      <summary>{t('shop.agents')}</summary>
      <table>
        <thead>
          <tr>
            <th>{t('shop.agent')}</th>
            <th>{t('shop.pairs')}</th>
            <th>{t('shop.rate3m')}</th>
            <th>{t('shop.firstResponse')}</th>
          </tr>
        </thead>
        <tbody>
          {report.agents.map((agent) => {
            const of = agent.recognised ? { agentAlias: agent.alias } : { recognised: false };
            return (
              <tr key={agent.alias}>
                <td className={agent.recognised ? undefined : 'lp-soft'}>{agent.alias}</td>
                {figures(agent.alias, of, agent)}
              </tr>
            );
          })}
          {total && (
            <tr>
              <td>{t('shop.total')}</td>
              {figures(t('shop.total'), {}, total)}
            </tr>
          )}
        </tbody>
      </table>
    </details>
  );
}

/** What is folded under the day: it comes after the day itself. */
export function DayDetails({ report, onOpen }: { report: Report; onOpen: OpenRows }) {
  const t = useRowsT();
  return (
    <>
      <details>
        <summary>{t('shop.hourTable')}</summary>
        <HourTable report={report} onOpen={onOpen} />
      </details>
      <SeatsOnDuty report={report} />
      <Quality report={report} onOpen={onOpen} />
      <AfterSaleRows report={report} />
      <AgentRows report={report} onOpen={onOpen} />
    </>
  );
}
