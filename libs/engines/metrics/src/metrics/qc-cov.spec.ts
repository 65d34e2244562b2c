import { expect, it } from '@jest/globals';
import { cellOf, readMetric } from '../facts.js';
import type { Metric } from '../metric.js';
import type { Unit } from '../records.js';
import { reviewCoverage } from './qc-cov.js';
import { seatCoverage } from './seat-cov.js';

const readUnits = (metric: Metric, units: Iterable<Unit>) => {
  const cell = cellOf(units);
  return cell && readMetric(metric, { [metric.fact]: cell });
};

it('review coverage names who is missing and leaves out reviews made too late', () => {
  if (reviewCoverage.origin !== 'reviews') throw new Error('measured from reviews');
  const units = [
    ...reviewCoverage.measure({
      on: '2026-11-21',
      agents: ['A', 'B', 'C', 'A'],
      reviews: [
        { agentId: 'A', reviewedOn: '2026-11-22' },
        { agentId: 'B', reviewedOn: '2026-11-23' },
      ],
    }),
  ];
  expect(units.map(({ row, numerator }) => [row, numerator])).toEqual([
    ['A', 1],
    ['B', 0],
    ['C', 0],
  ]);
  expect(readUnits(reviewCoverage, units)).toEqual({ numerator: 1, denominator: 3, value: 1 / 3 });
});

it('more people in one half hour do not make up for another', () => {
  if (seatCoverage.origin !== 'duty') throw new Error('measured from duty');
  const slots = [
    { slotMinute: 540, sold: 2, onDuty: 3 },
    { slotMinute: 570, sold: 2, onDuty: 1 },
  ];
  expect(readUnits(seatCoverage, seatCoverage.measure({ on: '2026-11-21', slots }))).toEqual({
    numerator: 3,
    denominator: 4,
    value: 0.75,
  });
});

it('of nobody and of no half hour there is nothing to read', () => {
  expect(cellOf([])).toBeNull();
});
