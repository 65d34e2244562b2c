import { UploadOutlined } from '@ant-design/icons';
import { Button, Flex, Input, Typography, Upload } from 'antd';
import { useMemo } from 'react';
import { useT } from '../../i18n/office';

interface Props {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (csv: string | null) => void;
}

interface Slot {
  readonly minute: number;
  readonly inquiries: number;
}

/** A first look only; the server reads the text with care and answers with marked fields. */
function readSlots(csv: string): readonly Slot[] {
  return csv.split(/\r?\n/).flatMap((line) => {
    const cells = line.split(/[,，\t]/).map((cell) => cell.trim());
    const time = /\b([0-2]?\d|30):([0-5]\d)(?!.*\d:\d)/.exec(cells.slice(0, -1).join(' '));
    const inquiries = Number(cells.at(-1));
    if (!time || cells.length < 2 || !Number.isFinite(inquiries)) return [];
    return [{ minute: Number(time[1]) * 60 + Number(time[2]), inquiries }];
  });
}

function Preview({ slots }: { slots: readonly Slot[] }) {
  const t = useT();
  const sums = new Map<number, number>();
  for (const slot of slots) sums.set(slot.minute, (sums.get(slot.minute) ?? 0) + slot.inquiries);
  const most = Math.max(1, ...sums.values());
  return (
    <>
      <svg viewBox="0 0 480 60" width="100%" height={60} preserveAspectRatio="none" aria-hidden>
        {[...sums].map(([minute, inquiries]) => (
          <rect
            key={minute}
            x={minute / 3}
            y={60 - (inquiries / most) * 58}
            width={9}
            height={(inquiries / most) * 58}
            fill="var(--bar)"
          />
        ))}
      </svg>
      <Typography.Text type="secondary">
        {t('profile.trafficRead', {
          rows: slots.length,
          total: slots.reduce((sum, slot) => sum + slot.inquiries, 0),
        })}
      </Typography.Text>
    </>
  );
}

export function TrafficField({ id, value, onChange }: Props) {
  const t = useT();
  const slots = useMemo(() => readSlots(value ?? ''), [value]);
  return (
    <>
      <Input.TextArea
        {...(id ? { id } : {})}
        rows={4}
        value={value ?? ''}
        placeholder={`${t('profile.trafficColumns')}\n09:00,12\n09:30,18`}
        onChange={(event) => onChange?.(event.target.value || null)}
      />
      <Flex gap={8} style={{ marginTop: 8 }}>
        <Upload
          accept=".csv,.txt"
          showUploadList={false}
          beforeUpload={(file) => {
            void file.text().then((text) => onChange?.(text));
            return false;
          }}
        >
          <Button icon={<UploadOutlined />}>{t('profile.trafficFile')}</Button>
        </Upload>
        {value && <Button onClick={() => onChange?.(null)}>{t('common.clear')}</Button>}
      </Flex>
      {value &&
        (slots.length > 0 ? (
          <Preview slots={slots} />
        ) : (
          <Typography.Text type="warning">{t('profile.trafficUnread')}</Typography.Text>
        ))}
    </>
  );
}
