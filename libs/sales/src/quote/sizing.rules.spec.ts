import { expect, test } from '@jest/globals';
import { PLANNING_MODEL, planningTargets, requiredAgents } from '@zuoxi/staffing';
import { sizeStore } from './sizing.rules.js';

const oneHalfHour = (inquiries: number) => ({
  averageDailyInquiries: null,
  serviceStartMinute: 540,
  serviceEndMinute: 570,
  mealBreaks: 0,
  mealBreakMinutes: 60,
  trafficSource: 'measured',
  traffic: [{ slotMinute: 540, inquiries }],
});

test.each([1, 3, 5])('occupancy at %i inquiries is told as it is, not in tens of a per cent', (inquiries) => {
  const demand = { arrivalsPerHour: inquiries * 2, model: PLANNING_MODEL };
  const { agents, performance } = requiredAgents(demand, planningTargets());
  const { occupancy } = sizeStore(oneHalfHour(inquiries), agents);
  expect(occupancy).toBe(performance.occupancy.toFixed(4));
  expect(occupancy).not.toMatch(/000$/);
});
