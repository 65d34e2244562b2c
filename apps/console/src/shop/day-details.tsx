import { formatByUnit, formatCount, formatRate, formatSeconds, NO_DATA } from '../format/format';
import { useRowsT } from '../i18n/rows';
import { useLocale } from '../i18n/locale';
import { AfterSaleList } from './after-sale-list';
import { Cell, type OpenRows } from './cell';
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

function Quality({ report }: { report: Report }) {
  const t = useRowsT();
  const locale = useLocale();
  if (!report.qc) return null;
  const { agentsWithChats, agentsReviewed, averageScore, fatal } = report.qc;
  const score = formatByUnit(averageScore, 'count', locale);
  return (
    <details>
      <summary>{t('shop.qc')}</summary>
      <p>{t('shop.qcSummary', { chats: agentsWithChats, reviewed: agentsReviewed })}</p>
      <p>{t('shop.qcScore', { score, fatal })}</p>
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
  const rate = report.numbers.find(({ key }) => key === 'threeMinuteRate');
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
            const pairs = { name: `${agent.alias} · ${t('shop.pairs')}`, metric: report.receptionsMetric };
            return (
              <tr key={agent.alias}>
                <td className={agent.recognised ? undefined : 'lp-soft'}>{agent.alias}</td>
                <td>
                  <Cell
                    text={formatCount(agent.receptions)}
                    onOpen={() => onOpen({ ...pairs, rows: 'conversations', unit: 'count' }, of)}
                  />
                </td>
                <td>
                  <Cell
                    text={formatRate(agent.threeMinuteRate)}
                    onOpen={
                      rate
                        ? () => onOpen({ ...rate, name: `${agent.alias} · ${t('shop.rate3m')}` }, of)
                        : null
                    }
                  />
                </td>
                <td>{formatSeconds(agent.firstResponseSeconds, locale)}</td>
              </tr>
            );
          })}
          {total && (
            <tr>
              <td>{t('shop.total')}</td>
              <td>{formatCount(total.receptions)}</td>
              <td>{formatRate(total.threeMinuteRate)}</td>
              <td>{formatSeconds(total.firstResponseSeconds, locale)}</td>
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
      <Quality report={report} />
      <AfterSaleRows report={report} />
      <AgentRows report={report} onOpen={onOpen} />
    </>
  );
}
