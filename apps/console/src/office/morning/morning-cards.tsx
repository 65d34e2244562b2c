import { Link } from '@tanstack/react-router';
import { Button, Card, Checkbox, Flex } from 'antd';
import { useState } from 'react';
import { useT } from '../../i18n/office';
import { DataTags, ReportTag, ToLookAt } from './morning-cells';
import { MorningNumber, morningNumbers } from './morning-number';
import { NextAction } from './next-action';
import { isPublishable, type MorningRow } from './urgency';

interface Props {
  readonly rows: readonly MorningRow[];
  readonly chosen: readonly string[];
  readonly onChoose: ((storeId: string) => void) | null;
}

const cardsAtFirst = 30;

/** The table's rows for a phone: nothing lies beside the screen. */
export function MorningCards({ rows, chosen, onChoose }: Props) {
  const t = useT();
  const [count, setCount] = useState(cardsAtFirst);
  return (
    <Flex vertical gap={8}>
      {rows.slice(0, count).map((row) => (
        <Card key={row.store.id} size="small">
          <Flex justify="space-between" align="center" gap={8} wrap>
            <Flex gap={8} align="center">
              {onChoose && isPublishable(row) && (
                <Checkbox
                  checked={chosen.includes(row.store.id)}
                  aria-label={t('morning.choose', { store: row.store.name })}
                  onChange={() => onChoose(row.store.id)}
                />
              )}
              <Link to="/reports/$storeId/$on" params={{ storeId: row.store.id, on: row.on }}>
                <b>{row.store.name}</b>
              </Link>
            </Flex>
            <NextAction row={row} />
          </Flex>
          <div style={{ marginBlock: 6 }}>
            <DataTags row={row} />
            <ReportTag row={row} />
          </div>
          {row.report && (
            <div
              style={{ display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: '6px 12px' }}
            >
              {morningNumbers.map((key) => (
                <div key={key}>
                  <div style={{ color: 'var(--soft)', fontSize: 12 }}>{t(`morning.number.${key}`)}</div>
                  <MorningNumber row={row} of={key} />
                </div>
              ))}
            </div>
          )}
          <div style={{ marginTop: 6 }}>
            <ToLookAt row={row} />
          </div>
        </Card>
      ))}
      {rows.length > count && (
        <Button block onClick={() => setCount(count + cardsAtFirst)}>
          {t('shop.more')}
        </Button>
      )}
    </Flex>
  );
}
