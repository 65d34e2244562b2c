import { expect, test } from '@jest/globals';
import { PublicAddress } from './index.js';

test('a page has an address where the operator has said where people come in', () => {
  const address = new PublicAddress('https://zuoxi.example.com/');
  expect([address.of('/my-day'), address.host]).toEqual([
    'https://zuoxi.example.com/my-day',
    'zuoxi.example.com',
  ]);
  expect(new PublicAddress(undefined).of('/my-day')).toBeNull();
  expect(() => new PublicAddress('zuoxi')).toThrow('ZUOXI_PUBLIC_URL');
  expect(() => new PublicAddress('javascript:alert(1)')).toThrow('ZUOXI_PUBLIC_URL');
});
