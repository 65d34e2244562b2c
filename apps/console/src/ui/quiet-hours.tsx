import { Checkbox, Flex, Form } from 'antd';
import { useT } from '../i18n/office';
import { ClockField } from './fields';

export interface QuietValues {
  readonly isQuiet: boolean;
  readonly quietFrom: number;
  readonly quietUntil: number;
}
interface Kept {
  readonly quietFrom?: number | null;
  readonly quietUntil?: number | null;
}

/** As a form begins: a night is proposed to whoever has no quiet hours. */
export const quietValues = ({ quietFrom, quietUntil }: Kept): QuietValues => ({
  isQuiet: quietFrom != null,
  quietFrom: quietFrom ?? 22 * 60,
  quietUntil: quietUntil ?? 8 * 60,
});

/** As they are kept, by the clock of this device's zone. */
export const quietInput = ({ isQuiet, quietFrom, quietUntil }: QuietValues) => ({
  quietFrom: isQuiet ? quietFrom : null,
  quietUntil: isQuiet ? quietUntil : null,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});

/** Hours in which nothing is sent; part of a form that has `QuietValues`. */
export function QuietHours() {
  const t = useT();
  const isQuiet = Form.useWatch<boolean>('isQuiet');
  return (
    <>
      <Form.Item name="isQuiet" valuePropName="checked" style={{ marginBottom: 8 }}>
        <Checkbox>{t('quiet.have')}</Checkbox>
      </Form.Item>
      <Flex gap={8} align="baseline" hidden={!isQuiet}>
        <Form.Item name="quietFrom">
          <ClockField ariaLabel={t('quiet.from')} />
        </Form.Item>
        –
        <Form.Item name="quietUntil">
          <ClockField ariaLabel={t('quiet.until')} />
        </Form.Item>
      </Flex>
    </>
  );
}
