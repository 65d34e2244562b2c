import { formatRate, formatSeconds, NO_DATA } from '../format/format';
import { useLightT } from '../i18n/light';
import { useLocale } from '../i18n/locale';
import { AfterSaleList } from './after-sale-list';
import type { Report } from './day-page';

export function SeatsOnDuty({ report }: { report: Report }) {
  const t = useLightT();
  return (
    <details>
      <summary>{t('shop.onDutyTitle')}</summary>
      <p>{t('shop.peak', { peak: report.seatsOnDutyPeak ?? NO_DATA, sold: report.seatsSold ?? NO_DATA })}</p>
      <p>{t('shop.coverage', { rate: formatRate(report.seatCoverage) })}</p>
    </details>
  );
}

export function Quality({ report }: { report: Report }) {
  const t = useLightT();
  if (!report.qc) return null;
  const { agentsWithChats, agentsReviewed, averageScore, fatal } = report.qc;
  const score = averageScore == null ? NO_DATA : Number(averageScore).toFixed(1);
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

export function AfterSaleRows({ report }: { report: Report }) {
  const t = useLightT();
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

export function AgentRows({ report }: { report: Report }) {
  const t = useLightT();
  const locale = useLocale();
  return (
    <details>
      <summary>{t('shop.agents')}</summary>
      <table>
        <thead>
          <tr>
            <th>{t('shop.agent')}</th>
            <th>{t('shop.receptions')}</th>
            <th>{t('shop.rate3m')}</th>
            <th>{t('shop.firstResponse')}</th>
          </tr>
        </thead>
        <tbody>
          {report.agents.map((agent) => (
            <tr key={agent.alias}>
              <td className={agent.recognised ? undefined : 'lp-soft'}>{agent.alias}</td>
              <td>{agent.receptions}</td>
              <td>{formatRate(agent.threeMinuteRate)}</td>
              <td>{formatSeconds(agent.firstResponseSeconds, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
