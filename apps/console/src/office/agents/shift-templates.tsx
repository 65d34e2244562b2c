import { useQuery } from '@apollo/client/react';
import { Button, Popconfirm, Table } from 'antd';
import { useState } from 'react';
import { formatMinuteRange } from '../../format/format';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { retireShiftTemplateDocument, shiftTemplatesDocument } from './documents';
import { ShiftForm } from './shift-form';
import type { Shift } from './documents';

export function ShiftTemplates() {
  const t = useT();
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<Shift | null>(null);
  const result = useQuery(shiftTemplatesDocument);
  const retire = useAction(retireShiftTemplateDocument);
  const add = may('shift:write') ? { label: t('shifts.add'), run: () => setAdding(true) } : null;
  return (
    <>
      {add && (
        <Button type="primary" style={{ marginBottom: 12 }} onClick={add.run}>
          {add.label}
        </Button>
      )}
      <ProblemAlert problem={retire.problem} onClose={retire.clear} />
      <Loaded result={result}>
        {({ shiftTemplates }) => (
          <Table<Shift>
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={[...shiftTemplates]}
            locale={{ emptyText: <EmptyState text={t('shifts.none')} action={add} /> }}
            columns={[
              { title: t('shifts.name'), dataIndex: 'name' },
              {
                title: t('shifts.time'),
                render: (_, shift) => formatMinuteRange(shift.startMinute, shift.endMinute),
              },
              {
                title: t('shifts.breaks'),
                render: (_, shift) =>
                  shift.breaks.map((pause) => (
                    <div key={pause.earliestMinute}>
                      {t('shifts.break', {
                        minutes: pause.minutes,
                        range: formatMinuteRange(pause.earliestMinute, pause.latestMinute),
                      })}
                    </div>
                  )),
              },
              {
                title: t('common.actions'),
                render: (_, shift) =>
                  add && (
                    <>
                      <Button size="small" type="text" onClick={() => setChanging(shift)}>
                        {t('common.edit')}
                      </Button>
                      <Popconfirm
                        title={t('shifts.retireAsk', { name: shift.name })}
                        onConfirm={() => retire.run({ input: { shiftId: shift.id } })}
                      >
                        <Button size="small" type="text" danger>
                          {t('shifts.retire')}
                        </Button>
                      </Popconfirm>
                    </>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
      {(adding || changing) && (
        <ShiftForm
          shift={changing}
          onClose={() => {
            setAdding(false);
            setChanging(null);
          }}
        />
      )}
    </>
  );
}
