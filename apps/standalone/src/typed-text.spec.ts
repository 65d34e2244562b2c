import 'reflect-metadata';
import { expect, test } from '@jest/globals';
import { definitionOf } from '@zuoxi/services';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, type ValidationTypes } from 'class-validator';

/** As long as this is a sentence, and a sentence may be about a buyer. */
const sentence = 500;
/** Long, and no sentence about a buyer: each with its reason. */
const others: Readonly<Record<string, string>> = {
  'PageArgs.after': 'a place in a list',
  'RegisterDocumentInput.text': 'a query; its variables are not part of it',
  'SaveViewInput.search': 'the address of a page',
  'StoreProfileInput.trafficCsv': 'a table of figures',
  'StoreProfileChangeInput.trafficCsv': 'a table of figures',
  'CallbackQuery.code': 'a word of the issuer’s',
  'SetSignOnInput.clientSecret': 'a secret between two systems',
  'SettingCellInput.value': 'a rule of the house, which names no buyer; masked it would be another rule',
  'SetupFileInput.text': 'a file of rules of the house',
  'AddStaffInput.text': 'people of the house, by whom they are known and reached',
  // What was agreed, and why, between two companies that know each other; it is printed as it was agreed.
  ...Object.fromEntries(
    [
      ...['StoreLifeInput.reason', 'TakenOverClauseInput.remedy', 'ContractClauseInput.remedy'],
      ...['ContractSectionInput.text', 'ReopenContractInput.reason', 'EndContractInput.reason'],
      ...['ReversePaymentInput.reason', 'RequestQuoteApprovalInput.reason', 'ApproveQuoteInput.comment'],
      ...['ReturnQuoteInput.comment', 'MarkQuoteLostInput.reason'],
    ].map((name) => [name, 'between the companies, of no buyer']),
  ),
};

interface Rule {
  readonly name: string | ValidationTypes;
  readonly target: new () => object;
  readonly propertyName: string;
  readonly constraints?: readonly number[];
}
const rules = (getMetadataStorage() as unknown as { validationMetadatas: Map<unknown, Rule[]> })
  .validationMetadatas;
const free = [...rules.values()]
  .flat()
  .filter(({ name }) => name === 'maxLength' || name === 'isLength')
  .filter(({ name, constraints = [] }) => (constraints[name === 'isLength' ? 1 : 0] ?? 0) >= sentence)
  .map(({ target, propertyName }) => [`${target.name}.${propertyName}`, target, propertyName] as const);

test('every service’s inputs are looked at', () => {
  expect(definitionOf('quality').module).toBeDefined();
  expect(free.length).toBeGreaterThan(5);
});

test('what is left as it was typed is still there to be left', () => {
  const names = free.map(([name]) => name);
  expect(Object.keys(others).filter((name) => !(names as string[]).includes(name))).toEqual([]);
});

test.each(free.filter(([name]) => !(name in others)))(
  '%s: what is typed of a buyer is masked before anything is done with it',
  (_, target, property) => {
    const said = '客户电话13927461835，邮箱 zhao@mail.example';
    const input = plainToInstance(target, { [property]: said }) as Record<string, string>;
    expect(input[property]).toContain('客户电话');
    expect(input[property]).not.toMatch(/13927461835|zhao@mail/);
  },
);
