import { Button, Card } from 'antd';
import { formatDate } from '../../format/dates';
import { formatMinute } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { MendLink } from '../../ui/mend-link';
import { mealsOf } from './difference';
import type { Roster } from './documents';

interface Props {
  readonly roster: Roster;
  readonly people: readonly { readonly id: string; readonly alias: string }[];
  readonly shifts: readonly { readonly id: string; readonly name: string }[];
  readonly busy: boolean;
  readonly onShow: (on: string | null, agentId: string | null) => void;
  /** Puts one of the proposed shifts into the draft; null where nobody may. */
  readonly onFix: ((fix: Fix) => void) | null;
}

type Fix = Roster['unmet'][number]['fixes'][number];
type Reason = Roster['brokenRules'][number] & { readonly fixes?: readonly Fix[] };

/** What is wrong, most serious first; a click shows where, and what the sentence does not say of that stands below it. */
export function RulePanel({ roster, people, shifts, busy, onShow, onFix }: Props) {
  const t = useT();
  const locale = useLocale();
  const where = (reason: Reason) =>
    [
      reason.on && !reason.message.includes(reason.on) && formatDate(reason.on, locale),
      reason.slotMinute != null &&
        !reason.message.includes(formatMinute(reason.slotMinute)) &&
        formatMinute(reason.slotMinute),
      people.find((agent) => agent.id === reason.agentId)?.alias,
    ]
      .filter(Boolean)
      .join(' · ');
  const list = (reasons: readonly Reason[], broken: boolean) =>
    reasons.map((reason, index) => (
      <div key={`${reason.code}-${index}`}>
        <Button
          type="text"
          block
          style={{ height: 'auto', textAlign: 'left', whiteSpace: 'normal', display: 'block', padding: 6 }}
          onClick={() => onShow(reason.on ?? null, reason.agentId ?? null)}
        >
          <div style={{ color: broken ? 'var(--bad)' : undefined }}>
            {broken ? '✗ ' : '△ '}
            {reason.message}
          </div>
          <div style={{ color: 'var(--soft)', fontSize: 12 }}>{where(reason)}</div>
        </Button>
        {onFix &&
          reason.fixes?.map((fix) => (
            <Button
              key={fix.agentId}
              size="small"
              disabled={busy}
              style={{ margin: '0 0 4px 6px' }}
              onClick={() => onFix(fix)}
            >
              {t(fix.movesMeal ? 'roster.fixMeal' : 'roster.fix', {
                agent: people.find(({ id }) => id === fix.agentId)?.alias ?? '',
                shift: shifts.find(({ id }) => id === fix.shiftId)?.name ?? '',
                time: mealsOf(fix),
              })}
            </Button>
          ))}
      </div>
    ));
  const calm = roster.brokenRules.length === 0 && roster.unmet.length === 0;
  return (
    <Card
      size="small"
      title={t('roster.rules', { broken: roster.brokenRules.length, unmet: roster.unmet.length })}
      styles={{ body: { maxHeight: 'calc(100vh - 240px)', overflow: 'auto' } }}
    >
      {calm && <span style={{ color: 'var(--good)' }}>✓ {t('roster.calm')}</span>}
      {list(roster.brokenRules, true)}
      {list(roster.unmet, false)}
      {[...new Set(roster.unmet.map(({ code }) => code))].map((code) => (
        <div key={code}>
          <MendLink code={code} />
        </div>
      ))}
    </Card>
  );
}
