import { Form, type FormInstance } from 'antd';
import { useCallback, useEffect } from 'react';

/** What was typed survives a reload, a lost session and a failed request, until it is saved. */
export function useFormDraft<Values>(form: FormInstance<Values>, name: string): { forget: () => void } {
  const key = `zuoxi.draft.${name}`;
  const values = Form.useWatch<Values | undefined>((all) => all, form);
  useEffect(() => {
    const draft = sessionStorage.getItem(key);
    if (draft) form.setFieldsValue(JSON.parse(draft));
  }, [form, key]);
  useEffect(() => {
    if (values && form.isFieldsTouched()) sessionStorage.setItem(key, JSON.stringify(values));
  }, [values, form, key]);
  const forget = useCallback(() => sessionStorage.removeItem(key), [key]);
  return { forget };
}
