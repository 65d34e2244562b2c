import { DatePicker, InputNumber, Select, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { formatMinute } from '../format/format';

interface FieldProps<Value> {
  readonly id?: string;
  readonly value?: Value | null;
  readonly onChange?: (value: Value | null) => void;
  readonly disabled?: boolean;
  readonly ariaLabel?: string;
}

/** A business date as `YYYY-MM-DD`. */
export function DateField({ value, onChange, ariaLabel, ...rest }: FieldProps<string>) {
  return (
    <DatePicker
      {...rest}
      aria-label={ariaLabel}
      allowClear={false}
      value={value ? dayjs(value) : null}
      // Enter takes the date that was typed; it must not send the form around it as well.
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault();
      }}
      onChange={(date) => onChange?.(date ? dayjs(date).format('YYYY-MM-DD') : null)}
    />
  );
}

const halfHours = Array.from({ length: 61 }, (_, index) => ({
  value: index * 30,
  label: formatMinute(index * 30),
}));

/** Minutes after midnight in half hours, to 30:00 for shifts that end on the next day. */
export function MinuteField({ ariaLabel, ...props }: FieldProps<number>) {
  const { value, onChange, ...rest } = props;
  return (
    <Select
      {...rest}
      aria-label={ariaLabel}
      showSearch={{ optionFilterProp: 'label' }}
      options={halfHours}
      value={value ?? null}
      onChange={(minute: number | null) => onChange?.(minute)}
      style={{ minWidth: 96 }}
    />
  );
}

/** Minutes after midnight as a clock shows them. */
export function ClockField({ id, value, onChange, ariaLabel }: FieldProps<number>) {
  return (
    <TimePicker
      {...(id ? { id } : {})}
      aria-label={ariaLabel}
      format="HH:mm"
      allowClear={false}
      needConfirm={false}
      value={value == null ? null : dayjs(formatMinute(value), 'HH:mm')}
      onChange={(time: dayjs.Dayjs | null) => time && onChange?.(time.hour() * 60 + time.minute())}
    />
  );
}

/** Typed in yuan, kept in fen. */
export function FenField({ value, onChange, ariaLabel, ...rest }: FieldProps<number>) {
  return (
    <InputNumber<number>
      {...rest}
      aria-label={ariaLabel}
      prefix="¥"
      precision={2}
      min={0}
      value={value == null ? null : value / 100}
      onChange={(yuan) => onChange?.(yuan == null ? null : Math.round(yuan * 100))}
      style={{ width: '100%' }}
    />
  );
}

/** Typed in per cent, kept as a decimal string: 97.3 → `0.973`. */
export function RateField({ value, onChange, ariaLabel, ...rest }: FieldProps<string>) {
  return (
    <InputNumber<number>
      {...rest}
      aria-label={ariaLabel}
      suffix="%"
      min={0}
      max={100}
      step={0.5}
      value={value == null ? null : Number((Number(value) * 100).toFixed(4))}
      onChange={(percent) => onChange?.(percent == null ? null : String(Number((percent / 100).toFixed(6))))}
      style={{ width: '100%' }}
    />
  );
}
